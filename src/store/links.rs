//! What handles lead to.

use std::{collections::HashMap, slice};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    AuditEvent, CLOCK_SKEW, NewJob, Store, StoreError,
    audit::Entry,
    jobs::insert_jobs,
    later,
    limits::pause,
    millis,
    news::Topic,
    rows::{list, query_many},
    timestamp,
    together::{Together, answer},
};
use crate::secrets::{AddressHash, HandleHash, Sealed};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A new password, in place of one that is lost.
    Reset,
    /// The first password.
    Invitation,
}

impl Purpose {
    /// As it stands in the store.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Invitation => "invitation",
        }
    }

    pub(super) fn from_store(name: &str) -> Self {
        if name == Self::Invitation.name() { Self::Invitation } else { Self::Reset }
    }
}

/// Why links of a user were ended, other than by using one or by "this wasn't me".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndedBy {
    /// Another address or role, a ban, a removal.
    Change,
    /// The operator.
    Revocation,
    /// A password that was set elsewhere.
    Supersession,
}

impl EndedBy {
    /// As it stands in the store.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Change => "changed",
            Self::Revocation => "revoked",
            Self::Supersession => "superseded",
        }
    }
}

/// A link, as of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkState {
    /// It works, unless its owner's address or role are against it.
    Live(LinkUser),
    /// A password was set elsewhere since. It leads to a new link for the same mailbox.
    Superseded(LinkOwner),
    /// It doesn't.
    Dead(DeadLink),
}

/// Why a link doesn't work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadLink {
    /// No such link, or one so old that it is forgotten.
    Unknown,
    /// Its time is over.
    Expired,
    /// It, or another link of the same user, has been used.
    Used,
    /// Somebody said "this wasn't me".
    Declined,
    /// The user's address or role was changed, they were banned or removed, or the operator ended it.
    Ended,
}

/// Whom a link belongs to, by what Keygen told last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkOwner {
    /// Keygen's id of the user.
    pub user_id: String,
    /// `user`, or another role that may reset passwords here.
    pub role: String,
    /// Address and name, sealed.
    pub profile: Sealed,
    /// The mailbox that the link was mailed to.
    pub mailed_to: AddressHash,
    /// The language of the mail that it came in, by its tag.
    pub language: String,
}

/// Whom a live link belongs to, with their newest token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkUser {
    /// Whom it belongs to.
    pub owner: LinkOwner,
    /// What the link is for.
    pub purpose: Purpose,
    /// The newest token, sealed.
    pub token: Sealed,
    /// When Keygen made the token.
    pub token_created_at: Timestamp,
    /// Whether its form was looked at before.
    pub opened: bool,
}

/// The outcome of claiming a link for a fulfilment.
#[derive(Debug)]
pub enum Claim {
    /// The caller, and nobody else, may now fulfil.
    Granted(LinkUser),
    /// Somebody else is at it right now.
    Busy,
    /// The link doesn't work.
    Refused(LinkState),
}

/// Links that wait to be looked up.
pub(super) type Lookups = Together<Lookup, LinkState>;

/// A link to be looked up.
pub(super) struct Lookup {
    brand: String,
    /// All hashes that it may be stored as.
    handle: Vec<HandleHash>,
    at: Timestamp,
}

impl Store {
    /// Looks a link up, under any of the hashes that it may be stored as. Changes nothing.
    pub async fn find_link(&self, brand: &str, handle: &[HandleHash], now: Timestamp) -> Result<LinkState, StoreError> {
        self.lookups.ask(Lookup::new(brand, handle, now), || self.clone().find_waiting()).await
    }

    /// Looks up what waits, and tells those who do.
    async fn find_waiting(self) {
        let batch = self.lookups.take(|_| true);
        let lookups: Vec<_> = batch.iter().map(|waiting| &waiting.request).collect();
        let found = async { find_links(&mut *self.reader.acquire().await?, &lookups).await };
        let outcome = found.await;
        answer(batch, outcome);
    }

    /// Claims a live link's user for one fulfilment, until `until` at most: of two tabs, one wins.
    pub async fn claim_link(
        &self,
        brand: &str,
        handle: &[HandleHash],
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Claim, StoreError> {
        let mut transaction = self.begin().await?;
        let lookup = Lookup::new(brand, handle, now);
        let user = match find_link(&mut transaction, &lookup).await? {
            LinkState::Live(user) => user,
            dead => return Ok(Claim::Refused(dead)),
        };
        let claimed = sqlx::query(
            "UPDATE users SET claimed_until = $3 WHERE brand = $1 AND user_id = $2
             AND (claimed_until <= $4 OR claimed_until > $5)", // the clock was set back
        )
        .bind(brand)
        .bind(&user.owner.user_id)
        .bind(millis(until))
        .bind(millis(now))
        .bind(millis(later(until, CLOCK_SKEW)))
        .execute(&mut *transaction)
        .await?;
        if claimed.rows_affected() == 0 {
            return Ok(Claim::Busy);
        }
        // Another replica may have used a link before the user's row was ours; from here on none can.
        let user = match find_link(&mut transaction, &lookup).await? {
            LinkState::Live(user) => user,
            dead => return Ok(Claim::Refused(dead)),
        };
        transaction.commit().await?;
        Ok(Claim::Granted(user))
    }

    /// Gives a claim back, so that the person can try again.
    pub async fn release_claim(&self, brand: &str, user_id: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE users SET claimed_until = 0 WHERE brand = $1 AND user_id = $2")
            .bind(brand)
            .bind(user_id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Notes that a link's form was looked at for the first time. Nothing else about the link changes.
    pub async fn mark_opened(
        &self,
        brand: &str,
        handle: &[HandleHash],
        address: &AddressHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for hash in handle {
            let opened = sqlx::query(
                "UPDATE links SET opened_at = $3 WHERE handle_hash = $1 AND brand = $2 AND opened_at IS NULL",
            );
            let opened = opened.bind(hash.as_bytes()).bind(brand).bind(millis(now)).execute(&mut *transaction).await?;
            if opened.rows_affected() > 0 {
                let entry = Entry { brand, address, event: AuditEvent::Opened, detail: None };
                self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Ends a live link because somebody said "this wasn't me", and leaves the address in peace until `paused_until`, from links of this user.
    /// Other links of the user go on.
    pub async fn decline_link(
        &self,
        brand: &str,
        handle: &[HandleHash],
        user_id: &str,
        address: &AddressHash,
        now: Timestamp,
        paused_until: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let mut declined = 0;
        for hash in handle {
            let ended = sqlx::query(
                "UPDATE links SET declined_at = $3
                 WHERE handle_hash = $1 AND brand = $2 AND used_at IS NULL AND declined_at IS NULL AND ended_at IS NULL",
            );
            let ended = ended.bind(hash.as_bytes()).bind(brand).bind(millis(now)).execute(&mut *transaction).await?;
            declined += ended.rows_affected();
        }
        if declined > 0 {
            pause(&mut transaction, brand, address, user_id, paused_until).await?;
            let entry = Entry { brand, address, event: AuditEvent::Declined, detail: None };
            self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The password was set: ends every link of the user, wipes their token and address, and stores the job that confirms the change.
    pub async fn use_links(
        &self,
        brand: &str,
        user_id: &str,
        confirmation: &NewJob,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("UPDATE links SET used_at = $3 WHERE brand = $1 AND user_id = $2 AND used_at IS NULL AND declined_at IS NULL AND ended_at IS NULL")
            .bind(brand)
            .bind(user_id)
            .bind(millis(now))
            .execute(&mut *transaction)
            .await?;
        sqlx::query("DELETE FROM users WHERE brand = $1 AND user_id = $2")
            .bind(brand)
            .bind(user_id)
            .execute(&mut *transaction)
            .await?;
        insert_jobs(&mut transaction, &[confirmation], now).await?;
        let entry = Entry { brand, address: &confirmation.address, event: AuditEvent::Fulfilled, detail: None };
        self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
        transaction.commit().await?;
        self.tell(&[Topic::Jobs(confirmation.service)]).await;
        Ok(())
    }
}

async fn find_link(connection: &mut AnyConnection, lookup: &Lookup) -> Result<LinkState, StoreError> {
    Ok(find_links(connection, &[lookup]).await?.pop().unwrap_or(LinkState::Dead(DeadLink::Unknown)))
}

/// What the lookups find, in their order.
async fn find_links(connection: &mut AnyConnection, lookups: &[&Lookup]) -> Result<Vec<LinkState>, StoreError> {
    let hashes = lookups.iter().flat_map(|lookup| &lookup.handle);
    // One of a few statements, which stay prepared, serves for any number of links.
    let count = hashes.clone().count().next_power_of_two();
    let sql = format!(
        "SELECT l.handle_hash, l.brand, l.user_id, l.purpose, l.language, l.expires_at, l.opened_at, l.used_at, l.declined_at, l.ended_by,
             l.address_hash, u.role, u.status, u.profile, u.token, u.token_created_at
         FROM links l LEFT JOIN users u ON u.brand = l.brand AND u.user_id = l.user_id
         WHERE l.handle_hash IN ({})",
        list(0, count)
    );
    let mut query = query_many(connection, sql, count).persistent(true);
    for hash in hashes.cycle().take(count) {
        query = query.bind(hash.as_bytes());
    }
    let rows = query.fetch_all(connection).await?;
    let rows = rows.iter().map(|row| Ok((row.try_get("handle_hash")?, row)));
    let rows = rows.collect::<Result<HashMap<&[u8], &AnyRow>, sqlx::Error>>()?;
    lookups.iter().map(|lookup| Ok(lookup.state(&rows)?)).collect()
}

impl Lookup {
    fn new(brand: &str, handle: &[HandleHash], now: Timestamp) -> Self {
        Self { brand: brand.to_owned(), handle: handle.to_owned(), at: now }
    }

    fn state(&self, rows: &HashMap<&[u8], &AnyRow>) -> Result<LinkState, sqlx::Error> {
        for row in self.handle.iter().filter_map(|hash| rows.get(hash.as_bytes())) {
            if row.try_get::<&str, _>("brand")? == self.brand {
                return link_state(row, self.at);
            }
        }
        Ok(LinkState::Dead(DeadLink::Unknown))
    }
}

fn link_state(row: &AnyRow, now: Timestamp) -> Result<LinkState, sqlx::Error> {
    if row.try_get::<Option<i64>, _>("used_at")?.is_some() {
        return Ok(LinkState::Dead(DeadLink::Used));
    }
    if row.try_get::<Option<i64>, _>("declined_at")?.is_some() {
        return Ok(LinkState::Dead(DeadLink::Declined));
    }
    if row.try_get::<i64, _>("expires_at")? <= millis(now) {
        return Ok(LinkState::Dead(DeadLink::Expired));
    }
    let ended_by = row.try_get::<Option<&str>, _>("ended_by")?;
    if ended_by.is_some_and(|by| by != EndedBy::Supersession.name()) {
        return Ok(LinkState::Dead(DeadLink::Ended));
    }
    let Some(profile) = row.try_get("profile")? else { return Ok(LinkState::Dead(DeadLink::Expired)) };
    let mailed_to = AddressHash::from_store(row.try_get("address_hash")?);
    let (Some(mailed_to), "active") = (mailed_to, row.try_get("status")?) else {
        return Ok(LinkState::Dead(DeadLink::Ended));
    };
    let owner = LinkOwner {
        user_id: row.try_get("user_id")?,
        role: row.try_get("role")?,
        profile: Sealed::from_store(profile),
        mailed_to,
        language: row.try_get("language")?,
    };
    if ended_by.is_some() {
        return Ok(LinkState::Superseded(owner));
    }
    let Some(token) = row.try_get("token")? else { return Ok(LinkState::Dead(DeadLink::Ended)) };
    Ok(LinkState::Live(LinkUser {
        owner,
        purpose: Purpose::from_store(row.try_get("purpose")?),
        token: Sealed::from_store(token),
        token_created_at: timestamp(row.try_get("token_created_at")?),
        opened: row.try_get::<Option<i64>, _>("opened_at")?.is_some(),
    }))
}
