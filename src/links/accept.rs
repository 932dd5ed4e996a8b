//! An event comes in, by a verified webhook or from Keygen's list: the token is refreshed, and a new link may go out.

use std::sync::Arc;

use super::{Links, Profile};
use crate::{
    brand::Brand,
    keygen::PasswordReset,
    queue::Job,
    secrets::{Handle, Sealing},
    store::{Acceptance, AcceptedReset, Asked, Outgoing, Purpose, StoreError, later},
};

impl Links {
    /// Accepts the event durably, once. When this returns, whatever is to be mailed will be.
    /// `None`: it is of somebody who may not reset passwords here, and was dropped.
    pub async fn accept(&self, brand: &Arc<Brand>, reset: PasswordReset) -> Result<Option<Acceptance>, StoreError> {
        let event = reset.event_id.clone();
        // Tokens of the vendor's own staff stop here, before anything is stored.
        if !brand.roles.contains(&reset.user.role) {
            tracing::warn!(brand = brand.id, event, "event dropped: the user's role may not reset passwords here");
            return Ok(None);
        }
        let user = self.keys.pseudonym(&reset.user.id);
        let address = self.keys.pseudonym(reset.user.address.as_str());
        let acceptance = self.store(brand, reset).await?;
        if let Acceptance::Waits(budget) = acceptance {
            self.store.report_exhaustion(&brand.id, budget, self.clock.now()).await;
        }
        tracing::info!(brand = brand.id, event, %user, %address, ?acceptance, "event accepted");
        Ok(Some(acceptance))
    }

    async fn store(&self, brand: &Arc<Brand>, reset: PasswordReset) -> Result<Acceptance, StoreError> {
        let now = self.clock.now();
        let handle = Handle::generate(&*self.randomness);
        let user = reset.user;
        let profile = Profile { address: user.address.as_str().to_owned(), name: user.name };
        // What the account says of its holder goes before the page where the link was asked for, and that before the brand's own language.
        let own = user.metadata.get(&brand.language_metadata).and_then(serde_json::Value::as_str);
        let own = own.and_then(|tag| brand.languages.serving(tag));
        let sealed_profile = self.keys.seal(
            Sealing::Profile { brand: &brand.id, user: &user.id },
            &serde_json::to_vec(&profile).expect("strings always become JSON"),
        );
        let addresses = self.keys.address_hashes(&brand.id, &profile.address);
        let token = Sealing::Token { brand: &brand.id, user: &user.id };
        let mail = {
            let (links, brand, event_id) = (self.clone(), Arc::clone(brand), reset.event_id.clone());
            move |asked: Option<&Asked>| {
                let purpose = asked.map_or(Purpose::Reset, |asked| asked.purpose);
                let of_page = || brand.languages.serving(asked?.language.as_deref()?);
                let language = own.or_else(of_page).unwrap_or_else(|| brand.languages.default()).tag();
                let job = Job::SendLink {
                    address: profile.address.clone(),
                    name: profile.name.clone(),
                    language: language.to_owned(),
                    purpose,
                    handle: handle.expose(),
                    event_id: event_id.clone(),
                    asked_at: Some(asked.map_or(reset.created, |asked| asked.at)),
                    requester: asked
                        .and_then(|asked| links.open_requester(&brand, asked.requester.as_ref()?))
                        .unwrap_or_default(),
                };
                let job = job.seal(&links.keys, &brand.id, now, later(now, brand.lifetime(purpose)));
                Outgoing { purpose, language, job }
            }
        };
        let accepted = AcceptedReset {
            brand: brand.id.clone(),
            addresses,
            token: self.keys.seal(token, reset.token.expose().as_bytes()),
            event_id: reset.event_id,
            idempotency_token: reset.idempotency_token,
            user_id: user.id,
            token_created_at: reset.created,
            profile: sealed_profile,
            link: self.keys.hash_handle(&handle),
            policy: brand.mail_policy,
            mail: Box::new(mail),
            at: now,
        };
        self.store.accept_reset(accepted).await
    }
}
