//! Webhook endpoints and events, for the account's admin.

use std::future::{Ready, ready};

use actix_web::{
    Error, FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    error::InternalError,
    http::StatusCode,
    web::{Bytes, Data, Path, Query, ServiceConfig, delete, get, patch, post},
};
use serde::Deserialize;
use serde_json::{Value, json};
use url::{Host, Url};
use uuid::Uuid;

use super::{
    Algorithm, Endpoint, Keygen,
    documents::{self, answer, error},
    passwords::authorization,
};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/webhook-events", get().to(list_events))
        .route("/webhook-events/{id}", get().to(show_event))
        .route("/webhook-events/{id}/actions/retry", post().to(retry_event))
        .route("/webhook-endpoints", get().to(list_endpoints))
        .route("/webhook-endpoints", post().to(create_endpoint))
        .route("/webhook-endpoints/{id}", get().to(show_endpoint))
        .route("/webhook-endpoints/{id}", patch().to(update_endpoint))
        .route("/webhook-endpoints/{id}", delete().to(delete_endpoint));
}

fn refused(detail: &str, status: u16, code: Option<&str>, pointer: Option<&str>) -> Error {
    InternalError::from_response("", error(status, detail, code, pointer)).into()
}

fn not_found() -> Error {
    refused("The requested resource was not found", 404, Some("NOT_FOUND"), None)
}

/// The account, for whoever brings the admin's token.
struct Admin(Data<Keygen>);

impl FromRequest for Admin {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let keygen = request.app_data::<Data<Keygen>>();
        ready(match keygen.filter(|keygen| authorization(request, "Bearer") == Some(keygen.admin_token())) {
            Some(keygen) => Ok(Self(keygen.clone())),
            None => Err(refused("You must be authenticated to complete the request", 401, Some("TOKEN_INVALID"), None)),
        })
    }
}

fn data(document: &Value) -> HttpResponse {
    answer(StatusCode::OK, &json!({ "data": document }))
}

/// The page that is asked for, of what is listed newest first.
fn page<T>(query: &[(String, String)], newest_first: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let number = |name: &str| query.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok());
    let size = number("page[size]").unwrap_or(10).clamp(1, 100);
    let page = number("page[number]").unwrap_or(1).max(1);
    newest_first.skip((page - 1) * size).take(size)
}

async fn list_events(Admin(keygen): Admin, query: Query<Vec<(String, String)>>) -> Result<HttpResponse, Error> {
    let wanted: Vec<_> = query.iter().filter(|(key, _)| key == "events[]").map(|(_, value)| value).collect();
    let state = keygen.state();
    let events = state.events.iter().rev().filter(|event| wanted.is_empty() || wanted.contains(&&event.kind));
    let documents: Vec<_> = page(&query, events)
        .map(|event| {
            let mut document = documents::event(keygen.account(), event);
            // Keygen shows payloads one by one only.
            document["attributes"]["payload"] = "[REDACTED]".into();
            document
        })
        .collect();
    Ok(data(&documents.into()))
}

async fn show_event(Admin(keygen): Admin, id: Path<Uuid>) -> Result<HttpResponse, Error> {
    let state = keygen.state();
    let event = state.events.iter().find(|event| event.id == *id).ok_or_else(not_found)?;
    Ok(data(&documents::event(keygen.account(), event)))
}

async fn retry_event(Admin(keygen): Admin, id: Path<Uuid>) -> Result<HttpResponse, Error> {
    let event = keygen.state().events.iter().find(|event| event.id == *id).cloned().ok_or_else(not_found)?;
    let copy = keygen.copy_event(&event);
    let document = documents::event(keygen.account(), &copy);
    tokio::spawn(async move { keygen.deliver(copy.id).await });
    Ok(answer(StatusCode::CREATED, &json!({ "data": document })))
}

async fn list_endpoints(Admin(keygen): Admin, query: Query<Vec<(String, String)>>) -> Result<HttpResponse, Error> {
    let state = keygen.state();
    let endpoints = page(&query, state.endpoints.iter().rev());
    let documents: Vec<_> = endpoints.map(|endpoint| documents::endpoint(keygen.account(), endpoint)).collect();
    Ok(data(&documents.into()))
}

async fn show_endpoint(Admin(keygen): Admin, id: Path<Uuid>) -> Result<HttpResponse, Error> {
    let state = keygen.state();
    let endpoint = state.endpoints.iter().find(|endpoint| endpoint.id == *id).ok_or_else(not_found)?;
    Ok(data(&documents::endpoint(keygen.account(), endpoint)))
}

/// What can be set of an endpoint.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attributes {
    url: Option<Url>,
    subscriptions: Option<Vec<String>>,
    signature_algorithm: Option<Algorithm>,
}

impl Attributes {
    fn read(body: &[u8]) -> Result<Self, Error> {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let attributes: Self = serde_json::from_value(body["data"]["attributes"].clone())
            .map_err(|_| refused("is missing or of a wrong type", 400, None, Some("/data/attributes")))?;
        if let Some(url) = &attributes.url {
            let on_loopback = match url.host() {
                Some(Host::Ipv4(address)) => address.is_loopback(),
                Some(Host::Domain(name)) => name == "localhost",
                _ => false,
            };
            // Keygen takes https only; a sandbox serves this machine.
            if url.scheme() != "https" && !on_loopback {
                const URL: Option<&str> = Some("/data/attributes/url");
                return Err(refused("must be a valid URL", 422, Some("URL_PROTOCOL_INVALID"), URL));
            }
        }
        if attributes.subscriptions.as_ref().is_some_and(Vec::is_empty) {
            const SUBSCRIPTIONS: Option<&str> = Some("/data/attributes/subscriptions");
            let detail = "must have at least 1 webhook event subscription";
            return Err(refused(detail, 422, Some("SUBSCRIPTIONS_TOO_SHORT"), SUBSCRIPTIONS));
        }
        Ok(attributes)
    }
}

async fn create_endpoint(Admin(keygen): Admin, body: Bytes) -> Result<HttpResponse, Error> {
    let attributes = Attributes::read(&body)?;
    let url = attributes.url.ok_or_else(|| refused("is missing", 400, None, Some("/data/attributes/url")))?;
    let endpoint = Endpoint {
        id: Uuid::new_v4(),
        url,
        subscriptions: attributes.subscriptions.unwrap_or_else(|| vec!["*".to_owned()]),
        algorithm: attributes.signature_algorithm.unwrap_or_default(),
        created: keygen.now(),
    };
    let document = documents::endpoint(keygen.account(), &endpoint);
    keygen.state().endpoints.push(endpoint);
    Ok(answer(StatusCode::CREATED, &json!({ "data": document })))
}

async fn update_endpoint(Admin(keygen): Admin, id: Path<Uuid>, body: Bytes) -> Result<HttpResponse, Error> {
    let attributes = Attributes::read(&body)?;
    let mut state = keygen.state();
    let endpoint = state.endpoints.iter_mut().find(|endpoint| endpoint.id == *id).ok_or_else(not_found)?;
    if let Some(url) = attributes.url {
        endpoint.url = url;
    }
    if let Some(subscriptions) = attributes.subscriptions {
        endpoint.subscriptions = subscriptions;
    }
    if let Some(algorithm) = attributes.signature_algorithm {
        endpoint.algorithm = algorithm;
    }
    Ok(data(&documents::endpoint(keygen.account(), endpoint)))
}

async fn delete_endpoint(Admin(keygen): Admin, id: Path<Uuid>) -> Result<HttpResponse, Error> {
    let mut state = keygen.state();
    let before = state.endpoints.len();
    state.endpoints.retain(|endpoint| endpoint.id != *id);
    if state.endpoints.len() == before { Err(not_found()) } else { Ok(HttpResponse::NoContent().finish()) }
}
