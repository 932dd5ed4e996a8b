//! A whole portal, with a Keygen and a mailbox around it, spoken to over HTTP and SMTP only.

use std::{path::Path, sync::Arc};

use rekey::{
    app::{Application, Outside},
    config::Config,
    demo,
    secrets::SystemRandomness,
};
use rekey_sandbox::{Clock, Keygen, Mail, Mailbox};
use tokio::sync::oneshot;

pub(crate) const ADA: &str = "ada@customer.example";
pub(crate) const PASSWORD: &str = "seven quiet herons";

pub(crate) struct World {
    pub clock: Clock,
    pub keygen: Keygen,
    pub mailbox: Mailbox,
    pub portal: String,
    pub http: reqwest::Client,
    folder: tempfile::TempDir,
    extra: String,
    running: Option<(oneshot::Sender<()>, tokio::task::JoinHandle<()>)>,
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::with("").await
    }

    /// `extra` is added to the brand's mail section.
    pub(crate) async fn with(extra: &str) -> Self {
        let clock = Clock::default();
        let keygen = Keygen::start(clock.clone()).unwrap();
        keygen.add_user(ADA, "user", Some("old password"));
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let mut world = Self {
            clock,
            keygen,
            mailbox: Mailbox::start().await.unwrap(),
            portal: String::new(),
            http,
            folder: tempfile::tempdir().unwrap(),
            extra: extra.to_owned(),
            running: None,
        };
        world.start_portal().await;
        world
    }

    /// Starts the portal on the same database; its port is a new one, and its links keep the public URL's.
    pub(crate) async fn start_portal(&mut self) {
        let config = demo::configuration(0, "http://localhost", self.folder.path(), &self.keygen, &self.mailbox);
        let config = config + &self.extra;
        let config = Config::parse(&config, Path::new(""), []).unwrap();
        let outside = Outside { clock: Arc::new(self.clock.clone()), randomness: Arc::new(SystemRandomness) };
        let application = Application::build(config, outside).await.unwrap();
        self.portal = format!("http://localhost:{}", application.address().port());
        // The signed host has no port, so that only the port differs from the public URL.
        self.keygen.register_webhook(format!("{}/webhooks/keygen", self.portal).parse().unwrap());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(async move { application.run(async { drop(stopped.await) }).await.unwrap() });
        self.running = Some((stop, running));
    }

    pub(crate) async fn stop_portal(&mut self) {
        let (stop, running) = self.running.take().unwrap();
        stop.send(()).unwrap();
        running.await.unwrap();
    }

    pub(crate) async fn ask_for_reset(&self, address: &str) -> (u16, String) {
        let response =
            self.http.post(format!("{}/reset", self.portal)).form(&[("email", address)]).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// Where a mailed link leads in this test.
    pub(crate) fn link(&self, mail: &Mail) -> String {
        mail.link().unwrap().replace("http://localhost/", &format!("{}/", self.portal))
    }

    pub(crate) async fn get(&self, url: &str) -> (u16, String) {
        let response = self.http.get(url).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    pub(crate) async fn set_password(&self, link: &str, password: &str) -> (u16, String) {
        let response = self.http.post(link).form(&[("password", password)]).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }
}
