//! An event comes in, by a verified webhook or from Keygen's list: the token is refreshed, and a new link may go out.

use super::{Links, Profile};
use crate::{
    brand::Brand,
    keygen::PasswordReset,
    queue::Job,
    secrets::Handle,
    store::{Acceptance, AcceptedReset, StoreError, later},
};

impl Links {
    /// Accepts the event durably, once. When this returns, whatever is to be mailed will be.
    /// `None`: it is of somebody who may not reset passwords here, and was dropped.
    pub async fn accept(&self, brand: &Brand, reset: PasswordReset) -> Result<Option<Acceptance>, StoreError> {
        let event = reset.event_id.clone();
        // Tokens of the vendor's own staff stop here, before anything is stored.
        if !brand.roles.contains(&reset.user.role) {
            tracing::warn!(brand = brand.id, event, "event dropped: the user's role may not reset passwords here");
            return Ok(None);
        }
        let user = self.keys.pseudonym(&reset.user.id);
        let address = self.keys.pseudonym(reset.user.address.as_str());
        let acceptance = self.store(brand, reset).await?;
        tracing::info!(brand = brand.id, event, %user, %address, ?acceptance, "event accepted");
        Ok(Some(acceptance))
    }

    async fn store(&self, brand: &Brand, reset: PasswordReset) -> Result<Acceptance, StoreError> {
        let now = self.clock.now();
        let expires_at = later(now, brand.link_lifetime);
        let handle = Handle::generate(&*self.randomness);
        let address = reset.user.address.as_str().to_owned();
        let profile = Profile { address: address.clone(), name: reset.user.name.clone() };
        let job = Job::SendResetLink {
            address,
            name: reset.user.name,
            handle: handle.expose(),
            event_id: reset.event_id.clone(),
        };
        let accepted = AcceptedReset {
            brand: &brand.id,
            event_id: &reset.event_id,
            idempotency_token: &reset.idempotency_token,
            user_id: &reset.user.id,
            address: self.keys.hash_address(&brand.id, &profile.address),
            token: self.keys.seal("token", reset.token.expose().as_bytes()),
            token_created_at: reset.created,
            profile: self.keys.seal("profile", &serde_json::to_vec(&profile).expect("strings always become JSON")),
            link: self.keys.hash_handle(&handle),
            job: job.seal(&self.keys, &brand.id, now, expires_at),
        };
        self.store.accept_reset(&accepted, brand.mail_policy, now).await
    }
}
