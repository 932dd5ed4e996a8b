//! What every answer tells the browser (OWASP HTTP Headers Cheat Sheet).

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use super::Guard;
use crate::brand::Brand;

/// The same for all brands. The pages need nothing from elsewhere, and no powers.
const HEADERS: [(&str, &str); 9] = [
    ("x-content-type-options", "nosniff"),
    // The link's secret part stands in the page's address.
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("origin-agent-cluster", "?1"),
    ("x-permitted-cross-domain-policies", "none"),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
         xr-spatial-tracking=()",
    ),
    ("cache-control", "no-store"),
];

/// What the answers of one brand tell.
pub(super) struct Headers {
    policy: Policy,
    own: Vec<(&'static str, HeaderValue)>,
}

/// A Content-Security-Policy in its parts: nothing but our own style and script, known by their hashes, and the logo.
struct Policy {
    style: String,
    script: String,
    ancestors: String,
}

impl Policy {
    fn header(&self, more: &str) -> HeaderValue {
        let mut directives: Vec<String> = [
            "default-src 'none'",
            &format!("script-src {}", self.script),
            &format!("style-src {}", self.style),
            "img-src 'self' data:",
            "object-src 'none'",
            "form-action 'self'",
            "base-uri 'none'",
            &format!("frame-ancestors {}", self.ancestors),
        ]
        .map(str::to_owned)
        .into();
        if more.is_empty() {
            directives.push("require-trusted-types-for 'script'".to_owned());
        }
        for more in more.split("; ").filter(|more| !more.is_empty()) {
            let name = more.split(' ').next().unwrap_or_default();
            match directives.iter_mut().find(|directive| directive.split(' ').next() == Some(name)) {
                Some(directive) => directive.push_str(&more[name.len()..]),
                None => directives.push(more.to_owned()),
            }
        }
        HeaderValue::from_str(&directives.join("; ")).expect("origins and hashes are plain text")
    }
}

impl Headers {
    pub(super) fn new(brand: &Brand) -> Self {
        let [style, script] = brand.assets.hashes();
        let framed = &brand.browsers.frame_ancestors;
        let ancestors = if framed.is_empty() { "'none'".to_owned() } else { framed.join(" ") };
        let mut own = Vec::new();
        if framed.is_empty() {
            // For browsers that do not know frame-ancestors. It can't name origins, so that a portal within frames goes without.
            own.push(("x-frame-options", HeaderValue::from_static("DENY")));
        }
        let hsts = brand.browsers.hsts.as_secs();
        if brand.public_url.scheme() == "https" && hsts > 0 {
            // A portal below a path shares its host, and what is below that, with others.
            let subdomains = if brand.base_path().is_empty() { "; includeSubDomains" } else { "" };
            let value = HeaderValue::from_str(&format!("max-age={hsts}{subdomains}")).expect("a number is plain text");
            own.push(("strict-transport-security", value));
        }
        let policy = Policy { style, script, ancestors };
        own.push(("content-security-policy", policy.header("")));
        Self { policy, own }
    }

    /// The headers of a page that shows another service's widget, which needs `policy`.
    pub(super) fn allowing(&self, policy: &str) -> [(&'static str, HeaderValue); 2] {
        [
            ("content-security-policy", self.policy.header(policy)),
            ("cross-origin-embedder-policy", HeaderValue::from_static("unsafe-none")),
        ]
    }
}

/// What answers tell that are no brand's, because nobody knows whose page was meant.
#[derive(Clone)]
pub(in crate::web) struct CommonHeaders(Vec<(&'static str, HeaderValue)>);

impl CommonHeaders {
    /// They allow nothing. Plain HTTP is ended as the brands say, if they all say the same.
    pub(in crate::web) fn new<'a>(guards: impl Iterator<Item = &'a Guard>) -> Self {
        let mut common = vec![
            (
                "content-security-policy",
                HeaderValue::from_static(
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                ),
            ),
            ("x-frame-options", HeaderValue::from_static("DENY")),
        ];
        let hsts =
            |guard: &Guard| guard.headers.own.iter().find(|(name, _)| *name == "strict-transport-security").cloned();
        let mut said: Vec<_> = guards.map(hsts).collect();
        said.dedup();
        if let [Some(hsts)] = said.as_slice() {
            common.push(hsts.clone());
        }
        Self(common)
    }

    /// As they stand in an answer.
    pub(in crate::web) fn lines(&self) -> String {
        let mut headers = HeaderMap::new();
        protect(None, self, &mut headers);
        let line = |(name, value): (&HeaderName, &HeaderValue)| {
            [name.as_str(), ": ", value.to_str().unwrap_or_default(), "\r\n"].concat()
        };
        headers.iter().map(line).collect()
    }
}

/// Adds the headers that the handler did not set itself.
pub(in crate::web) fn protect(guard: Option<&Guard>, common: &CommonHeaders, headers: &mut HeaderMap) {
    let own = guard.map_or(&common.0, |guard| &guard.headers.own).iter().cloned();
    for (name, value) in own.chain(HEADERS.map(|(name, value)| (name, HeaderValue::from_static(value)))) {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, value);
        }
    }
}
