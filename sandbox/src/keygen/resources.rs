//! What the account has.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

use super::{Algorithm, random_hex};

/// Without a license, a user counts as active for so long.
const ACTIVE_FOR: SignedDuration = SignedDuration::from_hours(24 * 90);

/// bcrypt reads no further.
const BCRYPT_BYTES: usize = 72;

pub(super) struct User {
    pub(super) id: Uuid,
    pub(super) first_name: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) role: String,
    pub(super) metadata: Value,
    pub(super) environment: Option<Uuid>,
    pub(super) banned: bool,
    pub(super) second_factor: bool,
    pub(super) single_sign_on: bool,
    pub(super) created: Timestamp,
    pub(super) updated: Timestamp,
    password: Option<Vec<u8>>,
    pub(super) reset_token: Option<(String, Timestamp)>,
    /// Of whom is logged in.
    pub(super) tokens: Vec<String>,
}

impl User {
    pub(super) fn new(role: &str, password: Option<&str>, now: Timestamp) -> Self {
        Self {
            id: Uuid::new_v4(),
            first_name: Some("Ada".to_owned()),
            last_name: Some("Lovelace".to_owned()),
            role: role.to_owned(),
            metadata: json!({}),
            environment: None,
            banned: false,
            second_factor: false,
            single_sign_on: false,
            created: now,
            updated: now,
            password: password.map(as_bcrypt_reads),
            reset_token: None,
            tokens: Vec::new(),
        }
    }

    /// Replaces the reset token, and returns the new one: 48 hex digits and `v3`.
    pub(super) fn issue_token(&mut self, now: Timestamp) -> String {
        let token = random_hex(24) + "v3";
        self.reset_token = Some((token.clone(), now));
        self.updated = now;
        token
    }

    /// Sets the password, which ends the reset token and every session.
    pub(super) fn set_password(&mut self, password: &str, now: Timestamp) {
        self.password = Some(as_bcrypt_reads(password));
        self.reset_token = None;
        self.tokens.clear();
        self.updated = now;
    }

    pub(super) fn has_any_password(&self) -> bool {
        self.password.is_some()
    }

    pub(super) fn has_password(&self, password: &str) -> bool {
        self.password.as_ref().is_some_and(|known| *known == as_bcrypt_reads(password))
    }

    pub(super) fn status(&self, now: Timestamp) -> &'static str {
        match self {
            Self { banned: true, .. } => "BANNED",
            Self { created, .. } if now.duration_since(*created) <= ACTIVE_FOR => "ACTIVE",
            _ => "INACTIVE",
        }
    }
}

fn as_bcrypt_reads(password: &str) -> Vec<u8> {
    password.bytes().take(BCRYPT_BYTES).collect()
}

pub(super) struct Product {
    pub(super) id: Uuid,
    pub(super) token: String,
}

pub(super) struct Environment {
    pub(super) id: Uuid,
    pub(super) code: String,
    pub(super) isolated: bool,
    pub(super) token: String,
}

pub(super) struct Endpoint {
    pub(super) id: Uuid,
    pub(super) url: Url,
    /// The URL as somebody wrote it, `:443` and all.
    pub(super) written: String,
    pub(super) subscriptions: Vec<String>,
    /// None is Ed25519.
    pub(super) algorithm: Option<Algorithm>,
    pub(super) product: Option<Uuid>,
    pub(super) environment: Option<Uuid>,
    pub(super) created: Timestamp,
}

impl Endpoint {
    /// For all events.
    pub(super) fn new(url: Url, now: Timestamp) -> Self {
        Self {
            id: Uuid::new_v4(),
            written: url.to_string(),
            url,
            subscriptions: vec!["*".to_owned()],
            algorithm: None,
            product: None,
            environment: None,
            created: now,
        }
    }

    pub(super) fn wants(&self, event: &str) -> bool {
        self.subscriptions.iter().any(|name| name == "*" || name == event)
    }
}

#[derive(Clone)]
pub(super) struct Event {
    pub(super) id: Uuid,
    pub(super) endpoint: Uuid,
    /// The endpoint's URL when the event was made.
    pub(super) url: String,
    pub(super) kind: &'static str,
    pub(super) payload: String,
    pub(super) idempotency_token: String,
    pub(super) product: Option<Uuid>,
    pub(super) environment: Option<Uuid>,
    pub(super) status: &'static str,
    pub(super) last_response_code: Option<u16>,
    pub(super) last_response_body: Option<String>,
    pub(super) created: Timestamp,
    pub(super) updated: Timestamp,
}

impl Event {
    pub(super) fn new(
        endpoint: &Endpoint,
        kind: &'static str,
        payload: &Value,
        environment: Option<Uuid>,
        now: Timestamp,
    ) -> Self {
        Self {
            id: Uuid::new_v4(),
            endpoint: endpoint.id,
            url: endpoint.written.clone(),
            kind,
            payload: payload.to_string(),
            idempotency_token: random_hex(31) + "v3",
            product: endpoint.product,
            environment,
            status: "DELIVERING",
            last_response_code: None,
            last_response_body: None,
            created: now,
            updated: now,
        }
    }

    /// The event as it is before its first attempt.
    pub(super) fn as_first_sent(&self) -> Self {
        Self {
            status: "DELIVERING",
            last_response_code: None,
            last_response_body: None,
            updated: self.created,
            ..self.clone()
        }
    }
}
