//! Proof of work by the ALTCHA protocol, version 2 (<https://altcha.org/docs>): a request costs its sender a second or so of computing. The widget is
//! our own script.

use std::collections::BTreeMap;

use altcha::{CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge, verify_solution};
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::secrets::Keys;

/// One try costs a browser about a millisecond; one in 256 succeeds.
const COST: u32 = 2_000;
const PREFIX: &str = "00";

/// A challenge for the form with this stamp, as JSON for the widget.
pub(super) fn make(stamp: &str, keys: &Keys) -> Option<String> {
    let challenge = create_challenge(CreateChallengeOptions {
        algorithm: "PBKDF2/SHA-256".to_owned(),
        cost: COST,
        key_prefix: PREFIX.to_owned(),
        data: Some(BTreeMap::from([("stamp".to_owned(), stamp.into())])),
        hmac_signature_secret: Some(secret(keys)),
        ..CreateChallengeOptions::default()
    });
    match challenge {
        Ok(challenge) => serde_json::to_string(&challenge).ok(),
        Err(error) => {
            tracing::error!(%error, "no challenge can be made; people wait instead");
            None
        }
    }
}

/// Whether `payload` solves a challenge of ours for the form with this stamp. When the form ends, so does the challenge.
pub(super) fn is_solved(payload: &str, stamp: &str, keys: &Keys) -> bool {
    let Some(payload) = BASE64_STANDARD.decode(payload).ok() else { return false };
    let Ok(Payload { challenge, solution }) = serde_json::from_slice(&payload) else { return false };
    let is_for = |form: &serde_json::Value| form.as_str() == Some(stamp);
    let data = challenge.parameters.data.as_ref();
    // The signature is checked before any work is done.
    data.and_then(|data| data.get("stamp")).is_some_and(is_for)
        && verify_solution(VerifySolutionOptions::new(&challenge, &solution, secret(keys)))
            .is_ok_and(|result| result.verified)
}

fn secret(keys: &Keys) -> String {
    hex::encode(keys.sign_form(b"altcha"))
}

#[cfg(test)]
mod tests {
    use altcha::{Challenge, SolveChallengeOptions, solve_challenge};

    use super::*;

    #[test]
    fn work_counts_for_its_form_only() {
        let keys = Keys::new(&"one".into(), &[]);
        let challenge: Challenge = serde_json::from_str(&make("a form", &keys).unwrap()).unwrap();
        let patient = SolveChallengeOptions { timeout_ms: 0, ..SolveChallengeOptions::new(&challenge) };
        let solution = solve_challenge(patient).unwrap().unwrap();
        let payload = |challenge: &Challenge| {
            let payload = Payload { challenge: challenge.clone(), solution: solution.clone() };
            BASE64_STANDARD.encode(serde_json::to_vec(&payload).unwrap())
        };
        assert!(is_solved(&payload(&challenge), "a form", &keys));
        assert!(!is_solved(&payload(&challenge), "another form", &keys));
        assert!(!is_solved(&payload(&challenge), "a form", &Keys::new(&"two".into(), &[])));
        let mut easier = challenge.clone();
        easier.parameters.key_prefix = String::new();
        assert!(!is_solved(&payload(&easier), "a form", &keys), "the difficulty is signed");
        let other: Challenge = serde_json::from_str(&make("a form", &keys).unwrap()).unwrap();
        assert!(!is_solved(&payload(&other), "a form", &keys), "another challenge is not solved by this");
        for rubbish in ["", "AAAA", "!", &BASE64_STANDARD.encode("{}")] {
            assert!(!is_solved(rubbish, "a form", &keys));
        }
    }
}
