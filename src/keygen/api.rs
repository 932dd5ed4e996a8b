//! Keygen's API: asking for a reset, and fulfilling it.

use std::time::Duration;

use reqwest::{Method, StatusCode, header::RETRY_AFTER};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;
use url::Url;
use uuid::Uuid;

use super::{ResetToken, refusal::summarize};
use crate::{
    address::EmailAddress,
    http::{cause, client, read_body},
};

/// Longer answers than this are cut: Keygen's longest are lists of some 100 KiB.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

const JSON_API: &str = "application/vnd.api+json";

/// Talks to one Keygen account.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    account: Url,
    environment: Option<String>,
}

impl Client {
    /// A client for `account` at `api`, with `timeout` for each whole call. The authorities `ca` are trusted besides those of this machine.
    pub fn new(
        api: &Url,
        account: Uuid,
        environment: Option<String>,
        timeout: Duration,
        ca: Vec<reqwest::Certificate>,
    ) -> Result<Self, reqwest::Error> {
        let http = client(timeout).tls_certs_merge(ca).build()?;
        let mut url = api.clone();
        push_path(&mut url, &["v1", "accounts", &account.to_string()]);
        Ok(Self { http, account: url, environment })
    }

    /// Asks Keygen to issue a new token for whoever has this address, and to leave the mail to us (`deliver: false`).
    /// Keygen answers the same whether there is such a user or not.
    pub async fn request_reset(&self, address: &EmailAddress) -> Result<(), RequestError> {
        let body = json!({ "meta": { "email": address.as_str(), "deliver": false } });
        match self.post(&["passwords"], &body).await {
            Ok(answer) if answer.status.is_success() => Ok(()),
            Ok(answer) if answer.status == StatusCode::TOO_MANY_REQUESTS => {
                Err(RequestError::Limited { after: answer.retry_after, reason: answer.summary() })
            }
            Ok(answer) if answer.status == StatusCode::BAD_REQUEST => Err(RequestError::Refused(answer.summary())),
            // Everything else may be mended at Keygen, on the way there, or in our configuration.
            Ok(answer) => Err(RequestError::Unavailable { after: answer.retry_after, reason: answer.summary() }),
            Err(error) => Err(RequestError::Unavailable { after: None, reason: error }),
        }
    }

    /// Sets the new password of `user` with their token. On success Keygen revokes all tokens of the user.
    pub async fn fulfil(&self, user: &str, token: &ResetToken, password: &SecretString) -> Result<(), FulfilError> {
        let body = json!({ "meta": { "passwordResetToken": token.expose(), "newPassword": password.expose_secret() } });
        let answer =
            self.post(&["users", user, "actions", "reset-password"], &body).await.map_err(FulfilError::Unavailable)?;
        match answer.status {
            status if status.is_success() => Ok(()),
            StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND => Err(FulfilError::TokenRefused),
            StatusCode::FORBIDDEN => Err(FulfilError::Protected),
            StatusCode::UNPROCESSABLE_ENTITY if answer.has_code("PASSWORD_TOO_SHORT") => Err(FulfilError::TooShort),
            StatusCode::UNPROCESSABLE_ENTITY if answer.has_code("PASSWORD_TOO_LONG") => Err(FulfilError::TooLong),
            StatusCode::TOO_MANY_REQUESTS => Err(FulfilError::Busy { after: answer.retry_after }),
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Err(FulfilError::Refused(answer.summary())),
            _ => Err(FulfilError::Unavailable(answer.summary())),
        }
    }

    async fn post(&self, path: &[&str], body: &serde_json::Value) -> Result<Answer, String> {
        self.send(self.request(Method::POST, path, body)).await
    }

    /// The document that the admin gets, or what Keygen said instead.
    pub(super) async fn get(&self, path: &[&str], query: &[(&str, &str)], token: &str) -> Result<Vec<u8>, String> {
        let mut url = self.url(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.send(self.http.get(url).bearer_auth(token)).await?.into_document()
    }

    /// The document that answers what the admin creates or changes, or what Keygen said instead.
    pub(super) async fn write(
        &self,
        method: Method,
        path: &[&str],
        body: &serde_json::Value,
        token: &str,
    ) -> Result<Vec<u8>, String> {
        self.send(self.request(method, path, body).bearer_auth(token)).await?.into_document()
    }

    fn request(&self, method: Method, path: &[&str], body: &serde_json::Value) -> reqwest::RequestBuilder {
        self.http.request(method, self.url(path)).header("Content-Type", JSON_API).body(body.to_string())
    }

    fn url(&self, path: &[&str]) -> Url {
        let mut url = self.account.clone();
        push_path(&mut url, path);
        url
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Answer, String> {
        let mut request = request.header("Accept", JSON_API);
        if let Some(environment) = &self.environment {
            request = request.header("Keygen-Environment", environment);
        }
        Answer::read(request).await.map_err(|error| format!("Keygen: {}", cause(&error)))
    }
}

/// Appends path segments, percent-encoded, whatever they contain.
fn push_path(url: &mut Url, segments: &[&str]) {
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
}

struct Answer {
    status: StatusCode,
    retry_after: Option<Duration>,
    errors: Vec<ErrorObject>,
    body: Vec<u8>,
}

/// An object of `errors` in Keygen's error documents; every part may be missing.
#[derive(Deserialize)]
struct ErrorObject {
    code: Option<String>,
    source: Option<ErrorSource>,
}

#[derive(Deserialize)]
struct ErrorSource {
    pointer: Option<String>,
}

#[derive(Deserialize)]
struct ErrorDocument {
    errors: Vec<ErrorObject>,
}

impl Answer {
    async fn read(request: reqwest::RequestBuilder) -> Result<Self, reqwest::Error> {
        let mut response = request.send().await?;
        let retry_after = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.trim().parse().ok())
            .map(Duration::from_secs);
        let body = read_body(&mut response, MAX_ANSWER_BYTES).await?;
        let errors =
            serde_json::from_slice(&body).map_or_else(|_| Vec::new(), |document: ErrorDocument| document.errors);
        Ok(Self { status: response.status(), retry_after, errors, body })
    }

    fn into_document(self) -> Result<Vec<u8>, String> {
        if self.status.is_success() { Ok(self.body) } else { Err(self.summary()) }
    }

    fn has_code(&self, code: &str) -> bool {
        self.errors.iter().any(|error| error.code.as_deref() == Some(code))
    }

    /// For the operator.
    fn summary(&self) -> String {
        let error = self.errors.first();
        let pointer = error.and_then(|error| error.source.as_ref()?.pointer.as_deref());
        summarize(self.status, error.and_then(|error| error.code.as_deref()), pointer)
    }
}

/// Why Keygen was not asked for a reset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// Too many requests for this address: try again, after the time that Keygen named, if it did.
    #[error("{reason}")]
    Limited {
        /// Keygen's `Retry-After`.
        after: Option<Duration>,
        /// For the operator.
        reason: String,
    },
    /// Keygen is down, slow, or hidden behind a broken gateway, for everybody: try again.
    #[error("{reason}")]
    Unavailable {
        /// Keygen's `Retry-After`.
        after: Option<Duration>,
        /// For the operator.
        reason: String,
    },
    /// Keygen will never take this request.
    #[error("{0}")]
    Refused(String),
}

/// Why the new password was not set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FulfilError {
    /// The token is wrong, used, replaced or too old, or the user is gone: Keygen's 401 and 404 do not tell which.
    #[error("Keygen refused the token")]
    TokenRefused,
    /// The account is protected and this user never had a password, or the account is not allowed to do this.
    #[error("Keygen does not let this user set a password")]
    Protected,
    /// Fewer than 6 characters.
    #[error("Keygen found the password too short")]
    TooShort,
    /// More than 72 bytes.
    #[error("Keygen found the password too long")]
    TooLong,
    /// Rate limited: 5 tries in 10 minutes for one user.
    #[error("Keygen limits the tries for this user")]
    Busy {
        /// Keygen's `Retry-After`.
        after: Option<Duration>,
    },
    /// Keygen is down, slow, or hidden behind a broken gateway. Whether the password was set is not known.
    #[error("{0}")]
    Unavailable(String),
    /// An answer that should not happen.
    #[error("{0}")]
    Refused(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_id_stays_one_segment() {
        let api = Url::parse("https://keygen.example/api").unwrap();
        let client = Client::new(&api, Uuid::nil(), None, Duration::from_secs(1), Vec::new()).unwrap();
        let url = client.url(&["users", "a/b?c#d/../e", "actions", "reset-password"]);
        assert_eq!(url.path().split('/').count(), 9, "{url}");
        assert!(url.query().is_none() && url.fragment().is_none(), "{url}");
    }
}
