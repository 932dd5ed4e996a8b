//! A circuit breaker: a service that is down is left alone for a while, and then tried with one job.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{clock::Clock, store::later};
use jiff::Timestamp;

/// So many outages in a row open it.
const OUTAGES: u32 = 5;

/// The first pause; it doubles with every further outage, up to the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// The longest pause, and so the longest that a service's return goes unnoticed.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Jobs are tried.
    Closed { outages: u32 },
    /// Nothing is tried until then.
    Open { outages: u32, until: Timestamp },
    /// One job is being tried.
    Probing { outages: u32 },
}

/// The state of one service, as its jobs find it. Each replica has its own: what it sees is its own way there.
#[derive(Clone)]
pub(super) struct Breaker {
    state: Arc<watch::Sender<State>>,
    clock: Arc<dyn Clock>,
}

impl Breaker {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { state: Arc::new(watch::Sender::new(State::Closed { outages: 0 })), clock }
    }

    /// Returns once a job may be tried.
    pub(super) async fn permit(&self) -> Permit<'_> {
        let mut changes = self.state.subscribe();
        loop {
            let now = self.clock.now();
            let mut granted = None;
            let mut wait_until = Timestamp::MAX;
            self.state.send_if_modified(|state| match *state {
                State::Closed { .. } => {
                    granted = Some(false);
                    false
                }
                // A clock that was set back must not keep it open for longer than it ever is.
                State::Open { outages, until } if until <= now || until > later(now, LONGEST_PAUSE) => {
                    *state = State::Probing { outages };
                    granted = Some(true);
                    true
                }
                State::Open { until, .. } => {
                    wait_until = until;
                    false
                }
                State::Probing { .. } => false,
            });
            if let Some(probe) = granted {
                return Permit { breaker: self, probe };
            }
            tokio::select! {
                _ = changes.changed() => {}
                () = self.clock.sleep_until(wait_until) => {}
            }
        }
    }

    /// The service answered, whatever it said.
    fn close(&self) {
        self.state.send_if_modified(|state| {
            if !matches!(state, State::Closed { .. }) {
                tracing::info!("the service answers again");
            }
            let changed = *state != State::Closed { outages: 0 };
            *state = State::Closed { outages: 0 };
            changed
        });
    }

    fn count_outage(&self, reason: &str) {
        let now = self.clock.now();
        self.state.send_modify(|state| {
            let (State::Closed { outages } | State::Open { outages, .. } | State::Probing { outages }) = *state;
            // Of jobs that failed together, one counts once the service is known to be down.
            if matches!(state, State::Open { .. }) {
                return;
            }
            let outages = outages.saturating_add(1);
            *state = if outages < OUTAGES {
                State::Closed { outages }
            } else {
                let pause = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(outages - OUTAGES)).min(LONGEST_PAUSE);
                tracing::error!(reason, pause_s = pause.as_secs(), "the service is down; it is left alone for a while");
                State::Open { outages, until: later(now, pause) }
            };
        });
    }
}

/// The right to try one job. Dropped unused, a probe's right goes to the next who asks.
pub(super) struct Permit<'a> {
    breaker: &'a Breaker,
    probe: bool,
}

impl Permit<'_> {
    /// Says whether the service was out of order, and why.
    pub(super) fn report(mut self, outage: Option<&str>) {
        self.probe = false;
        match outage {
            None => self.breaker.close(),
            Some(reason) => self.breaker.count_outage(reason),
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if self.probe {
            let now = self.breaker.clock.now();
            self.breaker.state.send_modify(|state| {
                if let State::Probing { outages } = *state {
                    *state = State::Open { outages, until: now };
                }
            });
        }
    }
}
