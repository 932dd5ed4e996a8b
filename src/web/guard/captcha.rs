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

    /// Whether the service takes the sender for a person. When it is out of reach, everybody is: an outage there must not lock people out here.
    pub(super) async fn is_person(&self, response: &str) -> bool {
        if response.is_empty() {
            return false;
        }
        // The client's address is nothing that we tell to others.
        let form = [("secret", self.config.secret.expose_secret()), ("response", response)];
        let answer = async {
            let answer = self.client.post(self.config.url.clone()).form(&form).send().await?;
            read_body(&mut answer.error_for_status()?, MAX_ANSWER_BYTES).await
        };
        match answer.await {
            Ok(answer) => serde_json::from_slice(&answer).is_ok_and(|verdict: Verdict| verdict.success),
            Err(error) => {
                tracing::error!(
                    error = cause(&error),
                    "the service that tells people from programs is out of reach; the request is taken"
                );
                true
            }
        }
    }
}
