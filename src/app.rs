//! Puts the rooms together: `Application::build`, `address`, `run`.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use actix_web::dev::Server;
use tokio::{sync::watch, task::JoinSet};

use crate::{
    brand::{BrandError, Brands},
    clock::Clock,
    config::Config,
    links::Links,
    queue::Workers,
    secrets::Randomness,
    store::{Store, StoreError},
    sync::Sync,
    tls::{self, CertificateError, Renewal},
    web::{Listener, Portal},
};

/// After a signal, requests and jobs in hand get this long; with the rest of the shutdown it stays under 10 seconds.
const GRACE: Duration = Duration::from_secs(8);

/// What comes from outside, besides the configuration.
pub struct Outside {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub randomness: Arc<dyn Randomness>,
}

/// The portal, listening and ready to run.
pub struct Application {
    server: Server,
    address: SocketAddr,
    workers: Workers,
    sync: Sync,
    renewal: Option<Renewal>,
    store: Store,
}

/// Why the portal can't start, or had to end.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A brand.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// The HTTP client of the forms' guards.
    #[error("the HTTP client can't be set up: {0}")]
    Http(#[from] reqwest::Error),
    /// The certificate.
    #[error("server.tls: {0}")]
    Certificate(#[from] CertificateError),
    /// The listener.
    #[error("can't listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// The HTTP server ended by itself.
    #[error("the HTTP server failed: {0}")]
    Server(std::io::Error),
}

impl Application {
    /// Opens the database and the listener. The first request is answered once [`Application::run`] is called.
    pub async fn build(config: Config, outside: Outside) -> Result<Self, AppError> {
        let keys = config.keys();
        let store = Store::open(&config.database.url, &keys).await?;
        let brands = Arc::new(Brands::new(config.brands)?);
        let links = Links {
            store: store.clone(),
            keys: Arc::clone(&keys),
            clock: Arc::clone(&outside.clock),
            randomness: Arc::clone(&outside.randomness),
        };
        for brand in brands.iter() {
            store.first_served(&brand.id, outside.clock.now()).await?;
        }
        let sync = Sync { brands: Arc::clone(&brands), links: links.clone() };
        let portal = Portal::new(&brands, links, &config.server.proxies)?;
        let (tls, renewal) = match config.server.tls {
            None => (None, None),
            Some(files) => {
                let (tls, renewal) = tls::listener(files, Arc::clone(&outside.clock))?;
                (Some(tls), Some(renewal))
            }
        };
        let listen = config.server.listen;
        let listener = Listener {
            address: listen,
            workers: config.server.workers,
            keep_alive: config.server.keep_alive,
            tls,
            grace: GRACE,
        };
        let (server, address) = listener.serve(portal).map_err(|error| AppError::Listen(listen, error))?;
        let workers = Workers {
            store: store.clone(),
            keys,
            clock: outside.clock,
            randomness: outside.randomness,
            brands,
            count: config.queue_workers,
            retention: config.database.retention,
        };
        Ok(Self { server, address, workers, sync, renewal, store })
    }

    /// Where it listens; the port is a real one, also if the configuration says 0.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves and works until `shutdown` is ready, or until either ends by itself; then finishes or returns what it holds.
    /// Without one of its tasks the process would be half alive: the panic that ended the task ends the process.
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> Result<(), AppError> {
        let (stop, stopped) = watch::channel(false);
        let handle = self.server.handle();
        let mut server = tokio::spawn(self.server);
        let mut background = JoinSet::new();
        background.spawn(self.sync.run(stopped.clone()));
        background.spawn(self.store.clone().relay_news());
        if let Some(renewal) = self.renewal {
            background.spawn(renewal.run(stopped.clone()));
        }
        let mut workers = tokio::spawn(self.workers.run(stopped, GRACE));
        let mut outcome = Ok(());
        let (mut server_ended, mut workers_ended) = (false, false);
        tokio::select! {
            () = shutdown => tracing::info!("shutting down"),
            ended = &mut server => {
                server_ended = true;
                outcome = ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic())).map_err(AppError::Server);
            }
            ended = &mut workers => {
                workers_ended = true;
                outcome = ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic())).map_err(AppError::Store);
            }
            Some(Err(panic)) = background.join_next() => std::panic::resume_unwind(panic.into_panic()),
        }
        stop.send_replace(true);
        tokio::join!(handle.stop(true), async {
            if !workers_ended && let Ok(Err(error)) = workers.await {
                tracing::error!(%error, "the workers did not end well");
            }
        });
        if !server_ended && let Ok(Err(error)) = server.await {
            tracing::error!(%error, "the HTTP server did not end well");
        }
        background.shutdown().await;
        self.store.close().await;
        outcome
    }
}
