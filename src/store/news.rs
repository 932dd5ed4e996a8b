//! Tells those who wait that something was committed, so that nobody has to poll.

use tokio::sync::watch;

use super::Store;

#[derive(Debug, Clone)]
pub(super) struct News {
    jobs: watch::Sender<()>,
    tokens: watch::Sender<()>,
}

impl Default for News {
    fn default() -> Self {
        Self { jobs: watch::Sender::new(()), tokens: watch::Sender::new(()) }
    }
}

impl News {
    pub(super) fn job(&self) {
        self.jobs.send_replace(());
    }

    pub(super) fn token(&self) {
        self.tokens.send_replace(());
    }
}

/// Notices whatever is committed after it was made, or after it last returned.
#[derive(Debug)]
pub struct Subscription(watch::Receiver<()>);

impl Subscription {
    /// Returns when there is something new.
    pub async fn changed(&mut self) {
        if self.0.changed().await.is_err() {
            // The store is gone, and with it all news.
            std::future::pending::<()>().await;
        }
    }
}

impl Store {
    /// News of jobs that became ready.
    pub fn subscribe_to_jobs(&self) -> Subscription {
        Subscription(self.news.jobs.subscribe())
    }

    /// News of refreshed tokens.
    pub fn subscribe_to_tokens(&self) -> Subscription {
        Subscription(self.news.tokens.subscribe())
    }
}
