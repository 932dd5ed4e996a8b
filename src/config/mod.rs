//! The configuration: one TOML file, each key overridable from the environment, read and checked as a whole.
//!
//! `config/rekey.toml` is the reference: every key with its meaning and its default.

mod brand;
mod entry;
mod keygen;
mod mail;
mod parse;
mod problem;
mod protection;
mod reader;
mod secret;
mod section;
mod sender;
mod server;
mod transport;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use secrecy::{ExposeSecret, SecretString};
use url::Url;

pub use brand::{BrandConfig, PasswordRules};
pub use keygen::KeygenConfig;
pub use mail::{DkimConfig, MailConfig, MailOn};
use parse::DAY;
pub(crate) use parse::is_loopback;
pub use problem::{ConfigError, Problem, describe_warnings};
pub use protection::{BotsConfig, BrowsersConfig, CaptchaConfig, CaptchaProvider, ChallengeMode, LimitsConfig};
use reader::Reader;
use section::Section;
pub use server::{ForwardedHeader, ProxiesConfig, ServerConfig};
pub use transport::{ApiConfig, BOUNCES_PATH, Provider, SmtpConfig, SmtpSecurity, TransportConfig};

use crate::{log::LogFilter, secrets::Keys, store::DatabaseUrl};

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
    /// What can be used, and is probably not meant.
    pub warnings: Vec<Problem>,
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
const SECRET_EXAMPLE: &str = "secret_key_file = \"/etc/rekey/secret_key\", made by: (umask 077; openssl rand -base64 32 > /etc/rekey/secret_key)";

/// How to begin with old secrets.
const OLD_SECRETS_EXAMPLE: &str = "an empty file at first, which `rekey secret rotate` fills, made by: install -m 600 /dev/null /etc/rekey/old_secret_keys";

/// `REKEY_…` variables of this process.
pub fn environment() -> Result<Vec<(String, String)>, ConfigError> {
    let ours = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
    ours.filter(|(name, _)| name.starts_with(reader::PREFIX))
        .map(|(name, value)| match value.into_string() {
            Ok(value) => Ok((name, value)),
            Err(_) => Err(ConfigError::Variable(name)),
        })
        .collect()
}

impl Config {
    /// Reads the file and the `REKEY_…` variables of `environment`, and reports every mistake at once.
    pub fn load(path: &Path, environment: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        Self::load_file(path, environment, true)
    }

    /// Like [`Config::load`], but what `rekey setup` finds out about the Keygen account may be missing.
    pub fn load_incomplete(
        path: &Path,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        Self::load_file(path, environment, false)
    }

    fn load_file(
        path: &Path,
        environment: impl IntoIterator<Item = (String, String)>,
        complete: bool,
    ) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), reason: error.to_string() })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::parse_file(&text, folder, Some(path), environment, complete)
            .map_err(|error| ConfigError::InFile(path.to_owned(), Box::new(error)))
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
        Self::parse_file(text, folder, None, environment, true)
    }

    fn parse_file(
        text: &str,
        folder: &Path,
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        complete: bool,
    ) -> Result<Self, ConfigError> {
        let table = text.parse::<toml::Table>().map_err(|error| {
            // The line itself may hold a secret.
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or(text);
            let line = 1 + before.matches('\n').count();
            let name = error.span().and_then(|span| text.get(span)).unwrap_or_default();
            let reason = match error.message() {
                "duplicate key" => format!("the key or section {name} stands above already: keep one of the two"),
                other => other.to_owned(),
            };
            ConfigError::Syntax { line, reason }
        })?;
        let reader = Reader::new(folder, environment, complete);
        let config = Self::read(&reader, &reader.root(&table));
        let (mistakes, warnings) = reader.finish(file);
        match config {
            Some(config) if mistakes.is_empty() => Ok(Self { warnings, ..config }),
            _ => Err(ConfigError::Mistakes { mistakes, warnings }),
        }
    }

    /// `None` after a mistake.
    fn read(reader: &Reader, root: &Section<'_>) -> Option<Self> {
        let secret_key = root
            .secret("secret_key", SECRET_EXAMPLE)
            .and_then(|secret| match secret.expose_secret().len() {
                32.. => Ok(secret),
                _ => Err("is shorter than 32 bytes and could be guessed".to_owned()),
            })
            .hard_to_guess(secret::MADE)
            .required();
        let old_secret_keys = root.secrets("old_secret_keys", OLD_SECRETS_EXAMPLE);
        let (secret_key_file, old_secret_keys_file) =
            (root.secret_file("secret_key"), root.secret_file("old_secret_keys"));

        let server = ServerConfig::read(&root.section("server"));
        let database = DatabaseConfig::read(reader, &root.section("database"));

        let log = root.section("log");
        let formats = [("text", LogFormat::Text), ("json", LogFormat::Json)];
        let format = log.value("format", "\"json\"", parse::one_of(&formats)).or(LogFormat::Text);
        let level = log.value("level", "\"info\"", parse::log_filter).or(LogFilter::default());
        log.finish();

        let queue = root.section("queue");
        let queue_workers = queue.value("workers", "4", parse::whole_number(1, 64)).or(4);
        queue.finish();

        let sections = root.section("brands");
        let ids = sections.names();
        if ids.len() != 1 {
            let what = match ids.len() {
                0 => "has no brand",
                _ => "has more than one brand, which is not supported yet",
            };
            root.report("brands", what, "one section [brands.acme], with a name of your choice in place of acme");
        }
        let brands: Vec<_> = ids.iter().map(|id| BrandConfig::read(id, &sections.section(id), &server)).collect();
        root.finish();

        Some(Self {
            secret_key: secret_key?,
            old_secret_keys,
            secret_key_file,
            old_secret_keys_file,
            server,
            database,
            log: LogConfig { format, level },
            queue_workers,
            brands: brands.into_iter().collect::<Option<_>>()?,
            warnings: Vec::new(),
        })
    }
}

impl DatabaseConfig {
    fn read(reader: &Reader, section: &Section<'_>) -> Self {
        let url = section
            .text_or_file("url", "\"sqlite:/var/lib/rekey/rekey.db\" or \"postgres://rekey:…@db.example/rekey\"")
            .and_then(|url| url.expose_secret().parse());
        let allow_plaintext = section.value("allow_plaintext", "true", parse::flag);
        let waived = allow_plaintext.is_wrong() || allow_plaintext.or(false);
        let url = match url.or(DatabaseUrl::Sqlite("rekey.db".into())) {
            DatabaseUrl::Sqlite(path) => DatabaseUrl::Sqlite(reader.path(path)),
            DatabaseUrl::Postgres(url) => {
                judge_password(section, &url);
                DatabaseUrl::Postgres(with_absolute_paths(reader, url))
            }
        };
        if let Some(host) = url.unverified_host()
            && !waived
            && !parse::is_loopback_name(&host)
        {
            section.report(
                "url",
                "names a server on another machine without checking its certificate, so that others on the network could read along, or pose as the database",
                "\"postgres://rekey:…@db.example/rekey?sslmode=verify-full&sslrootcert=/etc/rekey/ca.pem\", or allow_plaintext = true if that network is yours alone",
            );
        }
        // An event that Keygen sends again for days must be recognised as long.
        let retention = section.value("retention", "\"30d\"", parse::duration(4 * DAY, 365 * DAY)).or(30 * DAY);
        section.finish();
        Self { url, retention }
    }
}

/// The password within the database's URL is a secret like the others.
fn judge_password(section: &Section<'_>, url: &str) {
    let url = Url::parse(url).ok();
    let Some(password) = url.as_ref().and_then(Url::password) else { return };
    section.note_secret("url");
    if let Some(what) = secret::weakness(password, secret::GIVEN) {
        section.warn("url", format!("has a password that {what}"), "the output of: openssl rand -hex 16");
    }
}

/// The files that a PostgreSQL URL names start where all relative paths do.
fn with_absolute_paths(reader: &Reader, url: String) -> String {
    let Ok(mut parsed) = Url::parse(&url) else { return url };
    let parameters: Vec<_> = parsed.query_pairs().into_owned().collect();
    let is_relative = |(name, value): &(String, String)| {
        let is_path = !value.starts_with("-----BEGIN");
        ["sslrootcert", "sslcert", "sslkey"].contains(&name.as_str()) && is_path && Path::new(value).is_relative()
    };
    if !parameters.iter().any(is_relative) {
        return url;
    }
    let absolute = parameters.into_iter().map(|parameter| {
        let is_relative = is_relative(&parameter);
        let (name, value) = parameter;
        (name, if is_relative { reader.path(value).display().to_string() } else { value })
    });
    let absolute: Vec<_> = absolute.collect();
    parsed.query_pairs_mut().clear().extend_pairs(absolute);
    parsed.into()
}
