//! What leads to a database: an address that stays while the server behind it changes.

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

pub(crate) struct Forwarder {
    pub(crate) port: u16,
    target: Arc<AtomicU16>,
    cut: watch::Sender<()>,
    accepting: JoinHandle<()>,
}

impl Forwarder {
    pub(crate) async fn start(target: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (target, cut) = (Arc::new(AtomicU16::new(target)), watch::Sender::new(()));
        let (to, cuts) = (Arc::clone(&target), cut.clone());
        let accepting = tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let (port, mut cut) = (to.load(Ordering::SeqCst), cuts.subscribe());
                tokio::spawn(async move {
                    let forwarding = async {
                        let mut server = TcpStream::connect(("127.0.0.1", port)).await?;
                        copy_bidirectional(&mut client, &mut server).await
                    };
                    tokio::select! {
                        _ = forwarding => {}
                        _ = cut.changed() => {}
                    }
                });
            }
        });
        Self { port, target, cut, accepting }
    }

    /// Leads new connections elsewhere; those that are open stay.
    pub(crate) fn lead_to(&self, target: u16) {
        self.target.store(target, Ordering::SeqCst);
    }

    /// Ends all that are open.
    pub(crate) fn cut(&self) {
        self.cut.send_replace(());
    }
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
