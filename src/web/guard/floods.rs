//! How many forms come from one client, and how many come at all. In memory: each replica counts what it sees.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
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
use crate::{clock::Clock, config::ChallengeMode, store::later};

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

/// Counts what each client sends.
pub(super) struct Clients {
    clock: Elapsed,
    limiter: RateLimiter<IpNet, DashMapStateStore<IpNet>, Elapsed, NoOpMiddleware<Nanos>>,
    admitted: AtomicU32,
}

impl Clients {
    pub(super) fn new(quota: Quota, clock: Arc<dyn Clock>) -> Self {
        let clock = Elapsed::new(clock);
        let limiter = RateLimiter::dashmap_with_clock(quota, clock.clone());
        Self { clock, limiter, admitted: AtomicU32::new(0) }
    }

    /// Counts one, or tells how long to wait for the next.
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
    last: Mutex<Option<Period>>,
}

/// From a flood's first request above the limit to its last.
#[derive(Clone, Copy)]
struct Period {
    began: Timestamp,
    last: Timestamp,
}

impl Flood {
    pub(super) fn new(mode: ChallengeMode, above: NonZeroU32, clock: Arc<dyn Clock>) -> Self {
        let limiter = RateLimiter::direct_with_clock(Quota::per_minute(above), Elapsed::new(Arc::clone(&clock)));
        Self { mode, clock, limiter, last: Mutex::default() }
    }

    /// Counts a request.
    pub(super) fn count(&self) {
        if self.mode == ChallengeMode::Auto && self.limiter.check().is_err() {
            let now = self.now();
            let mut flood = self.flood();
            let ongoing = flood.filter(|flood| is_recent(*flood, now));
            if ongoing.is_none() {
                tracing::warn!("more requests than people send: proof of work is asked for until this ends");
            }
            *flood = Some(Period { began: ongoing.map_or(now, |flood| flood.began), last: now });
        }
    }

    /// Since when requests must prove that they are worth some work, if they must.
    pub(super) fn demands_proof_since(&self) -> Option<Timestamp> {
        match self.mode {
            ChallengeMode::Off => None,
            ChallengeMode::Auto => {
                let now = self.now();
                self.flood().filter(|flood| is_recent(*flood, now)).map(|flood| flood.began)
            }
            ChallengeMode::Always => Some(Timestamp::MIN),
        }
    }

    /// In milliseconds, as stamps have it.
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.clock.now().as_millisecond()).expect("a time, cut short")
    }

    fn flood(&self) -> MutexGuard<'_, Option<Period>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_recent(flood: Period, now: Timestamp) -> bool {
    (flood.last..later(flood.last, FLOOD)).contains(&now)
}
