//! A request id, one log line for each request, and the headers that every answer has.

use std::fmt;

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{CONTENT_TYPE, HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Data,
};
use tracing::Instrument;
use uuid::Uuid;

use super::{
    Portal,
    guard::{self, Guard},
    health,
};

/// Names a request, in the log and to the person.
#[derive(Debug, Clone, Copy)]
pub(super) struct RequestId(Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Wraps every request. The log shows the route's pattern, never the path: a path may hold a handle.
pub(super) async fn trace(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = RequestId(Uuid::new_v4());
    request.extensions_mut().insert(id);
    let span = tracing::info_span!("request", %id, method = %request.method());
    async move {
        let mut response = next.call(request).await?;
        let guard = response.request().app_data::<Data<Guard>>().cloned();
        if let Some(guard) = &guard {
            guard.look_for_proxies(response.request());
        }
        if let Some(portal) = response.request().app_data::<Data<Portal>>().cloned() {
            guard::protect(guard.as_deref().map(|guard| &**guard), &portal.common_headers, response.headers_mut());
        }
        if response.status() != StatusCode::NO_CONTENT && !response.headers().contains_key(CONTENT_TYPE) {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        }
        if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
            response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
        }
        let route = response.request().match_pattern();
        let (route, status) = (route.as_deref().unwrap_or("none"), response.status());
        // A probe every other second would be most of the log.
        if status.is_success() && health::ROUTES.iter().any(|health| route.ends_with(health)) {
            tracing::debug!(route, status = status.as_u16(), "answered");
        } else {
            tracing::info!(route, status = status.as_u16(), "answered");
        }
        Ok(response)
    }
    .instrument(span)
    .await
}
