//! What keeps floods, programs and other sites' pages off a brand's forms.

use std::{num::NonZeroU32, time::Duration};

use secrecy::SecretString;
use toml::Value;
use url::Url;

use super::{
    parse::{self, DAY, MINUTE},
    secret,
    section::Section,
};

/// `[brands.ID.limits]`
#[derive(Debug, Clone, Copy)]
pub struct LimitsConfig {
    /// Forms that one client (an IPv4 address, or an IPv6 network of 64 bits) may send in an hour.
    pub forms_per_client: NonZeroU32,
    /// Tries to set one user's password, in ten minutes.
    pub tries_per_user: u32,
    /// Keygen is asked for a reset after a random time of up to this: what follows for known addresses alone must not be seen in the times of other answers.
    pub request_delay: Duration,
}

/// `[brands.ID.bots]`
#[derive(Debug, Clone, Copy)]
pub struct BotsConfig {
    /// Nobody fills in a form faster.
    pub min_time: Duration,
    /// When a proof of work is asked for.
    pub challenge: ChallengeMode,
    /// Requests in a minute, above which it is asked for by `auto`.
    pub challenge_above: NonZeroU32,
    /// How long somebody waits in its place whose browser runs no scripts.
    pub challenge_wait: Duration,
}

/// When a proof of work is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengeMode {
    /// Never.
    Off,
    /// While very many requests arrive.
    Auto,
    /// Always.
    Always,
}

/// `[brands.ID.captcha]`
#[derive(Debug, Clone)]
pub struct CaptchaConfig {
    /// Whose service it is.
    pub provider: CaptchaProvider,
    /// Names the site there.
    pub site_key: String,
    /// Proves that we are the site.
    pub secret: SecretString,
    /// Where answers are checked.
    pub url: Url,
}

/// Services that tell programs from people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptchaProvider {
    /// <https://developers.cloudflare.com/turnstile>
    Turnstile,
    /// <https://www.hcaptcha.com>
    HCaptcha,
}

/// `[brands.ID.browsers]`
#[derive(Debug)]
pub struct BrowsersConfig {
    /// Origins of the pages that may show the portal within themselves.
    pub frame_ancestors: Vec<String>,
    /// For how long browsers insist on TLS; not at all if it is zero.
    pub hsts: Duration,
}

const SIXTY: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");

impl LimitsConfig {
    pub(super) fn read(section: &Section<'_>) -> Self {
        let forms = section.value("forms_per_client", "60", parse::positive(1_000_000)).or(SIXTY);
        let tries = section.value("tries_per_user", "10", parse::whole_number(1, 1000)).or(10);
        let delay = section
            .value("request_delay", "\"2s\"", parse::duration(Duration::ZERO, MINUTE))
            .or(Duration::from_secs(2));
        section.finish();
        Self { forms_per_client: forms, tries_per_user: tries, request_delay: delay }
    }
}

impl BotsConfig {
    pub(super) fn read(section: &Section<'_>) -> Self {
        let min_time =
            section.value("min_time", "\"1s\"", parse::duration(Duration::ZERO, MINUTE)).or(Duration::from_secs(1));
        let modes = [("off", ChallengeMode::Off), ("auto", ChallengeMode::Auto), ("always", ChallengeMode::Always)];
        let challenge = section.value("challenge", "\"always\"", parse::one_of(&modes)).or(ChallengeMode::Auto);
        let above = section.value("challenge_above", "60", parse::positive(1_000_000)).or(SIXTY);
        let wait = section
            .value("challenge_wait", "\"20s\"", parse::duration(Duration::ZERO, 10 * MINUTE))
            .or(Duration::from_secs(20));
        section.finish();
        Self { min_time, challenge, challenge_above: above, challenge_wait: wait }
    }
}

impl CaptchaProvider {
    const fn url(self) -> &'static str {
        match self {
            Self::Turnstile => "https://challenges.cloudflare.com/turnstile/v0/siteverify",
            Self::HCaptcha => "https://api.hcaptcha.com/siteverify",
        }
    }
}

impl CaptchaConfig {
    pub(super) fn read(section: &Section<'_>) -> Option<Self> {
        let providers = [("turnstile", CaptchaProvider::Turnstile), ("hcaptcha", CaptchaProvider::HCaptcha)];
        let provider = section.value("provider", "\"turnstile\"", parse::one_of(&providers)).required();
        let site_key = section.value("site_key", "\"0x4AAA…\"", parse::line(200)).required();
        let secret =
            section.secret("secret", "secret_file = \"/run/secrets/captcha\"").hard_to_guess(secret::GIVEN).required();
        let url = section.value("url", "\"https://api.hcaptcha.com/siteverify\"", parse::web_url).optional();
        section.finish();
        let provider = provider?;
        let url = url.unwrap_or(Url::parse(provider.url()).expect("a constant URL"));
        Some(Self { provider, site_key: site_key?, secret: secret?, url })
    }
}

impl BrowsersConfig {
    pub(super) fn read(section: &Section<'_>) -> Self {
        let frame_ancestors = section
            .value("frame_ancestors", "[\"https://app.acme.example\"]", |value| {
                let origin = |origin: String| {
                    let url = parse::web_url(&Value::String(origin))?;
                    if url.path() == "/" {
                        Ok(url.origin().ascii_serialization())
                    } else {
                        Err("names more than scheme, host and port".to_owned())
                    }
                };
                parse::all(parse::list(value)?.into_iter().map(origin))
            })
            .or(Vec::new());
        let hsts = section.value("hsts", "\"365d\"", parse::duration(Duration::ZERO, 730 * DAY)).or(365 * DAY);
        section.finish();
        Self { frame_ancestors, hsts }
    }
}
