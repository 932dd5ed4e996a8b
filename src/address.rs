//! E-mail addresses, parsed at the door.

use std::{fmt, str::FromStr};

/// An address that mail can be sent to. It does not print itself: logs carry pseudonyms.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress {
    text: String,
    mailbox: lettre::Address,
}

impl EmailAddress {
    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address for a mail's envelope and header: its domain in ASCII (RFC 5891), so that only a local part beyond
    /// ASCII needs a mail server with SMTPUTF8.
    pub fn mailbox(&self) -> &lettre::Address {
        &self.mailbox
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// Not an address that mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct InvalidAddress;

/// Marks of direction, zero-width spaces and the like: two addresses that look the same are not. (The two joiners are letters' business in some scripts.)
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

impl FromStr for EmailAddress {
    type Err = InvalidAddress;

    /// At most 254 bytes (RFC 5321, section 4.5.3.1.3), nothing invisible, one dot-atom local part (RFC 6531 letters
    /// included), one domain. Quoted local parts, comments and address literals are refused: no account lives there, and they are how
    /// header injections are spelt.
    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let text = text.trim();
        let refused = |c: char| c.is_control() || c.is_whitespace() || is_invisible(c) || r#""(),:;<>[\]"#.contains(c);
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidAddress)?;
        if text.len() > 254 || local.len() > 64 || text.contains(refused) || local.contains('@') {
            return Err(InvalidAddress);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| InvalidAddress)?;
        // In ASCII it may be longer.
        if local.len() + 1 + domain.len() > 254 {
            return Err(InvalidAddress);
        }
        let mailbox = lettre::Address::new(local, domain).map_err(|_| InvalidAddress)?;
        Ok(Self { text: text.to_owned(), mailbox })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn usual_and_international_addresses_are_taken() {
        for (text, mailbox) in [
            ("ada@customer.example", "ada@customer.example"),
            (" Ada.Lovelace+x@Customer.example ", "Ada.Lovelace+x@customer.example"),
            ("zoë+tag@例え.example", "zoë+tag@xn--r8jz45g.example"),
            ("o'neil@münchen.example", "o'neil@xn--mnchen-3ya.example"),
        ] {
            let address: EmailAddress = text.parse().unwrap();
            assert_eq!(address.as_str(), text.trim());
            assert_eq!(address.mailbox().to_string(), mailbox);
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "@",
            "ada",
            "ada@",
            "@example.com",
            "ada@@example.com",
            "a@b@example.com",
            "ada@exa mple.com",
            "ada @example.com",
            "ada@example.com\r\nBcc: eve@example.com",
            "ada@example.com\u{0}",
            "a\u{200b}da@example.com",
            "ada\u{202e}@example.com",
            "\u{feff}ada@example.com",
            "\"ada\"@example.com",
            "<ada@example.com>",
            "ada@example.com,eve@example.com",
            "ada@[127.0.0.1]",
            ".ada@example.com",
            "ada..l@example.com",
            "ada@-.example",
            "ada@example..com",
        ] {
            assert_eq!(text.parse::<EmailAddress>(), Err(InvalidAddress), "{text:?}");
        }
        assert!(format!("{}@example.com", "a".repeat(65)).parse::<EmailAddress>().is_err());
        assert!(format!("a@{}com", "abcdefgh.".repeat(32)).parse::<EmailAddress>().is_err());
        let longer_in_ascii = format!("{}@{}example", "a".repeat(64), "ééééé.".repeat(16));
        assert!(longer_in_ascii.len() <= 254 && longer_in_ascii.parse::<EmailAddress>().is_err());
    }

    proptest! {
        #[test]
        fn no_text_panics_or_smuggles_a_line(text in "\\PC{0,20}[@\r\n<>, ]{0,4}\\PC{0,20}") {
            if let Ok(address) = text.parse::<EmailAddress>() {
                prop_assert!(!address.mailbox().to_string().contains(['\r', '\n', ' ', '<', '>', ',']));
            }
        }
    }
}
