//! Who opens a link without reading it: browsers that load pages in advance, and programs that look at links in mails. They get the page like everybody
//! else, but the audit trail must not say that a person opened it.

use actix_web::{HttpRequest, http::header};
use woothee::parser::Parser;

/// Headers of browsers and mail programs that load a page before anybody asks for it, with the words that say so: `Sec-Purpose` (Fetch standard;
/// `prefetch;prerender` in Chromium), `Purpose` (Chromium before, Safari), `X-Moz` (Firefox before), `X-Purpose` (Safari's previews).
const HEADERS: [&str; 4] = ["sec-purpose", "purpose", "x-moz", "x-purpose"];
const IN_ADVANCE: [&str; 3] = ["prefetch", "prerender", "preview"];

/// Words in the `User-Agent` of programs that open links in mails and messages, in lower case.
const SCANNERS: [&str; 42] = [
    // Mail security: gateways and services that follow each link before or after delivery.
    "barracuda",
    "bitdefender",
    "cisco-umbrella",
    "cloudmark",
    "fireeye",
    "forcepoint",
    "fortiguard",
    "ironport",
    "kaspersky",
    "mimecast",
    "office365",
    "ms-office",
    "microsoft office",
    "msoffice",
    "outlook-express",
    "paloalto",
    "proofpoint",
    "safelinks",
    "sophos",
    "symantec",
    "trellix",
    "trendmicro",
    "urlscan",
    "virustotal",
    "zscaler",
    // Mail programs and providers that fetch for their users.
    "googleimageproxy",
    "google-safety",
    "google-read-aloud",
    "yahoomailproxy",
    "bingpreview",
    // Messengers that show a preview of a link.
    "facebookexternalhit",
    "skypeuripreview",
    "slack-imgproxy",
    "whatsapp",
    "snap url preview",
    "iframely",
    // Whatever calls itself so: a person's browser does not.
    "bot",
    "crawler",
    "spider",
    "scanner",
    "linkcheck",
    "headless",
];

/// Whether nobody looks at what this request gets.
pub(super) fn is_scanner(request: &HttpRequest) -> bool {
    let values = |name: &str| request.headers().get_all(name).filter_map(|value| value.to_str().ok());
    let mut purposes = HEADERS.iter().flat_map(|name| values(name));
    let in_advance = purposes.any(|value| contains_any(&value.to_ascii_lowercase(), &IN_ADVANCE));
    in_advance || values(header::USER_AGENT.as_str()).any(is_program)
}

fn is_program(agent: &str) -> bool {
    // Cubot makes telephones.
    contains_any(&agent.to_ascii_lowercase().replace("cubot", ""), &SCANNERS)
        || Parser::new().parse(agent).is_some_and(|parsed| parsed.category == "crawler")
}

fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
