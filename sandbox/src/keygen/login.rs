//! Logging in with a password.

use actix_web::{
    Error, HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Data, ServiceConfig, get, post},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Keygen,
    access::authorization,
    documents::{self, Problem, answer, at_header, at_pointer, data},
    limits::{LOG_INS, subject},
    random_hex,
};

pub(super) fn routes(config: &mut ServiceConfig) {
    config.route("/tokens", post().to(log_in)).route("/me", get().to(me));
}

fn refused(code: &'static str, detail: &str, source: Value) -> Error {
    Problem::new(401, detail).coded(code).at(source).into()
}

/// Logs a user in, who gets a token for it. The answers tell which users there are; that is Keygen's decision.
async fn log_in(request: HttpRequest, keygen: Data<Keygen>, body: Bytes) -> Result<HttpResponse, Error> {
    let credentials = authorization(&request, "Basic")
        .and_then(|text| BASE64_STANDARD.decode(text).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(|| Error::from(Problem::unauthorized("TOKEN_MISSING")))?;
    let (email, password) = credentials.split_once(':').unwrap_or_default();
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let mut state = keygen.state();
    if !password.is_empty()
        && let Some(limited) = state.counters.count(&LOG_INS, subject(&request, email), keygen.now())
    {
        return Ok(limited);
    }
    let header = || at_header("Authorization");
    let Some(user) = state.users.get_mut(&email.to_lowercase()) else {
        return Err(refused("EMAIL_INVALID", "email must be valid", header()));
    };
    if user.single_sign_on {
        return Err(refused("SSO_REQUIRED", "single sign on is required", header()));
    }
    if !user.has_any_password() {
        return Err(refused("PASSWORD_NOT_SUPPORTED", "password is unsupported", header()));
    }
    if password.is_empty() {
        return Err(refused("PASSWORD_REQUIRED", "password is required", header()));
    }
    // The sandbox takes any second factor.
    if user.second_factor && body["meta"]["otp"].is_null() {
        return Err(refused("OTP_REQUIRED", "second factor is required", at_pointer("/meta/otp")));
    }
    if !user.has_password(password) {
        return Err(refused("PASSWORD_INVALID", "password must be valid", header()));
    }
    if user.banned {
        return Err(Problem::forbidden("user is banned").coded("USER_BANNED").into());
    }
    let token = format!("user-{}v3", random_hex(32));
    user.tokens.push(token.clone());
    let document = json!({ "data": { "id": Uuid::new_v4(), "type": "tokens", "attributes": { "token": token } } });
    Ok(answer(StatusCode::CREATED, &document))
}

/// Who a token belongs to.
async fn me(request: HttpRequest, keygen: Data<Keygen>) -> Result<HttpResponse, Error> {
    let token = authorization(&request, "Bearer").unwrap_or_default();
    let (account, now) = (keygen.account(), keygen.now());
    let related = json!({ "account": { "data": { "type": "accounts", "id": account } } });
    let state = keygen.state();
    if let Some((email, user)) = state.users.iter().find(|(_, user)| user.tokens.iter().any(|known| known == token)) {
        return Ok(data(&documents::user(account, email, user, now)));
    }
    if let Some(product) = state.products.iter().find(|product| product.token == token) {
        return Ok(data(&json!({ "id": product.id, "type": "products", "relationships": related })));
    }
    if token == keygen.admin_token() {
        return Ok(data(&json!({ "id": Uuid::nil(), "type": "users", "relationships": related })));
    }
    Err(Problem::unauthorized("TOKEN_INVALID").into())
}
