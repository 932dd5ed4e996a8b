//! What was found for one key.

use secrecy::{ExposeSecret, SecretString};

use super::{reader::Reader, secret};

/// A key's value, or that it is absent, or that it was wrong. A mistake is reported as soon as it is found, and reading goes on: no configuration is made of
/// one with mistakes, so that any value may stand for a wrong one.
pub(super) struct Entry<'a, T> {
    reader: &'a Reader,
    key: String,
    example: String,
    /// Whether its absence would be a mistake, if it is required: not in a section that is absent itself.
    section_is_given: bool,
    found: Found<T>,
}

enum Found<T> {
    Absent,
    Wrong,
    Value(T),
}

impl<'a, T> Entry<'a, T> {
    pub(super) fn new(
        reader: &'a Reader,
        key: String,
        example: &str,
        section_is_given: bool,
        found: Option<Result<T, String>>,
    ) -> Self {
        let found = match found {
            None => Found::Absent,
            Some(Ok(value)) => Found::Value(value),
            Some(Err(what)) => {
                reader.report(&key, what, example);
                Found::Wrong
            }
        };
        Self { reader, key, example: example.to_owned(), section_is_given, found }
    }

    pub(super) fn is_absent(&self) -> bool {
        matches!(self.found, Found::Absent)
    }

    pub(super) fn is_wrong(&self) -> bool {
        matches!(self.found, Found::Wrong)
    }

    /// The value, or `default` if there is none.
    pub(super) fn or(self, default: T) -> T {
        self.optional().unwrap_or(default)
    }

    /// The value, if there is one.
    pub(super) fn optional(self) -> Option<T> {
        match self.found {
            Found::Absent | Found::Wrong => None,
            Found::Value(value) => Some(value),
        }
    }

    /// The value. `None` after a mistake, and its absence is one.
    pub(super) fn required(self) -> Option<T> {
        if self.is_absent() && self.section_is_given {
            self.reader.report(&self.key, "is missing", &self.example);
        }
        self.optional()
    }

    /// The value as `parse` understands it.
    pub(super) fn and_then<U>(self, parse: impl FnOnce(T) -> Result<U, String>) -> Entry<'a, U> {
        let Self { reader, key, example, section_is_given, found } = self;
        let found = match found {
            Found::Absent => Found::Absent,
            Found::Wrong => Found::Wrong,
            Found::Value(value) => match parse(value) {
                Ok(value) => Found::Value(value),
                Err(what) => {
                    reader.report(&key, what, &example);
                    Found::Wrong
                }
            },
        };
        Entry { reader, key, example, section_is_given, found }
    }

    /// Warns of a value that can be used and is probably not meant, if `doubt` says why; `advice` is what to do.
    pub(super) fn warn_if(self, doubt: impl FnOnce(&T) -> Option<&'static str>, advice: &str) -> Self {
        if let Found::Value(value) = &self.found
            && let Some(what) = doubt(value)
        {
            self.reader.warn(&self.key, what, advice);
        }
        self
    }
}

impl Entry<'_, SecretString> {
    /// A password, token or key: on one line. Warns of one that could be guessed in fewer than 10 to the power of `digits` tries.
    pub(super) fn hard_to_guess(self, digits: f64) -> Self {
        self.and_then(|secret| {
            if secret.expose_secret().chars().any(char::is_control) {
                return Err("has more than one line, or a control character".to_owned());
            }
            Ok(secret)
        })
        .warn_if(
            |secret| secret::weakness(secret.expose_secret(), digits),
            "a random one, such as the output of: openssl rand -base64 32",
        )
    }
}
