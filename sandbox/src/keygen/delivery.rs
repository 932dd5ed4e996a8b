//! Webhook delivery: what is sent again and when, what is given up, what disables an endpoint.

use std::io::ErrorKind;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Endpoint, Event, Keygen, State, documents};

/// The types of events that are played here.
pub(super) const USER_EVENTS: [&str; 6] =
    ["user.password-reset", "user.created", "user.updated", "user.deleted", "user.banned", "user.unbanned"];

/// Tries after the first.
const RETRIES: u32 = 15;

/// Keygen keeps this much of an answer's body.
const KEPT_BODY_BYTES: usize = 2048;

/// What came of one attempt.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Delivered,
    TryAgain,
    GivenUp,
}

impl Keygen {
    /// What `POST …/passwords` does for somebody's address, past its rate limit. Returns after the first attempt, and
    /// says whether a webhook was delivered; further attempts follow in the background.
    pub async fn request_reset(&self, email: &str) -> bool {
        let mut delivered = false;
        for event in self.issue_token(email, None) {
            delivered |= self.deliver(event).await;
        }
        delivered
    }

    /// Issues a token, and an event for each endpoint that wants to know: those of the environment that the caller named, or else of the user's own.
    pub(super) fn issue_token(&self, email: &str, environment: Option<Uuid>) -> Vec<Uuid> {
        let now = self.now();
        let mut state = self.state();
        let state = &mut *state;
        let email = email.to_lowercase();
        *state.requests.entry(email.clone()).or_default() += 1;
        let Some(user) = state.users.get_mut(&email) else { return Vec::new() };
        let token = user.issue_token(now);
        let payload = json!({
            "data": documents::user(self.account(), &email, user, now),
            "meta": { "passwordResetToken": token },
        });
        let (environment, role) = (environment.or(user.environment), user.role.clone());
        self.issue_events(state, "user.password-reset", &payload, environment, &role)
    }

    /// An event for each endpoint of the environment that wants to know of a user of this role.
    pub(super) fn issue_events(
        &self,
        state: &mut State,
        kind: &'static str,
        payload: &Value,
        environment: Option<Uuid>,
        role: &str,
    ) -> Vec<Uuid> {
        let now = self.now();
        // A product may read users of role `user`, and no staff.
        let may_read = |endpoint: &&Endpoint| endpoint.product.is_none() || role == "user";
        let endpoints = state.endpoints.iter().filter(|endpoint| endpoint.environment == environment);
        let told = endpoints.filter(|endpoint| endpoint.wants(kind)).filter(may_read);
        let events: Vec<_> = told.map(|endpoint| Event::new(endpoint, kind, payload, environment, now)).collect();
        let ids = events.iter().map(|event| event.id).collect();
        state.events.extend(events);
        ids
    }

    /// Copies an event, as somebody does who sends it again by hand: a new id, and the same idempotency token.
    pub(super) fn copy_event(&self, event: &Event) -> Event {
        let copy = Event { id: Uuid::new_v4(), created: self.now(), ..event.clone() }.as_first_sent();
        self.state().events.push(copy.clone());
        copy
    }

    pub(super) fn has_endpoint(&self, id: Uuid) -> bool {
        self.state().endpoints.iter().any(|endpoint| endpoint.id == id)
    }

    /// Makes the first attempt, and the others in the background.
    pub(super) async fn deliver(&self, event: Uuid) -> bool {
        // Waits count from when an attempt began, so that whoever turns the clock on seeing one can't be too early.
        let mut began = self.now();
        let first = self.attempt(event, 0).await;
        if first == Outcome::TryAgain {
            let keygen = self.clone();
            tokio::spawn(async move {
                for count in 0..RETRIES {
                    let wait = count.pow(4) + 600 * (1 + random_below_10());
                    keygen.0.clock.sleep_until(began + SignedDuration::from_secs(wait.into())).await;
                    began = keygen.now();
                    if keygen.attempt(event, count + 1).await != Outcome::TryAgain {
                        return;
                    }
                }
            });
        }
        first == Outcome::Delivered
    }

    async fn attempt(&self, id: Uuid, retries: u32) -> Outcome {
        let now = self.now();
        let (event, algorithm, url) = {
            let state = self.state();
            let Some(event) = state.events.iter().find(|event| event.id == id).cloned() else {
                return Outcome::GivenUp;
            };
            let Some(endpoint) = state.endpoints.iter().find(|endpoint| endpoint.id == event.endpoint) else {
                return Outcome::GivenUp;
            };
            if !endpoint.wants(event.kind) {
                return Outcome::GivenUp;
            }
            // Where the endpoint is now, not where it was when the event was made.
            (event, endpoint.algorithm.unwrap_or_default(), endpoint.url.clone())
        };
        // The body is the one of the first attempt; signature and date are new.
        let body = json!({ "data": documents::event(self.account(), &event.as_first_sent()) }).to_string();
        let mut request = self
            .0
            .http
            .post(url.clone())
            .header("Content-Type", "application/json")
            .header("User-Agent", "Keygen/1.8 (+https://keygen.sh/docs/api/webhooks/)")
            .header("Keygen-Version", "1.8");
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let signed = ["post", &format!("{}{query}", url.path()), url.host_str().unwrap_or_default()];
        for (name, value) in self.0.keys.headers(algorithm, self.account(), signed, body.as_bytes(), now) {
            request = request.header(name, value);
        }
        let (outcome, code, body) = match request.body(body).send().await {
            Ok(answer) => {
                let status = answer.status();
                let outcome = match status.as_u16() {
                    200..=299 => Outcome::Delivered,
                    410 | 530 => {
                        self.disable(event.endpoint);
                        Outcome::GivenUp
                    }
                    _ => Outcome::TryAgain,
                };
                let mut body = answer.text().await.unwrap_or_default();
                if body.len() > KEPT_BODY_BYTES {
                    "RES_BODY_TOO_LARGE".clone_into(&mut body);
                }
                (outcome, Some(status.as_u16()), body)
            }
            Err(error) if error.is_timeout() => (Outcome::TryAgain, None, "REQ_TIMEOUT".to_owned()),
            Err(error) => match broken_connection(&error) {
                Some(kind) => (Outcome::GivenUp, None, kind.to_owned()),
                None => (Outcome::TryAgain, None, "REQ_ERROR".to_owned()),
            },
        };
        let outcome = if outcome == Outcome::TryAgain && retries == RETRIES { Outcome::GivenUp } else { outcome };
        if let Some(event) = self.state().events.iter_mut().find(|event| event.id == id) {
            event.status = match outcome {
                Outcome::Delivered => "DELIVERED",
                Outcome::TryAgain => "FAILING",
                Outcome::GivenUp => "FAILED",
            };
            event.last_response_code = code;
            event.last_response_body = Some(body);
            event.updated = now;
        }
        outcome
    }

    /// Keygen disables an endpoint by taking its subscriptions away.
    fn disable(&self, endpoint: Uuid) {
        if let Some(endpoint) = self.state().endpoints.iter_mut().find(|known| known.id == endpoint) {
            endpoint.subscriptions.clear();
        }
    }
}

/// Why Keygen gives up at once, in its words.
fn broken_connection(error: &reqwest::Error) -> Option<&'static str> {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        // hyper's words for an end of the connection where an answer should begin; it has no public kind for it.
        if cause.to_string().contains("closed before message completed") {
            return Some("EOF_ERROR");
        }
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            return match io.kind() {
                ErrorKind::ConnectionRefused => Some("CONN_REFUSED"),
                ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => Some("CONN_RESET"),
                ErrorKind::HostUnreachable => Some("HOST_UNREACH"),
                ErrorKind::NetworkUnreachable => Some("NET_UNREACH"),
                // Within TLS; while it is being agreed on, Keygen counts it among the errors of TLS, and tries again.
                ErrorKind::UnexpectedEof if !error.is_connect() => Some("EOF_ERROR"),
                _ if error.is_connect() && cause.to_string().contains("lookup") => Some("DNS_ERROR"),
                _ => None,
            };
        }
        source = cause.source();
    }
    None
}

fn random_below_10() -> u32 {
    let mut byte = [0];
    SystemRandom::new().fill(&mut byte).expect("the operating system gives random bytes");
    u32::from(byte[0]) % 10
}
