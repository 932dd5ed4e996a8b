//! The account's webhook events.

use actix_web::{
    Error, HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{Path, Query, ServiceConfig, get, post},
};
use serde_json::json;
use uuid::Uuid;

use super::{
    access::{Access, Bearer},
    documents::{self, Problem, answer, data},
    pagination::{Page, Parameters},
    resources::Event,
};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/webhook-events", get().to(list))
        .route("/webhook-events/{id}", get().to(show))
        .route("/webhook-events/{id}/actions/retry", post().to(retry));
}

/// Payloads and all, live tokens included.
async fn list(request: HttpRequest, access: Access, query: Query<Parameters>) -> Result<HttpResponse, Error> {
    let wanted: Vec<_> = query.iter().filter(|(key, _)| key == "events[]").map(|(_, value)| value.as_str()).collect();
    let account = access.keygen.account();
    let state = access.keygen.state();
    let page = Page::read(&query, !state.without_cursors)?;
    let seen = state.events.iter().rev().filter(|event| access.may_see(event.product, event.environment));
    let events = seen.filter(|event| wanted.is_empty() || wanted.contains(&event.kind));
    Ok(page.of(request.path(), events.map(|event| (event.id, documents::event(account, event))).collect()))
}

fn find(access: &Access, id: &str) -> Result<Event, Problem> {
    let state = access.keygen.state();
    let mut seen = state.events.iter().filter(|event| access.may_see(event.product, event.environment));
    seen.find(|event| event.id.to_string() == id).cloned().ok_or_else(|| Problem::no_such("webhook event", id))
}

async fn show(access: Access, id: Path<String>) -> Result<HttpResponse, Error> {
    Ok(data(&documents::event(access.keygen.account(), &find(&access, &id)?)))
}

async fn retry(access: Access, id: Path<String>) -> Result<HttpResponse, Error> {
    let event = find(&access, &id)?;
    if let Bearer::Product(_) = access.bearer {
        return Err(Problem::forbidden("ensure the token or license is allowed to access all resources").into());
    }
    let keygen = access.keygen;
    if !keygen.has_endpoint(event.endpoint) {
        return Err(Problem::new(422, "webhook event failed to retry").into());
    }
    let copy = keygen.copy_event(&event);
    let mut answer = answer(StatusCode::CREATED, &json!({ "data": documents::event(keygen.account(), &copy) }));
    location(&mut answer, &keygen.api_url(), keygen.account(), "webhook-events", copy.id);
    tokio::spawn(async move { keygen.deliver(copy.id).await });
    Ok(answer)
}

/// Says where what was made is found.
pub(super) fn location(answer: &mut HttpResponse, api: &str, account: Uuid, kind: &str, id: Uuid) {
    let url = format!("{api}/v1/accounts/{account}/{kind}/{id}");
    if let Ok(url) = header::HeaderValue::from_str(&url) {
        answer.headers_mut().insert(header::LOCATION, url);
    }
}
