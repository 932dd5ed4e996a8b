use std::{fs, io, os::unix::fs::OpenOptionsExt, path::Path};

use crate::{
    config::Config,
    store::{Store, StoreError},
};

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The copy's file.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// `rekey backup PATH`: writes a consistent copy of the SQLite file to `path`, readable for its owner alone. What is there is never overwritten.
pub async fn backup(config: &Config, path: &Path) -> Result<(), BackupError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    // SQLite fills an empty file, and would make a new one that everybody can read.
    let file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    file.map_err(|error| BackupError::File(path.display().to_string(), error))?;
    let copied = store.backup(path).await;
    store.close().await;
    if copied.is_err() {
        fs::remove_file(path).map_err(|error| BackupError::File(path.display().to_string(), error))?;
    }
    Ok(copied?)
}
