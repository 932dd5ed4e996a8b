//! The signatures of Keygen's webhooks and of its API's answers (draft-cavage-http-signatures-08, as Keygen uses it).
//!
//! The signed lines of a webhook are rebuilt from the endpoint's *registered* URL and from the `Keygen-*` headers, because a proxy may
//! rewrite `Host`, `Date` and `Digest` or strip a path prefix; those of an answer from the call that it answers. The digest is computed from
//! the body's bytes as received.

use std::{fmt, time::Duration};

use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;

use super::{Algorithm, PublicKey};

/// The host and the path of an endpoint's registered URL, as they stand in the signed lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    host: String,
    target: String,
}

impl Endpoint {
    /// Takes the parts that Keygen signs: the host without a port, and the path with the query.
    pub fn new(registered: &Url) -> Self {
        let mut target = registered.path().to_owned();
        if let Some(query) = registered.query() {
            target.push('?');
            target.push_str(query);
        }
        Self { host: registered.host_str().unwrap_or_default().to_owned(), target }
    }
}

/// For logs: without the query, which may hold a secret of the vendor's. Scheme and port are not signed.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.host, self.target.split('?').next().unwrap_or_default())
    }
}

/// What came in, before anything about it is believed: a webhook, or the answer to a call.
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    /// Every `Keygen-Signature` header.
    pub signatures: &'a [&'a [u8]],
    /// Every `Keygen-Date` header; of an answer without one, every `Date` header.
    pub dates: &'a [&'a [u8]],
    /// The body's bytes as received.
    pub body: &'a [u8],
}

/// A webhook's body that Keygen signed for this endpoint, not long ago. Only [`Verifier::verify`] makes one.
#[derive(Clone, Copy)]
pub struct VerifiedWebhook<'a> {
    body: &'a [u8],
}

impl<'a> VerifiedWebhook<'a> {
    pub(super) fn body(self) -> &'a [u8] {
        self.body
    }
}

/// Why a webhook is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// No `Keygen-Signature` or no `Keygen-Date` header.
    #[error("the {0} header is missing")]
    Missing(&'static str),
    /// The header came more than once; which one counts would be anybody's guess.
    #[error("the {0} header came more than once")]
    Duplicate(&'static str),
    /// The header can't be read.
    #[error("the {0} header is malformed")]
    Malformed(&'static str),
    /// Signed for another account.
    #[error("the signature's keyid is another account")]
    Account,
    /// Signed with another algorithm than the endpoint is configured for.
    #[error("the signature's algorithm is not the configured one")]
    Algorithm,
    /// Other lines are signed than Keygen signs.
    #[error("the signature covers other headers than Keygen signs")]
    Coverage,
    /// Signed too long ago, or in the future.
    #[error("the signing date is {0} s away from now")]
    Date(i64),
    /// None of the configured keys made this signature over this body for this endpoint.
    #[error("the signature does not match any configured key for the configured URL")]
    Signature,
}

/// Decides whether a request really comes from the vendor's Keygen account.
#[derive(Debug)]
pub struct Verifier {
    /// The endpoint as registered at Keygen.
    pub endpoint: Endpoint,
    /// The account's UUID, which every signature names.
    pub account: Uuid,
    /// The one algorithm that is accepted: a signature can't choose a weaker one.
    pub algorithm: Algorithm,
    /// Keys of `algorithm`; several while they are being rotated.
    pub keys: Vec<PublicKey>,
    /// How far the signing date may be from now, in either direction. It bounds replays and forgives clocks that differ.
    pub tolerance: Duration,
}

/// A call of the API, as its answer's signature names it.
#[derive(Debug, Clone)]
pub(super) struct SignedCall {
    method: String,
    /// The paths, with the query, that Keygen may have seen: a proxy in front of it may have cut off what the API's own address begins with.
    targets: Vec<String>,
    host: String,
}

impl SignedCall {
    /// A call of `url` at an API whose own address has the path `prefix`.
    pub(super) fn new(method: &str, url: &Url, prefix: &str) -> Self {
        let Endpoint { host, target } = Endpoint::new(url);
        let behind = target.strip_prefix(prefix.trim_end_matches('/')).filter(|rest| rest.starts_with('/'));
        let mut targets: Vec<_> = behind.map(str::to_owned).into_iter().chain([target.clone()]).collect();
        targets.dedup();
        Self { method: method.to_lowercase(), targets, host }
    }
}

impl Verifier {
    /// Verifies a request as of `now`. Nothing of the body is parsed before its signature has been checked.
    pub fn verify<'a>(&self, request: SignedRequest<'a>, now: Timestamp) -> Result<VerifiedWebhook<'a>, Rejection> {
        self.check(request, "post", std::slice::from_ref(&self.endpoint.target), &self.endpoint.host, now)?;
        Ok(VerifiedWebhook { body: request.body })
    }

    /// The one of these endpoints that a request was signed for. This explains to the operator why a request is refused, and is no reason to take it.
    pub fn signed_for(
        &self,
        candidates: impl IntoIterator<Item = Endpoint>,
        request: SignedRequest<'_>,
        now: Timestamp,
    ) -> Option<Endpoint> {
        let is_for = |endpoint: &Endpoint| {
            self.check(request, "post", std::slice::from_ref(&endpoint.target), &endpoint.host, now).is_ok()
        };
        candidates.into_iter().find(is_for)
    }

    /// Verifies the answer to a call as of `now`. [`Rejection::Missing`] of the signature, and [`Rejection::Algorithm`], say that it bears none that could be
    /// checked.
    pub(super) fn verify_answer(
        &self,
        answer: SignedRequest<'_>,
        call: &SignedCall,
        now: Timestamp,
    ) -> Result<(), Rejection> {
        self.check(answer, &call.method, &call.targets, &call.host, now)
    }

    /// How answers are to be signed, as the call asks for it.
    pub(super) fn accept_signature(&self) -> String {
        format!("algorithm=\"{}\"", self.algorithm)
    }

    fn check(
        &self,
        request: SignedRequest<'_>,
        method: &str,
        targets: &[String],
        host: &str,
        now: Timestamp,
    ) -> Result<(), Rejection> {
        let date = only("Keygen-Date", request.dates)?;
        let signature = SignatureHeader::parse(only("Keygen-Signature", request.signatures)?)
            .ok_or(Rejection::Malformed("Keygen-Signature"))?;

        if !signature.key_id.eq_ignore_ascii_case(&self.account.to_string()) {
            return Err(Rejection::Account);
        }
        if signature.algorithm != self.algorithm.name() {
            return Err(Rejection::Algorithm);
        }
        if signature.headers != "(request-target) host date digest" {
            return Err(Rejection::Coverage);
        }

        let signed_at = httpdate::parse_http_date(date).map_err(|_| Rejection::Malformed("Keygen-Date"))?;
        let signed_at = Timestamp::try_from(signed_at).map_err(|_| Rejection::Malformed("Keygen-Date"))?;
        let age = now.as_second().saturating_sub(signed_at.as_second());
        if age.unsigned_abs() > self.tolerance.as_secs() {
            return Err(Rejection::Date(age));
        }

        let digest = BASE64_STANDARD.encode(Sha256::digest(request.body));
        let matches = |target: &String| {
            let lines =
                format!("(request-target): {method} {target}\nhost: {host}\ndate: {date}\ndigest: sha-256={digest}");
            self.keys.iter().any(|key| key.has_signed(lines.as_bytes(), &signature.signature))
        };
        if targets.iter().any(matches) { Ok(()) } else { Err(Rejection::Signature) }
    }
}

fn only<'a>(name: &'static str, values: &[&'a [u8]]) -> Result<&'a str, Rejection> {
    match values {
        [] => Err(Rejection::Missing(name)),
        [value] => std::str::from_utf8(value).map_err(|_| Rejection::Malformed(name)),
        _ => Err(Rejection::Duplicate(name)),
    }
}

/// `keyid="…", algorithm="…", signature="…", headers="…"`: each parameter once, in any order.
struct SignatureHeader<'a> {
    key_id: &'a str,
    algorithm: &'a str,
    signature: Vec<u8>,
    headers: &'a str,
}

impl<'a> SignatureHeader<'a> {
    fn parse(header: &'a str) -> Option<Self> {
        let (mut key_id, mut algorithm, mut signature, mut headers) = (None, None, None, None);
        // No value of Keygen's contains a comma, so the parameters can be cut apart at commas.
        for parameter in header.split(',') {
            let (name, quoted) = parameter.trim().split_once('=')?;
            let value = quoted.strip_prefix('"')?.strip_suffix('"')?;
            let slot = match name {
                "keyid" => &mut key_id,
                "algorithm" => &mut algorithm,
                "signature" => &mut signature,
                "headers" => &mut headers,
                _ => return None,
            };
            if slot.replace(value).is_some() {
                return None;
            }
        }
        Some(Self {
            key_id: key_id?,
            algorithm: algorithm?,
            signature: BASE64_STANDARD.decode(signature?).ok()?,
            headers: headers?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_header_is_read_as_it_was_written_in_any_order(
            [key_id, algorithm, headers] in ["[^,\"]*", "[^,\"]*", "[^,\"]*"],
            signature: Vec<u8>,
            order in Just(vec![0, 1, 2, 3]).prop_shuffle(),
            space in " {0,2}",
        ) {
            let parameters = [
                format!("keyid=\"{key_id}\""),
                format!("algorithm=\"{algorithm}\""),
                format!("signature=\"{}\"", BASE64_STANDARD.encode(&signature)),
                format!("headers=\"{headers}\""),
            ];
            let written: Vec<_> = order.into_iter().map(|at: usize| parameters[at].as_str()).collect();
            let header = written.join(&format!(",{space}"));
            let read = SignatureHeader::parse(&header).unwrap();
            prop_assert_eq!([read.key_id, read.algorithm, read.headers], [&key_id, &algorithm, &headers]);
            prop_assert_eq!(read.signature, signature);
            prop_assert!(SignatureHeader::parse(&written[1..].join(",")).is_none(), "one is missing");
            prop_assert!(SignatureHeader::parse(&format!("{header},{}", written[0])).is_none(), "one is there twice");
        }
    }
}
