use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use sqlx::{
    Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{StoreError, news::News};

/// The embedded SQLite database.
///
/// One connection writes, so that no two writers of this process ever wait for the file's lock; a few others read.
/// `synchronous=FULL`: what was committed survives a power loss.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) writer: SqlitePool,
    pub(super) reader: SqlitePool,
    pub(super) news: News,
    /// Held while this is open: what a process has marked as its own, no other may give back.
    lock: Arc<File>,
}

impl Store {
    /// Opens `sqlite:PATH`, makes the file if need be, and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(url)
            .map_err(|error| StoreError::Url(error.to_string()))?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true);
        let lock = lock(options.get_filename())?;
        // An idle connection costs little and is never stale: the database is a file.
        let pool = |connections| {
            SqlitePoolOptions::new()
                .max_connections(connections)
                .idle_timeout(None)
                .max_lifetime(None)
                .acquire_timeout(Duration::from_secs(10))
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!("migrations/sqlite").run(&writer).await?;
        let reader = pool(4).connect_with(options.read_only(true)).await?;
        Ok(Self { writer, reader, news: News::default(), lock: Arc::new(lock) })
    }

    /// Succeeds if the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.reader).await?;
        Ok(())
    }

    /// Waits for running statements and closes the file, folding the write-ahead log into it.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
        if let Err(error) = self.lock.unlock() {
            tracing::warn!(%error, "the database's lock file can't be unlocked");
        }
    }

    pub(super) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// Makes sure that one process serves from a file.
fn lock(database: &Path) -> Result<File, StoreError> {
    let mut path = database.as_os_str().to_owned();
    path.push(".lock");
    let unusable = |error| StoreError::LockFile(path.to_string_lossy().into_owned(), error);
    let file = OpenOptions::new().create(true).append(true).open(&path).map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(database.to_string_lossy().into_owned())),
        Err(TryLockError::Error(error)) => Err(unusable(error)),
    }
}
