//! Answers that all handlers share.

use std::time::Duration;

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse,
    http::{StatusCode, header},
};
use askama::Template;

use super::{
    pages::{Chrome, Message, MessagePage},
    trace::RequestId,
    visit::Visit,
};

/// Renders a page.
pub(super) fn page(status: StatusCode, page: &impl Template) -> HttpResponse {
    match page.render() {
        Ok(html) => HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html),
        Err(error) => {
            tracing::error!(%error, "a page can't be rendered");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// Says what went wrong, and what to do next.
pub(super) fn message(visit: &Visit, message: Message<'_>) -> HttpResponse {
    let status = match message {
        Message::LinkExpired | Message::LinkUsed | Message::LinkDeclined | Message::LinkEnded => StatusCode::GONE,
        Message::Limited(_) => StatusCode::TOO_MANY_REQUESTS,
        Message::LinkUnknown | Message::NotFound => StatusCode::NOT_FOUND,
        Message::AccountProtected | Message::CrossSite => StatusCode::FORBIDDEN,
        Message::BadRequest => StatusCode::BAD_REQUEST,
        Message::Unconfirmed => StatusCode::BAD_GATEWAY,
        Message::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Message::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    page(status, &MessagePage { chrome: Chrome::new(visit), message })
}

/// Too many requests from where the person is (RFC 6585, section 4).
pub(super) fn limited(visit: &Visit, wait: Duration) -> HttpResponse {
    let mut answer = message(visit, Message::Limited(wait));
    answer.headers_mut().insert(header::RETRY_AFTER, (wait.as_secs() + 1).into());
    answer
}

/// A fault of ours: logged here, once, and told to the person as a number.
pub(super) fn internal(visit: &Visit, request: &HttpRequest, error: &dyn std::fmt::Display) -> HttpResponse {
    tracing::error!(%error, "internal error");
    let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
    message(visit, Message::Internal(&id))
}

/// Sends the browser to another page with a GET.
pub(super) fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish()
}

/// Every address that is no page.
pub(super) fn not_found(visit: &Visit) -> HttpResponse {
    message(visit, Message::NotFound)
}
