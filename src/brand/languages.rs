use std::{collections::BTreeMap, sync::OnceLock};

use super::{Language, Overrides, Texts};

/// The languages in which a brand speaks to people.
pub struct Languages {
    brand: String,
    offered: Vec<Language>,
    default: Language,
    overrides: BTreeMap<&'static str, Overrides>,
    /// Read when somebody needs them, beside `offered`: few portals are visited in all languages.
    texts: Vec<OnceLock<Texts>>,
}

impl Languages {
    /// `default` is one of those `offered`; `overrides` are by tag.
    pub fn new(
        brand: &str,
        offered: Vec<Language>,
        default: Language,
        overrides: BTreeMap<&'static str, Overrides>,
    ) -> Self {
        let texts = offered.iter().map(|_| OnceLock::new()).collect();
        Self { brand: brand.to_owned(), offered, default, overrides, texts }
    }

    /// For the language switch.
    pub fn offered(&self) -> &[Language] {
        &self.offered
    }

    /// Where nothing else is known.
    pub fn default(&self) -> Language {
        self.default
    }

    /// The offered language that serves somebody who wants the one with this tag.
    pub fn serving(&self, tag: &str) -> Option<Language> {
        Language::serving(tag, &self.offered)
    }

    /// The texts in this language; in the default one if it is not offered (any more).
    pub fn texts(&self, language: Language) -> &Texts {
        let at = |wanted| self.offered.iter().position(|offered| *offered == wanted);
        let at = at(language).or(at(self.default)).unwrap_or_default();
        self.texts[at].get_or_init(|| {
            let language = self.offered[at];
            let none = Overrides::new();
            Texts::new(language, &self.brand, self.overrides.get(language.tag()).unwrap_or(&none))
        })
    }
}
