//! `rekey demo`: the whole journey on this machine, with a sandbox Keygen and a mailbox around the real portal.

use std::{future::Future, net::TcpListener, path::Path, sync::Arc};

use async_trait::async_trait;
use jiff::Timestamp;
use rekey_sandbox::{Algorithm, Keygen, Mailbox, Windows};
use tokio::net::TcpSocket;

use crate::{
    app::{Application, Outside},
    clock::Clock,
    config::{self, Config},
    secrets::SystemRandomness,
};

/// The demo's front page can turn it.
#[async_trait]
impl Clock for rekey_sandbox::Clock {
    fn now(&self) -> Timestamp {
        self.now()
    }

    async fn sleep_until(&self, deadline: Timestamp) {
        self.sleep_until(deadline).await;
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
    let keygen = Keygen::start(clock.clone(), 0)?;
    keygen.add_demo_users();
    let mailbox = Mailbox::start(0).await?;

    // The links need the portal's port before it listens. A socket that is bound, and does not listen, keeps others off until then.
    let reserved = TcpSocket::new_v4()?;
    reserved.set_reuseaddr(true)?;
    reserved.bind(([127, 0, 0, 1], 0).into())?;
    let portal_port = reserved.local_addr()?.port();
    let portal = format!("http://127.0.0.1:{portal_port}");
    let text = configuration(portal_port, &portal, folder.path(), &keygen, &mailbox);
    let config = Config::parse(&text, Path::new(""), config::environment()?)?;
    let outside = Outside { clock: Arc::new(clock.clone()), randomness: Arc::new(SystemRandomness) };
    let application = Application::build(config, outside).await?;
    drop(reserved);
    keygen.register_webhook(format!("{portal}/webhooks/keygen").parse()?, Algorithm::Ed25519);

    let front = Windows { clock, keygen, mailbox, portal }.serve(TcpListener::bind(("127.0.0.1", port))?)?;
    announce(&format!("http://{front}/"));
    Ok(application.run(shutdown).await?)
}

/// The configuration of a portal on loopback, with a sandbox around it and its database in `folder`. It ends in the brand's mail section.
pub fn configuration(port: u16, public_url: &str, folder: &Path, keygen: &Keygen, mailbox: &Mailbox) -> String {
    format!(
        r#"
        secret_key = "known to everybody: a demo keeps no secrets"
        server = {{ listen = "127.0.0.1:{port}", workers = 2 }}
        database.url = "sqlite:{folder}/rekey.db"
        [brands.acme]
        name = "Acme"
        public_url = "{public_url}"
        support_email = "help@acme.example"
        keygen = {{ account = "{account}", api_url = "{api}", public_keys = ["{key}"] }}
        [brands.acme.mail]
        from = "Acme <no-reply@acme.example>"
        smtp = {{ host = "127.0.0.1", port = {smtp}, security = "none" }}
        "#,
        folder = folder.display(),
        account = keygen.account(),
        api = keygen.api_url(),
        key = keygen.public_key(Algorithm::Ed25519),
        smtp = mailbox.address().port(),
    )
}
