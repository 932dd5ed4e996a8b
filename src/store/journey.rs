//! The journey's tables: expected webhooks, accepted events, users, links.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Row};

use super::{
    CLOCK_SKEW, NewJob, Service, Store, StoreError, earlier, jobs::REPLACED, later, millis, news::Topic, timestamp,
    whole_millis,
};
use crate::secrets::{AddressHash, HandleHash, Sealed};

/// When an accepted webhook is mailed (see `docs/architecture.md`, "Mail is limited where it leaves").
#[derive(Debug, Clone, Copy)]
pub struct MailPolicy {
    /// Mail also the resets that were not asked for here.
    pub unasked: bool,
    /// After a mail, an unasked webhook for the same address causes none for this long.
    pub cooldown: Duration,
    /// Mails to one address in an hour.
    pub per_address: u32,
    /// Mails of the whole brand in an hour. Unasked ones may use half of it, so that they are shed first.
    pub per_hour: u32,
}

/// A verified `user.password-reset`, sealed and ready to be stored.
#[derive(Debug)]
pub struct AcceptedReset<'a> {
    /// Whose event it is.
    pub brand: &'a str,
    /// The event's id.
    pub event_id: &'a str,
    /// Keygen's idempotency token.
    pub idempotency_token: &'a str,
    /// Whose password it is.
    pub user_id: &'a str,
    /// The user's address, hashed.
    pub address: AddressHash,
    /// The token, sealed.
    pub token: Sealed,
    /// When Keygen made the token.
    pub token_created_at: Timestamp,
    /// Address and name, sealed.
    pub profile: Sealed,
    /// The link to be mailed, if a mail is due.
    pub link: HandleHash,
}

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
    const fn name(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Invitation => "invitation",
        }
    }

    fn from_store(name: &str) -> Self {
        if name == Self::Invitation.name() { Self::Invitation } else { Self::Reset }
    }
}

/// What was asked for here, and led to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What for.
    pub purpose: Purpose,
    /// The language of the page, by its tag.
    pub language: Option<String>,
}

/// What is mailed because of a webhook.
#[derive(Debug)]
pub struct Outgoing {
    /// What the link is for.
    pub purpose: Purpose,
    /// The mail's language, by its tag.
    pub language: &'static str,
    /// The job that mails it; it expires with the link.
    pub job: NewJob,
}

/// What became of an accepted webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// It was accepted before; nothing was done.
    Duplicate,
    /// The token was refreshed, and a link is on its way.
    Mailed {
        /// Whether the reset was asked for here.
        asked: bool,
    },
    /// The token was refreshed, and nothing is mailed.
    Refreshed(Suppression),
}

/// Why an accepted webhook causes no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppression {
    /// We asked for it ourselves, for a fresh token just in time.
    Refresh,
    /// `mail_on` is `our_requests`, and this was not one.
    Unasked,
    /// It came late: a newer token is known, or the password has been changed since.
    Overtaken,
    /// A link was mailed to this address a moment ago.
    Cooldown,
    /// The address has had its mails of this hour.
    AddressLimit,
    /// The brand has had its mails of this hour.
    Budget,
}

/// A link, as of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkState {
    /// It works.
    Live(LinkUser),
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
}

/// Whom a live link belongs to, with their newest token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkUser {
    /// Keygen's id of the user.
    pub user_id: String,
    /// What the link is for.
    pub purpose: Purpose,
    /// The language of the mail that it came in, by its tag.
    pub language: String,
    /// Address and name, sealed.
    pub profile: Sealed,
    /// The newest token, sealed.
    pub token: Sealed,
    /// When Keygen made the token.
    pub token_created_at: Timestamp,
}

/// The outcome of claiming a link for a fulfilment.
#[derive(Debug)]
pub enum Claim {
    /// The caller, and nobody else, may now fulfil.
    Granted(LinkUser),
    /// Somebody else is at it right now.
    Busy,
    /// The link doesn't work.
    Refused(DeadLink),
}

/// Limits count in windows of an hour.
const WINDOW: Duration = Duration::from_hours(1);

impl Store {
    /// Stores a request for a reset: the webhook to expect, and the job that asks Keygen, in place of an earlier one for the same address that
    /// Keygen could not be asked for yet. Within `cooldown` of the last request nothing is stored, and `false` returned.
    pub async fn store_request(
        &self,
        job: &NewJob,
        asked: &Asked,
        cooldown: Duration,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let expected = sqlx::query(
            "INSERT INTO expected_webhooks (brand, address_hash, purpose, asked_at, expires_at, language) VALUES ($1, $2, $7, $3, $4, $8)
             ON CONFLICT (brand, address_hash, purpose)
             DO UPDATE SET asked_at = excluded.asked_at, expires_at = excluded.expires_at, language = excluded.language
             WHERE expected_webhooks.asked_at + $5 <= excluded.asked_at
                OR expected_webhooks.asked_at > $6", // the clock was set back
        )
        .bind(&job.brand)
        .bind(job.address.as_bytes())
        .bind(millis(now))
        .bind(millis(job.expires_at))
        .bind(whole_millis(cooldown))
        .bind(millis(later(now, CLOCK_SKEW)))
        .bind(asked.purpose.name())
        .bind(&asked.language)
        .execute(&mut *transaction)
        .await?;
        if expected.rows_affected() == 0 {
            return Ok(false);
        }
        let replaced = sqlx::query(
            "UPDATE jobs SET state = 'dropped', reason = $5, payload = NULL, finished_at = $4
             WHERE brand = $1 AND address_hash = $2 AND state = 'ready' AND service = $3",
        )
        .bind(&job.brand)
        .bind(job.address.as_bytes())
        .bind(Service::Keygen.name())
        .bind(millis(now))
        .bind(REPLACED)
        .execute(&mut *transaction)
        .await?;
        self.insert_job(&mut transaction, job, now).await?;
        transaction.commit().await?;
        self.news.tell(Topic::Jobs(job.service));
        if replaced.rows_affected() > 0 {
            tracing::info!(brand = job.brand, "a request that still waited for Keygen was dropped for a newer one");
        }
        Ok(true)
    }

    /// Expects a webhook that only refreshes the token.
    pub async fn expect_refresh(
        &self,
        brand: &str,
        address: AddressHash,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO expected_webhooks (brand, address_hash, purpose, asked_at, expires_at) VALUES ($1, $2, 'refresh', $3, $4)
             ON CONFLICT (brand, address_hash, purpose)
             DO UPDATE SET asked_at = excluded.asked_at, expires_at = excluded.expires_at",
        )
        .bind(brand)
        .bind(address.as_bytes())
        .bind(millis(now))
        .bind(millis(until))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Accepts a webhook once: refreshes the user's token, and decides whether a link is mailed. `mail` makes the mail, told of what was asked for here, if
    /// anything was.
    pub async fn accept_reset(
        &self,
        reset: &AcceptedReset<'_>,
        mail: impl FnOnce(Option<&Asked>) -> Outgoing,
        policy: MailPolicy,
        now: Timestamp,
    ) -> Result<Acceptance, StoreError> {
        let mut transaction = self.begin().await?;
        let event = sqlx::query(
            "INSERT INTO events (brand, event_id, idempotency_token, accepted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(reset.brand)
        .bind(reset.event_id)
        .bind(reset.idempotency_token)
        .bind(millis(now))
        .execute(&mut *transaction)
        .await?;
        if event.rows_affected() == 0 {
            return Ok(Acceptance::Duplicate);
        }

        // Webhooks may overtake each other: an older token never replaces a newer one.
        let refreshed = sqlx::query(
            "INSERT INTO users (brand, user_id, token, token_created_at, profile, needed_until) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (brand, user_id) DO UPDATE SET token = excluded.token, token_created_at = excluded.token_created_at, profile = excluded.profile
             WHERE excluded.token_created_at >= users.token_created_at",
        )
        .bind(reset.brand)
        .bind(reset.user_id)
        .bind(reset.token.as_bytes())
        .bind(millis(reset.token_created_at))
        .bind(reset.profile.as_bytes())
        .bind(millis(now))
        .execute(&mut *transaction)
        .await?;

        let overtaken = refreshed.rows_affected() == 0 || used_since(&mut transaction, reset).await?;
        let decision =
            if overtaken { Err(Suppression::Overtaken) } else { decide(&mut transaction, reset, policy, now).await? };
        let acceptance = match decision {
            Err(suppression) => Acceptance::Refreshed(suppression),
            Ok(asked) => {
                let Outgoing { purpose, language, job } = mail(asked.as_ref());
                sqlx::query("INSERT INTO links (handle_hash, brand, user_id, created_at, expires_at, purpose, language) VALUES ($1, $2, $3, $4, $5, $6, $7)")
                    .bind(reset.link.as_bytes())
                    .bind(reset.brand)
                    .bind(reset.user_id)
                    .bind(millis(now))
                    .bind(millis(job.expires_at))
                    .bind(purpose.name())
                    .bind(language)
                    .execute(&mut *transaction)
                    .await?;
                sqlx::query(
                    "UPDATE users SET needed_until = $3 WHERE brand = $1 AND user_id = $2 AND needed_until < $3",
                )
                .bind(reset.brand)
                .bind(reset.user_id)
                .bind(millis(job.expires_at))
                .execute(&mut *transaction)
                .await?;
                self.insert_job(&mut transaction, &job, now).await?;
                Acceptance::Mailed { asked: asked.is_some() }
            }
        };
        self.notify(&mut transaction, Topic::Tokens).await?;
        transaction.commit().await?;
        self.news.tell(Topic::Tokens);
        self.news.tell(Topic::Jobs(Service::Mail));
        Ok(acceptance)
    }

    /// Whether an event was accepted before, under its id or as a copy.
    pub async fn knows_event(&self, brand: &str, id: &str, idempotency_token: &str) -> Result<bool, StoreError> {
        let known = sqlx::query_scalar(
            "SELECT count(*) FROM events WHERE brand = $1 AND (event_id = $2 OR idempotency_token = $3)",
        );
        let known: i64 = known.bind(brand).bind(id).bind(idempotency_token).fetch_one(&self.reader).await?;
        Ok(known > 0)
    }

    /// Looks a link up, under any of the hashes that it may be stored as. Changes nothing.
    pub async fn find_link(&self, brand: &str, handle: &[HandleHash], now: Timestamp) -> Result<LinkState, StoreError> {
        find_link(&mut *self.reader.acquire().await?, brand, handle, now).await
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
        let user = match find_link(&mut transaction, brand, handle, now).await? {
            LinkState::Live(user) => user,
            LinkState::Dead(dead) => return Ok(Claim::Refused(dead)),
        };
        let claimed = sqlx::query(
            "UPDATE users SET claimed_until = $3 WHERE brand = $1 AND user_id = $2
             AND (claimed_until <= $4 OR claimed_until > $5)", // the clock was set back
        )
        .bind(brand)
        .bind(&user.user_id)
        .bind(millis(until))
        .bind(millis(now))
        .bind(millis(later(until, CLOCK_SKEW)))
        .execute(&mut *transaction)
        .await?;
        if claimed.rows_affected() == 0 {
            return Ok(Claim::Busy);
        }
        // Another replica may have used a link before the user's row was ours; from here on none can.
        let user = match find_link(&mut transaction, brand, handle, now).await? {
            LinkState::Live(user) => user,
            LinkState::Dead(dead) => return Ok(Claim::Refused(dead)),
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

    /// Ends every link of the user, wipes their token and address, and stores the job that confirms the change.
    pub async fn use_links(
        &self,
        brand: &str,
        user_id: &str,
        confirmation: &NewJob,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("UPDATE links SET used_at = $3 WHERE brand = $1 AND user_id = $2 AND used_at IS NULL")
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
        self.insert_job(&mut transaction, confirmation, now).await?;
        transaction.commit().await?;
        self.news.tell(Topic::Jobs(confirmation.service));
        Ok(())
    }

    /// The newest token of a user, with its time.
    pub async fn newest_token(&self, brand: &str, user_id: &str) -> Result<Option<(Sealed, Timestamp)>, StoreError> {
        let row = sqlx::query("SELECT token, token_created_at FROM users WHERE brand = $1 AND user_id = $2")
            .bind(brand)
            .bind(user_id)
            .fetch_optional(&self.reader)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some((Sealed::from_store(row.try_get("token")?), timestamp(row.try_get("token_created_at")?))))
    }
}

async fn find_link(
    connection: &mut AnyConnection,
    brand: &str,
    handle: &[HandleHash],
    now: Timestamp,
) -> Result<LinkState, StoreError> {
    for hash in handle {
        let row = sqlx::query(
            "SELECT l.user_id, l.purpose, l.language, l.expires_at, l.used_at, u.profile, u.token, u.token_created_at
             FROM links l LEFT JOIN users u ON u.brand = l.brand AND u.user_id = l.user_id
             WHERE l.handle_hash = $1 AND l.brand = $2",
        )
        .bind(hash.as_bytes())
        .bind(brand)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { continue };
        if row.try_get::<Option<i64>, _>("used_at")?.is_some() {
            return Ok(LinkState::Dead(DeadLink::Used));
        }
        let (profile, token) =
            (row.try_get::<Option<Vec<u8>>, _>("profile")?, row.try_get::<Option<Vec<u8>>, _>("token")?);
        let (Some(profile), Some(token)) = (profile, token) else { return Ok(LinkState::Dead(DeadLink::Expired)) };
        if row.try_get::<i64, _>("expires_at")? <= millis(now) {
            return Ok(LinkState::Dead(DeadLink::Expired));
        }
        return Ok(LinkState::Live(LinkUser {
            user_id: row.try_get("user_id")?,
            purpose: Purpose::from_store(row.try_get("purpose")?),
            language: row.try_get("language")?,
            profile: Sealed::from_store(profile),
            token: Sealed::from_store(token),
            token_created_at: timestamp(row.try_get("token_created_at")?),
        }));
    }
    Ok(LinkState::Dead(DeadLink::Unknown))
}

/// Decides whether a webhook is mailed, and uses up the expectation that it fulfils. `Ok` says what was asked for here, if it was.
async fn decide(
    connection: &mut AnyConnection,
    reset: &AcceptedReset<'_>,
    policy: MailPolicy,
    now: Timestamp,
) -> Result<Result<Option<Asked>, Suppression>, StoreError> {
    let asked = take_asked(connection, reset, now).await?;
    if asked.is_none() {
        if take_expected(connection, reset, "refresh", now).await? {
            return Ok(Err(Suppression::Refresh));
        }
        if !policy.unasked {
            return Ok(Err(Suppression::Unasked));
        }
    }
    let (brand, subject) = (reset.brand, reset.address.as_bytes());
    let address = mail_count(connection, brand, subject, now).await?;
    if asked.is_none()
        && address
            .last_at
            .is_some_and(|last_at| (earlier(last_at, CLOCK_SKEW)..later(last_at, policy.cooldown)).contains(&now))
    {
        return Ok(Err(Suppression::Cooldown));
    }
    if address.count >= policy.per_address {
        return Ok(Err(Suppression::AddressLimit));
    }
    let budget = if asked.is_some() { policy.per_hour } else { policy.per_hour.div_ceil(2) };
    if !count_mail(connection, brand, &[], budget, now).await? {
        return Ok(Err(Suppression::Budget));
    }
    count_mail(connection, brand, subject, policy.per_address, now).await?;
    Ok(Ok(asked))
}

/// Whether the user has set a password after the event was made.
async fn used_since(connection: &mut AnyConnection, reset: &AcceptedReset<'_>) -> Result<bool, StoreError> {
    let used = sqlx::query_scalar("SELECT count(*) FROM links WHERE brand = $1 AND user_id = $2 AND used_at >= $3");
    let created = millis(reset.token_created_at);
    let used: i64 = used.bind(reset.brand).bind(reset.user_id).bind(created).fetch_one(connection).await?;
    Ok(used > 0)
}

/// What was asked for here, and is waited for.
async fn take_asked(
    connection: &mut AnyConnection,
    reset: &AcceptedReset<'_>,
    now: Timestamp,
) -> Result<Option<Asked>, StoreError> {
    let row = sqlx::query(
        "SELECT purpose, language FROM expected_webhooks
         WHERE brand = $1 AND address_hash = $2 AND purpose <> 'refresh' AND expires_at > $3 ORDER BY asked_at DESC LIMIT 1",
    )
    .bind(reset.brand)
    .bind(reset.address.as_bytes())
    .bind(millis(now))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let asked = Asked { purpose: Purpose::from_store(row.try_get("purpose")?), language: row.try_get("language")? };
    // Another replica may have been quicker.
    let taken = take_expected(connection, reset, asked.purpose.name(), now).await?;
    Ok(taken.then_some(asked))
}

async fn take_expected(
    connection: &mut AnyConnection,
    reset: &AcceptedReset<'_>,
    purpose: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // The row stays, as what the cooldown of the next request is measured from.
    let taken = sqlx::query(
        "UPDATE expected_webhooks SET expires_at = 0
         WHERE brand = $1 AND address_hash = $2 AND purpose = $3 AND expires_at > $4",
    )
    .bind(reset.brand)
    .bind(reset.address.as_bytes())
    .bind(purpose)
    .bind(millis(now))
    .execute(connection)
    .await?;
    Ok(taken.rows_affected() > 0)
}

struct MailCount {
    count: u32,
    last_at: Option<Timestamp>,
}

async fn mail_count(
    connection: &mut AnyConnection,
    brand: &str,
    subject: &[u8],
    now: Timestamp,
) -> Result<MailCount, StoreError> {
    let row = sqlx::query("SELECT window_start, count, last_at FROM mail_counts WHERE brand = $1 AND subject = $2")
        .bind(brand)
        .bind(subject)
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(MailCount { count: 0, last_at: None }) };
    let in_window = later(timestamp(row.try_get("window_start")?), WINDOW) > now;
    let count = u32::try_from(row.try_get::<i64, _>("count")?).unwrap_or(u32::MAX);
    Ok(MailCount { count: if in_window { count } else { 0 }, last_at: Some(timestamp(row.try_get("last_at")?)) })
}

/// Counts a mail, unless the `limit` of this hour is reached: then `false`.
async fn count_mail(
    connection: &mut AnyConnection,
    brand: &str,
    subject: &[u8],
    limit: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let counted = sqlx::query(
        "INSERT INTO mail_counts (brand, subject, window_start, count, last_at) VALUES ($1, $2, $3, 1, $3)
         ON CONFLICT (brand, subject) DO UPDATE SET
            count = CASE WHEN mail_counts.window_start > $4 THEN mail_counts.count + 1 ELSE 1 END,
            window_start = CASE WHEN mail_counts.window_start > $4 THEN mail_counts.window_start ELSE $3 END,
            last_at = $3
         WHERE mail_counts.window_start <= $4 OR mail_counts.count < $5",
    )
    .bind(brand)
    .bind(subject)
    .bind(millis(now))
    .bind(millis(earlier(now, WINDOW)))
    .bind(i64::from(limit))
    .execute(connection)
    .await?;
    Ok(counted.rows_affected() == 1)
}
