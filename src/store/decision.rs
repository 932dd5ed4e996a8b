//! Whether an accepted webhook is mailed: email is limited where it leaves (see `docs/architecture.md`).

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    AcceptedReset, Asked, Budget, CLOCK_SKEW, MailPolicy, Purpose,
    budget::Admission,
    counts::{Counts, MailboxUser, Subject},
    earlier, later,
    requests::Expected,
};
use crate::secrets::AddressHash;

/// Why an accepted webhook causes no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppression {
    /// We asked for it ourselves, for a fresh token just in time.
    Refresh,
    /// `mail_on` is `our_requests`, and this was not one.
    Unasked,
    /// It came late: a newer token is known, or the password has been changed since.
    Overtaken,
    /// A link was mailed to this address a moment ago.
    Cooldown,
    /// The address has had its mails of this hour.
    AddressLimit,
    /// "This wasn't me" was said, and the address is left in peace for a while.
    Paused,
}

impl Suppression {
    /// For support.
    pub(super) const fn explain(self) -> &'static str {
        match self {
            Self::Refresh => "not mailed: a fresh token for a link that is being used",
            Self::Unasked => "not mailed: not asked for here (mail_on)",
            Self::Overtaken => "not mailed: overtaken by a newer one",
            Self::Cooldown => "not mailed: a link was mailed a moment ago (cooldown)",
            Self::AddressLimit => "not mailed: the address has had its mails of this hour",
            Self::Paused => "not mailed: paused after \"this wasn't me\"",
        }
    }
}

/// What an accepted webhook leads to.
#[derive(Debug)]
pub(super) enum Decision {
    /// An email, now. It says what was asked for here, if anything was.
    Mail(Option<Asked>),
    /// An email that was not asked for here, once this budget has room.
    MailLater(Budget, Timestamp),
    /// No email.
    Nothing(Suppression),
}

/// What is known when webhooks of one brand are decided about, one after another.
pub(super) struct Decisions {
    pub(super) policy: MailPolicy,
    pub(super) now: Timestamp,
    /// What webhooks are expected for.
    pub(super) expected: HashMap<AddressHash, Vec<Expected>>,
    /// Whom to leave in peace, from links of which user.
    pub(super) paused: HashSet<(AddressHash, String)>,
    /// What was sent in this hour.
    pub(super) counts: Counts,
    /// The expectations that are fulfilled.
    pub(super) used_up: Vec<(AddressHash, &'static str)>,
}

impl Decisions {
    /// Decides about a user's webhook. `shared`: another user is known to have the mailbox.
    pub(super) fn decide(&mut self, reset: &AcceptedReset, shared: bool) -> Decision {
        let AcceptedReset { addresses, user_id, spellings, other_spellings, .. } = reset;
        // Asked for by the other form of the domain, it was meant for this user only if there is no other.
        let other_spellings = if shared { &[] } else { other_spellings.as_slice() };
        let asked = self.take_asked(spellings).or_else(|| self.take_asked(other_spellings));
        if asked.is_none() {
            if self.take_refresh(spellings) {
                return Decision::Nothing(Suppression::Refresh);
            }
            if !self.policy.unasked {
                return Decision::Nothing(Suppression::Unasked);
            }
        }
        // An invitation is the vendor's own wish.
        let invited = asked.as_ref().is_some_and(|asked| asked.purpose == Purpose::Invitation);
        if !invited && addresses.iter().any(|address| self.paused.contains(&(*address, user_id.clone()))) {
            return Decision::Nothing(Suppression::Paused);
        }
        let Some(address) = addresses.first() else { return Decision::Nothing(Suppression::Unasked) };
        let user = MailboxUser::new(address, user_id);
        let mails = self.counts.of_user(addresses, user_id);
        let recent = |last_at| (earlier(last_at, CLOCK_SKEW)..later(last_at, self.policy.cooldown)).contains(&self.now);
        if asked.is_none() && mails.last_at.is_some_and(recent) {
            return Decision::Nothing(Suppression::Cooldown);
        }
        if !invited && mails.count >= self.policy.per_address {
            return Decision::Nothing(Suppression::AddressLimit);
        }
        if asked.is_some() {
            // The brand's budgets were asked when Keygen was.
            self.counts.count(&[Subject::MailedTo(user)]);
            return Decision::Mail(asked);
        }
        match self.policy.admit_unasked(&self.counts, user) {
            Admission::Granted(subjects) => {
                self.counts.count(&subjects);
                Decision::Mail(None)
            }
            Admission::Waits(budget, until) => Decision::MailLater(budget, until),
            Admission::Refused => Decision::Nothing(Suppression::AddressLimit),
        }
    }

    /// What was asked for here and is expected, under the newest hash that has any: an invitation before a reset, so that no webhook of a later
    /// reset finds it left over; of several the last.
    fn take_asked(&mut self, addresses: &[AddressHash]) -> Option<Asked> {
        let newest = |address: &AddressHash| {
            let asked = self.expected.get(address)?.iter().filter_map(|expected| match expected {
                Expected::Mail(asked) => Some(asked),
                Expected::Refresh => None,
            });
            Some((*address, asked.max_by_key(|asked| (asked.purpose == Purpose::Invitation, asked.at))?.clone()))
        };
        let (address, asked) = addresses.iter().find_map(newest)?;
        self.used_up.push((address, asked.purpose.name()));
        Some(asked)
    }

    /// Whether only a fresh token was asked for.
    fn take_refresh(&mut self, addresses: &[AddressHash]) -> bool {
        let expects = |address: &&AddressHash| {
            self.expected
                .get(*address)
                .is_some_and(|expected| expected.iter().any(|it| matches!(it, Expected::Refresh)))
        };
        let found = addresses.iter().find(expects).copied();
        self.used_up.extend(found.map(|address| (address, Expected::REFRESH)));
        found.is_some()
    }
}
