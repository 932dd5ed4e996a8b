//! Email addresses: one mailbox has one identity, however it is spelled.
//!
//! There are two ways in. What a person types ([`FromStr`]) is cleaned generously. What Keygen sends ([`EmailAddress::from_keygen`]) must be
//! canonical already: Keygen compares addresses as lower-cased text, so that it has users who differ by nothing that a person sees.

use std::{fmt, str::FromStr};

use icu_normalizer::ComposingNormalizerBorrowed;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// An address longer than this is not cleaned: what it could shrink to is no address that anybody has.
const MAX_TYPED_BYTES: usize = 1024;

const UTS46: Uts46 = Uts46::new();

/// An address that mail can be sent to. It does not print itself: logs carry pseudonyms.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress {
    text: String,
    canonical: String,
    mailbox: lettre::Address,
}

impl EmailAddress {
    /// Takes an address from Keygen. It must be canonical but for its case, with the domain in Unicode or in ASCII.
    pub fn from_keygen(text: &str) -> Result<Self, InvalidAddress> {
        let address: Self = text.parse()?;
        if lower_case(text) == address.spelling() { Ok(address) } else { Err(InvalidAddress) }
    }

    /// The address as it was given, cleaned.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The mailbox's one name, which hashes, limits and pauses know it by: lower case, NFKC, the domain in ASCII.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The address as Keygen compares it, as lower-cased text: the domain is in Unicode or in ASCII, as it was given.
    pub fn spelling(&self) -> String {
        with_domain(&self.canonical, domain(&self.text))
    }

    /// The same mailbox with the domain in the other form, if it has two. Browsers differ in the form that they send
    /// (HTML, "Email state": `type=email` may convert to Punycode), and Keygen has whichever the user was created with.
    pub fn other_spelling(&self) -> Option<String> {
        let ascii = domain(&self.canonical);
        let other = if domain(&self.text) == ascii { in_unicode(ascii) } else { ascii.to_owned() };
        (other != domain(&self.text)).then(|| with_domain(&self.canonical, &other))
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

impl Serialize for EmailAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Not an address that mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an email address")]
pub struct InvalidAddress;

/// Joins letters of some scripts in a domain (RFC 5892, appendix A.1 and A.2), and is invisible elsewhere.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// What is not shown: Unicode's `Default_Ignorable_Code_Point`, and two blanks that are no white space.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

fn nfkc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// Character by character, as Ruby does it for Keygen: a final sigma is not looked at.
fn lower_case(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

fn with_domain(address: &str, domain: &str) -> String {
    let local = address.rsplit_once('@').map_or("", |(local, _)| local);
    format!("{local}@{domain}")
}

/// The domain in ASCII (UTS #46). Underscores are let through: such domains get mail (RFC 2181, section 11).
fn in_ascii(domain: &str) -> Option<String> {
    // One dot at the end stands for the root (RFC 1034, section 3.1), and is no part of a mailbox.
    let domain = domain.strip_suffix(['.', '\u{3002}']).unwrap_or(domain);
    let ascii = UTS46.to_ascii(domain.as_bytes(), AsciiDenyList::EMPTY, Hyphens::CheckFirstLast, DnsLength::Verify);
    let usual = |domain: &String| domain.bytes().all(|c| c.is_ascii_alphanumeric() || b"-_.".contains(&c));
    ascii.ok().map(String::from).filter(usual)
}

fn in_unicode(ascii: &str) -> String {
    UTS46.to_unicode(ascii.as_bytes(), AsciiDenyList::EMPTY, Hyphens::CheckFirstLast).0.into_owned()
}

impl FromStr for EmailAddress {
    type Err = InvalidAddress;

    /// Cleans what a person typed: outer spaces and invisible characters go, compatibility forms become usual ones (NFKC), the domain is mapped
    /// as browsers do (UTS #46). Then it must be one local part of dot-atom characters (RFC 6531 letters included) and one domain, of at most
    /// 254 bytes (RFC 5321, section 4.5.3.1.3). Dots may stand anywhere in the local part, because mailboxes such as `ada..l@docomo.ne.jp`
    /// exist. Quoted local parts, comments and address literals are refused: they are how header injections are spelled.
    fn from_str(typed: &str) -> Result<Self, InvalidAddress> {
        if typed.len() > MAX_TYPED_BYTES {
            return Err(InvalidAddress);
        }
        let visible: String = typed.chars().filter(|&c| is_joiner(c) || !is_invisible(c)).collect();
        let visible = nfkc(&visible);
        let visible = visible.trim_matches(|c: char| c.is_whitespace() || is_joiner(c));
        let (local, typed_domain) = visible.rsplit_once('@').ok_or(InvalidAddress)?;
        let local: String = local.chars().filter(|&c| !is_invisible(c)).collect();
        // A joiner where IDNA takes none is one that nobody sees.
        let ascii = in_ascii(typed_domain).or_else(|| in_ascii(&typed_domain.replace(is_joiner, "")));
        let ascii = ascii.ok_or(InvalidAddress)?;
        let refused = |c: char| c.is_control() || c.is_whitespace() || r#""(),:;<>[\]@"#.contains(c);
        if local.is_empty() || local.len() > 64 || local.contains(refused) || local.len() + 1 + ascii.len() > 254 {
            return Err(InvalidAddress);
        }
        let domain = if is_ascii_domain(typed_domain) { ascii.clone() } else { in_unicode(&ascii) };
        let text = format!("{local}@{domain}");
        if text.len() > 254 {
            return Err(InvalidAddress);
        }
        let canonical = format!("{}@{ascii}", nfkc(&lower_case(&local)));
        // Mail servers get it bare. lettre's own parser refuses what RFC 5321 does not know; ours has let nothing through that ends an address.
        let mailbox = lettre::Address::new_dangerous(local, ascii);
        Ok(Self { text, canonical, mailbox })
    }
}

/// Whether the domain is typed in ASCII, but for the dots of other scripts and joiners.
fn is_ascii_domain(domain: &str) -> bool {
    domain.chars().all(|c| c.is_ascii() || c == '\u{3002}' || is_joiner(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str) -> EmailAddress {
        text.parse().unwrap_or_else(|_| panic!("{text:?} is refused"))
    }

    #[test]
    fn usual_and_international_addresses_are_taken() {
        for (text, clean, mailbox) in [
            ("ada@customer.example", "ada@customer.example", "ada@customer.example"),
            (" Ada.L+x@Customer.example ", "Ada.L+x@customer.example", "Ada.L+x@customer.example"),
            ("zoë+tag@例え.example", "zoë+tag@例え.example", "zoë+tag@xn--r8jz45g.example"),
            ("o'neil@xn--mnchen-3ya.example", "o'neil@xn--mnchen-3ya.example", "o'neil@xn--mnchen-3ya.example"),
            ("ada@نامه\u{200c}ای.example", "ada@نامه\u{200c}ای.example", "ada@xn--mgba3gch31f060k.example"),
        ] {
            let address = typed(text);
            assert_eq!(address.as_str(), clean);
            assert_eq!(address.mailbox().to_string(), mailbox);
        }
    }

    #[test]
    fn mailboxes_that_rfc_5321_forbids_and_that_exist_are_taken() {
        for text in ["ada..l@docomo.ne.jp", "ada.@docomo.ne.jp", ".ada@docomo.ne.jp", "ada@my_host.customer.example"] {
            for address in [typed(text), EmailAddress::from_keygen(text).unwrap()] {
                assert_eq!(address.mailbox().to_string(), text, "bare, not quoted");
            }
        }
    }

    #[test]
    fn what_people_type_is_cleaned() {
        for text in [
            "\u{a0}ada@customer.example\u{3000}",
            "\u{feff}ada@customer.example\r\n",
            "a\u{200b}da\u{ad}@custo\u{2060}mer.example\u{200f}",
            "\u{2066}ada@customer.example\u{2069}",
            "a\u{200d}da@customer\u{200c}.example",
            "ａｄａ＠ｃｕｓｔｏｍｅｒ．ｅｘａｍｐｌｅ",
            "ADA@CUSTOMER。example",
            "ada@customer.example.",
            "ada@𝒸𝓊𝓈𝓉ℴ𝓂ℯ𝓇.example",
        ] {
            let address = typed(text);
            assert_eq!(address.canonical(), "ada@customer.example", "{text:?}");
            assert_eq!(address.spelling(), "ada@customer.example", "{text:?}");
            assert_eq!(address.other_spelling(), None, "{text:?}");
            let is_plain = lower_case(text) == "ada@customer.example";
            assert_eq!(EmailAddress::from_keygen(text).is_ok(), is_plain, "{text:?}");
        }
    }

    #[test]
    fn what_keygen_sends_is_taken_in_either_form_of_its_domain() {
        let (unicode, ascii) = ("ada@münchen.example", "ada@xn--mnchen-3ya.example");
        for (text, other) in [(unicode, ascii), (ascii, unicode)] {
            for address in [typed(text), EmailAddress::from_keygen(text).unwrap()] {
                assert_eq!((address.spelling().as_str(), address.other_spelling().as_deref()), (text, Some(other)));
                assert_eq!(address.canonical(), ascii);
            }
        }
        for text in ["ada@mu\u{308}nchen.example", "ada@münchen.example ", "a\u{308}da@customer.example"] {
            assert!(typed(text).as_str().ends_with("example"));
            assert_eq!(EmailAddress::from_keygen(text), Err(InvalidAddress), "{text:?}");
        }
        // "J̌" has no letter of its own, and "ǰ" has.
        assert_eq!(typed("J\u{30c}@customer.example").canonical(), typed("\u{1f0}@customer.example").canonical());
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
            "\u{0}ada@example.com",
            "ada\u{a8}@example.com", // NFKC makes a space of it
            "\"ada\"@example.com",
            "<ada@example.com>",
            "＜ada@example.com＞",
            "ada@example.com,eve@example.com",
            "ada@[127.0.0.1]",
            "ada@-.example",
            "ada@example..com",
            "ada@example.com..",
            "ada@exa$mple.com",
            "ada@xn--a.example",
        ] {
            assert_eq!(text.parse::<EmailAddress>(), Err(InvalidAddress), "{text:?}");
            assert_eq!(EmailAddress::from_keygen(text), Err(InvalidAddress), "{text:?}");
        }
        assert!(format!("{}@example.com", "a".repeat(65)).parse::<EmailAddress>().is_err());
        assert!(format!("a@{}com", "abcdefgh.".repeat(32)).parse::<EmailAddress>().is_err());
        assert!(format!("ada@example.com{}", " ".repeat(1024)).parse::<EmailAddress>().is_err());
        let longer_in_ascii = format!("{}@{}example", "a".repeat(64), "ééééé.".repeat(16));
        assert!(longer_in_ascii.len() <= 254 && longer_in_ascii.parse::<EmailAddress>().is_err());
    }

    /// A mailbox, and other spellings of it: case, compatibility forms, decomposed letters, invisible characters, either form of the domain.
    fn spellings() -> impl Strategy<Value = (String, Vec<String>)> {
        let local = "[a-zäöüßéσжあ]{1,8}(\\.[a-zäé0-9]{1,4})?";
        let domain = "[a-zäöüßéж]{2,8}\\.(example|例え)";
        let invisible = prop::sample::select(vec![
            '\u{200b}', '\u{feff}', '\u{ad}', '\u{202e}', '\u{200d}', '\u{180e}', '\u{fe0f}',
        ]);
        let respelled = (any::<[bool; 6]>(), any::<prop::sample::Index>(), invisible);
        (local, domain, prop::collection::vec(respelled, 1..6)).prop_map(|(local, domain, respelled)| {
            let base = format!("{local}@{domain}");
            let respell = |([ascii, upper, wide, decomposed, hidden, spaces], at, invisible): (
                [bool; 6],
                prop::sample::Index,
                char,
            )| {
                let domain = if ascii { in_ascii(&domain).expect("a domain") } else { domain.clone() };
                let mut text = format!("{local}@{domain}");
                if upper {
                    // A sharp s has no upper case of one letter.
                    text = text
                        .chars()
                        .flat_map(|c| {
                            if c == 'ß' {
                                'ẞ'.to_uppercase().collect::<Vec<_>>()
                            } else {
                                c.to_uppercase().collect()
                            }
                        })
                        .collect();
                }
                if wide {
                    text =
                        text.chars()
                            .map(|c| {
                                if ('!'..='~').contains(&c) {
                                    char::from_u32(u32::from(c) + 0xfee0).unwrap()
                                } else {
                                    c
                                }
                            })
                            .collect();
                }
                if decomposed {
                    text = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd().normalize(&text).into_owned();
                }
                if hidden {
                    let places: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
                    text.insert(places[at.index(places.len())], invisible);
                }
                if spaces { format!("\u{a0}{text}\u{3000}\n") } else { text }
            };
            (base, respelled.into_iter().map(respell).collect())
        })
    }

    proptest! {
        #[test]
        fn no_two_spellings_of_one_mailbox_have_two_identities((base, spellings) in spellings()) {
            let mailbox = typed(&base);
            for text in spellings {
                let address = typed(&text);
                prop_assert_eq!(address.canonical(), mailbox.canonical(), "{:?}", text);
                if let Ok(sent) = EmailAddress::from_keygen(&text) {
                    prop_assert_eq!(sent.canonical(), mailbox.canonical(), "{:?}", text);
                    let known = [Some(mailbox.spelling()), mailbox.other_spelling()];
                    prop_assert!(known.contains(&Some(sent.spelling())), "{:?}", text);
                }
            }
        }

        /// Whatever both doors make of a text, they make the same of it, and it stays the same.
        #[test]
        fn an_address_stays_the_same_however_often_it_is_read(text in "\\PC{0,12}[@＠]\\PC{0,12}(\\.|。)[a-zà-ÿ]{2,5}") {
            if let Ok(address) = text.parse::<EmailAddress>() {
                let spellings = [Some(address.spelling()), address.other_spelling(), Some(address.canonical().to_owned())];
                for again in spellings.into_iter().flatten().chain([address.as_str().to_owned(), address.mailbox().to_string()]) {
                    let again = again.parse::<EmailAddress>();
                    prop_assert_eq!(again.as_ref().map(EmailAddress::canonical), Ok(address.canonical()));
                }
                prop_assert!(EmailAddress::from_keygen(&address.spelling()).is_ok());
                prop_assert!(EmailAddress::from_keygen(&text).is_ok_and(|sent| sent == address) || lower_case(&text) != address.spelling());
            }
        }

        #[test]
        fn no_text_panics_or_smuggles_a_line(text in "\\PC{0,20}[@\r\n<>, ]{0,4}\\PC{0,20}") {
            if let Ok(address) = text.parse::<EmailAddress>() {
                prop_assert!(!address.mailbox().to_string().contains(['\r', '\n', ' ', '<', '>', ',']));
            }
        }
    }
}
