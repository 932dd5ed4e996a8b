//! What was asked for here: requests, and the webhooks to expect because of them.

use std::{collections::HashMap, slice, time::Duration};

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    AuditEvent, CLOCK_SKEW, MailPolicy, NewJob, Purpose, Store, StoreError,
    audit::Entry,
    counts::Subject,
    jobs::request_kind,
    later, millis,
    news::Topic,
    places::{Place, insert_request, renew, request_counts},
    rows::{for_update, list, query_many},
    timestamp, whole_millis,
};
use crate::secrets::{AddressHash, ClientHash, Sealed};

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
    /// It was asked for this address too often within an hour; nothing was done.
    Limited,
}

impl Store {
    /// Stores a request for a reset from a client network: the webhook to expect, and the job that asks Keygen. An earlier one for the same address
    /// and purpose that Keygen could not be asked for yet is renewed, and keeps its place.
    ///
    /// Once Keygen was asked for one address as often in an hour as emails are allowed, nothing is asked for. That limit, and all that is done here, is the same
    /// for addresses that Keygen knows and others, so that neither the answer nor its time tells. An invitation is the vendor's own wish, and only waits for the cooldown.
    pub async fn store_request(
        &self,
        job: &NewJob,
        asked: &Asked,
        client: Option<ClientHash>,
        policy: MailPolicy,
    ) -> Result<Requested, StoreError> {
        let now = asked.at;
        let mut transaction = self.begin().await?;
        let is_new = expect(&mut transaction, job, asked, policy.cooldown).await?;
        let counts = request_counts(&mut transaction, &job.brand, job.address, client, now).await?;
        let repeated = asked.purpose == Purpose::Reset && counts.of(Subject::AskedFor(job.address)).count > 0;
        let place = Place { client, repeated };
        if !is_new {
            // A stranger may have made it just before, from where it has to wait.
            if renew(&mut transaction, job, place, &counts, policy, now).await? {
                transaction.commit().await?;
                self.tell(&[Topic::Jobs(job.service)]).await;
            }
            return Ok(Requested::Repeated);
        }
        let renewed = renew(&mut transaction, job, place, &counts, policy, now).await?;
        let limited =
            asked.purpose == Purpose::Reset && counts.of(Subject::AskedFor(job.address)).count >= policy.per_address;
        if limited && !renewed {
            let brand = &job.brand;
            use_up(&mut transaction, brand, &[(job.address, asked.purpose.name())]).await?;
            let reason = Some("requests of this hour");
            let entry = Entry { brand, address: &job.address, event: AuditEvent::Refused, detail: reason };
            self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
            transaction.commit().await?;
            return Ok(Requested::Limited);
        }
        if !renewed {
            insert_request(&mut transaction, job, place, now).await?;
        }
        let entry = Entry {
            brand: &job.brand,
            address: &job.address,
            event: AuditEvent::Requested,
            detail: Some(asked.purpose.name()),
        };
        self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
        transaction.commit().await?;
        self.tell(&[Topic::Jobs(job.service)]).await;
        if renewed {
            tracing::info!(brand = job.brand, "a request that still waited for Keygen was renewed");
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

/// A webhook that is waited for.
pub(super) enum Expected {
    /// It leads to a mail.
    Mail(Asked),
    /// It only brings a fresh token.
    Refresh,
}

impl Expected {
    pub(super) const REFRESH: &'static str = "refresh";
}

/// The webhooks that are waited for because of what was asked for under these hashes. None is, before Keygen was asked: whatever comes then, others
/// asked for. A try that failed may have reached Keygen; but an invitation is not to be taken for what a stranger asked for meanwhile.
pub(super) async fn expected(
    connection: &mut AnyConnection,
    brand: &str,
    addresses: &[AddressHash],
    now: Timestamp,
) -> Result<HashMap<AddressHash, Vec<Expected>>, StoreError> {
    let sql = format!(
        "SELECT address_hash, asked_at, purpose, language, requester,
             (SELECT CASE WHEN state IN ('running', 'done') OR (kind = '{}' AND attempts > 0) THEN 1 ELSE 0 END FROM jobs
              WHERE jobs.brand = expected_webhooks.brand AND jobs.address_hash = expected_webhooks.address_hash
              AND service = 'keygen' AND kind = 'request_' || purpose ORDER BY id DESC LIMIT 1) AS keygen_was_asked
         FROM expected_webhooks
         WHERE brand = $1 AND address_hash IN ({}) AND expires_at > ${} ORDER BY address_hash, purpose {}",
        request_kind(Purpose::Reset),
        list(1, addresses.len()),
        addresses.len() + 2,
        for_update(connection)
    );
    let mut query = query_many(connection, sql, addresses.len()).bind(brand);
    for address in addresses {
        query = query.bind(address.as_bytes());
    }
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in query.bind(millis(now)).fetch_all(connection).await? {
        let Some(address) = AddressHash::from_store(row.try_get("address_hash")?) else { continue };
        let purpose: &str = row.try_get("purpose")?;
        // A refresh has no job.
        if row.try_get::<Option<i64>, _>("keygen_was_asked")? == Some(0) {
            continue;
        }
        let expected = if purpose == Expected::REFRESH {
            Expected::Refresh
        } else {
            Expected::Mail(Asked {
                at: timestamp(row.try_get("asked_at")?),
                purpose: Purpose::from_store(purpose),
                language: row.try_get("language")?,
                requester: row.try_get::<Option<Vec<u8>>, _>("requester")?.map(Sealed::from_store),
            })
        };
        all.entry(address).or_default().push(expected);
    }
    Ok(all)
}

/// Expects them no longer: addresses, and the names of what was asked for.
pub(super) async fn use_up(
    connection: &mut AnyConnection,
    brand: &str,
    expected: &[(AddressHash, &str)],
) -> Result<(), StoreError> {
    for purpose in [Purpose::Reset.name(), Purpose::Invitation.name(), Expected::REFRESH] {
        let addresses: Vec<_> = expected.iter().filter(|(_, of)| *of == purpose).map(|(address, _)| address).collect();
        if addresses.is_empty() {
            continue;
        }
        // The rows stay, as what the cooldown of the next request is measured from. Who asked is told once.
        let sql = format!(
            "UPDATE expected_webhooks SET expires_at = 0, requester = NULL WHERE brand = $1 AND purpose = $2 AND address_hash IN ({})",
            list(2, addresses.len())
        );
        let mut query = query_many(connection, sql, addresses.len()).bind(brand).bind(purpose);
        for address in addresses {
            query = query.bind(address.as_bytes());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}
