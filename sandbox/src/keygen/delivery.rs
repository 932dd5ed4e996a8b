//! Webhook delivery: what is sent again and when, what is given up, what disables an endpoint.

use std::io::ErrorKind;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use super::{Event, Keygen, documents, new_token, random_hex};

/// The one type of event that is played here.
const KIND: &str = "user.password-reset";

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
        for event in self.issue_token(email) {
            delivered |= self.deliver(event).await;
        }
        delivered
    }

    /// Issues a token, and an event for each endpoint that wants to know.
    pub(super) fn issue_token(&self, email: &str) -> Vec<Uuid> {
        let now = self.now();
        let mut state = self.state();
        let state = &mut *state;
        let email = email.to_lowercase();
        state.requests.push(email.clone());
        let Some(user) = state.users.get_mut(&email) else { return Vec::new() };
        let token = new_token();
        user.reset_token = Some((token.clone(), now));
        let payload = json!({
            "data": documents::user(self.account(), &email, user),
            "meta": { "passwordResetToken": token },
        });
        let subscribed = |subscriptions: &[String]| subscriptions.iter().any(|name| name == "*" || name == KIND);
        let events =
            state.endpoints.iter().filter(|endpoint| subscribed(&endpoint.subscriptions)).map(|endpoint| Event {
                id: Uuid::new_v4(),
                endpoint: endpoint.id,
                url: endpoint.url.clone(),
                kind: KIND.to_owned(),
                payload: payload.to_string(),
                idempotency_token: random_hex(16),
                status: "DELIVERING",
                last_response_code: None,
                last_response_body: None,
                created: now,
                updated: now,
            });
        let events: Vec<_> = events.collect();
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
        let (event, algorithm) = {
            let state = self.state();
            let Some(event) = state.events.iter().find(|event| event.id == id).cloned() else {
                return Outcome::GivenUp;
            };
            let Some(endpoint) = state.endpoints.iter().find(|endpoint| endpoint.id == event.endpoint) else {
                return Outcome::GivenUp;
            };
            if endpoint.subscriptions.is_empty() {
                return Outcome::GivenUp;
            }
            (event, endpoint.algorithm)
        };
        // The body is the one of the first attempt; signature and date are new.
        let body = json!({ "data": documents::event(self.account(), &event.as_first_sent()) }).to_string();
        let mut request = self
            .0
            .http
            .post(event.url.clone())
            .header("Content-Type", "application/json")
            .header("User-Agent", "Keygen/1.8 (+https://keygen.sh/docs/api/webhooks/)")
            .header("Keygen-Version", "1.8");
        for (name, value) in self.0.keys.headers(algorithm, self.account(), &event.url, &body, now) {
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
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            return match io.kind() {
                ErrorKind::ConnectionRefused => Some("CONN_REFUSED"),
                ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => Some("CONN_RESET"),
                ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => Some("HOST_UNREACHABLE"),
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
