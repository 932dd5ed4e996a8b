//! Keygen's JSON:API documents.

use actix_web::{HttpResponse, http::StatusCode};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Endpoint, Event, User};

/// An answer as JSON:API.
pub(super) fn answer(status: StatusCode, document: &Value) -> HttpResponse {
    HttpResponse::build(status).content_type("application/vnd.api+json").body(document.to_string())
}

/// An error document.
pub(super) fn error(status: u16, detail: &str, code: Option<&str>, pointer: Option<&str>) -> HttpResponse {
    let status = StatusCode::from_u16(status).unwrap_or_default();
    let mut object = json!({ "title": status.canonical_reason(), "detail": detail });
    if let Some(code) = code {
        object["code"] = code.into();
    }
    if let Some(pointer) = pointer {
        object["source"] = json!({ "pointer": pointer });
    }
    answer(status, &json!({ "meta": { "id": Uuid::new_v4() }, "errors": [object] }))
}

/// The answer to one call too many; its headers are the caller's.
pub(super) fn too_many_requests() -> HttpResponse {
    error(429, "Throttle limit has been reached", Some("TOO_MANY_REQUESTS"), None)
}

fn time(time: Timestamp) -> String {
    format!("{time:.3}")
}

fn resource(kind: &str, account: Uuid, id: Uuid, attributes: &Value) -> Value {
    json!({
        "id": id,
        "type": kind,
        "attributes": attributes,
        "relationships": { "account": {
            "links": { "related": format!("/v1/accounts/{account}") },
            "data": { "type": "accounts", "id": account },
        } },
        "links": { "self": format!("/v1/accounts/{account}/{kind}/{id}") },
    })
}

pub(super) fn user(account: Uuid, email: &str, user: &User) -> Value {
    let full_name = match (&user.first_name, &user.last_name) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        _ => None,
    };
    let attributes = json!({
        "fullName": full_name, "firstName": user.first_name, "lastName": user.last_name, "email": email,
        "status": if user.banned { "BANNED" } else { "ACTIVE" }, "role": user.role, "metadata": user.metadata,
        "created": time(user.created), "updated": time(user.updated),
    });
    resource("users", account, user.id, &attributes)
}

pub(super) fn event(account: Uuid, event: &Event) -> Value {
    let attributes = json!({
        "endpoint": event.url.as_str(), "apiVersion": "1.8", "payload": event.payload, "event": event.kind,
        "status": event.status, "lastResponseCode": event.last_response_code, "lastResponseBody": event.last_response_body,
        "created": time(event.created), "updated": time(event.updated),
    });
    let mut document = resource("webhook-events", account, event.id, &attributes);
    document["meta"] = json!({ "idempotencyToken": event.idempotency_token });
    document
}

pub(super) fn endpoint(account: Uuid, endpoint: &Endpoint) -> Value {
    let attributes = json!({
        "url": endpoint.url.as_str(), "subscriptions": endpoint.subscriptions, "apiVersion": "1.8",
        "signatureAlgorithm": endpoint.algorithm,
        "created": time(endpoint.created), "updated": time(endpoint.created),
    });
    resource("webhook-endpoints", account, endpoint.id, &attributes)
}
