//! Webhooks that did not arrive come back: Keygen gives up at once on a refused connection, but keeps the event.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{
    brand::{Brand, Brands},
    keygen::{Admin, AdminError, Event},
    links::Links,
    store::{Acceptance, StoreError, later},
};

/// How often Keygen is asked.
const EVERY: Duration = Duration::from_mins(5);

/// An older event's token has expired.
const TOKEN_LIFETIME: Duration = Duration::from_hours(24);

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
    /// Password resets of the last 24 hours.
    pub seen: u32,
    /// Of these, the ones that Keygen has not delivered.
    pub undelivered: u32,
    /// Of these, the ones that were not known and are mailed now.
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
        for round in 0_u64.. {
            let began = clock.now();
            for brand in self.brands.iter() {
                let Some(admin) = &brand.keygen_admin else { continue };
                // At start each replica looks, for what it may have missed itself; then one of them at a time.
                let found = async {
                    let task = format!("sync {}", brand.id);
                    let claimed = self.links.store.claim_task(&task, EVERY, began).await?;
                    if claimed || round == 0 { self.once(brand, admin).await } else { Ok(Findings::default()) }
                };
                if let Err(error) = found.await {
                    tracing::error!(brand = brand.id, %error, "lost webhooks can't be looked for; trying again later");
                }
            }
            clock.sleep_until(later(began, EVERY)).await;
        }
    }

    /// Brings in what is young enough, not delivered and not known. Newest first, so that of one user's events only the newest is mailed:
    /// the others come overtaken.
    pub async fn once(&self, brand: &Arc<Brand>, admin: &Admin) -> Result<Findings, SyncError> {
        let now = self.links.clock.now();
        let mut findings = Findings::default();
        for page in 1.. {
            let events = admin.password_resets(page).await?;
            if events.is_empty() {
                break;
            }
            for listed in events {
                if later(listed.created, TOKEN_LIFETIME) <= now {
                    return Ok(findings);
                }
                findings.seen += 1;
                if listed.delivered {
                    continue;
                }
                findings.undelivered += 1;
                if self.links.store.knows_event(&brand.id, &listed.id, &listed.idempotency_token).await? {
                    continue;
                }
                match admin.event(&listed.id).await {
                    Ok(Event::PasswordReset(reset)) => match self.links.accept(brand, *reset).await? {
                        Some(Acceptance::Mailed { .. } | Acceptance::Waits(_)) => findings.mailed += 1,
                        Some(_) | None => findings.not_mailed += 1,
                    },
                    Ok(Event::Other(_)) => {}
                    // One that can't be read must not keep the others away.
                    Err(AdminError::Event(error)) => {
                        findings.not_understood += 1;
                        tracing::error!(brand = brand.id, event = listed.id, %error, "lost webhook found, but not understood");
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(findings)
    }
}
