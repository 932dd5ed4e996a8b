//! What is no longer needed goes.

use std::{path::Path, time::Duration};

use jiff::Timestamp;

use super::{Store, StoreError, database::Engine, earlier, millis};

/// So many rows at a time, so that nobody waits long for the sweeper.
const BATCH: i64 = 500;

/// So many pages of SQLite's file are given back at a time.
const VACUUM: &str = "PRAGMA incremental_vacuum(1000)";

impl Store {
    /// Wipes the secrets of whatever has expired, and removes what is older than `retention`.
    pub async fn sweep(&self, retention: Duration, now: Timestamp) -> Result<(), StoreError> {
        let old = millis(earlier(now, retention));
        // An hour is the longest cooldown, and the longest window of the limits: a count may have gone up until its end.
        let [hour_ago, two_hours_ago] = [1, 2].map(|hours| millis(earlier(now, Duration::from_hours(hours))));
        let moment = now;
        let now = millis(now);
        for (statement, before) in [
            // A user's token and address are kept for their live links only.
            (
                "DELETE FROM users WHERE (brand, user_id) IN
                 (SELECT brand, user_id FROM users WHERE needed_until <= $1 LIMIT $2) AND needed_until <= $1",
                now,
            ),
            // Whatever nobody did in its time, such as the jobs of a brand that is not configured any more.
            (
                "UPDATE jobs SET state = CASE WHEN service = 'keygen' OR state = 'waiting' THEN 'dropped' ELSE 'failed' END, reason = coalesce(reason, 'its time was over'), payload = NULL, finished_at = $1
                 WHERE id IN (SELECT id FROM jobs WHERE payload IS NOT NULL AND expires_at <= $1 AND state IN ('waiting', 'ready') LIMIT $2)
                 AND state IN ('waiting', 'ready')",
                now,
            ),
            (
                "UPDATE jobs SET payload = NULL WHERE id IN
                 (SELECT id FROM jobs WHERE payload IS NOT NULL AND expires_at <= $1 AND state = 'failed' LIMIT $2)
                 AND state = 'failed'",
                now,
            ),
            ("DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished_at <= $1 LIMIT $2)", old),
            ("DELETE FROM links WHERE handle_hash IN (SELECT handle_hash FROM links WHERE expires_at <= $1 LIMIT $2)", old),
            (
                "DELETE FROM events WHERE (brand, event_id) IN
                 (SELECT brand, event_id FROM events WHERE accepted_at <= $1 LIMIT $2)",
                old,
            ),
            (
                "DELETE FROM expected_webhooks WHERE (brand, address_hash, purpose) IN
                 (SELECT brand, address_hash, purpose FROM expected_webhooks WHERE expires_at <= $1 AND asked_at <= $1 LIMIT $2)
                 AND expires_at <= $1 AND asked_at <= $1",
                hour_ago,
            ),
            (
                "DELETE FROM counts WHERE (brand, kind, subject) IN
                 (SELECT brand, kind, subject FROM counts WHERE window_start <= $1 LIMIT $2) AND window_start <= $1",
                two_hours_ago,
            ),
            (
                "DELETE FROM paused_addresses WHERE (brand, address_hash) IN
                 (SELECT brand, address_hash FROM paused_addresses WHERE until <= $1 LIMIT $2) AND until <= $1",
                now,
            ),
            ("DELETE FROM spent_forms WHERE form IN (SELECT form FROM spent_forms WHERE expires_at <= $1 LIMIT $2)", now),
        ] {
            loop {
                let swept = sqlx::query(statement).bind(before).bind(BATCH).execute(&self.writer).await?;
                if swept.rows_affected() < BATCH.unsigned_abs() {
                    break;
                }
            }
        }
        self.sweep_audit(old, moment).await?;
        if let Engine::Sqlite(_) = self.engine {
            self.shrink().await?;
        }
        Ok(())
    }

    /// Gives SQLite's free pages back to the file system, a few at a time.
    async fn shrink(&self) -> Result<(), StoreError> {
        loop {
            let free: i64 = sqlx::query_scalar("PRAGMA freelist_count").fetch_one(&self.writer).await?;
            // Some are kept: they are needed again soon.
            if free < 1000 {
                return Ok(());
            }
            sqlx::query(VACUUM).fetch_all(&self.writer).await?;
            let left: i64 = sqlx::query_scalar("PRAGMA freelist_count").fetch_one(&self.writer).await?;
            if left >= free {
                return Ok(());
            }
        }
    }

    /// Writes a consistent copy of the SQLite file to `path`, which must not exist, while others go on.
    pub async fn backup(&self, path: &Path) -> Result<(), StoreError> {
        match self.engine {
            Engine::Sqlite(_) => {
                sqlx::query("VACUUM INTO $1").bind(path.to_string_lossy().into_owned()).execute(&self.reader).await?;
                Ok(())
            }
            Engine::Postgres => Err(StoreError::NotAFile),
        }
    }
}
