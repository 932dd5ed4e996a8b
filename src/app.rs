//! Puts the rooms together: `Application::build`, `address`, `run`.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use actix_web::{
    App, HttpServer,
    dev::Server,
    middleware::{NormalizePath, TrailingSlash, from_fn},
    web::FormConfig,
};
use tokio::{sync::watch, task::JoinSet};

use crate::{
    brand::{BrandError, Brands},
    clock::Clock,
    config::Config,
    links::Links,
    queue::Workers,
    secrets::{Keys, Randomness},
    store::{Store, StoreError},
    sync::Sync,
    tls::{self, CertificateError, Renewal},
    web::{self, Portal},
};

/// After a signal, requests and jobs in hand get this long; with the rest of the shutdown it stays under 10 seconds.
const GRACE: Duration = Duration::from_secs(8);

/// How long a client may take for a TLS handshake, and how long for the head of its request.
const PATIENCE: Duration = Duration::from_secs(10);

/// TLS handshakes at the same time in each thread: as many as there may be connections.
const MAX_HANDSHAKES: usize = 25_000;

/// Forms are a few hundred bytes.
const MAX_FORM_BYTES: usize = 16 * 1024;

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
        let keys = Arc::new(Keys::new(&config.secret_key, &config.old_secret_keys));
        let store = Store::open(&config.database.url).await?;
        let brands = Arc::new(Brands::new(config.brands)?);
        let links = Links {
            store: store.clone(),
            keys: Arc::clone(&keys),
            clock: Arc::clone(&outside.clock),
            randomness: Arc::clone(&outside.randomness),
        };
        let sync = Sync { brands: Arc::clone(&brands), links: links.clone() };
        let portal = Portal::new(&brands, links, &config.server.proxies)?;
        let (listen, keep_alive) = (config.server.listen, config.server.keep_alive);
        let server = HttpServer::new(move || {
            App::new()
                // Some reverse proxies double slashes. Routes alone see the difference: nobody is sent elsewhere, and a webhook's signature is over the registered URL.
                .wrap(NormalizePath::new(TrailingSlash::MergeOnly))
                .wrap(from_fn(web::intake))
                .wrap(from_fn(web::trace))
                .app_data(FormConfig::default().limit(MAX_FORM_BYTES))
                .configure(|routes| web::routes(routes, &portal))
        })
        .workers(config.server.workers)
        .keep_alive(keep_alive)
        .on_connect(move |stream, data| web::Connection::note(stream, data, keep_alive))
        .client_request_timeout(PATIENCE)
        .tls_handshake_timeout(PATIENCE)
        // Beyond the default of 256, handshakes that stall would keep the others waiting.
        .max_connection_rate(MAX_HANDSHAKES)
        .shutdown_timeout(GRACE.as_secs())
        .disable_signals();
        let (server, renewal) = match config.server.tls {
            None => (server.bind(listen), None),
            Some(files) => {
                let (tls, renewal) = tls::listener(files, Arc::clone(&outside.clock))?;
                (server.bind_rustls_0_23(listen, tls), Some(renewal))
            }
        };
        let server = server.map_err(|error| AppError::Listen(listen, error))?;
        let address = server.addrs().first().copied().unwrap_or(listen);
        let workers = Workers {
            store: store.clone(),
            keys,
            clock: outside.clock,
            randomness: outside.randomness,
            brands,
            count: config.queue_workers,
            retention: config.database.retention,
        };
        Ok(Self { server: server.run(), address, workers, sync, renewal, store })
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
