//! The queue's table, as its workers use it.

use std::slice;

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    AuditEvent, Budget, Purpose, Store, StoreError,
    audit::Entry,
    counts::MailboxUser,
    millis,
    rows::{for_update, query_many, rows},
    timestamp,
};
use crate::secrets::{AddressHash, ClientHash, Sealed};

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

/// Why a request for a reset is dropped when the person has asked again.
const REPLACED: &str = "a newer request replaced it";

/// What a request to Keygen is called.
pub(crate) const fn request_kind(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Reset => "request_reset",
        Purpose::Invitation => "request_invitation",
    }
}

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
    /// Of an email that waited for a budget: whose it is.
    pub(super) waits_for: Option<MailboxUser>,
    /// Of a request: the client network that it came from.
    pub(super) client: Option<ClientHash>,
    /// When it was stored.
    pub(super) created_at: Timestamp,
    /// When it is no longer worth doing.
    pub expires_at: Timestamp,
}

/// A look for the next job.
#[derive(Debug)]
pub enum Take {
    /// It is to be done now.
    Job(Box<TakenJob>),
    /// There was one that is over this budget, or not worth doing any more. There may be others.
    Passed(Option<Budget>),
    /// None is due.
    Nothing,
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
    /// A person does not want it done.
    Refused(&'a str),
}

impl Store {
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
        let kind = job.kind.as_str();
        let (state, event, reason, detail) = match ending {
            Ending::Done(said) if job.service == Service::Keygen => ("done", AuditEvent::Asked, None, [kind, said]),
            Ending::Done(said) => ("done", AuditEvent::Mailed, None, [kind, said]),
            Ending::Failed(reason) => ("failed", AuditEvent::Failed, Some(reason), [kind, reason]),
            Ending::Dropped(reason) => ("dropped", AuditEvent::Dropped, Some(reason), [kind, reason]),
            Ending::Refused(reason) => ("dropped", AuditEvent::Refused, Some(reason), [reason, ""]),
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
            let detail = detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
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

/// Lets an email wait until a budget has room, in the place of an earlier one to the same user that waits.
pub(super) async fn let_wait(
    connection: &mut AnyConnection,
    job: &NewJob,
    user: MailboxUser,
    budget: Budget,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let replaced = sqlx::query(
        "UPDATE jobs SET payload = $4, created_at = $5, expires_at = $6
         WHERE brand = $1 AND user_hash = $2 AND state = 'waiting' AND service = 'mail' AND kind = $3",
    );
    let replaced = replaced.bind(&job.brand).bind(user.as_bytes()).bind(job.kind).bind(job.payload.as_bytes());
    let replaced = replaced.bind(millis(now)).bind(millis(job.expires_at)).execute(&mut *connection).await?;
    if replaced.rows_affected() > 0 {
        return Ok(());
    }
    let inserted = sqlx::query(
        "INSERT INTO jobs (brand, service, kind, state, address_hash, payload, user_hash, reason, created_at, run_at, expires_at)
         VALUES ($1, $2, $3, 'waiting', $4, $5, $10, $6, $7, $8, $9)",
    );
    inserted
        .bind(&job.brand)
        .bind(job.service.name())
        .bind(job.kind)
        .bind(job.address.as_bytes())
        .bind(job.payload.as_bytes())
        .bind(budget.reason())
        .bind(millis(now))
        .bind(millis(until))
        .bind(millis(job.expires_at))
        .bind(user.as_bytes())
        .execute(connection)
        .await?;
    Ok(())
}

/// Drops a request if Keygen was asked for a newer one of the same address and purpose while this one was tried. One that waits yet is merged into
/// this one, which keeps its place.
async fn drop_if_replaced(connection: &mut AnyConnection, job: &TakenJob, now: Timestamp) -> Result<bool, StoreError> {
    // A request that comes at this moment waits, and then sees this one as ready, or has come before.
    let sql = format!(
        "SELECT 1 FROM expected_webhooks WHERE brand = $1 AND address_hash = $2 ORDER BY purpose {}",
        for_update(connection)
    );
    let expected = sqlx::query(AssertSqlSafe(sql)).bind(&job.brand).bind(job.address.as_bytes());
    expected.fetch_all(&mut *connection).await?;
    let newer = sqlx::query(
        "SELECT id, payload, expires_at FROM jobs
         WHERE brand = $1 AND address_hash = $2 AND service = 'keygen' AND kind = $3 AND id > $4 ORDER BY id DESC LIMIT 1",
    );
    let newer = newer.bind(&job.brand).bind(job.address.as_bytes()).bind(&job.kind).bind(job.id.0);
    let Some(newer) = newer.fetch_optional(&mut *connection).await? else { return Ok(false) };
    let id: i64 = newer.try_get("id")?;
    let merged = sqlx::query("DELETE FROM jobs WHERE id = $1 AND state IN ('ready', 'waiting')");
    if merged.bind(id).execute(&mut *connection).await?.rows_affected() > 0 {
        let renewed = sqlx::query("UPDATE jobs SET payload = $2, expires_at = $3 WHERE id = $1");
        let renewed = renewed.bind(job.id.0).bind(newer.try_get::<Option<Vec<u8>>, _>("payload")?);
        renewed.bind(newer.try_get::<i64, _>("expires_at")?).execute(connection).await?;
        return Ok(false);
    }
    let dropped = sqlx::query(
        "UPDATE jobs SET state = 'dropped', replica = NULL, reason = $3, payload = NULL, finished_at = $4
         WHERE id = $1 AND attempts = $2 AND state = 'running'",
    );
    let dropped = dropped.bind(job.id.0).bind(i64::from(job.attempts)).bind(REPLACED).bind(millis(now));
    Ok(dropped.execute(connection).await?.rows_affected() > 0)
}
