//! A whole portal, with a Keygen and a mailbox around it, spoken to over HTTP and SMTP only.

use std::{
    path::{Path, PathBuf},
    pin::pin,
    process::Command,
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use rekey::{
    app::{Application, Outside},
    brand::Brands,
    commands,
    config::Config,
    demo,
    secrets::{Keys, Randomness, SystemRandomness},
    store::{DatabaseUrl, JobState, Service, Store, Take},
};
use rekey_sandbox::{Algorithm, Clock, Keygen, Mail, Mailbox};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers};
use tokio::{
    net::TcpSocket,
    sync::{oneshot, watch},
};

use crate::postgres::Postgres;

pub(crate) const ADA: &str = "ada@customer.example";
pub(crate) const PASSWORD: &str = "seven quiet herons";

/// The setting that chooses a new, empty database of the kind that this run is about. Without one, the demo's SQLite file is taken.
pub(crate) fn new_database() -> Option<(String, String)> {
    match std::env::var("TEST_DATABASE").as_deref() {
        Ok("postgres") => Some(("REKEY_DATABASE__URL".to_owned(), Postgres::shared().database())),
        Ok("") | Err(_) => None,
        Ok(other) => panic!("TEST_DATABASE is {other:?}; \"postgres\" is known"),
    }
}

/// A free port on loopback, for a server that is told its port and may be started several times. While this is held, nobody gets the port by chance: a socket
/// that is bound, and does not listen, shares it only with those who ask for this very port.
pub(crate) struct Port {
    pub(crate) number: u16,
    _bound: TcpSocket,
}

impl Port {
    pub(crate) fn reserve() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
        Self { number: socket.local_addr().unwrap().port(), _bound: socket }
    }
}

/// The portal's clock, which may be wrong while everybody else's is right.
#[derive(Clone)]
struct PortalClock {
    right: Clock,
    wrong_by: watch::Sender<SignedDuration>,
}

#[async_trait]
impl rekey::clock::Clock for PortalClock {
    fn now(&self) -> Timestamp {
        self.right.now() + *self.wrong_by.borrow()
    }

    async fn sleep_until(&self, deadline: Timestamp) {
        let mut set = self.wrong_by.subscribe();
        loop {
            let wrong_by = *set.borrow_and_update();
            tokio::select! {
                () = self.right.sleep_until(deadline - wrong_by) => return,
                _ = set.changed() => {}
            }
        }
    }
}

/// For stores whose audit trail nobody verifies.
pub(crate) fn test_keys() -> Arc<Keys> {
    Arc::new(Keys::new(&"a secret for tests".into(), &[]))
}

/// Files with a new key and a certificate for `localhost` that is its own authority's, both in PEM.
pub(crate) struct Certificate {
    pub(crate) file: String,
    pub(crate) key_file: String,
}

impl Certificate {
    /// In the place of those that were made in this folder before.
    pub(crate) fn make(folder: &Path) -> Self {
        let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let made = Self { file: file("certificate.pem"), key_file: file("key.pem") };
        let options = "req -x509 -newkey ed25519 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
                       -addext basicConstraints=critical,CA:FALSE";
        let mut openssl = Command::new("openssl");
        openssl.args(options.split_whitespace()).args(["-keyout", &made.key_file, "-out", &made.file]);
        let output = openssl.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        made
    }

    pub(crate) fn pem(&self) -> Vec<u8> {
        std::fs::read(&self.file).unwrap()
    }
}

/// What takes so long would take for ever: no machine is that slow. Only so does a test that hangs tell which.
pub(crate) const HANGS: Duration = Duration::from_mins(5);

/// Looks again and again until it is so.
#[expect(clippy::disallowed_methods, reason = "the database of another process tells nobody that it changed")]
pub(crate) async fn eventually(is_so: impl AsyncFn() -> bool, what: &str) {
    let looking = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    assert!(tokio::time::timeout(HANGS, looking).await.is_ok(), "never: {what}");
}

/// A random number from 1 to `most`.
pub(crate) fn number(most: u8) -> usize {
    let mut byte = [0];
    SystemRandomness.fill(&mut byte);
    usize::from(byte[0] % most) + 1
}

/// The value of a form's field on a page.
pub(crate) fn field(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect(page);
    after.split('"').next().unwrap().to_owned()
}

/// The stamp of a new form of this portal.
pub(crate) async fn stamp(http: &reqwest::Client, portal: &str) -> String {
    field(&http.get(format!("{portal}/reset")).send().await.unwrap().text().await.unwrap(), "stamp")
}

pub(crate) struct World {
    pub clock: Clock,
    portal_clock: PortalClock,
    pub keygen: Keygen,
    pub mailbox: Mailbox,
    pub portal: String,
    pub http: reqwest::Client,
    folder: tempfile::TempDir,
    settings: Vec<(String, String)>,
    mail: String,
    algorithm: Algorithm,
    running: Option<(oneshot::Sender<()>, tokio::task::JoinHandle<()>)>,
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// `settings` are keys of the brand acme, written as in the environment.
    pub(crate) async fn with(settings: &[(&str, &str)]) -> Self {
        Self::on(new_database(), settings).await
    }

    /// `server` are whole environment variables, of settings that are no brand's.
    pub(crate) async fn with_server(server: &[(&str, &str)], settings: &[(&str, &str)]) -> Self {
        let server = server.iter().map(|&(name, value)| (name.to_owned(), value.to_owned()));
        Self::build(new_database().into_iter().chain(server).collect(), "", settings).await
    }

    /// `mail` is added to the file's section on mails.
    pub(crate) async fn configured(mail: &str, settings: &[(&str, &str)]) -> Self {
        Self::build(new_database().into_iter().collect(), mail, settings).await
    }

    /// Mails leave by another way than SMTP.
    pub(crate) async fn sending(transport: &str) -> Self {
        Self::build(new_database().into_iter().collect(), transport, &[]).await
    }

    /// Mails leave by another way than SMTP, by a clock that something else goes by, too.
    pub(crate) async fn sending_by(clock: Clock, transport: &str) -> Self {
        Self::build_by(clock, new_database().into_iter().collect(), transport, &[]).await
    }

    /// Without a `database`, the demo's SQLite file is taken.
    pub(crate) async fn on(database: Option<(String, String)>, settings: &[(&str, &str)]) -> Self {
        Self::build(database.into_iter().collect(), "", settings).await
    }

    async fn build(server: Vec<(String, String)>, mail: &str, settings: &[(&str, &str)]) -> Self {
        Self::build_by(Clock::default(), server, mail, settings).await
    }

    async fn build_by(clock: Clock, server: Vec<(String, String)>, mail: &str, settings: &[(&str, &str)]) -> Self {
        // Shown of a test that fails.
        let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_test_writer().try_init();
        let keygen = Keygen::start(clock.clone(), 0).unwrap();
        keygen.add_user(ADA, "user", Some("old password"));
        // Each request has a connection of its own: a kept one may be closed by the server in the very moment of its use.
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        let portal_clock = PortalClock { right: clock.clone(), wrong_by: watch::Sender::default() };
        let mut world = Self {
            clock,
            portal_clock,
            keygen,
            mailbox: Mailbox::start(0).await.unwrap(),
            portal: String::new(),
            http,
            folder: tempfile::tempdir().unwrap(),
            settings: server,
            mail: mail.to_owned(),
            algorithm: Algorithm::Ed25519,
            running: None,
        };
        // Tests type faster than people, and are no strangers who measure times.
        world.set(&[("BOTS__MIN_TIME", "0s"), ("LIMITS__REQUEST_DELAY", "0s")]);
        world.set(settings);
        world.start_portal().await;
        world
    }

    fn set(&mut self, settings: &[(&str, &str)]) {
        let named = |&(key, value): &(&str, &str)| (format!("REKEY_BRANDS__ACME__{key}"), value.to_owned());
        self.settings.extend(settings.iter().map(named));
    }

    /// Sets the portal's clock wrong, or right again.
    pub(crate) fn set_portal_clock_wrong_by(&self, by: SignedDuration) {
        self.portal_clock.wrong_by.send_replace(by);
    }

    fn config(&self) -> Config {
        let config = demo::configuration(0, "http://localhost", self.folder.path(), &self.keygen, &self.mailbox);
        let other_way = ["folder", "sendmail", "api"].iter().any(|way| self.mail.starts_with(way));
        let lines = config.lines().filter(|line| !other_way || !line.trim().starts_with("smtp ="));
        let config = lines.chain([self.mail.as_str()]).collect::<Vec<_>>().join("\n");
        Config::parse(&config, Path::new(""), self.settings.iter().cloned()).unwrap()
    }

    pub(crate) fn sqlite_file(&self) -> PathBuf {
        self.folder.path().join("rekey.db")
    }

    async fn connect(&self) -> AnyConnection {
        install_default_drivers();
        let url = match self.settings.iter().find(|(name, _)| name == "REKEY_DATABASE__URL") {
            Some((_, url)) => url.clone(),
            None => format!("sqlite:{}", self.sqlite_file().display()),
        };
        AnyConnection::connect(&url).await.unwrap()
    }

    /// Does something to the database behind the portal's back.
    pub(crate) async fn execute(&self, statement: &'static str) -> Result<(), sqlx::Error> {
        let mut connection = self.connect().await;
        let done = sqlx::query(statement).execute(&mut connection).await;
        connection.close().await.unwrap();
        done.map(drop)
    }

    /// How many rows a table has, possibly with a condition.
    pub(crate) async fn rows(&self, of: &str) -> i64 {
        let mut connection = self.connect().await;
        let statement = AssertSqlSafe(format!("SELECT count(*) FROM {of}"));
        let rows = sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows
    }

    /// Returns once a table has `count` rows.
    pub(crate) async fn wait_for_rows(&self, of: &str, count: i64) {
        eventually(async || self.rows(of).await == count, &format!("{count} {of}")).await;
    }

    /// How many jobs are in this state.
    pub(crate) async fn count(&self, state: JobState) -> i64 {
        self.rows(&format!("jobs WHERE state = '{}'", state.name())).await
    }

    /// Returns once `count` jobs are in this state.
    pub(crate) async fn wait_for_jobs(&self, state: JobState, count: i64) {
        self.wait_for_rows(&format!("jobs WHERE state = '{}'", state.name()), count).await;
    }

    /// Returns once no job is ready or running, and no webhook is under way: whatever was asked for has been done, or was put off. A clock that is turned
    /// while a webhook is under way makes it too old.
    pub(crate) async fn settle(&self) {
        let idle = async || self.rows("jobs WHERE state IN ('ready', 'running')").await == 0;
        // What Keygen was asked for is an event before its job is done, and a job before the event is delivered.
        eventually(async || idle().await && !self.keygen.is_delivering() && idle().await, "nothing is under way").await;
    }

    /// Does to the database, while the portal is stopped, what a process does that takes a job and is killed. On PostgreSQL its lease would have to end first:
    /// that is left to the tests of replicas.
    pub(crate) async fn die_with_a_job(&self, service: Service) {
        let url = self.config().database.url;
        if let DatabaseUrl::Sqlite(_) = url {
            let doomed = Store::open(&url, &test_keys()).await.unwrap();
            let policy = Brands::new(self.config().brands).unwrap().iter().next().unwrap().mail_policy;
            let taken = doomed.take_job("acme", service, 0, &policy, self.clock.now()).await.unwrap();
            assert!(matches!(taken, Take::Job(_)));
            doomed.close().await;
        }
    }

    /// Asks for an invitation, as the command line does beside the running portal.
    pub(crate) async fn invite(&self, address: &str) {
        let outside = Outside { clock: Arc::new(self.portal_clock.clone()), randomness: Arc::new(SystemRandomness) };
        commands::invite(self.config(), outside, &address.parse().unwrap(), None).await.unwrap();
    }

    /// What the command line tells of an address.
    pub(crate) async fn trace(&self, address: &str) -> String {
        let mut told = Vec::new();
        commands::trace(&self.config(), &address.parse().unwrap(), self.clock.now(), &mut told).await.unwrap();
        String::from_utf8(told).unwrap()
    }

    /// What the command line says of the audit trail, if something is wrong with it.
    pub(crate) async fn verify_trail(&self) -> Result<(), String> {
        let mut told = Vec::new();
        let verified = commands::verify_trail(&self.config(), &mut told).await;
        verified.map_err(|_| String::from_utf8(told).unwrap())
    }

    /// The database of the portal, which is stopped.
    pub(crate) async fn open_store(&self) -> Store {
        let config = self.config();
        Store::open(&config.database.url, &config.keys()).await.unwrap()
    }

    pub(crate) fn is_on_postgres(&self) -> bool {
        matches!(self.config().database.url, DatabaseUrl::Postgres(_))
    }

    /// Ends all links of an address, as the command line does beside the running portal; returns what it prints.
    pub(crate) async fn revoke(&self, address: &str) -> String {
        let mut told = Vec::new();
        let (config, now) = (self.config(), self.clock.now());
        commands::revoke(&config, &address.parse().unwrap(), now, &mut told).await.unwrap();
        String::from_utf8(told).unwrap()
    }

    /// Starts the portal anew with other settings of the brand.
    pub(crate) async fn restart_with(&mut self, settings: &[(&str, &str)]) {
        self.stop_portal().await;
        self.set(settings);
        self.start_portal().await;
    }

    /// Starts the portal anew with another secret key; the old one is kept beside it.
    pub(crate) async fn rotate_secret_key(&mut self) {
        self.stop_portal().await;
        let old = "known to everybody: a demo keeps no secrets";
        for (key, value) in
            [("REKEY_SECRET_KEY", "another secret, of more than thirty-two bytes"), ("REKEY_OLD_SECRET_KEYS", old)]
        {
            self.settings.push((key.to_owned(), value.to_owned()));
        }
        self.start_portal().await;
    }

    /// Lets Keygen sign in another way; the portal learns the keys as given.
    pub(crate) async fn sign_with(&mut self, algorithm: Algorithm, name: &str, public_keys: &str) {
        self.algorithm = algorithm;
        self.restart_with(&[("KEYGEN__SIGNATURE_ALGORITHM", name), ("KEYGEN__PUBLIC_KEYS", public_keys)]).await;
    }

    /// Starts the portal on the same database; its port is a new one, and its links keep the public URL's.
    pub(crate) async fn start_portal(&mut self) {
        let outside = Outside { clock: Arc::new(self.portal_clock.clone()), randomness: Arc::new(SystemRandomness) };
        let application = Application::build(self.config(), outside).await.unwrap();
        self.portal = format!("http://localhost:{}", application.address().port());
        // The signed host has no port, so that only the port differs from the public URL.
        self.keygen.register_webhook(format!("{}/webhooks/keygen", self.portal).parse().unwrap(), self.algorithm);
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(async move { application.run(async { drop(stopped.await) }).await.unwrap() });
        self.running = Some((stop, running));
    }

    pub(crate) async fn stop_portal(&mut self) {
        let (stop, running) = self.running.take().unwrap();
        stop.send(()).unwrap();
        running.await.unwrap();
    }

    /// Starts the portal anew with an empty database, as after the loss of the old one.
    pub(crate) async fn lose_database(&mut self) {
        self.stop_portal().await;
        if let Some((name, url)) = new_database() {
            self.settings.retain(|(known, _)| *known != name);
            self.settings.push((name, url));
        } else {
            for suffix in ["", "-wal", "-shm"] {
                drop(std::fs::remove_file(format!("{}{suffix}", self.sqlite_file().display())));
            }
        }
        self.start_portal().await;
    }

    /// Where Keygen posts webhooks, at another port of this machine: the portal takes it for its own endpoint, since ports are not signed.
    pub(crate) fn endpoint_at(port: u16) -> url::Url {
        format!("http://localhost:{port}/webhooks/keygen").parse().unwrap()
    }

    /// The stamp of a new form.
    pub(crate) async fn stamp(&self) -> String {
        stamp(&self.http, &self.portal).await
    }

    pub(crate) async fn ask_for_reset(&self, address: &str) -> (u16, String) {
        let form = [("email", address), ("stamp", &self.stamp().await)];
        let response = self.http.post(format!("{}/reset", self.portal)).form(&form).send().await.unwrap();
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

    /// Sends the form, and says what the browser shows then.
    pub(crate) async fn set_password(&self, link: &str, password: &str) -> (u16, String) {
        self.follow(self.http.post(link).form(&[("password", password)]).send().await.unwrap()).await
    }

    /// What a browser shows after this answer.
    pub(crate) async fn follow(&self, response: reqwest::Response) -> (u16, String) {
        if response.status() == 303 {
            let location = response.headers()["location"].to_str().unwrap().to_owned();
            return self.get(&format!("{}{location}", self.portal)).await;
        }
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// Sets a password while the clock goes on, so that nobody waits for a webhook that does not come.
    pub(crate) async fn set_password_while_time_passes(&self, link: &str, password: &str) -> (u16, String) {
        self.while_time_passes(self.set_password(link, password)).await
    }

    /// Turns the clock on while something is done.
    pub(crate) async fn while_time_passes<T>(&self, done: impl Future<Output = T>) -> T {
        let mut done = pin!(done);
        loop {
            #[expect(clippy::disallowed_methods, reason = "the portal does not tell when it begins to wait")]
            let tick = tokio::time::sleep(Duration::from_millis(20));
            tokio::select! {
                done = &mut done => return done,
                () = tick => self.clock.advance(SignedDuration::from_secs(1)),
            }
        }
    }

    /// Presses the one button of a superseded link's page.
    pub(crate) async fn ask_for_new_link(&self, link: &str) -> u16 {
        let stamp = field(&self.get(link).await.1, "stamp");
        let form = [("stamp", stamp.as_str())];
        self.http.post(format!("{link}/new-link")).form(&form).send().await.unwrap().status().as_u16()
    }
}
