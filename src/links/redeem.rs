//! A link is used: the new password goes with the newest token to Keygen, with a fresh token if need be.

use std::time::Duration;

use jiff::SignedDuration;
use secrecy::SecretString;

use super::{DeadLink, Judged, LinkError, Links, Profile};
use crate::{
    brand::{Brand, Language},
    keygen::{FulfilError, RequestError, ResetToken},
    passwords::{CheckError, Flaw, OwnWords},
    queue::Job,
    secrets::{Handle, OpenError, Sealing},
    store::{Claim, LinkUser, StoreError, later},
};

/// Keygen's tokens end after 24 hours.
const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// How long somebody who pressed the button waits for a webhook with a newer token.
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
    /// Keygen refuses the token, and no newer one came: a password was set elsewhere. The link leads to a new one.
    #[error("superseded: a password was set elsewhere")]
    Superseded,
    /// Another tab is at it, or Keygen limits the tries: try again, after this time if it is known.
    #[error("busy")]
    Busy(Option<Duration>),
    /// Keygen, or its webhook, is out of reach: try again.
    #[error("{0}")]
    Unavailable(String),
    /// Keygen does not let this user set a password.
    #[error("the account is protected")]
    Protected,
    /// The password is not good enough for us, or too short or too long for Keygen.
    #[error("the password is refused: {0:?}")]
    Password(Flaw),
    /// Something answered in Keygen's place, or the configuration does not fit Keygen: the operator has to mend it, then the person can try again.
    #[error("{0}")]
    Misconfigured(String),
    /// The password may be set: somebody says so, under a signature that is not Keygen's.
    #[error("{0}")]
    Unconfirmed(String),
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
            FulfilError::TokenExpired | FulfilError::TokenRefused => Self::Superseded,
            FulfilError::Protected => Self::Protected,
            FulfilError::TooShort => Self::Password(Flaw::TooShort),
            FulfilError::TooLong => Self::Password(Flaw::TooLong(None)),
            FulfilError::Busy { after } => Self::Busy(after),
            FulfilError::Unavailable(reason) => Self::Unavailable(reason),
            FulfilError::Misconfigured(reason) => Self::Misconfigured(reason),
            FulfilError::Forged(_) => Self::Unconfirmed(error.to_string()),
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
            Claim::Refused(state) => {
                return Err(match self.judge(brand, state)? {
                    Judged::Dead(dead) => RedeemError::Dead(dead),
                    Judged::Superseded { .. } => RedeemError::Superseded,
                    Judged::Live(_) => RedeemError::Busy(None),
                });
            }
        };
        let user_id = user.owner.user_id.clone();
        let outcome = async {
            let profile = self.owner_now(brand, &user.owner)?.ok_or(RedeemError::Dead(DeadLink::Ended))?;
            let tries = self.store.count_try(&brand.id, &user_id, brand.limits.tries_per_user, now).await?;
            let fulfilled = if let Some(again_at) = tries {
                Err(RedeemError::Busy(again_at.duration_since(now).try_into().ok()))
            } else {
                brand.passwords.check(password, OwnWords::new(&brand.look.name, profile.address.as_str())).await?;
                self.fulfil(brand, handle, user, &profile, password).await
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
                self.record_use(brand, &user_id, profile, message, language).await;
                Ok(())
            }
            Err(error) => {
                if let Err(release) = self.store.release_claim(&brand.id, &user_id).await {
                    tracing::error!(brand = brand.id, error = %release, "a claim could not be given back; it ends by itself within a minute");
                }
                Err(error)
            }
        }
    }

    /// Sets the password with the newest token. A token that Keygen refuses was replaced, and then its webhook brings the newer one; or it was ended at
    /// Keygen, and then the links end as well. Only one that is too old is fetched anew.
    async fn fulfil(
        &self,
        brand: &Brand,
        handle: &Handle,
        user: LinkUser,
        profile: &Profile,
        password: &SecretString,
    ) -> Result<(), RedeemError> {
        let id = user.owner.user_id.as_str();
        let mut tried = user.token_created_at;
        // From before the try: a webhook that comes meanwhile is noticed.
        let mut news = self.store.subscribe_to_tokens();
        let is_old = self.clock.now().duration_since(tried) >= TOKEN_LIFETIME;
        let held = if is_old { Err(FulfilError::TokenExpired) } else { self.try_token(brand, &user, password).await? };
        let mut outcome = match held {
            Err(FulfilError::TokenExpired) => {
                tracing::info!(brand = brand.id, user = %self.keys.pseudonym(id), "the token is too old; asking Keygen for a fresh one");
                self.ask_for_token(brand, profile).await?;
                // Keygen knows no user by this address any more, or its webhook is lost: waiting for longer would not help.
                RedeemError::Dead(DeadLink::Expired)
            }
            Err(FulfilError::TokenRefused) => RedeemError::Superseded,
            done => return Ok(done?),
        };
        let deadline = later(self.clock.now(), FRESH_TOKEN_WAIT);
        loop {
            // Judged again each time: the webhook that is waited for may tell of another address.
            let state = self.store.find_link(&brand.id, &self.keys.handle_hashes(handle), self.clock.now()).await?;
            match self.judge(brand, state)? {
                Judged::Dead(dead) => return Err(RedeemError::Dead(dead)),
                Judged::Superseded { .. } => return Err(RedeemError::Superseded),
                Judged::Live(live) if live.0.token_created_at > tried => {
                    match self.try_token(brand, &live.0, password).await? {
                        // A stranger's request may have overtaken it on its way: then the next webhook is waited for.
                        Err(FulfilError::TokenExpired | FulfilError::TokenRefused) => {
                            (tried, outcome) = (live.0.token_created_at, RedeemError::Superseded);
                        }
                        done => return Ok(done?),
                    }
                }
                Judged::Live(_) => {}
            }
            tokio::select! {
                () = news.changed() => {}
                () = self.clock.sleep_until(deadline) => break,
            }
        }
        if let RedeemError::Superseded = outcome {
            let address = self.keys.hash_address(&brand.id, &profile.address);
            if !self.store.supersede_links(&brand.id, id, tried, &address, self.clock.now()).await? {
                // A newer token came at the last moment; it is there at the next press of the button.
                return Err(RedeemError::Busy(None));
            }
            tracing::warn!(brand = brand.id, user = %self.keys.pseudonym(id), "Keygen refuses the token, and no newer one came: a password was set elsewhere, and the links are ended");
        }
        Err(outcome)
    }

    async fn try_token(
        &self,
        brand: &Brand,
        user: &LinkUser,
        password: &SecretString,
    ) -> Result<Result<(), FulfilError>, OpenError> {
        let sealing = Sealing::Token { brand: &brand.id, user: &user.owner.user_id };
        let token = String::from_utf8(self.keys.open(sealing, &user.token)?).map_err(|_| OpenError)?;
        let verifier = (&brand.verifier, self.clock.now());
        Ok(brand.keygen.fulfil(&user.owner.user_id, &ResetToken::new(token), password, verifier).await)
    }

    async fn ask_for_token(&self, brand: &Brand, profile: &Profile) -> Result<(), RedeemError> {
        let spelling = profile.address.spelling();
        let now = self.clock.now();
        // Stored before Keygen is asked, so that however late the webhook comes, it causes no mail.
        self.store
            .expect_refresh(
                &brand.id,
                self.keys.hash_spelling(&brand.id, &spelling),
                now,
                later(now, Duration::from_hours(24)),
            )
            .await?;
        brand.keygen.request_reset(&spelling).await.map_err(|error| match error {
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
