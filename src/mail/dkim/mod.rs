//! DKIM signatures (RFC 6376, RFC 8463): with them, receivers know that a mail is the vendor's own.
//!
//! The library that could do this brings an RSA implementation whose private-key operations leak through their timing (RUSTSEC-2023-0071).

mod private_key;

use std::fmt;

use aws_lc_rs::{
    encoding::{AsDer, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// What is signed of a mail's headers, as far as it is there.
const SIGNED: [&str; 11] = [
    "from",
    "reply-to",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "auto-submitted",
    "feedback-id",
];

/// Signed as absent a second time, so that nobody can add another one (RFC 6376, section 8.15).
const ONCE: [&str; 6] = ["from", "reply-to", "to", "subject", "date", "content-type"];

pub use private_key::InvalidDkimKey;

/// A domain's key for signing mails.
pub struct DkimKey {
    domain: String,
    selector: String,
    key: PrivateKey,
}

enum PrivateKey {
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum DkimAlgorithm {
    /// Small and fast; not all receivers know it yet (RFC 8463).
    Ed25519,
    /// What all receivers know, with 2048 bits (RFC 8301).
    Rsa,
}

/// A key could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the key can't be made")]
pub struct DkimKeyError;

impl DkimKey {
    /// Takes a private key in PEM, as `rekey dkim keygen` and OpenSSL write it: PKCS #8, or of RSA keys PKCS #1.
    pub fn parse(domain: &str, selector: &str, pem: &str) -> Result<Self, InvalidDkimKey> {
        let key = private_key::parse(pem)?;
        Ok(Self { domain: domain.to_owned(), selector: selector.to_owned(), key })
    }

    /// A domain as it stands in a signature and in the DNS: in ASCII (RFC 6376, section 3.5, `d=`). None if it is no domain.
    pub fn domain(text: &str) -> Option<String> {
        idna::domain_to_ascii_strict(text.trim()).ok().filter(|domain| !domain.is_empty() && !domain.ends_with('.'))
    }

    /// Whether a key can have this name: one label of the DNS (RFC 6376, section 3.1, allows more).
    pub fn is_selector(text: &str) -> bool {
        (1..=63).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
    }

    /// Makes a new private key, in PEM (PKCS #8).
    pub fn generate(algorithm: DkimAlgorithm) -> Result<String, DkimKeyError> {
        let der = match algorithm {
            DkimAlgorithm::Ed25519 => {
                let key = Ed25519KeyPair::generate().map_err(|_| DkimKeyError)?;
                key.to_pkcs8v1().map_err(|_| DkimKeyError)?.as_ref().to_vec()
            }
            DkimAlgorithm::Rsa => {
                let key = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| DkimKeyError)?;
                key.as_der().map_err(|_| DkimKeyError)?.as_ref().to_vec()
            }
        };
        let mut pem = "-----BEGIN PRIVATE KEY-----\n".to_owned();
        for line in pieces(&STANDARD.encode(der), 64) {
            pem += line;
            pem.push('\n');
        }
        Ok(pem + "-----END PRIVATE KEY-----\n")
    }

    /// The name of the DNS record that shows the public key to receivers.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// The content of that record (a `TXT`), in parts of at most 255 bytes, which DNS puts together again (RFC 6376, section 3.6.2.2).
    pub fn record_parts(&self) -> Vec<String> {
        let (kind, public) = match &self.key {
            PrivateKey::Ed25519(key) => ("ed25519", key.public_key().as_ref().to_vec()),
            // The key with its algorithm's name around it, as OpenSSL writes it and all receivers read it.
            PrivateKey::Rsa(key) => (
                "rsa",
                AsDer::<PublicKeyX509Der<'_>>::as_der(key.public_key())
                    .map(|der| der.as_ref().to_vec())
                    .unwrap_or_default(),
            ),
        };
        let record = format!("v=DKIM1; k={kind}; p={}", STANDARD.encode(public));
        pieces(&record, 255).map(str::to_owned).collect()
    }

    /// The `DKIM-Signature` header of a mail, with its line end.
    fn sign(&self, headers: &[(String, String)], body_hash: &str, now: Timestamp) -> String {
        let mut names = Vec::new();
        let mut signed = String::new();
        for (name, value) in SIGNED.iter().filter_map(|name| headers.iter().find(|(known, _)| known == name)) {
            names.push(name.as_str());
            signed.extend([name, ":", value, "\r\n"]);
        }
        names.extend(ONCE);
        let mut header = format!(
            "v=1; a={}; c=relaxed/relaxed; d={};\r\n s={}; t={};\r\n h={};\r\n bh={body_hash};\r\n b=",
            self.key.algorithm(),
            self.domain,
            self.selector,
            now.as_second(),
            names.join(":\r\n  "),
        );
        signed.extend(["dkim-signature:", &relaxed(&header)]);
        let signature = STANDARD.encode(self.key.sign(signed.as_bytes()));
        header += &pieces(&signature, 72).collect::<Vec<_>>().join("\r\n  ");
        format!("DKIM-Signature: {header}\r\n")
    }
}

impl PrivateKey {
    const fn algorithm(&self) -> &'static str {
        match self {
            Self::Ed25519(_) => "ed25519-sha256",
            Self::Rsa(_) => "rsa-sha256",
        }
    }

    fn sign(&self, data: &[u8]) -> Vec<u8> {
        match self {
            // Of this kind the hash is signed (RFC 8463, section 3).
            Self::Ed25519(key) => key.sign(&Sha256::digest(data)).as_ref().to_vec(),
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), data, &mut signature)
                    .expect("the buffer is as long as the key, which is not too short for SHA-256");
                signature
            }
        }
    }
}

impl fmt::Debug for DkimKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DkimKey({}, {})", self.record_name(), self.key.algorithm())
    }
}

/// Puts a signature of each key before a mail.
pub(super) fn sign(keys: &[DkimKey], mail: Vec<u8>, now: Timestamp) -> Vec<u8> {
    if keys.is_empty() {
        return mail;
    }
    // A mail of ours is 7-bit; of any other this would sign what it looks like.
    let text = String::from_utf8_lossy(&mail);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let headers: Vec<_> = unfolded(head)
        .filter_map(|header| header.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), relaxed(value))))
        .collect();
    let body_hash = STANDARD.encode(Sha256::digest(relaxed_body(body)));
    let mut signed: Vec<u8> = keys.iter().flat_map(|key| key.sign(&headers, &body_hash, now).into_bytes()).collect();
    signed.extend_from_slice(&mail);
    signed
}

/// Each header with the lines that continue it.
fn unfolded(head: &str) -> impl Iterator<Item = String> {
    let mut headers: Vec<String> = Vec::new();
    for line in head.split("\r\n") {
        match headers.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => *last += line,
            _ => headers.push(line.to_owned()),
        }
    }
    headers.into_iter()
}

/// A header's value, "relaxed" (RFC 6376, section 3.4.2).
fn relaxed(value: &str) -> String {
    value.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A body, "relaxed" (RFC 6376, section 3.4.4).
fn relaxed_body(body: &str) -> String {
    let mut canonical = String::with_capacity(body.len());
    for line in body.split("\r\n") {
        let mut space = false;
        for c in line.chars() {
            if c == ' ' || c == '\t' {
                space = true;
                continue;
            }
            if space {
                canonical.push(' ');
                space = false;
            }
            canonical.push(c);
        }
        canonical += "\r\n";
    }
    canonical.truncate(canonical.trim_end_matches("\r\n").len());
    if !canonical.is_empty() {
        canonical += "\r\n";
    }
    canonical
}

/// An ASCII text in pieces of at most `length` bytes.
fn pieces(text: &str, length: usize) -> impl Iterator<Item = &str> {
    (0..text.len()).step_by(length).map(move |at| &text[at..(at + length).min(text.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_relaxed_as_the_rfc_has_it() {
        for (body, relaxed) in
            [("", ""), ("\r\n\r\n", ""), (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"), ("no end", "no end\r\n")]
        {
            assert_eq!(relaxed_body(body), relaxed, "{body:?}");
        }
    }

    #[test]
    fn keys_are_made_and_read() {
        for algorithm in [DkimAlgorithm::Ed25519, DkimAlgorithm::Rsa] {
            let pem = DkimKey::generate(algorithm).unwrap();
            let key = DkimKey::parse("acme.example", "rekey", &pem).unwrap();
            assert_eq!(key.record_name(), "rekey._domainkey.acme.example");
            assert!(key.record_parts().iter().all(|part| part.len() <= 255));
            assert!(!format!("{key:?}").contains(&pem[30..60]));
        }
    }
}
