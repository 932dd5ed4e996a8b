//! A conversation with a mail server (RFC 5321), one step after the other.

use std::{fmt, sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::FutureExt;
use rustls::{ClientConfig, pki_types::ServerName};
use secrecy::{ExposeSecret, SecretString};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::{Instant, timeout},
};
use tokio_rustls::TlsConnector;

use super::{
    reply::{Reply, Unreadable},
    verdict::{Failure, Step},
};
use crate::{config::SmtpSecurity, mail::compose::Composed};

/// What all connections to one server have in common.
pub(super) struct Settings {
    pub(super) security: SmtpSecurity,
    /// Whose certificate is expected, and what is trusted; none where nothing is encrypted.
    pub(super) tls: Option<(ServerName<'static>, Arc<ClientConfig>)>,
    /// Our name in EHLO.
    pub(super) hello: String,
    pub(super) login: Option<(String, SecretString)>,
    /// How long each step may take.
    pub(super) timeout: Duration,
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A connection on which mails can be handed over.
pub(super) struct Connection {
    /// Since when nothing was said.
    pub(super) quiet_since: Instant,
    stream: Box<dyn Stream>,
    /// What has come and is not read.
    buffer: Vec<u8>,
    /// What the server offers, in capitals: the lines of its reply to EHLO.
    extensions: Vec<String>,
    timeout: Duration,
}

/// What was read in place of a reply.
enum NoReply {
    Silent(Duration),
    Closed(std::io::Error),
    Unreadable(Unreadable),
}

impl fmt::Display for NoReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Silent(timeout) => write!(f, "no answer within {} s", timeout.as_secs()),
            Self::Closed(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                f.write_str("the server closed the connection")
            }
            Self::Closed(error) => write!(f, "the connection broke: {error}"),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

impl Connection {
    /// From the greeting to the log-in, on a connection that was just made.
    pub(super) async fn open(stream: TcpStream, settings: &Settings) -> Result<Self, Failure> {
        let broken = |error: std::io::Error| Failure::Broken(Step::Connect, error.to_string());
        // The message and its final dot are written apart: the dot must not wait for the message's acknowledgement.
        stream.set_nodelay(true).map_err(broken)?;
        let mut connection = Self {
            quiet_since: Instant::now(),
            stream: Box::new(stream),
            buffer: Vec::with_capacity(4096),
            extensions: Vec::new(),
            timeout: settings.timeout,
        };
        if settings.security == SmtpSecurity::Tls {
            connection = connection.encrypt(settings).await?;
        }
        let greeting = connection.reply(Step::Greeting).await?;
        expect(Step::Greeting, greeting, Reply::is_positive)?;
        connection.hello(settings).await?;
        if settings.security == SmtpSecurity::Starttls {
            if !connection.offers("STARTTLS") {
                return Err(Failure::Missing("STARTTLS"));
            }
            connection.command(Step::StartTls, "STARTTLS", Reply::is_positive).await?;
            // RFC 3207, section 6, and CVE-2011-0411: whoever can write on the way could put answers here that are then taken for the server's own.
            if connection.speaks_out_of_turn() {
                return Err(Failure::Injected);
            }
            connection = connection.encrypt(settings).await?;
            // What was offered without protection counts no longer (RFC 3207, section 4.2).
            connection.hello(settings).await?;
        }
        if let Some((username, password)) = &settings.login {
            connection.log_in(username, password).await?;
        }
        Ok(connection)
    }

    async fn encrypt(self, settings: &Settings) -> Result<Self, Failure> {
        let broken = |reason: String| Failure::Broken(Step::Tls, reason);
        let (name, config) = settings.tls.clone().ok_or_else(|| broken("TLS is switched off".to_owned()))?;
        let stream = timeout(self.timeout, TlsConnector::from(config).connect(name, self.stream))
            .await
            .map_err(|_| broken(NoReply::Silent(self.timeout).to_string()))?
            .map_err(|error| {
                let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
                // What a greeting looks like to TLS.
                let no_tls = matches!(inner, Some(rustls::Error::InvalidMessage(_)));
                let hint = if no_tls && settings.security == SmtpSecurity::Tls {
                    "the server does not speak TLS from the first byte: security = \"starttls\" may be what this port needs: "
                } else {
                    ""
                };
                broken(format!("{hint}{error}"))
            })?;
        Ok(Self { stream: Box::new(stream), ..self })
    }

    async fn hello(&mut self, settings: &Settings) -> Result<(), Failure> {
        let reply = self.command(Step::Hello, &format!("EHLO {}", settings.hello), Reply::is_positive).await?;
        self.extensions = reply.lines.iter().skip(1).map(|line| line.trim().to_ascii_uppercase()).collect();
        Ok(())
    }

    /// Whether the server has this extension, possibly with parameters.
    fn offers(&self, extension: &str) -> bool {
        self.extensions.iter().any(|line| line.split_whitespace().next() == Some(extension))
    }

    /// By AUTH PLAIN or LOGIN (RFC 4954, RFC 4616). Old servers write `AUTH=`.
    async fn log_in(&mut self, username: &str, password: &SecretString) -> Result<(), Failure> {
        let offered: Vec<&str> = self
            .extensions
            .iter()
            .filter_map(|line| line.strip_prefix("AUTH"))
            .filter_map(|rest| rest.strip_prefix([' ', '=']))
            .flat_map(|mechanisms| mechanisms.split([' ', '=']))
            .collect();
        let (plain, login) = (offered.contains(&"PLAIN"), offered.contains(&"LOGIN"));
        let password = password.expose_secret();
        if plain {
            let secret = STANDARD.encode(format!("\0{username}\0{password}"));
            match self.authenticate(&format!("AUTH PLAIN {secret}"), &[&secret]).await {
                // RFC 4954, section 4: the mechanism is offered and not known.
                Err(Failure::Reply(Step::Login, reply)) if login && reply.code == 504 => {}
                outcome => return outcome,
            }
        }
        if !login {
            return Err(Failure::Missing("AUTH PLAIN or AUTH LOGIN"));
        }
        // LOGIN asks for the one, then for the other; how it words that differs from server to server, and is not looked at.
        let answers = [STANDARD.encode(username), STANDARD.encode(password)];
        self.authenticate("AUTH LOGIN", &[&answers[0], &answers[1]]).await
    }

    /// `answers` are given to the server's challenges (334), in this order.
    async fn authenticate(&mut self, command: &str, answers: &[&str]) -> Result<(), Failure> {
        let understood = |reply: &Reply| reply.is_positive() || reply.code == 334;
        let mut reply = self.command(Step::Login, command, understood).await?;
        for answer in answers {
            if reply.is_positive() {
                return Ok(());
            }
            reply = self.command(Step::Login, answer, understood).await?;
        }
        expect(Step::Login, reply, Reply::is_positive).map(drop)
    }

    /// Hands one mail over. `Ok` is the reply with which the server took it.
    pub(super) async fn send(&mut self, mail: &Composed) -> Result<Reply, Failure> {
        let sender = mail.envelope.from().map(ToString::to_string).unwrap_or_default();
        let mut command = format!("MAIL FROM:<{sender}>");
        if !(sender.is_ascii() && mail.to().is_ascii()) {
            // RFC 6531, section 3.2
            if !self.offers("SMTPUTF8") {
                return Err(Failure::NoSmtpUtf8);
            }
            command += " SMTPUTF8";
        }
        if !mail.bytes.is_ascii() {
            if !self.offers("8BITMIME") {
                return Err(Failure::NoSmtpUtf8);
            }
            command += " BODY=8BITMIME";
        }
        self.command(Step::Sender, &command, Reply::is_positive).await?;
        self.command(Step::Recipient, &format!("RCPT TO:<{}>", mail.to()), Reply::is_positive).await?;
        self.command(Step::Data, "DATA", |reply| reply.code == 354).await?;
        // What is said before the final dot is no answer to it.
        self.expect_silence(Step::Data)?;
        self.write(Step::Message, &stuffed(&mail.bytes)).await?;
        self.expect_silence(Step::Message)?;
        self.write(Step::Message, b".\r\n").await?;
        let reply = match self.read_reply().await {
            Ok(reply) => reply,
            // What broke off after its code has said enough. Its bytes stay in the buffer, so that the connection is not used again.
            Err(failure) => match (&failure, Reply::begun(&self.buffer)) {
                (NoReply::Silent(_) | NoReply::Closed(_), Some(reply)) => reply,
                _ => return Err(Failure::Broken(Step::End, failure.to_string())),
            },
        };
        self.quiet_since = Instant::now();
        expect(Step::End, reply, Reply::is_positive)
    }

    /// Whether another mail can be handed over: the last reply was whole, and nothing came behind it.
    pub(super) fn is_usable(&mut self) -> bool {
        !self.speaks_out_of_turn()
    }

    /// Says goodbye. Nobody cares for the answer.
    pub(super) async fn quit(mut self) {
        let _ = self.command(Step::Quit, "QUIT", Reply::is_positive).await;
        let _ = self.stream.shutdown().await;
    }

    async fn command(
        &mut self,
        step: Step,
        command: &str,
        is_expected: impl Fn(&Reply) -> bool,
    ) -> Result<Reply, Failure> {
        self.expect_silence(step)?;
        self.write(step, format!("{command}\r\n").as_bytes()).await?;
        expect(step, self.reply(step).await?, is_expected)
    }

    async fn write(&mut self, step: Step, bytes: &[u8]) -> Result<(), Failure> {
        let writing = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        match timeout(self.timeout, writing).await {
            Ok(Ok(())) => Ok(()),
            // Servers say why they close before they do.
            Ok(Err(error)) => match self.read_reply().await {
                Ok(reply) => Err(Failure::Reply(step, reply)),
                Err(_) => Err(Failure::Broken(step, NoReply::Closed(error).to_string())),
            },
            Err(_) => Err(Failure::Broken(step, NoReply::Silent(self.timeout).to_string())),
        }
    }

    async fn reply(&mut self, step: Step) -> Result<Reply, Failure> {
        self.read_reply().await.map_err(|failure| Failure::Broken(step, failure.to_string()))
    }

    async fn read_reply(&mut self) -> Result<Reply, NoReply> {
        let reading = async {
            loop {
                if let Some((reply, length)) = Reply::parse(&self.buffer).map_err(NoReply::Unreadable)? {
                    self.buffer.drain(..length);
                    return Ok(reply);
                }
                if self.stream.read_buf(&mut self.buffer).await.map_err(NoReply::Closed)? == 0 {
                    return Err(NoReply::Closed(std::io::ErrorKind::UnexpectedEof.into()));
                }
            }
        };
        timeout(self.timeout, reading).await.unwrap_or(Err(NoReply::Silent(self.timeout)))
    }

    /// Fails if the server spoke, or closed, before it was asked.
    fn expect_silence(&mut self, step: Step) -> Result<(), Failure> {
        if !self.speaks_out_of_turn() {
            return Ok(());
        }
        let closed = || NoReply::Closed(std::io::ErrorKind::UnexpectedEof.into()).to_string();
        Err(match Reply::parse(&self.buffer) {
            // RFC 5321, section 3.8: the server may close at any time, and says so. A message may be refused before its end.
            Ok(Some((reply, _))) if reply.code == 421 || step == Step::Message && reply.class() > 3 => {
                Failure::Reply(step, reply)
            }
            _ if self.buffer.is_empty() => Failure::Broken(step, closed()),
            _ => Failure::Broken(step, "the server spoke out of turn".to_owned()),
        })
    }

    /// Whether the server said something, or closed, when it was not asked.
    fn speaks_out_of_turn(&mut self) -> bool {
        let read = self.stream.read_buf(&mut self.buffer).now_or_never();
        read.is_some() || !self.buffer.is_empty()
    }
}

fn expect(step: Step, reply: Reply, is_expected: impl Fn(&Reply) -> bool) -> Result<Reply, Failure> {
    if is_expected(&reply) { Ok(reply) } else { Err(Failure::Reply(step, reply)) }
}

/// The message with a dot before each line's leading one, and a line end at its end (RFC 5321, section 4.5.2).
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(message.len() + 8);
    let mut previous = b'\n';
    for &byte in message {
        // Also where a line ends without CR: some servers take that for a line's end.
        if byte == b'.' && matches!(previous, b'\n' | b'\r') {
            stuffed.push(b'.');
        }
        stuffed.push(byte);
        previous = byte;
    }
    if !stuffed.ends_with(b"\r\n") {
        stuffed.extend_from_slice(b"\r\n");
    }
    stuffed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_dots_are_doubled_and_the_last_line_ends() {
        for (message, sent) in [
            ("a\r\n", "a\r\n"),
            ("a", "a\r\n"),
            (".\r\n..\r\na.b\r\n.", "..\r\n...\r\na.b\r\n..\r\n"),
            ("a\n.\nb\r.\r\n", "a\n..\nb\r..\r\n"),
        ] {
            assert_eq!(String::from_utf8(stuffed(message.as_bytes())).unwrap(), sent, "{message:?}");
        }
    }
}
