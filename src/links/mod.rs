//! What a handle leads to: links, the user's newest token, and fresh tokens just in time.
//!
//! Keygen keeps one token per user and replaces it whenever anybody asks. So Rekey mails no token but a handle of its own,
//! and every verified webhook refreshes the token behind it: every unexpired link in the mailbox works until one was used.
//! A link belongs to the mailbox that it was mailed to: it ends when Keygen tells of another address or role, a ban or a removal,
//! and when Keygen refuses a token that is neither old nor replaced, because a password was set elsewhere.

mod accept;
mod redeem;

use std::{sync::Arc, time::Duration};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use redeem::RedeemError;

pub use crate::store::DeadLink;

use crate::{
    address::EmailAddress,
    brand::{Brand, Language},
    clock::Clock,
    mail::Requester,
    queue::Job,
    secrets::{Handle, Keys, OpenError, Randomness, Sealed, Sealing},
    store::{Asked, AuditEvent, Entry, LinkOwner, LinkState, LinkUser, Purpose, Requested, Store, StoreError, later},
};

/// A request for a reset that Keygen could not be asked for is dropped after this time: nobody waits for it any more.
const REQUEST_LIFETIME: Duration = Duration::from_hours(24);

/// The links of all brands.
#[derive(Clone)]
pub struct Links {
    /// Where they are kept.
    pub store: Store,
    /// What seals and hashes.
    pub keys: Arc<Keys>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// For handles.
    pub randomness: Arc<dyn Randomness>,
}

/// Who a user is, as sealed in the store.
#[derive(Serialize, Deserialize)]
struct Profile {
    address: EmailAddress,
    name: Option<String>,
}

/// A link as the page sees it.
pub enum Link {
    /// It works, and belongs to the account with this address.
    Live {
        /// Keygen's id of the user.
        user: String,
        /// For the password manager's eyes.
        address: EmailAddress,
        /// What it is for.
        purpose: Purpose,
        /// The language of the mail that it came in, by its tag.
        language: String,
        /// Whether its form was looked at before.
        opened: bool,
    },
    /// A password was set elsewhere since it was mailed. It leads to a new link.
    Superseded {
        /// The language of the mail that it came in, by its tag.
        language: String,
    },
    /// It doesn't work.
    Dead(DeadLink),
}

/// Sealed data that can't be read means a lost or changed `secret_key`.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The secret that sealed this is no longer listed.
    #[error(transparent)]
    Sealed(#[from] OpenError),
}

impl Links {
    /// Stores a request for a link, from a client network or (without one) from the vendor; whether there is such an account is not looked up.
    pub async fn request(
        &self,
        brand: &Brand,
        address: &EmailAddress,
        purpose: Purpose,
        language: Option<Language>,
        requester: &Requester,
        network: Option<IpNet>,
    ) -> Result<Requested, StoreError> {
        let now = self.clock.now();
        let job = Job::RequestReset { address: address.clone(), purpose };
        let lifetime = match purpose {
            Purpose::Reset => REQUEST_LIFETIME,
            Purpose::Invitation => brand.invitation_lifetime,
        };
        let mut job = job.seal(&self.keys, &brand.id, now, later(now, lifetime));
        if purpose == Purpose::Reset {
            // A stranger who sends a second request right away must not meet what Keygen's webhook causes for known addresses alone.
            job.run_at = later(now, brand.limits.request_delay.mul_f64(self.randomness.fraction()));
        }
        let told = brand.tell_requester.then(|| serde_json::to_vec(requester));
        let requester = told.map(|told| {
            self.keys.seal(Sealing::Requester { brand: &brand.id }, &told.expect("strings always become JSON"))
        });
        let asked = Asked { at: now, purpose, language: language.map(|language| language.tag().to_owned()), requester };
        let client = network.map(|network| self.keys.hash_client(&brand.id, network));
        self.store.store_request(&job, &asked, client, brand.mail_policy).await
    }

    /// A superseded link leads to a new one, which is mailed to the mailbox that this one was mailed to, under the limits of any other request.
    /// `None`: it is not superseded, or not theirs any more. The address is the caller's to log, and nobody's to see.
    pub async fn request_again(
        &self,
        brand: &Brand,
        handle: &Handle,
        language: Language,
        requester: &Requester,
        network: IpNet,
    ) -> Result<Option<(EmailAddress, Requested)>, LinkError> {
        let state = self.store.find_link(&brand.id, &self.keys.handle_hashes(handle), self.clock.now()).await?;
        let LinkState::Superseded(owner) = state else { return Ok(None) };
        let Some(Profile { address, .. }) = self.owner_now(brand, &owner)? else { return Ok(None) };
        let outcome = self.request(brand, &address, Purpose::Reset, Some(language), requester, Some(network)).await?;
        Ok(Some((address, outcome)))
    }

    /// Notes for support that somebody looked at a link's form for the first time. The link itself stays as it is.
    pub async fn mark_opened(&self, brand: &Brand, handle: &Handle, address: &EmailAddress) -> Result<(), StoreError> {
        let address = self.keys.hash_address(&brand.id, address);
        self.store.mark_opened(&brand.id, &self.keys.handle_hashes(handle), &address, self.clock.now()).await
    }

    /// "This wasn't me": ends the link, and leaves its address in peace from links of this user for a while.
    pub async fn decline(
        &self,
        brand: &Brand,
        handle: &Handle,
        user: &str,
        address: &EmailAddress,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        let address = self.keys.hash_address(&brand.id, address);
        let until = later(now, brand.pause_after_not_me);
        self.store.decline_link(&brand.id, &self.keys.handle_hashes(handle), user, &address, now, until).await
    }

    /// Whether the user with this address is left in peace after "this wasn't me".
    pub async fn is_paused(&self, brand: &Brand, address: &EmailAddress) -> Result<bool, StoreError> {
        let addresses = self.keys.address_hashes(&brand.id, address);
        let spellings = self.keys.spelling_hashes(&brand.id, &address.spelling());
        self.store.is_paused(&brand.id, &addresses, &spellings, self.clock.now()).await
    }

    /// Notes for support that a new password was refused, and why. That a note can't be written is no reason to bother the person.
    async fn note_refusal(&self, brand: &Brand, address: &EmailAddress, reason: &str) {
        let address = self.keys.hash_address(&brand.id, address);
        let entry = Entry { brand: &brand.id, address: &address, event: AuditEvent::Refused, detail: Some(reason) };
        if let Err(error) = self.store.audit(&entry, self.clock.now()).await {
            tracing::error!(brand = brand.id, %error, reason, "the audit trail lacks a refusal");
        }
    }

    /// Looks a handle up. Changes nothing: mail scanners open links.
    pub async fn look_up(&self, brand: &Brand, handle: &Handle) -> Result<Link, LinkError> {
        let hashes = self.keys.handle_hashes(handle);
        let state = self.store.find_link(&brand.id, &hashes, self.clock.now()).await?;
        Ok(self.judge(brand, state)?.into())
    }

    /// Whether a mail with this link is worth sending, judged as when the link is opened.
    pub async fn is_live(&self, brand: &Brand, handle: &Handle) -> Result<bool, LinkError> {
        Ok(matches!(self.look_up(brand, handle).await?, Link::Live { .. }))
    }

    /// A link, judged by what Keygen told last of its owner.
    fn judge(&self, brand: &Brand, state: LinkState) -> Result<Judged, OpenError> {
        let owner = match &state {
            LinkState::Live(LinkUser { owner, .. }) | LinkState::Superseded(owner) => owner,
            LinkState::Dead(dead) => return Ok(Judged::Dead(*dead)),
        };
        Ok(match (self.owner_now(brand, owner)?, state) {
            (Some(profile), LinkState::Live(user)) => Judged::Live(Box::new((user, profile))),
            (Some(_), LinkState::Superseded(owner)) => Judged::Superseded { language: owner.language },
            _ => Judged::Dead(DeadLink::Ended),
        })
    }

    /// Who the owner of a link is now; `None` if their role or another mailbox is against it. A link that was mailed before the secret was rotated knows its
    /// mailbox by the old one.
    fn owner_now(&self, brand: &Brand, owner: &LinkOwner) -> Result<Option<Profile>, OpenError> {
        let sealing = Sealing::Profile { brand: &brand.id, user: &owner.user_id };
        let profile: Profile =
            serde_json::from_slice(&self.keys.open(sealing, &owner.profile)?).map_err(|_| OpenError)?;
        let mailboxes = self.keys.address_hashes(&brand.id, &profile.address);
        let is_theirs = brand.roles.contains(&owner.role) && mailboxes.contains(&owner.mailed_to);
        Ok(is_theirs.then_some(profile))
    }

    /// What can't be read is not told.
    fn open_requester(&self, brand: &Brand, sealed: &Sealed) -> Option<Requester> {
        serde_json::from_slice(&self.keys.open(Sealing::Requester { brand: &brand.id }, sealed).ok()?).ok()
    }
}

/// A link, judged by what Keygen told last of its owner.
enum Judged {
    /// It works, with its owner's address and name.
    Live(Box<(LinkUser, Profile)>),
    Superseded {
        language: String,
    },
    Dead(DeadLink),
}

impl From<Judged> for Link {
    fn from(judged: Judged) -> Self {
        match judged {
            Judged::Live(live) => {
                let (LinkUser { owner, purpose, opened, .. }, Profile { address, .. }) = *live;
                Self::Live { user: owner.user_id, address, purpose, language: owner.language, opened }
            }
            Judged::Superseded { language } => Self::Superseded { language },
            Judged::Dead(dead) => Self::Dead(dead),
        }
    }
}
