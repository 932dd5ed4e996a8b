use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// The machine's time, moved by as much as it was turned.
#[derive(Debug, Clone)]
pub struct Clock(watch::Sender<SignedDuration>);

impl Default for Clock {
    fn default() -> Self {
        Self(watch::Sender::new(SignedDuration::ZERO))
    }
}

impl Clock {
    /// The time as turned.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the others are handed")]
    pub fn now(&self) -> Timestamp {
        Timestamp::now().saturating_add(*self.0.borrow()).unwrap_or(Timestamp::MAX)
    }

    /// Turns the clock forward.
    pub fn advance(&self, by: SignedDuration) {
        self.0.send_modify(|offset| *offset += by);
    }

    /// Returns once `now()` has reached `deadline`, by waiting or by turning.
    pub async fn sleep_until(&self, deadline: Timestamp) {
        let mut turned = self.0.subscribe();
        while let Ok(left) = Duration::try_from(deadline.duration_since(self.now())) {
            if left.is_zero() {
                return;
            }
            // At most until somebody turns the clock.
            let _ = tokio::time::timeout(left.min(Duration::from_mins(1)), turned.changed()).await;
        }
    }
}
