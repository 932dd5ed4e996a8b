//! What comes back from Keygen's API, or from whatever answers in its place.

use std::time::Duration;

use reqwest::{
    Response, StatusCode,
    header::{DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
};
use serde::Deserialize;
use serde_json::Value;

use super::{SignedRequest, refusal::summarize};
use crate::http::read_body;

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) retry_after: Option<Duration>,
    pub(super) body: Vec<u8>,
    document: ErrorDocument,
    headers: HeaderMap,
}

/// Keygen's error document. Others have other ones.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorDocument {
    /// Keygen's application names the request in it; what stands in front of it does not.
    meta: Value,
    errors: Vec<ErrorObject>,
}

/// An object of `errors`; every part may be missing, and those of others may be of any type.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorObject {
    code: Value,
    detail: Value,
    source: Value,
}

impl ErrorObject {
    fn code(&self) -> Option<&str> {
        self.code.as_str()
    }

    fn detail(&self) -> &str {
        self.detail.as_str().unwrap_or_default()
    }
}

impl Answer {
    /// Reads an answer, its body up to `most` bytes.
    pub(super) async fn read(mut response: Response, most: usize) -> Result<Self, reqwest::Error> {
        let retry_after = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.trim().parse().ok())
            .map(Duration::from_secs);
        let body = read_body(&mut response, most).await?;
        let document = serde_json::from_slice(&body).unwrap_or_default();
        Ok(Self { status: response.status(), retry_after, document, body, headers: response.headers().clone() })
    }

    /// Whether Keygen's application refused the call: gateways, firewalls and Keygen's own limiter have no such document.
    pub(super) fn is_refusal_of_keygen(&self) -> bool {
        !self.document.errors.is_empty() && self.document.meta["id"].is_string()
    }

    /// Whether the account that the path names is unknown, or the path itself is.
    pub(super) fn knows_no_such_account(&self) -> bool {
        self.document.errors.first().is_some_and(|error| {
            let detail = error.detail();
            ["The requested account", "The requested endpoint", "account is"]
                .iter()
                .any(|start| detail.starts_with(start))
        })
    }

    /// Whether a 403 is about environments (<https://keygen.sh/docs/api/environments/>).
    pub(super) fn is_about_environments(&self) -> bool {
        self.document.errors.iter().any(|error| error.detail().contains("environment"))
    }

    /// Whether an error points at this part of the request.
    pub(super) fn points_at(&self, pointer: &str) -> bool {
        self.document.errors.iter().any(|error| error.source["pointer"] == pointer)
    }

    pub(super) fn has_any_code(&self) -> bool {
        self.document.errors.iter().any(|error| error.code().is_some())
    }

    pub(super) fn has_code(&self, code: &str) -> bool {
        self.document.errors.iter().any(|error| error.code() == Some(code))
    }

    /// Whether the body is a document about this resource.
    pub(super) fn is_about(&self, kind: &str, id: &str) -> bool {
        let document: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        let data = &document["data"];
        data["type"] == kind && data["id"].as_str().is_some_and(|it| it.eq_ignore_ascii_case(id))
    }

    /// Hands the answer to `verify`, as what was signed.
    pub(super) fn with_signature<T>(&self, verify: impl FnOnce(SignedRequest<'_>) -> T) -> T {
        let all = |name: &HeaderName| self.headers.get_all(name).iter().map(HeaderValue::as_bytes).collect::<Vec<_>>();
        let dates = all(&HeaderName::from_static("keygen-date"));
        let dates = if dates.is_empty() { all(&DATE) } else { dates };
        let signatures = all(&HeaderName::from_static("keygen-signature"));
        verify(SignedRequest { signatures: &signatures, dates: &dates, body: &self.body })
    }

    /// For the operator.
    pub(super) fn summary(&self) -> String {
        let error = self.document.errors.first();
        let pointer = error.and_then(|error| error.source["pointer"].as_str());
        summarize(self.status, error.and_then(ErrorObject::code), pointer)
    }
}
