use std::io::Write;

use jiff::Timestamp;

use super::next_step::next_step;
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

/// `rekey trace ADDRESS`: what happened to this person's resets and what is waited for, for support. Links and tokens are not known to it.
pub async fn trace(
    config: &Config,
    address: &EmailAddress,
    now: Timestamp,
    out: &mut impl Write,
) -> Result<(), TraceError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    let pseudonyms: Vec<_> = keys.pseudonyms(address.canonical()).iter().map(ToString::to_string).collect();
    let (newest, old) = pseudonyms.split_first().map_or(("", &[][..]), |(newest, old)| (newest.as_str(), old));
    write!(out, "The log knows this address as {newest}")?;
    if !old.is_empty() {
        write!(out, ", and before a rotation of secret_key as {}", old.join(", "))?;
    }
    writeln!(out, ".")?;
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
        for record in &trail {
            let at = record.at.strftime("%Y-%m-%d %H:%M:%S UTC");
            let detail = record.detail.as_deref().unwrap_or_default();
            writeln!(out, "{at}  {}  {:<9}  {detail}", brand.id, record.event)?;
        }
        let waiting = store.waiting_jobs(&brand.id, &addresses).await?;
        if let Some(step) = next_step(brand, &trail, &waiting, now) {
            writeln!(out, "{}: {step}", brand.id)?;
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
