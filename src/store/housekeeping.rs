//! What is no longer needed goes.

use std::time::Duration;

use jiff::Timestamp;

use super::{Store, StoreError, millis};

/// How long finished jobs, seen events and dead links are kept, for the operator and to recognise repeats.
const RETENTION: Duration = Duration::from_hours(30 * 24);

impl Store {
    /// Wipes the secrets of whatever has expired, and removes what is older than the retention.
    pub async fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        let now_millis = millis(now);
        let old = millis(now.saturating_sub(RETENTION).unwrap_or(Timestamp::MIN));
        let hour_ago = millis(now.saturating_sub(Duration::from_hours(1)).unwrap_or(Timestamp::MIN));
        let mut transaction = self.begin().await?;
        for (statement, before) in [
            // A user's token and address are kept for their live links only.
            (
                "DELETE FROM users WHERE NOT EXISTS (SELECT 1 FROM links l WHERE l.brand = users.brand
                 AND l.user_id = users.user_id AND l.used_at IS NULL AND l.expires_at > $1)",
                now_millis,
            ),
            (
                "UPDATE jobs SET payload = NULL WHERE state = 'failed' AND expires_at <= $1 AND payload IS NOT NULL",
                now_millis,
            ),
            ("DELETE FROM jobs WHERE finished_at <= $1", old),
            ("DELETE FROM links WHERE expires_at <= $1", old),
            ("DELETE FROM events WHERE accepted_at <= $1", old),
            // An hour is the longest cooldown, and the window of the limits.
            ("DELETE FROM expected_webhooks WHERE expires_at <= $1", hour_ago),
            ("DELETE FROM mail_counts WHERE last_at <= $1", hour_ago),
        ] {
            sqlx::query(statement).bind(before).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
