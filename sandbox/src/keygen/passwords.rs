//! Passwords, and logging in with them.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{Bytes, Data, Path, ServiceConfig, get, post},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Keygen,
    documents::{self, answer, error},
    limits::{FULFILMENTS, REQUESTS},
    random_hex,
};

const PASSWORD: Option<&str> = Some("/data/attributes/password");
const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(24);

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/passwords", post().to(request_reset))
        .route("/users/{user}/actions/reset-password", post().to(fulfil))
        .route("/tokens", post().to(log_in))
        .route("/me", get().to(me));
}

fn client(request: &HttpRequest) -> String {
    request.peer_addr().map(|address| address.ip().to_string()).unwrap_or_default()
}

async fn request_reset(request: HttpRequest, keygen: Data<Keygen>, body: Bytes) -> HttpResponse {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(email) = body["meta"]["email"].as_str() else {
        return error(400, "is missing", None, Some("/meta/email"));
    };
    let subject = format!("{} {}", client(&request), email.to_lowercase());
    {
        let now = keygen.now();
        let mut state = keygen.state();
        if let Some(limited) = state.counters.count(&REQUESTS, subject, now) {
            return limited;
        }
        if body["meta"]["deliver"] != false && state.users.contains_key(&email.to_lowercase()) {
            state.keygens_own_mails += 1;
        }
    }
    for event in keygen.issue_token(email) {
        let keygen = keygen.clone();
        tokio::spawn(async move { keygen.deliver(event).await });
    }
    HttpResponse::NoContent().finish()
}

async fn fulfil(request: HttpRequest, keygen: Data<Keygen>, user: Path<String>, body: Bytes) -> HttpResponse {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let mut parameters = [("passwordResetToken", ""), ("newPassword", "")];
    for (name, value) in &mut parameters {
        *value = match &body["meta"][*name] {
            Value::String(text) => text,
            Value::Null => return error(400, "is missing", None, Some(&format!("/meta/{name}"))),
            _ => return error(400, "type mismatch (expected string)", None, Some(&format!("/meta/{name}"))),
        };
    }
    let [(_, token), (_, password)] = parameters;
    let now = keygen.now();
    let account = keygen.account();
    let mut state = keygen.state();
    let limited = state.counters.count(&FULFILMENTS, format!("{} {user}", client(&request)), now);
    if let Some(limited) = limited {
        return limited;
    }
    let protected = state.protected;
    let found = state.users.iter_mut().find(|(email, known)| *user == known.id.to_string() || *user == **email);
    let Some((email, user)) = found else { return error(404, "was not found", None, None) };
    if protected && user.password.is_none() {
        return error(403, "is not allowed", None, None);
    }
    let issued = match &user.reset_token {
        Some((known, issued)) if known == token => *issued,
        _ => return error(404, "was not found", None, None),
    };
    if now.duration_since(issued) > TOKEN_LIFETIME {
        return error(401, "is expired", None, Some("/meta/passwordResetToken"));
    }
    if password.chars().count() < 6 {
        return error(422, "is too short (minimum is 6 characters)", Some("PASSWORD_TOO_SHORT"), PASSWORD);
    }
    if password.len() > 72 {
        return error(422, "is too long (maximum is 72 bytes)", Some("PASSWORD_TOO_LONG"), PASSWORD);
    }
    user.password = Some(password.to_owned());
    user.reset_token = None;
    user.updated = now;
    user.tokens.clear();
    answer(StatusCode::OK, &json!({ "data": documents::user(account, email, user) }))
}

fn unauthorized() -> HttpResponse {
    error(401, "You must be authenticated to complete the request", Some("TOKEN_INVALID"), None)
}

pub(super) fn authorization<'a>(request: &'a HttpRequest, scheme: &str) -> Option<&'a str> {
    request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix(scheme)?.strip_prefix(' ')
}

/// Logs a user in, who gets a token for it.
async fn log_in(request: HttpRequest, keygen: Data<Keygen>) -> HttpResponse {
    let credentials = authorization(&request, "Basic")
        .and_then(|text| BASE64_STANDARD.decode(text).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default();
    let (email, password) = credentials.split_once(':').unwrap_or_default();
    let mut state = keygen.state();
    let user = state
        .users
        .get_mut(&email.to_lowercase())
        .filter(|user| !user.banned && user.password.as_deref() == Some(password));
    let Some(user) = user else { return unauthorized() };
    let token = format!("user-{}", random_hex(32));
    user.tokens.push(token.clone());
    let document = json!({ "data": { "id": Uuid::new_v4(), "type": "tokens", "attributes": { "token": token } } });
    answer(StatusCode::CREATED, &document)
}

/// Who a token belongs to.
async fn me(request: HttpRequest, keygen: Data<Keygen>) -> HttpResponse {
    let token = authorization(&request, "Bearer").unwrap_or_default();
    match keygen.state().users.iter().find(|(_, user)| user.tokens.iter().any(|known| known == token)) {
        Some((email, user)) => {
            answer(StatusCode::OK, &json!({ "data": documents::user(keygen.account(), email, user) }))
        }
        None => unauthorized(),
    }
}
