use std::{borrow::Cow, net::SocketAddr, time::Duration};

use mail_parser::{Message, MessageParser};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
    time::timeout,
};

/// A mail as it came in.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Envelope recipient.
    pub to: String,
    /// The message, as sent.
    pub source: String,
}

impl Mail {
    fn parsed(&self) -> Option<Message<'_>> {
        MessageParser::default().parse(self.source.as_bytes())
    }

    /// The text part, decoded.
    pub fn text(&self) -> String {
        self.parsed().and_then(|message| message.body_text(0).map(Cow::into_owned)).unwrap_or_default()
    }

    /// The HTML part, decoded.
    pub fn html(&self) -> String {
        self.parsed().and_then(|message| message.body_html(0).map(Cow::into_owned)).unwrap_or_default()
    }

    /// The subject, decoded.
    pub fn subject(&self) -> String {
        self.parsed().and_then(|message| message.subject().map(str::to_owned)).unwrap_or_default()
    }

    /// A header's text, as it stands in the source.
    pub fn header(&self, name: &str) -> Option<String> {
        self.parsed()?.header_raw(name).map(|value| value.trim().to_owned())
    }

    /// The first link of the text part.
    pub fn link(&self) -> Option<String> {
        self.text()
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with("http") && line.contains("/r/"))
            .map(str::to_owned)
    }
}

/// What the mail server does instead of taking a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailFault {
    /// Answers to the recipient so, such as `450 greylisted`.
    Reply(&'static str),
    /// Never answers to the recipient.
    Silence,
    /// Closes the connection in the midst of the message.
    HangUp,
    /// Takes the mail, and closes the connection without saying so.
    SwallowReply,
    /// Takes the mail, and closes the connection that the sender wants to keep.
    Goodbye,
}

/// Whoever waits for something that does not happen learns so after this time. What does happen takes less on any machine.
const PATIENCE: Duration = Duration::from_mins(5);

/// A mail server on loopback (RFC 5321) that keeps what it gets.
#[derive(Debug, Clone)]
pub struct Mailbox {
    address: SocketAddr,
    mails: watch::Sender<Vec<Mail>>,
    faults: watch::Sender<Vec<MailFault>>,
    standing_fault: watch::Sender<Option<MailFault>>,
    attempts: watch::Sender<usize>,
}

impl Mailbox {
    /// Starts it on `port`; 0 takes a free one.
    pub async fn start(port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let mailbox = Self {
            address: listener.local_addr()?,
            mails: watch::Sender::new(Vec::new()),
            faults: watch::Sender::new(Vec::new()),
            standing_fault: watch::Sender::new(None),
            attempts: watch::Sender::new(0),
        };
        let serving = mailbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mailbox = serving.clone();
                tokio::spawn(async move { mailbox.serve(stream).await });
            }
        });
        Ok(mailbox)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next mails fail so, one each.
    pub fn fail_next(&self, faults: &[MailFault]) {
        self.faults.send_modify(|next| next.extend(faults.iter().rev()));
    }

    /// No mails fail any more that have not.
    pub fn clear_faults(&self) {
        self.faults.send_modify(Vec::clear);
    }

    /// All mails fail so, until told otherwise.
    pub fn fail(&self, fault: Option<MailFault>) {
        self.standing_fault.send_replace(fault);
    }

    /// How often a mail was offered, taken or not.
    pub fn attempts(&self) -> usize {
        *self.attempts.borrow()
    }

    /// Returns once a mail was offered so often, or nobody has the patience to wait any longer.
    pub async fn wait_for_attempts(&self, count: usize) {
        let mut attempts = self.attempts.subscribe();
        let _ = timeout(PATIENCE, attempts.wait_for(|&attempts| attempts >= count)).await;
    }

    /// Returns once all these faults have happened, or nobody has the patience to wait any longer.
    pub async fn wait_for_faults(&self) {
        let mut faults = self.faults.subscribe();
        let _ = timeout(PATIENCE, faults.wait_for(Vec::is_empty)).await;
    }

    /// What has come in.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.borrow().clone()
    }

    /// Returns the `count`-th mail when it is there, or none if it does not come.
    pub async fn wait_for(&self, count: usize) -> Option<Mail> {
        self.wait_until(|mails| mails.len() >= count).await.get(count - 1).cloned()
    }

    /// Returns all mails once they are as `wanted`, or as they are when nobody has the patience to wait any longer.
    pub async fn wait_until(&self, wanted: impl Fn(&[Mail]) -> bool) -> Vec<Mail> {
        let mut mails = self.mails.subscribe();
        let _ = timeout(PATIENCE, mails.wait_for(|mails| wanted(mails))).await;
        self.mails()
    }

    async fn serve(&self, stream: TcpStream) -> Option<()> {
        let (reader, mut writer) = stream.into_split();
        let mut reader = BufReader::new(reader);
        let mut to = String::new();
        let mut fault = None;
        writer.write_all(b"220 mailbox ESMTP\r\n").await.ok()?;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let command = line.trim_end().to_owned();
            let verb = command.get(..4).unwrap_or_default().to_uppercase();
            let reply = match verb.as_str() {
                "EHLO" => "250-mailbox\r\n250-8BITMIME\r\n250 SMTPUTF8".to_owned(),
                "RCPT" => {
                    to = command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    fault = *self.standing_fault.borrow();
                    self.faults.send_modify(|faults| fault = faults.pop().or(fault));
                    self.attempts.send_modify(|attempts| *attempts += 1);
                    match fault {
                        Some(MailFault::Reply(reply)) => reply.to_owned(),
                        Some(MailFault::Silence) => std::future::pending().await,
                        _ => "250 ok".to_owned(),
                    }
                }
                "DATA" => {
                    writer.write_all(b"354 go on\r\n").await.ok()?;
                    let mut source = String::new();
                    loop {
                        let mut line = String::new();
                        if reader.read_line(&mut line).await.ok()? == 0 || fault == Some(MailFault::HangUp) {
                            return None;
                        }
                        if line == ".\r\n" {
                            break;
                        }
                        source.push_str(line.strip_prefix('.').unwrap_or(&line));
                    }
                    self.mails.send_modify(|mails| mails.push(Mail { to: to.clone(), source }));
                    match fault {
                        Some(MailFault::SwallowReply) => return None,
                        Some(MailFault::Goodbye) => {
                            writer.write_all(b"250 ok\r\n").await.ok()?;
                            return None;
                        }
                        _ => "250 ok".to_owned(),
                    }
                }
                "QUIT" => {
                    writer.write_all(b"221 bye\r\n").await.ok()?;
                    return None;
                }
                "HELO" | "MAIL" | "RSET" | "NOOP" => "250 ok".to_owned(),
                _ => "502 unknown".to_owned(),
            };
            writer.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
        }
    }
}
