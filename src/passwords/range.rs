//! The range API of Have I Been Pwned (<https://haveibeenpwned.com/API/v3#PwnedPasswords>), or of a mirror: asked for all leaked passwords whose hash begins
//! with the same five digits, it never learns which one was meant.

use std::time::Duration;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use reqwest::Client;
use url::Url;

use crate::http::{cause, client, read_body};

/// A person waits for the answer.
const TIMEOUT: Duration = Duration::from_secs(2);

/// An answer has a few thousand lines of some 40 bytes.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// So many digits of a hash are told.
const PREFIX: usize = 5;

pub(super) struct RangeApi {
    http: Client,
    url: Url,
}

impl RangeApi {
    pub(super) fn new(url: Url) -> Result<Self, reqwest::Error> {
        Ok(Self { http: client(TIMEOUT).build()?, url })
    }

    /// Whether the API has seen this very password in a leak; else why that is unknown, without a digit of the hash.
    pub(super) async fn lists(&self, password: &str) -> Result<bool, String> {
        // SHA-1 is what the API speaks; nothing rests on its strength here.
        let hash = hex::encode_upper(digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes()));
        let (prefix, rest) = hash.split_at(PREFIX);
        let answer = self.range(prefix).await?;
        let mut entries = answer.lines().filter_map(|line| line.split_once(':'));
        // A count of 0 is padding.
        Ok(entries.any(|(suffix, count)| suffix.eq_ignore_ascii_case(rest) && count.trim() != "0"))
    }

    async fn range(&self, prefix: &str) -> Result<String, String> {
        let url = format!("{}/range/{prefix}", self.url.as_str().trim_end_matches('/'));
        // Padding makes all answers equally long for who watches the connection.
        let request = self.http.get(url).header("Add-Padding", "true");
        let mut response = request.send().await.map_err(|error| cause(&error))?;
        if !response.status().is_success() {
            return Err(format!("answered {}", response.status().as_u16()));
        }
        let body = read_body(&mut response, MAX_ANSWER_BYTES).await.map_err(|error| cause(&error))?;
        if body.len() > MAX_ANSWER_BYTES {
            return Err("answered without end".to_owned());
        }
        String::from_utf8(body).map_err(|_| "answered something else than text".to_owned())
    }
}
