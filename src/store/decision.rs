//! Whether an accepted webhook is mailed: mail is limited where it leaves (see `docs/architecture.md`).

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use jiff::Timestamp;

use super::{
    AcceptedReset, Asked, CLOCK_SKEW, Purpose, earlier, later,
    limits::{MailCounts, mail_subject},
    requests::Expected,
};
use crate::secrets::AddressHash;

/// When an accepted webhook is mailed.
#[derive(Debug, Clone, Copy)]
pub struct MailPolicy {
    /// Mail also the resets that were not asked for here.
    pub unasked: bool,
    /// After a mail, an unasked webhook for the same address causes none for this long.
    pub cooldown: Duration,
    /// Mails to one address in an hour.
    pub per_address: u32,
    /// Mails of the whole brand in an hour. Unasked ones may use half of it, so that they are shed first.
    pub per_hour: u32,
}

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
    /// The brand has had its mails of this hour.
    Budget,
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
            Self::Budget => "not mailed: the brand has had its mails of this hour",
            Self::Paused => "not mailed: paused after \"this wasn't me\"",
        }
    }
}

/// What is known when webhooks of one brand are decided about, one after another.
pub(super) struct Decisions {
    pub(super) policy: MailPolicy,
    pub(super) now: Timestamp,
    /// What webhooks are expected for.
    pub(super) expected: HashMap<AddressHash, Vec<Expected>>,
    /// Whom to leave in peace, from links of which user.
    pub(super) paused: HashSet<(AddressHash, String)>,
    /// What was mailed in this hour.
    pub(super) mails: MailCounts,
    /// The expectations that are fulfilled.
    pub(super) used_up: Vec<(AddressHash, &'static str)>,
    /// Who gets a mail, as a subject of the limits.
    pub(super) mailed: Vec<Vec<u8>>,
}

impl Decisions {
    /// Decides about a user's webhook. `Ok` says what was asked for here, if it was. `shared`: another user is known to have the mailbox.
    pub(super) fn decide(&mut self, reset: &AcceptedReset, shared: bool) -> Result<Option<Asked>, Suppression> {
        let AcceptedReset { addresses, user_id, spellings, other_spellings, .. } = reset;
        // Asked for by the other form of the domain, it was meant for this user only if there is no other.
        let other_spellings = if shared { &[] } else { other_spellings.as_slice() };
        let asked = self.take_asked(spellings).or_else(|| self.take_asked(other_spellings));
        if asked.is_none() {
            if self.take_refresh(spellings) {
                return Err(Suppression::Refresh);
            }
            if !self.policy.unasked {
                return Err(Suppression::Unasked);
            }
        }
        // An invitation is the vendor's own wish.
        let invited = asked.as_ref().is_some_and(|asked| asked.purpose == Purpose::Invitation);
        if !invited && addresses.iter().any(|address| self.paused.contains(&(*address, user_id.clone()))) {
            return Err(Suppression::Paused);
        }
        let mails = self.mails.of_user(addresses, user_id);
        let recent = |last_at| (earlier(last_at, CLOCK_SKEW)..later(last_at, self.policy.cooldown)).contains(&self.now);
        if asked.is_none() && mails.last_at.is_some_and(recent) {
            return Err(Suppression::Cooldown);
        }
        if mails.count >= self.policy.per_address {
            return Err(Suppression::AddressLimit);
        }
        let budget = if asked.is_some() { self.policy.per_hour } else { self.policy.per_hour.div_ceil(2) };
        if self.mails.of_brand() + self.mailed.len() >= budget as usize {
            return Err(Suppression::Budget);
        }
        self.mailed.extend(addresses.first().map(|address| mail_subject(address, user_id)));
        Ok(asked)
    }

    /// What was asked for here and is waited for: the last of it, under the newest hash that has any.
    fn take_asked(&mut self, addresses: &[AddressHash]) -> Option<Asked> {
        let newest = |address: &AddressHash| {
            let asked = self.expected.get(address)?.iter().filter_map(|expected| match expected {
                Expected::Mail(asked) => Some(asked),
                Expected::Refresh => None,
            });
            Some((*address, asked.max_by_key(|asked| asked.at)?.clone()))
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
