//! The account's webhook endpoints.

use actix_web::{
    Error, HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Path, Query, ServiceConfig, delete, get, patch, post},
};
use serde_json::{Map, Value, json};
use url::{Host, Url};
use uuid::Uuid;

use super::{
    Algorithm,
    access::{Access, Bearer},
    documents::{self, Problem, answer, at_pointer, data},
    event_types,
    events::location,
    pagination::{Page, Parameters},
    resources::Endpoint,
};

const URL: &str = "/data/attributes/url";
const SUBSCRIPTIONS: &str = "/data/attributes/subscriptions";
const ALGORITHM: &str = "/data/attributes/signatureAlgorithm";

/// Keygen's own, which get no webhooks; `localhost` is among them, but a sandbox serves this machine.
const KEYGENS_HOSTS: [&str; 8] = [
    "keygen.sh",
    "api.keygen.sh",
    "app.keygen.sh",
    "dashboard.keygen.sh",
    "dist.keygen.sh",
    "portal.keygen.sh",
    "stats.keygen.sh",
    "status.keygen.sh",
];

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/webhook-endpoints", get().to(list))
        .route("/webhook-endpoints", post().to(create))
        .route("/webhook-endpoints/{id}", get().to(show))
        .route("/webhook-endpoints/{id}", patch().to(update))
        .route("/webhook-endpoints/{id}", delete().to(remove));
}

async fn list(request: HttpRequest, access: Access, query: Query<Parameters>) -> Result<HttpResponse, Error> {
    let account = access.keygen.account();
    let state = access.keygen.state();
    let page = Page::read(&query, !state.without_cursors)?;
    let seen = state.endpoints.iter().rev().filter(|endpoint| access.may_see(endpoint.product, endpoint.environment));
    Ok(page.of(request.path(), seen.map(|endpoint| (endpoint.id, documents::endpoint(account, endpoint))).collect()))
}

/// Where the endpoint stands in the list.
fn find(access: &Access, endpoints: &[Endpoint], id: &str) -> Result<usize, Problem> {
    let is_it =
        |endpoint: &Endpoint| endpoint.id.to_string() == id && access.may_see(endpoint.product, endpoint.environment);
    endpoints.iter().position(is_it).ok_or_else(|| Problem::no_such("webhook endpoint", id))
}

async fn show(access: Access, id: Path<String>) -> Result<HttpResponse, Error> {
    let state = access.keygen.state();
    let at = find(&access, &state.endpoints, &id)?;
    Ok(data(&documents::endpoint(access.keygen.account(), &state.endpoints[at])))
}

/// What a request sets of an endpoint.
#[derive(Default)]
struct Changes {
    url: Option<(Url, String)>,
    subscriptions: Option<Vec<String>>,
    algorithm: Option<Algorithm>,
    product: Option<Uuid>,
    environment: Option<Uuid>,
}

impl Changes {
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let body: Value = serde_json::from_slice(body)
            .map_err(|_| Problem::bad_request("The request could not be completed", Value::Null))?;
        let document = object(&body, "", &["data"])?;
        let document = object(
            document.get("data").unwrap_or(&Value::Null),
            "/data",
            &["type", "id", "attributes", "relationships"],
        )?;
        let kind = document.get("type").and_then(Value::as_str).unwrap_or_default();
        if !["webhook-endpoints", "webhook-endpoint", "webhookEndpoints", "webhookEndpoint"].contains(&kind) {
            return Err(Problem::bad_request("is invalid", at_pointer("/data/type")));
        }
        let mut changes = Self::default();
        if let Some(attributes) = document.get("attributes") {
            let known = ["url", "subscriptions", "apiVersion", "signatureAlgorithm"];
            for (name, value) in object(attributes, "/data/attributes", &known)? {
                changes.set(name, value)?;
            }
        }
        if let Some(relationships) = document.get("relationships") {
            let related = object(relationships, "/data/relationships", &["product", "environment"])?;
            let id = |name: &str| related.get(name).and_then(|it| it["data"]["id"].as_str()?.parse().ok());
            (changes.product, changes.environment) = (id("product"), id("environment"));
        }
        Ok(changes)
    }

    fn set(&mut self, name: &str, value: &Value) -> Result<(), Problem> {
        let wrong_type = |what: &str| {
            let detail = format!("type mismatch (expected {what})");
            Problem::bad_request(&detail, at_pointer(&format!("/data/attributes/{name}")))
        };
        match name {
            "url" => {
                let written = value.as_str().ok_or_else(|| wrong_type("string"))?;
                self.url = Some((check_url(written)?, written.to_owned()));
            }
            "subscriptions" => {
                let names = value.as_array().ok_or_else(|| wrong_type("array"))?;
                let names: Option<Vec<_>> = names.iter().map(|name| name.as_str().map(str::to_owned)).collect();
                self.subscriptions = Some(check_subscriptions(names.ok_or_else(|| wrong_type("array"))?)?);
            }
            "signatureAlgorithm" => {
                let parsed = serde_json::from_value(value.clone());
                self.algorithm = Some(parsed.map_err(|_| {
                    let detail = "unsupported signature algorithm";
                    Problem::unprocessable(detail, "SIGNATURE_ALGORITHM_NOT_ALLOWED", ALGORITHM)
                })?);
            }
            // The one that is played here.
            _ if value == "1.8" => {}
            _ => return Err(Problem::bad_request("is invalid", at_pointer("/data/attributes/apiVersion"))),
        }
        Ok(())
    }

    fn apply(self, endpoint: &mut Endpoint) {
        if let Some(url) = self.url {
            (endpoint.url, endpoint.written) = url;
        }
        endpoint.algorithm = self.algorithm.or(endpoint.algorithm);
        endpoint.product = self.product.or(endpoint.product);
        if let Some(subscriptions) = self.subscriptions {
            endpoint.subscriptions = subscriptions;
        }
    }
}

/// The object at `pointer`, which may have these keys and no others.
fn object<'a>(value: &'a Value, pointer: &str, known: &[&str]) -> Result<&'a Map<String, Value>, Problem> {
    let object = value
        .as_object()
        .ok_or_else(|| Problem::bad_request("type mismatch (expected object)", at_pointer(pointer)))?;
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(Problem::bad_request("unpermitted parameter", at_pointer(&format!("{pointer}/{key}")))),
        None => Ok(object),
    }
}

/// Keygen takes https only, and a host that ends in a dot and two or more letters.
fn check_url(text: &str) -> Result<Url, Problem> {
    let url = Url::parse(text).map_err(|_| Problem::unprocessable("must be a valid URL", "URL_INVALID", URL))?;
    let on_this_machine = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        _ => false,
    };
    // More lenient than Keygen: a sandbox serves this machine.
    if on_this_machine {
        return Ok(url);
    }
    if url.scheme() != "https" {
        let detail = "must be a valid URL using one of the following protocols: https";
        return Err(Problem::unprocessable(detail, "URL_PROTOCOL_INVALID", URL));
    }
    let host = url.host_str().unwrap_or_default();
    let top_level = host.rsplit_once('.').map(|(_, top_level)| top_level);
    let is_name = top_level.is_some_and(|it| it.len() >= 2 && it.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if !is_name || KEYGENS_HOSTS.contains(&host) {
        return Err(Problem::unprocessable("must be a URL with a valid host", "URL_HOST_INVALID", URL));
    }
    Ok(url)
}

fn check_subscriptions(names: Vec<String>) -> Result<Vec<String>, Problem> {
    if names.is_empty() {
        let detail = "must have at least 1 webhook event subscription";
        return Err(Problem::unprocessable(detail, "SUBSCRIPTIONS_TOO_SHORT", SUBSCRIPTIONS));
    }
    if names != ["*"] && !names.iter().all(|name| event_types::is_known(name)) {
        let detail = "unsupported webhook event type for subscription";
        return Err(Problem::unprocessable(detail, "SUBSCRIPTIONS_NOT_ALLOWED", SUBSCRIPTIONS));
    }
    Ok(names)
}

async fn create(access: Access, body: Bytes) -> Result<HttpResponse, Error> {
    let changes = Changes::read(&body)?;
    let keygen = &access.keygen;
    let (url, _) = changes.url.clone().ok_or_else(|| Problem::bad_request("is missing", at_pointer(URL)))?;
    let mut endpoint = Endpoint::new(url, keygen.now());
    endpoint.environment = changes.environment.or(access.environment.map(|scope| scope.id));
    if let Bearer::Product(id) = access.bearer {
        endpoint.product = Some(id);
    }
    changes.apply(&mut endpoint);
    let document = documents::endpoint(keygen.account(), &endpoint);
    let id = endpoint.id;
    keygen.state().endpoints.push(endpoint);
    let mut answer = answer(StatusCode::CREATED, &json!({ "data": document }));
    location(&mut answer, &keygen.api_url(), keygen.account(), "webhook-endpoints", id);
    Ok(answer)
}

async fn update(access: Access, id: Path<String>, body: Bytes) -> Result<HttpResponse, Error> {
    let changes = Changes::read(&body)?;
    let mut state = access.keygen.state();
    let at = find(&access, &state.endpoints, &id)?;
    let endpoint = &mut state.endpoints[at];
    changes.apply(endpoint);
    Ok(data(&documents::endpoint(access.keygen.account(), endpoint)))
}

async fn remove(access: Access, id: Path<String>) -> Result<HttpResponse, Error> {
    let mut state = access.keygen.state();
    let at = find(&access, &state.endpoints, &id)?;
    state.endpoints.remove(at);
    Ok(HttpResponse::NoContent().finish())
}
