//! What only the account's admin may ask of Keygen's API.

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;

use super::{Client, Event, InvalidEvent, PASSWORD_RESET};

/// Keygen gives so many at once at most.
const PAGE_SIZE: &str = "100";

/// A client that may read the account's events, and register its webhook endpoints.
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

/// A webhook endpoint as it is registered at Keygen.
#[derive(Debug)]
pub struct RegisteredEndpoint {
    /// The endpoint's id.
    pub id: String,
    /// The URL, as somebody wrote it.
    pub url: String,
    /// The types of events that are sent there, or `*`; none if Keygen has disabled the endpoint.
    pub subscriptions: Vec<String>,
    /// Keygen's name for how it signs; old endpoints may have none.
    pub signature_algorithm: Option<String>,
}

/// What to set of a webhook endpoint; the rest stays as it is.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EndpointAttributes {
    /// The URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The types of events to send there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscriptions: Option<Vec<String>>,
    /// Keygen's name for how to sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature_algorithm: Option<String>,
}

/// Why Keygen's answer is of no use.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Keygen is down, limits us, or refuses the token.
    #[error("{0}")]
    Refused(String),
    /// An answer that is not what Keygen's documentation says.
    #[error("Keygen's answer can't be read: {0:?}")]
    Document(serde_json::error::Category),
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
        let query = [("events[]", PASSWORD_RESET), ("page[size]", PAGE_SIZE), ("page[number]", &page)];
        let body = self.client.get(&["webhook-events"], &query, self.token.expose_secret()).await;
        let events: Vec<Listed> = read(body)?;
        Ok(events.into_iter().map(ListedEvent::from).collect())
    }

    /// An event with its payload.
    pub async fn event(&self, id: &str) -> Result<Event, AdminError> {
        let body = self.client.get(&["webhook-events", id], &[], self.token.expose_secret()).await;
        Ok(Event::read(&body.map_err(AdminError::Refused)?)?)
    }

    /// All webhook endpoints.
    pub async fn endpoints(&self) -> Result<Vec<RegisteredEndpoint>, AdminError> {
        let mut endpoints = Vec::new();
        for page in 1.. {
            let query = [("page[size]", PAGE_SIZE), ("page[number]", &page.to_string())];
            let body = self.client.get(&["webhook-endpoints"], &query, self.token.expose_secret()).await;
            let found: Vec<EndpointObject> = read(body)?;
            if found.is_empty() {
                break;
            }
            endpoints.extend(found.into_iter().map(RegisteredEndpoint::from));
        }
        Ok(endpoints)
    }

    /// Registers a webhook endpoint, and returns what Keygen made of it.
    pub async fn create_endpoint(&self, attributes: &EndpointAttributes) -> Result<RegisteredEndpoint, AdminError> {
        self.write_endpoint(Method::POST, &["webhook-endpoints"], attributes).await
    }

    /// Changes a webhook endpoint, and returns what Keygen made of it.
    pub async fn update_endpoint(
        &self,
        id: &str,
        attributes: &EndpointAttributes,
    ) -> Result<RegisteredEndpoint, AdminError> {
        self.write_endpoint(Method::PATCH, &["webhook-endpoints", id], attributes).await
    }

    async fn write_endpoint(
        &self,
        method: Method,
        path: &[&str],
        attributes: &EndpointAttributes,
    ) -> Result<RegisteredEndpoint, AdminError> {
        let body = json!({ "data": { "type": "webhook-endpoints", "attributes": attributes } });
        let answer = self.client.write(method, path, &body, self.token.expose_secret()).await;
        Ok(read::<EndpointObject>(answer)?.into())
    }
}

/// What a JSON:API document holds.
fn read<T: DeserializeOwned>(body: Result<Vec<u8>, String>) -> Result<T, AdminError> {
    let document: Document<T> = serde_json::from_slice(&body.map_err(AdminError::Refused)?)
        .map_err(|error| AdminError::Document(error.classify()))?;
    Ok(document.data)
}

#[derive(Deserialize)]
struct Document<T> {
    data: T,
}

#[derive(Deserialize)]
struct EndpointObject {
    id: String,
    attributes: Registered,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Registered {
    url: String,
    subscriptions: Vec<String>,
    signature_algorithm: Option<String>,
}

impl From<EndpointObject> for RegisteredEndpoint {
    fn from(EndpointObject { id, attributes }: EndpointObject) -> Self {
        let Registered { url, subscriptions, signature_algorithm } = attributes;
        Self { id, url, subscriptions, signature_algorithm }
    }
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
