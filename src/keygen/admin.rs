//! What only the account's admin may ask of Keygen's API.

use std::collections::BTreeMap;

use reqwest::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;
use uuid::Uuid;

use super::{Client, PASSWORD_RESET, answer::Answer, api::MAX_ANSWER_BYTES};

/// A client that may read the account's events, and register its webhook endpoints: with a token of an admin, a developer, an environment or a product.
#[derive(Debug, Clone)]
pub struct Admin {
    client: Client,
    token: SecretString,
}

/// The account, as Keygen shows it.
#[derive(Debug)]
pub struct Account {
    /// Its UUID, which signatures name.
    pub id: Uuid,
    /// Its public keys by Keygen's names for their kinds, if this token may see them.
    pub keys: BTreeMap<String, String>,
    /// Whether the API is on the vendor's own domain, whose paths name no account.
    pub own_domain: bool,
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

impl RegisteredEndpoint {
    /// Whether password resets are sent there.
    pub fn is_subscribed(&self) -> bool {
        self.subscriptions.iter().any(|name| name == "*" || name == PASSWORD_RESET)
    }
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
}

impl From<serde_json::Error> for AdminError {
    fn from(error: serde_json::Error) -> Self {
        Self::Document(error.classify())
    }
}

impl Admin {
    /// Asks with the admin's `token`.
    pub fn new(client: Client, token: SecretString) -> Self {
        Self { client, token }
    }

    /// The same on the vendor's own domain.
    #[must_use]
    pub fn on_own_domain(&self) -> Self {
        Self { client: self.client.on_own_domain(), token: self.token.clone() }
    }

    /// The account, and in which of both ways the API names it in its paths.
    pub async fn account(&self) -> Result<Account, AdminError> {
        let answer = self.get(&[], &[], MAX_ANSWER_BYTES).await?;
        let own_domain = match answer.status {
            // It is not shown there.
            StatusCode::NOT_FOUND => true,
            // A token that may not see the account: the path is right, and who has the token is shown.
            StatusCode::FORBIDDEN if answer.is_refusal_of_keygen() => false,
            _ => {
                let Document { data }: Document<AccountObject> = described(&answer)?;
                return Ok(Account { id: data.id, keys: data.meta.keys, own_domain: false });
            }
        };
        let admin = if own_domain { self.on_own_domain() } else { self.clone() };
        match admin.get(&["me"], &[], MAX_ANSWER_BYTES).await? {
            // What was said first is more to the point.
            me if !me.status.is_success() => Err(AdminError::Refused(answer.summary())),
            me => {
                let Document { data }: Document<Me> = described(&me)?;
                Ok(Account { id: data.relationships.account.data.id, keys: BTreeMap::new(), own_domain })
            }
        }
    }

    /// All webhook endpoints that the token may see.
    pub async fn endpoints(&self) -> Result<Vec<RegisteredEndpoint>, AdminError> {
        Ok(self.all::<EndpointObject>("webhook-endpoints").await?.into_iter().map(RegisteredEndpoint::from).collect())
    }

    pub(super) async fn get(&self, path: &[&str], query: &[(&str, &str)], most: usize) -> Result<Answer, AdminError> {
        self.client.get(path, query, self.token.expose_secret(), most).await.map_err(AdminError::Refused)
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
        let Document { data }: Document<EndpointObject> = described(&answer.map_err(AdminError::Refused)?)?;
        Ok(data.into())
    }
}

/// What a JSON:API document says, if the answer is good.
pub(super) fn described<T: DeserializeOwned>(answer: &Answer) -> Result<T, AdminError> {
    if !answer.status.is_success() {
        return Err(AdminError::Refused(answer.summary()));
    }
    Ok(serde_json::from_slice(&answer.body)?)
}

#[derive(Deserialize)]
struct Document<T> {
    data: T,
}

#[derive(Deserialize)]
struct AccountObject {
    id: Uuid,
    #[serde(default)]
    meta: AccountMeta,
}

#[derive(Deserialize, Default)]
struct AccountMeta {
    #[serde(default)]
    keys: BTreeMap<String, String>,
}

/// Whoever has the token: a user, a product or an environment.
#[derive(Deserialize)]
struct Me {
    relationships: Related,
}

#[derive(Deserialize)]
struct Related {
    account: Document<AccountId>,
}

#[derive(Deserialize)]
struct AccountId {
    id: Uuid,
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
