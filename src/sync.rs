//! Webhooks that did not arrive come back: Keygen gives up at once on a refused connection, and takes a redirect for a delivery, but keeps the event.

use std::{collections::HashMap, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::sync::watch;

use crate::{
    brand::{Brand, Brands},
    keygen::{Admin, AdminError, Endpoint, Event, ListedEvent, PasswordReset, Position},
    links::Links,
    store::{Acceptance, StoreError, earlier, later},
};

/// How often Keygen is asked.
const EVERY: Duration = Duration::from_mins(5);

/// An older event's token has expired.
const TOKEN_LIFETIME: Duration = Duration::from_hours(24);

/// Events are listed in the order in which they are made, more or less: parallel workers make them, and complete them a moment later. What is older than this
/// was judged by the look before.
const OVERLAP: Duration = Duration::from_mins(10);

/// Looks for lost webhooks at start, and every few minutes.
pub struct Sync {
    /// On whose behalf.
    pub brands: Arc<Brands>,
    /// What accepts an event, once.
    pub links: Links,
}

/// What a look at Keygen's list of events brought.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Findings {
    /// Password resets of the last 24 hours that were made for our endpoint.
    pub seen: u32,
    /// Those of other endpoints, which are theirs to receive.
    pub of_others: u32,
    /// Of ours, the ones that Keygen has not delivered.
    pub undelivered: u32,
    /// Of ours, the ones that had been accepted or dropped.
    pub known: u32,
    /// Delivered before this database was first served from: another one knew them.
    pub before_us: u32,
    /// Those that were not known and are mailed now.
    pub mailed: u32,
    /// Brought in, but not mailed: overtaken by a newer one, past a limit, or of somebody who may not reset passwords here.
    pub not_mailed: u32,
    /// Events that are not what they should be.
    pub not_understood: u32,
}

/// Why lost webhooks could not be looked for.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// Keygen's API.
    #[error(transparent)]
    Keygen(#[from] AdminError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Sync {
    /// Runs until `stop` says `true`. Being cut off does no harm: an event is accepted as a whole. What cannot be done is said at once.
    pub fn run(self, mut stop: watch::Receiver<bool>) -> impl Future<Output = ()> {
        for brand in self.brands.iter().filter(|brand| brand.keygen_admin.is_none()) {
            tracing::info!(brand = brand.id, "no admin_token: webhooks that are sent while this is down are lost");
        }
        async move {
            tokio::select! {
                () = self.repeat() => {}
                _ = stop.wait_for(|&stop| stop) => {}
            }
        }
    }

    async fn repeat(&self) {
        let clock = &self.links.clock;
        // When the last whole look of this process began, by brand.
        let mut looked = HashMap::new();
        for round in 0_u64.. {
            let began = clock.now();
            for brand in self.brands.iter() {
                let Some(admin) = &brand.keygen_admin else { continue };
                let since = looked.get(&brand.id).map(|&last| earlier(last, OVERLAP));
                // At start each replica looks, for what it may have missed itself; then one of them at a time.
                let found = async {
                    let task = format!("sync {}", brand.id);
                    let claimed = self.links.store.claim_task(&task, EVERY, began).await?;
                    if claimed || round == 0 { self.look(brand, admin, since).await.map(Some) } else { Ok(None) }
                };
                match found.await {
                    Ok(Some(_)) => drop(looked.insert(brand.id.clone(), began)),
                    Ok(None) => {}
                    Err(error) => {
                        tracing::error!(brand = brand.id, %error, "lost webhooks can't be looked for; trying again later");
                    }
                }
            }
            clock.sleep_until(later(began, EVERY)).await;
        }
    }

    /// Brings in what is young enough and not known.
    pub async fn once(&self, brand: &Arc<Brand>, admin: &Admin) -> Result<Findings, SyncError> {
        self.look(brand, admin, None).await
    }

    /// Brings in what is young enough, not known, and not older than `since`.
    ///
    /// What is in the store decides, not Keygen's word that an event was delivered: a redirect counts as a delivery to Keygen, which made a GET without a body
    /// of it. Only what was delivered before this database was first served from is left alone: the database that was lost knew it, and the people are long done.
    async fn look(&self, brand: &Arc<Brand>, admin: &Admin, since: Option<Timestamp>) -> Result<Findings, SyncError> {
        let now = self.links.clock.now();
        // A token may be allowed to see events and no endpoints.
        if let Err(error) = report_endpoint(brand, admin).await {
            tracing::warn!(brand = brand.id, %error, "whether Keygen sends webhooks here can't be seen");
        }
        let first_served = self.links.store.first_served(&brand.id, now).await?;
        let oldest = since.unwrap_or(Timestamp::MIN).max(earlier(now, TOKEN_LIFETIME));
        let mut findings = Findings::default();
        let mut position = Some(Position::START);
        while let Some(at) = position {
            let (events, rest) = admin.password_resets(&at).await?;
            let is_last = events.iter().any(|event| event.created <= oldest);
            let mut ours = Vec::new();
            for event in events.into_iter().filter(|event| event.created > oldest) {
                // As our verifier would: by host and target, which are what Keygen signs.
                if event.endpoint.as_ref().map(Endpoint::new).as_ref() != Some(&brand.verifier.endpoint) {
                    findings.of_others += 1;
                    continue;
                }
                findings.seen += 1;
                findings.undelivered += u32::from(!event.delivered);
                if event.delivered && event.created < first_served {
                    findings.before_us += 1;
                } else {
                    ours.push(event);
                }
            }
            self.accept_unknown(brand, ours, &mut findings).await?;
            position = rest.filter(|_| !is_last);
        }
        Ok(findings)
    }

    /// Brings in those that are not known, the newest token first, so that of one user's events only the newest is mailed: the others come overtaken.
    async fn accept_unknown(
        &self,
        brand: &Arc<Brand>,
        events: Vec<ListedEvent>,
        findings: &mut Findings,
    ) -> Result<(), SyncError> {
        let mut resets = Vec::new();
        for ListedEvent { id, event, .. } in events {
            match event {
                Some(Ok(Event::PasswordReset(reset))) => resets.push(reset),
                // Keygen is making it; the next look finds it whole.
                Some(Ok(Event::UserChange(_) | Event::Other(_))) | None => {}
                // One that can't be read must not keep the others away.
                Some(Err(error)) => {
                    findings.not_understood += 1;
                    tracing::error!(brand = brand.id, event = id, %error, "event listed, but not understood");
                }
            }
        }
        resets.sort_by_key(|reset| std::cmp::Reverse(reset.user.updated));
        let hashes = |reset: &PasswordReset| self.links.keys.token_hashes(&brand.id, reset.token.expose());
        let asked: Vec<_> = resets.iter().map(|reset| (reset.event_id.clone(), hashes(reset))).collect();
        let known = self.links.store.known_events(&brand.id, &asked).await?;
        for reset in resets {
            if known.contains(&reset.event_id) {
                findings.known += 1;
                continue;
            }
            match self.links.accept(brand, *reset).await? {
                Some(Acceptance::Mailed { .. } | Acceptance::Waits(_)) => findings.mailed += 1,
                Some(Acceptance::Duplicate) => findings.known += 1,
                Some(Acceptance::Refreshed(_)) | None => findings.not_mailed += 1,
            }
        }
        Ok(())
    }
}

/// Says so if Keygen sends us nothing, of which no event would tell: for a disabled endpoint none is made.
async fn report_endpoint(brand: &Brand, admin: &Admin) -> Result<(), AdminError> {
    let endpoints = admin.endpoints().await?;
    let ours = |url: &str| url.parse().is_ok_and(|url| Endpoint::new(&url) == brand.verifier.endpoint);
    let mut ours = endpoints.iter().filter(|endpoint| ours(&endpoint.url)).peekable();
    if ours.peek().is_none() {
        tracing::error!(
            brand = brand.id,
            "no webhook endpoint of this portal is registered at Keygen, which sends nothing; `rekey setup` registers it"
        );
    } else if ours.all(|endpoint| !endpoint.is_subscribed()) {
        tracing::error!(
            brand = brand.id,
            "Keygen has disabled the webhook endpoint, or it is not subscribed to password resets: nothing is sent, and what is asked for meanwhile can't be \
             found afterwards; `rekey setup` repairs it"
        );
    }
    Ok(())
}
