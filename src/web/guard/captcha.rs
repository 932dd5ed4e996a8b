//! Another service that tells programs from people: Cloudflare's Turnstile or hCaptcha.

use std::time::Duration;

use secrecy::ExposeSecret;
use serde::Deserialize;

use crate::{
    config::{CaptchaConfig, CaptchaProvider},
    http::{cause, client, read_body},
};

/// People wait for this.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Answers are a few hundred bytes.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// Turnstile's tokens have 2,048 characters at most; hCaptcha tells no limit, and its tokens can be longer.
const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// What the page shows of the service.
pub(in crate::web) struct Widget {
    /// The service's script.
    pub(in crate::web) script: &'static str,
    /// The class by which the script finds its place.
    pub(in crate::web) class: &'static str,
    /// Names the site there.
    pub(in crate::web) site_key: String,
    /// What else the page's Content-Security-Policy must allow: scripts, frames, and of hCaptcha styles and calls.
    pub(in crate::web) policy: &'static str,
}

/// Checks what the service's widget put into a form.
pub(super) struct Captcha {
    config: CaptchaConfig,
    client: reqwest::Client,
}

#[derive(Deserialize)]
struct Verdict {
    success: bool,
    #[serde(rename = "error-codes")]
    error_codes: Option<Vec<String>>,
}

/// Why there is no verdict.
enum VerifyError {
    /// No connection, no answer in time, or one that says that the service is out of order.
    Outage(String),
    /// Another answer.
    Refused(String),
}

impl From<reqwest::Error> for VerifyError {
    fn from(error: reqwest::Error) -> Self {
        Self::Outage(cause(&error))
    }
}

impl Captcha {
    pub(super) fn new(config: CaptchaConfig) -> Result<Self, reqwest::Error> {
        let client = client(TIMEOUT).build()?;
        Ok(Self { config, client })
    }

    pub(super) fn widget(&self) -> Widget {
        let (script, class, policy) = match self.config.provider {
            CaptchaProvider::Turnstile => (
                "https://challenges.cloudflare.com/turnstile/v0/api.js",
                "cf-turnstile",
                "script-src https://challenges.cloudflare.com; frame-src https://challenges.cloudflare.com",
            ),
            CaptchaProvider::HCaptcha => (
                "https://js.hcaptcha.com/1/api.js",
                "h-captcha",
                "script-src https://hcaptcha.com https://*.hcaptcha.com; frame-src https://hcaptcha.com https://*.hcaptcha.com; \
                 style-src https://hcaptcha.com https://*.hcaptcha.com; connect-src https://hcaptcha.com https://*.hcaptcha.com",
            ),
        };
        Widget { script, class, site_key: self.config.site_key.clone(), policy }
    }

    /// Whether the service takes the sender for a person. When it is out of reach, everybody is: an outage there must not lock people out here. Whatever else
    /// goes wrong is a mistake in our configuration or a bad token, and lets nobody pass.
    pub(super) async fn is_person(&self, token: &str) -> bool {
        if token.is_empty() || token.len() > MAX_TOKEN_BYTES {
            return false;
        }
        match self.verify(token).await {
            Ok(verdict) => {
                // Codes of both services: these are about our secret, or our request.
                let codes = verdict.error_codes.unwrap_or_default();
                if codes.iter().any(|code| code.contains("secret") || code == "bad-request") {
                    tracing::error!(
                        ?codes,
                        "the CAPTCHA service refuses our configuration; check captcha.secret and captcha.site_key"
                    );
                }
                verdict.success
            }
            Err(VerifyError::Outage(reason)) => {
                tracing::error!(reason, "the CAPTCHA service is out of reach; the request is taken");
                true
            }
            Err(VerifyError::Refused(reason)) => {
                tracing::error!(
                    reason,
                    "the CAPTCHA service does not check tokens; the request is refused: check [captcha]"
                );
                false
            }
        }
    }

    async fn verify(&self, token: &str) -> Result<Verdict, VerifyError> {
        // The client's address is nothing that we tell to others.
        let form = [("secret", self.config.secret.expose_secret()), ("response", token)];
        let mut answer = self.client.post(self.config.url.clone()).form(&form).send().await?;
        let status = answer.status();
        if status.is_server_error() {
            return Err(VerifyError::Outage(format!("it answered {}", status.as_u16())));
        }
        if !status.is_success() {
            return Err(VerifyError::Refused(format!("it answered {}", status.as_u16())));
        }
        let answer = read_body(&mut answer, MAX_ANSWER_BYTES).await?;
        serde_json::from_slice(&answer).map_err(|_| VerifyError::Refused("its answer is not understood".to_owned()))
    }
}
