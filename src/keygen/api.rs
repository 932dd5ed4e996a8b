//! Keygen's API: asking for a reset, and fulfilling it.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::{Method, StatusCode, header::LOCATION};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use url::Url;

use super::{Rejection, ResetToken, Verifier, answer::Answer, signature::SignedCall};
use crate::http::{cause, client};

/// Longer answers about one resource than this are cut: a user has at most 16 KiB of metadata, and some 4 KiB of permissions.
pub(super) const MAX_ANSWER_BYTES: usize = 256 * 1024;

const JSON_API: &str = "application/vnd.api+json";

/// Talks to one Keygen account.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    /// The path of the API's own address.
    prefix: String,
    account: Url,
    environment: Option<String>,
}

impl Client {
    /// A client for `account` (its UUID or slug) at `api`, with `timeout` for each whole call. The authorities `ca` are trusted besides those of this
    /// machine.
    pub fn new(
        api: &Url,
        account: &str,
        environment: Option<String>,
        timeout: Duration,
        ca: Vec<reqwest::Certificate>,
    ) -> Result<Self, reqwest::Error> {
        let http = client(timeout).tls_certs_merge(ca).build()?;
        let mut url = api.clone();
        push_path(&mut url, &["v1", "accounts", account]);
        Ok(Self { http, prefix: api.path().to_owned(), account: url, environment })
    }

    /// The same API as an address of the vendor's own domain, whose paths name no account.
    #[must_use]
    pub fn on_own_domain(&self) -> Self {
        let mut own = self.clone();
        own.account.set_path(&self.prefix);
        push_path(&mut own.account, &["v1"]);
        own
    }

    /// Asks Keygen to issue a new token for the user with this [spelling](crate::address::EmailAddress::spelling), and to leave the mail to us (`deliver: false`).
    /// Keygen answers the same whether there is such a user or not.
    pub async fn request_reset(&self, spelling: &str) -> Result<(), RequestError> {
        let body = json!({ "meta": { "email": spelling, "deliver": false } });
        match self.post(&["passwords"], &body).await {
            // With a body, it is a page of something in between: Keygen's answer has none.
            Ok(answer) if answer.status.is_success() && answer.body.is_empty() => Ok(()),
            Ok(answer) if answer.status == StatusCode::TOO_MANY_REQUESTS => {
                Err(RequestError::Limited { after: answer.retry_after, reason: answer.summary() })
            }
            Ok(answer) if answer.status == StatusCode::BAD_REQUEST => Err(RequestError::Refused(answer.summary())),
            // Everything else may be mended at Keygen, on the way there, or in our configuration.
            Ok(answer) => Err(RequestError::Unavailable { after: answer.retry_after, reason: answer.summary() }),
            Err(error) => Err(RequestError::Unavailable { after: None, reason: error }),
        }
    }

    /// Sets the new password of `user` with their token. On success Keygen revokes all tokens of the user. If its answer is signed, `verifier` says
    /// whether by Keygen, as of `now`.
    pub async fn fulfil(
        &self,
        user: &str,
        token: &ResetToken,
        password: &SecretString,
        (verifier, now): (&Verifier, Timestamp),
    ) -> Result<(), FulfilError> {
        let path = ["users", user, "actions", "reset-password"];
        let body = json!({ "meta": { "passwordResetToken": token.expose(), "newPassword": password.expose_secret() } });
        let request = self.request(Method::POST, &path, &body);
        let request = request.header("Keygen-Accept-Signature", verifier.accept_signature());
        let answer = self.send(request, MAX_ANSWER_BYTES).await.map_err(FulfilError::Unavailable)?;
        let call = SignedCall::new("POST", &self.url(&path), &self.prefix);
        match answer.with_signature(|signed| verifier.verify_answer(signed, &call, now)) {
            // Unsigned, by a proxy that drops headers, or by a Keygen that signs by its default only.
            Ok(()) | Err(Rejection::Missing("Keygen-Signature") | Rejection::Algorithm) => {
                judge_fulfilment(&answer, user)
            }
            Err(rejection) if answer.status.is_success() => Err(FulfilError::Forged(rejection)),
            Err(rejection) => {
                Err(FulfilError::Misconfigured(format!("{} under a wrong signature: {rejection}", answer.summary())))
            }
        }
    }

    async fn post(&self, path: &[&str], body: &serde_json::Value) -> Result<Answer, String> {
        self.send(self.request(Method::POST, path, body), MAX_ANSWER_BYTES).await
    }

    /// What the admin gets, its body up to `most` bytes.
    pub(super) async fn get(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
        token: &str,
        most: usize,
    ) -> Result<Answer, String> {
        let mut url = self.url(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.send(self.http.get(url).bearer_auth(token), most).await
    }

    /// What answers the admin, who creates or changes something.
    pub(super) async fn write(
        &self,
        method: Method,
        path: &[&str],
        body: &serde_json::Value,
        token: &str,
    ) -> Result<Answer, String> {
        self.send(self.request(method, path, body).bearer_auth(token), MAX_ANSWER_BYTES).await
    }

    /// Posts to a webhook's URL, unsigned, and tells the redirect that answers, if one does: its status and where it leads.
    pub async fn redirect_of(&self, webhook: &Url) -> Option<(u16, String)> {
        let answer = self.http.post(webhook.clone()).body("{}").send().await.ok()?;
        let location = answer.headers().get(LOCATION).filter(|_| answer.status().is_redirection())?;
        Some((answer.status().as_u16(), String::from_utf8_lossy(location.as_bytes()).into_owned()))
    }

    fn request(&self, method: Method, path: &[&str], body: &serde_json::Value) -> reqwest::RequestBuilder {
        self.http.request(method, self.url(path)).header("Content-Type", JSON_API).body(body.to_string())
    }

    fn url(&self, path: &[&str]) -> Url {
        let mut url = self.account.clone();
        push_path(&mut url, path);
        url
    }

    async fn send(&self, request: reqwest::RequestBuilder, most: usize) -> Result<Answer, String> {
        let mut request = request.header("Accept", JSON_API);
        if let Some(environment) = &self.environment {
            request = request.header("Keygen-Environment", environment);
        }
        let answer = async { Answer::read(request.send().await?, most).await };
        answer.await.map_err(|error| format!("Keygen: {}", cause(&error)))
    }
}

/// What an answer to a fulfilment means. Only Keygen's own documents say something about the user: pages and documents of what stands in front say that the
/// operator has something to mend.
fn judge_fulfilment(answer: &Answer, user: &str) -> Result<(), FulfilError> {
    const TOKEN: &str = "/meta/passwordResetToken";
    let misconfigured = |what: &str| Err(FulfilError::Misconfigured(format!("{} {what}", answer.summary())));
    let is_keygens = answer.is_refusal_of_keygen();
    match answer.status {
        status if status.is_success() && answer.is_about("users", user) => Ok(()),
        status if status.is_success() => {
            misconfigured("without the user's document: something else answers in its place")
        }
        StatusCode::UNAUTHORIZED if is_keygens && answer.points_at(TOKEN) => Err(FulfilError::TokenExpired),
        StatusCode::NOT_FOUND if answer.knows_no_such_account() => {
            misconfigured("(account, own_domain or api_url is wrong)")
        }
        StatusCode::NOT_FOUND if is_keygens => Err(FulfilError::TokenRefused),
        StatusCode::FORBIDDEN if is_keygens && answer.is_about_environments() => {
            misconfigured("(environment is not the user's)")
        }
        StatusCode::FORBIDDEN if is_keygens && !answer.has_any_code() => Err(FulfilError::Protected),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => {
            misconfigured("with no document about the user: something in front of it refuses")
        }
        StatusCode::UNPROCESSABLE_ENTITY if answer.has_code("PASSWORD_TOO_SHORT") => Err(FulfilError::TooShort),
        StatusCode::UNPROCESSABLE_ENTITY if answer.has_code("PASSWORD_TOO_LONG") => Err(FulfilError::TooLong),
        StatusCode::TOO_MANY_REQUESTS => Err(FulfilError::Busy { after: answer.retry_after }),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY if is_keygens => {
            Err(FulfilError::Refused(answer.summary()))
        }
        _ => Err(FulfilError::Unavailable(answer.summary())),
    }
}

/// Appends path segments, percent-encoded, whatever they contain.
fn push_path(url: &mut Url, segments: &[&str]) {
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
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
    /// The token is over 24 hours old.
    #[error("Keygen finds the token too old")]
    TokenExpired,
    /// The token is wrong, used, replaced or void, or the user is gone: Keygen's 404 does not tell which.
    #[error("Keygen refused the token")]
    TokenRefused,
    /// The account is protected and this user never had a password.
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
    /// Something in front of Keygen answered, or Keygen is asked for the wrong account or environment: the operator has to mend it. The password was not set.
    #[error("{0}")]
    Misconfigured(String),
    /// Keygen's signature does not fit the answer, which says that the password was set. It may be so, or not.
    #[error(
        "the answer of Keygen is not signed as Keygen signs it: {0}; is api_url the address that Keygen itself is called by?"
    )]
    Forged(Rejection),
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
        let client = Client::new(&api, "acme", None, Duration::from_secs(1), Vec::new()).unwrap();
        let url = client.url(&["users", "a/b?c#d/../e", "actions", "reset-password"]);
        assert_eq!(url.path().split('/').count(), 9, "{url}");
        assert!(url.query().is_none() && url.fragment().is_none(), "{url}");
    }
}
