use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::Randomness;

/// The secret part of a mailed link: 128 random bits, written as 22 characters of base64url (RFC 4648, section 5).
///
/// Whoever holds it may set the user's password, so it prints only as `Handle(…)`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Handle([u8; 16]);

impl Handle {
    /// A new handle that nobody can guess.
    pub fn generate(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 16];
        randomness.fill(&mut bytes);
        Self(bytes)
    }

    /// The 22 characters for the link, and for nothing else.
    pub fn expose(self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// How many characters a handle has.
const LENGTH: usize = 22;

impl Handle {
    /// Finds the handle in the end of a link as mail programs and people pass it on: with punctuation, brackets, quotes or markup around it, or
    /// broken into lines. Letters and digits right beside it are no such thing: then it is another one.
    pub fn find(text: &str) -> Option<Self> {
        // A line break is white space, or `=` with white space (RFC 2045, section 6.7); a soft one is invisible.
        let invisible = ['=', '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];
        let joined = || text.replace(|c: char| c.is_whitespace() || c.is_control() || invisible.contains(&c), "");
        Self::find_unbroken(text).or_else(|| Self::find_unbroken(&joined()))
    }

    fn find_unbroken(text: &str) -> Option<Self> {
        const MARKS: [char; 2] = ['-', '_'];
        let runs = text.split(|c: char| !c.is_ascii_alphanumeric() && !MARKS.contains(&c));
        runs.filter(|run| run.len() >= LENGTH).find_map(|run| {
            // Marks around it may be its own. What ends in a mark has stray bits and is no handle: the last place that fits is the right one.
            let first = run.len() - run.trim_start_matches(MARKS).len();
            (0..=first.min(run.len() - LENGTH)).rev().find_map(|start| {
                let (handle, after) = run[start..].split_at(LENGTH);
                if after.trim_start_matches(MARKS).is_empty() { handle.parse().ok() } else { None }
            })
        })
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handle(…)")
    }
}

/// The text is not a handle of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a link handle")]
pub struct InvalidHandle;

impl FromStr for Handle {
    type Err = InvalidHandle;

    fn from_str(text: &str) -> Result<Self, InvalidHandle> {
        let mut bytes = [0; 16];
        // Exactly 22 characters; the decoder refuses padding and stray trailing bits, so each handle has one spelling.
        match BASE64_URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) {
            Ok(16) if text.len() == LENGTH => Ok(Self(bytes)),
            _ => Err(InvalidHandle),
        }
    }
}

/// A keyed hash of a [`Handle`]: all that the store keeps of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandleHash(pub(super) [u8; 32]);

impl HandleHash {
    /// The bytes for the store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_handle_survives_its_spelling(bytes: [u8; 16]) {
            let handle = Handle(bytes);
            prop_assert_eq!(handle.expose().len(), 22);
            prop_assert_eq!(handle.expose().parse(), Ok(handle));
        }

        #[test]
        fn a_handle_is_found_whatever_is_glued_to_it(
            bytes: [u8; 16],
            before in "[<(\\[\"'« \u{200b}*`]{0,3}",
            after in "([^A-Za-z0-9_-].{0,20})?",
        ) {
            let handle = Handle(bytes);
            prop_assert_eq!(Handle::find(&format!("{before}{}{after}", handle.expose())), Some(handle));
        }

        #[test]
        fn a_handle_is_found_between_marks_of_its_alphabet_and_across_line_breaks(
            bytes: [u8; 16],
            before in "[_-]{0,3}",
            after in "[_-]{0,3}",
            at in 1..22_usize,
        ) {
            let handle = Handle(bytes);
            let text = handle.expose();
            prop_assert_eq!(Handle::find(&format!("{before}{text}{after}")), Some(handle));
            for soft_break in ["=\r\n", "\r\n", " ", "\u{ad}", "=\r\n "] {
                prop_assert_eq!(Handle::find(&format!("{}{soft_break}{}.", &text[..at], &text[at..])), Some(handle));
            }
        }

        #[test]
        fn a_handle_with_more_letters_is_another_one(bytes: [u8; 16], more in "[A-Za-z0-9]{1,9}") {
            let text = Handle(bytes).expose();
            // A handle that begins with a dash may leave another one behind it, which is unknown.
            prop_assert_ne!(Handle::find(&format!("{text}{more}")), Some(Handle(bytes)));
            prop_assert_ne!(Handle::find(&format!("{more}{text}")), Some(Handle(bytes)));
        }

        #[test]
        fn any_text_is_searched(text in ".{0,80}") {
            Handle::find(&text);
        }

        #[test]
        fn any_text_is_parsed_or_refused(text in ".{0,40}") {
            if let Ok(handle) = text.parse::<Handle>() {
                prop_assert_eq!(handle.expose(), text);
            }
        }
    }

    #[test]
    fn no_two_handles_are_alike_whoever_makes_them() {
        let make =
            || (0..10_000).map(|_| Handle::generate(&crate::secrets::SystemRandomness).expose()).collect::<Vec<_>>();
        let handles: Vec<_> = std::thread::scope(|scope| {
            let makers: Vec<_> = (0..4).map(|_| scope.spawn(make)).collect();
            makers.into_iter().flat_map(|maker| maker.join().unwrap()).collect()
        });
        assert_eq!(handles.iter().collect::<std::collections::HashSet<_>>().len(), 40_000);
    }

    #[test]
    fn other_spellings_of_a_handle_are_refused() {
        let handle = Handle([0; 16]).expose();
        assert_eq!(handle, "AAAAAAAAAAAAAAAAAAAAAA");
        for wrong in [
            "",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAAB",
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "AAAAAAAAAAAAAAAAAAAAA+",
            "AAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert_eq!(wrong.parse::<Handle>(), Err(InvalidHandle), "{wrong}");
        }
    }

    #[test]
    fn a_handle_does_not_print_itself() {
        assert_eq!(format!("{:?}", Handle([7; 16])), "Handle(…)");
    }
}
