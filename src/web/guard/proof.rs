//! The fields by which a form proves that a person filled it in: its stamp, a trap, work, another service's word.

use std::{net::IpAddr, time::Duration};

use jiff::SignedDuration;
use serde::Deserialize;

use super::{Guard, Origin, Widget, challenge, stamp};
use crate::store::{StoreError, later};

/// The fields, as a form goes out.
pub(in crate::web) struct FormProof {
    /// When, and for whom, the form was made.
    pub(in crate::web) stamp: String,
    /// The page's script sends the form no sooner.
    pub(in crate::web) min_time_ms: u128,
    /// What the page's script has to solve.
    pub(in crate::web) challenge: Option<String>,
    /// What another service shows.
    pub(in crate::web) captcha: Option<Widget>,
}

/// The fields, as a form comes back. All of them may be missing: whatever is no form of ours is shown one.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(in crate::web) struct ProofFields {
    stamp: String,
    /// No person sees this field; programs fill it in.
    website: String,
    altcha: String,
    #[serde(rename = "cf-turnstile-response")]
    turnstile: String,
    #[serde(rename = "h-captcha-response")]
    hcaptcha: String,
}

/// Why a form is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Doubt {
    /// A program fell into the trap.
    Program,
    /// It came sooner than people type, too late, twice, or for somebody else: one more press of the button settles it.
    OnceMore,
    /// There is a flood, and no work was done. Waiting so long does as well.
    Wait(Duration),
    /// The other service said no, or was not asked.
    NotChecked,
}

impl Guard {
    /// A new form's fields.
    pub(in crate::web) fn form(&self, client: IpAddr) -> FormProof {
        let now = self.clock.now();
        self.form_with(stamp::issue(&self.brand.id, client, &self.keys, &*self.randomness, now))
    }

    fn form_with(&self, stamp: String) -> FormProof {
        let challenge = self.flood.demands_proof().then(|| challenge::make(&stamp, &self.keys)).flatten();
        let captcha = self.captcha.as_ref().map(super::Captcha::widget);
        FormProof { stamp, min_time_ms: self.bots.min_time.as_millis(), challenge, captcha }
    }

    /// Judges a form that came back. In doubt, the person gets another, to send that one.
    pub(in crate::web) async fn judge(
        &self,
        fields: ProofFields,
        origin: Origin,
        client: IpAddr,
    ) -> Result<Result<(), (Doubt, FormProof)>, StoreError> {
        let anew = |doubt| Ok(Err((doubt, self.form(client))));
        if !fields.website.is_empty() {
            return anew(Doubt::Program);
        }
        self.flood.count();
        let now = self.clock.now();
        let Some(stamp) = stamp::read(&fields.stamp, &self.brand.id, client, &self.keys, now) else {
            return anew(Doubt::OnceMore);
        };
        // Another site can't know the stamp that was made for its visitor.
        if origin == Origin::Unknown && !stamp.same_client {
            return anew(Doubt::OnceMore);
        }
        let age = now.duration_since(stamp.issued_at);
        let short_of = |wait: Duration| {
            let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
            Duration::try_from(wait.saturating_sub(age)).ok().filter(|short| !short.is_zero())
        };
        if short_of(self.bots.min_time).is_some() {
            return Ok(Err((Doubt::OnceMore, self.form_with(fields.stamp))));
        }
        if self.flood.demands_proof() {
            let unsolved = !challenge::is_solved(&fields.altcha, &fields.stamp, &self.keys);
            if let Some(short) = short_of(self.bots.challenge_wait).filter(|_| unsolved) {
                return Ok(Err((Doubt::Wait(short), self.form_with(fields.stamp))));
            }
            if !self.store.spend_form(&stamp.form, later(stamp.issued_at, stamp::LIFETIME)).await? {
                return anew(Doubt::OnceMore);
            }
        }
        if let Some(captcha) = &self.captcha {
            let response = if fields.turnstile.is_empty() { &fields.hcaptcha } else { &fields.turnstile };
            if !captcha.is_person(response).await {
                return anew(Doubt::NotChecked);
            }
        }
        Ok(Ok(()))
    }
}
