//! What only the account's admin may ask of Keygen's API.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{Client, Event, InvalidEvent};

/// Keygen gives so many at once at most.
const PAGE_SIZE: &str = "100";

/// A client that may read the account's events.
#[derive(Debug)]
pub struct Admin {
    client: Client,
    token: SecretString,
}

/// An event as Keygen lists it: without its payload.
#[derive(Debug)]
pub struct ListedEvent {
    /// The event's id.
    pub id: String,
    /// Stays the same when the event is sent again by hand.
    pub idempotency_token: String,
    /// Whether Keygen needs no help with it.
    pub delivered: bool,
    /// When Keygen made it.
    pub created: Timestamp,
}

/// Why Keygen's answer is of no use.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Keygen is down, limits us, or refuses the token.
    #[error("{0}")]
    Refused(String),
    /// An answer that is not what Keygen's documentation says.
    #[error("Keygen's list of events can't be read: {0:?}")]
    List(serde_json::error::Category),
    /// An event that is not what it should be.
    #[error(transparent)]
    Event(#[from] InvalidEvent),
}

impl Admin {
    /// Asks with the admin's `token`.
    pub fn new(client: Client, token: SecretString) -> Self {
        Self { client, token }
    }

    /// A page of the password resets, newest first; pages count from 1, and the one behind the last is empty.
    pub async fn password_resets(&self, page: u32) -> Result<Vec<ListedEvent>, AdminError> {
        let page = page.to_string();
        let query = [("events[]", "user.password-reset"), ("page[size]", PAGE_SIZE), ("page[number]", &page)];
        let body = self.client.get(&["webhook-events"], &query, self.token.expose_secret()).await;
        let list: List = serde_json::from_slice(&body.map_err(AdminError::Refused)?)
            .map_err(|error| AdminError::List(error.classify()))?;
        Ok(list.data.into_iter().map(ListedEvent::from).collect())
    }

    /// An event with its payload.
    pub async fn event(&self, id: &str) -> Result<Event, AdminError> {
        let body = self.client.get(&["webhook-events", id], &[], self.token.expose_secret()).await;
        Ok(Event::read(&body.map_err(AdminError::Refused)?)?)
    }
}

#[derive(Deserialize)]
struct List {
    data: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    id: String,
    attributes: Attributes,
    meta: Meta,
}

#[derive(Deserialize)]
struct Attributes {
    status: String,
    created: Timestamp,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Meta {
    idempotency_token: String,
}

impl From<Listed> for ListedEvent {
    fn from(listed: Listed) -> Self {
        Self {
            id: listed.id,
            idempotency_token: listed.meta.idempotency_token,
            delivered: listed.attributes.status == "DELIVERED",
            created: listed.attributes.created,
        }
    }
}
