//! Reads a private key, and says what a text is that is none.

use aws_lc_rs::{error::KeyRejected, rsa::KeyPair as RsaKeyPair, signature::Ed25519KeyPair};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::PrivateKey;

/// A text that is no private key for DKIM. Completes the sentence "KEY …".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDkimKey {
    /// Not in the form of a key.
    #[error("is not a private key in PEM (PKCS #8, or PKCS #1 for RSA)")]
    Pem,
    /// Something else in PEM; what it is.
    #[error("is {0}, not a private key for DKIM")]
    Other(&'static str),
    /// Neither of the two kinds.
    #[error("is neither an Ed25519 nor an RSA key, or it is damaged")]
    Kind,
    /// Receivers refuse it, or some do (RFC 8301, section 3.2).
    #[error("is an RSA key of {0} bits: fewer than 1024 are refused everywhere, and 2048 are needed")]
    Short(usize),
    /// Longer than any that receivers must accept (RFC 8301, section 3.2, has 4096).
    #[error("is an RSA key of {0} bits, which is more than the 8192 that can be used")]
    Long(usize),
}

/// What else may stand in a file of PEM, by its label.
const OTHER_PEM: [(&str, &str); 7] = [
    ("ENCRYPTED PRIVATE KEY", "encrypted with a passphrase"),
    ("EC PRIVATE KEY", "a key for ECDSA"),
    ("EC PARAMETERS", "a key for ECDSA"),
    ("DSA PRIVATE KEY", "a key for DSA"),
    ("OPENSSH PRIVATE KEY", "a key for SSH"),
    ("PUBLIC KEY", "a public key"),
    ("CERTIFICATE", "a certificate"),
];

/// Takes a private key in PEM: PKCS #8 (RFC 5208), or of RSA keys PKCS #1 (RFC 8017).
pub(super) fn parse(pem: &str) -> Result<PrivateKey, InvalidDkimKey> {
    if let Some(der) = in_pem(pem, "PRIVATE KEY") {
        let der = der?;
        if let Ok(key) = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der) {
            return Ok(PrivateKey::Ed25519(key));
        }
        let bits = pkcs1_in(&der).and_then(modulus_bits);
        return Ok(PrivateKey::Rsa(usable(RsaKeyPair::from_pkcs8(&der), bits)?));
    }
    if let Some(der) = in_pem(pem, "RSA PRIVATE KEY") {
        let der = der?;
        return Ok(PrivateKey::Rsa(usable(RsaKeyPair::from_der(&der), modulus_bits(&der))?));
    }
    let other = OTHER_PEM.iter().find(|(label, _)| pem.contains(&format!("-----BEGIN {label}-----")));
    Err(other.map_or(InvalidDkimKey::Pem, |(_, what)| InvalidDkimKey::Other(what)))
}

/// What stands in PEM under this label (RFC 7468), if there is such a part.
fn in_pem(pem: &str, label: &str) -> Option<Result<Vec<u8>, InvalidDkimKey>> {
    let (_, rest) = pem.split_once(&format!("-----BEGIN {label}-----"))?;
    let Some((body, _)) = rest.split_once(&format!("-----END {label}-----")) else {
        return Some(Err(InvalidDkimKey::Pem));
    };
    // RFC 1421, section 4.6.1.1: how OpenSSL writes an encrypted PKCS #1 key.
    if body.contains("ENCRYPTED") {
        return Some(Err(InvalidDkimKey::Other("encrypted with a passphrase")));
    }
    let body: String = body.split_whitespace().collect();
    Some(STANDARD.decode(body).map_err(|_| InvalidDkimKey::Pem))
}

/// The key, or what is wrong with it: the library does not say that it is too short.
fn usable(key: Result<RsaKeyPair, KeyRejected>, bits: Option<usize>) -> Result<RsaKeyPair, InvalidDkimKey> {
    match (key, bits) {
        (_, Some(bits)) if bits < 2048 => Err(InvalidDkimKey::Short(bits)),
        (_, Some(bits)) if bits > 8192 => Err(InvalidDkimKey::Long(bits)),
        (Ok(key), _) => Ok(key),
        (Err(_), _) => Err(InvalidDkimKey::Kind),
    }
}

/// The content of the DER value at the beginning, if it has this tag, and what follows it (X.690, section 8.1).
fn der_value(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&[found, length], rest) = der.split_first_chunk()?;
    let (length, rest) = match length {
        short @ ..=0x7f => (usize::from(short), rest),
        long @ (0x81 | 0x82) => {
            let (length, rest) = rest.split_at_checked(usize::from(long - 0x80))?;
            (length.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    (found == tag).then(|| rest.split_at_checked(length))?
}

/// The `RSAPrivateKey` in a `PrivateKeyInfo` (RFC 5208, section 5), whichever algorithm that names.
fn pkcs1_in(der: &[u8]) -> Option<&[u8]> {
    let (info, _) = der_value(der, 0x30)?;
    let (_, rest) = der_value(info, 0x02)?;
    let (algorithm, rest) = der_value(rest, 0x30)?;
    // 1.2.840.113549.1.1.1, rsaEncryption
    let (id, _) = der_value(algorithm, 0x06)?;
    (id == [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1]).then(|| der_value(rest, 0x04))?.map(|(key, _)| key)
}

/// How long the modulus of an `RSAPrivateKey` is (RFC 8017, appendix A.1.2).
fn modulus_bits(der: &[u8]) -> Option<usize> {
    let (key, _) = der_value(der, 0x30)?;
    let (_, rest) = der_value(key, 0x02)?;
    let (modulus, _) = der_value(rest, 0x02)?;
    let first = modulus.iter().position(|byte| *byte != 0)?;
    Some((modulus.len() - first) * 8 - usize::try_from(modulus[first].leading_zeros()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_texts_are_no_keys() {
        for (text, error) in [
            ("", InvalidDkimKey::Pem),
            ("-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----", InvalidDkimKey::Pem),
            ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", InvalidDkimKey::Kind),
            ("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----", InvalidDkimKey::Kind),
            ("-----BEGIN PRIVATE KEY-----\nAAAA\n", InvalidDkimKey::Pem),
            ("-----BEGIN EC PRIVATE KEY-----\nAAAA\n", InvalidDkimKey::Other("a key for ECDSA")),
            ("-----BEGIN PUBLIC KEY-----\nAAAA\n", InvalidDkimKey::Other("a public key")),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nAAAA\n-----END RSA PRIVATE KEY-----",
                InvalidDkimKey::Other("encrypted with a passphrase"),
            ),
        ] {
            assert_eq!(parse(text).map(drop).unwrap_err(), error);
        }
    }

    #[test]
    fn the_length_of_an_rsa_key_is_read_from_its_encoding() {
        // The DER of a `SEQUENCE` with version 0, a modulus of 1024 bits, and nothing more.
        let modulus = [&[0x02, 0x81, 0x81, 0x00, 0x80][..], &[1; 127]].concat();
        let key = [&[0x30, 0x81, 0x87, 0x02, 0x01, 0x00][..], &modulus].concat();
        assert_eq!(modulus_bits(&key), Some(1024));
        for cut in 0..key.len() {
            assert_eq!(modulus_bits(&key[..cut]), None, "{cut}");
        }
    }
}
