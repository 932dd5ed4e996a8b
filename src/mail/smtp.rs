use std::{
    io,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, TlsParameters},
    extension::ClientId,
    response::Response,
};
use secrecy::ExposeSecret;
use tokio::{
    net::TcpStream,
    time::{Instant, timeout},
};

use super::{SendError, compose::Composed};
use crate::config::{SmtpConfig, SmtpSecurity};

/// A server that is out of order is asked again only after this time, as long as another is there.
const REST: Duration = Duration::from_secs(30);

/// One mail server (RFC 5321), with connections that are kept open between mails.
///
/// lettre speaks SMTP, but its pool is not for us: it waits for an answer without end, and it takes back a connection that was given up in the midst of a
/// mail, on which every later answer would be taken for the next one's.
pub(super) struct SmtpServer {
    host: String,
    port: u16,
    security: SmtpSecurity,
    tls: TlsParameters,
    credentials: Option<Credentials>,
    hello: ClientId,
    timeout: Duration,
    kept: usize,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
    rests_until: Mutex<Option<Instant>>,
}

/// Why a mail was not taken over.
#[derive(Debug, thiserror::Error)]
enum SmtpError {
    #[error("can't connect: {0}")]
    Connect(io::Error),
    #[error("no answer within {} s", .0.as_secs())]
    Silent(Duration),
    /// No TLS, or no log-in. That is about the server or our account there, and never about the mail.
    #[error(transparent)]
    Greeting(Error),
    /// What the server said, or what went wrong while talking to it.
    #[error(transparent)]
    Smtp(#[from] Error),
}

impl SmtpServer {
    /// Knows the server; nothing is connected to yet.
    pub(super) fn new(config: &SmtpConfig) -> Result<Self, Error> {
        let mut tls = TlsParameters::builder(config.host.clone());
        if let Some(ca) = &config.ca {
            tls = tls.add_root_certificate(ca.clone());
        }
        let credentials = config.username.as_ref().zip(config.password.as_ref());
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            security: config.security,
            tls: tls.build()?,
            credentials: credentials
                .map(|(username, password)| Credentials::new(username.clone(), password.expose_secret().to_owned())),
            hello: ClientId::default(),
            timeout: config.timeout,
            kept: config.pool_size,
            idle: Mutex::default(),
            rests_until: Mutex::default(),
        })
    }

    /// Hands one mail over.
    async fn send(&self, mail: &Composed) -> Result<Response, SmtpError> {
        let mut connection = self.connection().await?;
        let conversation = timeout(self.timeout, connection.send(&mail.envelope, &mail.bytes));
        let response = conversation.await.map_err(|_| SmtpError::Silent(self.timeout))??;
        // Only a connection whose last word was understood is used again.
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < self.kept {
            idle.push(connection);
        }
        Ok(response)
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        while let Some(mut connection) = self.take_idle() {
            // The server may have closed it meanwhile.
            if timeout(self.timeout, connection.test_connected()).await == Ok(true) {
                return Ok(connection);
            }
        }
        timeout(self.timeout, self.connect()).await.map_err(|_| SmtpError::Silent(self.timeout))?
    }

    fn rests(&self) -> bool {
        let until = *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    fn rest(&self) {
        *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + REST);
    }

    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let server = (self.host.as_str(), self.port);
        let mut connection = if self.security == SmtpSecurity::Tls {
            AsyncSmtpConnection::connect_tokio1(server, None, &self.hello, Some(self.tls.clone()), None).await?
        } else {
            let stream = TcpStream::connect(server).await.map_err(SmtpError::Connect)?;
            // A mail and its final dot are written apart: the dot must not wait for the mail's acknowledgement.
            stream.set_nodelay(true).map_err(SmtpError::Connect)?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await?
        };
        if self.security == SmtpSecurity::Starttls {
            connection.starttls(self.tls.clone(), &self.hello).await.map_err(SmtpError::Greeting)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await.map_err(SmtpError::Greeting)?;
        }
        Ok(connection)
    }
}

/// Hands a mail to the first server that is in order. What a server says about the mail itself is not asked of another.
pub(super) async fn send_by_first(servers: &[SmtpServer], mail: &Composed) -> Result<String, SendError> {
    let (resting, ready): (Vec<_>, Vec<_>) = servers.iter().partition(|server| server.rests());
    let mut outcome = Err(SendError::Unavailable("no mail server is set up".to_owned()));
    for server in ready.into_iter().chain(resting) {
        outcome = server.send(mail).await.map(|reply| said(&reply)).map_err(|error| classify(&error));
        let Err(SendError::Unavailable(reason)) = &outcome else { break };
        server.rest();
        if servers.len() > 1 {
            tracing::warn!(server = server.host, reason, "a mail server is out of order; the next is tried");
        }
    }
    outcome
}

fn said(response: &Response) -> String {
    format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "))
}

fn classify(error: &SmtpError) -> SendError {
    let mut reason = format!("mail server: {error}");
    let mut cause = std::error::Error::source(error);
    while let Some(source) = cause {
        let text = source.to_string();
        if !reason.contains(&text) {
            reason.push_str(": ");
            reason.push_str(&text);
        }
        cause = source.source();
    }
    let SmtpError::Smtp(error) = error else { return SendError::Unavailable(reason) };
    let Some(code) = error.status() else {
        // "Client" errors are found before anything is sent, such as an address that needs SMTPUTF8 on a server without it.
        return if error.is_client() { SendError::Permanent(reason) } else { SendError::Unavailable(reason) };
    };
    match code.to_string().as_str() {
        // 421: the server closes (RFC 5321, section 4.2.2). The others are about our own log-in (RFC 4954, section 6): the operator mends it,
        // and the mail goes then.
        "421" | "454" | "530" | "534" | "535" | "538" => SendError::Unavailable(reason),
        _ if error.is_permanent() => SendError::Permanent(reason),
        _ => SendError::Temporary(reason),
    }
}
