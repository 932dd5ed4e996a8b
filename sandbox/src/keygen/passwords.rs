//! Asking for a reset, and setting the new password.

use actix_web::{
    Error, HttpRequest, HttpResponse,
    web::{Bytes, Data, Path, ServiceConfig, post},
};
use jiff::SignedDuration;
use serde_json::Value;

use super::{
    Keygen,
    access::scope,
    documents::{self, Problem, at_pointer, data},
    limits::{FULFILMENTS, REQUESTS, subject},
};

const PASSWORD: &str = "/data/attributes/password";
const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(24);

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/passwords", post().to(request_reset))
        .route("/users/{user}/actions/reset-password", post().to(fulfil));
}

async fn request_reset(request: HttpRequest, keygen: Data<Keygen>, body: Bytes) -> Result<HttpResponse, Error> {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(email) = body["meta"]["email"].as_str() else {
        return Err(Problem::bad_request("is missing", at_pointer("/meta/email")).into());
    };
    // Keygen counts by the path's account: on the vendor's own domain, where none is named, nothing is limited.
    let limited = request.path().contains("/accounts/");
    {
        let now = keygen.now();
        let mut state = keygen.state();
        let limit = limited.then(|| state.counters.count(&REQUESTS, subject(&request, email), now)).flatten();
        if let Some(limited) = limit {
            return Ok(limited);
        }
        if body["meta"]["deliver"] != false && state.users.contains_key(&email.to_lowercase()) {
            state.keygens_own_mails += 1;
        }
    }
    let environment = scope(&request, &keygen)?.map(|scope| scope.id);
    for event in keygen.issue_token(email, environment) {
        let keygen = keygen.clone();
        tokio::spawn(async move { keygen.deliver(event).await });
    }
    Ok(HttpResponse::NoContent().finish())
}

/// In Keygen's order: the limit, the user, the permission, the parameters, the token, its age, the password.
async fn fulfil(
    request: HttpRequest,
    keygen: Data<Keygen>,
    user: Path<String>,
    body: Bytes,
) -> Result<HttpResponse, Error> {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (now, account) = (keygen.now(), keygen.account());
    let environment = scope(&request, &keygen)?.map(|scope| scope.id);
    let mut state = keygen.state();
    if let Some(limited) = state.counters.count(&FULFILMENTS, subject(&request, &user), now) {
        return Ok(limited);
    }
    let protected = state.protected;
    let no_such_user = || Problem::no_such("user", &user);
    let id = user.to_lowercase();
    let found = state.users.iter_mut().find(|(email, known)| id == known.id.to_string() || id == **email);
    let (email, user) = found.ok_or_else(no_such_user)?;
    if user.environment != environment {
        return Err(Problem::forbidden("record environment is not compatible with the current environment").into());
    }
    if protected && user.role == "user" && !user.has_any_password() {
        return Err(Problem::forbidden("ensure a token or license is present and valid").into());
    }
    let token = parameter(&body, "passwordResetToken")?;
    let password = parameter(&body, "newPassword")?;
    let issued = match &user.reset_token {
        Some((known, issued)) if known == token => *issued,
        _ => return Err(no_such_user().into()),
    };
    if now.duration_since(issued) > TOKEN_LIFETIME {
        let source = at_pointer("/meta/passwordResetToken");
        return Err(Problem::new(401, "is expired").at(source).into());
    }
    // Characters are counted, though bcrypt then reads 72 bytes.
    let (detail, code) = match password.chars().count() {
        0..6 => ("is too short (minimum is 6 characters)", "PASSWORD_TOO_SHORT"),
        73.. => ("is too long (maximum is 72 characters)", "PASSWORD_TOO_LONG"),
        _ => {
            user.set_password(password, now);
            return Ok(data(&documents::user(account, email, user, now)));
        }
    };
    Err(Problem::unprocessable(detail, code, PASSWORD).into())
}

fn parameter<'a>(body: &'a Value, name: &str) -> Result<&'a str, Problem> {
    let detail = match &body["meta"][name] {
        Value::String(text) => return Ok(text),
        Value::Null => "is missing",
        _ => "type mismatch (expected string)",
    };
    Err(Problem::bad_request(detail, at_pointer(&format!("/meta/{name}"))))
}
