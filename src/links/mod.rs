//! What a handle leads to: links, the user's newest token, and fresh tokens just in time.
//!
//! Keygen keeps one token per user and replaces it whenever anybody asks. So Rekey mails no token but a handle of its own,
//! and every verified webhook refreshes the token behind it: every unexpired link in the mailbox works until one was used.

mod accept;
mod redeem;

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use redeem::RedeemError;

pub use crate::store::DeadLink;

use crate::{
    address::EmailAddress,
    brand::{Brand, Language},
    clock::Clock,
    keygen::ResetToken,
    queue::Job,
    secrets::{Handle, Keys, OpenError, Randomness, Sealed},
    store::{Asked, LinkState, LinkUser, Purpose, Store, StoreError, later},
};

/// A request that Keygen could not be asked for is dropped after this time: nobody waits for it any more.
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
    /// Stores a request for a link; whether there is such an account is not looked up. `false`: asked a moment ago.
    pub async fn request(
        &self,
        brand: &Brand,
        address: &EmailAddress,
        purpose: Purpose,
        language: Option<Language>,
    ) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let job = Job::RequestReset { address: address.as_str().to_owned(), purpose };
        let job = job.seal(&self.keys, &brand.id, now, later(now, REQUEST_LIFETIME));
        let asked = Asked { purpose, language: language.map(|language| language.tag().to_owned()) };
        self.store.store_request(&job, &asked, brand.mail_policy.cooldown, now).await
    }

    /// Looks a handle up. Changes nothing: mail scanners open links.
    pub async fn look_up(&self, brand: &Brand, handle: &Handle) -> Result<Link, LinkError> {
        let hashes = self.keys.handle_hashes(handle);
        Ok(match self.store.find_link(&brand.id, &hashes, self.clock.now()).await? {
            LinkState::Live(user) => {
                let Profile { address, .. } = self.open_profile(&user)?;
                Link::Live { address, purpose: user.purpose, language: user.language }
            }
            LinkState::Dead(dead) => Link::Dead(dead),
        })
    }

    fn open_profile(&self, user: &LinkUser) -> Result<Profile, OpenError> {
        serde_json::from_slice(&self.keys.open("profile", &user.profile)?).map_err(|_| OpenError)
    }

    fn open_token(&self, sealed: &Sealed, created_at: Timestamp) -> Result<Token, OpenError> {
        let token = String::from_utf8(self.keys.open("token", sealed)?).map_err(|_| OpenError)?;
        Ok(Token { token: ResetToken::new(token), created_at })
    }
}

/// A token, and when Keygen made it.
struct Token {
    token: ResetToken,
    created_at: Timestamp,
}
