//! Which events need no second look.

use std::collections::HashSet;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    AcceptedReset, Store, StoreError, millis,
    rows::{list, query_many},
    timestamp,
};
use crate::secrets::TokenHash;

impl Store {
    /// Notes an event that was dropped, so that nobody judges it again.
    pub async fn note_event(
        &self,
        brand: &str,
        id: &str,
        idempotency_token: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let note = sqlx::query(
            "INSERT INTO events (brand, event_id, idempotency_token, accepted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        );
        note.bind(brand).bind(id).bind(idempotency_token).bind(millis(now)).execute(&self.writer).await?;
        Ok(())
    }

    /// Which of these events, given by their ids and what their tokens may be known by, were accepted or dropped before, whichever endpoint they were
    /// made for.
    pub async fn known_events(
        &self,
        brand: &str,
        events: &[(String, Vec<TokenHash>)],
    ) -> Result<HashSet<String>, StoreError> {
        if events.is_empty() {
            return Ok(HashSet::new());
        }
        let mut connection = self.reader.acquire().await?;
        let hashes: Vec<_> = events.iter().flat_map(|(_, hashes)| hashes).collect();
        // One statement for any number of events, which stays prepared.
        let [ids, tokens] = [events.len(), hashes.len()].map(usize::next_power_of_two);
        let sql = format!(
            // Each half has an index; for an OR of both, PostgreSQL may read all of a brand's rows.
            "SELECT event_id, token_hash FROM events WHERE brand = $1 AND event_id IN ({})
             UNION ALL SELECT event_id, token_hash FROM events WHERE brand = $1 AND token_hash IN ({})",
            list(1, ids),
            list(1 + ids, tokens)
        );
        let mut query = query_many(&connection, sql, 1).bind(brand);
        for (id, _) in events.iter().cycle().take(ids) {
            query = query.bind(id);
        }
        for at in 0..tokens {
            query = query.bind(hashes.get(at % hashes.len().max(1)).map(|hash| hash.as_bytes()));
        }
        let (mut known_ids, mut known_hashes) = (HashSet::new(), HashSet::new());
        for row in query.fetch_all(&mut *connection).await? {
            known_ids.insert(row.try_get::<String, _>("event_id")?);
            known_hashes.extend(row.try_get::<Option<Vec<u8>>, _>("token_hash")?);
        }
        let is_known = |(id, hashes): &&(String, Vec<TokenHash>)| {
            known_ids.contains(id) || hashes.iter().any(|hash| known_hashes.contains(hash.as_bytes()))
        };
        Ok(events.iter().filter(is_known).map(|(id, _)| id.clone()).collect())
    }

    /// When a brand was first served from this database; now, if it never was.
    pub async fn first_served(&self, brand: &str, now: Timestamp) -> Result<Timestamp, StoreError> {
        let name = format!("first served {brand}");
        sqlx::query("INSERT INTO tasks (name, run_at) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(&name)
            .bind(millis(now))
            .execute(&self.writer)
            .await?;
        let first = sqlx::query_scalar("SELECT run_at FROM tasks WHERE name = $1");
        Ok(timestamp(first.bind(name).fetch_one(&self.writer).await?))
    }
}

/// Those whose token is known by a hash of a secret that was rotated since. While there is but one secret, the events' own index tells.
pub(super) async fn known_by_old_hashes(
    connection: &mut AnyConnection,
    resets: &[&AcceptedReset],
) -> Result<HashSet<String>, StoreError> {
    let mut known = HashSet::new();
    for reset in resets {
        let old = reset.token_hashes.get(1..).unwrap_or_default();
        if old.is_empty() {
            continue;
        }
        let sql = format!("SELECT count(*) FROM events WHERE brand = $1 AND token_hash IN ({})", list(1, old.len()));
        let mut query = query_many(connection, sql, 1).bind(&reset.brand);
        for hash in old {
            query = query.bind(hash.as_bytes());
        }
        let row = query.fetch_one(&mut *connection).await?;
        if row.try_get::<i64, _>(0)? > 0 {
            known.insert(reset.event_id.clone());
        }
    }
    Ok(known)
}
