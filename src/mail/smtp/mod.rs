//! Mail servers (RFC 5321), with connections that are kept open between emails, and others to turn to.
//!
//! lettre writes the messages. Its SMTP client is not for us: it drops a whole reply for one byte that is not UTF-8, takes a reply without text for a broken
//! connection, and keeps what stood behind the answer to STARTTLS as if it had come encrypted.

mod connection;
mod reply;
mod verdict;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rustls::{
    ClientConfig,
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, ServerName},
    version::{TLS12, TLS13},
};
use rustls_platform_verifier::Verifier;
use tokio::time::Instant;

use super::{SendError, compose::Composed};
use crate::{
    config::{SmtpConfig, SmtpSecurity},
    net,
};
use connection::{Connection, Settings};
use reply::Reply;
use verdict::{Failure, Step, Verdict};

/// A server that is out of order is asked again only after this time, as long as another is there.
const REST: Duration = Duration::from_secs(30);

/// A connection on which nothing was said for longer may be forgotten on the way. Servers close theirs after 5 minutes (RFC 5321, section 4.5.3.2.7).
const MAX_IDLE: Duration = Duration::from_mins(2);

/// One mail server.
pub(super) struct SmtpServer {
    host: String,
    port: u16,
    settings: Settings,
    kept: usize,
    idle: Mutex<Vec<Connection>>,
    rests_until: Mutex<Option<Instant>>,
}

/// A mail server that can't be spoken to with TLS.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSetupError {
    /// Its certificate could not be checked against this name.
    #[error("{0:?} is neither a host name nor an address")]
    Host(String),
    /// What this machine trusts.
    #[error(transparent)]
    Tls(#[from] rustls::Error),
}

impl SmtpServer {
    /// Knows the server; nothing is connected to yet.
    pub(super) fn new(config: &SmtpConfig) -> Result<Self, SmtpSetupError> {
        let name = || ServerName::try_from(config.host.clone()).map_err(|_| SmtpSetupError::Host(config.host.clone()));
        let settings = Settings {
            security: config.security,
            tls: match config.security {
                SmtpSecurity::None => None,
                SmtpSecurity::Tls | SmtpSecurity::Starttls => Some((name()?, Arc::new(trusting(&config.ca)?))),
            },
            hello: config.ehlo_name.clone(),
            login: config.username.clone().zip(config.password.clone()),
            timeout: config.timeout,
        };
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            settings,
            kept: config.pool_size,
            idle: Mutex::default(),
            rests_until: Mutex::default(),
        })
    }

    /// Hands one mail over, on a connection that was kept or on a new one.
    async fn send(&self, mail: &Composed) -> Result<Reply, Failure> {
        if let Some(mut connection) = self.take_idle() {
            let outcome = connection.send(mail).await;
            if !outcome.as_ref().is_err_and(Failure::ended_the_connection) {
                return self.finish(connection, outcome);
            }
            // What ended this one has probably ended the others.
            self.idle().clear();
        }
        let mut connection = self.connect().await?;
        let outcome = connection.send(mail).await;
        self.finish(connection, outcome)
    }

    /// Keeps the connection after a mail that was taken. Else the server forgets what it was told when it is told goodbye.
    fn finish(&self, mut connection: Connection, outcome: Result<Reply, Failure>) -> Result<Reply, Failure> {
        match &outcome {
            Ok(_) if connection.is_usable() && self.idle().len() < self.kept => self.idle().push(connection),
            Err(Failure::Broken(..)) => {}
            // Nobody waits for that.
            _ => drop(tokio::spawn(connection.quit())),
        }
        outcome
    }

    /// Each address of the server has the whole time for itself.
    async fn connect(&self) -> Result<Connection, Failure> {
        let broken = |reason: String| Failure::Broken(Step::Connect, reason);
        let within = self.settings.timeout;
        let too_late = || broken(format!("no answer within {} s", within.as_secs()));
        let resolving = tokio::time::timeout(within, net::resolve(&self.host, self.port));
        let addresses =
            resolving.await.map_err(|_| too_late())?.map_err(|error| broken(format!("no address: {error}")))?;
        self.open_first(addresses).await
    }

    async fn open_first(&self, mut addresses: Vec<SocketAddr>) -> Result<Connection, Failure> {
        let broken = |reason: String| Failure::Broken(Step::Connect, reason);
        let within = self.settings.timeout;
        let too_late = || broken(format!("no answer within {} s", within.as_secs()));
        loop {
            let connecting = tokio::time::timeout(within, net::connect(&addresses));
            let stream = connecting.await.map_err(|_| too_late())?.map_err(|error| broken(error.to_string()))?;
            let peer = stream.peer_addr().map_err(|error| broken(error.to_string()))?;
            let failure = match Connection::open(stream, &self.settings).await {
                Ok(connection) => return Ok(connection),
                Err(failure) => failure,
            };
            addresses.retain(|address| *address != peer);
            if addresses.is_empty() || !failure.is_of_this_address() {
                return Err(failure);
            }
            tracing::warn!(server = self.name(), address = %peer, "an address of the mail server is out of order; the next is tried");
        }
    }

    fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// What happened, for the operator: what the server said is redacted.
    fn reason(&self, failure: &Failure, mail: &Composed) -> String {
        let server = self.name();
        match failure {
            Failure::Reply(step, reply) => {
                format!("mail server {server} answered {step} with {}", mail.redact(&reply.to_string()))
            }
            Failure::Broken(step, reason) => format!("mail server {server}, at {step}: {reason}"),
            Failure::Missing(what) => format!("mail server {server} does not offer {what}"),
            Failure::Injected => format!(
                "mail server {server}: unencrypted data behind its answer to STARTTLS. Somebody on the way may be attacking the connection"
            ),
            Failure::NoSmtpUtf8 => {
                format!("mail server {server} does not offer SMTPUTF8, which this address needs")
            }
        }
    }

    fn rests(&self) -> bool {
        let until = *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    fn rest(&self) {
        *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + REST);
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection that was used last; those that were quiet for too long are closed.
    fn take_idle(&self) -> Option<Connection> {
        let mut idle = self.idle();
        let (fresh, old): (Vec<_>, Vec<_>) =
            idle.drain(..).partition(|connection| connection.quiet_since.elapsed() < MAX_IDLE);
        *idle = fresh;
        for connection in old {
            drop(tokio::spawn(connection.quit()));
        }
        idle.pop()
    }
}

/// TLS 1.2 and 1.3, with what this machine trusts and these authorities.
fn trusting(authorities: &[CertificateDer<'static>]) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let verifier = Verifier::new_with_extra_roots(authorities.iter().cloned(), Arc::clone(&provider))?;
    Ok(ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth())
}

/// Hands a mail to the first server that is in order. What a server says about the recipient is not asked of another, and neither is a mail that may have been taken.
pub(super) async fn send_by_first(servers: &[SmtpServer], mail: &Composed) -> Result<String, SendError> {
    let (resting, ready): (Vec<_>, Vec<_>) = servers.iter().partition(|server| server.rests());
    let mut reasons = Vec::new();
    // Unless every server says otherwise, the email is put off.
    let mut verdicts = Vec::new();
    for server in ready.into_iter().chain(resting) {
        let failure = match server.send(mail).await {
            Ok(reply) => return Ok(mail.redact(&reply.to_string())),
            Err(failure) => failure,
        };
        let (verdict, reason) = (failure.verdict(), server.reason(&failure, mail));
        if verdict == Verdict::Outage {
            server.rest();
        }
        let server = server.name();
        if failure.needs_the_operator() {
            tracing::error!(
                server,
                reason,
                "the mail server refuses what Rekey needs; the configuration or the account there may be wrong"
            );
        } else {
            tracing::warn!(server, reason, "the mail server did not take the email");
        }
        reasons.push(reason);
        match verdict {
            Verdict::NotNow => return Err(SendError::Retry { after: None, reason: reasons.join("; ") }),
            Verdict::Unknown => return Err(SendError::Unknown(reasons.join("; "))),
            Verdict::Recipient => return Err(SendError::Permanent(reasons.join("; "))),
            Verdict::Outage | Verdict::Ours | Verdict::Unsupported => verdicts.push(verdict),
        }
    }
    let reason = reasons.join("; ");
    if verdicts.iter().all(|verdict| *verdict == Verdict::Unsupported) {
        Err(SendError::Permanent(reason))
    } else if verdicts.contains(&Verdict::Ours) {
        Err(SendError::Retry { after: None, reason })
    } else {
        Err(SendError::Outage { after: None, reason })
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    /// A server on loopback that says this to each connection and its first command; where it is.
    async fn server(says: &'static [&'static [u8]]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let mut held = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                for reply in says {
                    stream.write_all(reply).await.unwrap();
                    let _ = stream.read(&mut [0; 100]).await;
                }
                held.push(stream);
            }
        });
        address
    }

    #[tokio::test]
    async fn each_address_has_its_own_time_and_one_out_of_order_gives_way_to_the_next() {
        let config = SmtpConfig {
            host: "two.test".to_owned(),
            port: 25,
            security: SmtpSecurity::None,
            ca: Vec::new(),
            ehlo_name: "id.acme.example".to_owned(),
            username: None,
            password: None,
            timeout: Duration::from_secs(1),
            pool_size: 1,
            fallback: None,
        };
        let smtp = SmtpServer::new(&config).unwrap();
        let healthy = server(&[b"220 hi\r\n", b"250 hi\r\n"]).await;
        let (dead, _listener, _filling) = net::tests::dead_address([127, 0, 0, 2], 0).await;
        let silent = server(&[]).await;
        let refusing = server(&[b"554 5.3.2 no service\r\n"]).await;
        assert!(smtp.open_first(vec![dead, silent, refusing, healthy]).await.is_ok());
        let failure = smtp.open_first(vec![silent, refusing]).await.map(drop).unwrap_err();
        assert!(matches!(failure, Failure::Reply(Step::Greeting, _)), "{failure:?}");
    }
}
