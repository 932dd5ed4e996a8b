//! Everything that may fail and must not be lost: jobs, retries, workers.

mod breaker;
mod job;
mod retry;
mod waking;
mod worker;

pub use job::{Job, JobError};
pub use worker::Workers;
