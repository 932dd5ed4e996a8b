//! TCP connections to a host with several addresses (Happy Eyeballs, RFC 8305).

use std::{io, net::SocketAddr, time::Duration};

use futures_util::{StreamExt, stream::FuturesUnordered};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

/// The next address is tried after this time, while the earlier ones are still waited for (RFC 8305, section 5).
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// The addresses of a host, in the order in which they are tried: the families alternate (RFC 8305, section 4).
pub(crate) async fn resolve(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    let addresses: Vec<_> = lookup_host((host, port)).await?.collect();
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (preferred, other): (Vec<_>, Vec<_>) =
        addresses.into_iter().partition(|address| address.is_ipv6() == first_is_v6);
    let longer = preferred.len().max(other.len());
    let alternate = (0..longer).flat_map(|at| [preferred.get(at), other.get(at)]);
    Ok(alternate.flatten().copied().collect())
}

/// Connects to the first address that answers. One that is dead delays the next by a moment only.
pub(crate) async fn connect(addresses: &[SocketAddr]) -> io::Result<TcpStream> {
    let mut waiting = addresses.iter();
    let mut attempts = FuturesUnordered::new();
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    loop {
        let next = waiting.next();
        attempts.extend(next.map(|address| TcpStream::connect(*address)));
        let outcome = match next {
            Some(_) => match timeout(ATTEMPT_DELAY, attempts.next()).await {
                Ok(outcome) => outcome,
                Err(_) => continue,
            },
            None => attempts.next().await,
        };
        match outcome {
            Some(Ok(stream)) => return Ok(stream),
            Some(Err(error)) => failure = error,
            None if next.is_none() => return Err(failure),
            None => {}
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use tokio::net::{TcpListener, TcpSocket};

    use super::*;

    /// An address that answers no connection: its queue of waiting connections is full. Lives as long as what is returned with it.
    pub(crate) async fn dead_address(ip: [u8; 4], port: u16) -> (SocketAddr, TcpListener, Vec<TcpStream>) {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind((ip, port).into()).unwrap();
        let listener = socket.listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let mut filling = Vec::new();
        while let Ok(Ok(stream)) = timeout(Duration::from_millis(300), TcpStream::connect(address)).await {
            filling.push(stream);
        }
        (address, listener, filling)
    }

    #[tokio::test]
    async fn a_dead_address_does_not_keep_the_next_from_being_tried() {
        let live = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (dead, _listener, _filling) = dead_address([127, 0, 0, 2], 0).await;
        let address = live.local_addr().unwrap();
        // The system itself gives up after two minutes.
        let stream = timeout(Duration::from_mins(1), connect(&[dead, dead, address])).await.unwrap().unwrap();
        assert_eq!(stream.peer_addr().unwrap(), address);
    }

    #[tokio::test]
    async fn a_refused_connection_is_told_when_no_address_is_left() {
        let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        assert_eq!(connect(&[gone, gone]).await.unwrap_err().kind(), io::ErrorKind::ConnectionRefused);
        assert_eq!(connect(&[]).await.unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
