//! Opening and closing, for both engines.

use std::{
    borrow::Cow,
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use sqlx::{
    Any, AnyPool, Connection, Executor, Transaction,
    any::{AnyPoolOptions, install_default_drivers},
    migrate::MigrateError,
};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::{StoreError, events::Arrivals, links::Lookups, news::News, postgres, readiness::Probe, url::DatabaseUrl};
use crate::secrets::Keys;

/// How long to wait for a connection: twice that is shorter than Keygen waits for the answer to a webhook, which may have to wait for another one.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(4);

/// A server that does not answer must not keep the process from ending.
const CLOSING: Duration = Duration::from_secs(1);

/// The database: an embedded SQLite file, or a PostgreSQL server that several replicas share.
///
/// Of SQLite, one connection writes, so that no two writers of this process ever wait for the file's lock; a few others read.
/// `synchronous=FULL`: what was committed survives a power loss.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) url: DatabaseUrl,
    pub(super) writer: AnyPool,
    pub(super) reader: AnyPool,
    pub(super) news: News,
    pub(super) probe: Arc<Mutex<Option<Probe>>>,
    pub(super) arrivals: Arc<Arrivals>,
    pub(super) lookups: Arc<Lookups>,
    pub(super) engine: Engine,
    /// What the audit trail is signed with.
    pub(super) keys: Arc<Keys>,
    /// Names this process among those that share the database.
    pub(super) replica: Arc<str>,
}

#[derive(Debug, Clone)]
pub(super) enum Engine {
    /// With the lock that is held while this process serves: what one has marked as its own, no other may give back.
    Sqlite(Option<Arc<File>>),
    Postgres,
}

impl Store {
    /// Opens the database to serve from it, makes the SQLite file if need be, and brings the schema up to date.
    pub async fn open(url: &DatabaseUrl, keys: &Arc<Keys>) -> Result<Self, StoreError> {
        let lock = match url {
            DatabaseUrl::Sqlite(path) => {
                let lock = lock(path)?;
                open_private(path)?;
                warn_if_shared(path);
                Some(Arc::new(lock))
            }
            DatabaseUrl::Postgres(_) => None,
        };
        let store = Self::connect(url, keys, lock, true).await?;
        if let Engine::Sqlite(_) = store.engine {
            let found: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&store.writer).await?;
            if found != "ok" {
                return Err(StoreError::Damaged(found));
            }
        }
        store.engine.migrator().run(&store.writer).await.map_err(|error| match error {
            MigrateError::VersionMissing(version) => StoreError::NewerSchema(version),
            MigrateError::Execute(error) => StoreError::Database(error),
            error => StoreError::Migration(error),
        })?;
        store.prepare_chains().await?;
        Ok(store)
    }

    /// Opens a database that another process may be serving from: for a look, or a word with the queue. Nothing is taken up, and no schema is changed.
    pub async fn open_beside(url: &DatabaseUrl, keys: &Arc<Keys>) -> Result<Self, StoreError> {
        if let DatabaseUrl::Sqlite(path) = url
            && !path.exists()
        {
            return Err(StoreError::Missing(path.display().to_string()));
        }
        let store = Self::connect(url, keys, None, false).await?;
        let newest = store.engine.migrator().iter().map(|migration| migration.version).max().unwrap_or_default();
        let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(&store.reader)
            .await
            .map_err(|error| if error.as_database_error().is_some() { StoreError::Empty } else { error.into() })?;
        match found {
            Some(found) if found == newest => Ok(store),
            Some(found) if found > newest => Err(StoreError::NewerSchema(found)),
            _ => Err(StoreError::OlderSchema),
        }
    }

    async fn connect(
        url: &DatabaseUrl,
        keys: &Arc<Keys>,
        lock: Option<Arc<File>>,
        create: bool,
    ) -> Result<Self, StoreError> {
        install_default_drivers();
        let (writer, reader, engine) = match url {
            DatabaseUrl::Sqlite(path) => {
                let writer = sqlite_pool(path, if create { "rwc" } else { "rw" }, 1).await?;
                (writer, sqlite_pool(path, "ro", 4).await?, Engine::Sqlite(lock))
            }
            DatabaseUrl::Postgres(url) => {
                let pool = postgres::open(url).await?;
                (pool.clone(), pool, Engine::Postgres)
            }
        };
        let news = News::default();
        if let DatabaseUrl::Postgres(url) = url {
            news.listen(url, &writer).await?;
        }
        Ok(Self {
            url: url.clone(),
            writer,
            reader,
            news,
            probe: Arc::default(),
            arrivals: Arc::default(),
            lookups: Arc::default(),
            engine,
            keys: Arc::clone(keys),
            replica: Uuid::new_v4().to_string().into(),
        })
    }

    /// Waits for running statements and closes; SQLite folds its write-ahead log into the file.
    pub async fn close(&self) {
        let closed = async {
            self.reader.close().await;
            self.writer.close().await;
        };
        if tokio::time::timeout(CLOSING, closed).await.is_err() {
            tracing::warn!("the database's connections could not be closed in time");
        }
        if let Engine::Sqlite(Some(lock)) = &self.engine
            && let Err(error) = lock.unlock()
        {
            tracing::warn!(%error, "the database's lock file can't be unlocked");
        }
    }

    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(match self.engine {
            Engine::Sqlite(_) => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Engine::Postgres => self.writer.begin().await?,
        })
    }
}

async fn sqlite_pool(path: &Path, mode: &'static str, connections: u32) -> Result<AnyPool, StoreError> {
    let path = path.to_str().ok_or_else(|| StoreError::Missing(path.display().to_string()))?;
    let path: Cow<'_, str> = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC).into();
    // An idle connection costs little and is never stale: the database is a file.
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(CONNECT_TIMEOUT)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                connection.execute("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;").await?;
                if mode != "ro" {
                    // auto_vacuum comes before the first table, or not at all. What was wiped leaves no trace in the file.
                    connection.execute("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;").await?;
                    connection.execute("PRAGMA journal_size_limit = 16777216; PRAGMA secure_delete = ON;").await?;
                }
                Ok(())
            })
        })
        // A COMMIT that fails on a full disk ends SQLite's transaction, but not sqlx's: such a connection would begin no other one.
        .after_release(move |connection, _| {
            Box::pin(async move {
                if mode == "ro" {
                    return Ok(true);
                }
                // A rollback may still be under way; the ping waits behind it.
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        });
    Ok(pool.connect(&format!("sqlite:{path}?mode={mode}")).await?)
}

/// Opens a file, and makes it if need be: readable for its owner alone, whatever the umask. SQLite gives the files beside it the same mode
/// (<https://www.sqlite.org/src/file/src/os_unix.c>, `findCreateFileMode`).
fn open_private(path: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path);
    file.map_err(|error| StoreError::File(path.display().to_string(), error))
}

/// The mode of a file that is already there is the operator's to choose.
fn warn_if_shared(database: &Path) {
    for path in ["", "-wal", "-shm"].map(|suffix| beside(database, suffix)) {
        if let Ok(metadata) = path.metadata()
            && metadata.permissions().mode() & 0o044 != 0
        {
            tracing::warn!(path = %path.display(), "others can read this file of the database; `chmod 600` keeps them out");
        }
    }
}

fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

/// Makes sure that one process serves from a file.
fn lock(database: &Path) -> Result<File, StoreError> {
    let path = beside(database, ".lock");
    let file = open_private(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(database.to_string_lossy().into_owned())),
        Err(TryLockError::Error(error)) => Err(StoreError::File(path.display().to_string(), error)),
    }
}
