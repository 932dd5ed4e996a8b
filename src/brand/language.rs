//! The languages that Rekey speaks; their texts are in `locales/`.

use std::fmt;

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};

/// A language that Rekey speaks.
#[derive(Clone, Copy)]
pub struct Language(&'static Entry);

struct Entry {
    tag: &'static str,
    name: &'static str,
    texts: [&'static str; 2],
}

macro_rules! languages {
    ($($tag:literal $name:literal,)*) => {
        &[$(Entry {
            tag: $tag,
            name: $name,
            texts: [
                include_str!(concat!("../../locales/", $tag, "/pages.ftl")),
                include_str!(concat!("../../locales/", $tag, "/mails.ftl")),
            ],
        },)*]
    };
}

/// Tags by BCP 47, and each language's name in itself, in the order of the language switch.
static LANGUAGES: &[Entry] = languages! {
    "id" "Bahasa Indonesia",
    "cs" "Čeština",
    "da" "Dansk",
    "de" "Deutsch",
    "et" "Eesti",
    "en" "English",
    "es" "Español",
    "fr" "Français",
    "ga" "Gaeilge",
    "hr" "Hrvatski",
    "is" "Íslenska",
    "it" "Italiano",
    "lv" "Latviešu",
    "lt" "Lietuvių",
    "hu" "Magyar",
    "mt" "Malti",
    "nl" "Nederlands",
    "nb" "Norsk bokmål",
    "pl" "Polski",
    "pt-PT" "Português (Portugal)",
    "pt-BR" "Português (Brasil)",
    "ro" "Română",
    "sk" "Slovenčina",
    "sl" "Slovenščina",
    "fi" "Suomi",
    "sv" "Svenska",
    "vi" "Tiếng Việt",
    "tr" "Türkçe",
    "el" "Ελληνικά",
    "bg" "Български",
    "ru" "Русский",
    "uk" "Українська",
    "he" "עברית",
    "ar" "العربية",
    "fa" "فارسی",
    "hi" "हिन्दी",
    "th" "ไทย",
    "ko" "한국어",
    "ja" "日本語",
    "zh-Hans" "简体中文",
    "zh-Hant" "繁體中文",
};

/// RFC 5646, section 4.4.1, asks for room for 35 characters. Longer tags are not parsed: a query may be as long as the whole head of a request.
const MAX_TAG: usize = 64;

impl Language {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(Self)
    }

    /// The language with exactly this tag.
    pub fn find(tag: &str) -> Option<Self> {
        Self::all().find(|language| language.tag() == tag)
    }

    /// The tag (BCP 47), for `lang` attributes.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// Its name, in itself.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        LocaleDirectionality::new_common().is_right_to_left(&self.locale().id)
    }

    pub(super) fn locale(self) -> Locale {
        self.tag().parse().expect("the tags above are well-formed")
    }

    /// The Fluent sources of its texts.
    pub(super) fn sources(self) -> [&'static str; 2] {
        self.0.texts
    }

    /// Which of the `offered` languages serves somebody who wants the one with this tag, as accounts, browsers and POSIX (`de_DE.UTF-8@euro`, XBD 8.2) write it:
    /// `de-AT` is served by `de`, `zh-TW` by `zh-Hant`, the old `iw` by `he`. Languages are the same if what CLDR adds to them as likely is (Unicode TR 35, "Likely Subtags"); of two that are,
    /// the same region wins.
    pub fn serving(tag: &str, offered: &[Self]) -> Option<Self> {
        if tag.len() > MAX_TAG {
            return None;
        }
        let tag = tag.split(['.', '@']).next().unwrap_or_default().trim();
        let mut wanted: Locale = tag.replace('_', "-").parse().ok()?;
        if let Some(exact) = offered.iter().find(|language| language.locale().id == wanted.id) {
            return Some(*exact);
        }
        LocaleCanonicalizer::new_common().canonicalize(&mut wanted);
        let wanted = likely(wanted.id);
        let serves = |language: &&Self| {
            let offer = likely(language.locale().id);
            offer.language == wanted.language && offer.script == wanted.script
        };
        let has_region = |language: &Self| likely(language.locale().id).region == wanted.region;
        let serving: Vec<_> = offered.iter().filter(serves).copied().collect();
        serving.iter().copied().find(has_region).or(serving.first().copied())
    }
}

/// The identifier with the script and region that are likely for it.
fn likely(mut id: LanguageIdentifier) -> LanguageIdentifier {
    // CLDR has Norwegian's two written forms apart, and `no` for either; Bokmål is what people get who ask for the other.
    if ["no", "nn"].contains(&id.language.as_str()) {
        id.language = icu_locale::subtags::language!("nb");
    }
    LocaleExpander::new_common().maximize(&mut id);
    id
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_served_in_the_nearest_language() {
        let all: Vec<_> = Language::all().collect();
        for (wanted, served) in [
            ("de", "de"),
            ("de-AT", "de"),
            ("de_CH", "de"),
            ("en-GB", "en"),
            ("zh-TW", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("zh-CN", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zh-Hant-TW", "zh-Hant"),
            ("pt-BR", "pt-BR"),
            ("pt-PT", "pt-PT"),
            ("pt", "pt-BR"),
            ("pt-AO", "pt-PT"),
            ("no", "nb"),
            ("nn-NO", "nb"),
            ("iw", "he"),
            ("in", "id"),
            ("FR-ca", "fr"),
            ("de-DE.UTF-8", "de"),
            ("de_DE@euro", "de"),
            ("zh_TW.Big5", "zh-Hant"),
            ("pt_PT.ISO8859-1@euro", "pt-PT"),
            (" de ", "de"),
            ("de\n", "de"),
        ] {
            assert_eq!(Language::serving(wanted, &all).map(Language::tag), Some(served), "{wanted}");
        }
        let long = format!("de-x-{}", "a-".repeat(50));
        for unknown in
            ["", "*", "xx", "tlh", "sr", "zh-Latn", "deutsch!", "ü", "C", "POSIX", "C.UTF-8", ".UTF-8", "@euro", &long]
        {
            assert_eq!(Language::serving(unknown, &all), None, "{unknown}");
        }
        let two = [Language::find("en").unwrap(), Language::find("pt-BR").unwrap()];
        assert_eq!(Language::serving("pt-PT", &two).map(Language::tag), Some("pt-BR"));
        assert_eq!(Language::serving("de", &two), None);
    }

    #[test]
    fn three_are_written_from_right_to_left() {
        let right_to_left: Vec<_> = Language::all().filter(|l| l.is_right_to_left()).map(Language::tag).collect();
        assert_eq!(right_to_left, ["he", "ar", "fa"]);
    }
}
