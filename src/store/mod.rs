//! The database, for links and queue alike. All SQL stands in this room, and but for a few words is the same for SQLite and PostgreSQL.
//!
//! Each function is one transaction: what belongs together is written together, or not at all.

mod audit;
mod audit_chain;
mod audit_verify;
mod budget;
mod counts;
mod database;
mod decision;
mod events;
mod housekeeping;
mod jobs;
mod judged;
mod known_users;
mod limits;
mod links;
mod news;
mod operate;
mod places;
mod postgres;
mod readiness;
mod replicas;
mod requests;
mod rows;
mod schema;
mod together;
mod turns;
mod url;
mod users;

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;

pub use audit::{AuditEvent, AuditRecord, Entry};
pub use audit_verify::{AuditFault, AuditReport};
pub use budget::{Budget, MailPolicy};
pub use database::Store;
pub use decision::Suppression;
pub use events::{Acceptance, AcceptedReset, MakeMail, Outgoing};
pub(crate) use jobs::request_kind;
pub use jobs::{Ending, JobId, NewJob, Service, Take, TakenJob};
pub use links::{Claim, DeadLink, LinkOwner, LinkState, LinkUser, Purpose};
pub use news::Subscription;
pub use operate::{JobState, NotDone, StoredJob};
pub use requests::{Asked, Requested};
pub use url::DatabaseUrl;
pub use users::{Bar, Noted, Revoked, Standing, UserKnowledge};

/// The database can't be used. What was asked has not happened, unless the failure fell into its very last moment.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Any failure of the database.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// None was to be had in time; where it matters, [`StoreError::Unreachable`] says why.
    #[error("database: no connection for {} s: the database can't be reached, or all connections are in use", database::CONNECT_TIMEOUT.as_secs())]
    NoConnection,
    /// The PostgreSQL server at this address can't be connected to.
    #[error("database: no connection to PostgreSQL at {0}: {1}")]
    Unreachable(String, String),
    /// What one session notifies of does not reach another one that listens.
    #[error(
        "database.url: PostgreSQL's notifications do not arrive, as through PgBouncer or another pooler in transaction or statement mode; \
         connect to PostgreSQL itself, or to a pooler in session mode{0}"
    )]
    NoNotifications(String),
    /// A failure that befell all that shared a turn.
    #[error("{0}")]
    Together(Arc<StoreError>),
    /// The schema can't be brought up to date.
    #[error("database schema: {0}")]
    Migration(sqlx::migrate::MigrateError),
    /// A newer version of the program was here.
    #[error("database schema: it is of version {0}, which is newer than this rekey knows; use a newer rekey")]
    NewerSchema(i64),
    /// The program that serves has not brought the schema up to date.
    #[error("database schema: it is older than this rekey's; `rekey serve` brings it up to date")]
    OlderSchema,
    /// Nobody has served from this database yet.
    #[error("database.url: the database is empty; `rekey serve` prepares it")]
    Empty,
    /// The file is not what was written.
    #[error("database.url: the file is damaged ({0}); go on from a copy that `rekey backup` made")]
    Damaged(String),
    /// There is no such file.
    #[error("database.url: there is no SQLite file {0}")]
    Missing(String),
    /// Another process serves from the file.
    #[error("database.url: another rekey is running on {0}; stop it first")]
    InUse(String),
    /// The SQLite file, or the one that keeps a second process off, can't be opened.
    #[error("database.url: {0}: {1}")]
    File(String, std::io::Error),
    /// A copy was asked of a database that has tools of its own.
    #[error("rekey backup copies SQLite files; for PostgreSQL use pg_dump")]
    NotAFile,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::NoConnection,
            error => Self::Database(error),
        }
    }
}

impl StoreError {
    /// Whether PostgreSQL ended the transaction because two waited for each other's rows
    /// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>, `deadlock_detected`).
    fn is_deadlock(&self) -> bool {
        let Self::Database(error) = self else { return false };
        error.as_database_error().is_some_and(|error| error.code().is_some_and(|code| code == "40P01"))
    }
}

/// The clocks of replicas may differ by so much. A time that lies further ahead than it ever should was written before a clock was set back.
pub const CLOCK_SKEW: Duration = Duration::from_mins(1);

/// Times are stored as milliseconds since 1970.
fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

fn whole_millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
}

/// `time` moved by `duration`, stopping at the end of time.
pub fn later(time: Timestamp, duration: Duration) -> Timestamp {
    time.saturating_add(duration).unwrap_or(Timestamp::MAX)
}

/// `time` moved back by `duration`, stopping at the beginning of time.
pub fn earlier(time: Timestamp, duration: Duration) -> Timestamp {
    time.saturating_sub(duration).unwrap_or(Timestamp::MIN)
}
