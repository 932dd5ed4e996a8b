//! What limits count, shared between replicas: mails, tries of a form, addresses that are left in peace, proofs that were used up.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, earlier, later, millis, timestamp};
use crate::secrets::AddressHash;

/// Mails are counted in windows of an hour.
const MAILS: Window = Window { kind: "mail", length: Duration::from_hours(1) };

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
        let subject = user_id.as_bytes();
        if count(&mut transaction, brand, &TRIES, subject, limit, now).await? {
            transaction.commit().await?;
            return Ok(None);
        }
        let counted = counted(&mut transaction, brand, &TRIES, subject, now).await?;
        Ok(Some(later(counted.window_start.unwrap_or(now), TRIES.length)))
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

/// Whether the address, under any of its hashes, is left in peace.
pub(super) async fn is_paused(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<bool, StoreError> {
    for address in addresses {
        let paused: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM paused_addresses WHERE brand = $1 AND address_hash = $2 AND until > $3",
        )
        .bind(brand)
        .bind(address.as_bytes())
        .bind(millis(now))
        .fetch_one(&mut *connection)
        .await?;
        if paused > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

#[derive(Default)]
pub(super) struct Counted {
    pub(super) count: u32,
    window_start: Option<Timestamp>,
    pub(super) last_at: Option<Timestamp>,
}

/// The mails to an address, under whichever of its hashes there are most.
pub(super) async fn mail_count(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<Counted, StoreError> {
    let mut most = Counted::default();
    for address in addresses {
        let mails = counted(connection, brand, &MAILS, address.as_bytes(), now).await?;
        if (mails.count, mails.last_at) > (most.count, most.last_at) {
            most = mails;
        }
    }
    Ok(most)
}

/// Counts a mail to an address, or with an empty `subject` of the whole brand, unless the `limit` of this hour is reached: then `false`.
pub(super) async fn count_mail(
    connection: &mut AnyConnection,
    brand: &str,
    subject: &[u8],
    limit: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    count(connection, brand, &MAILS, subject, limit, now).await
}

async fn counted(
    connection: &mut AnyConnection,
    brand: &str,
    window: &Window,
    subject: &[u8],
    now: Timestamp,
) -> Result<Counted, StoreError> {
    let row =
        sqlx::query("SELECT window_start, count, last_at FROM counts WHERE brand = $1 AND kind = $2 AND subject = $3")
            .bind(brand)
            .bind(window.kind)
            .bind(subject)
            .fetch_optional(connection)
            .await?;
    let Some(row) = row else { return Ok(Counted::default()) };
    let window_start = timestamp(row.try_get("window_start")?);
    let count = u32::try_from(row.try_get::<i64, _>("count")?).unwrap_or(u32::MAX);
    Ok(Counted {
        count: if later(window_start, window.length) > now { count } else { 0 },
        window_start: Some(window_start),
        last_at: Some(timestamp(row.try_get("last_at")?)),
    })
}

/// Counts one more in its window, unless there are `limit`: then `false`.
async fn count(
    connection: &mut AnyConnection,
    brand: &str,
    window: &Window,
    subject: &[u8],
    limit: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let counted = sqlx::query(
        "INSERT INTO counts (brand, kind, subject, window_start, count, last_at) VALUES ($1, $2, $3, $4, 1, $4)
         ON CONFLICT (brand, kind, subject) DO UPDATE SET
            count = CASE WHEN counts.window_start > $5 THEN counts.count + 1 ELSE 1 END,
            window_start = CASE WHEN counts.window_start > $5 THEN counts.window_start ELSE $4 END,
            last_at = $4
         WHERE counts.window_start <= $5 OR counts.count < $6",
    )
    .bind(brand)
    .bind(window.kind)
    .bind(subject)
    .bind(millis(now))
    .bind(millis(earlier(now, window.length)))
    .bind(i64::from(limit))
    .execute(connection)
    .await?;
    Ok(counted.rows_affected() == 1)
}
