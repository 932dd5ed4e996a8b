//! The queue's table.

use jiff::Timestamp;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{Store, StoreError, millis, timestamp};
use crate::secrets::Sealed;

/// A job to be stored.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Whose job it is.
    pub brand: String,
    /// What is to be done, for the operator; the payload says it for the worker.
    pub kind: &'static str,
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
    /// All that the worker needs, sealed.
    pub payload: Sealed,
    /// How often it was taken, this time included. It fences: only the last taker may finish the job.
    pub attempts: u32,
    /// When it is no longer worth doing.
    pub expires_at: Timestamp,
}

pub(super) async fn insert(connection: &mut SqliteConnection, job: &NewJob, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO jobs (brand, kind, state, payload, created_at, run_at, expires_at) VALUES ($1, $2, 'ready', $3, $4, $5, $6)",
    )
    .bind(&job.brand)
    .bind(job.kind)
    .bind(job.payload.as_bytes())
    .bind(millis(now))
    .bind(millis(job.run_at))
    .bind(millis(job.expires_at))
    .execute(connection)
    .await?;
    Ok(())
}

impl Store {
    /// Takes the job that has waited longest past its time.
    pub async fn take_job(&self, now: Timestamp) -> Result<Option<TakenJob>, StoreError> {
        let row = sqlx::query(
            "UPDATE jobs SET state = 'running', attempts = attempts + 1
             WHERE id = (SELECT id FROM jobs WHERE state = 'ready' AND run_at <= $1 ORDER BY run_at LIMIT 1)
             RETURNING id, brand, payload, attempts, expires_at",
        )
        .bind(millis(now))
        .fetch_optional(&self.writer)
        .await?;
        Ok(row.map(|row| taken(&row)).transpose()?)
    }

    /// When the earliest waiting job is due.
    pub async fn next_job_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let next: Option<i64> =
            sqlx::query_scalar("SELECT min(run_at) FROM jobs WHERE state = 'ready'").fetch_one(&self.reader).await?;
        Ok(next.map(timestamp))
    }

    /// Finishes a job and wipes what it held.
    pub async fn complete_job(&self, job: &TakenJob, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE jobs SET state = 'done', payload = NULL, finished_at = $3
             WHERE id = $1 AND attempts = $2 AND state = 'running'",
        )
        .bind(job.id.0)
        .bind(job.attempts)
        .bind(millis(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Puts a job back until `run_at`.
    pub async fn retry_job(&self, job: &TakenJob, run_at: Timestamp, reason: &str) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE jobs SET state = 'ready', run_at = $3, reason = $4
             WHERE id = $1 AND attempts = $2 AND state = 'running'",
        )
        .bind(job.id.0)
        .bind(job.attempts)
        .bind(millis(run_at))
        .bind(reason)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Gives a job up, and keeps it with its reason.
    pub async fn fail_job(&self, job: &TakenJob, now: Timestamp, reason: &str) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE jobs SET state = 'failed', reason = $4, finished_at = $3
             WHERE id = $1 AND attempts = $2 AND state = 'running'",
        )
        .bind(job.id.0)
        .bind(job.attempts)
        .bind(millis(now))
        .bind(reason)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Gives back every job that is held. Of use when nobody works on them: SQLite's one process starts, or has stopped its workers.
    pub async fn release_jobs(&self) -> Result<u64, StoreError> {
        let released =
            sqlx::query("UPDATE jobs SET state = 'ready' WHERE state = 'running'").execute(&self.writer).await?;
        Ok(released.rows_affected())
    }
}

fn taken(row: &SqliteRow) -> Result<TakenJob, sqlx::Error> {
    Ok(TakenJob {
        id: JobId(row.try_get("id")?),
        brand: row.try_get("brand")?,
        payload: Sealed::from_store(row.try_get("payload")?),
        attempts: row.try_get("attempts")?,
        expires_at: timestamp(row.try_get("expires_at")?),
    })
}
