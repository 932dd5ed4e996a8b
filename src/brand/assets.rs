use sha2::{Digest, Sha256};

use super::Look;

/// The files that a brand's pages need. Their address holds a fingerprint of them all, so that browsers may keep them for ever.
pub struct Assets {
    fingerprint: String,
    files: Vec<(&'static str, Asset)>,
}

/// One file.
pub struct Asset {
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
}

impl Assets {
    /// Gathers a brand's files.
    pub fn new(look: &Look) -> Self {
        let style = look.stylesheet() + include_str!("../../static/app.css");
        let mut files = vec![
            ("app.css", Asset { bytes: style.into_bytes(), media_type: "text/css; charset=utf-8" }),
            (
                "app.js",
                Asset {
                    bytes: include_bytes!("../../static/app.js").into(),
                    media_type: "text/javascript; charset=utf-8",
                },
            ),
        ];
        if let Some(logo) = &look.logo {
            files.push(("logo", Asset { bytes: logo.bytes.clone(), media_type: logo.media_type }));
        }
        let mut hash = Sha256::new();
        for (_, file) in &files {
            hash.update(&file.bytes);
        }
        Self { fingerprint: hex::encode(&hash.finalize()[..6]), files }
    }

    /// A file, if the fingerprint is right.
    pub fn get(&self, fingerprint: &str, name: &str) -> Option<&Asset> {
        let (_, file) = self.files.iter().find(|(known, _)| *known == name)?;
        (fingerprint == self.fingerprint).then_some(file)
    }

    /// The path of a file, below the portal's own path.
    pub fn path(&self, name: &str) -> String {
        format!("/static/{}/{name}", self.fingerprint)
    }
}
