//! A mail server that does at one step what it is told, and else takes every mail.

use std::sync::Arc;

use rekey_sandbox::Mail;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpListener,
    sync::watch,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use crate::support::Certificate;

/// Where a script begins: a command, or one of these.
pub(crate) const GREETING: &str = "greeting";
pub(crate) const FINAL_DOT: &str = "final dot";

/// What a script does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// Says this, and goes on as if nothing were.
    Say(Vec<u8>),
    /// Says this, and closes.
    SayAndClose(Vec<u8>),
    /// Never says anything again.
    Silence,
}

impl Act {
    pub(crate) fn say(text: &str) -> Self {
        Self::Say(text.as_bytes().to_vec())
    }
}

/// What was seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// The commands of each connection.
    pub(crate) connections: Vec<Vec<String>>,
    /// The mails that came whole, taken or not.
    pub(crate) mails: Vec<Mail>,
}

#[derive(Clone)]
pub(crate) struct ScriptedServer {
    pub(crate) port: u16,
    /// Steps that are still to come, and what to do there.
    script: Arc<watch::Sender<Vec<(&'static str, Act)>>>,
    pub(crate) seen: Arc<watch::Sender<Seen>>,
    extensions: &'static str,
    tls: Option<TlsAcceptor>,
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

impl ScriptedServer {
    /// Offers these extensions; STARTTLS works with a certificate.
    pub(crate) async fn start(extensions: &'static str, certificate: Option<&Certificate>) -> Self {
        let tls = certificate.map(|files| {
            let certificate = CertificateDer::from_pem_file(&files.file).unwrap();
            let key = PrivateKeyDer::from_pem_file(&files.key_file).unwrap();
            let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key);
            TlsAcceptor::from(Arc::new(config.unwrap()))
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            script: Arc::new(watch::Sender::new(Vec::new())),
            seen: Arc::default(),
            extensions,
            tls,
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = serving.clone();
                tokio::spawn(async move {
                    let mut number = 0;
                    server.seen.send_modify(|seen| {
                        number = seen.connections.len();
                        seen.connections.push(Vec::new());
                    });
                    server.serve(Box::new(stream), number).await;
                });
            }
        });
        server
    }

    /// What to do when a mail gets to these steps the next time.
    pub(crate) fn at(&self, script: &[(&'static str, Act)]) {
        self.script.send_replace(script.to_vec());
    }

    pub(crate) fn seen(&self) -> Seen {
        self.seen.borrow().clone()
    }

    fn act_at(&self, step: &str) -> Option<Act> {
        let mut act = None;
        self.script.send_modify(|script| {
            act = script.iter().position(|(at, _)| *at == step).map(|at| script.remove(at).1);
        });
        act
    }

    async fn serve(&self, stream: Box<dyn Stream>, number: usize) -> Option<()> {
        let mut stream = BufReader::new(stream);
        let mut mail = Mail { to: String::new(), source: String::new() };
        self.reply(&mut stream, GREETING, "220 scripted ESMTP").await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let line = line.trim_end().to_owned();
            let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
            self.seen.send_modify(|seen| seen.connections[number].push(line.clone()));
            match verb.as_str() {
                "EHLO" => {
                    let lines = format!("scripted,{}", self.extensions).replace(',', "\r\n250-");
                    self.reply(&mut stream, &verb, &format!("250-{lines}\r\n250 HELP")).await?;
                }
                "STARTTLS" => {
                    self.reply(&mut stream, &verb, "220 go on").await?;
                    // What came behind the command is gone with the buffer, as it has to be.
                    let encrypted = self.tls.as_ref()?.accept(stream.into_inner()).await.ok()?;
                    stream = BufReader::new(Box::new(encrypted));
                }
                "AUTH" => drop(self.reply(&mut stream, &verb, "235 welcome").await?),
                "RCPT" => {
                    mail.to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    self.reply(&mut stream, &verb, "250 ok").await?;
                }
                "DATA" => {
                    let said = self.reply(&mut stream, &verb, "354 go on").await?;
                    mail.source.clear();
                    while said.starts_with(b"354") {
                        let mut line = String::new();
                        if stream.read_line(&mut line).await.ok()? == 0 {
                            return None;
                        }
                        if line == ".\r\n" {
                            break;
                        }
                        mail.source.push_str(line.strip_prefix('.').unwrap_or(&line));
                    }
                    if said.starts_with(b"354") {
                        self.seen.send_modify(|seen| seen.mails.push(mail.clone()));
                        self.reply(&mut stream, FINAL_DOT, "250 2.0.0 Ok: queued as 4ABC1234").await?;
                    }
                }
                "QUIT" => {
                    self.reply(&mut stream, &verb, "221 bye").await?;
                    return None;
                }
                _ => drop(self.reply(&mut stream, &verb, "250 ok").await?),
            }
        }
    }

    async fn reply(&self, stream: &mut BufReader<Box<dyn Stream>>, step: &str, usual: &str) -> Option<Vec<u8>> {
        let (said, stays) = match self.act_at(step) {
            None => (format!("{usual}\r\n").into_bytes(), true),
            Some(Act::Say(said)) => (said, true),
            Some(Act::SayAndClose(said)) => (said, false),
            Some(Act::Silence) => {
                // Until the other side has had enough.
                let mut rest = Vec::new();
                let _ = tokio::io::AsyncReadExt::read_to_end(stream, &mut rest).await;
                return None;
            }
        };
        stream.write_all(&said).await.ok()?;
        stream.flush().await.ok()?;
        stays.then_some(said)
    }
}
