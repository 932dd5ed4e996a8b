//! What Keygen tells of users beside their resets: a changed address or role, a ban or a removal ends their links.

use std::{slice, time::Duration};

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    AuditEvent, Store, StoreError,
    audit::Entry,
    later,
    links::EndedBy,
    millis,
    news::Topic,
    rows::{for_update, list, query_many},
    timestamp,
};
use crate::secrets::{AddressHash, Sealed};

/// Keygen tries to deliver an event for up to 61 hours. What ended a user's links is remembered for longer, so that no older event undoes it.
const MEMORY: Duration = Duration::from_hours(72);

/// What an event says of a user.
pub struct UserKnowledge {
    /// Whose user it is.
    pub brand: String,
    /// The event's id.
    pub event_id: String,
    /// Keygen's idempotency token.
    pub idempotency_token: String,
    /// Who it is.
    pub user_id: String,
    /// When Keygen changed the user.
    pub updated_at: Timestamp,
    /// Whether links are for them.
    pub standing: Standing,
    /// Whose reset is dropped because of it: support looks for it there, also if nothing else is known of the user.
    pub dropped_for: Option<AddressHash>,
    /// When it arrived.
    pub at: Timestamp,
}

/// Whether a user may have links.
pub enum Standing {
    /// They may.
    Active {
        /// The hashes that the user's address may be known by, the newest first; there is always one.
        addresses: Vec<AddressHash>,
        /// The newest hash of the address as Keygen compares it.
        spelling: AddressHash,
        /// The user's role.
        role: String,
        /// Address and name, sealed.
        profile: Sealed,
    },
    /// They may not.
    Barred(Bar),
}

/// Why a user may not have links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// The role may not reset passwords here.
    Role,
    /// Keygen would refuse their new password.
    Environment,
    /// A banned user can't log in.
    Banned,
    /// No mailbox has this address.
    Address,
    /// The user was removed.
    Deleted,
}

impl Bar {
    /// For support.
    pub const fn explain(self) -> &'static str {
        match self {
            Self::Role => "the user's role may not reset passwords here",
            Self::Environment => "the user belongs to another environment",
            Self::Banned => "the user is banned",
            Self::Address => "the user's address is not canonical",
            Self::Deleted => "the user was removed",
        }
    }
}

/// What became of an event about a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// No links, and no token, are known of this user; nothing was done.
    Unknown,
    /// It was accepted before, or newer events were.
    Overtaken,
    /// What is known was refreshed; links go on.
    Refreshed,
    /// The user's links were ended, and their token wiped.
    Ended {
        /// How many of them were alive.
        links: u64,
    },
}

/// What the operator ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Revoked {
    /// Users with this address whose token was wiped.
    pub users: u64,
    /// Links that were alive.
    pub links: u64,
    /// Mails with links that had not left.
    pub jobs: u64,
}

impl Store {
    /// Notes, once, what an event says of a user who is known. What is older than what is known changes nothing; a removal is final.
    pub async fn note_user(&self, news: &UserKnowledge) -> Result<Noted, StoreError> {
        let UserKnowledge { brand, user_id, at, .. } = news;
        let mut transaction = self.begin().await?;
        let sql = format!(
            "SELECT address_hash, role, status, updated_at FROM users WHERE brand = $1 AND user_id = $2 {}",
            for_update(&transaction)
        );
        let known = sqlx::query(AssertSqlSafe(sql)).bind(brand).bind(user_id).fetch_optional(&mut *transaction).await?;
        let Some(known) = known else {
            news.note_drop(self, &mut transaction).await?;
            transaction.commit().await?;
            return Ok(Noted::Unknown);
        };
        let address = AddressHash::from_store(known.try_get("address_hash")?);
        let is_deleted = matches!(news.standing, Standing::Barred(Bar::Deleted));
        let overtaken = news.updated_at < timestamp(known.try_get("updated_at")?) && !is_deleted;
        let was_deleted = known.try_get::<&str, _>("status")? == "deleted";
        if overtaken || was_deleted || !news.is_new(&mut transaction).await? {
            return Ok(Noted::Overtaken);
        }
        let role: &str = known.try_get("role")?;
        let change = match &news.standing {
            Standing::Barred(bar) => Some(bar.explain()),
            Standing::Active { addresses, .. } if !address.is_some_and(|known| addresses.contains(&known)) => {
                Some("the user's address was changed")
            }
            Standing::Active { role: now, .. } if now != role => Some("the user's role was changed"),
            Standing::Active { .. } => None,
        };
        news.store(&mut transaction, change.is_some()).await?;
        let Some(change) = change else {
            transaction.commit().await?;
            return Ok(Noted::Refreshed);
        };
        let links = end_links(&mut transaction, brand, &[user_id], EndedBy::Change, *at).await?;
        if let Some(address) = &address
            && (links > 0 || news.dropped_for.is_some())
        {
            let entry = Entry { brand, address, event: AuditEvent::Ended, detail: Some(change) };
            self.write_audit(&mut transaction, slice::from_ref(&entry), *at).await?;
        }
        transaction.commit().await?;
        // Whoever waits for a token waits in vain.
        self.tell(&[Topic::Tokens]).await;
        Ok(Noted::Ended { links })
    }

    /// The token that Keygen made at `token_created_at` is refused, and no newer one came: a password was set elsewhere. Ends the user's links,
    /// which lead to a new one from now on. `false`: a newer token has come at the last moment.
    pub async fn supersede_links(
        &self,
        brand: &str,
        user_id: &str,
        token_created_at: Timestamp,
        address: &AddressHash,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let wiped = sqlx::query(
            "UPDATE users SET token = NULL, claimed_until = 0 WHERE brand = $1 AND user_id = $2 AND token_created_at = $3",
        );
        let wiped = wiped.bind(brand).bind(user_id).bind(millis(token_created_at)).execute(&mut *transaction).await?;
        if wiped.rows_affected() == 0 {
            return Ok(false);
        }
        end_links(&mut transaction, brand, &[user_id], EndedBy::Supersession, now).await?;
        let detail = Some("Keygen refuses the token: a password was set elsewhere");
        let entry = Entry { brand, address, event: AuditEvent::Ended, detail };
        self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Ends all links of whoever has this address, wipes their token, and drops the mails with links that have not left. `addresses` are the hashes that
    /// it may be known by, the newest first.
    pub async fn revoke(&self, brand: &str, addresses: &[AddressHash], now: Timestamp) -> Result<Revoked, StoreError> {
        let Some(newest) = addresses.first() else { return Ok(Revoked::default()) };
        let mut transaction = self.begin().await?;
        let sql = format!(
            "UPDATE users SET token = NULL WHERE brand = $1 AND address_hash IN ({}) AND token IS NOT NULL RETURNING user_id",
            list(1, addresses.len())
        );
        let mut query = query_many(&transaction, sql, addresses.len()).bind(brand);
        for address in addresses {
            query = query.bind(address.as_bytes());
        }
        let users = query.fetch_all(&mut *transaction).await?;
        let users: Vec<&str> = users.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        let links = end_links(&mut transaction, brand, &users, EndedBy::Revocation, now).await?;
        let mut jobs = 0;
        // Each state has an index of its own.
        for state in ["ready", "waiting"] {
            let sql = format!(
                "UPDATE jobs SET state = 'dropped', reason = 'revoked by the operator', payload = NULL, finished_at = $1
                 WHERE brand = $2 AND service = 'mail' AND state = '{state}' AND kind IN ('send_reset_link', 'send_invitation')
                 AND address_hash IN ({})",
                list(2, addresses.len())
            );
            let mut query = query_many(&transaction, sql, addresses.len());
            query = query.bind(millis(now)).bind(brand);
            for address in addresses {
                query = query.bind(address.as_bytes());
            }
            jobs += query.execute(&mut *transaction).await?.rows_affected();
        }
        let revoked = Revoked { users: users.len().try_into().unwrap_or(u64::MAX), links, jobs };
        let detail = format!("revoked by the operator: {links} links, {jobs} waiting mails");
        let entry = Entry { brand, address: newest, event: AuditEvent::Ended, detail: Some(&detail) };
        self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
        transaction.commit().await?;
        Ok(revoked)
    }
}

impl Standing {
    fn status(&self) -> &'static str {
        match self {
            Self::Active { .. } => "active",
            Self::Barred(Bar::Deleted) => "deleted",
            Self::Barred(_) => "barred",
        }
    }
}

impl UserKnowledge {
    /// Notes the event. `false`: it was accepted before.
    async fn is_new(&self, connection: &mut AnyConnection) -> Result<bool, StoreError> {
        let noted = sqlx::query(
            "INSERT INTO events (brand, event_id, idempotency_token, accepted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        );
        let noted = noted.bind(&self.brand).bind(&self.event_id).bind(&self.idempotency_token).bind(millis(self.at));
        Ok(noted.execute(connection).await?.rows_affected() > 0)
    }

    /// Notes for support that a reset is dropped, if one is.
    async fn note_drop(&self, store: &Store, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let (Some(address), Standing::Barred(bar)) = (&self.dropped_for, &self.standing) else { return Ok(()) };
        if self.is_new(connection).await? {
            let detail = Some(bar.explain());
            let entry = Entry { brand: &self.brand, address, event: AuditEvent::Dropped, detail };
            store.write_audit(connection, slice::from_ref(&entry), self.at).await?;
        }
        Ok(())
    }

    /// Keeps what is known now. `ends`: the token is wiped, and an older one does not come back.
    async fn store(&self, connection: &mut AnyConnection, ends: bool) -> Result<(), StoreError> {
        let (address, spelling, role, profile) = match &self.standing {
            Standing::Active { addresses, spelling, role, profile } => {
                (addresses.first(), Some(spelling), Some(role), Some(profile))
            }
            Standing::Barred(_) => (None, None, None, None),
        };
        sqlx::query(
            "UPDATE users SET status = $3, address_hash = coalesce($4, address_hash), spelling_hash = coalesce($10, spelling_hash), role = coalesce($5, role), profile = coalesce($6, profile),
                updated_at = CASE WHEN updated_at > $7 THEN updated_at ELSE $7 END,
                token = CASE WHEN $8 = 1 THEN NULL ELSE token END,
                token_created_at = CASE WHEN $8 = 1 AND token_created_at < $7 THEN $7 ELSE token_created_at END,
                needed_until = CASE WHEN $8 = 1 AND needed_until < $9 THEN $9 ELSE needed_until END
             WHERE brand = $1 AND user_id = $2",
        )
        .bind(&self.brand)
        .bind(&self.user_id)
        .bind(self.standing.status())
        .bind(address.map(AddressHash::as_bytes))
        .bind(role)
        .bind(profile.map(Sealed::as_bytes))
        .bind(millis(self.updated_at))
        .bind(i64::from(ends))
        .bind(millis(later(self.at, MEMORY)))
        .bind(spelling.map(AddressHash::as_bytes))
        .execute(connection)
        .await?;
        Ok(())
    }
}

/// Ends the live links of these users; returns how many there were.
pub(super) async fn end_links(
    connection: &mut AnyConnection,
    brand: &str,
    users: &[&str],
    by: EndedBy,
    now: Timestamp,
) -> Result<u64, StoreError> {
    if users.is_empty() {
        return Ok(0);
    }
    let sql = format!(
        "UPDATE links SET ended_at = $1, ended_by = $2
         WHERE brand = $3 AND used_at IS NULL AND declined_at IS NULL AND ended_at IS NULL AND expires_at > $4 AND user_id IN ({})",
        list(4, users.len())
    );
    let mut query = query_many(connection, sql, users.len());
    query = query.bind(millis(now)).bind(by.name()).bind(brand).bind(millis(now));
    for user in users {
        query = query.bind(*user);
    }
    Ok(query.execute(connection).await?.rows_affected())
}
