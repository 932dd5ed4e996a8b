//! The configuration: one TOML file, each key overridable from the environment, read and checked as a whole.
//!
//! `config/rekey.toml` is the reference: every key with its meaning and its default.

mod brand;
mod keygen;
mod mail;
mod parse;
mod problem;
mod protection;
mod section;
mod transport;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use ipnet::IpNet;
use secrecy::{ExposeSecret, SecretString};

pub use brand::{BrandConfig, PasswordRules};
pub use keygen::KeygenConfig;
pub use mail::{DkimConfig, MailConfig, MailOn};
use parse::DAY;
pub use problem::{ConfigError, Problem};
pub use protection::{BotsConfig, BrowsersConfig, CaptchaConfig, CaptchaProvider, ChallengeMode, LimitsConfig};
use section::{Reader, Section};
pub use transport::{ApiConfig, BOUNCES_PATH, Provider, SmtpConfig, SmtpSecurity, TransportConfig};

use crate::{log::LogFilter, secrets::Keys, store::DatabaseUrl, tls::CertificateFiles};

/// The whole configuration, checked.
#[derive(Debug)]
pub struct Config {
    /// What all keys are derived from.
    pub secret_key: SecretString,
    /// Earlier secrets: what they sealed and hashed stays readable.
    pub old_secret_keys: Vec<SecretString>,
    /// The file with `secret_key`, if it is not given otherwise.
    pub secret_key_file: Option<PathBuf>,
    /// The file with `old_secret_keys`, if they are not given otherwise.
    pub old_secret_keys_file: Option<PathBuf>,
    /// The public listener.
    pub server: ServerConfig,
    /// The database.
    pub database: DatabaseConfig,
    /// What is logged, and how.
    pub log: LogConfig,
    /// How many jobs of each brand and service are worked on at the same time.
    pub queue_workers: u32,
    /// Everything that belongs to a vendor.
    pub brands: Vec<BrandConfig>,
}

/// `[server]`
#[derive(Debug)]
pub struct ServerConfig {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The certificate of our own TLS; without one, a reverse proxy terminates TLS in front.
    pub tls: Option<CertificateFiles>,
    /// Threads that serve HTTP.
    pub workers: usize,
    /// How long a connection is kept for a next request.
    pub keep_alive: Duration,
    /// The reverse proxies in front, whose word about the client's address is believed.
    pub proxies: ProxiesConfig,
}

/// The reverse proxies in front.
#[derive(Debug, Clone, Default)]
pub struct ProxiesConfig {
    /// Where they are.
    pub networks: Vec<IpNet>,
    /// In which header they tell the client's address.
    pub header: ForwardedHeader,
}

/// In which header proxies tell the client's address. A header that they do not set is the client's own claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`, a list of addresses.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// `[database]`
#[derive(Debug)]
pub struct DatabaseConfig {
    /// An SQLite file or a PostgreSQL server.
    pub url: DatabaseUrl,
    /// How long finished jobs, seen events and dead links are kept.
    pub retention: Duration,
}

/// `[log]`
#[derive(Debug, Clone)]
pub struct LogConfig {
    /// Text for eyes, JSON for machines.
    pub format: LogFormat,
    /// Such as `info` or `rekey=debug,warn`.
    pub level: LogFilter,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One line of text.
    Text,
    /// One JSON object a line.
    Json,
}

/// How to make a secret.
const SECRET_EXAMPLE: &str = "the output of: openssl rand -base64 32";

impl Config {
    /// Reads the file and the `REKEY_…` variables of `environment`, and reports every mistake at once.
    pub fn load(path: &Path, environment: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), reason: error.to_string() })?;
        Self::parse(&text, path.parent().unwrap_or(Path::new("")), environment)
    }

    /// The keys that are derived from the secrets.
    pub fn keys(&self) -> Arc<Keys> {
        Arc::new(Keys::new(&self.secret_key, &self.old_secret_keys))
    }

    /// Like [`Config::load`], with the file's text at hand. Relative paths in it start at `folder`.
    pub fn parse(
        text: &str,
        folder: &Path,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let table = text.parse::<toml::Table>().map_err(|error| {
            // The line itself may hold a secret.
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or(text);
            let line = 1 + before.matches('\n').count();
            ConfigError::Syntax { line, reason: error.message().to_owned() }
        })?;
        let environment: BTreeMap<_, _> =
            environment.into_iter().filter(|(name, _)| name.starts_with(section::PREFIX)).collect();
        let reader = Reader::new(folder, environment);
        let config = Self::read(&reader, &reader.root(&table));
        match (config, reader.finish()) {
            (Some(config), problems) if problems.is_empty() => Ok(config),
            (_, problems) => Err(ConfigError::Mistakes(problems)),
        }
    }

    fn read(reader: &Reader, root: &Section<'_>) -> Option<Self> {
        let secret = |secret: SecretString| {
            if secret.expose_secret().len() < 32 {
                return Err("is shorter than 32 bytes and could be guessed".to_owned());
            }
            Ok(secret)
        };
        let secret_key = root.secret("secret_key", SECRET_EXAMPLE).required().and_then(secret).optional();
        let old_secret_keys = root.secrets("old_secret_keys", SECRET_EXAMPLE);

        let (secret_key_file, old_secret_keys_file) =
            (root.secret_file("secret_key"), root.secret_file("old_secret_keys"));

        let server = root.section("server");
        let listen =
            server.value("listen", "\"0.0.0.0:8080\"", parse::from_str).or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let workers = server.value("workers", "2", parse::whole_number(1, 256)).or(threads);
        let keep_alive =
            server.value("keep_alive", "\"125s\"", parse::duration(Duration::from_secs(1), Duration::from_hours(1)));
        let keep_alive = keep_alive.or(Duration::from_secs(125));
        let networks =
            server.value("trusted_proxies", "[\"127.0.0.1\", \"10.0.0.0/8\"]", parse::networks).or(Vec::new());
        let headers = [("x-forwarded-for", ForwardedHeader::XForwardedFor), ("forwarded", ForwardedHeader::Forwarded)];
        let header = server
            .value("forwarded_header", "\"forwarded\"", parse::one_of(&headers))
            .or(ForwardedHeader::XForwardedFor);
        let tls = server.section("tls");
        let tls = if tls.is_given() { read_tls(&tls).map(Some) } else { Some(None) };
        server.finish();

        let database = root.section("database");
        let url = database
            .secret("url", "\"sqlite:/var/lib/rekey/rekey.db\" or \"postgres://rekey:…@db.example/rekey\"")
            .and_then(|url| url.expose_secret().parse().map_err(str::to_owned))
            .or(DatabaseUrl::Sqlite("rekey.db".into()));
        let allow_plaintext = database.value("allow_plaintext", "true", parse::flag).or(false);
        if let (Some(host), Some(false)) = (url.as_ref().and_then(DatabaseUrl::unverified_host), allow_plaintext)
            && !parse::is_loopback_name(&host)
        {
            database.report(
                "url",
                "names a server on another machine without checking its certificate, so that others on the network could read along, or pose as the database",
                "\"postgres://rekey:…@db.example/rekey?sslmode=verify-full&sslrootcert=/etc/rekey/ca.pem\", or allow_plaintext = true if that network is yours alone",
            );
        }
        // An event that Keygen sends again for days must be recognised as long.
        let retention = database.value("retention", "\"30d\"", parse::duration(4 * DAY, 365 * DAY)).or(30 * DAY);
        database.finish();

        let log = root.section("log");
        let format = log
            .value("format", "\"json\"", parse::one_of(&[("text", LogFormat::Text), ("json", LogFormat::Json)]))
            .or(LogFormat::Text);
        let level = log.value("level", "\"info\"", parse::log_filter).or(LogFilter::default());
        log.finish();

        let queue = root.section("queue");
        let queue_workers = queue.value("workers", "4", parse::whole_number(1, 64)).or(4);
        queue.finish();

        let brands = root.section("brands");
        let ids = brands.names();
        if ids.len() != 1 {
            reader.report(Problem::new(
                "brands",
                if ids.is_empty() {
                    "has no brand".to_owned()
                } else {
                    "has more than one brand, which is not supported yet".to_owned()
                },
                "one section [brands.acme], with a name of your choice in place of acme",
            ));
        }
        let brands: Option<Vec<_>> = ids.iter().map(|id| BrandConfig::read(id, &brands.section(id))).collect();
        root.finish();

        Some(Self {
            secret_key: secret_key??,
            old_secret_keys: old_secret_keys?,
            secret_key_file,
            old_secret_keys_file,
            server: ServerConfig {
                listen: listen?,
                tls: tls?,
                workers: workers?,
                keep_alive: keep_alive?,
                proxies: ProxiesConfig { networks: networks?, header: header? },
            },
            database: DatabaseConfig { url: url?, retention: retention? },
            log: LogConfig { format: format?, level: level? },
            queue_workers: queue_workers?,
            brands: brands?,
        })
    }
}

/// `[server.tls]`
fn read_tls(section: &Section<'_>) -> Option<CertificateFiles> {
    let path = |name, example| section.value(name, example, |path| section.path(path)).required().optional();
    let certificate = path("certificate_file", "\"/etc/rekey/tls/fullchain.pem\"");
    let key = path("key_file", "\"/etc/rekey/tls/privkey.pem\"");
    section.finish();
    let files = CertificateFiles { certificate: certificate??, key: key?? };
    match files.load() {
        Ok(_) => Some(files),
        Err(error) => {
            let what = format!("names files that can't be used: {error}");
            section.report("", what, "a certificate and its private key, both in PEM");
            None
        }
    }
}
