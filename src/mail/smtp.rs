use std::{
    io,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, TlsParameters},
        extension::ClientId,
        response::Response,
    },
};
use secrecy::ExposeSecret;
use tokio::{net::TcpStream, time::timeout};

use crate::config::{SmtpConfig, SmtpSecurity};

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
}

/// Why a mail was not taken over.
#[derive(Debug, thiserror::Error)]
pub(super) enum SmtpError {
    #[error("can't connect: {0}")]
    Connect(io::Error),
    #[error("no answer within {} s", .0.as_secs())]
    Silent(Duration),
    /// What the server said, or what went wrong while talking to it.
    #[error(transparent)]
    Smtp(#[from] Error),
}

impl SmtpServer {
    /// Knows the server; nothing is connected to yet.
    pub(super) fn new(config: &SmtpConfig) -> Result<Self, Error> {
        let credentials = config.username.as_ref().zip(config.password.as_ref());
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            security: config.security,
            tls: TlsParameters::new(config.host.clone())?,
            credentials: credentials
                .map(|(username, password)| Credentials::new(username.clone(), password.expose_secret().to_owned())),
            hello: ClientId::default(),
            timeout: config.timeout,
            kept: config.pool_size,
            idle: Mutex::default(),
        })
    }

    /// Hands one mail over.
    pub(super) async fn send(&self, message: &Message) -> Result<Response, SmtpError> {
        let mut connection = self.connection().await?;
        let bytes = message.formatted();
        let conversation = timeout(self.timeout, connection.send(message.envelope(), &bytes));
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
            connection.starttls(self.tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}
