//! The database, for links and queue alike. All SQL stands in this room.
//!
//! Each function is one transaction: what belongs together is written together, or not at all.

mod housekeeping;
mod jobs;
mod journey;
mod news;
mod sqlite;

use std::time::Duration;

use jiff::Timestamp;

pub use jobs::{JobId, NewJob, TakenJob};
pub use journey::{Acceptance, AcceptedReset, Claim, DeadLink, LinkState, LinkUser, MailPolicy, Suppression};
pub use news::Subscription;
pub use sqlite::Store;

/// The database can't be used. What was asked has not happened, unless the failure fell into its very last moment.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Any failure of the database.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema can't be brought up to date.
    #[error("database schema: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// `database.url` names something that can't be used.
    #[error("database.url: {0}")]
    Url(String),
    /// Another process serves from the file.
    #[error("database.url: another rekey is running on {0}; stop it first")]
    InUse(String),
    /// The file that keeps a second process off can't be opened.
    #[error("database.url: {0}: {1}")]
    LockFile(String, std::io::Error),
}

/// Times are stored as milliseconds since 1970.
fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
}

/// `time` moved by `duration`, stopping at the end of time.
pub fn later(time: Timestamp, duration: Duration) -> Timestamp {
    time.saturating_add(duration).unwrap_or(Timestamp::MAX)
}
