use tokio::runtime::{Builder, Runtime};
use tracing::Instrument;

/// Threads with a runtime of their own: what runs here keeps no page waiting that is answered by the server's threads.
pub(super) struct WorkerThreads(Option<Runtime>);

impl WorkerThreads {
    /// As many as half of the machine's cores.
    pub(super) fn start(name: &str) -> Self {
        let count = std::thread::available_parallelism().map_or(1, |cores| cores.get().div_ceil(2));
        let runtime = Builder::new_multi_thread().worker_threads(count).thread_name(name).enable_all().build();
        Self(Some(runtime.expect("a process that can't start threads can't serve")))
    }

    /// Waits for `work`, which goes on if nobody waits for it any more. `None`: it panicked.
    pub(super) async fn run<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> Option<T> {
        self.0.as_ref()?.spawn(work.in_current_span()).await.ok()
    }
}

impl Drop for WorkerThreads {
    /// A runtime must not be waited for by another one's threads.
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[tokio::test]
    async fn work_runs_elsewhere_and_its_panic_ends_nothing_else() {
        let threads = WorkerThreads::start("test");
        let name = || thread::current().name().unwrap_or_default().to_owned();
        assert_eq!(threads.run(async move { name() }).await.as_deref(), Some("test"));
        assert_eq!(threads.run(async { panic!("out of luck") }).await, None::<()>);
        // The thread that waits may be needed for the work to go on.
        let (started, on) = tokio::sync::oneshot::channel();
        let work = threads.run(async move { on.await.is_ok() });
        let (done, ()) = tokio::join!(work, async { started.send(()).unwrap() });
        assert_eq!(done, Some(true));
    }
}
