//! The queue's table, as its workers use it.

use std::slice;

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::{
    AuditEvent, Store, StoreError,
    audit::Entry,
    database::Engine,
    millis,
    rows::{for_update, query_many, rows},
    timestamp,
};
use crate::secrets::{AddressHash, Sealed};

/// What a job needs in order to be done. Each has its own workers, so that one that is down holds nothing else up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Keygen's API.
    Keygen,
    /// The mail server.
    Mail,
}

impl Service {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Keygen, Self::Mail];

    /// As it stands in the store and in logs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keygen => "keygen",
            Self::Mail => "mail",
        }
    }
}

/// Why a request for a reset is dropped when the person asks again.
pub(super) const REPLACED: &str = "a newer request replaced it";

/// A job to be stored.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Whose job it is.
    pub brand: String,
    /// What it needs.
    pub service: Service,
    /// What is to be done, for the operator; the payload says it for the worker.
    pub kind: &'static str,
    /// Whom it is about.
    pub address: AddressHash,
    /// All that the worker needs, sealed.
    pub payload: Sealed,
    /// When it is tried first.
    pub run_at: Timestamp,
    /// When it is no longer worth doing.
    pub expires_at: Timestamp,
}

/// A stored job's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobId(pub i64);

/// A job that this process holds until it says what became of it.
#[derive(Debug)]
pub struct TakenJob {
    /// Its number.
    pub id: JobId,
    /// Whose job it is.
    pub brand: String,
    /// What it needs.
    pub service: Service,
    /// What is to be done.
    pub kind: String,
    /// Whom it is about.
    pub address: AddressHash,
    /// All that the worker needs, sealed.
    pub payload: Sealed,
    /// How often it was taken, this time included. It fences: only the last taker may finish the job.
    pub attempts: u32,
    /// Whether a try before may have done it.
    pub unconfirmed: bool,
    /// When it is no longer worth doing.
    pub expires_at: Timestamp,
}

/// How a job that was taken ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending<'a> {
    /// It is done; what the other side said to it.
    Done(&'a str),
    /// It will never work; it is kept with its reason.
    Failed(&'a str),
    /// It is not worth doing any more.
    Dropped(&'a str),
}

impl Store {
    /// Takes the job of `brand` and `service` that has waited longest past its time. `slot` tells the workers of this process apart.
    pub async fn take_job(
        &self,
        brand: &str,
        service: Service,
        slot: u32,
        now: Timestamp,
    ) -> Result<Option<TakenJob>, StoreError> {
        // Replicas pass by each other's rows; of SQLite there is one writer.
        let locking = match self.engine {
            Engine::Sqlite(_) => "",
            Engine::Postgres => "FOR UPDATE SKIP LOCKED",
        };
        // Read to the end: the row comes before the commit, which may fail yet.
        let rows = sqlx::query(AssertSqlSafe(format!(
            "UPDATE jobs SET state = 'running', attempts = attempts + 1, replica = $4, slot = $5
             WHERE id = (SELECT id FROM jobs WHERE state = 'ready' AND brand = $1 AND service = $2 AND run_at <= $3
                         ORDER BY run_at LIMIT 1 {locking})
             RETURNING id, brand, kind, address_hash, payload, attempts, unconfirmed, expires_at"
        )))
        .bind(brand)
        .bind(service.name())
        .bind(millis(now))
        .bind(&*self.replica)
        .bind(i64::from(slot))
        .fetch_all(&self.writer)
        .await?;
        Ok(rows.first().map(|row| taken(row, service)).transpose()?)
    }

    /// When the earliest waiting job of `brand` and `service` is due.
    pub async fn next_job_at(&self, brand: &str, service: Service) -> Result<Option<Timestamp>, StoreError> {
        let next: Option<i64> =
            sqlx::query_scalar("SELECT min(run_at) FROM jobs WHERE state = 'ready' AND brand = $1 AND service = $2")
                .bind(brand)
                .bind(service.name())
                .fetch_one(&self.reader)
                .await?;
        Ok(next.map(timestamp))
    }

    /// Puts a job back until `run_at`, unless it is a request that a newer one for the same address has replaced meanwhile. `unconfirmed`: it may have been done.
    pub async fn retry_job(
        &self,
        job: &TakenJob,
        run_at: Timestamp,
        reason: &str,
        unconfirmed: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if job.service == Service::Keygen && drop_if_replaced(&mut transaction, job, now).await? {
            transaction.commit().await?;
            return Ok(());
        }
        sqlx::query(
            "UPDATE jobs SET state = 'ready', replica = NULL, run_at = $3, reason = $4, unconfirmed = $5
             WHERE id = $1 AND attempts = $2 AND state = 'running'",
        )
        .bind(job.id.0)
        .bind(i64::from(job.attempts))
        .bind(millis(run_at))
        .bind(reason)
        .bind(i64::from(job.unconfirmed || unconfirmed))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Ends a job, and notes so in the audit trail. What it held is wiped, but for a failed one's, which the operator may want to try again.
    pub async fn end_job(&self, job: &TakenJob, ending: Ending<'_>, now: Timestamp) -> Result<(), StoreError> {
        let (state, event, reason, said) = match ending {
            Ending::Done(said) if job.service == Service::Keygen => ("done", AuditEvent::Asked, None, said),
            Ending::Done(said) => ("done", AuditEvent::Mailed, None, said),
            Ending::Failed(reason) => ("failed", AuditEvent::Failed, Some(reason), reason),
            Ending::Dropped(reason) => ("dropped", AuditEvent::Dropped, Some(reason), reason),
        };
        let mut transaction = self.begin().await?;
        let ended = sqlx::query(
            "UPDATE jobs SET state = $3, reason = coalesce($4, reason), finished_at = $5, replica = NULL,
                 payload = CASE WHEN $3 = 'failed' THEN payload ELSE NULL END
             WHERE id = $1 AND attempts = $2 AND state = 'running'",
        )
        .bind(job.id.0)
        .bind(i64::from(job.attempts))
        .bind(state)
        .bind(reason)
        .bind(millis(now))
        .execute(&mut *transaction)
        .await?;
        if ended.rows_affected() > 0 {
            let detail = [job.kind.as_str(), said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            let detail = detail.join(": ");
            let entry = Entry { brand: &job.brand, address: &job.address, event, detail: Some(&detail) };
            self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Stores jobs as part of a transaction. Once it is committed, the workers are to be told of them.
pub(super) async fn insert_jobs(
    connection: &mut AnyConnection,
    jobs: &[&NewJob],
    now: Timestamp,
) -> Result<(), StoreError> {
    if jobs.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO jobs (brand, service, kind, state, address_hash, payload, created_at, run_at, expires_at) VALUES {}",
        rows(0, jobs.len(), 9)
    );
    let mut query = query_many(connection, sql, jobs.len());
    for job in jobs {
        query = query
            .bind(&job.brand)
            .bind(job.service.name())
            .bind(job.kind)
            .bind("ready")
            .bind(job.address.as_bytes())
            .bind(job.payload.as_bytes())
            .bind(millis(now))
            .bind(millis(job.run_at))
            .bind(millis(job.expires_at));
    }
    query.execute(connection).await?;
    Ok(())
}

/// Drops a request for which a newer one for the same address has come.
async fn drop_if_replaced(connection: &mut AnyConnection, job: &TakenJob, now: Timestamp) -> Result<bool, StoreError> {
    // A request that comes at this moment waits, and then sees this one as ready, or has come before.
    let sql = format!(
        "SELECT 1 FROM expected_webhooks WHERE brand = $1 AND address_hash = $2 ORDER BY purpose {}",
        for_update(connection)
    );
    let expected = sqlx::query(AssertSqlSafe(sql)).bind(&job.brand).bind(job.address.as_bytes());
    expected.fetch_all(&mut *connection).await?;
    let replaced = sqlx::query(
        "UPDATE jobs SET state = 'dropped', replica = NULL, reason = $3, payload = NULL, finished_at = $4
         WHERE id = $1 AND attempts = $2 AND state = 'running' AND EXISTS (
             SELECT 1 FROM jobs newer
             WHERE newer.brand = jobs.brand AND newer.address_hash = jobs.address_hash
             AND newer.service = 'keygen' AND newer.id > jobs.id)",
    )
    .bind(job.id.0)
    .bind(i64::from(job.attempts))
    .bind(REPLACED)
    .bind(millis(now))
    .execute(connection)
    .await?;
    Ok(replaced.rows_affected() > 0)
}

fn taken(row: &AnyRow, service: Service) -> Result<TakenJob, sqlx::Error> {
    Ok(TakenJob {
        id: JobId(row.try_get("id")?),
        brand: row.try_get("brand")?,
        service,
        kind: row.try_get("kind")?,
        address: AddressHash::from_store(row.try_get("address_hash")?)
            .ok_or_else(|| sqlx::Error::Decode("an address's hash has 32 bytes".into()))?,
        payload: Sealed::from_store(row.try_get("payload")?),
        attempts: u32::try_from(row.try_get::<i64, _>("attempts")?).unwrap_or(u32::MAX),
        unconfirmed: row.try_get::<i64, _>("unconfirmed")? != 0,
        expires_at: timestamp(row.try_get("expires_at")?),
    })
}
