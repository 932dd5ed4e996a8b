//! Whose turn it is: the next job that is due, and within its budgets.
//!
//! Keygen is asked fairly by client network. Each request gets a turn when it is stored: one later than its network's last one that is not done, and
//! no sooner than the one that is served now (start-time fair queueing, <https://dl.acm.org/doi/10.1145/248157.248171>). Who has many requests waits
//! behind everybody's first.

use std::slice;

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::{
    AuditEvent, Budget, JobId, MailPolicy, Purpose, Service, Store, StoreError, Take, TakenJob,
    audit::Entry,
    budget::Admission,
    counts::{Counts, HOUR, MailboxUser, Subject, hold, store_counts},
    database::Engine,
    jobs::request_kind,
    millis,
    news::Topic,
    timestamp,
};
use crate::secrets::{AddressHash, ClientHash, Sealed};

/// What says where a new request stands: an expression over the placeholders of its brand, client, priority and time.
pub(super) fn turn(brand: u8, client: u8, priority: u8, now: u8) -> String {
    format!(
        "(SELECT coalesce(max(turn), 0) FROM (
             SELECT max(turn) + 1 AS turn FROM jobs
             WHERE service = 'keygen' AND state IN ('ready', 'waiting') AND brand = ${brand} AND client = ${client}
             UNION ALL
             SELECT (
                 SELECT turn FROM jobs
                 WHERE service = 'keygen' AND state = 'ready' AND brand = ${brand} AND priority = ${priority} AND run_at <= ${now}
                 ORDER BY turn, id LIMIT 1)) turns)"
    )
}

impl Store {
    /// Takes the next job of `brand` and `service` that is due, if its budgets let it. `slot` tells the workers of this process apart.
    pub async fn take_job(
        &self,
        brand: &str,
        service: Service,
        slot: u32,
        policy: &MailPolicy,
        now: Timestamp,
    ) -> Result<Take, StoreError> {
        match service {
            Service::Keygen => {
                let mut transaction = self.begin().await?;
                let Some(job) = self.take_due(&mut transaction, brand, service, slot, now).await? else {
                    return Ok(Take::Nothing);
                };
                // It is counted once, when it is tried first.
                let take = if job.attempts == 1 && job.expires_at > now {
                    self.admit(&mut transaction, job, policy, now).await?
                } else {
                    Take::Job(Box::new(job))
                };
                transaction.commit().await?;
                Ok(take)
            }
            Service::Mail => {
                let taken = {
                    let mut connection = self.writer.acquire().await?;
                    self.take_due(&mut connection, brand, service, slot, now).await?
                };
                let Some(job) = taken else { return Ok(Take::Nothing) };
                if job.attempts > 1 || job.waits_for.is_none() || job.expires_at <= now {
                    return Ok(Take::Job(Box::new(job)));
                }
                let mut transaction = self.begin().await?;
                let take = self.admit(&mut transaction, job, policy, now).await?;
                transaction.commit().await?;
                Ok(take)
            }
        }
    }

    /// Marks the next due job as running: of requests by their turn, of emails the one that has waited longest.
    async fn take_due(
        &self,
        connection: &mut AnyConnection,
        brand: &str,
        service: Service,
        slot: u32,
        now: Timestamp,
    ) -> Result<Option<TakenJob>, StoreError> {
        let (service_is, order) = match service {
            Service::Keygen => ("service = 'keygen'", "priority, turn, id"),
            Service::Mail => ("service = 'mail'", "run_at"),
        };
        let locking = self.skip_locked();
        // Read to the end: the row comes before the commit, which may fail yet.
        let rows = sqlx::query(AssertSqlSafe(format!(
            "UPDATE jobs SET state = 'running', attempts = attempts + 1, replica = $3, slot = $4
             WHERE id = (SELECT id FROM jobs WHERE state = 'ready' AND brand = $1 AND {service_is} AND run_at <= $2
                         ORDER BY {order} LIMIT 1 {locking})
             RETURNING id, brand, kind, address_hash, payload, attempts, unconfirmed, client, user_hash, created_at, expires_at"
        )))
        .bind(brand)
        .bind(millis(now))
        .bind(&*self.replica)
        .bind(i64::from(slot))
        .fetch_all(connection)
        .await?;
        Ok(rows.first().map(|row| taken(row, service)).transpose()?)
    }

    /// Lets a job that was taken go on, if its budgets have room, and counts it; else it waits.
    async fn admit(
        &self,
        connection: &mut AnyConnection,
        job: TakenJob,
        policy: &MailPolicy,
        now: Timestamp,
    ) -> Result<Take, StoreError> {
        let mut counts = held_counts(connection, &job, now).await?;
        let admission = match job.service {
            Service::Keygen if job.kind == request_kind(Purpose::Invitation) => policy.admit_invitation(&counts),
            Service::Keygen => policy.admit_request(&counts, job.address, job.client),
            Service::Mail => match job.waits_for {
                Some(user) => {
                    let mails = counts.of(Subject::MailedTo(user));
                    let replaced = mails.last_at.is_some_and(|last_at| last_at > job.created_at);
                    let limited = mails.count >= policy.per_address;
                    if replaced || limited { Admission::Refused } else { policy.admit_unasked(&counts, user) }
                }
                None => Admission::Granted(Vec::new()),
            },
        };
        match admission {
            Admission::Granted(subjects) => {
                counts.count(&subjects);
                store_counts(connection, &job.brand, &counts).await?;
                Ok(Take::Job(Box::new(job)))
            }
            Admission::Waits(budget, until) => {
                self.put_off(connection, &job, budget, until, now).await?;
                Ok(Take::Passed(Some(budget)))
            }
            Admission::Refused => {
                drop_refused(self, connection, &job, now).await?;
                Ok(Take::Passed(None))
            }
        }
    }

    /// Lets a job wait until a budget has room, and with it all others that are due and can't go for the same reason.
    async fn put_off(
        &self,
        connection: &mut AnyConnection,
        job: &TakenJob,
        budget: Budget,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE jobs SET state = 'waiting', attempts = 0, replica = NULL, run_at = $2, reason = $3 WHERE id = $1",
        )
        .bind(job.id.0)
        .bind(millis(until))
        .bind(budget.reason())
        .execute(&mut *connection)
        .await?;
        let alike = match budget {
            Budget::Hour | Budget::Invitations => "kind = $5",
            Budget::Client | Budget::Busy => "kind = $5 AND client = $6",
            // Whether a request is a repeat is seen one by one; emails are few.
            Budget::Repeats | Budget::Unasked => return Ok(()),
        };
        let sql = format!(
            "UPDATE jobs SET state = 'waiting', run_at = $1, reason = $2 WHERE id IN (
                 SELECT id FROM jobs WHERE state = 'ready' AND service = 'keygen' AND brand = $3 AND run_at <= $4
                 AND attempts = 0 AND {alike} {})",
            self.skip_locked()
        );
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(millis(until)).bind(budget.reason()).bind(&job.brand);
        query = query.bind(millis(now)).bind(&job.kind);
        if budget.is_of_client() {
            query = query.bind(job.client.as_ref().map_or(&[][..], ClientHash::as_bytes));
        }
        query.execute(connection).await?;
        Ok(())
    }

    /// Tells the operator that a budget is used up: once an hour, by one replica.
    pub async fn report_exhaustion(&self, brand: &str, budget: Budget, now: Timestamp) {
        match self.claim_task(&format!("exhausted:{brand}:{}", budget.name()), HOUR, now).await {
            Ok(true) => {}
            Ok(false) => return,
            // Better told once too often.
            Err(error) => tracing::warn!(%error, "the database does not say whether this was told before"),
        }
        let (budget, what_to_do, of_client) = (budget.name(), budget.what_to_do(), budget.is_of_client());
        if of_client {
            // A stranger's doing, or an office's: the others have their room.
            tracing::warn!(
                brand,
                budget,
                "a client network has used up its share of this hour's emails; its other requests wait. {what_to_do}"
            );
        } else {
            tracing::error!(brand, budget, "this hour's emails are used up; the rest wait. {what_to_do}");
        }
    }

    /// Makes those ready that waited for a budget which has room now.
    pub async fn wake_jobs(&self, now: Timestamp) -> Result<(), StoreError> {
        let woken = sqlx::query(AssertSqlSafe(format!(
            "UPDATE jobs SET state = 'ready', reason = NULL WHERE id IN (
                 SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= $1 {})",
            self.skip_locked()
        )));
        let woken = woken.bind(millis(now)).execute(&self.writer).await?;
        if woken.rows_affected() > 0 {
            self.tell(&Service::ALL.map(Topic::Jobs)).await;
        }
        Ok(())
    }

    /// When the next job that waits for a budget is due.
    pub async fn next_waking_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let next = sqlx::query_scalar("SELECT min(run_at) FROM jobs WHERE state = 'waiting'");
        let next: Option<i64> = next.fetch_one(&self.reader).await?;
        Ok(next.map(timestamp))
    }

    /// Replicas pass by each other's rows; of SQLite there is one writer.
    fn skip_locked(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite(_) => "",
            Engine::Postgres => "FOR UPDATE SKIP LOCKED",
        }
    }
}

/// The counts that decide about a job.
async fn held_counts(connection: &mut AnyConnection, job: &TakenJob, now: Timestamp) -> Result<Counts, StoreError> {
    let (held, seen) = match job.service {
        Service::Keygen if job.kind == request_kind(Purpose::Invitation) => (vec![Subject::Invitations], vec![]),
        Service::Keygen => {
            let client = job.client.map(Subject::AskedBy);
            let held = [Subject::Asked, Subject::Repeats, Subject::AskedFor(job.address)];
            let held = held.into_iter().chain(client).collect();
            (held, vec![Subject::Unasked])
        }
        Service::Mail => {
            let user = job.waits_for.map(Subject::MailedTo);
            ([Subject::Unasked].into_iter().chain(user).collect(), vec![Subject::Asked])
        }
    };
    hold(connection, &job.brand, &held, &seen, now).await
}

/// Drops a job that would lead to one email too many.
async fn drop_refused(
    store: &Store,
    connection: &mut AnyConnection,
    job: &TakenJob,
    now: Timestamp,
) -> Result<(), StoreError> {
    let reason = "the address has had its emails of this hour, or a newer one";
    let dropped = sqlx::query(
        "UPDATE jobs SET state = 'dropped', replica = NULL, reason = $2, payload = NULL, finished_at = $3 WHERE id = $1",
    );
    dropped.bind(job.id.0).bind(reason).bind(millis(now)).execute(&mut *connection).await?;
    let entry = Entry { brand: &job.brand, address: &job.address, event: AuditEvent::Dropped, detail: Some(reason) };
    store.write_audit(connection, slice::from_ref(&entry), now).await
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
        waits_for: row.try_get::<Option<Vec<u8>>, _>("user_hash")?.and_then(MailboxUser::from_store),
        client: ClientHash::from_store(row.try_get("client")?),
        created_at: timestamp(row.try_get("created_at")?),
        expires_at: timestamp(row.try_get("expires_at")?),
    })
}
