use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::{Logo, Look};

/// Style, script and logo of a brand's pages.
///
/// Style and script stand in the pages themselves: one answer is all that a phone waits for, and the Content-Security-Policy names them by their hashes, so
/// that nothing else can be slipped in.
pub struct Assets {
    /// The style sheet, with the brand's colours.
    pub style: String,
    /// The script. It only adds comfort.
    pub script: &'static str,
    /// The path of the logo, below the portal's own path. It holds the file's fingerprint, so that browsers may keep it for ever.
    pub logo: Option<String>,
}

impl Assets {
    /// Gathers a brand's.
    pub fn new(look: &Look) -> Self {
        let logo = |logo: &Logo| format!("/static/{}/logo", hex::encode(&Sha256::digest(&logo.bytes)[..6]));
        Self {
            style: look.stylesheet() + include_str!("../../static/app.css"),
            script: include_str!("../../static/app.js"),
            logo: look.logo.as_ref().map(logo),
        }
    }

    /// The hashes of style and script, as sources of a Content-Security-Policy.
    pub fn hashes(&self) -> [String; 2] {
        [self.style.as_str(), self.script]
            .map(|text| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text))))
    }
}
