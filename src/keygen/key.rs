//! The account's public keys, in each way in which Keygen writes them down.

use std::{fmt, str::FromStr};

use aws_lc_rs::signature::{self, ParsedPublicKey, RsaParameters, RsaPssSaltLength, VerificationAlgorithm};
use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use sha2::{Digest, Sha256};

/// Keygen signs with a salt of the maximum length (222 bytes for its 2048-bit keys), not of the digest's length.
static RSA_PSS_SHA256_MAX_SALT: RsaParameters =
    signature::RSA_PSS_2048_8192_SHA256.with_pss_salt_length(RsaPssSaltLength::Max);

/// With or without `=` at the end, which gets lost in copying.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What comes before the 32 bytes of an Ed25519 key in DER (RFC 8410, section 4).
const ED25519_DER: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// How an endpoint's webhooks are signed; chosen once per endpoint at Keygen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// Ed25519 (RFC 8032), Keygen's default.
    Ed25519,
    /// RSASSA-PSS with SHA-256 and a salt of the maximum length.
    RsaPssSha256,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256; the signature is DER.
    EcdsaP256,
}

impl Algorithm {
    /// Every algorithm that Keygen offers.
    pub const ALL: [Self; 4] = [Self::Ed25519, Self::RsaPssSha256, Self::RsaSha256, Self::EcdsaP256];

    /// Keygen's name for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "ed25519",
            Self::RsaPssSha256 => "rsa-pss-sha256",
            Self::RsaSha256 => "rsa-sha256",
            Self::EcdsaP256 => "ecdsa-p256",
        }
    }

    fn verification(self) -> &'static dyn VerificationAlgorithm {
        match self {
            Self::Ed25519 => &signature::ED25519,
            Self::RsaPssSha256 => &RSA_PSS_SHA256_MAX_SALT,
            Self::RsaSha256 => &signature::RSA_PKCS1_2048_8192_SHA256,
            Self::EcdsaP256 => &signature::ECDSA_P256_SHA256_ASN1,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Algorithm {
    type Err = UnknownAlgorithm;

    fn from_str(name: &str) -> Result<Self, UnknownAlgorithm> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name).ok_or(UnknownAlgorithm)
    }
}

/// Keygen has no signature algorithm of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Keygen has no such signature algorithm")]
pub struct UnknownAlgorithm;

/// A public key of the Keygen account.
pub struct PublicKey {
    parsed: ParsedPublicKey,
    fingerprint: String,
}

impl PublicKey {
    /// Reads a key for `algorithm`, written as hex, as PEM, as base64 of the DER, or, as Keygen's portal and API show keys, as base64 of the hex text or of
    /// the PEM.
    pub fn parse(algorithm: Algorithm, text: &str) -> Result<Self, InvalidKey> {
        let bytes = decode(text).ok_or(InvalidKey::Encoding)?;
        let parsed = ParsedPublicKey::new(algorithm.verification(), &bytes).map_err(|_| InvalidKey::Type(algorithm))?;
        let bare_ed25519 = algorithm == Algorithm::Ed25519 && bytes.len() == 32;
        let der = if bare_ed25519 { [&ED25519_DER, bytes.as_slice()].concat() } else { bytes };
        Ok(Self { parsed, fingerprint: format!("SHA256:{}", hex::encode(Sha256::digest(der))) })
    }

    /// SHA-256 of the key in DER, as `openssl pkey -pubin -outform der | sha256sum` shows it.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        self.parsed.verify_sig(message, signature).is_ok()
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = decode_once(text)?;
    match std::str::from_utf8(&bytes) {
        // No key in DER is text, and 32 bytes that are random are none either.
        Ok(inner) if inner.is_ascii() && bytes.len() > 32 => decode_once(inner),
        _ => Some(bytes),
    }
}

fn decode_once(text: &str) -> Option<Vec<u8>> {
    // Line breaks become the letters `\n` in some environments.
    let text = text.replace("\\n", "\n");
    let text = text.trim();
    let body = if text.starts_with("-----BEGIN") {
        ["PUBLIC KEY", "RSA PUBLIC KEY"].iter().find_map(|label| {
            text.strip_prefix(&format!("-----BEGIN {label}-----"))?.strip_suffix(&format!("-----END {label}-----"))
        })?
    } else {
        text
    };
    let body: String = body.split_whitespace().collect();
    hex::decode(&body).ok().or_else(|| BASE64.decode(&body).ok()).filter(|bytes| !bytes.is_empty())
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(…)")
    }
}

/// Why a public key can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    /// Neither hex, nor base64, nor PEM.
    #[error("is neither hex, nor the base64 of a DER key, nor PEM")]
    Encoding,
    /// A key, but not one of this algorithm.
    #[error("is not a public key for {0}")]
    Type(Algorithm),
}

#[cfg(test)]
mod tests {
    use base64::prelude::BASE64_STANDARD;

    use super::*;

    const VECTORS: &str = include_str!("../../tests/portal/webhook-vectors.json");

    /// Every way of writing each kind of key down.
    fn spellings() -> Vec<(Algorithm, String)> {
        let file: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
        let key = |name: &str| file["keys"][name].as_str().unwrap().trim().to_owned();
        let der_of = |pem: &str| {
            let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
            BASE64_STANDARD.decode(body).unwrap()
        };
        let ed25519 = [ED25519_DER.to_vec(), hex::decode(key("ed25519_hex")).unwrap()].concat();
        let mut spellings = vec![
            (Algorithm::Ed25519, key("ed25519_hex")),
            (Algorithm::Ed25519, key("ed25519_hex").to_uppercase()),
            (Algorithm::Ed25519, BASE64_STANDARD.encode(key("ed25519_hex"))),
            (Algorithm::Ed25519, BASE64_STANDARD.encode(key("ed25519_hex") + "\n")),
            (Algorithm::Ed25519, BASE64_STANDARD.encode(hex::decode(key("ed25519_hex")).unwrap())),
        ];
        for (algorithms, der) in [
            (&[Algorithm::Ed25519][..], ed25519),
            (&[Algorithm::RsaPssSha256, Algorithm::RsaSha256], der_of(&key("rsa_pem"))),
            (&[Algorithm::EcdsaP256], der_of(&key("ecdsa_p256_pem"))),
        ] {
            let base64 = BASE64_STANDARD.encode(&der);
            let lines: Vec<_> = base64.as_bytes().chunks(64).map(|line| str::from_utf8(line).unwrap()).collect();
            let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", lines.join("\n"));
            for text in [
                hex::encode(&der),
                BASE64_STANDARD.encode(hex::encode(&der)),
                base64.trim_end_matches('=').to_owned(),
                lines.join("\n"),
                pem.replace('\n', "\r\n"),
                pem.replace('\n', "\\n"),
                BASE64_STANDARD.encode(&pem),
                BASE64_STANDARD.encode(pem.trim_end()),
                pem,
                base64,
            ] {
                spellings.extend(algorithms.iter().map(|algorithm| (*algorithm, text.clone())));
            }
        }
        spellings
    }

    #[test]
    fn a_key_is_read_however_it_is_written_and_is_one_key() {
        for algorithm in Algorithm::ALL {
            let texts = spellings().into_iter().filter(|(of, _)| *of == algorithm);
            let mut fingerprints: Vec<_> = texts
                .map(|(_, text)| match PublicKey::parse(algorithm, &text) {
                    Ok(key) => key.fingerprint().to_owned(),
                    Err(error) => panic!("{text} {error}"),
                })
                .collect();
            fingerprints.dedup();
            assert_eq!(fingerprints.len(), 1, "{algorithm}");
        }
    }

    #[test]
    fn keys_of_another_kind_and_other_texts_are_refused() {
        for (algorithm, text) in spellings() {
            for other in Algorithm::ALL.into_iter().filter(|other| *other != algorithm) {
                let both_rsa = [algorithm, other].iter().all(|it| it.name().starts_with("rsa"));
                assert_eq!(PublicKey::parse(other, &text).is_ok(), both_rsa, "{text} for {other}");
            }
        }
        for text in
            ["", "zz", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"]
        {
            assert_eq!(PublicKey::parse(Algorithm::Ed25519, text).err(), Some(InvalidKey::Encoding), "{text:?}");
        }
    }
}
