//! How many forms come from one client, and how many come at all. In memory: each replica counts what it sees.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
    time::Duration,
};

use governor::{
    NotUntil, Quota, RateLimiter,
    clock::Clock as GovernorClock,
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::{InMemoryState, NotKeyed, keyed::DashMapStateStore},
};
use ipnet::IpNet;
use jiff::Timestamp;

use super::client::network;
use crate::{clock::Clock, config::ChallengeMode};

/// After so many forms, the clients are forgotten that sent nothing for long.
const FORGETTING: u32 = 10_000;

/// How long a flood counts as one after its peak.
const FLOOD: Duration = Duration::from_mins(10);

/// The handed-in clock as an hour-glass: a clock that is set back must not keep anybody waiting.
#[derive(Clone)]
struct Elapsed {
    clock: Arc<dyn Clock>,
    seen: Arc<Mutex<(Timestamp, u64)>>,
}

impl Elapsed {
    fn new(clock: Arc<dyn Clock>) -> Self {
        let now = clock.now();
        Self { clock, seen: Arc::new(Mutex::new((now, 0))) }
    }
}

impl GovernorClock for Elapsed {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let now = self.clock.now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = u64::try_from(now.duration_since(seen.0).as_nanos()).unwrap_or_default();
        *seen = (now, seen.1.saturating_add(passed));
        seen.1.into()
    }
}

/// Counts the forms of each client.
pub(super) struct Clients {
    clock: Elapsed,
    limiter: RateLimiter<IpNet, DashMapStateStore<IpNet>, Elapsed, NoOpMiddleware<Nanos>>,
    admitted: AtomicU32,
}

impl Clients {
    pub(super) fn new(forms_per_hour: NonZeroU32, clock: Arc<dyn Clock>) -> Self {
        let clock = Elapsed::new(clock);
        let limiter = RateLimiter::dashmap_with_clock(Quota::per_hour(forms_per_hour), clock.clone());
        Self { clock, limiter, admitted: AtomicU32::new(0) }
    }

    /// Counts a form, or tells how long to wait for the next.
    pub(super) fn admit(&self, client: IpAddr) -> Result<(), Duration> {
        if self.admitted.fetch_add(1, Ordering::Relaxed) % FORGETTING == FORGETTING - 1 {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        let wait = |limited: NotUntil<Nanos>| limited.wait_time_from(self.clock.now());
        self.limiter.check_key(&network(client)).map_err(wait)
    }
}

/// Notices when more requests arrive than people send.
pub(super) struct Flood {
    mode: ChallengeMode,
    clock: Arc<dyn Clock>,
    limiter: RateLimiter<NotKeyed, InMemoryState, Elapsed, NoOpMiddleware<Nanos>>,
    /// Milliseconds since 1970.
    last: AtomicI64,
}

impl Flood {
    pub(super) fn new(mode: ChallengeMode, above: NonZeroU32, clock: Arc<dyn Clock>) -> Self {
        let limiter = RateLimiter::direct_with_clock(Quota::per_minute(above), Elapsed::new(Arc::clone(&clock)));
        Self { mode, clock, limiter, last: AtomicI64::new(i64::MIN) }
    }

    /// Counts a request.
    pub(super) fn count(&self) {
        if self.mode == ChallengeMode::Auto && self.limiter.check().is_err() {
            let before = self.last.swap(self.clock.now().as_millisecond(), Ordering::Relaxed);
            if !self.is_recent(before) {
                tracing::warn!("more requests than people send: proof of work is asked for until this ends");
            }
        }
    }

    /// Whether requests must prove that they are worth some work.
    pub(super) fn demands_proof(&self) -> bool {
        match self.mode {
            ChallengeMode::Off => false,
            ChallengeMode::Auto => self.is_recent(self.last.load(Ordering::Relaxed)),
            ChallengeMode::Always => true,
        }
    }

    fn is_recent(&self, at: i64) -> bool {
        let age = self.clock.now().as_millisecond().saturating_sub(at);
        u128::try_from(age).is_ok_and(|age| age < FLOOD.as_millis())
    }
}
