//! Limits that replicas share: tries of a form, addresses that are left in peace, proofs that were used up.

use std::{collections::HashSet, time::Duration};

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError, earlier, later, millis,
    rows::{list, query_many},
    timestamp,
};
use crate::secrets::AddressHash;

/// Tries of a form in ten minutes, as Keygen counts them.
const TRIES: Window = Window { kind: "try", length: Duration::from_mins(10) };

struct Window {
    kind: &'static str,
    length: Duration,
}

impl Store {
    /// Counts a try to set this user's password. Past `limit` in ten minutes it is not counted, and the time is returned when the next one is.
    pub async fn count_try(
        &self,
        brand: &str,
        user_id: &str,
        limit: u32,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut transaction = self.begin().await?;
        let counted = sqlx::query(
            "INSERT INTO counts (brand, kind, subject, window_start, count, last_at) VALUES ($1, $2, $3, $4, 1, $4)
             ON CONFLICT (brand, kind, subject) DO UPDATE SET
                count = CASE WHEN counts.window_start > $5 THEN counts.count + 1 ELSE 1 END,
                window_start = CASE WHEN counts.window_start > $5 THEN counts.window_start ELSE $4 END,
                last_at = $4
             WHERE counts.window_start <= $5 OR counts.count < $6",
        )
        .bind(brand)
        .bind(TRIES.kind)
        .bind(user_id.as_bytes())
        .bind(millis(now))
        .bind(millis(earlier(now, TRIES.length)))
        .bind(i64::from(limit))
        .execute(&mut *transaction)
        .await?;
        if counted.rows_affected() == 1 {
            transaction.commit().await?;
            return Ok(None);
        }
        let began =
            sqlx::query_scalar("SELECT window_start FROM counts WHERE brand = $1 AND kind = $2 AND subject = $3");
        let began = began.bind(brand).bind(TRIES.kind).bind(user_id.as_bytes()).fetch_one(&mut *transaction).await?;
        Ok(Some(later(timestamp(began), TRIES.length)))
    }

    /// Whether the user with an address is left in peace after "this wasn't me". `addresses` are the hashes that the mailbox may be known by, and
    /// `spellings` those of the address as Keygen is asked with it. Of several users, none is stopped by what another did; each is judged when their
    /// webhook comes.
    pub async fn is_paused(
        &self,
        brand: &str,
        addresses: &[AddressHash],
        spellings: &[AddressHash],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut connection = self.reader.acquire().await?;
        let paused = paused(&mut connection, brand, addresses, now).await?;
        if paused.is_empty() {
            return Ok(false);
        }
        let user = only_user(&mut connection, brand, addresses, spellings).await?;
        Ok(user.is_some_and(|user| paused.iter().any(|(_, of)| *of == user)))
    }

    /// Uses a form's proof up. `false`: it was used before.
    pub async fn spend_form(&self, form: &[u8], expires_at: Timestamp) -> Result<bool, StoreError> {
        spend(&mut *self.writer.acquire().await?, form, expires_at).await
    }
}

/// Uses up what is good for one use: a form, a signature. `false`: it was used before.
pub(super) async fn spend(
    connection: &mut AnyConnection,
    proof: &[u8],
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let spent = sqlx::query("INSERT INTO spent_forms (form, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING");
    let spent = spent.bind(proof).bind(millis(expires_at)).execute(connection).await?;
    Ok(spent.rows_affected() > 0)
}

/// Leaves an address in peace until then, from links of this user.
pub(super) async fn pause(
    connection: &mut AnyConnection,
    brand: &str,
    address: &AddressHash,
    user_id: &str,
    until: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO paused_addresses (brand, address_hash, user_id, until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (brand, address_hash, user_id) DO UPDATE SET until = excluded.until",
    )
    .bind(brand)
    .bind(address.as_bytes())
    .bind(user_id)
    .bind(millis(until))
    .execute(connection)
    .await?;
    Ok(())
}

/// Which of the addresses are left in peace, and from whose links.
pub(super) async fn paused(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<HashSet<(AddressHash, String)>, StoreError> {
    let sql = format!(
        "SELECT address_hash, user_id FROM paused_addresses WHERE brand = $1 AND until > $2 AND address_hash IN ({})",
        list(2, addresses.len())
    );
    let mut query = query_many(connection, sql, addresses.len());
    query = query.bind(brand).bind(millis(now));
    for address in addresses {
        query = query.bind(address.as_bytes());
    }
    let rows = query.fetch_all(connection).await?;
    let hashes =
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<Vec<_>, sqlx::Error>>()?;
    Ok(hashes.into_iter().filter_map(|(hash, user)| Some((AddressHash::from_store(hash)?, user))).collect())
}

/// The one user who is known to have this address.
async fn only_user(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    spellings: &[AddressHash],
) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "SELECT user_id FROM users WHERE brand = $1 AND address_hash IN ({}) AND spelling_hash IN ({}) AND status <> 'deleted' LIMIT 2",
        list(1, addresses.len()),
        list(1 + addresses.len(), spellings.len())
    );
    let mut query = query_many(connection, sql, addresses.len()).bind(brand);
    for hash in addresses.iter().chain(spellings) {
        query = query.bind(hash.as_bytes());
    }
    let users = query.fetch_all(connection).await?;
    let [user] = users.as_slice() else { return Ok(None) };
    Ok(Some(user.try_get(0)?))
}
