//! What is wrong with secrets that can be used.

use std::{os::unix::fs::PermissionsExt, path::Path};

/// Somebody else chose it, such as a mail provider: 10 million guesses are next to none.
pub(super) const GIVEN: f64 = 7.0;

/// It is made for Rekey and typed nowhere. A longer estimate than 64 bits, or 19 digits, `zxcvbn` does not make.
pub(super) const MADE: f64 = 19.0;

/// What stands where a secret is still to be filled in. None of it turns up in a random one by chance.
const PLACEHOLDERS: [&str; 18] = [
    "xxxxxx",
    "changeme",
    "change-me",
    "change_me",
    "change this",
    "replaceme",
    "replace-me",
    "replace_me",
    "placeholder",
    "example",
    "your-",
    "your_",
    "secretkey",
    "secret-key",
    "secret_key",
    "secret key",
    "password",
    "…",
];

/// Why a secret is none, without quoting it. `digits` is the logarithm of the tries that it must withstand.
pub(super) fn weakness(secret: &str, digits: f64) -> Option<&'static str> {
    let lower = secret.to_lowercase();
    if PLACEHOLDERS.iter().any(|placeholder| lower.contains(placeholder)) || lower.starts_with('<') {
        return Some("looks like a placeholder, and is known to everybody then");
    }
    if ['"', '\''].into_iter().any(|quote| secret.starts_with(quote) && secret.ends_with(quote)) {
        return Some("stands in quotes, which count as part of it: files of variables and of secrets have none");
    }
    let guesses = zxcvbn::zxcvbn(secret, &[]).guesses_log10();
    (guesses < digits).then_some("is made of words, repeats or sequences, and could be guessed")
}

/// Removes what editors, shells and secret managers add: a byte order mark in front, line breaks and spaces behind.
pub(super) fn trim(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text).trim_end()
}

/// Whether users can read a file who neither own it nor are in its group.
pub(super) fn others_can_read(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o004 != 0)
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn random_secrets_are_never_doubted(bytes in prop::array::uniform32(any::<u8>())) {
            prop_assert_eq!(weakness(&BASE64_STANDARD.encode(bytes), MADE), None);
            prop_assert_eq!(weakness(&hex::encode(&bytes[..16]), MADE), None, "128 bits in hex");
            prop_assert_eq!(weakness(&BASE64_STANDARD.encode(&bytes[..12]), GIVEN), None, "a password of 16 characters");
        }
    }

    #[test]
    fn secrets_without_entropy_are_doubted() {
        for secret in [
            "a".repeat(32),
            "0".repeat(64),
            "abcabcabcabcabcabcabcabcabcabcabcabc".to_owned(),
            "0123456789abcdef0123456789abcdef".to_owned(),
            "12345678901234567890123456789012".to_owned(),
            "qwertyuiopasdfghjklzxcvbnm123456".to_owned(),
            "changemechangemechangemechangeme".to_owned(),
            "please-change-me-please-change-me".to_owned(),
            "passwordpasswordpasswordpassword".to_owned(),
            "secret-secret-secret-secret-secret".to_owned(),
            "MySuperSecretKeyForRekeyPortal26!".to_owned(),
            "<the output of openssl rand here>".to_owned(),
            "your-32-byte-secret-key-goes-here".to_owned(),
        ] {
            assert!(weakness(&secret, MADE).is_some(), "{secret}");
        }
        for password in [
            "\"Ju7gTTb4mPq2\"",
            "'Ju7gTTb4mPq2'",
            "secret",
            "password1",
            "changeme",
            "changeme123",
            "12345678",
            "aaaaaaaaaaaa",
            "…",
        ] {
            assert!(weakness(password, GIVEN).is_some(), "{password}");
        }
    }
}
