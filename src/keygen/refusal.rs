//! What is told of an answer that refuses a call: never in its own sentences, which may repeat what was sent.

use reqwest::StatusCode;

/// The longest code or pointer that is believed.
const MAX_LENGTH: usize = 64;

/// The status, and the first error's `code` and `pointer` if they look like those that Keygen documents (<https://keygen.sh/docs/api/errors/>): words in
/// capitals, and a path of words. Neither has a place for an address, a token or a password.
pub(super) fn summarize(status: StatusCode, code: Option<&str>, pointer: Option<&str>) -> String {
    let mut summary = format!("Keygen answered {}", status.as_u16());
    if let Some(code) = code.filter(|code| is_code(code)) {
        summary.extend([": ", code]);
    }
    if let Some(pointer) = pointer.filter(|pointer| is_pointer(pointer)) {
        summary.extend([" at ", pointer]);
    }
    summary
}

fn is_code(text: &str) -> bool {
    (1..=MAX_LENGTH).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

fn is_pointer(text: &str) -> bool {
    let words = |path: &str| {
        path.split('/').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    text.len() <= MAX_LENGTH && ["/data/", "/meta/"].iter().any(|root| text.strip_prefix(root).is_some_and(words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_and_pointers_are_told_and_nothing_else() {
        let told = |code, pointer| summarize(StatusCode::UNPROCESSABLE_ENTITY, code, pointer);
        assert_eq!(
            told(Some("PASSWORD_TOO_SHORT"), Some("/data/attributes/password")),
            "Keygen answered 422: PASSWORD_TOO_SHORT at /data/attributes/password"
        );
        assert_eq!(told(None, Some("/meta/passwordResetToken")), "Keygen answered 422 at /meta/passwordResetToken");
        for echo in [
            "ada@customer.example",
            "user-0123456789abcdefv3",
            "seven quiet herons",
            "",
            "A\nB",
            "/data/",
            "/data/a b",
            "/meta//x",
        ] {
            assert_eq!(told(Some(echo), Some(echo)), "Keygen answered 422", "{echo:?}");
        }
        assert_eq!(told(Some(&"A".repeat(65)), Some(&format!("/data/{}", "a".repeat(60)))), "Keygen answered 422");
    }

    proptest! {
        #[test]
        fn no_digit_no_space_and_no_at_is_told(echo in ".*[0-9 @.].*") {
            prop_assert_eq!(summarize(StatusCode::OK, Some(&echo), Some(&format!("/data/{echo}"))), "Keygen answered 200");
        }
    }
}
