//! Where the database is.

use std::{fmt, path::PathBuf, str::FromStr};

use percent_encoding::percent_decode_str;
use sqlx::postgres::{PgConnectOptions, PgSslMode};

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];
const NEITHER: &str = "names neither an SQLite file nor a PostgreSQL database";

/// What the driver knows.
const PARAMETERS: [&str; 18] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
];

/// Where the database is: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST/NAME`. It does not print, for the password's sake.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file, embedded.
    Sqlite(PathBuf),
    /// A server, which several replicas may share.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains('?') || path == ":memory:" {
                return Err("does not name an SQLite file".to_owned());
            }
            let path = percent_decode_str(path).decode_utf8().map_err(|_| "is not UTF-8")?;
            return Ok(Self::Sqlite(PathBuf::from(path.into_owned())));
        }
        if SCHEMES.iter().any(|scheme| url.starts_with(scheme)) {
            check_postgres(url)?;
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err(NEITHER.to_owned())
    }
}

impl DatabaseUrl {
    /// The host of a server that is reached by TCP and need not prove who it is. Of PostgreSQL's modes, `verify-full` alone checks a certificate and whose it is
    /// (<https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION>); the default, `prefer`, falls back to plaintext. The driver itself
    /// is asked, since it also reads the `PG…` variables.
    pub fn unverified_host(&self) -> Option<String> {
        let Self::Postgres(url) = self else { return None };
        let options: PgConnectOptions = url.parse().ok()?;
        let host = options.get_host();
        let socket = options.get_socket().is_some() || host.starts_with('/');
        let verified = matches!(options.get_ssl_mode(), PgSslMode::VerifyFull);
        (!socket && !verified).then(|| host.trim_matches(['[', ']']).to_owned())
    }
}

/// Whether the driver does what a PostgreSQL URL asks for. It knows one host, and ignores parameters that it does not know
/// (`parse_from_url` in its `src/options/parse.rs`), among them such as libpq has for safety.
fn check_postgres(url: &str) -> Result<(), String> {
    const SEVERAL_HOSTS: &str =
        "names several hosts; give the one address that always leads to the primary, such as a virtual IP address";
    let authority = url.split_once("://").map_or("", |(_, rest)| rest).split(['/', '?']).next().unwrap_or_default();
    if authority.rsplit('@').next().is_some_and(|hosts| hosts.contains(',')) {
        return Err(SEVERAL_HOSTS.to_owned());
    }
    let parsed = url::Url::parse(url).map_err(|_| NEITHER)?;
    for (name, value) in parsed.query_pairs() {
        match &*name {
            "host" | "hostaddr" | "port" if value.contains(',') => return Err(SEVERAL_HOSTS.to_owned()),
            "target_session_attrs" => {
                return Err("has target_session_attrs, which is not supported; leave it out: a session that turns read-only is \
                            replaced by a new one to the same address"
                    .to_owned());
            }
            known if PARAMETERS.contains(&known) || known.starts_with("options[") => {}
            unknown => return Err(format!("has a parameter after its ? that is not supported: {unknown}")),
        }
    }
    if parsed.path().len() <= 1 && !parsed.query_pairs().any(|(name, _)| name == "dbname") {
        return Err("does not name the database on the PostgreSQL server".to_owned());
    }
    url.parse::<PgConnectOptions>()
        .map(drop)
        .map_err(|_| "has a parameter after its ? that is not understood".to_owned())
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_driver_would_ignore_is_refused() {
        for (url, words) in [
            ("postgres://a.example,b.example/rekey", "several hosts"),
            ("postgres://rekey:a,b@a.example:5432,b.example:5433/rekey", "several hosts"),
            ("postgres:///rekey?host=a.example,b.example", "several hosts"),
            (
                "postgresql://a.example/rekey?sslmode=verify-full&target_session_attrs=read-write",
                "target_session_attrs",
            ),
            ("postgres://a.example/rekey?target_session_attrs=any", "target_session_attrs"),
            ("postgres://a.example/rekey?channel_binding=require", "channel_binding"),
            ("postgres://a.example/rekey?connect_timeout=10", "connect_timeout"),
            ("postgres://a.example/rekey?sslmode=strict", "not understood"),
            ("postgres://a.example/", "does not name the database"),
            ("mysql://a.example/rekey", "neither"),
            ("rekey.db", "neither"),
        ] {
            let refused = url.parse::<DatabaseUrl>().unwrap_err();
            assert!(refused.contains(words), "{url}: {refused}");
        }
        for url in [
            "postgres://rekey:a,b@a.example:5432/rekey?application_name=rekey&options[statement_timeout]=5s",
            "postgres:///?host=/var/run/postgresql&dbname=rekey",
            "postgresql://a.example/rekey?options=-c%20geqo%3Doff",
        ] {
            assert!(url.parse::<DatabaseUrl>().is_ok(), "{url}");
        }
    }
}
