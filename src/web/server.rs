//! The listener: HTTP/1.1, plain or over TLS of our own.

use std::{
    future::ready,
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use actix_http::{HttpService, Protocol};
use actix_server::{GracefulShutdownSignal, Server, ServerBuilder};
use actix_service::{IntoServiceFactory, ServiceFactory, ServiceFactoryExt as _, fn_service, map_config};
use actix_tls::accept::{
    max_concurrent_tls_connect,
    rustls_0_23::{Acceptor, TlsStream},
};
use actix_web::{
    App, Error,
    dev::AppConfig,
    middleware::{NormalizePath, TrailingSlash, from_fn},
    rt::net::TcpStream,
    web::FormConfig,
};
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncWrite};

use super::{Connection, Portal, early_answers::EarlyAnswers, intake::intake, routes, trace::trace};

/// How long a client may take for a TLS handshake, and how long for the head of its request.
const PATIENCE: Duration = Duration::from_secs(10);

/// TLS handshakes at the same time in each thread: as many as there may be connections. Beyond the default of 256, handshakes that stall would keep the
/// others waiting.
const MAX_HANDSHAKES: usize = 25_000;

/// Connections that may wait to be accepted.
const BACKLOG: i32 = 1024;

/// Forms are a few hundred bytes.
const MAX_FORM_BYTES: usize = 16 * 1024;

/// Where and how to listen.
pub(crate) struct Listener {
    pub(crate) address: SocketAddr,
    pub(crate) workers: usize,
    pub(crate) keep_alive: Duration,
    pub(crate) tls: Option<ServerConfig>,
    /// How long requests in hand get when the server is told to stop.
    pub(crate) grace: Duration,
}

impl Listener {
    /// Listens, and returns where: the port is a real one, also if it was to be 0. The first request is answered once the server runs.
    pub(crate) fn serve(self, portal: Portal) -> io::Result<(Server, SocketAddr)> {
        let Self { address, workers, keep_alive, tls, grace } = self;
        let listener = TcpListener::bind(address)?;
        rustix::net::listen(&listener, BACKLOG)?;
        let address = listener.local_addr()?;
        max_concurrent_tls_connect(MAX_HANDSHAKES);
        let builder = ServerBuilder::new().workers(workers).shutdown_timeout(grace.as_secs()).disable_signals();
        let http = Http { portal, keep_alive, shutdown: builder.graceful_shutdown_signal() };
        let builder = match tls {
            None => builder.listen("http", listener, move || {
                fn_service(async |io: TcpStream| {
                    let peer = io.peer_addr().ok();
                    Ok((io, peer))
                })
                .and_then(http.clone().service())
            }),
            Some(mut tls) => {
                tls.alpn_protocols = vec![b"http/1.1".to_vec()];
                builder.listen("https", listener, move || {
                    let mut acceptor = Acceptor::new(tls.clone());
                    acceptor.set_handshake_timeout(PATIENCE);
                    let with_peer = |io: TlsStream<TcpStream>| {
                        let peer = io.get_ref().0.peer_addr().ok();
                        (io, peer)
                    };
                    acceptor.map_init_err(|()| ()).map_err(drop).map(with_peer).and_then(http.clone().service())
                })
            }
        };
        Ok((builder?.run(), address))
    }
}

/// What speaks HTTP on accepted connections.
#[derive(Clone)]
struct Http {
    portal: Portal,
    keep_alive: Duration,
    shutdown: GracefulShutdownSignal,
}

impl Http {
    fn service<T: AsyncRead + AsyncWrite + Unpin + 'static>(
        self,
    ) -> impl ServiceFactory<(T, Option<SocketAddr>), Config = (), Response = (), Error = (), InitError = ()> {
        let Self { portal, keep_alive, shutdown } = self;
        let headers: Arc<str> = portal.common_headers.lines().into();
        let app = App::new()
            // Some reverse proxies double slashes. Routes alone see the difference: nobody is sent elsewhere, and a webhook's signature is over the registered URL.
            .wrap(NormalizePath::new(TrailingSlash::MergeOnly))
            .wrap(from_fn(intake))
            .wrap(from_fn(trace))
            .app_data(FormConfig::default().limit(MAX_FORM_BYTES))
            .configure(|config| routes(config, &portal))
            .into_factory()
            .map_err(|error: Error| error.error_response());
        let http = HttpService::build()
            .graceful_shutdown_signal(move || {
                let shutdown = shutdown.clone();
                async move { shutdown.notified().await }
            })
            .keep_alive(keep_alive)
            .client_request_timeout(PATIENCE)
            .on_connect_ext(move |io: &EarlyAnswers<T>, data| Connection::note(io.inner(), data, keep_alive))
            .finish(map_config(app, |()| AppConfig::default()));
        fn_service(move |(io, peer): (T, Option<SocketAddr>)| {
            ready(Ok((EarlyAnswers::new(io, Arc::clone(&headers)), Protocol::Http1, peer)))
        })
        .and_then(http.map_err(drop))
    }
}
