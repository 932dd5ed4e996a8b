use actix_web::HttpRequest;

use crate::brand::Brand;

/// Whose page a form was on (OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Origin {
    /// One of ours.
    Own,
    /// Another site's.
    Foreign,
    /// The browser does not say. Whatever proves that a form is ours must be in the form itself: its stamp, or the handle in its address.
    Unknown,
}

/// Browsers tell by `Sec-Fetch-Site`; older ones by `Origin`, though our `no-referrer` policy makes some of them say `null`.
pub(super) fn origin(brand: &Brand, request: &HttpRequest) -> Origin {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or_default());
    match (header("sec-fetch-site"), header("origin")) {
        (Some("same-origin" | "none"), _) => Origin::Own,
        (None, Some(origin)) if origin == brand.origin() => Origin::Own,
        (None, Some("null") | None) => Origin::Unknown,
        _ => Origin::Foreign,
    }
}
