//! Tells those who wait that something was committed, so that nobody has to poll.
//!
//! Within a process by channels; between replicas by PostgreSQL's `NOTIFY`.

use std::{fmt, sync::Arc, time::Duration};

use sqlx::{
    AnyPool, AssertSqlSafe, Executor,
    postgres::{PgListener, PgPoolOptions},
};
use tokio::{
    sync::{Mutex, watch},
    time::timeout,
};
use uuid::Uuid;

use super::{
    Service, Store, StoreError,
    database::{CONNECT_TIMEOUT, Engine},
    postgres::listens_to_primary,
};

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
    listener: Arc<Mutex<Option<(String, PgListener)>>>,
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

    /// Begins to listen to other replicas, and makes sure that their notifications arrive: through a pooler that gives each transaction another session
    /// they do not, nor do other things work that belong to a session.
    pub(super) async fn listen(&self, url: &str, others: &AnyPool) -> Result<(), StoreError> {
        let not_heard = |reason: &dyn fmt::Display| StoreError::NoNotifications(format!(" ({reason})"));
        let mut listener = connect(url).await?;
        let probe = Uuid::new_v4().to_string();
        let arrives = async {
            others.execute(AssertSqlSafe(format!("SELECT pg_notify('{CHANNEL}', '{probe}')"))).await?;
            while listener.recv().await?.payload() != probe {}
            Ok::<_, sqlx::Error>(())
        };
        match timeout(CONNECT_TIMEOUT, arrives).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(not_heard(&error)),
            Err(_) => return Err(StoreError::NoNotifications(String::new())),
        }
        *self.listener.lock().await = Some((url.to_owned(), listener));
        Ok(())
    }

    async fn relay(&self, url: &str, mut listener: PgListener) {
        loop {
            self.receive(&mut listener).await;
            listener = loop {
                match connect(url).await {
                    Ok(listener) => break listener,
                    Err(error) => {
                        tracing::warn!(%error, "PostgreSQL's notifications can't be listened to; trying again");
                        #[expect(
                            clippy::disallowed_methods,
                            reason = "how long a server is left alone is not the clock's business"
                        )]
                        tokio::time::sleep(PAUSE).await;
                    }
                }
            };
            // What came meanwhile is lost.
            self.tell_everything();
        }
    }

    /// Passes on what comes, until the session is lost or leads to a server that is no primary any more.
    async fn receive(&self, listener: &mut PgListener) {
        loop {
            match timeout(Store::HEARTBEAT, listener.try_recv()).await {
                Ok(Ok(Some(notification))) => {
                    if let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.name() == notification.payload()) {
                        self.tell(topic);
                    }
                }
                Err(_) if listens_to_primary(listener).await => {}
                Ok(Ok(None) | Err(_)) | Err(_) => return,
            }
        }
    }
}

async fn connect(url: &str) -> Result<PgListener, sqlx::Error> {
    let session = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
    let mut listener = PgListener::connect_with(&session.acquire_timeout(CONNECT_TIMEOUT).connect(url).await?).await?;
    // A lost session is replaced in one place.
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
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
            Some((url, listener)) => self.news.relay(&url, listener).await,
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
