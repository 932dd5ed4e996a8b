//! What limits count, shared between replicas: mails, requests, tries of a form, addresses that are left in peace, proofs that were used up.

use std::{
    collections::{HashMap, HashSet},
    iter,
    time::Duration,
};

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store, StoreError, earlier, later, millis,
    rows::{for_update, list, query_many, rows},
    timestamp, whole_millis,
};
use crate::secrets::AddressHash;

/// Mails are counted in windows of an hour.
const MAILS: Window = Window { kind: "mail", length: Duration::from_hours(1) };

/// Requests for resets for one address, known to Keygen or not.
const REQUESTS: Window = Window { kind: "request", length: Duration::from_hours(1) };

/// Tries of a form in ten minutes, as Keygen counts them.
const TRIES: Window = Window { kind: "try", length: Duration::from_mins(10) };

/// The subject that stands for all mails of a brand.
const BRAND: &[u8] = &[];

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
        let again_at = count(&mut transaction, brand, &TRIES, user_id.as_bytes(), limit, now).await?;
        transaction.commit().await?;
        Ok(again_at)
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

/// Counts a request for this address, whether Keygen knows it or not. `false`: there were `limit` within an hour, and it is not counted.
pub(super) async fn count_request(
    connection: &mut AnyConnection,
    brand: &str,
    address: &AddressHash,
    limit: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(count(connection, brand, &REQUESTS, address.as_bytes(), limit, now).await?.is_none())
}

/// Counts one more in a window. Past `limit` it is not counted, and the time is returned when the next one is.
async fn count(
    connection: &mut AnyConnection,
    brand: &str,
    window: &Window,
    subject: &[u8],
    limit: u32,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
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
    .execute(&mut *connection)
    .await?;
    if counted.rows_affected() == 1 {
        return Ok(None);
    }
    let began = sqlx::query_scalar("SELECT window_start FROM counts WHERE brand = $1 AND kind = $2 AND subject = $3");
    let began = began.bind(brand).bind(window.kind).bind(subject).fetch_one(connection).await?;
    Ok(Some(later(timestamp(began), window.length)))
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

/// Mails to an address count for each user apart: one user's must not use up another's.
pub(super) fn mail_subject(address: &AddressHash, user_id: &str) -> Vec<u8> {
    [address.as_bytes(), user_id.as_bytes()].concat()
}

/// The mails of this hour.
#[derive(Default)]
pub(super) struct MailCounts(HashMap<Vec<u8>, Counted>);

#[derive(Default, Clone, Copy)]
pub(super) struct Counted {
    pub(super) count: u32,
    pub(super) last_at: Option<Timestamp>,
}

impl MailCounts {
    /// Those to a user at an address, under whichever of its hashes there are most.
    pub(super) fn of_user(&self, addresses: &[AddressHash], user_id: &str) -> Counted {
        let known = addresses.iter().filter_map(|address| self.0.get(&mail_subject(address, user_id)));
        known.max_by_key(|mails| (mails.count, mails.last_at)).copied().unwrap_or_default()
    }

    /// Those of the whole brand.
    pub(super) fn of_brand(&self) -> usize {
        self.0.get(BRAND).map_or(0, |mails| mails.count as usize)
    }
}

/// Looks up the mails of the [subjects](mail_subject), and of the whole brand, and holds them until the transaction ends.
pub(super) async fn hold_mail_counts(
    connection: &mut AnyConnection,
    brand: &str,
    subjects: &[Vec<u8>],
    now: Timestamp,
) -> Result<MailCounts, StoreError> {
    let subjects: Vec<_> = iter::once(BRAND).chain(subjects.iter().map(Vec::as_slice)).collect();
    let sql = format!(
        "SELECT subject, window_start, count, last_at FROM counts WHERE brand = $1 AND kind = $2 AND subject IN ({}) ORDER BY subject {}",
        list(2, subjects.len()),
        for_update(connection)
    );
    let few = subjects.len() <= 2;
    let mut query = query_many(connection, sql, subjects.len()).persistent(few);
    query = query.bind(brand).bind(MAILS.kind);
    for subject in subjects {
        query = query.bind(subject);
    }
    let mut counts = HashMap::new();
    for row in query.fetch_all(connection).await? {
        counts.insert(row.try_get("subject")?, counted(&row, now)?);
    }
    Ok(MailCounts(counts))
}

/// Counts a mail for each of the [subjects](mail_subject), and all of them for the brand.
pub(super) async fn count_mails(
    connection: &mut AnyConnection,
    brand: &str,
    mailed: &[Vec<u8>],
    now: Timestamp,
) -> Result<(), StoreError> {
    if mailed.is_empty() {
        return Ok(());
    }
    // In the order of their rows, so that replicas lock them in one order.
    let mut counted: Vec<(&[u8], i64)> = mailed.iter().map(|subject| (subject.as_slice(), 1)).collect();
    counted.push((BRAND, i64::try_from(mailed.len()).unwrap_or(i64::MAX)));
    counted.sort_unstable();
    let sql = format!(
        "INSERT INTO counts (brand, kind, subject, window_start, count, last_at) VALUES {}
         ON CONFLICT (brand, kind, subject) DO UPDATE SET
            count = excluded.count + CASE WHEN counts.window_start > excluded.window_start - {window} THEN counts.count ELSE 0 END,
            window_start = CASE WHEN counts.window_start > excluded.window_start - {window} THEN counts.window_start ELSE excluded.window_start END,
            last_at = excluded.last_at",
        rows(0, counted.len(), 6),
        window = whole_millis(MAILS.length),
    );
    let mut query = query_many(connection, sql, mailed.len());
    for (subject, count) in counted {
        query = query.bind(brand).bind(MAILS.kind).bind(subject).bind(millis(now)).bind(count).bind(millis(now));
    }
    query.execute(connection).await?;
    Ok(())
}

fn counted(row: &AnyRow, now: Timestamp) -> Result<Counted, sqlx::Error> {
    let window_start = timestamp(row.try_get("window_start")?);
    let count = u32::try_from(row.try_get::<i64, _>("count")?).unwrap_or(u32::MAX);
    Ok(Counted {
        count: if later(window_start, MAILS.length) > now { count } else { 0 },
        last_at: Some(timestamp(row.try_get("last_at")?)),
    })
}
