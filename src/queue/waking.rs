use jiff::Timestamp;
use tokio::sync::watch;

use super::worker::{LOOK_AROUND, Workers};
use crate::store::{StoreError, later};

impl Workers {
    /// Lets what waits for a budget be tried as soon as that has room.
    pub(super) async fn wake_waiting(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let now = self.clock.now();
            let next = match self.wake_due(now).await {
                Ok(next) => next,
                Err(error) => {
                    tracing::error!(%error, "what waits for a budget can't be read; trying again");
                    None
                }
            };
            let look_around = later(now, LOOK_AROUND);
            tokio::select! {
                () = self.clock.sleep_until(next.map_or(look_around, |next| next.min(look_around))) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Returns when the next one is due, if any waits.
    async fn wake_due(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let next = self.store.next_waking_at().await?;
        if next.is_none_or(|next| next > now) {
            return Ok(next);
        }
        self.store.wake_jobs(now).await?;
        self.store.next_waking_at().await
    }
}
