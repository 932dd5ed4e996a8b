//! What a handle leads to: links, the user's newest token, and fresh tokens just in time.
//!
//! Keygen keeps one token per user and replaces it whenever anybody asks. So Rekey mails no token but a handle of its own,
//! and every verified webhook refreshes the token behind it: every unexpired link in the mailbox works until one was used.

mod accept;
mod redeem;

use std::{sync::Arc, time::Duration};

use ipnet::IpNet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use redeem::RedeemError;

pub use crate::store::DeadLink;

use crate::{
    address::EmailAddress,
    brand::{Brand, Language},
    clock::Clock,
    keygen::ResetToken,
    mail::Requester,
    queue::Job,
    secrets::{Handle, Keys, OpenError, Randomness, Sealed, Sealing},
    store::{Asked, AuditEvent, Entry, LinkState, LinkUser, Purpose, Requested, Store, StoreError, later},
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
    address: String,
    name: Option<String>,
}

/// A link as the page sees it.
pub enum Link {
    /// It works, and belongs to the account with this address.
    Live {
        /// For the password manager's eyes.
        address: String,
        /// What it is for.
        purpose: Purpose,
        /// The language of the mail that it came in, by its tag.
        language: String,
        /// Whether its form was looked at before.
        opened: bool,
    },
    /// It doesn't.
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
        let job = Job::RequestReset { address: address.as_str().to_owned(), purpose };
        let lifetime = match purpose {
            Purpose::Reset => REQUEST_LIFETIME,
            Purpose::Invitation => brand.invitation_lifetime,
        };
        let job = job.seal(&self.keys, &brand.id, now, later(now, lifetime));
        let told = brand.tell_requester.then(|| serde_json::to_vec(requester));
        let requester = told.map(|told| {
            self.keys.seal(Sealing::Requester { brand: &brand.id }, &told.expect("strings always become JSON"))
        });
        let asked = Asked { at: now, purpose, language: language.map(|language| language.tag().to_owned()), requester };
        let addresses = self.keys.address_hashes(&brand.id, address.as_str());
        let client = network.map(|network| self.keys.hash_client(&brand.id, network));
        self.store.store_request(&job, &addresses, &asked, client, brand.mail_policy).await
    }

    /// Notes for support that somebody looked at a link's form for the first time. The link itself stays as it is.
    pub async fn mark_opened(&self, brand: &Brand, handle: &Handle, address: &str) -> Result<(), StoreError> {
        let address = self.keys.hash_address(&brand.id, address);
        self.store.mark_opened(&brand.id, &self.keys.handle_hashes(handle), &address, self.clock.now()).await
    }

    /// "This wasn't me": ends the link, and leaves its address in peace for a while.
    pub async fn decline(&self, brand: &Brand, handle: &Handle, address: &str) -> Result<(), StoreError> {
        let now = self.clock.now();
        let address = self.keys.hash_address(&brand.id, address);
        let until = later(now, brand.pause_after_not_me);
        self.store.decline_link(&brand.id, &self.keys.handle_hashes(handle), &address, now, until).await
    }

    /// Notes for support that a new password was refused, and why. That a note can't be written is no reason to bother the person.
    async fn note_refusal(&self, brand: &Brand, address: &str, reason: &str) {
        let address = self.keys.hash_address(&brand.id, address);
        let entry = Entry { brand: &brand.id, address: &address, event: AuditEvent::Refused, detail: Some(reason) };
        if let Err(error) = self.store.audit(&entry, self.clock.now()).await {
            tracing::error!(brand = brand.id, %error, reason, "the audit trail lacks a refusal");
        }
    }

    /// Looks a handle up. Changes nothing: mail scanners open links.
    pub async fn look_up(&self, brand: &Brand, handle: &Handle) -> Result<Link, LinkError> {
        let hashes = self.keys.handle_hashes(handle);
        Ok(match self.store.find_link(&brand.id, &hashes, self.clock.now()).await? {
            LinkState::Live(user) => {
                let Profile { address, .. } = self.open_profile(brand, &user)?;
                Link::Live { address, purpose: user.purpose, language: user.language, opened: user.opened }
            }
            LinkState::Dead(dead) => Link::Dead(dead),
        })
    }

    fn open_profile(&self, brand: &Brand, user: &LinkUser) -> Result<Profile, OpenError> {
        let sealing = Sealing::Profile { brand: &brand.id, user: &user.user_id };
        serde_json::from_slice(&self.keys.open(sealing, &user.profile)?).map_err(|_| OpenError)
    }

    /// What can't be read is not told.
    fn open_requester(&self, brand: &Brand, sealed: &Sealed) -> Option<Requester> {
        serde_json::from_slice(&self.keys.open(Sealing::Requester { brand: &brand.id }, sealed).ok()?).ok()
    }

    fn open_token(
        &self,
        brand: &Brand,
        user: &str,
        sealed: &Sealed,
        created_at: Timestamp,
    ) -> Result<Token, OpenError> {
        let sealing = Sealing::Token { brand: &brand.id, user };
        let token = String::from_utf8(self.keys.open(sealing, sealed)?).map_err(|_| OpenError)?;
        Ok(Token { token: ResetToken::new(token), created_at })
    }
}

/// A token, and when Keygen made it.
struct Token {
    token: ResetToken,
    created_at: Timestamp,
}
