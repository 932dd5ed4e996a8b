//! `rekey demo`: the whole journey on this machine, with a sandbox Keygen and a mailbox around the real portal.

use std::{future::Future, net::TcpListener, path::Path, sync::Arc};

use async_trait::async_trait;
use jiff::Timestamp;
use rekey_sandbox::{Keygen, Mailbox, Windows};

use crate::{
    app::{Application, Outside},
    clock::Clock,
    config::Config,
    secrets::SystemRandomness,
};

/// The sandbox's clock, which the demo's front page can turn.
struct DemoClock(rekey_sandbox::Clock);

#[async_trait]
impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    async fn sleep_until(&self, deadline: Timestamp) {
        self.0.sleep_until(deadline).await;
    }
}

/// Runs the demo on loopback, its front page at `port` (0 takes a free one), until `shutdown` is ready. `announce` gets the front page's address.
pub async fn run(
    port: u16,
    announce: impl FnOnce(&str),
    shutdown: impl Future<Output = ()>,
) -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let clock = rekey_sandbox::Clock::default();
    let keygen = Keygen::start(clock.clone())?;
    keygen.add_user("ada@customer.example", "user", Some("old-password-1"));
    keygen.add_user("zoe@customer.example", "user", Some("old-password-2"));
    keygen.add_user("admin@acme.example", "admin", Some("old-password-3"));
    let mailbox = Mailbox::start().await?;

    // The links need the portal's port before it listens: a free one is found by listening on it for a moment.
    let portal_port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let portal = format!("http://127.0.0.1:{portal_port}");
    let config = format!(
        r#"
        secret_key = "known to everybody: a demo keeps no secrets"
        server = {{ listen = "127.0.0.1:{portal_port}", workers = 2 }}
        database.url = "sqlite:{folder}/rekey.db"
        [brands.acme]
        name = "Acme"
        public_url = "{portal}"
        support_email = "help@acme.example"
        keygen = {{ account = "{account}", api_url = "{api}", public_keys = ["{key}"] }}
        mail = {{ from = "Acme <no-reply@acme.example>", smtp = {{ host = "127.0.0.1", port = {smtp}, security = "none" }} }}
        "#,
        folder = folder.path().display(),
        account = keygen.account(),
        api = keygen.api_url(),
        key = keygen.public_key(),
        smtp = mailbox.address().port(),
    );
    let config = Config::parse(&config, Path::new(""), [])?;
    let outside = Outside { clock: Arc::new(DemoClock(clock.clone())), randomness: Arc::new(SystemRandomness) };
    let application = Application::build(config, outside).await?;
    keygen.register_webhook(format!("{portal}/webhooks/keygen").parse()?);

    let front = Windows { clock, keygen, mailbox, portal }.serve(TcpListener::bind(("127.0.0.1", port))?)?;
    announce(&format!("http://{front}/"));
    Ok(application.run(shutdown).await?)
}
