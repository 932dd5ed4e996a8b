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
        let window_start = earlier(now, TRIES.length);
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
        .bind(millis(window_start))
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

    /// Uses a form's proof up. `false`: it was used before.
    pub async fn spend_form(&self, form: &[u8], expires_at: Timestamp) -> Result<bool, StoreError> {
        let spent = sqlx::query("INSERT INTO spent_forms (form, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        let spent = spent.bind(form).bind(millis(expires_at)).execute(&self.writer).await?;
        Ok(spent.rows_affected() > 0)
    }
}

/// Leaves an address in peace until then.
pub(super) async fn pause(
    connection: &mut AnyConnection,
    brand: &str,
    address: &AddressHash,
    until: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO paused_addresses (brand, address_hash, until) VALUES ($1, $2, $3)
         ON CONFLICT (brand, address_hash) DO UPDATE SET until = excluded.until",
    )
    .bind(brand)
    .bind(address.as_bytes())
    .bind(millis(until))
    .execute(connection)
    .await?;
    Ok(())
}

/// Which of the addresses are left in peace.
pub(super) async fn paused(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<HashSet<AddressHash>, StoreError> {
    let sql = format!(
        "SELECT address_hash FROM paused_addresses WHERE brand = $1 AND until > $2 AND address_hash IN ({})",
        list(2, addresses.len())
    );
    let mut query = query_many(connection, sql, addresses.len());
    query = query.bind(brand).bind(millis(now));
    for address in addresses {
        query = query.bind(address.as_bytes());
    }
    let rows = query.fetch_all(connection).await?;
    let hashes = rows.iter().map(|row| row.try_get(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(hashes.into_iter().filter_map(AddressHash::from_store).collect())
}
