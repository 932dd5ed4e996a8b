use std::{
    io::{self, Write},
    sync::Arc,
};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    config::Config,
    queue::Job,
    secrets::Keys,
    store::{JobId, JobState, NotDone, Store, StoreError, StoredJob},
};

/// So many jobs are read at a time.
const PAGE: u32 = 500;

/// `rekey queue …`: see what waits and what failed, and mend it.
#[derive(Debug, Subcommand)]
pub enum QueueCommand {
    /// List jobs, and count them: those that failed, bounced, wait or run, unless told otherwise.
    List {
        /// Which, and how.
        #[command(flatten)]
        selection: Selection,
        /// Jobs at most.
        #[arg(long, default_value_t = 100)]
        limit: u32,
        /// Exit with 1 if a job has failed, for monitors.
        #[arg(long)]
        check: bool,
    },
    /// Show all that is known of a job.
    Show {
        /// Its number.
        id: i64,
        /// Show the address in place of its pseudonym.
        #[arg(long)]
        reveal: bool,
    },
    /// Let jobs be tried now that failed or wait.
    Retry {
        /// Which.
        #[command(flatten)]
        jobs: Jobs,
    },
    /// Take jobs out of the queue that failed or wait.
    Drop {
        /// Which.
        #[command(flatten)]
        jobs: Jobs,
    },
    /// Write jobs as JSON lines, all of them unless told otherwise.
    Export {
        /// Which, and how.
        #[command(flatten)]
        selection: Selection,
    },
}

/// Which jobs to tell of, and how.
#[derive(Debug, Args)]
pub struct Selection {
    /// Only jobs in these states, with commas between.
    #[arg(long, value_delimiter = ',', value_parser = state)]
    state: Vec<JobState>,
    /// Show addresses in place of their pseudonyms.
    #[arg(long)]
    reveal: bool,
}

impl Selection {
    fn states(&self, default: &[JobState]) -> Vec<JobState> {
        if self.state.is_empty() { default.to_vec() } else { self.state.clone() }
    }
}

/// Which jobs to change.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Jobs {
    /// Their numbers.
    ids: Vec<i64>,
    /// All that failed.
    #[arg(long)]
    failed: bool,
}

fn state(name: &str) -> Result<JobState, String> {
    JobState::ALL.into_iter().find(|state| state.name() == name).ok_or_else(|| {
        let names = JobState::ALL.map(JobState::name);
        format!("is none of {}", names.join(", "))
    })
}

/// Why the queue could not be seen or changed.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A job that can't be shown or changed so.
    #[error(transparent)]
    Job(#[from] NotDone),
    /// Jobs failed, and were asked about.
    #[error("{0} of the jobs failed")]
    Failed(i64),
    /// Some could be changed, and some could not.
    #[error("{0} of the jobs could not be changed")]
    Partly(usize),
    /// The terminal, or whoever reads what is written.
    #[error(transparent)]
    Output(#[from] io::Error),
}

/// Carries out a command on the queue, and writes what it found to `out`.
pub async fn queue(
    command: QueueCommand,
    config: &Config,
    now: Timestamp,
    out: &mut impl Write,
) -> Result<(), QueueError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    let operator = Operator { store, keys, now };
    let outcome = match command {
        QueueCommand::List { selection, limit, check } => operator.list(&selection, limit, check, out).await,
        QueueCommand::Show { id, reveal } => operator.show(JobId(id), reveal, out).await,
        QueueCommand::Retry { jobs } => operator.change(jobs, "will be tried now", true, out).await,
        QueueCommand::Drop { jobs } => operator.change(jobs, "dropped", false, out).await,
        QueueCommand::Export { selection } => operator.export(&selection, out).await,
    };
    operator.store.close().await;
    outcome
}

struct Operator {
    store: Store,
    keys: Arc<Keys>,
    now: Timestamp,
}

/// A job as an operator sees it: no link, no token, and the address only if it is asked for.
#[derive(Serialize)]
struct View {
    id: i64,
    brand: String,
    kind: String,
    state: &'static str,
    /// The address, or its pseudonym as in the log; none if it is wiped.
    address: Option<String>,
    attempts: i64,
    reason: Option<String>,
    created_at: Timestamp,
    /// Of a job that is ready or waits.
    next_try_at: Option<Timestamp>,
    expires_at: Timestamp,
    finished_at: Option<Timestamp>,
}

impl Operator {
    fn view(&self, job: StoredJob, reveal: bool) -> View {
        let address = job.payload.as_ref().map(|payload| match Job::open(&self.keys, &job.brand, payload) {
            Ok(held) if reveal => held.address().as_str().to_owned(),
            Ok(held) => self.keys.pseudonym(held.address().canonical()).to_string(),
            Err(error) => format!("({error})"),
        });
        View {
            id: job.id.0,
            brand: job.brand,
            kind: job.kind,
            state: job.state.name(),
            address,
            attempts: job.attempts,
            reason: job.reason,
            created_at: job.created_at,
            next_try_at: matches!(job.state, JobState::Ready | JobState::Waiting).then_some(job.run_at),
            expires_at: job.expires_at,
            finished_at: job.finished_at,
        }
    }

    async fn list(
        &self,
        selection: &Selection,
        limit: u32,
        check: bool,
        out: &mut impl Write,
    ) -> Result<(), QueueError> {
        let unfinished = [JobState::Failed, JobState::Bounced, JobState::Waiting, JobState::Ready, JobState::Running];
        let states = selection.states(&unfinished);
        let jobs = self.store.jobs(&states, JobId(0), limit).await?;
        let mut rows = vec![["ID", "STATE", "KIND", "TRIES", "NEXT TRY", "ADDRESS", "REASON"].map(str::to_owned)];
        rows.extend(jobs.into_iter().map(|job| self.view(job, selection.reveal)).map(|view| {
            let next = view.next_try_at.map_or("-".to_owned(), |at| self.until(at));
            let (id, tries) = (view.id.to_string(), view.attempts.to_string());
            let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            [id, view.state.to_owned(), view.kind, tries, next, or_dash(view.address), or_dash(view.reason)]
        }));
        let widths: Vec<_> =
            (0..7).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()).collect();
        for row in rows {
            let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            writeln!(out, "{}", cells.join("  ").trim_end())?;
        }
        let counts = self.store.count_jobs().await?;
        let count = |state| counts.iter().find(|(found, _)| *found == state).map_or(0, |(_, count)| *count);
        let all: Vec<_> = JobState::ALL.iter().map(|state| format!("{} {}", count(*state), state.name())).collect();
        writeln!(out, "{}", all.join(", "))?;
        match count(JobState::Failed) {
            failed if check && failed > 0 => Err(QueueError::Failed(failed)),
            _ => Ok(()),
        }
    }

    /// Such as `in 5m`, or `now`.
    fn until(&self, at: Timestamp) -> String {
        let seconds = at.duration_since(self.now).as_secs();
        match seconds {
            ..=0 => "now".to_owned(),
            1..=119 => format!("in {seconds}s"),
            120..=7199 => format!("in {}m", seconds / 60),
            _ => format!("in {}h", seconds / 3600),
        }
    }

    async fn show(&self, id: JobId, reveal: bool, out: &mut impl Write) -> Result<(), QueueError> {
        let view = self.view(self.store.job(id).await?, reveal);
        let fields = serde_json::to_value(view).map_err(io::Error::other)?;
        for (name, value) in fields.as_object().into_iter().flatten() {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            writeln!(out, "{name:12} {}", if value.is_null() { "-" } else { &text })?;
        }
        Ok(())
    }

    async fn export(&self, selection: &Selection, out: &mut impl Write) -> Result<(), QueueError> {
        let states = selection.states(&JobState::ALL);
        let mut after = JobId(0);
        loop {
            let jobs = self.store.jobs(&states, after, PAGE).await?;
            let Some(last) = jobs.last() else { return Ok(()) };
            after = last.id;
            for job in jobs {
                serde_json::to_writer(&mut *out, &self.view(job, selection.reveal)).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
    }

    async fn change(&self, jobs: Jobs, what: &str, retry: bool, out: &mut impl Write) -> Result<(), QueueError> {
        let mut refused = 0;
        for id in if jobs.failed { self.failed().await? } else { jobs.ids.into_iter().map(JobId).collect() } {
            let changed =
                if retry { self.store.retry_now(id, self.now).await } else { self.store.drop_job(id, self.now).await };
            match changed {
                Ok(()) => writeln!(out, "job {}: {what}", id.0)?,
                Err(NotDone::Store(error)) => return Err(error.into()),
                Err(error) => {
                    refused += 1;
                    writeln!(out, "{error}")?;
                }
            }
        }
        if refused > 0 { Err(QueueError::Partly(refused)) } else { Ok(()) }
    }

    async fn failed(&self) -> Result<Vec<JobId>, StoreError> {
        let mut ids = Vec::new();
        loop {
            let after = ids.last().copied().unwrap_or(JobId(0));
            let jobs = self.store.jobs(&[JobState::Failed], after, PAGE).await?;
            if jobs.is_empty() {
                return Ok(ids);
            }
            ids.extend(jobs.iter().map(|job| job.id));
        }
    }
}
