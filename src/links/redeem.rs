//! A link is used: the new password goes with the newest token to Keygen, with a fresh token if need be.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::{DeadLink, LinkError, Links, Profile, Token};
use crate::{
    brand::{Brand, Language},
    keygen::{FulfilError, RequestError},
    passwords::{CheckError, Flaw, OwnWords},
    queue::Job,
    secrets::{Handle, OpenError},
    store::{Claim, StoreError, later},
};

/// Keygen's tokens end after 24 hours. A few minutes before, a fresh one is fetched, rather than lose a race.
const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_mins(24 * 60 - 5);

/// How long somebody who pressed the button waits for a fresh token's webhook.
const FRESH_TOKEN_WAIT: Duration = Duration::from_secs(10);

/// A claim outlives the longest fulfilment (three calls of Keygen and the wait); it ends by itself if this process dies.
const CLAIM: Duration = Duration::from_mins(1);

/// The confirmation is worth sending for this long.
const CONFIRMATION_LIFETIME: Duration = Duration::from_hours(48);

/// Why a new password was not set.
#[derive(Debug, thiserror::Error)]
pub enum RedeemError {
    /// The link doesn't work (any more).
    #[error("the link is {0:?}")]
    Dead(DeadLink),
    /// Another tab is at it, or Keygen limits the tries: try again, after this time if it is known.
    #[error("busy")]
    Busy(Option<Duration>),
    /// Keygen, or its webhook, is out of reach: try again.
    #[error("{0}")]
    Unavailable(String),
    /// Keygen does not let this user set a password.
    #[error("the account is protected")]
    Protected,
    /// Even a fresh token was refused: Keygen does not know the user any more.
    #[error("the account is gone")]
    Gone,
    /// The password is not good enough for us, or too short or too long for Keygen.
    #[error("the password is refused: {0:?}")]
    Password(Flaw),
    /// An answer of Keygen that should not happen.
    #[error("{0}")]
    Refused(String),
    /// The database failed, or sealed data can't be read.
    #[error(transparent)]
    Internal(#[from] LinkError),
}

impl From<StoreError> for RedeemError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl From<OpenError> for RedeemError {
    fn from(error: OpenError) -> Self {
        Self::Internal(error.into())
    }
}

impl From<FulfilError> for RedeemError {
    fn from(error: FulfilError) -> Self {
        match error {
            FulfilError::TokenRefused => Self::Gone,
            FulfilError::Protected => Self::Protected,
            FulfilError::TooShort => Self::Password(Flaw::TooShort),
            FulfilError::TooLong => Self::Password(Flaw::TooLong(None)),
            FulfilError::Busy { after } => Self::Busy(after),
            FulfilError::Unavailable(reason) => Self::Unavailable(reason),
            FulfilError::Refused(reason) => Self::Refused(reason),
        }
    }
}

impl From<CheckError> for RedeemError {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Flaw(flaw) => Self::Password(flaw),
            CheckError::Busy => Self::Busy(None),
        }
    }
}

impl Links {
    /// Sets the new password. What costs computing is counted as a try before it is done. On success every link of the user is used up, and a confirmation in `language` is on its way.
    pub async fn redeem(
        &self,
        brand: &Brand,
        handle: &Handle,
        password: &SecretString,
        language: Language,
    ) -> Result<(), RedeemError> {
        let now = self.clock.now();
        let hashes = self.keys.handle_hashes(handle);
        let user = match self.store.claim_link(&brand.id, &hashes, now, later(now, CLAIM)).await? {
            Claim::Granted(user) => user,
            Claim::Busy => return Err(RedeemError::Busy(None)),
            Claim::Refused(dead) => return Err(RedeemError::Dead(dead)),
        };
        let outcome = async {
            let profile = self.open_profile(brand, &user)?;
            let token = self.open_token(brand, &user.user_id, &user.token, user.token_created_at)?;
            let tries = self.store.count_try(&brand.id, &user.user_id, brand.limits.tries_per_user, now).await?;
            let fulfilled = if let Some(again_at) = tries {
                Err(RedeemError::Busy(again_at.duration_since(now).try_into().ok()))
            } else {
                brand.passwords.check(password, OwnWords::new(&brand.look.name, &profile.address)).await?;
                self.fulfil(brand, &user.user_id, &profile, token, password).await
            };
            if let Err(error) = &fulfilled {
                self.note_refusal(brand, &profile.address, &error.to_string()).await;
            }
            fulfilled.map(|()| profile)
        }
        .await;
        match outcome {
            Ok(profile) => {
                let message = hex::encode(&self.keys.hash_handle(handle).as_bytes()[..16]);
                self.record_use(brand, &user.user_id, profile, message, language).await;
                Ok(())
            }
            Err(error) => {
                if let Err(release) = self.store.release_claim(&brand.id, &user.user_id).await {
                    tracing::error!(brand = brand.id, error = %release, "a claim could not be given back; it ends by itself within a minute");
                }
                Err(error)
            }
        }
    }

    async fn fulfil(
        &self,
        brand: &Brand,
        user_id: &str,
        profile: &Profile,
        token: Token,
        password: &SecretString,
    ) -> Result<(), RedeemError> {
        if self.clock.now().duration_since(token.created_at) < TOKEN_LIFETIME {
            match brand.keygen.fulfil(user_id, &token.token, password).await {
                Err(FulfilError::TokenRefused) => {}
                outcome => return Ok(outcome?),
            }
        }
        self.fulfil_with_fresh_token(brand, user_id, profile, token.created_at, password).await
    }

    /// Asks Keygen for a token, waits for its webhook to bring one that is newer than `than`, and goes on with it.
    ///
    /// A stranger's request may have overtaken ours: then a token that just came is refused too, and the next is waited for.
    async fn fulfil_with_fresh_token(
        &self,
        brand: &Brand,
        user_id: &str,
        profile: &Profile,
        mut than: Timestamp,
        password: &SecretString,
    ) -> Result<(), RedeemError> {
        tracing::info!(brand = brand.id, user = %self.keys.pseudonym(user_id), "the token is stale; asking Keygen for a fresh one");
        let mut news = self.store.subscribe_to_tokens();
        self.ask_for_token(brand, profile).await?;
        let deadline = later(self.clock.now(), FRESH_TOKEN_WAIT);
        let mut outcome = RedeemError::Unavailable("no webhook brought a fresh token".to_owned());
        loop {
            if let Some((sealed, created_at)) = self.store.newest_token(&brand.id, user_id).await?
                && created_at > than
            {
                let token = self.open_token(brand, user_id, &sealed, created_at)?;
                match brand.keygen.fulfil(user_id, &token.token, password).await {
                    Err(FulfilError::TokenRefused) => (than, outcome) = (created_at, RedeemError::Gone),
                    done => return Ok(done?),
                }
            }
            tokio::select! {
                () = news.changed() => {}
                () = self.clock.sleep_until(deadline) => return Err(outcome),
            }
        }
    }

    async fn ask_for_token(&self, brand: &Brand, profile: &Profile) -> Result<(), RedeemError> {
        let address = profile.address.parse().map_err(|_| OpenError)?;
        let now = self.clock.now();
        // Stored before Keygen is asked, so that however late the webhook comes, it causes no mail.
        self.store
            .expect_refresh(
                &brand.id,
                self.keys.hash_address(&brand.id, &profile.address),
                now,
                later(now, Duration::from_hours(24)),
            )
            .await?;
        brand.keygen.request_reset(&address).await.map_err(|error| match error {
            RequestError::Limited { after, .. } => RedeemError::Busy(after),
            RequestError::Unavailable { reason, .. } => RedeemError::Unavailable(reason),
            RequestError::Refused(reason) => RedeemError::Refused(reason),
        })
    }

    /// The password is changed, whatever happens here: a failure is told to the operator, not to the person.
    async fn record_use(&self, brand: &Brand, user_id: &str, profile: Profile, message: String, language: Language) {
        let now = self.clock.now();
        let job = Job::SendPasswordChanged {
            address: profile.address,
            name: profile.name,
            language: language.tag().to_owned(),
            changed_at: now,
            message,
        };
        let job = job.seal(&self.keys, &brand.id, now, later(now, CONFIRMATION_LIFETIME));
        if let Err(error) = self.store.use_links(&brand.id, user_id, &job, now).await {
            tracing::error!(brand = brand.id, user = %self.keys.pseudonym(user_id), %error, "a password was changed, but the links stay alive and no confirmation is mailed");
        }
    }
}
