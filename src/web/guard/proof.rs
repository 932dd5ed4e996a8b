//! The fields by which a form proves that a person filled it in: its stamp, a trap, work, another service's word.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use governor::Quota;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::{Guard, Origin, Widget, challenge, floods::Clients, stamp, stamp::FormKind};
use crate::{
    clock::Clock,
    store::{StoreError, later},
};

/// In place of work, so many of one client may wait at the same time; then one for each wait.
const WAITING_TOGETHER: NonZeroU32 = NonZeroU32::new(3).expect("three is not zero");

/// Counts those who waited; nobody does if the wait is zero.
pub(super) fn waiting(wait: Duration, clock: Arc<dyn Clock>) -> Option<Clients> {
    Some(Clients::new(Quota::with_period(wait)?.allow_burst(WAITING_TOGETHER), clock))
}

/// The fields, as a form goes out.
pub(in crate::web) struct FormProof {
    /// When, and for whom, the form was made.
    pub(in crate::web) stamp: String,
    /// The page's script sends the form no sooner.
    pub(in crate::web) min_time_ms: u128,
    /// What the page's script has to solve.
    pub(in crate::web) challenge: Option<String>,
    /// Whether there is a field for programs to fill in.
    pub(in crate::web) trap: bool,
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
    /// The trap was filled in, by a program or by an eager browser: work is asked for, or so long a wait.
    Trapped(Duration),
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
        self.new_form(FormKind::Trap, client)
    }

    fn new_form(&self, kind: FormKind, client: IpAddr) -> FormProof {
        let now = self.clock.now();
        self.form_with(kind, stamp::issue(kind, &self.brand.id, client, &self.keys, &*self.randomness, now))
    }

    fn form_with(&self, kind: FormKind, stamp: String) -> FormProof {
        let challenge = self.demands_proof_since(kind).and_then(|_| challenge::make(&stamp, &self.keys));
        let captcha = self.captcha.as_ref().map(super::Captcha::widget);
        let trap = kind == FormKind::Trap;
        FormProof { stamp, min_time_ms: self.bots.min_time.as_millis(), challenge, trap, captcha }
    }

    /// Since when a form must come with work or patience, if it must.
    fn demands_proof_since(&self, kind: FormKind) -> Option<Timestamp> {
        match kind {
            FormKind::Trap => self.flood.demands_proof_since(),
            FormKind::Work => Some(Timestamp::MIN),
        }
    }

    /// Whether the work was done. To check it is one step of that work.
    async fn is_solved(&self, solution: String, stamp: String) -> bool {
        if solution.is_empty() {
            return false;
        }
        let keys = Arc::clone(&self.keys);
        // When too many are being checked, patience does.
        self.offload.run(move || challenge::is_solved(&solution, &stamp, &keys)).await.unwrap_or(false)
    }

    /// Judges a form that came back. In doubt, the person gets another, to send that one.
    pub(in crate::web) async fn judge(
        &self,
        fields: ProofFields,
        origin: Origin,
        client: IpAddr,
    ) -> Result<Result<(), (Doubt, FormProof)>, StoreError> {
        self.flood.count();
        let now = self.clock.now();
        let stamp = stamp::read(&fields.stamp, &self.brand.id, client, &self.keys, now);
        let kind = stamp.as_ref().map_or(FormKind::Trap, |stamp| stamp.kind);
        let anew = |doubt| Ok(Err((doubt, self.new_form(kind, client))));
        // Whatever fills the field in would do so again. Without it, a person gets through; and a program does not get off more cheaply than in a flood.
        if kind == FormKind::Trap && !fields.website.is_empty() {
            let doubt = Doubt::Trapped(self.bots.challenge_wait);
            return Ok(Err((doubt, self.new_form(FormKind::Work, client))));
        }
        let Some(stamp) = stamp else { return anew(Doubt::OnceMore) };
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
            return Ok(Err((Doubt::OnceMore, self.form_with(kind, fields.stamp))));
        }
        if let Some(since) = self.demands_proof_since(kind) {
            if !self.is_solved(fields.altcha, fields.stamp.clone()).await {
                let doubt = if kind == FormKind::Work { Doubt::Trapped } else { Doubt::Wait };
                // Work is done for one form, wherever it is sent from. Time passes for all forms at once: only what this client fetched while it was asked
                // for counts, and not for many at the same time.
                if !stamp.same_client || stamp.issued_at < since {
                    return anew(doubt(self.bots.challenge_wait));
                }
                let waits = || self.waiting.as_ref().and_then(|waiting| waiting.admit(client).err());
                if let Some(wait) = short_of(self.bots.challenge_wait).or_else(waits) {
                    return Ok(Err((doubt(wait), self.form_with(kind, fields.stamp))));
                }
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
