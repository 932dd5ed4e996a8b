//! What a mail provider tells afterwards: that a mail came back, or that its reader complained.

use std::time::Duration;

use aws_lc_rs::{
    constant_time::verify_slices_are_equal,
    signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{api::JOB, redact::redact};
use crate::{
    config::Provider,
    store::{JobId, earlier, later},
};

/// Takes a provider's news, if they are the provider's own.
pub struct Bounces {
    provider: Provider,
    secret: SecretString,
}

/// A mail that did not reach its reader, or was not welcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The job that sent it.
    pub job: JobId,
    /// Why, without addresses.
    pub reason: String,
}

/// What a provider posted, proved to be its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BounceReport {
    /// The mails that came back.
    pub bounces: Vec<Bounce>,
    /// Names the signature where it does not cover the body, so that it must be good for one use only, and until when it would be taken.
    pub spends: Option<(Vec<u8>, Timestamp)>,
}

/// News that are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BounceError {
    /// Not signed, or not with the secret, by the provider.
    #[error("the signature or secret is missing or wrong")]
    Forged,
    /// Signed too long ago, or in the future.
    #[error("the signature is of another time")]
    Stale,
    /// Not what the provider sends.
    #[error("the body is no news of this provider")]
    Malformed,
}

/// How far a signature's time may be from now.
const TOLERANCE: Duration = Duration::from_mins(5);

impl Bounces {
    /// `secret` is what the provider calls signing secret, signing key or verification key; of Postmark, the password in the webhook's address.
    pub fn new(provider: Provider, secret: SecretString) -> Self {
        Self { provider, secret }
    }

    /// Reads what came to the webhook. `header` finds a header that is there once.
    pub fn read<'h>(
        &self,
        header: impl Fn(&str) -> Option<&'h str>,
        body: &[u8],
        now: Timestamp,
    ) -> Result<BounceReport, BounceError> {
        let parse = || serde_json::from_slice::<Value>(body).map_err(|_| BounceError::Malformed);
        let secret = self.secret.expose_secret();
        let mut spends = None;
        let bounces = match self.provider {
            Provider::Postmark => {
                // The webhook's address holds name and password; the name is anybody's.
                let given = header("authorization").and_then(|value| value.strip_prefix("Basic "));
                let given = given.and_then(|given| String::from_utf8(STANDARD.decode(given).ok()?).ok());
                let password = given.as_deref().and_then(|given| given.split_once(':')).ok_or(BounceError::Forged)?.1;
                verify_slices_are_equal(password.as_bytes(), secret.as_bytes()).map_err(|_| BounceError::Forged)?;
                postmark(&parse()?)
            }
            Provider::Resend => {
                let (id, time) = (header("svix-id"), header("svix-timestamp"));
                let (id, time) = id.zip(time).ok_or(BounceError::Forged)?;
                let key = STANDARD.decode(secret.trim_start_matches("whsec_")).map_err(|_| BounceError::Forged)?;
                let signed = hmac(&key, &[id.as_bytes(), b".", time.as_bytes(), b".", body])?;
                let given = header("svix-signature").unwrap_or_default().split(' ');
                let mut given = given.filter_map(|given| STANDARD.decode(given.strip_prefix("v1,")?).ok());
                if !given.any(|given| signed.clone().verify_slice(&given).is_ok()) {
                    return Err(BounceError::Forged);
                }
                fresh(time, now)?;
                resend(&parse()?)
            }
            Provider::Mailgun => {
                let body = parse()?;
                let part = |name: &str| body["signature"][name].as_str().ok_or(BounceError::Forged);
                let (time, token) = (part("timestamp")?, part("token")?);
                let given = hex::decode(part("signature")?).map_err(|_| BounceError::Forged)?;
                hmac(secret.as_bytes(), &[time.as_bytes(), token.as_bytes()])?
                    .verify_slice(&given)
                    .map_err(|_| BounceError::Forged)?;
                fresh(time, now)?;
                // <https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks>: the token is to be remembered.
                let signature = Sha256::new().chain_update("mailgun").chain_update(&given).finalize();
                spends = Some((signature.to_vec(), later(now, 2 * TOLERANCE)));
                mailgun(&body)
            }
            Provider::SendGrid => {
                let time = header("x-twilio-email-event-webhook-timestamp").ok_or(BounceError::Forged)?;
                let given = header("x-twilio-email-event-webhook-signature").ok_or(BounceError::Forged)?;
                let given = STANDARD.decode(given).map_err(|_| BounceError::Forged)?;
                let key = STANDARD.decode(secret).map_err(|_| BounceError::Forged)?;
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key)
                    .verify(&[time.as_bytes(), body].concat(), &given)
                    .map_err(|_| BounceError::Forged)?;
                fresh(time, now)?;
                parse()?.as_array().ok_or(BounceError::Malformed)?.iter().filter_map(sendgrid).collect()
            }
        };
        Ok(BounceReport { bounces, spends })
    }
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Result<Hmac<Sha256>, BounceError> {
    let mut mac = Hmac::new_from_slice(key).map_err(|_| BounceError::Forged)?;
    for part in parts {
        mac.update(part);
    }
    Ok(mac)
}

fn fresh(time: &str, now: Timestamp) -> Result<(), BounceError> {
    let signed_at = time.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let signed_at = signed_at.ok_or(BounceError::Forged)?;
    let window = earlier(now, TOLERANCE)..=later(now, TOLERANCE);
    if window.contains(&signed_at) { Ok(()) } else { Err(BounceError::Stale) }
}

/// The job's number, and a reason without anything that could be an address.
fn bounce(kind: &str, job: &Value, reason: &Value) -> Option<Bounce> {
    let job = JobId(job.as_str()?.parse().ok()?);
    let reason = format!("{kind} {}", redact(reason.as_str().unwrap_or_default(), None));
    Some(Bounce { job, reason: reason.trim_end().to_owned() })
}

fn postmark(event: &Value) -> Vec<Bounce> {
    let kind = match (event["RecordType"].as_str(), event["Type"].as_str()) {
        (Some("SpamComplaint"), _) => "complaint:",
        // The other types are tried again by Postmark, or are no bounces.
        (
            Some("Bounce"),
            Some("HardBounce" | "BadEmailAddress" | "Blocked" | "DMARCPolicy" | "ManuallyDeactivated"),
        ) => "bounced:",
        _ => return Vec::new(),
    };
    bounce(kind, &event["Metadata"][JOB], &event["Description"]).into_iter().collect()
}

fn resend(event: &Value) -> Vec<Bounce> {
    let (kind, reason) = match event["type"].as_str() {
        Some("email.bounced") => ("bounced:", &event["data"]["bounce"]["message"]),
        Some("email.complained") => ("complaint:", &Value::Null),
        _ => return Vec::new(),
    };
    bounce(kind, &event["data"]["tags"][JOB], reason).into_iter().collect()
}

fn mailgun(event: &Value) -> Vec<Bounce> {
    let data = &event["event-data"];
    let kind = match (data["event"].as_str(), data["severity"].as_str()) {
        (Some("failed"), Some("permanent")) => "bounced:",
        (Some("complained"), _) => "complaint:",
        _ => return Vec::new(),
    };
    bounce(kind, &data["user-variables"][JOB], &data["delivery-status"]["message"]).into_iter().collect()
}

fn sendgrid(event: &Value) -> Option<Bounce> {
    let kind = match event["event"].as_str()? {
        "bounce" | "dropped" => "bounced:",
        "spamreport" => "complaint:",
        _ => return None,
    };
    bounce(kind, &event[JOB], &event["reason"])
}
