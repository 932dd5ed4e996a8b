use std::io::Write;

use jiff::Timestamp;

use crate::{
    address::EmailAddress,
    config::Config,
    store::{Revoked, Store, StoreError},
};

/// Why links can't be revoked.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

/// `rekey revoke ADDRESS`: ends all links of whoever has this address, wipes their token, drops the emails with links that wait, and says so.
pub async fn revoke(
    config: &Config,
    address: &EmailAddress,
    now: Timestamp,
    out: &mut impl Write,
) -> Result<(), RevokeError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    for brand in &config.brands {
        let Revoked { users, links, jobs } =
            store.revoke(&brand.id, &keys.address_hashes(&brand.id, address), now).await?;
        if users == 0 && jobs == 0 {
            writeln!(out, "{}: no links of this address are known; there is nothing to revoke.", brand.id)?;
        } else {
            writeln!(
                out,
                "{}: live links ended: {links}; emails with links that waited, dropped: {jobs}; tokens wiped: {users}.",
                brand.id
            )?;
        }
    }
    store.close().await;
    Ok(())
}
