use std::io::Write;

use crate::{
    address::EmailAddress,
    config::Config,
    secrets::Keys,
    store::{Store, StoreError},
};

/// Why a trace can't be shown.
#[derive(Debug, thiserror::Error)]
pub enum TraceError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

/// `rekey trace ADDRESS`: what happened to this person's resets, for support. Links and tokens are not known to it.
pub async fn trace(config: &Config, address: &EmailAddress, out: &mut impl Write) -> Result<(), TraceError> {
    let store = Store::open_beside(&config.database.url).await?;
    let keys = Keys::new(&config.secret_key, &config.old_secret_keys);
    writeln!(out, "The log knows this address as {}.", keys.pseudonym(address.canonical()))?;
    for brand in &config.brands {
        let mut addresses = keys.address_hashes(&brand.id, address);
        let spellings = [Some(address.spelling()), address.other_spelling()].into_iter().flatten();
        for hash in spellings.flat_map(|spelling| keys.spelling_hashes(&brand.id, &spelling)) {
            if !addresses.contains(&hash) {
                addresses.push(hash);
            }
        }
        let trail = store.audit_trail(&brand.id, &addresses).await?;
        if trail.is_empty() {
            writeln!(
                out,
                "{}: nothing is known of it in the last {} days.",
                brand.id,
                config.database.retention.as_secs() / 86400
            )?;
        }
        for record in trail {
            let at = record.at.strftime("%Y-%m-%d %H:%M:%S UTC");
            writeln!(out, "{at}  {}  {:<9}  {}", brand.id, record.event, record.detail.unwrap_or_default())?;
        }
    }
    store.close().await;
    Ok(())
}
