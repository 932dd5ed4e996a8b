//! Connections that are kept between requests.

use std::{
    any::Any,
    cell::Cell,
    os::fd::{AsFd, OwnedFd},
    rc::Rc,
    time::Duration,
};

use actix_tls::accept::rustls_0_23::TlsStream;
use actix_web::{
    dev::{Extensions, ServiceRequest},
    rt::net::TcpStream,
};
use rustix::net::{Shutdown, shutdown};

/// So many connections are kept in each thread; the others carry one request. Each takes a second descriptor.
const MOST_KEPT: usize = 1024;

thread_local! {
    static KEPT: Cell<usize> = const { Cell::new(0) };
}

/// A connection that may be kept.
///
/// The server closes a kept connection that stays quiet, but has no time limit for the head of any request after the first: one byte of it would hold the
/// connection for ever.
pub(super) struct Connection {
    socket: OwnedFd,
    keep_alive: Duration,
    open: Cell<u32>,
    answered: Cell<u64>,
}

impl Connection {
    /// Notes a new connection in its data, unless there are too many.
    pub(super) fn note(stream: &dyn Any, data: &mut Extensions, keep_alive: Duration) {
        let tls = || stream.downcast_ref::<TlsStream<TcpStream>>().map(|tls| tls.get_ref().0);
        let Some(stream) = stream.downcast_ref::<TcpStream>().or_else(tls) else { return };
        if KEPT.get() >= MOST_KEPT {
            return;
        }
        match stream.as_fd().try_clone_to_owned() {
            Ok(socket) => {
                let (open, answered) = (Cell::new(0), Cell::new(0));
                KEPT.set(KEPT.get() + 1);
                data.insert(Rc::new(Self { socket, keep_alive, open, answered }));
            }
            Err(error) => tracing::warn!(%error, "a connection can't be kept"),
        }
    }

    /// Begins a request; it is over when what is returned is dropped. `None`: the connection is not kept.
    pub(super) fn begin(request: &ServiceRequest) -> Option<Answering> {
        let connection = request.conn_data::<Rc<Self>>()?;
        connection.open.set(connection.open.get() + 1);
        Some(Answering(Rc::clone(connection)))
    }

    /// Hangs up once nothing was asked for so long. Ends with the connection, which alone holds its data.
    async fn watch(self: Rc<Self>) {
        let keep_alive = self.keep_alive;
        let connection = Rc::downgrade(&self);
        drop(self);
        let mut before = 0;
        loop {
            #[expect(clippy::disallowed_methods, reason = "how long a network takes is not the clock's business")]
            tokio::time::sleep(keep_alive).await;
            let Some(connection) = connection.upgrade() else { return };
            let answered = connection.answered.get();
            if answered == before && connection.open.get() == 0 {
                if let Err(error) = shutdown(&connection.socket, Shutdown::Both) {
                    tracing::debug!(%error, "the client was quicker");
                }
                return;
            }
            before = answered;
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        KEPT.set(KEPT.get() - 1);
    }
}

/// A request is being answered.
pub(super) struct Answering(Rc<Connection>);

impl Drop for Answering {
    fn drop(&mut self) {
        let connection = &self.0;
        connection.open.set(connection.open.get() - 1);
        connection.answered.set(connection.answered.get() + 1);
        if connection.answered.get() == 1 {
            actix_web::rt::spawn(Rc::clone(connection).watch());
        }
    }
}
