//! What was asked for here: requests, and the webhooks to expect because of them.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    AuditEvent, CLOCK_SKEW, MailPolicy, NewJob, Purpose, Service, Store, StoreError,
    audit::{Entry, write_audit},
    jobs::REPLACED,
    later,
    limits::{is_paused, mail_count},
    millis,
    news::Topic,
    timestamp, whole_millis,
};
use crate::secrets::{AddressHash, Sealed};

/// What was asked for here, and leads to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// When.
    pub at: Timestamp,
    /// What for.
    pub purpose: Purpose,
    /// The language of the page, by its tag.
    pub language: Option<String>,
    /// Who asked, sealed, if the mail is to tell.
    pub requester: Option<Sealed>,
}

/// What became of a request. The person is shown the same in all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requested {
    /// Keygen will be asked.
    Stored,
    /// A moment ago the same was asked for; nothing was done.
    Repeated,
    /// The address has had its mails of this hour; nothing was done.
    Limited,
    /// "This wasn't me" was said; nothing was done.
    Paused,
}

impl Store {
    /// Stores a request for a reset: the webhook to expect, and the job that asks Keygen, in place of an earlier one for the same address that
    /// Keygen could not be asked for yet. `addresses` are the hashes that the address may be known by; `job` has the newest.
    ///
    /// Past a limit nothing is asked for. An invitation is the vendor's own wish, and only waits for the cooldown.
    pub async fn store_request(
        &self,
        job: &NewJob,
        addresses: &[AddressHash],
        asked: &Asked,
        policy: MailPolicy,
    ) -> Result<Requested, StoreError> {
        let now = asked.at;
        let mut transaction = self.begin().await?;
        if !expect(&mut transaction, job, asked, policy.cooldown).await? {
            return Ok(Requested::Repeated);
        }
        if asked.purpose == Purpose::Reset
            && let Some(refused) = past_limits(&mut transaction, &job.brand, addresses, policy, now).await?
        {
            let brand = &job.brand;
            take_expected(&mut transaction, brand, &job.address, asked.purpose.name(), now).await?;
            let reason =
                if refused == Requested::Paused { "paused after \"this wasn't me\"" } else { "mails of this hour" };
            let entry = Entry { brand, address: &job.address, event: AuditEvent::Refused, detail: Some(reason) };
            write_audit(&mut transaction, &entry, now).await?;
            transaction.commit().await?;
            return Ok(refused);
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
        let entry = Entry {
            brand: &job.brand,
            address: &job.address,
            event: AuditEvent::Requested,
            detail: Some(asked.purpose.name()),
        };
        write_audit(&mut transaction, &entry, now).await?;
        transaction.commit().await?;
        self.news.tell(Topic::Jobs(job.service));
        if replaced.rows_affected() > 0 {
            tracing::info!(brand = job.brand, "a request that still waited for Keygen was dropped for a newer one");
        }
        Ok(Requested::Stored)
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
}

/// Expects the webhook that the request leads to. `false`: the same was asked for within `cooldown`.
async fn expect(
    connection: &mut AnyConnection,
    job: &NewJob,
    asked: &Asked,
    cooldown: Duration,
) -> Result<bool, StoreError> {
    let expected = sqlx::query(
        "INSERT INTO expected_webhooks (brand, address_hash, purpose, asked_at, expires_at, language, requester)
         VALUES ($1, $2, $7, $3, $4, $8, $9)
         ON CONFLICT (brand, address_hash, purpose)
         DO UPDATE SET asked_at = excluded.asked_at, expires_at = excluded.expires_at, language = excluded.language,
            requester = excluded.requester
         WHERE expected_webhooks.asked_at + $5 <= excluded.asked_at
            OR expected_webhooks.asked_at > $6", // the clock was set back
    )
    .bind(&job.brand)
    .bind(job.address.as_bytes())
    .bind(millis(asked.at))
    .bind(millis(job.expires_at))
    .bind(whole_millis(cooldown))
    .bind(millis(later(asked.at, CLOCK_SKEW)))
    .bind(asked.purpose.name())
    .bind(&asked.language)
    .bind(asked.requester.as_ref().map(Sealed::as_bytes))
    .execute(connection)
    .await?;
    Ok(expected.rows_affected() > 0)
}

/// Why a request for this address would lead to no mail, if so.
async fn past_limits(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    policy: MailPolicy,
    now: Timestamp,
) -> Result<Option<Requested>, StoreError> {
    if is_paused(connection, brand, addresses, now).await? {
        return Ok(Some(Requested::Paused));
    }
    let mails = mail_count(connection, brand, addresses, now).await?;
    Ok((mails.count >= policy.per_address).then_some(Requested::Limited))
}

/// What was asked for here, and is waited for, under any of the hashes that the address may be known by.
pub(super) async fn take_asked(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<Option<Asked>, StoreError> {
    for address in addresses {
        let row = sqlx::query(
            "SELECT asked_at, purpose, language, requester FROM expected_webhooks
             WHERE brand = $1 AND address_hash = $2 AND purpose <> 'refresh' AND expires_at > $3 ORDER BY asked_at DESC LIMIT 1",
        )
        .bind(brand)
        .bind(address.as_bytes())
        .bind(millis(now))
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { continue };
        let asked = Asked {
            at: timestamp(row.try_get("asked_at")?),
            purpose: Purpose::from_store(row.try_get("purpose")?),
            language: row.try_get("language")?,
            requester: row.try_get::<Option<Vec<u8>>, _>("requester")?.map(Sealed::from_store),
        };
        // Another replica may have been quicker.
        if take_expected(connection, brand, address, asked.purpose.name(), now).await? {
            return Ok(Some(asked));
        }
    }
    Ok(None)
}

/// Whether a webhook was expected that only refreshes the token; if so, it is no longer.
pub(super) async fn take_refresh(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<bool, StoreError> {
    for address in addresses {
        if take_expected(connection, brand, address, "refresh", now).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn take_expected(
    connection: &mut AnyConnection,
    brand: &str,
    address: &AddressHash,
    purpose: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // The row stays, as what the cooldown of the next request is measured from. Who asked is told once.
    let taken = sqlx::query(
        "UPDATE expected_webhooks SET expires_at = 0, requester = NULL
         WHERE brand = $1 AND address_hash = $2 AND purpose = $3 AND expires_at > $4",
    )
    .bind(brand)
    .bind(address.as_bytes())
    .bind(purpose)
    .bind(millis(now))
    .execute(connection)
    .await?;
    Ok(taken.rows_affected() > 0)
}
