//! What a new password must be like (NIST SP 800-63B-4, section 3.1.1.2; OWASP ASVS 5.0, V6.2): long enough, neither common nor leaked, not easy to guess, and
//! good without the words that belong to the brand or the person. No rules on which characters to use.

pub mod breached;
mod own_words;
mod range;
mod strength;

use secrecy::{ExposeSecret, SecretString};
use zxcvbn::{
    Entropy,
    feedback::{Feedback, Warning},
    matching::patterns::MatchPattern,
};

pub use own_words::OwnWords;
use range::RangeApi;

use crate::{
    config::PasswordRules,
    offload::{Full, Offload},
};

/// Keygen hashes with bcrypt, which sees 72 bytes and no more.
const MAX_BYTES: usize = 72;

/// How many of the commonest passwords are refused; OWASP ASVS 6.2.4 asks for 3,000.
const COMMON: usize = 10_000;

/// What is wrong with a new password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing typed.
    Empty,
    /// One of its characters can't be typed, or was not sent as UTF-8.
    Characters,
    /// Too few characters.
    TooShort,
    /// Over Keygen's 72 bytes: so many, if they were counted here.
    TooLong(Option<usize>),
    /// One of the commonest.
    Common,
    /// Seen in a leak.
    Breached,
    /// No good without the words of the brand or the person.
    Own,
    /// Too easy to guess, with the name of the text that says why.
    Weak(Option<&'static str>),
}

/// Why a new password is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckError {
    /// It is not good enough.
    Flaw(Flaw),
    /// Too many others are being checked.
    Busy,
}

impl From<Flaw> for CheckError {
    fn from(flaw: Flaw) -> Self {
        Self::Flaw(flaw)
    }
}

/// Checks a brand's new passwords.
pub struct Passwords {
    brand: String,
    rules: PasswordRules,
    range_api: Option<RangeApi>,
    offload: Offload,
}

impl Passwords {
    /// By a brand's rules; nothing is connected to yet.
    pub fn new(brand: &str, rules: PasswordRules) -> Result<Self, reqwest::Error> {
        let range_api = rules.breach_api_url.clone().map(RangeApi::new).transpose()?;
        Ok(Self { brand: brand.to_owned(), rules, range_api, offload: Offload::new() })
    }

    /// Characters at least.
    pub fn min_length(&self) -> usize {
        self.rules.min_length
    }

    /// Checks the length alone, which costs nothing.
    pub fn check_length(&self, password: &SecretString) -> Result<(), Flaw> {
        check_length(&self.rules, password.expose_secret())
    }

    /// Checks a new password, which takes milliseconds of computing on another thread. Others are asked last, and only about one that is good as far as this
    /// machine knows; without their answer it passes, because a stranger's outage must keep nobody from their account.
    pub async fn check(&self, password: &SecretString, own: OwnWords) -> Result<(), CheckError> {
        let (rules, secret) = (self.rules.clone(), password.clone());
        let judged = self.offload.run(move || judge(&rules, secret.expose_secret(), &own)).await;
        judged.map_err(|Full| CheckError::Busy)??;
        let Some(api) = &self.range_api else { return Ok(()) };
        match api.lists(password.expose_secret()).await {
            Ok(true) => Err(Flaw::Breached.into()),
            Ok(false) => Ok(()),
            Err(reason) => {
                tracing::warn!(
                    brand = self.brand,
                    reason,
                    "breach_api_url gave no answer: a new password passes without it"
                );
                Ok(())
            }
        }
    }
}

fn check_length(rules: &PasswordRules, password: &str) -> Result<(), Flaw> {
    if password.is_empty() {
        return Err(Flaw::Empty);
    }
    // Forms are decoded with U+FFFD in place of what is no UTF-8: two such passwords would be the same. bcrypt ends at a null character.
    if password.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER) {
        return Err(Flaw::Characters);
    }
    if password.len() > MAX_BYTES {
        return Err(Flaw::TooLong(Some(password.len())));
    }
    if password.chars().count() < rules.min_length { Err(Flaw::TooShort) } else { Ok(()) }
}

/// Judges a new password by all that this machine knows. It takes milliseconds of computing.
pub fn judge(rules: &PasswordRules, password: &str, own: &OwnWords) -> Result<(), Flaw> {
    check_length(rules, password)?;
    let verdict = check_strength(rules, password, own);
    // Own words may be in a password, but add nothing to it. Whoever chose a weak one because of them is told so.
    if matches!(verdict, Ok(()) | Err(Flaw::Weak(_)))
        && let Some(rest) = own.taken_out_of(password)
        && (check_length(rules, &rest).is_err() || check_strength(rules, &rest, own).is_err())
    {
        return Err(Flaw::Own);
    }
    verdict
}

fn check_strength(rules: &PasswordRules, password: &str, own: &OwnWords) -> Result<(), Flaw> {
    let estimate = strength::estimate(password, &own.all());
    if rules.refuse_common && is_common(&estimate) {
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

/// Whether a password is one entry of the estimate's list, in whichever case; written backwards or in l33t it is for the estimate to judge.
fn is_common(estimate: &Entropy) -> bool {
    let [only] = estimate.sequence() else { return false };
    match &only.pattern {
        MatchPattern::Dictionary(word) => {
            // The dictionary's type has no public name; its printed form is all there is.
            format!("{:?}", word.dictionary_name) == "Passwords" && word.rank <= COMMON && !word.reversed && !word.l33t
        }
        _ => false,
    }
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

    const RULES: PasswordRules = PasswordRules {
        min_length: 8,
        min_strength: 2,
        refuse_common: true,
        refuse_breached: true,
        breach_api_url: None,
    };
    const LENIENT: PasswordRules =
        PasswordRules { min_strength: 0, refuse_common: false, refuse_breached: false, ..RULES };

    fn verdict(password: &str, rules: &PasswordRules) -> Result<(), Flaw> {
        let own = OwnWords::new("Acme", "ada.lovelace@customer.example");
        judge(rules, password, &own)
    }

    #[test]
    fn length_counts_characters_below_and_bytes_above() {
        assert_eq!(verdict("", &RULES), Err(Flaw::Empty));
        assert_eq!(verdict("kzw9#qf", &RULES), Err(Flaw::TooShort));
        assert_eq!(verdict("kzw9#qfp", &RULES), Ok(()));
        assert_eq!(verdict(&"üß€x".repeat(2), &LENIENT), Ok(()), "8 characters");
        let long = "correct horse battery staple, and a wise owl that sees it all at nights";
        assert_eq!(long.len(), 71);
        assert_eq!(verdict(&format!("{long}!"), &RULES), Ok(()));
        assert_eq!(verdict(&format!("{long}!!"), &RULES), Err(Flaw::TooLong(Some(73))));
        assert_eq!(verdict(&"密".repeat(25), &RULES), Err(Flaw::TooLong(Some(75))));
    }

    #[test]
    fn the_commonest_passwords_are_refused_in_any_case() {
        for password in ["password", "PASSWORD", "Password", "12345678", "qwertyuiop", "iloveyou", "baseball"] {
            assert_eq!(verdict(password, &RULES), Err(Flaw::Common), "{password}");
            assert_eq!(verdict(password, &LENIENT), Ok(()), "{password}");
        }
    }

    #[test]
    fn leaked_passwords_are_refused_in_any_case() {
        for password in ["yyqkhDm712", "pj2f6F4paB", "PJ2F6F4PAB", "1q2w3e4r1q2w3e4r"] {
            assert_eq!(verdict(password, &PasswordRules { refuse_breached: true, ..LENIENT }), Err(Flaw::Breached));
            assert_eq!(verdict(password, &LENIENT), Ok(()), "{password}");
        }
    }

    #[test]
    fn what_is_easy_to_guess_is_refused() {
        for password in ["aaaaaaaaaaaaa", "p4ssw0rd!?", "drowssap", "01.02.1990"] {
            let rules = PasswordRules { min_strength: 2, ..LENIENT };
            assert!(matches!(verdict(password, &rules), Err(Flaw::Weak(_))), "{password}");
            assert_eq!(verdict(password, &LENIENT), Ok(()), "{password}");
        }
    }

    #[test]
    fn a_password_must_be_good_without_the_words_of_brand_and_person() {
        for password in
            ["acmeacmeacme", "Acme-Acme", "ada.lovelace", "LOVELACE2024", "customer#1", "acme kzw9#qf", "acme12345678"]
        {
            assert_eq!(verdict(password, &RULES), Err(Flaw::Own), "{password}");
        }
        for password in ["acme kzw9#qfp", "Lovelace saw seven quiet herons", "adamant quills"] {
            assert_eq!(verdict(password, &RULES), Ok(()), "{password}");
        }
    }

    #[test]
    fn no_composition_is_asked_for() {
        for password in
            ["correct horse battery staple", "wandern durch den alten Wald", "ひらがなのながいことば", "8305915720462"]
        {
            assert_eq!(verdict(password, &RULES), Ok(()), "{password}");
        }
    }
}
