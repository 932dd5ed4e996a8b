//! An event comes in, by a verified webhook or from Keygen's list: the token is refreshed, and a new link may go out; or links are ended.

use std::sync::{Arc, atomic::Ordering};

use super::{Links, Profile};
use crate::{
    address::EmailAddress,
    brand::Brand,
    keygen::{PasswordReset, User, UserChange},
    queue::Job,
    secrets::{Handle, Sealed, Sealing},
    store::{
        Acceptance, AcceptedReset, Asked, Bar, Noted, Outgoing, Purpose, Standing, StoreError, UserKnowledge, later,
    },
};

/// Whether links are for this user, and where they are mailed to.
fn mailbox<'a>(brand: &Brand, user: &'a User) -> Result<&'a EmailAddress, Bar> {
    if let Some(bar) = brand.turns_away(user) {
        return Err(bar);
    }
    if user.is_banned {
        return Err(Bar::Banned);
    }
    user.address.as_ref().map_err(|_| Bar::Address)
}

impl Links {
    /// Accepts the event durably, once. When this returns, whatever is to be mailed will be.
    /// `None`: it is of somebody who may not reset passwords here, and was dropped.
    pub async fn accept(&self, brand: &Arc<Brand>, reset: PasswordReset) -> Result<Option<Acceptance>, StoreError> {
        let event = reset.event_id.clone();
        let address = match mailbox(brand, &reset.user) {
            Ok(address) => address.clone(),
            Err(bar) => {
                self.drop_reset(brand, reset, bar).await?;
                return Ok(None);
            }
        };
        let (user, pseudonym) = (self.keys.pseudonym(&reset.user.id), self.keys.pseudonym(address.canonical()));
        let acceptance = self.store_reset(brand, reset, address).await?;
        if let Acceptance::Waits(budget) = acceptance {
            self.store.report_exhaustion(&brand.id, budget, self.clock.now()).await;
        }
        tracing::info!(brand = brand.id, event, %user, address = %pseudonym, ?acceptance, "event accepted");
        Ok(Some(acceptance))
    }

    /// The tokens of the vendor's own staff, of other environments, of banned users and of addresses that no mailbox has stop here: of these events nothing is
    /// stored but their ids, so that nobody judges them again. What the event says of a user whose links are known ends them.
    async fn drop_reset(&self, brand: &Brand, reset: PasswordReset, bar: Bar) -> Result<(), StoreError> {
        let PasswordReset { event_id, idempotency_token, user, .. } = reset;
        let known_as = user.address.as_ref().map_or_else(|unusable| unusable.as_str(), EmailAddress::canonical);
        tracing::warn!(
            brand = brand.id,
            event = event_id,
            address = %self.keys.pseudonym(known_as),
            dropped = brand.dropped_events.fetch_add(1, Ordering::Relaxed) + 1,
            reason = bar.explain(),
            "event dropped"
        );
        let dropped_for = user.address.ok().filter(|_| bar == Bar::Banned);
        let knowledge = UserKnowledge {
            brand: brand.id.clone(),
            event_id,
            idempotency_token,
            user_id: user.id,
            updated_at: user.updated,
            standing: Standing::Barred(bar),
            dropped_for: dropped_for.map(|address| self.keys.hash_address(&brand.id, &address)),
            at: self.clock.now(),
        };
        if let Noted::Unknown | Noted::Overtaken = self.store.note_user(&knowledge).await? {
            let UserKnowledge { brand, event_id, idempotency_token, at, .. } = &knowledge;
            self.store.note_event(brand, event_id, idempotency_token, *at).await?;
        }
        Ok(())
    }

    /// Notes durably, once, what became of a user: another address or role, a ban or a removal ends their links.
    pub async fn note_change(&self, brand: &Brand, change: UserChange) -> Result<Noted, StoreError> {
        let UserChange { event_id, idempotency_token, user, is_deleted } = change;
        let standing = match mailbox(brand, &user) {
            _ if is_deleted => Standing::Barred(Bar::Deleted),
            Err(bar) => Standing::Barred(bar),
            Ok(address) => Standing::Active {
                addresses: self.keys.address_hashes(&brand.id, address),
                spelling: self.keys.hash_spelling(&brand.id, &address.spelling()),
                role: user.role.clone(),
                profile: self.seal_profile(brand, &user.id, address, user.name.clone()),
            },
        };
        let (event, pseudonym) = (event_id.clone(), self.keys.pseudonym(&user.id));
        let knowledge = UserKnowledge {
            brand: brand.id.clone(),
            event_id,
            idempotency_token,
            user_id: user.id,
            updated_at: user.updated,
            standing,
            dropped_for: None,
            at: self.clock.now(),
        };
        let noted = self.store.note_user(&knowledge).await?;
        tracing::info!(brand = brand.id, event, user = %pseudonym, ?noted, "event about a user accepted");
        Ok(noted)
    }

    fn seal_profile(&self, brand: &Brand, user: &str, address: &EmailAddress, name: Option<String>) -> Sealed {
        let profile = Profile { address: address.clone(), name };
        let profile = serde_json::to_vec(&profile).expect("strings always become JSON");
        self.keys.seal(Sealing::Profile { brand: &brand.id, user }, &profile)
    }

    async fn store_reset(
        &self,
        brand: &Arc<Brand>,
        reset: PasswordReset,
        address: EmailAddress,
    ) -> Result<Acceptance, StoreError> {
        let now = self.clock.now();
        let handle = Handle::generate(&*self.randomness);
        let user = reset.user;
        // What the account says of its holder goes before the page where the link was asked for, and that before the brand's own language.
        let own = brand.own_language(&user);
        let profile = self.seal_profile(brand, &user.id, &address, user.name.clone());
        let hashes = |spelling: String| self.keys.spelling_hashes(&brand.id, &spelling);
        let (addresses, spellings) = (self.keys.address_hashes(&brand.id, &address), hashes(address.spelling()));
        let other_spellings = address.other_spelling().map(hashes).unwrap_or_default();
        let token = Sealing::Token { brand: &brand.id, user: &user.id };
        let mail = {
            let (links, brand, event_id) = (self.clone(), Arc::clone(brand), reset.event_id.clone());
            let (name, asked_at_keygen) = (user.name, user.updated);
            move |asked: Option<&Asked>| {
                let purpose = asked.map_or(Purpose::Reset, |asked| asked.purpose);
                let of_page = || brand.languages.serving(asked?.language.as_deref()?);
                let language = own.or_else(of_page).unwrap_or_else(|| brand.languages.default()).tag();
                let job = Job::SendLink {
                    address: address.clone(),
                    name: name.clone(),
                    language: language.to_owned(),
                    purpose,
                    handle: handle.expose(),
                    event_id: event_id.clone(),
                    asked_at: Some(asked.map_or(asked_at_keygen, |asked| asked.at)),
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
            spellings,
            other_spellings,
            token: self.keys.seal(token, reset.token.expose().as_bytes()),
            event_id: reset.event_id,
            idempotency_token: reset.idempotency_token,
            token_created_at: user.updated,
            user_id: user.id,
            token_hashes: self.keys.token_hashes(&brand.id, reset.token.expose()),
            role: user.role,
            profile,
            link: self.keys.hash_handle(&handle),
            policy: brand.mail_policy,
            mail: Box::new(mail),
            at: now,
        };
        self.store.accept_reset(accepted).await
    }
}
