//! What a new password must be like (NIST SP 800-63B, section 3.1.1.2): long enough, neither common nor leaked, not easy to
//! guess. No rules on which characters to use.

pub mod breached;

use secrecy::{ExposeSecret, SecretString};
use zxcvbn::{
    feedback::{Feedback, Warning},
    matching::patterns::MatchPattern,
};

use crate::config::PasswordRules;

/// Keygen hashes with bcrypt, which sees 72 bytes and no more.
const MAX_BYTES: usize = 72;

/// How many of the commonest passwords are refused.
const COMMON: usize = 10_000;

/// What is wrong with a new password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing typed.
    Empty,
    /// Too few characters.
    TooShort,
    /// Over Keygen's 72 bytes: so many, if they were counted here.
    TooLong(Option<usize>),
    /// One of the commonest.
    Common,
    /// Seen in a leak.
    Breached,
    /// Too easy to guess, with the name of the text that says why.
    Weak(Option<&'static str>),
}

/// Checks a new password. `own_words` (the brand, the address) are easy to guess for whoever targets this account.
pub fn check(password: &SecretString, rules: PasswordRules, own_words: &[&str]) -> Result<(), Flaw> {
    let password = password.expose_secret();
    if password.is_empty() {
        return Err(Flaw::Empty);
    }
    if password.chars().count() < rules.min_length {
        return Err(Flaw::TooShort);
    }
    if password.len() > MAX_BYTES {
        return Err(Flaw::TooLong(Some(password.len())));
    }
    // An address is guessed by its parts, too.
    let own_words: Vec<&str> =
        own_words.iter().flat_map(|word| std::iter::once(*word).chain(word.split('@'))).collect();
    let estimate = zxcvbn::zxcvbn(password, &own_words);
    // A password that is one entry of the list of passwords, in whichever case; written backwards or in l33t it is for the estimate.
    let common = match estimate.sequence() {
        [only] => match &only.pattern {
            MatchPattern::Dictionary(word) => {
                // The dictionary's type has no public name; its printed form is all there is.
                format!("{:?}", word.dictionary_name) == "Passwords"
                    && word.rank <= COMMON
                    && !word.reversed
                    && !word.l33t
            }
            _ => false,
        },
        _ => false,
    };
    if rules.refuse_common && common {
        return Err(Flaw::Common);
    }
    if rules.refuse_breached && breached::lists(password) {
        return Err(Flaw::Breached);
    }
    if u8::from(estimate.score()) < rules.min_strength {
        return Err(Flaw::Weak(estimate.feedback().and_then(Feedback::warning).map(reason)));
    }
    Ok(())
}

/// The text that says why a password is easy to guess.
fn reason(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess
        | Warning::SequencesLikeAbcAreEasyToGuess => "weak-pattern",
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "weak-repeat",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "weak-date",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "weak-name"
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword
        | Warning::AWordByItselfIsEasyToGuess => "weak-word",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: PasswordRules =
        PasswordRules { min_length: 8, min_strength: 2, refuse_common: true, refuse_breached: true };
    const LENIENT: PasswordRules =
        PasswordRules { min_strength: 0, refuse_common: false, refuse_breached: false, ..RULES };

    fn verdict(password: &str, rules: PasswordRules) -> Result<(), Flaw> {
        check(&password.into(), rules, &["Acme", "ada.lovelace@customer.example"])
    }

    #[test]
    fn length_counts_characters_below_and_bytes_above() {
        assert_eq!(verdict("", RULES), Err(Flaw::Empty));
        assert_eq!(verdict("kzw9#qf", RULES), Err(Flaw::TooShort));
        assert_eq!(verdict("kzw9#qfp", RULES), Ok(()));
        assert_eq!(verdict(&"üß€x".repeat(2), LENIENT), Ok(()), "8 characters");
        let long = "correct horse battery staple, and a wise owl that sees it all at nights";
        assert_eq!(long.len(), 71);
        assert_eq!(verdict(&format!("{long}!"), RULES), Ok(()));
        assert_eq!(verdict(&format!("{long}!!"), RULES), Err(Flaw::TooLong(Some(73))));
        assert_eq!(verdict(&"密".repeat(25), RULES), Err(Flaw::TooLong(Some(75))));
    }

    #[test]
    fn the_commonest_passwords_are_refused_in_any_case() {
        for password in ["password", "PASSWORD", "Password", "12345678", "qwertyuiop", "iloveyou", "baseball"] {
            assert_eq!(verdict(password, RULES), Err(Flaw::Common), "{password}");
            assert_eq!(verdict(password, LENIENT), Ok(()), "{password}");
        }
    }

    #[test]
    fn leaked_passwords_are_refused_in_any_case() {
        for password in ["yyqkhDm712", "pj2f6F4paB", "PJ2F6F4PAB", "1q2w3e4r1q2w3e4r"] {
            assert_eq!(verdict(password, PasswordRules { refuse_breached: true, ..LENIENT }), Err(Flaw::Breached));
            assert_eq!(verdict(password, LENIENT), Ok(()), "{password}");
        }
    }

    #[test]
    fn what_is_easy_to_guess_is_refused() {
        for password in ["aaaaaaaaaaaaa", "p4ssw0rd!?", "drowssap", "01.02.1990"] {
            let rules = PasswordRules { min_strength: 2, ..LENIENT };
            assert!(matches!(verdict(password, rules), Err(Flaw::Weak(_))), "{password}");
            assert_eq!(verdict(password, LENIENT), Ok(()), "{password}");
        }
    }

    #[test]
    fn no_composition_is_asked_for() {
        for password in
            ["correct horse battery staple", "wandern durch den alten Wald", "ひらがなのながいことば", "8305915720462"]
        {
            assert_eq!(verdict(password, RULES), Ok(()), "{password}");
        }
    }
}
