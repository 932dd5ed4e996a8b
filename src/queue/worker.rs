use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::{sync::watch, task::JoinSet};
use tracing::Instrument;

use super::{Job, JobError, retry::backoff};
use crate::{
    brand::{Brand, Brands},
    clock::Clock,
    keygen::RequestError,
    mail::{Mail, SendError},
    secrets::{Handle, Keys, Randomness},
    store::{Store, StoreError, TakenJob, later},
};

/// One attempt takes at most this long.
const ATTEMPT: Duration = Duration::from_mins(2);

/// How long to wait when the database fails.
const DATABASE_PAUSE: Duration = Duration::from_secs(1);

/// A worker looks around at least this often, should a notice get lost.
const LOOK_AROUND: Duration = Duration::from_secs(30);

/// What secrets are swept out, and old rows removed, this often.
const SWEEP: Duration = Duration::from_mins(10);

/// The queue's workers.
#[derive(Clone)]
pub struct Workers {
    /// Where jobs are kept.
    pub store: Store,
    /// What opens them.
    pub keys: Arc<Keys>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// For spreading retries.
    pub randomness: Arc<dyn Randomness>,
    /// On whose behalf.
    pub brands: Arc<Brands>,
}

impl Workers {
    /// Works with `count` workers until `stop` says `true`. A job in hand then gets `grace` to be finished; after that it goes back to the queue.
    pub async fn run(self, count: usize, mut stop: watch::Receiver<bool>, grace: Duration) -> Result<(), StoreError> {
        // SQLite has one process: whatever is marked as running was held by one that died.
        let released = self.store.release_jobs().await?;
        if released > 0 {
            tracing::warn!(released, "took over the jobs of a process that ended abruptly");
        }
        let mut workers = JoinSet::new();
        for _ in 0..count {
            workers.spawn(self.clone().work(stop.clone()));
        }
        workers.spawn(self.clone().keep_house(stop.clone()));

        let asked_to_stop = async { stop.wait_for(|&stop| stop).await.map(drop).unwrap_or_default() };
        tokio::select! {
            () = asked_to_stop => {}
            Some(ended) = workers.join_next() => if let Err(panic) = ended { std::panic::resume_unwind(panic.into_panic()) },
        }
        let finished = async { while workers.join_next().await.is_some() {} };
        tokio::select! {
            () = finished => {}
            () = self.clock.sleep_until(later(self.clock.now(), grace)) => {}
        }
        workers.shutdown().await;
        let returned = self.store.release_jobs().await?;
        tracing::info!(returned, "the workers have stopped");
        Ok(())
    }

    async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut news = self.store.subscribe_to_jobs();
        while !*stop.borrow() {
            let wake_at = match self.step().await {
                Ok(Step::Worked) => continue,
                Ok(Step::Idle { next }) => next,
                Err(error) => {
                    tracing::error!(%error, "the queue can't be read; trying again");
                    later(self.clock.now(), DATABASE_PAUSE)
                }
            };
            tokio::select! {
                () = news.changed() => {}
                () = self.clock.sleep_until(wake_at) => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn keep_house(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let now = self.clock.now();
            if let Err(error) = self.store.sweep(now).await {
                tracing::error!(%error, "housekeeping failed; trying again later");
            }
            tokio::select! {
                () = self.clock.sleep_until(later(now, SWEEP)) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Does one job that is due, or says when to look again.
    async fn step(&self) -> Result<Step, StoreError> {
        let now = self.clock.now();
        if let Some(job) = self.store.take_job(now).await? {
            let span = tracing::info_span!(
                "job",
                id = job.id.0,
                attempt = job.attempts,
                kind = tracing::field::Empty,
                brand = job.brand
            );
            self.attempt(&job).instrument(span).await;
            return Ok(Step::Worked);
        }
        let look_around = later(now, LOOK_AROUND);
        let next = self.store.next_job_at().await?.map_or(look_around, |next| next.min(look_around));
        // Never at once: a job that is due but held by another worker would make this a busy loop.
        Ok(Step::Idle { next: next.max(later(now, Duration::from_millis(50))) })
    }

    async fn attempt(&self, job: &TakenJob) {
        let outcome = if self.clock.now() >= job.expires_at {
            Err(JobError::Fail("its time was over".to_owned()))
        } else {
            // Measured, not read off the clock: a clock that jumps must not cut a mail off that is being sent.
            tokio::time::timeout(ATTEMPT, self.perform(job))
                .await
                .unwrap_or_else(|_| Err(JobError::Retry { after: None, reason: "took too long".to_owned() }))
        };
        // What was done must be recorded: a mail that was sent, and not marked as such, would be sent again.
        while let Err(error) = self.record(job, &outcome).await {
            tracing::error!(%error, "the outcome can't be recorded; trying again");
            self.clock.sleep_until(later(self.clock.now(), DATABASE_PAUSE)).await;
        }
    }

    async fn record(&self, job: &TakenJob, outcome: &Result<(), JobError>) -> Result<(), StoreError> {
        let now = self.clock.now();
        match outcome {
            Ok(()) => self.store.complete_job(job, now).await,
            Err(JobError::Retry { after, reason }) => {
                let wait = after.unwrap_or_default().max(backoff(job.attempts, &*self.randomness));
                let run_at = later(now, wait);
                if run_at >= job.expires_at {
                    tracing::error!(reason, "job failed: its time is over before the next try");
                    return self.store.fail_job(job, now, reason).await;
                }
                tracing::warn!(reason, retry_in_s = wait.as_secs(), "job will be tried again");
                self.store.retry_job(job, run_at, reason).await
            }
            Err(JobError::Fail(reason)) => {
                tracing::error!(reason, "job failed");
                self.store.fail_job(job, now, reason).await
            }
        }
    }

    async fn perform(&self, taken: &TakenJob) -> Result<(), JobError> {
        let job = Job::open(&self.keys, &taken.payload)
            .map_err(|error| JobError::Retry { after: None, reason: error.to_string() })?;
        tracing::Span::current().record("kind", job.kind());
        let Some(brand) = self.brands.get(&taken.brand) else {
            return Err(JobError::Retry {
                after: None,
                reason: format!("the brand {:?} is not configured", taken.brand),
            });
        };
        match job {
            Job::RequestReset { address } => self.request_reset(brand, &address).await,
            Job::SendResetLink { address, name, handle, event_id } => {
                let handle: Handle = handle.parse().map_err(|_| JobError::Fail("its link is damaged".to_owned()))?;
                let mail = Mail::ResetLink { link: brand.link(&handle), lifetime: brand.link_lifetime, event_id };
                self.send(brand, &address, name.as_deref(), mail).await
            }
            Job::SendPasswordChanged { address, name, changed_at, message } => {
                self.send(brand, &address, name.as_deref(), Mail::PasswordChanged { changed_at, message }).await
            }
        }
    }

    async fn request_reset(&self, brand: &Brand, address: &str) -> Result<(), JobError> {
        let parsed = address.parse().map_err(|_| JobError::Fail("its address is damaged".to_owned()))?;
        brand.keygen.request_reset(&parsed).await.map_err(|error| match error {
            RequestError::Later { after, reason } => JobError::Retry { after, reason },
            RequestError::Refused(reason) => JobError::Fail(reason),
        })?;
        tracing::info!(address = %self.keys.pseudonym(address), "Keygen was asked for a reset");
        Ok(())
    }

    async fn send(&self, brand: &Brand, address: &str, name: Option<&str>, mail: Mail) -> Result<(), JobError> {
        let pseudonym = self.keys.pseudonym(address);
        let parsed = address.parse().map_err(|_| JobError::Fail("its address is damaged".to_owned()))?;
        let sent =
            brand.mailer.send(&brand.look, &parsed, name, mail, self.clock.now()).await.map_err(
                |error| match error {
                    SendError::Temporary(reason) => JobError::Retry { after: None, reason },
                    SendError::Permanent(reason) => JobError::Fail(reason),
                },
            )?;
        tracing::info!(address = %pseudonym, message_id = sent.message_id, reply = sent.reply, "mail accepted by the mail server");
        Ok(())
    }
}

enum Step {
    Worked,
    Idle { next: Timestamp },
}
