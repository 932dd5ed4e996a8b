use std::{io::Write, sync::Arc};

use crate::{
    app::Outside,
    brand::{BrandError, Brands},
    config::Config,
    links::Links,
    store::{Store, StoreError},
    sync::{Findings, Sync, SyncError},
};

/// Why lost webhooks could not be looked for by hand.
#[derive(Debug, thiserror::Error)]
pub enum SyncCommandError {
    /// Nothing to ask Keygen with.
    #[error(
        "no brand has an admin_token (or admin_token_file) in its section keygen, without which Keygen shows no events"
    )]
    NoToken,
    /// A brand.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The look itself.
    #[error(transparent)]
    Sync(#[from] SyncError),
    /// The terminal.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

/// `rekey sync`: looks once for webhooks that did not arrive, brings them in, and says what it found. They are mailed by `rekey serve`.
pub async fn sync(config: Config, outside: Outside, out: &mut impl Write) -> Result<(), SyncCommandError> {
    let keys = config.keys();
    let brands = Arc::new(Brands::new(config.brands)?);
    if brands.iter().all(|brand| brand.keygen_admin.is_none()) {
        return Err(SyncCommandError::NoToken);
    }
    let store = Store::open_beside(&config.database.url, &keys).await?;
    let links = Links { store: store.clone(), keys, clock: outside.clock, randomness: outside.randomness };
    let sync = Sync { brands: Arc::clone(&brands), links };
    for brand in brands.iter() {
        let Some(admin) = &brand.keygen_admin else { continue };
        let found = sync.once(brand, admin).await?;
        let Findings { seen, of_others, undelivered, known, before_us, mailed, not_mailed, not_understood } = found;
        writeln!(
            out,
            "{}: {seen} password resets in the last 24 hours, {undelivered} of them not delivered",
            brand.id
        )?;
        writeln!(out, "  {mailed} brought in, and handed to the queue to be mailed")?;
        writeln!(
            out,
            "  {not_mailed} brought in, but not mailed: overtaken by a newer one, past a limit, or of a user who may not reset here"
        )?;
        writeln!(out, "  {not_understood} not understood; see the log")?;
        writeln!(out, "  {known} known already")?;
        if before_us > 0 {
            writeln!(out, "  {before_us} delivered before this database was first used, and left alone")?;
        }
        if of_others > 0 {
            writeln!(out, "{of_others} more were made for other webhook endpoints, and are left to those")?;
        }
    }
    store.close().await;
    Ok(())
}
