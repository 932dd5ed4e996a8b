use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;
use jiff::Timestamp;
use tokio::{
    sync::{Mutex, watch},
    task::JoinSet,
};
use tracing::Instrument;

use super::{
    Job, JobError,
    breaker::{Breaker, Permit},
    job::remaining,
    retry::backoff,
};
use crate::{
    address::EmailAddress,
    brand::{Brand, Brands, Language},
    clock::Clock,
    keygen::RequestError,
    links::Links,
    mail::{Mail, Recipient, SendError},
    secrets::{Handle, Keys, Randomness},
    store::{CLOCK_SKEW, Ending, JobId, Purpose, Service, Store, StoreError, Subscription, Take, TakenJob, later},
};

/// One attempt takes at most this long: a few mail servers, each with its steps' longest time-outs. It must not end in the midst of a conversation that has time-outs
/// of its own, since a mail may be taken by then.
const ATTEMPT: Duration = Duration::from_mins(30);

/// How long to wait when the database fails.
const DATABASE_PAUSE: Duration = Duration::from_secs(1);

/// A worker looks around at least this often: for a notice that got lost, and for what the command line changed in an SQLite file.
pub(super) const LOOK_AROUND: Duration = Duration::from_secs(5);

/// A job that failed because its service is down waits no longer than this: the breaker keeps the service from being hammered.
const AFTER_OUTAGE: Duration = Duration::from_mins(1);

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
    /// How many jobs of each brand and service are worked on at the same time.
    pub count: u32,
    /// How long what is finished is kept.
    pub retention: Duration,
}

/// Where one worker finds its jobs.
struct Lane {
    brand: Arc<Brand>,
    service: Service,
    breaker: Breaker,
    /// One worker looks out for the next job, and passes this on when it has one: news of a job wakes nobody else.
    lookout: Arc<Mutex<Subscription>>,
    slot: u32,
}

impl Workers {
    /// Works until `stop` says `true`. A job in hand then gets `grace` to be finished; after that it goes back to the queue.
    pub async fn run(self, mut stop: watch::Receiver<bool>, grace: Duration) -> Result<(), StoreError> {
        let mut workers = JoinSet::new();
        let mut slot = 0;
        for brand in self.brands.iter() {
            for service in Service::ALL {
                let breaker = Breaker::new(Arc::clone(&self.clock));
                let lookout = Arc::new(Mutex::new(self.store.subscribe_to_jobs(service)));
                for _ in 0..self.count {
                    let (brand, breaker, lookout) = (Arc::clone(brand), breaker.clone(), Arc::clone(&lookout));
                    let span = tracing::info_span!("queue", brand = brand.id, service = service.name());
                    let lane = Lane { brand, service, breaker, lookout, slot };
                    workers.spawn(self.clone().work(lane, stop.clone()).instrument(span));
                    slot += 1;
                }
            }
        }
        workers.spawn(self.clone().keep_house(stop.clone()));
        workers.spawn(self.clone().wake_waiting(stop.clone()));
        let mut watchers = JoinSet::new();
        watchers.spawn(self.clone().keep_beating());
        watchers.spawn(self.clone().watch_clock());

        let asked_to_stop = async { stop.wait_for(|&stop| stop).await.map(drop).unwrap_or_default() };
        tokio::select! {
            () = asked_to_stop => {}
            // The process ends with them.
            Some(Err(panic)) = workers.join_next() => std::panic::resume_unwind(panic.into_panic()),
            Some(Err(panic)) = watchers.join_next() => std::panic::resume_unwind(panic.into_panic()),
        }
        let finished = async { while workers.join_next().await.is_some() {} };
        if tokio::time::timeout(grace, finished).await.is_err() {
            tracing::warn!("some jobs are not finished; they go back to the queue");
        }
        workers.shutdown().await;
        watchers.shutdown().await;
        let returned = self.store.release_jobs().await?;
        tracing::info!(returned, "the workers have stopped");
        Ok(())
    }

    async fn beat(&self) -> Result<(), StoreError> {
        let taken_over = self.store.heartbeat().await?;
        if taken_over > 0 {
            tracing::warn!(taken_over, "took over the jobs of a process that ended abruptly");
        }
        Ok(())
    }

    async fn keep_beating(self) {
        // By real time: a lease must not end because a clock jumps.
        let mut beats = tokio::time::interval(Store::HEARTBEAT);
        loop {
            beats.tick().await;
            if let Err(error) = self.beat().await {
                tracing::error!(%error, "the database does not hear that this process is alive");
            }
        }
    }

    /// What was put off by a clock that ran ahead must not wait until the right time gets there.
    async fn watch_clock(self) {
        let mut looks = tokio::time::interval(Duration::from_secs(1));
        let mut last = self.clock.now();
        loop {
            looks.tick().await;
            let now = self.clock.now();
            if later(now, CLOCK_SKEW) < last {
                tracing::warn!(
                    by_s = last.duration_since(now).as_secs(),
                    "the clock was set back; all that waits is tried"
                );
                if let Err(error) = self.store.hasten_jobs(now).await {
                    tracing::error!(%error, "what waits may now wait for longer");
                    continue;
                }
            }
            last = now;
        }
    }

    async fn work(self, lane: Lane, mut stop: watch::Receiver<bool>) {
        let mut uncertain = false;
        while !*stop.borrow() {
            let on_duty = async {
                let news = lane.lookout.lock().await;
                (news, lane.breaker.permit().await)
            };
            let (mut news, permit) = tokio::select! {
                on_duty = on_duty => on_duty,
                _ = stop.changed() => continue,
            };
            let found = self.look(&lane, uncertain).await;
            uncertain = found.is_err();
            match found {
                Ok(Found::Job(job)) => {
                    drop(news);
                    let span =
                        tracing::info_span!("job", id = job.id.0, attempt = job.attempts, kind = tracing::field::Empty);
                    self.attempt(&lane.brand, &job, permit).instrument(span).await;
                }
                Ok(Found::Nothing { until }) => {
                    drop(permit);
                    tokio::select! {
                        () = news.changed() => {}
                        () = self.clock.sleep_until(until) => {}
                        _ = stop.changed() => {}
                    }
                }
                Err(error) => {
                    tracing::error!(%error, "the queue can't be read; trying again");
                    drop(permit);
                    pause().await;
                }
            }
        }
    }

    async fn keep_house(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let now = self.clock.now();
            if let Err(error) = self.sweep(now).await {
                tracing::error!(%error, "housekeeping failed; trying again later");
            }
            tokio::select! {
                () = self.clock.sleep_until(later(now, SWEEP)) => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        if self.store.claim_task("sweep", SWEEP, now).await? {
            self.store.sweep(self.retention, now).await?;
        }
        Ok(())
    }

    /// Takes a job that is due, or says when to look again. After `uncertain` news of the database, a job may have been taken unawares.
    async fn look(&self, lane: &Lane, uncertain: bool) -> Result<Found, StoreError> {
        let now = self.clock.now();
        if uncertain {
            self.store.release_slot(lane.slot).await?;
        }
        let Lane { brand, service, slot, .. } = lane;
        loop {
            match self.store.take_job(&brand.id, *service, *slot, &brand.mail_policy, now).await? {
                Take::Job(job) => return Ok(Found::Job(job)),
                Take::Passed(Some(budget)) => self.store.report_exhaustion(&brand.id, budget, now).await,
                Take::Passed(None) => {}
                Take::Nothing => break,
            }
        }
        let look_around = later(now, LOOK_AROUND);
        let next = self.store.next_job_at(&lane.brand.id, lane.service).await?;
        let next = next.map_or(look_around, |next| next.min(look_around));
        // Never at once: a job that is due but held by another worker would make this a busy loop.
        Ok(Found::Nothing { until: next.max(later(now, Duration::from_millis(50))) })
    }

    async fn attempt(&self, brand: &Brand, job: &TakenJob, permit: Permit<'_>) {
        let outcome = if self.clock.now() >= job.expires_at {
            drop(permit);
            Err(JobError::Drop("its time was over".to_owned()))
        } else {
            // Measured, not read off the clock: a clock that jumps must not cut a mail off that is being sent.
            let outcome = tokio::time::timeout(ATTEMPT, contain_panic(self.perform(brand, job)))
                .await
                .unwrap_or_else(|_| Err(JobError::Outage { after: None, reason: "took too long".to_owned() }));
            permit.report(match &outcome {
                Err(JobError::Outage { reason, .. } | JobError::Unknown(reason)) => Some(reason),
                _ => None,
            });
            outcome
        };
        // What was done must be recorded: a mail that was sent, and not marked as such, would be sent again.
        while let Err(error) = self.record(job, &outcome).await {
            tracing::error!(%error, "the outcome can't be recorded; trying again");
            pause().await;
        }
    }

    async fn record(&self, job: &TakenJob, outcome: &Result<String, JobError>) -> Result<(), StoreError> {
        let now = self.clock.now();
        let backoff = || backoff(job.attempts, &*self.randomness);
        let (reason, wait) = match outcome {
            Ok(said) => return self.store.end_job(job, Ending::Done(said), now).await,
            Err(JobError::Retry { after, reason }) => (reason, after.unwrap_or_default().max(backoff())),
            Err(JobError::Outage { after, reason }) => {
                (reason, after.unwrap_or_default().max(backoff().min(AFTER_OUTAGE)))
            }
            // RFC 5321, section 4.5.3.2.6: doing it again and again would be many copies of one mail.
            Err(JobError::Unknown(reason)) if !job.unconfirmed => (reason, AFTER_OUTAGE),
            Err(JobError::Unknown(reason)) => {
                let reason =
                    format!("{reason}; twice nobody knows whether it was taken, so that it is not tried again");
                tracing::error!(reason, "job failed");
                return self.store.end_job(job, Ending::Failed(&reason), now).await;
            }
            Err(JobError::Fail(reason)) => {
                tracing::error!(reason, "job failed");
                return self.store.end_job(job, Ending::Failed(reason), now).await;
            }
            Err(JobError::Skip(reason)) => {
                tracing::info!(reason, "job skipped");
                return self.store.end_job(job, Ending::Refused(reason), now).await;
            }
            Err(JobError::Drop(reason)) => {
                tracing::error!(reason, "job dropped");
                return self.store.end_job(job, Ending::Dropped(reason), now).await;
            }
        };
        let run_at = later(now, wait);
        if run_at >= job.expires_at {
            tracing::error!(reason, "job failed: its time is over before the next try");
            return self.store.end_job(job, Ending::Failed(reason), now).await;
        }
        tracing::warn!(reason, retry_in_s = wait.as_secs(), "job will be tried again");
        let unconfirmed = matches!(outcome, Err(JobError::Unknown(_)));
        self.store.retry_job(job, run_at, reason, unconfirmed, now).await
    }

    /// Does a job; returns what the other side said to it.
    async fn perform(&self, brand: &Brand, taken: &TakenJob) -> Result<String, JobError> {
        let job = Job::open(&self.keys, &brand.id, &taken.payload)
            .map_err(|error| JobError::Retry { after: None, reason: error.to_string() })?;
        tracing::Span::current().record("kind", job.kind());
        match job {
            Job::RequestReset { address, purpose } => self.request_reset(brand, &address, purpose).await,
            Job::SendLink { address, name, language, purpose, handle, event_id, asked_at, requester } => {
                let handle: Handle = handle.parse().map_err(|_| JobError::Fail("its link is damaged".to_owned()))?;
                // Its user was changed or banned, a link was used, or it was revoked: nobody needs it any more.
                let live = self.links().is_live(brand, &handle).await;
                if !live.map_err(|error| JobError::Retry { after: None, reason: error.to_string() })? {
                    return Err(JobError::Drop("its link has ended".to_owned()));
                }
                let link = brand.link(&handle);
                let lifetime = remaining(brand.lifetime(purpose), taken.expires_at, self.clock.now());
                let mail = Mail::Link { purpose, link, lifetime, event_id, asked_at, requester };
                self.send(brand, taken.id, &Addressee { address, name, language }, mail).await
            }
            Job::SendPasswordChanged { address, name, language, changed_at, message } => {
                let mail = Mail::PasswordChanged { changed_at, message };
                self.send(brand, taken.id, &Addressee { address, name, language }, mail).await
            }
        }
    }

    fn links(&self) -> Links {
        Links {
            store: self.store.clone(),
            keys: Arc::clone(&self.keys),
            clock: Arc::clone(&self.clock),
            randomness: Arc::clone(&self.randomness),
        }
    }

    async fn request_reset(&self, brand: &Brand, address: &EmailAddress, purpose: Purpose) -> Result<String, JobError> {
        // Here and not when it was asked for: only known users are ever paused, and the page's time must not tell.
        let left_in_peace = match purpose {
            Purpose::Reset => self.links().is_paused(brand, address).await,
            Purpose::Invitation => Ok(false),
        };
        if left_in_peace.map_err(|error| JobError::Retry { after: None, reason: error.to_string() })? {
            return Err(JobError::Skip("paused after \"this wasn't me\"".to_owned()));
        }
        let ask = async |spelling: &str| {
            brand.keygen.request_reset(spelling).await.map_err(|error| match error {
                RequestError::Limited { after, reason } => JobError::Retry { after, reason },
                RequestError::Unavailable { after, reason } => JobError::Outage { after, reason },
                RequestError::Refused(reason) => JobError::Fail(reason),
            })
        };
        ask(&address.spelling()).await?;
        // Keygen looks for the address as text, and which form of the domain was typed may be the browser's choice. Its limits hold for each form apart: that
        // one is used up means that its user has had their emails.
        if let Some(other) = address.other_spelling()
            && let Err(error) = ask(&other).await
            && !matches!(error, JobError::Retry { .. })
        {
            return Err(error);
        }
        tracing::info!(address = %self.keys.pseudonym(address.canonical()), "Keygen was asked for a reset");
        Ok(String::new())
    }

    async fn send(&self, brand: &Brand, job: JobId, to: &Addressee, mail: Mail) -> Result<String, JobError> {
        let language = Language::find(&to.language).unwrap_or_else(|| brand.languages.default());
        let texts = brand.languages.texts(language);
        let recipient = Recipient { address: &to.address, name: to.name.as_deref(), texts };
        let sent = brand.mailer.send(&brand.look, &recipient, &mail, job, &*self.clock).await;
        let sent = sent.map_err(|error| match error {
            SendError::Retry { after, reason } => JobError::Retry { after, reason },
            SendError::Outage { after, reason } => JobError::Outage { after, reason },
            SendError::Unknown(reason) => JobError::Unknown(reason),
            SendError::Permanent(reason) => JobError::Fail(reason),
        })?;
        tracing::info!(
            address = %self.keys.pseudonym(to.address.canonical()),
            message_id = sent.message_id,
            language = language.tag(),
            reply = sent.reply,
            "mail accepted by the mail server"
        );
        Ok(sent.reply)
    }
}

/// A panic is a bug of ours, and a failed try like others: it must not keep everybody else from their mails, again after each start.
async fn contain_panic(work: impl Future<Output = Result<String, JobError>>) -> Result<String, JobError> {
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| {
        Err(JobError::Retry {
            after: None,
            reason: "it panicked, which is a bug in Rekey; the log says where".to_owned(),
        })
    })
}

/// To whom a mail goes.
struct Addressee {
    address: EmailAddress,
    name: Option<String>,
    language: String,
}

/// Leaves a failing database alone for a moment.
#[expect(clippy::disallowed_methods, reason = "how long a database is left alone is not the clock's business")]
async fn pause() {
    tokio::time::sleep(DATABASE_PAUSE).await;
}

enum Found {
    Job(Box<TakenJob>),
    Nothing { until: Timestamp },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_a_failed_try() {
        let outcome = contain_panic(async { panic!("out of luck") }).await;
        assert!(matches!(outcome, Err(JobError::Retry { after: None, .. })), "{outcome:?}");
        assert!(matches!(contain_panic(async { Ok("250".to_owned()) }).await, Ok(said) if said == "250"));
    }
}
