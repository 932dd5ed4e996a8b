//! Keygen's JSON:API documents.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::resources::{Endpoint, Event, User};

/// An answer as JSON:API.
pub(super) fn answer(status: StatusCode, document: &Value) -> HttpResponse {
    HttpResponse::build(status).content_type("application/vnd.api+json").body(document.to_string())
}

/// A document about one resource or many, with what else stands at its top.
pub(super) fn data(document: &Value) -> HttpResponse {
    answer(StatusCode::OK, &json!({ "data": document }))
}

/// An error of Keygen's application.
pub(super) struct Problem {
    status: u16,
    title: &'static str,
    detail: String,
    code: Option<&'static str>,
    /// JSON:API's `source`, or null.
    source: Value,
}

pub(super) fn at_pointer(pointer: &str) -> Value {
    json!({ "pointer": pointer })
}

pub(super) fn at_parameter(parameter: &str) -> Value {
    json!({ "parameter": parameter })
}

pub(super) fn at_header(header: &str) -> Value {
    json!({ "header": header })
}

impl Problem {
    pub(super) fn new(status: u16, detail: impl Into<String>) -> Self {
        let title = match status {
            400 => "Bad request",
            401 => "Unauthorized",
            403 => "Access denied",
            404 => "Not found",
            422 => "Unprocessable resource",
            _ => "Internal server error",
        };
        Self { status, title, detail: detail.into(), code: None, source: Value::Null }
    }

    pub(super) fn coded(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    pub(super) fn at(self, source: Value) -> Self {
        Self { source, ..self }
    }

    pub(super) fn bad_request(detail: &str, source: Value) -> Self {
        Self::new(400, detail).at(source)
    }

    /// The credentials are missing or wrong.
    pub(super) fn unauthorized(code: &'static str) -> Self {
        Self::new(401, "You must be authenticated to complete the request").coded(code)
    }

    pub(super) fn forbidden(reason: &str) -> Self {
        Self::new(403, format!("You do not have permission to complete the request ({reason})"))
    }

    pub(super) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(404, detail).coded("NOT_FOUND")
    }

    /// The resource of this kind and id is not there.
    pub(super) fn no_such(kind: &str, id: &str) -> Self {
        Self::not_found(format!("The requested {kind} '{id}' was not found"))
    }

    pub(super) fn unprocessable(detail: &str, code: &'static str, pointer: &str) -> Self {
        Self::new(422, detail).coded(code).at(at_pointer(pointer))
    }

    pub(super) fn answer(&self) -> HttpResponse {
        let mut object = json!({ "title": self.title, "detail": self.detail });
        if let Some(code) = self.code {
            object["code"] = code.into();
        }
        if !self.source.is_null() {
            object["source"] = self.source.clone();
        }
        let status = StatusCode::from_u16(self.status).unwrap_or_default();
        let mut answer = answer(status, &json!({ "meta": { "id": Uuid::new_v4() }, "errors": [object] }));
        if status == StatusCode::UNAUTHORIZED {
            let challenge = header::HeaderValue::from_static(r#"Bearer realm="keygen""#);
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        answer
    }
}

/// What stands in front of Keygen's application answers one call too many; its headers are the caller's. It has no `meta`, and is not signed.
pub(super) fn too_many_requests() -> HttpResponse {
    let detail = "Throttle limit has been reached for your IP address. Please slow down.";
    let object = json!({ "title": "Too many requests", "detail": detail, "code": "TOO_MANY_REQUESTS" });
    answer(StatusCode::TOO_MANY_REQUESTS, &json!({ "errors": [object] }))
}

fn time(time: Timestamp) -> String {
    format!("{time:.3}")
}

/// A resource with its relationships to the account and, in the Enterprise edition, to an environment.
fn resource(kind: &str, account: Uuid, id: Uuid, environment: Option<Uuid>, attributes: &Value) -> Value {
    let environment = environment.map(|id| json!({ "type": "environments", "id": id }));
    json!({
        "id": id,
        "type": kind,
        "attributes": attributes,
        "relationships": {
            "account": {
                "links": { "related": format!("/v1/accounts/{account}") },
                "data": { "type": "accounts", "id": account },
            },
            "environment": { "links": { "related": null }, "data": environment },
        },
        "links": { "self": format!("/v1/accounts/{account}/{kind}/{id}") },
    })
}

pub(super) fn user(account: Uuid, email: &str, user: &User, now: Timestamp) -> Value {
    let full_name = match (&user.first_name, &user.last_name) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        _ => None,
    };
    let metadata = user.metadata.as_object().into_iter().flatten();
    let metadata: Value = metadata.map(|(key, value)| (camel_case(key), value.clone())).collect();
    let attributes = json!({
        "fullName": full_name, "firstName": user.first_name, "lastName": user.last_name, "email": email,
        "status": user.status(now), "role": user.role,
        "permissions": ["license.read", "license.validate", "machine.create", "machine.read", "token.read", "user.password.reset", "user.read"],
        "metadata": metadata, "created": time(user.created), "updated": time(user.updated),
    });
    resource("users", account, user.id, user.environment, &attributes)
}

/// As Keygen shows keys of metadata: `preferred_language` is `preferredLanguage`.
fn camel_case(key: &str) -> String {
    let mut shown = String::new();
    let mut after_underscore = false;
    for (at, letter) in key.chars().enumerate() {
        match letter {
            '_' if at > 0 => after_underscore = true,
            _ if at == 0 => shown.extend(letter.to_lowercase()),
            _ if after_underscore => {
                after_underscore = false;
                shown.extend(letter.to_uppercase());
            }
            _ => shown.push(letter),
        }
    }
    shown
}

pub(super) fn event(account: Uuid, event: &Event) -> Value {
    let attributes = json!({
        "endpoint": event.url, "apiVersion": "1.8", "payload": event.payload, "event": event.kind,
        "status": event.status, "lastResponseCode": event.last_response_code, "lastResponseBody": event.last_response_body,
        "created": time(event.created), "updated": time(event.updated),
    });
    let mut document = resource("webhook-events", account, event.id, event.environment, &attributes);
    document["meta"] = json!({ "idempotencyToken": event.idempotency_token });
    document
}

pub(super) fn endpoint(account: Uuid, endpoint: &Endpoint) -> Value {
    let attributes = json!({
        "url": endpoint.written, "subscriptions": endpoint.subscriptions, "apiVersion": "1.8",
        "signatureAlgorithm": endpoint.algorithm,
        "created": time(endpoint.created), "updated": time(endpoint.created),
    });
    let mut document = resource("webhook-endpoints", account, endpoint.id, endpoint.environment, &attributes);
    let product = endpoint.product.map(|id| json!({ "type": "products", "id": id }));
    document["relationships"]["product"] = json!({ "data": product });
    document
}
