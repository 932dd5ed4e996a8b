//! Signs webhooks as Keygen does (draft-cavage-http-signatures-08).

use std::{sync::OnceLock, time::Duration};

use aws_lc_rs::{
    digest,
    encoding::{AsDer, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RSA_PSS_SHA256,
        RsaEncoding, RsaKeyPair, RsaPssSaltLength, RsaSignatureEncoding,
    },
};
use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

static RSA_PSS_SHA256_MAX_SALT: RsaSignatureEncoding = RSA_PSS_SHA256.with_pss_salt_length(RsaPssSaltLength::Max);

/// How an endpoint's webhooks are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// Keygen's default.
    #[default]
    Ed25519,
    /// With a salt of the maximum length.
    RsaPssSha256,
    /// PKCS #1 v1.5.
    RsaSha256,
    /// With a DER signature.
    #[serde(rename = "ecdsa-p256")]
    EcdsaP256,
}

/// The account's key pairs; RSA and ECDSA are made when first asked for.
pub(super) struct Keys {
    ed25519: Ed25519KeyPair,
    rsa: OnceLock<RsaKeyPair>,
    ecdsa: OnceLock<EcdsaKeyPair>,
}

impl Keys {
    pub(super) fn generate() -> Result<Self, aws_lc_rs::error::Unspecified> {
        Ok(Self { ed25519: Ed25519KeyPair::generate()?, rsa: OnceLock::new(), ecdsa: OnceLock::new() })
    }

    fn rsa(&self) -> &RsaKeyPair {
        self.rsa.get_or_init(|| RsaKeyPair::generate(KeySize::Rsa2048).expect("RSA keys of 2048 bits can be made"))
    }

    fn ecdsa(&self) -> &EcdsaKeyPair {
        self.ecdsa
            .get_or_init(|| EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("keys on P-256 can be made"))
    }

    /// As the dashboard shows it: Ed25519 in hex, the others in PEM.
    pub(super) fn public_key(&self, algorithm: Algorithm) -> String {
        let der: Result<PublicKeyX509Der<'_>, _> = match algorithm {
            Algorithm::Ed25519 => return hex::encode(self.ed25519.public_key()),
            Algorithm::RsaPssSha256 | Algorithm::RsaSha256 => self.rsa().public_key().as_der(),
            Algorithm::EcdsaP256 => self.ecdsa().public_key().as_der(),
        };
        let base64 = BASE64_STANDARD.encode(der.expect("a public key becomes DER").as_ref());
        format!("-----BEGIN PUBLIC KEY-----\n{base64}\n-----END PUBLIC KEY-----\n")
    }

    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Vec<u8> {
        let rsa = |encoding: &'static dyn RsaEncoding| {
            let mut signature = vec![0; self.rsa().public_modulus_len()];
            self.rsa()
                .sign(encoding, &SystemRandom::new(), message, &mut signature)
                .expect("the buffer is as long as the modulus");
            signature
        };
        match algorithm {
            Algorithm::Ed25519 => self.ed25519.sign(message).as_ref().to_vec(),
            Algorithm::RsaPssSha256 => rsa(&RSA_PSS_SHA256_MAX_SALT),
            Algorithm::RsaSha256 => rsa(&RSA_PKCS1_SHA256),
            Algorithm::EcdsaP256 => {
                let signed = self.ecdsa().sign(&SystemRandom::new(), message);
                signed.expect("the operating system gives random bytes").as_ref().to_vec()
            }
        }
    }

    /// The headers of a webhook that is posted to `url` at `now`.
    pub(super) fn headers(
        &self,
        algorithm: Algorithm,
        account: Uuid,
        url: &Url,
        body: &str,
        now: Timestamp,
    ) -> [(&'static str, String); 5] {
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        let date = httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(seconds));
        let digest = format!("sha-256={}", BASE64_STANDARD.encode(digest::digest(&digest::SHA256, body.as_bytes())));
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let lines = format!(
            "(request-target): post {}{query}\nhost: {}\ndate: {date}\ndigest: {digest}",
            url.path(),
            url.host_str().unwrap_or_default()
        );
        let signature = BASE64_STANDARD.encode(self.sign(algorithm, lines.as_bytes()));
        let algorithm = serde_json::to_value(algorithm).unwrap_or_default();
        let header = format!(
            r#"keyid="{account}", algorithm={algorithm}, signature="{signature}", headers="(request-target) host date digest""#
        );
        [
            ("Date", date.clone()),
            ("Digest", digest.clone()),
            ("Keygen-Date", date),
            ("Keygen-Digest", digest),
            ("Keygen-Signature", header),
        ]
    }
}
