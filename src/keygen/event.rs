//! What a verified webhook says.

use std::fmt;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::VerifiedWebhook;
use crate::address::EmailAddress;

/// The type of the events that Rekey lives on.
pub const PASSWORD_RESET: &str = "user.password-reset";

/// An event of the Keygen account, as far as Rekey cares.
#[derive(Debug)]
pub enum Event {
    /// Somebody asked Keygen for a password reset.
    PasswordReset(Box<PasswordReset>),
    /// Any other event, by its type.
    Other(String),
}

/// The `user.password-reset` event.
#[derive(Debug)]
pub struct PasswordReset {
    /// The event's id: new when somebody re-sends the event by hand.
    pub event_id: String,
    /// Stays the same when the event is re-sent by hand.
    pub idempotency_token: String,
    /// When Keygen set the token, which orders the tokens of one user: the user's own `updated`. The event's `created` comes later, from workers that
    /// overtake each other, and anew when somebody re-sends the event by hand.
    pub created: Timestamp,
    /// Whose password it is.
    pub user: User,
    /// What allows to set the new password.
    pub token: ResetToken,
}

/// The user whom an event is about.
#[derive(Debug)]
pub struct User {
    /// Keygen's id of the user, a UUID today; treated as opaque.
    pub id: String,
    /// Where the mail goes.
    pub address: EmailAddress,
    /// The full name, if Keygen knows one.
    pub name: Option<String>,
    /// The vendor's own keys.
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// `user`, or a role of the vendor's own staff.
    pub role: String,
    /// The id of the environment that the user belongs to (Enterprise); none is the global one.
    pub environment: Option<String>,
}

/// Keygen's reset token. Whoever holds it may set the password, so it does not print.
#[derive(Clone)]
pub struct ResetToken(SecretString);

impl ResetToken {
    /// Takes a token, opaque as it is.
    pub fn new(token: String) -> Self {
        Self(token.into())
    }

    /// The token for Keygen, and for sealing.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for ResetToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResetToken(…)")
    }
}

/// A verified webhook that can't be understood. Says where, never what.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the event can't be read: {0}")]
pub struct InvalidEvent(String);

impl InvalidEvent {
    fn json(part: &str, error: &serde_json::Error) -> Self {
        // serde_json's own message may quote the input, which can hold the token or the address.
        Self(format!("{part}: {:?} error at line {} column {}", error.classify(), error.line(), error.column()))
    }

    fn bad(what: &str) -> Self {
        Self(format!("{what} is missing or not usable"))
    }
}

impl Event {
    /// Reads a verified webhook's body.
    pub fn parse(webhook: VerifiedWebhook<'_>) -> Result<Self, InvalidEvent> {
        Self::read(webhook.body())
    }

    /// Reads an event's document, whose origin the caller vouches for.
    fn read(document: &[u8]) -> Result<Self, InvalidEvent> {
        let envelope: Envelope =
            serde_json::from_slice(document).map_err(|error| InvalidEvent::json("body", &error))?;
        Self::from_data(envelope.data)
    }

    /// Reads an event out of the API's list.
    pub(super) fn listed(data: serde_json::Value) -> Result<Self, InvalidEvent> {
        Self::from_data(serde_json::from_value(data).map_err(|error| InvalidEvent::json("data", &error))?)
    }

    fn from_data(data: EventData) -> Result<Self, InvalidEvent> {
        if data.attributes.event != PASSWORD_RESET {
            return Ok(Self::Other(data.attributes.event));
        }
        let payload: Payload = serde_json::from_str(&data.attributes.payload)
            .map_err(|error| InvalidEvent::json("data.attributes.payload", &error))?;
        let attributes = payload.data.attributes;
        Ok(Self::PasswordReset(Box::new(PasswordReset {
            event_id: identifier("data.id", data.id)?,
            idempotency_token: identifier("data.meta.idempotencyToken", data.meta.idempotency_token)?,
            created: attributes.updated.unwrap_or(data.attributes.created),
            user: User {
                id: identifier("the user's id", payload.data.id)?,
                address: attributes.email.parse().map_err(|_| InvalidEvent::bad("the user's email"))?,
                name: attributes.full_name,
                metadata: attributes.metadata.unwrap_or_default(),
                role: attributes.role,
                environment: payload.data.relationships.environment.data.map(|environment| environment.id),
            },
            token: ResetToken::new(identifier("meta.passwordResetToken", payload.meta.password_reset_token)?),
        })))
    }
}

/// Identifiers are opaque, but have to be short, visible ASCII.
fn identifier(name: &str, text: String) -> Result<String, InvalidEvent> {
    if (1..=512).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text)
    } else {
        Err(InvalidEvent::bad(name))
    }
}

#[derive(Deserialize)]
struct Envelope {
    data: EventData,
}

#[derive(Deserialize)]
struct EventData {
    id: String,
    attributes: EventAttributes,
    #[serde(default)]
    meta: EventMeta,
}

#[derive(Deserialize)]
struct EventAttributes {
    event: String,
    payload: String,
    created: Timestamp,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct EventMeta {
    idempotency_token: String,
}

#[derive(Deserialize)]
struct Payload {
    data: UserData,
    meta: PayloadMeta,
}

#[derive(Deserialize)]
struct UserData {
    id: String,
    attributes: UserAttributes,
    #[serde(default)]
    relationships: Relationships,
}

#[derive(Deserialize, Default)]
struct Relationships {
    #[serde(default)]
    environment: Relationship,
}

#[derive(Deserialize, Default)]
struct Relationship {
    data: Option<Linkage>,
}

#[derive(Deserialize)]
struct Linkage {
    id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserAttributes {
    email: String,
    full_name: Option<String>,
    metadata: Option<serde_json::Map<String, serde_json::Value>>,
    role: String,
    updated: Option<Timestamp>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PayloadMeta {
    password_reset_token: String,
}
