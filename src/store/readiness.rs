//! Whether the database takes writes, for probes.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::time::{Instant, sleep_until, timeout};

use super::{Store, StoreError, database::CONNECT_TIMEOUT, millis};

/// The least time between two writes: however many probe, and anybody can, they cost the database little.
const INTERVAL: Duration = Duration::from_millis(250);

/// The last write, and what became of it.
#[derive(Debug)]
pub(super) struct Probe {
    began: Instant,
    outcome: Result<(), Arc<StoreError>>,
}

impl Store {
    /// Succeeds if the database takes a write within a few seconds: it may answer questions while its disk is full, or while it is a standby.
    /// Whoever asks before a write begins shares it; the outcome is never of an earlier one.
    pub async fn check_writable(&self, now: Timestamp) -> Result<(), StoreError> {
        let asked = Instant::now();
        let mut last = self.probe.lock().await;
        if let Some(probe) = &*last {
            if probe.began >= asked {
                return probe.outcome.clone().map_err(StoreError::Together);
            }
            sleep_until(probe.began + INTERVAL).await;
        }
        let began = Instant::now();
        let outcome = match timeout(CONNECT_TIMEOUT, self.write_probe(now)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Arc::new(self.explain(error).await)),
            Err(_) => Err(Arc::new(self.explain(StoreError::NoConnection).await)),
        };
        *last = Some(Probe { began, outcome: outcome.clone() });
        outcome.map_err(StoreError::Together)
    }

    async fn write_probe(&self, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO tasks (name, run_at) VALUES ('readiness', $1)
             ON CONFLICT (name) DO UPDATE SET run_at = excluded.run_at",
        )
        .bind(millis(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
