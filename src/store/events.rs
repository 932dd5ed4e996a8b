//! Webhooks come in: each is accepted once, and mail is limited where it leaves.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::{
    Asked, AuditEvent, CLOCK_SKEW, NewJob, Purpose, Service, Store, StoreError,
    audit::{Entry, write_audit},
    earlier, later,
    limits::{count_mail, is_paused, mail_count},
    millis,
    news::Topic,
    requests::{take_asked, take_refresh},
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
    /// The hashes that the user's address may be known by, the newest first; there is always one.
    pub addresses: &'a [AddressHash],
    /// The token, sealed.
    pub token: Sealed,
    /// When Keygen made the token.
    pub token_created_at: Timestamp,
    /// Address and name, sealed.
    pub profile: Sealed,
    /// The link to be mailed, if a mail is due.
    pub link: HandleHash,
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
    /// "This wasn't me" was said, and the address is left in peace for a while.
    Paused,
}

impl Suppression {
    /// For support.
    const fn explain(self) -> &'static str {
        match self {
            Self::Refresh => "not mailed: a fresh token for a link that is being used",
            Self::Unasked => "not mailed: not asked for here (mail_on)",
            Self::Overtaken => "not mailed: overtaken by a newer one",
            Self::Cooldown => "not mailed: a link was mailed a moment ago (cooldown)",
            Self::AddressLimit => "not mailed: the address has had its mails of this hour",
            Self::Budget => "not mailed: the brand has had its mails of this hour",
            Self::Paused => "not mailed: paused after \"this wasn't me\"",
        }
    }
}

impl Store {
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
        if let Some(address) = reset.addresses.first() {
            let detail = match acceptance {
                Acceptance::Refreshed(suppression) => suppression.explain(),
                Acceptance::Mailed { asked: true } => "to be mailed, as asked for here",
                Acceptance::Mailed { asked: false } | Acceptance::Duplicate => {
                    "to be mailed, though not asked for here"
                }
            };
            let entry = Entry { brand: reset.brand, address, event: AuditEvent::Accepted, detail: Some(detail) };
            write_audit(&mut transaction, &entry, now).await?;
        }
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
}

/// Decides whether a webhook is mailed, and uses up the expectation that it fulfils. `Ok` says what was asked for here, if it was.
async fn decide(
    connection: &mut AnyConnection,
    reset: &AcceptedReset<'_>,
    policy: MailPolicy,
    now: Timestamp,
) -> Result<Result<Option<Asked>, Suppression>, StoreError> {
    let (brand, addresses) = (reset.brand, reset.addresses);
    let asked = take_asked(connection, brand, addresses, now).await?;
    if asked.is_none() {
        if take_refresh(connection, brand, addresses, now).await? {
            return Ok(Err(Suppression::Refresh));
        }
        if !policy.unasked {
            return Ok(Err(Suppression::Unasked));
        }
    }
    // An invitation is the vendor's own wish.
    let invited = asked.as_ref().is_some_and(|asked| asked.purpose == Purpose::Invitation);
    if !invited && is_paused(connection, brand, addresses, now).await? {
        return Ok(Err(Suppression::Paused));
    }
    let mails = mail_count(connection, brand, addresses, now).await?;
    let recent = |last_at| (earlier(last_at, CLOCK_SKEW)..later(last_at, policy.cooldown)).contains(&now);
    if asked.is_none() && mails.last_at.is_some_and(recent) {
        return Ok(Err(Suppression::Cooldown));
    }
    if mails.count >= policy.per_address {
        return Ok(Err(Suppression::AddressLimit));
    }
    let budget = if asked.is_some() { policy.per_hour } else { policy.per_hour.div_ceil(2) };
    if !count_mail(connection, brand, &[], budget, now).await? {
        return Ok(Err(Suppression::Budget));
    }
    if let Some(address) = addresses.first() {
        count_mail(connection, brand, address.as_bytes(), policy.per_address, now).await?;
    }
    Ok(Ok(asked))
}

/// Whether the user has set a password after the event was made.
async fn used_since(connection: &mut AnyConnection, reset: &AcceptedReset<'_>) -> Result<bool, StoreError> {
    let used = sqlx::query_scalar("SELECT count(*) FROM links WHERE brand = $1 AND user_id = $2 AND used_at >= $3");
    let created = millis(reset.token_created_at);
    let used: i64 = used.bind(reset.brand).bind(reset.user_id).bind(created).fetch_one(connection).await?;
    Ok(used > 0)
}
