//! What is known of users when their webhooks come, and what is kept of them: the newest token, address and role.

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    AcceptedReset, StoreError, millis,
    rows::{list, query_many, rows},
    timestamp,
};
use crate::secrets::AddressHash;

/// A user of whom something was known before a webhook came.
pub(super) struct KnownUser {
    pub(super) id: String,
    address: Option<AddressHash>,
    role: String,
    updated_at: Timestamp,
}

impl KnownUser {
    /// Whether a webhook brings another address or role.
    pub(super) fn is_changed_by(&self, resets: &[&AcceptedReset]) -> bool {
        let newer = |reset: &&&AcceptedReset| reset.user_id == self.id && reset.token_created_at >= self.updated_at;
        let has_address = |reset: &AcceptedReset| self.address.is_some_and(|known| reset.addresses.contains(&known));
        resets.iter().find(newer).is_some_and(|reset| reset.role != self.role || !has_address(reset))
    }

    /// Whether it is another user of the mailbox.
    pub(super) fn shares_mailbox(&self, reset: &AcceptedReset) -> bool {
        self.id != reset.user_id && self.address.is_some_and(|address| reset.addresses.contains(&address))
    }
}

/// What is known of the users whose webhooks came, and of others who have their mailboxes.
pub(super) async fn known_users(
    connection: &mut AnyConnection,
    resets: &[&AcceptedReset],
) -> Result<Vec<KnownUser>, StoreError> {
    let addresses = resets.iter().flat_map(|reset| &reset.addresses);
    let count = addresses.clone().count();
    let sql = format!(
        "SELECT user_id, address_hash, role, updated_at FROM users
         WHERE (brand = $1 AND user_id IN ({}) OR brand = ${} AND address_hash IN ({})) AND status <> 'deleted'",
        list(1, resets.len()),
        resets.len() + 2,
        list(resets.len() + 2, count)
    );
    let brand = resets.first().map(|reset| &reset.brand);
    let mut query = query_many(connection, sql, resets.len()).bind(brand);
    for reset in resets {
        query = query.bind(&reset.user_id);
    }
    query = query.bind(brand);
    for address in addresses {
        query = query.bind(address.as_bytes());
    }
    let known = |row: AnyRow| {
        Ok(KnownUser {
            id: row.try_get("user_id")?,
            address: AddressHash::from_store(row.try_get("address_hash")?),
            role: row.try_get("role")?,
            updated_at: timestamp(row.try_get("updated_at")?),
        })
    };
    query.fetch_all(connection).await?.into_iter().map(known).collect()
}

/// Keeps the newest token of each user, and returns the users whose token this is, with the address that is known of them. Webhooks may overtake each
/// other: an older one replaces nothing that is newer, neither the token nor what a change or a ban told.
pub(super) async fn refresh_users(
    connection: &mut AnyConnection,
    resets: &[&AcceptedReset],
) -> Result<HashMap<String, AddressHash>, StoreError> {
    let newer = "excluded.updated_at >= users.updated_at";
    let sql = format!(
        "INSERT INTO users (brand, user_id, token, token_created_at, profile, address_hash, spelling_hash, role, updated_at, needed_until) VALUES {}
         ON CONFLICT (brand, user_id) DO UPDATE SET
            token = excluded.token,
            token_created_at = excluded.token_created_at,
            profile = CASE WHEN {newer} THEN excluded.profile ELSE users.profile END,
            address_hash = CASE WHEN {newer} THEN excluded.address_hash ELSE users.address_hash END,
            spelling_hash = CASE WHEN {newer} THEN excluded.spelling_hash ELSE users.spelling_hash END,
            role = CASE WHEN {newer} THEN excluded.role ELSE users.role END,
            status = CASE WHEN {newer} THEN excluded.status ELSE users.status END,
            updated_at = CASE WHEN {newer} THEN excluded.updated_at ELSE users.updated_at END
         WHERE excluded.token_created_at >= users.token_created_at AND users.status <> 'deleted'
            AND (users.status = 'active' OR {newer})
         RETURNING user_id, address_hash",
        rows(0, resets.len(), 10)
    );
    let mut query = query_many(connection, sql, resets.len());
    for reset in resets {
        query = query
            .bind(&reset.brand)
            .bind(&reset.user_id)
            .bind(reset.token.as_bytes())
            .bind(millis(reset.token_created_at))
            .bind(reset.profile.as_bytes())
            .bind(reset.addresses.first().map(AddressHash::as_bytes))
            .bind(reset.spellings.first().map(AddressHash::as_bytes))
            .bind(&reset.role)
            .bind(millis(reset.token_created_at))
            .bind(millis(reset.at));
    }
    let mut refreshed = HashMap::new();
    for row in query.fetch_all(connection).await? {
        let address = AddressHash::from_store(row.try_get("address_hash")?);
        refreshed.extend(address.map(|address| Ok::<_, StoreError>((row.try_get("user_id")?, address))).transpose()?);
    }
    Ok(refreshed)
}

/// When each of the users last set a password here, if they have.
pub(super) async fn last_used(
    connection: &mut AnyConnection,
    resets: &[&AcceptedReset],
) -> Result<HashMap<String, Timestamp>, StoreError> {
    let sql = format!(
        "SELECT user_id, max(used_at) AS used_at FROM links WHERE brand = $1 AND user_id IN ({}) AND used_at IS NOT NULL GROUP BY user_id",
        list(1, resets.len())
    );
    let mut query = query_many(connection, sql, resets.len());
    query = query.bind(resets.first().map(|reset| &reset.brand));
    for reset in resets {
        query = query.bind(&reset.user_id);
    }
    let rows = query.fetch_all(connection).await?;
    let used = |row: AnyRow| Ok((row.try_get("user_id")?, timestamp(row.try_get("used_at")?)));
    rows.into_iter().map(used).collect()
}
