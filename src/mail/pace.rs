//! Keeps to a provider's rate limit (RFC 6585, section 4).

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;

use crate::store::later;

/// The wait where the provider names none; it doubles while there is no success, up to the longest.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest wait that is not the provider's own.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// All calls to a provider wait together.
#[derive(Default)]
pub(super) struct Pace(Mutex<Held>);

#[derive(Default)]
struct Held {
    /// From when until when nothing is sent.
    window: Option<(Timestamp, Timestamp)>,
    /// Refusals since the last success.
    refusals: u32,
}

impl Pace {
    /// How long nothing may be sent yet.
    pub(super) fn left(&self, now: Timestamp) -> Option<Duration> {
        // A clock that was set back makes nobody wait longer.
        let (_, until) = self.held().window.filter(|(since, until)| (*since..*until).contains(&now))?;
        Duration::try_from(until.duration_since(now)).ok()
    }

    /// The provider refused a call for its rate; `after` is its wish.
    pub(super) fn hold(&self, after: Option<Duration>, now: Timestamp) {
        let mut held = self.held();
        // Of calls that were refused together, the first counts.
        if held.window.is_none_or(|(_, until)| until <= now) {
            held.refusals = held.refusals.saturating_add(1);
        }
        let doubled = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(held.refusals.saturating_sub(1)));
        let wait = after.filter(|after| !after.is_zero()).unwrap_or(doubled.min(LONGEST_WAIT));
        let until = later(now, wait);
        held.window = Some((now, held.window.map_or(until, |(_, earlier)| earlier.max(until))));
    }

    pub(super) fn succeeded(&self) {
        self.held().refusals = 0;
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
