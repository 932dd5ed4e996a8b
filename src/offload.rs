//! Work that takes milliseconds of computing, off the threads that serve HTTP.

use tokio::sync::Semaphore;

/// So much is computed at the same time.
const AT_ONCE: usize = 2;

/// So much more may wait, each for some milliseconds.
const MAX_WAITING: usize = 64;

/// Computes on other threads, a little at a time.
pub(crate) struct Offload {
    admitted: Semaphore,
    running: Semaphore,
}

/// Too much waits already.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Offload {
    pub(crate) const fn new() -> Self {
        Self { admitted: Semaphore::const_new(AT_ONCE + MAX_WAITING), running: Semaphore::const_new(AT_ONCE) }
    }

    /// Waits for `work` on another thread.
    pub(crate) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Full> {
        let _admitted = self.admitted.try_acquire().map_err(|_| Full)?;
        let _running = self.running.acquire().await.map_err(|_| Full)?;
        let outcome = tokio::task::spawn_blocking(work).await;
        Ok(outcome.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic())))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{Arc, mpsc},
        thread,
    };

    use futures_util::future::join_all;

    use super::*;

    /// The only thread of this runtime goes on while all that may be computed waits for it.
    #[tokio::test]
    async fn work_leaves_the_calling_thread_free_and_is_bounded() {
        let offload = Arc::new(Offload::new());
        let (started, mut all_started) = tokio::sync::mpsc::unbounded_channel();
        let caller = thread::current().id();
        let mut releases = Vec::new();
        let mut running = Vec::new();
        for _ in 0..AT_ONCE + MAX_WAITING {
            let (release, wait) = mpsc::channel();
            releases.push(release);
            let (offload, started) = (Arc::clone(&offload), started.clone());
            running.push(tokio::spawn(async move {
                let work = move || {
                    assert_ne!(thread::current().id(), caller, "it runs elsewhere");
                    started.send(()).unwrap();
                    wait.recv().unwrap();
                };
                offload.run(work).await
            }));
        }
        drop(started);
        for _ in 0..AT_ONCE {
            all_started.recv().await.unwrap();
        }
        assert!(all_started.try_recv().is_err(), "the others wait");
        assert_eq!(offload.run(|| ()).await, Err(Full), "and no more may");
        for release in releases {
            release.send(()).unwrap();
        }
        assert!(join_all(running).await.into_iter().all(|outcome| outcome.unwrap() == Ok(())));
        assert_eq!(offload.run(|| 1).await, Ok(1));
    }
}
