//! The time, handed in: every expiry, retry and time-out asks a [`Clock`], so that tests and the demo can turn it.

use async_trait::async_trait;
use jiff::Timestamp;

/// Where the time comes from.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The current time.
    fn now(&self) -> Timestamp;

    /// Returns once `now()` has reached `deadline`, also when the clock was turned meanwhile.
    async fn sleep_until(&self, deadline: Timestamp);
}

/// The machine's own clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that sleeps by the machine's clock")]
    async fn sleep_until(&self, deadline: Timestamp) {
        // Looks again at least once a minute, so that a step of the machine's clock is noticed.
        loop {
            let left = deadline.duration_since(self.now());
            let Ok(left) = std::time::Duration::try_from(left) else { return };
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left.min(std::time::Duration::from_mins(1))).await;
        }
    }
}
