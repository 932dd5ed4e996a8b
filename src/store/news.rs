//! Tells those who wait that something was committed, so that nobody has to poll.
//!
//! Within a process by channels; between replicas by PostgreSQL's `NOTIFY`.

use std::{sync::Arc, time::Duration};

use sqlx::{AssertSqlSafe, postgres::PgListener};
use tokio::sync::{Mutex, watch};

use super::{Service, Store, StoreError, database::Engine};

/// The channel of `NOTIFY`.
const CHANNEL: &str = "rekey";

/// How long to wait before PostgreSQL is listened to again.
const PAUSE: Duration = Duration::from_secs(1);

/// What there may be news of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Jobs(Service),
    Tokens,
}

impl Topic {
    const ALL: [Self; 3] = [Self::Jobs(Service::Keygen), Self::Jobs(Service::Mail), Self::Tokens];

    const fn name(self) -> &'static str {
        match self {
            Self::Jobs(service) => service.name(),
            Self::Tokens => "tokens",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct News {
    topics: [watch::Sender<()>; 3],
    /// The other replicas' news, until somebody relays them.
    listener: Arc<Mutex<Option<PgListener>>>,
}

impl Default for News {
    fn default() -> Self {
        Self { topics: [(); 3].map(watch::Sender::new), listener: Arc::default() }
    }
}

impl News {
    fn of(&self, topic: Topic) -> &watch::Sender<()> {
        let [keygen, mail, tokens] = &self.topics;
        match topic {
            Topic::Jobs(Service::Keygen) => keygen,
            Topic::Jobs(Service::Mail) => mail,
            Topic::Tokens => tokens,
        }
    }

    /// Wakes who waits in this process.
    fn tell(&self, topic: Topic) {
        self.of(topic).send_replace(());
    }

    pub(super) fn tell_everything(&self) {
        for topic in Topic::ALL {
            self.tell(topic);
        }
    }

    /// Begins to listen to other replicas.
    pub(super) async fn listen(&self, url: &str) -> Result<(), StoreError> {
        let mut listener = PgListener::connect(url).await?;
        listener.listen(CHANNEL).await?;
        *self.listener.lock().await = Some(listener);
        Ok(())
    }

    async fn relay(&self, listener: &mut PgListener) {
        loop {
            match listener.try_recv().await {
                Ok(Some(notification)) => {
                    if let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.name() == notification.payload()) {
                        self.tell(topic);
                    }
                }
                // The connection was lost, and news with it; the next call connects again.
                Ok(None) => self.tell_everything(),
                Err(error) => {
                    tracing::warn!(%error, "PostgreSQL's notifications can't be listened to; trying again");
                    #[expect(
                        clippy::disallowed_methods,
                        reason = "how long a server is left alone is not the clock's business"
                    )]
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
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
    pub fn subscribe_to_jobs(&self, service: Service) -> Subscription {
        Subscription(self.news.of(Topic::Jobs(service)).subscribe())
    }

    /// News of refreshed tokens.
    pub fn subscribe_to_tokens(&self) -> Subscription {
        Subscription(self.news.of(Topic::Tokens).subscribe())
    }

    /// Brings in the news of other replicas, for as long as it is let.
    pub async fn relay_news(self) {
        let listener = self.news.listener.lock().await.take();
        match listener {
            Some(mut listener) => self.news.relay(&mut listener).await,
            None => std::future::pending().await,
        }
    }

    /// Tells those who wait, here and at the other replicas, of what was committed.
    ///
    /// Not within the transaction, whose commit would hold PostgreSQL's one lock on all news until the disk has it (`PreCommit_Notify` in its
    /// `src/backend/commands/async.c`). Replicas that miss the news look around by themselves.
    pub(super) async fn tell(&self, topics: &[Topic]) {
        for topic in topics {
            self.news.tell(*topic);
        }
        if let Engine::Sqlite(_) = self.engine {
            return;
        }
        let notices = topics.iter().map(|topic| format!("pg_notify('{CHANNEL}', '{}')", topic.name()));
        let notify = AssertSqlSafe(format!("SELECT {}", notices.collect::<Vec<_>>().join(", ")));
        if let Err(error) = sqlx::query(notify).execute(&self.writer).await {
            tracing::warn!(%error, "the other replicas were not told of something new; they look by themselves");
        }
    }
}
