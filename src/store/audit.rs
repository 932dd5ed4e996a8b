//! The audit trail: what happened to a person's reset, under the hash of their address. Entries are added, and removed when they are old; triggers of
//! the database refuse anything else, and [`super::audit_chain`] finds out what was done without them.

use std::slice;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError,
    audit_chain::Content,
    millis,
    rows::{query_many, rows},
    timestamp,
};
use crate::secrets::AddressHash;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditEvent {
    /// Somebody asked for a link here.
    Requested,
    /// Keygen took the request.
    Asked,
    /// Keygen's webhook was accepted.
    Accepted,
    /// A mail server took a mail.
    Mailed,
    /// A mail came back, or was complained about.
    Bounced,
    /// A link's form was looked at for the first time.
    Opened,
    /// The password was set.
    Fulfilled,
    /// Something was asked for and not done.
    Refused,
    /// "This wasn't me."
    Declined,
    /// Links were ended because of what became of their user, or by the operator.
    Ended,
    /// Another user has the same mailbox.
    Shared,
    /// A job was given up.
    Failed,
    /// A job was not worth doing any more.
    Dropped,
}

impl AuditEvent {
    /// As it stands in the store and before the operator's eyes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Mailed => "mailed",
            Self::Bounced => "bounced",
            Self::Opened => "opened",
            Self::Fulfilled => "fulfilled",
            Self::Refused => "refused",
            Self::Declined => "declined",
            Self::Ended => "ended",
            Self::Shared => "shared",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }
}

/// A new entry. `detail` is for the operator: no address, no link, no token.
pub struct Entry<'a> {
    /// Whose reset it is about.
    pub brand: &'a str,
    /// Whom it is about.
    pub address: &'a AddressHash,
    /// What happened.
    pub event: AuditEvent,
    /// More about it.
    pub detail: Option<&'a str>,
}

/// An entry, as it was written.
#[derive(Debug)]
pub struct AuditRecord {
    /// When.
    pub at: Timestamp,
    /// What happened, by [`AuditEvent::name`].
    pub event: String,
    /// More about it.
    pub detail: Option<String>,
}

impl Store {
    /// Adds an entry that belongs to no transaction.
    pub async fn audit(&self, entry: &Entry<'_>, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        self.write_audit(&mut transaction, slice::from_ref(entry), now).await?;
        Ok(transaction.commit().await?)
    }

    /// All that happened to resets for this address, under any of its hashes; the oldest first.
    pub async fn audit_trail(&self, brand: &str, addresses: &[AddressHash]) -> Result<Vec<AuditRecord>, StoreError> {
        let mut records = Vec::new();
        for address in addresses {
            let rows = sqlx::query(
                "SELECT at, event, detail FROM audit WHERE brand = $1 AND address_hash = $2 ORDER BY at, chain, seq",
            );
            for row in rows.bind(brand).bind(address.as_bytes()).fetch_all(&self.reader).await? {
                let at = timestamp(row.try_get("at")?);
                records.push(AuditRecord { at, event: row.try_get("event")?, detail: row.try_get("detail")? });
            }
        }
        records.sort_by_key(|record| record.at);
        Ok(records)
    }

    /// Adds entries, at least one, as part of a transaction.
    pub(super) async fn write_audit(
        &self,
        connection: &mut AnyConnection,
        entries: &[Entry<'_>],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut chain = self.take_chain(connection).await?;
        let sql = format!(
            "INSERT INTO audit (chain, seq, brand, address_hash, at, event, detail, mac) VALUES {}",
            rows(0, entries.len(), 8)
        );
        let mut query = query_many(connection, sql, entries.len());
        for entry in entries {
            let (seq, mac) = chain.append(&self.keys, &Content::of(entry, millis(now)));
            query = query
                .bind(chain.number)
                .bind(seq)
                .bind(entry.brand)
                .bind(entry.address.as_bytes())
                .bind(millis(now))
                .bind(entry.event.name())
                .bind(entry.detail)
                .bind(mac.to_vec());
        }
        query.execute(&mut *connection).await?;
        chain.seal(&self.keys);
        self.store_chain(connection, &chain).await
    }
}
