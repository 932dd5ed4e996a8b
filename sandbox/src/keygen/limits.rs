//! Rate limits in fixed windows, as Keygen counts them.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse};
use jiff::Timestamp;

use super::documents::too_many_requests;

/// So many calls in each window of `seconds`.
pub(super) struct Limit {
    pub(super) name: &'static str,
    pub(super) calls: u32,
    pub(super) seconds: i64,
}

/// Of `POST …/passwords`, for one client and address.
pub(super) const REQUESTS: Limit = Limit { name: "rstpwd", calls: 5, seconds: 60 * 60 };
/// Of `POST …/reset-password`, for one client and user.
pub(super) const FULFILMENTS: Limit = Limit { name: "mutpwd", calls: 5, seconds: 10 * 60 };

/// Of `POST …/tokens` with a password, for one client and address.
pub(super) const LOG_INS: Limit = Limit { name: "auth", calls: 5, seconds: 60 };

/// Whom a call counts for: account, as the path names it (slug and UUID count apart), client, and address or user.
pub(super) fn subject(request: &HttpRequest, of: &str) -> String {
    let client = request.peer_addr().map(|address| address.ip().to_string()).unwrap_or_default();
    format!("{} {client} {}", request.path().split('/').nth(3).unwrap_or_default(), of.to_lowercase())
}

#[derive(Default)]
pub(super) struct Counters(HashMap<(&'static str, String, i64), u32>);

impl Counters {
    /// Counts a call. Beyond the limit, gives the 429 that answers it.
    pub(super) fn count(&mut self, limit: &Limit, subject: String, now: Timestamp) -> Option<HttpResponse> {
        let window = now.as_second().div_euclid(limit.seconds);
        self.0.retain(|(name, _, known), _| *name != limit.name || *known == window);
        let count = self.0.entry((limit.name, subject, window)).or_default();
        *count += 1;
        if *count <= limit.calls {
            return None;
        }
        let reset = (window + 1) * limit.seconds;
        let mut response = too_many_requests();
        for (name, value) in [
            ("retry-after", reset - now.as_second()),
            ("x-ratelimit-limit", limit.calls.into()),
            ("x-ratelimit-count", (*count).into()),
            ("x-ratelimit-remaining", 0),
            ("x-ratelimit-reset", reset),
        ] {
            response.headers_mut().insert(actix_web::http::header::HeaderName::from_static(name), value.into());
        }
        let window = actix_web::http::header::HeaderValue::from_static(limit.name);
        response.headers_mut().insert(actix_web::http::header::HeaderName::from_static("x-ratelimit-window"), window);
        Some(response)
    }
}
