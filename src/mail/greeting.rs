//! Names that are safe to greet with. The account's holder chose the name, perhaps to make our email say something else.

use icu_normalizer::{
    ComposingNormalizer, ComposingNormalizerBorrowed,
    properties::{CanonicalCombiningClassMap, CanonicalCombiningClassMapBorrowed},
};

/// Characters of the longest name that is greeted.
const MAX_LENGTH: usize = 40;

/// The name in its usual spelling (NFKC, single spaces), unless it may be read as something else than a name: by people, or by a mail program that makes
/// links of what looks like one.
pub(super) fn greeting_name(name: &str) -> Option<String> {
    const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizer::new_nfkc();
    // A name that long stays too long.
    let start: String = name.chars().take(8 * MAX_LENGTH).collect();
    let name = NFKC.normalize(&start).split_whitespace().collect::<Vec<_>>().join(" ");
    let usable = (1..=MAX_LENGTH).contains(&name.chars().count())
        && name.chars().any(char::is_alphabetic)
        && name.chars().all(is_of_name)
        && !name.split(' ').any(is_like_link);
    usable.then_some(name)
}

/// Letters with their marks, and what stands between letters of names. Among the others are digits, slashes, `@`, and what turns the direction of text.
fn is_of_name(c: char) -> bool {
    const CLASSES: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMap::new();
    let is_letter = c.is_alphabetic() && !c.is_numeric();
    // The last two join letters of Persian and of Indian scripts.
    let is_between = matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | 'ʼ' | '‐' | '·' | '\u{200c}' | '\u{200d}');
    is_letter || is_between || CLASSES.get_u8(c) != 0
}

/// Whether a word is like a host name (`evil.example`), and unlike initials (`J.R.R.`), or begins like an address of the web.
fn is_like_link(word: &str) -> bool {
    let mut parts = word.split('.');
    let first = parts.next().unwrap_or_default();
    let has_end = parts.any(|part| part.chars().count() > 1);
    let lower = word.to_lowercase();
    has_end || first.is_empty() || lower.starts_with("www") || lower.starts_with("http")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_a_name_is_greeted() {
        for name in [
            "Ada Lovelace",
            "Zoë 山田 O'Neil",
            "Martin L. King Jr.",
            "J.R.R. Tolkien",
            "Jean‐Luc d’Arc",
            "محمد علی‌پور",
            "สมชาย ใจดี",
            "अर्जुन शर्मा",
            "Nguyễn Thị Hồng",
            "Gal·la",
            "King, Martin",
            "O\u{308}zgür",
        ] {
            assert!(greeting_name(name).is_some(), "{name}");
        }
        for name in [
            "",
            " ",
            ".",
            "-",
            "visit http://evil.example",
            "www.evil.example",
            "www evil",
            "WWW",
            "evil.example",
            "ｅｖｉｌ．ｅｘａｍｐｌｅ",
            "evil。example",
            "evil․example",
            ".example",
            "see evil.co now",
            "ada@evil",
            "ada＠evil",
            "a/b",
            "a⁄b",
            "a：b",
            "a\\b",
            "call +1 555 0100",
            "Ada 2",
            "Ada ２",
            "Ada ②",
            "Ada ٣",
            "Ada 〇",
            "a\u{7}b",
            "Ada\u{202e}ecalevoL",
            "Ada\u{2066}x",
            "Ada\u{200f}",
            "\u{feff}Ada",
            "a\u{200b}b",
            "Ada 🎁",
            "<b>",
            "{name}",
            "This text is far too long to be the name of anybody at all",
            "ﷺﷺﷺ",
        ] {
            assert_eq!(greeting_name(name), None, "{name:?}");
        }
        assert_eq!(greeting_name(" Ada\r\nBcc: x"), None);
        assert_eq!(greeting_name(" Ada \n Ｌovelace\u{3000}").as_deref(), Some("Ada Lovelace"));
        assert_eq!(greeting_name(&"Ada ".repeat(1_000_000)), None);
    }

    /// What turns the direction of text (Unicode Standard Annex #9, section 2).
    const BIDI: [char; 12] = [
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
        '\u{2067}', '\u{2068}', '\u{2069}',
    ];

    /// Where mail programs see a link, more or less.
    fn has_link(text: &str) -> bool {
        let chars: Vec<_> = text.chars().collect();
        let dotted =
            |at: &[char]| at[0].is_alphanumeric() && at[1] == '.' && at[2].is_alphanumeric() && at[3].is_alphanumeric();
        chars.windows(4).any(dotted) || text.to_lowercase().contains("://") || text.contains(['@', '/', ':'])
    }

    /// A link's text, each character perhaps as another that looks like it.
    fn disguised() -> impl Strategy<Value = String> {
        let spellings = |c: char| {
            let wide = char::from_u32(u32::from(c) + 0xfee0).unwrap();
            prop::sample::select(vec![c.to_string(), wide.to_string(), format!("{c}\u{200b}"), format!("\u{202e}{c}")])
        };
        let text = prop::sample::select(vec![
            "evil.example",
            "www.evil.example",
            "http://evil.example",
            "ada@evil.example",
            "t.co/x",
        ]);
        text.prop_flat_map(move |text| text.chars().map(spellings).collect::<Vec<_>>()).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn what_is_greeted_is_short_plain_and_no_link(name in "(\\PC|[a-z.]|[\u{200b}-\u{206f}]){0,50}") {
            if let Some(greeted) = greeting_name(&name) {
                prop_assert!(greeted.chars().count() <= 40);
                prop_assert!(!has_link(&greeted), "{greeted}");
                prop_assert!(!greeted.contains(char::is_numeric) && !greeted.contains(char::is_control));
                prop_assert!(!greeted.contains(|c| BIDI.contains(&c)));
                prop_assert_eq!(greeting_name(&greeted), Some(greeted.clone()), "it is in its usual form");
            }
        }

        #[test]
        fn a_disguised_link_is_not_greeted(before in "([A-Z][a-z]{1,5} )?", link in disguised(), after in "( [a-z]{1,5})?") {
            prop_assert_eq!(greeting_name(&format!("{before}{link}{after}")), None);
        }

        #[test]
        fn plain_names_are_greeted(name in "[A-VX-Z\u{c0}-\u{d6}][a-vx-z\u{df}-\u{f6}]{0,10}( [A-GI-VX-Z][a-z]{1,10}){0,2}") {
            prop_assert_eq!(greeting_name(&name), Some(name));
        }
    }
}
