//! What others said, without anything that could be an address or a part of one.
//!
//! An address has too many spellings to look for (`ada=customer.example@…`, `ada%40…`, `ada (at) …`, the bare target of an alias). So only what is known to be
//! harmless is kept: words that mail servers and providers use, codes, small numbers, IP addresses, and the number under which an email was queued.

use std::{collections::HashSet, net::IpAddr, sync::LazyLock};

use lettre::Address;

/// Stands for what was left out.
const LEFT_OUT: &str = "…";

/// Longer texts are cut, in characters.
const MAX_CHARS: usize = 300;

/// What servers and providers say, in lower case.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("reply_words.txt").split_whitespace().collect());

/// `text` without addresses and local parts, on one line. The words of the recipient's own local part go as well, whatever they are.
pub(super) fn redact(text: &str, recipient: Option<&Address>) -> String {
    let local = recipient.map(|address| address.user().to_lowercase()).unwrap_or_default();
    let own = [local.as_str(), local.split('+').next().unwrap_or_default()];
    let mut kept: Vec<&str> = Vec::new();
    let mut previous = "";
    for token in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|token| !token.is_empty()) {
        let core = token.trim_matches(|c: char| c.is_ascii_punctuation());
        let lower = core.to_lowercase();
        let is_own = own.contains(&lower.as_str()) && !lower.is_empty();
        // Of an address, though the rest may be words: `mail@`, `%40`, `(at)`.
        let is_at = token.contains(['@', '%']) || lower == "at" && token.len() > 2;
        let is_kept = !is_own && !is_at && (is_harmless(&lower) || is_queue_number(previous, core));
        let kept_token = if is_kept { token } else { LEFT_OUT };
        if kept_token != LEFT_OUT || kept.last() != Some(&LEFT_OUT) {
            kept.push(kept_token);
        }
        previous = core;
    }
    kept.join(" ").chars().take(MAX_CHARS).collect()
}

fn is_harmless(token: &str) -> bool {
    // Such as `rate-limit` and `and/or`.
    let is_wording = || token.split(['-', '/']).all(|word| WORDS.contains(word));
    token.is_empty() || is_wording() || is_code(token) || token.parse::<IpAddr>().is_ok()
}

/// Up to four digits, and enhanced codes (RFC 3463).
fn is_code(token: &str) -> bool {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match token.split('.').collect::<Vec<_>>()[..] {
        [number] => number.len() <= 4 && is_number(number),
        ["2" | "4" | "5", subject, detail] => [subject, detail].iter().all(|part| part.len() <= 3 && is_number(part)),
        _ => false,
    }
}

/// `queued as 4XyZ`: by it the operator finds the email in the server's own log.
fn is_queue_number(previous: &str, token: &str) -> bool {
    previous == "as"
        && token.len() >= 8
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && token.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_known_to_be_harmless_is_kept() {
        let ada = "ada@customer.example".parse().unwrap();
        for (said, kept) in [
            (
                "550 5.1.1 <ada@customer.example>: Recipient address rejected: User unknown in local recipient table",
                "550 5.1.1 … Recipient address rejected: User unknown in local recipient table",
            ),
            ("550 5.1.1 alovelace... User unknown", "550 5.1.1 … User unknown"),
            ("550 mailbox <alovelace@internal.example> unavailable", "550 mailbox … unavailable"),
            ("550 bounce+ada=customer.example@acme.example refused", "550 … refused"),
            ("550 ada%40customer.example, ada (at) customer.example and ADA refused", "550 … and … refused"),
            ("250 2.0.0 Ok: queued as 4XyZ1234ab", "250 2.0.0 Ok: queued as 4XyZ1234ab"),
            ("554 5.7.1 Client host [203.0.113.1] blocked", "554 5.7.1 Client host [203.0.113.1] blocked"),
            ("450 4.2.0 Greylisted, try again in 300 seconds", "450 4.2.0 Greylisted, try again in 300 seconds"),
            ("a\r\nb\u{0}\u{202e}", "a …"),
            ("", ""),
        ] {
            assert_eq!(redact(said, Some(&ada)), kept, "{said}");
        }
        let words = "user@customer.example".parse().unwrap();
        assert_eq!(redact("550 User unknown", Some(&words)), "550 … unknown", "a name that is a word, too");
    }

    proptest! {
        #[test]
        fn no_address_and_no_local_part_is_left(
            local in "[a-z]{2,8}[0-9xq]{2}[.a-z+-]{0,4}[a-z]",
            other in "[a-z0-9]{0,6}[0-9qx]{3}",
            before in "\\PC{0,12}",
            shape in 0..9_usize,
            recipient_is_upper: bool,
        ) {
            let spoken = if recipient_is_upper { local.to_uppercase() } else { local.clone() };
            let address = match shape {
                0 => format!("<{spoken}@customer.example>:"),
                1 => format!("{spoken}=customer.example@acme.example"),
                2 => format!("{spoken}%40customer.example"),
                3 => format!("{spoken} (at) customer.example"),
                4 => spoken.clone(),
                5 => format!("\"{spoken}\"@customer.example"),
                6 => format!("{spoken}... User unknown"),
                7 => format!("to=<{spoken}>, orig={other}@internal.example"),
                _ => format!("SRS0=x=tt=customer.example={spoken}@{other}.example"),
            };
            let recipient = Address::new(local.replace("..", "."), "customer.example");
            let kept = redact(&format!("550 5.1.1 {before} {address} unknown"), recipient.ok().as_ref()).to_lowercase();
            prop_assert!(!kept.contains('@') && !kept.contains("%40"), "{}", kept);
            prop_assert!(!kept.contains(&local) && !kept.contains(&other), "{}", kept);
            prop_assert!(!kept.contains("customer.example"), "{}", kept);
        }
    }
}
