//! Sessions with a PostgreSQL server, which may restart, fail over or go away at any time.

use std::{io, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, Connection, PgConnection,
    any::AnyPoolOptions,
    postgres::{PgConnectOptions, PgListener},
};
use tokio::time::timeout;

use super::{Store, StoreError, database::CONNECT_TIMEOUT, url::DatabaseUrl};

/// How long a server may take to answer a question that costs it nothing.
const CHECK_TIMEOUT: Duration = Duration::from_secs(1);

/// Whether the next transaction of a session may write: not in recovery, as on a standby, nor where writing is switched off
/// (<https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-TRANSACTION-READ-ONLY>).
const READ_ONLY: &str = "SHOW transaction_read_only";

/// Opens the connections that all statements share.
pub(super) async fn open(url: &str) -> Result<AnyPool, StoreError> {
    let options = AnyPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(CONNECT_TIMEOUT)
        // The check below asks the server as well.
        .test_before_acquire(false)
        .before_acquire(|session, _| Box::pin(may_write(session)));
    match options.connect(url).await {
        Ok(pool) => Ok(pool),
        Err(sqlx::Error::PoolTimedOut) => Err(unreachable_reason(url).await.unwrap_or(StoreError::NoConnection)),
        Err(error) => Err(StoreError::Unreachable(address(url), reason(&error))),
    }
}

/// Whether an idle session may be used. After a failover it may lead to what is a standby now, and would do so until the end of its life.
async fn may_write(session: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    let read_only: String = timeout(CHECK_TIMEOUT, sqlx::query_scalar(READ_ONLY).fetch_one(session))
        .await
        .map_err(|_| sqlx::Error::Io(io::ErrorKind::TimedOut.into()))??;
    if read_only == "on" {
        tracing::warn!("a session of PostgreSQL is read-only, as after a failover; it is replaced by a new one");
    }
    Ok(read_only != "on")
}

/// Whether a session that only listens still leads to a server that takes writes, and so tells of them.
pub(super) async fn listens_to_primary(listener: &mut PgListener) -> bool {
    let read_only = timeout(CHECK_TIMEOUT, sqlx::query_scalar::<_, String>(READ_ONLY).fetch_one(listener)).await;
    matches!(read_only, Ok(Ok(read_only)) if read_only != "on")
}

/// Why the server can't be reached, asked of itself: the pool tries again and again, and does not tell. `None`: it can be.
async fn unreachable_reason(url: &str) -> Option<StoreError> {
    let reason = match timeout(CHECK_TIMEOUT, PgConnection::connect(url)).await {
        Ok(Ok(connection)) => {
            drop(connection.close().await);
            return None;
        }
        Ok(Err(error)) => reason(&error),
        Err(_) => "no answer".to_owned(),
    };
    Some(StoreError::Unreachable(address(url), reason))
}

/// Host and port, or the socket, as the driver understands the URL.
fn address(url: &str) -> String {
    let Ok(options) = url.parse::<PgConnectOptions>() else { return "an unknown address".to_owned() };
    match options.get_socket() {
        Some(socket) => format!("{}, port {}", socket.display(), options.get_port()),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}

fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::Database(error) => error.message().to_owned(),
        error => error.to_string(),
    }
}

impl Store {
    /// The same error; but if no connection could be had, the reason why.
    pub(super) async fn explain(&self, error: StoreError) -> StoreError {
        match (&self.url, error) {
            (DatabaseUrl::Postgres(url), StoreError::NoConnection) => {
                unreachable_reason(url).await.unwrap_or(StoreError::NoConnection)
            }
            (_, error) => error,
        }
    }
}
