//! Signs webhooks as Keygen does (draft-cavage-http-signatures-08).

use std::{sync::OnceLock, time::Duration};

use actix_web::{
    Error,
    body::{BoxBody, MessageBody, to_bytes},
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorInternalServerError,
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Data,
};
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
use serde_json::Value;
use uuid::Uuid;

use super::{Keygen, documents::Problem};

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

    /// The headers that sign a message: a webhook that is posted to `host`, or the answer to a call.
    pub(super) fn headers(
        &self,
        algorithm: Algorithm,
        account: Uuid,
        [method, target, host]: [&str; 3],
        body: &[u8],
        now: Timestamp,
    ) -> [(&'static str, String); 5] {
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        let date = httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(seconds));
        let digest = format!("sha-256={}", BASE64_STANDARD.encode(digest::digest(&digest::SHA256, body)));
        let lines = format!("(request-target): {method} {target}\nhost: {host}\ndate: {date}\ndigest: {digest}");
        let signature = BASE64_STANDARD.encode(self.sign(algorithm, lines.as_bytes()));
        let algorithm = serde_json::to_value(algorithm).unwrap_or_default();
        let header = format!(
            r#"keyid="{account}", algorithm={algorithm}, signature="{signature}", headers="(request-target) host date digest""#
        );
        [
            ("date", date.clone()),
            ("digest", digest.clone()),
            ("keygen-date", date),
            ("keygen-digest", digest),
            ("keygen-signature", header),
        ]
    }
}

/// Signs the answers to calls, as the caller likes it (`Keygen-Accept-Signature`); but for the limiter's, which stands in front.
pub(super) async fn sign(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let accept = request.headers().get("keygen-accept-signature").map(|accept| accept.to_str().unwrap_or_default());
    let accept = accept.unwrap_or(r#"algorithm="ed25519""#);
    let algorithm = accept.split("algorithm=\"").nth(1).and_then(|rest| rest.split('"').next());
    let algorithm = algorithm.and_then(|name| serde_json::from_value(name.into()).ok());
    let (Some(algorithm), Some(keygen)) = (algorithm, request.app_data::<Data<Keygen>>().cloned()) else {
        let problem = Problem::bad_request("invalid accept-signature header (unsupported algorithm)", Value::Null);
        return Ok(request.into_response(problem.answer()));
    };
    let method = request.method().as_str().to_lowercase();
    let target = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let host = request.connection_info().host().to_owned();
    let host = host.rsplit_once(':').map_or(host.as_str(), |(host, _)| host).to_owned();

    let response = next.call(request).await?.map_into_boxed_body();
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(ErrorInternalServerError)?;
    let keys = &keygen.0.keys;
    for (name, value) in keys.headers(algorithm, keygen.account(), [&method, &target, &host], &body, keygen.now()) {
        let value = HeaderValue::from_str(&value).map_err(ErrorInternalServerError)?;
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
    Ok(ServiceResponse::new(request, response.set_body(body).map_into_boxed_body()))
}
