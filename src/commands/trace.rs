use std::io::Write;

use crate::{
    address::EmailAddress,
    config::Config,
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
    /// The audit trail is not what was written.
    #[error("the audit trail was tampered with")]
    Tampered,
}

/// `rekey trace ADDRESS`: what happened to this person's resets, for support. Links and tokens are not known to it.
pub async fn trace(config: &Config, address: &EmailAddress, out: &mut impl Write) -> Result<(), TraceError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    writeln!(out, "The log knows this address as {}.", keys.pseudonym(address.as_str()))?;
    for brand in &config.brands {
        let addresses = keys.address_hashes(&brand.id, address.as_str());
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

/// `rekey trace --verify`: looks whether the audit trail is as it was written, and says what is not.
pub async fn verify_trail(config: &Config, out: &mut impl Write) -> Result<(), TraceError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    let report = store.verify_audit().await?;
    store.close().await;
    for fault in &report.faults {
        writeln!(out, "{fault}")?;
    }
    writeln!(out, "{} entries were looked at, and {} faults found.", report.entries, report.faults.len())?;
    if report.faults.is_empty() { Ok(()) } else { Err(TraceError::Tampered) }
}
