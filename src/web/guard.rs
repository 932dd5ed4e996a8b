//! What stands before the pages: the browser's own protections, and no posts from other sites.

use actix_web::{
    HttpRequest,
    http::header::{HeaderMap, HeaderName, HeaderValue},
};

use crate::brand::Brand;

/// Sent with every answer. The pages need nothing from elsewhere, no inline code, and no frame around them.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // The link's secret part stands in the page's address.
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// Adds the headers that the handler did not set itself.
pub(super) fn protect(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// Whether a post comes from one of our own pages (OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata").
///
/// Browsers say so in `Sec-Fetch-Site`; older ones in `Origin`, though our `no-referrer` policy makes some of them say `null`. Neither header, or
/// `null`, is let pass: no cookie gives a post of another site any power, and who knows a link can post without a browser.
pub(super) fn is_same_origin(brand: &Brand, request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or_default());
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => origin == "null" || origin == brand.origin(),
        (None, None) => true,
    }
}
