//! The sandbox by itself, around a portal that is started by hand.

use std::net::TcpListener;

use clap::Parser;
use rekey_sandbox::{Algorithm, Clock, Keygen, Mailbox, Windows};
use url::Url;

/// A Keygen account and a mailbox on this machine, to try a portal with.
#[derive(Parser)]
struct Arguments {
    /// The portal's address; its webhook is posted to /webhooks/keygen there.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    portal: Url,
    /// Where the mailbox and the users are shown; 0 takes a free port.
    #[arg(long, default_value_t = 7070)]
    port: u16,
    /// Keygen's API; 0 takes a free port.
    #[arg(long, default_value_t = 7071)]
    keygen_port: u16,
    /// The mail server; 0 takes a free port.
    #[arg(long, default_value_t = 7025)]
    smtp_port: u16,
    /// So many users besides the demo's, `0@crowd.example` and so on, for measurements.
    #[arg(long, default_value_t = 0)]
    crowd: u32,
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a command line speaks to its terminal")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let clock = Clock::default();
    let keygen = Keygen::start(clock.clone(), arguments.keygen_port)?;
    keygen.add_demo_users();
    for number in 0..arguments.crowd {
        keygen.add_user(&format!("{number}@crowd.example"), "user", None);
    }
    keygen.register_webhook(arguments.portal.join("/webhooks/keygen")?, Algorithm::Ed25519);
    let mailbox = Mailbox::start(arguments.smtp_port).await?;
    let portal = arguments.portal.as_str().trim_end_matches('/').to_owned();
    let settings = rekey_sandbox::settings(&portal, &keygen, &mailbox);
    let front = Windows { clock, keygen, mailbox, portal }.serve(TcpListener::bind(("127.0.0.1", arguments.port))?)?;
    println!("Open http://{front}/. In your copy of config/rekey.toml, replace the lines of these keys:\n\n{settings}");
    Ok(tokio::signal::ctrl_c().await?)
}
