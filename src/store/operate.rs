//! The queue's table, as its operator sees it.

use std::slice;

use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Row, any::AnyRow};

use super::{
    AuditEvent, JobId, Service, Store, StoreError, audit::Entry, limits::spend, millis, news::Topic, rows::list,
    timestamp,
};
use crate::secrets::{AddressHash, Sealed};

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It is over a budget, and waits until that has room.
    Waiting,
    /// It waits for its time.
    Ready,
    /// A worker is at it.
    Running,
    /// It was done.
    Done,
    /// It was given up.
    Failed,
    /// It was not worth doing any more.
    Dropped,
    /// It was done, and its mail came back, or was complained about.
    Bounced,
}

impl JobState {
    /// All of them, those that want attention first.
    pub const ALL: [Self; 7] =
        [Self::Failed, Self::Bounced, Self::Waiting, Self::Ready, Self::Running, Self::Dropped, Self::Done];

    /// As it stands in the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
            Self::Bounced => "bounced",
        }
    }
}

/// A job with all that is known of it.
#[derive(Debug)]
pub struct StoredJob {
    /// Its number.
    pub id: JobId,
    /// Whose job it is.
    pub brand: String,
    /// What is to be done.
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// What it holds, unless that is wiped.
    pub payload: Option<Sealed>,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it was not done.
    pub reason: Option<String>,
    /// When it was stored.
    pub created_at: Timestamp,
    /// When it is tried next, if it is ready or waits.
    pub run_at: Timestamp,
    /// When it is no longer worth doing.
    pub expires_at: Timestamp,
    /// When it was done, given up or dropped.
    pub finished_at: Option<Timestamp>,
}

/// Why an operator's wish was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such job.
    #[error("there is no job {0}")]
    Unknown(i64),
    /// The job is done, or was dropped, or a worker is at it.
    #[error("job {0} is {1}")]
    Wrong(i64, &'static str),
    /// What it held is wiped, or its link is dead.
    #[error("job {0} is too old: its time was over at {1}")]
    Expired(i64, Timestamp),
}

const COLUMNS: &str =
    "SELECT id, brand, kind, state, payload, attempts, reason, created_at, run_at, expires_at, finished_at FROM jobs";

impl Store {
    /// Jobs in one of `states`, with a number above `after`, oldest first; `limit` at most.
    pub async fn jobs(&self, states: &[JobState], after: JobId, limit: u32) -> Result<Vec<StoredJob>, StoreError> {
        let states: Vec<_> = JobState::ALL.iter().filter(|state| states.contains(state)).collect();
        let list = list(2, states.len());
        let statement = format!("{COLUMNS} WHERE id > $1 AND state IN ({list}) ORDER BY id LIMIT $2");
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(after.0).bind(i64::from(limit));
        for state in states {
            query = query.bind(state.name());
        }
        let rows = query.fetch_all(&self.reader).await?;
        Ok(rows.iter().map(stored).collect::<Result<_, _>>()?)
    }

    /// The jobs about an address that are not done yet, under any of its hashes; the oldest first.
    pub async fn waiting_jobs(&self, brand: &str, addresses: &[AddressHash]) -> Result<Vec<StoredJob>, StoreError> {
        let mut jobs = Vec::new();
        for address in addresses {
            // As their indexes have them: requests by address, other jobs by state.
            for which in [
                "service = 'keygen' AND state IN ('ready', 'running')",
                "service = 'mail' AND state = 'ready'",
                "service = 'mail' AND state = 'running'",
            ] {
                let statement = format!("{COLUMNS} WHERE brand = $1 AND address_hash = $2 AND {which}");
                let query = sqlx::query(AssertSqlSafe(statement)).bind(brand).bind(address.as_bytes());
                for row in &query.fetch_all(&self.reader).await? {
                    jobs.push(stored(row)?);
                }
            }
        }
        jobs.sort_by_key(|job| job.id.0);
        Ok(jobs)
    }

    /// How many jobs are in each state.
    pub async fn count_jobs(&self) -> Result<Vec<(JobState, i64)>, StoreError> {
        let rows =
            sqlx::query("SELECT state, count(*) AS jobs FROM jobs GROUP BY state").fetch_all(&self.reader).await?;
        let mut counts = Vec::new();
        for row in rows {
            counts.push((state(&row)?, row.try_get("jobs")?));
        }
        Ok(counts)
    }

    /// One job.
    pub async fn job(&self, id: JobId) -> Result<StoredJob, NotDone> {
        let query = sqlx::query(AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"))).bind(id.0);
        let row = query.fetch_optional(&self.reader).await.map_err(StoreError::from)?;
        let row = row.ok_or(NotDone::Unknown(id.0))?;
        Ok(stored(&row).map_err(StoreError::from)?)
    }

    /// Lets a job be tried now that waits or was given up.
    pub async fn retry_now(&self, id: JobId, now: Timestamp) -> Result<(), NotDone> {
        let job = self.job(id).await?;
        if job.expires_at <= now || (job.state == JobState::Failed && job.payload.is_none()) {
            return Err(NotDone::Expired(id.0, job.expires_at));
        }
        let statement = "UPDATE jobs SET state = 'ready', run_at = $2, finished_at = NULL, unconfirmed = 0
                         WHERE id = $1 AND state IN ('waiting', 'ready', 'failed') AND payload IS NOT NULL";
        self.change(&job, statement, now).await
    }

    /// Takes a job out of the queue that waits or was given up, and wipes what it holds.
    pub async fn drop_job(&self, id: JobId, now: Timestamp) -> Result<(), NotDone> {
        let job = self.job(id).await?;
        let statement =
            "UPDATE jobs SET state = 'dropped', payload = NULL, finished_at = $2, reason = 'dropped by hand'
                         WHERE id = $1 AND state IN ('waiting', 'ready', 'failed')";
        self.change(&job, statement, now).await
    }

    /// Marks jobs whose mails came back, each with its reason; how many were done and are marked now. `spends` names what proved the news, good for one
    /// use, and until when it is remembered: `None` if it was used before.
    pub async fn mark_bounced(
        &self,
        brand: &str,
        bounces: &[(JobId, &str)],
        spends: Option<&(Vec<u8>, Timestamp)>,
        now: Timestamp,
    ) -> Result<Option<usize>, StoreError> {
        let mut transaction = self.begin().await?;
        if let Some((proof, until)) = spends
            && !spend(&mut transaction, proof, *until).await?
        {
            return Ok(None);
        }
        let mut count = 0;
        for (id, reason) in bounces {
            let marked = sqlx::query_scalar(
                "UPDATE jobs SET state = 'bounced', reason = $3 WHERE id = $1 AND brand = $2 AND service = 'mail' AND state = 'done'
                 RETURNING address_hash",
            );
            let marked: Vec<Vec<u8>> = marked.bind(id.0).bind(brand).bind(*reason).fetch_all(&mut *transaction).await?;
            if let Some(address) = &marked.into_iter().next().and_then(AddressHash::from_store) {
                let entry = Entry { brand, address, event: AuditEvent::Bounced, detail: Some(reason) };
                self.write_audit(&mut transaction, slice::from_ref(&entry), now).await?;
                count += 1;
            }
        }
        transaction.commit().await?;
        Ok(Some(count))
    }

    async fn change(&self, job: &StoredJob, statement: &'static str, now: Timestamp) -> Result<(), NotDone> {
        let changed = async {
            let mut transaction = self.begin().await?;
            let changed = sqlx::query(statement)
                .bind(job.id.0)
                .bind(millis(now))
                .execute(&mut *transaction)
                .await?
                .rows_affected();
            transaction.commit().await?;
            self.tell(&Service::ALL.map(Topic::Jobs)).await;
            Ok::<_, StoreError>(changed)
        };
        if changed.await? == 0 {
            return Err(NotDone::Wrong(job.id.0, job.state.name()));
        }
        Ok(())
    }
}

fn state(row: &AnyRow) -> Result<JobState, sqlx::Error> {
    let name: String = row.try_get("state")?;
    let state = JobState::ALL.into_iter().find(|state| state.name() == name);
    state.ok_or_else(|| sqlx::Error::Decode(format!("unknown state {name:?}").into()))
}

fn stored(row: &AnyRow) -> Result<StoredJob, sqlx::Error> {
    Ok(StoredJob {
        id: JobId(row.try_get("id")?),
        brand: row.try_get("brand")?,
        kind: row.try_get("kind")?,
        state: state(row)?,
        payload: row.try_get::<Option<Vec<u8>>, _>("payload")?.map(Sealed::from_store),
        attempts: row.try_get("attempts")?,
        reason: row.try_get("reason")?,
        created_at: timestamp(row.try_get("created_at")?),
        run_at: timestamp(row.try_get("run_at")?),
        expires_at: timestamp(row.try_get("expires_at")?),
        finished_at: row.try_get::<Option<i64>, _>("finished_at")?.map(timestamp),
    })
}
