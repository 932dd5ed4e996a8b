//! Rate limits in fixed windows, as Keygen counts them.

use std::collections::HashMap;

use actix_web::HttpResponse;
use jiff::Timestamp;

use super::documents::too_many_requests;

/// So many calls in each window of `seconds`.
pub(super) struct Limit {
    pub(super) name: &'static str,
    pub(super) calls: u32,
    pub(super) seconds: i64,
}

/// Of `POST …/passwords`, for one client and address.
pub(super) const REQUESTS: Limit = Limit { name: "passwords", calls: 5, seconds: 60 * 60 };
/// Of `POST …/reset-password`, for one client and user.
pub(super) const FULFILMENTS: Limit = Limit { name: "reset-password", calls: 5, seconds: 10 * 60 };

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
            ("x-ratelimit-remaining", 0),
            ("x-ratelimit-reset", reset),
        ] {
            response.headers_mut().insert(actix_web::http::header::HeaderName::from_static(name), value.into());
        }
        Some(response)
    }
}
