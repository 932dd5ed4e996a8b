//! What a verified webhook says.

use std::{collections::HashMap, fmt};

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::VerifiedWebhook;
use crate::address::EmailAddress;

/// The type of the events that Rekey lives on.
pub const PASSWORD_RESET: &str = "user.password-reset";

/// The types of events that say what became of a user. Without them, links outlive a change until the user's next reset tells of it.
pub const USER_CHANGES: [&str; 4] = ["user.updated", DELETED, "user.banned", "user.unbanned"];

const DELETED: &str = "user.deleted";

/// An event of the Keygen account, as far as Rekey cares.
#[derive(Debug)]
pub enum Event {
    /// Somebody asked Keygen for a password reset.
    PasswordReset(Box<PasswordReset>),
    /// A user was changed, banned or removed.
    UserChange(Box<UserChange>),
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
    /// Whose password it is.
    pub user: User,
    /// What allows to set the new password.
    pub token: ResetToken,
}

/// An event that says what a user is now.
#[derive(Debug)]
pub struct UserChange {
    /// The event's id: new when somebody re-sends the event by hand.
    pub event_id: String,
    /// Stays the same when the event is re-sent by hand.
    pub idempotency_token: String,
    /// What is known of the user now.
    pub user: User,
    /// Whether the user was removed.
    pub is_deleted: bool,
}

/// The user whom an event is about.
#[derive(Debug)]
pub struct User {
    /// Keygen's id of the user, a UUID today; treated as opaque.
    pub id: String,
    /// Where the mail goes.
    pub address: Result<EmailAddress, UnusableAddress>,
    /// The full name, if Keygen knows one.
    pub name: Option<String>,
    /// The vendor's own keys.
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// `user`, or a role of the vendor's own staff.
    pub role: String,
    /// The id of the environment that the user belongs to (Enterprise); none is the global one.
    pub environment: Option<String>,
    /// Banned users can set a password, and not log in with it.
    pub is_banned: bool,
    /// When Keygen last changed the user: at a reset, the moment at which the token was set. It orders what is told of one user, where the
    /// event's own time is set late, by workers that overtake each other, and anew when it is re-sent by hand.
    pub updated: Timestamp,
}

/// An address that Keygen has and that is not canonical, or none at all. It does not print itself.
pub struct UnusableAddress(String);

impl UnusableAddress {
    /// For a pseudonym.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnusableAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnusableAddress(…)")
    }
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
        let kind = data.attributes.event;
        if kind != PASSWORD_RESET && !USER_CHANGES.contains(&kind.as_str()) {
            return Ok(Self::Other(kind));
        }
        let payload: Payload = serde_json::from_str(&data.attributes.payload)
            .map_err(|error| InvalidEvent::json("data.attributes.payload", &error))?;
        let event_id = identifier("data.id", data.id)?;
        let idempotency_token = identifier("data.meta.idempotencyToken", data.meta.idempotency_token)?;
        let user = payload.data.into_user(data.attributes.created)?;
        if kind != PASSWORD_RESET {
            let is_deleted = kind == DELETED;
            return Ok(Self::UserChange(Box::new(UserChange { event_id, idempotency_token, user, is_deleted })));
        }
        let token = payload.meta.password_reset_token.unwrap_or_default();
        let token = ResetToken::new(identifier("meta.passwordResetToken", token)?);
        Ok(Self::PasswordReset(Box::new(PasswordReset { event_id, idempotency_token, user, token })))
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

/// A part that an event can do without: of another type it is as good as missing.
fn lenient<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(serde_json::from_str(<&RawValue>::deserialize(deserializer)?.get()).ok())
}

/// The texts among the vendor's own keys. Their other values may be what no Rust type holds, such as `1e999999`, or nested without end.
fn lenient_texts<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<serde_json::Map<String, serde_json::Value>>, D::Error> {
    let own: Option<HashMap<String, Box<RawValue>>> = lenient(deserializer)?;
    let text =
        |(key, value): (String, Box<RawValue>)| Some((key, serde_json::from_str::<String>(value.get()).ok()?.into()));
    Ok(own.map(|own| own.into_iter().filter_map(text).collect()))
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
    #[serde(default)]
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
    #[serde(default, deserialize_with = "lenient")]
    email: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    full_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_texts")]
    metadata: Option<serde_json::Map<String, serde_json::Value>>,
    role: String,
    #[serde(default, deserialize_with = "lenient")]
    status: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    updated: Option<Timestamp>,
}

impl UserData {
    fn into_user(self, event_created: Timestamp) -> Result<User, InvalidEvent> {
        let attributes = self.attributes;
        let email = attributes.email.unwrap_or_default();
        Ok(User {
            id: identifier("the user's id", self.id)?,
            address: EmailAddress::from_keygen(&email).map_err(|_| UnusableAddress(email)),
            name: attributes.full_name,
            metadata: attributes.metadata.unwrap_or_default(),
            role: attributes.role,
            environment: self.relationships.environment.data.map(|environment| environment.id),
            is_banned: attributes.status.is_some_and(|status| status.eq_ignore_ascii_case("BANNED")),
            updated: attributes.updated.unwrap_or(event_created),
        })
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct PayloadMeta {
    password_reset_token: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reset of a user with these attributes besides those that it needs, in an envelope with more of the same.
    fn reset(attributes: &str) -> Result<PasswordReset, InvalidEvent> {
        let payload = format!(
            r#"{{"x": {{{attributes}}}, "data": {{"id": "1", "relationships": {{{attributes}}}, "attributes":
            {{"email": "ada@customer.example", "role": "user", {attributes}}}}}, "meta": {{"passwordResetToken": "t", "x": {{{attributes}}}}}}}"#
        );
        let document = format!(
            r#"{{"x": {{{attributes}}}, "data": {{"id": "1", "x": {{{attributes}}}, "meta": {{"idempotencyToken": "i", "x": {{{attributes}}}}},
            "attributes": {{"event": "user.password-reset", "created": "2026-11-27T00:00:00Z", "endpoint": {{{attributes}}}, "payload": {}}}}}}}"#,
            serde_json::to_string(&payload).unwrap()
        );
        match Event::read(document.as_bytes())? {
            Event::PasswordReset(reset) => Ok(*reset),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_an_event_can_do_without_never_refuses_it() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let values = [
            "1e999999",
            "-1E+999999",
            "123456789012345678901234567890",
            "null",
            "true",
            "[]",
            "{}",
            r#""\ud800""#,
            r#""\u0000""#,
            &deep,
        ];
        for value in values {
            for attributes in [
                format!(r#""metadata": {{"own": {value}, "locale": "de"}}"#),
                format!(r#""metadata": {{"a": {{"b": [{value}]}}, "locale": "de"}}"#),
                format!(r#""firstName": {value}, "permissions": [{value}], "metadata": {{"locale": "de"}}"#),
            ] {
                let user = reset(&attributes).unwrap_or_else(|error| panic!("{attributes:.60}: {error}")).user;
                assert_eq!(user.metadata["locale"], "de", "{attributes:.60}");
            }
            for attributes in [
                format!(r#""metadata": {value}"#),
                format!(r#""fullName": {value}"#),
                format!(r#""metadata": {{"locale": {value}}}"#),
            ] {
                let user = reset(&attributes).unwrap_or_else(|error| panic!("{attributes:.60}: {error}")).user;
                assert!(user.metadata.get("locale").is_none_or(|locale| locale == "\0"), "{attributes:.60}");
                assert!(user.name.is_none_or(|name| name == "\0"), "{attributes:.60}");
            }
        }
    }
}
