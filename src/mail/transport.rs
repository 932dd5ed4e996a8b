//! Handing mails to the mail server (RFC 5321), and understanding what it says.

use jiff::Timestamp;
use lettre::{
    message::Mailbox,
    transport::smtp::{self, response::Response},
};

use super::{
    Mail,
    compose::{Sender, compose, message_id},
    smtp::{SmtpError, SmtpServer},
};
use crate::{address::EmailAddress, brand::Look, config::MailConfig};

/// Sends a brand's mails.
pub struct Mailer {
    server: SmtpServer,
    from: Mailbox,
    reply_to: Option<Mailbox>,
}

/// A mail that the server took over.
pub struct Sent {
    /// The mail's `Message-ID`.
    pub message_id: String,
    /// What the server said, on one line.
    pub reply: String,
}

/// Why a mail was not sent. The address is left out of the reason.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The server does not take this mail now: try again.
    #[error("{0}")]
    Temporary(String),
    /// The server, the way to it, or our log-in there is out of order, for every mail: try again.
    #[error("{0}")]
    Unavailable(String),
    /// The server refused this mail for good.
    #[error("{0}")]
    Permanent(String),
}

impl Mailer {
    /// A mailer that has not connected yet.
    pub fn new(config: &MailConfig) -> Result<Self, smtp::Error> {
        Ok(Self {
            server: SmtpServer::new(&config.smtp)?,
            from: config.from.clone(),
            reply_to: config.reply_to.clone(),
        })
    }

    /// The address that mails come from, for the page that tells where to look.
    pub fn sender(&self) -> &Mailbox {
        &self.from
    }

    /// Sends one mail to one person.
    pub async fn send(
        &self,
        look: &Look,
        to: &EmailAddress,
        name: Option<&str>,
        mail: Mail,
        now: Timestamp,
    ) -> Result<Sent, SendError> {
        let sender = Sender { from: &self.from, reply_to: self.reply_to.as_ref() };
        let message =
            compose(look, &sender, to, name, &mail, now).map_err(|error| SendError::Permanent(error.to_string()))?;
        let reply = self.server.send(&message).await.map_err(|error| classify(&error, to))?;
        Ok(Sent { message_id: message_id(&mail, &self.from), reply: redact(&said(&reply), to) })
    }
}

fn said(response: &Response) -> String {
    format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "))
}

fn classify(error: &SmtpError, to: &EmailAddress) -> SendError {
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
    let reason = redact(&reason, to);
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

/// Servers like to repeat the address in their replies; it has no place in logs.
fn redact(text: &str, to: &EmailAddress) -> String {
    let mut text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect();
    let local = to.mailbox().user().to_lowercase();
    for secret in [to.as_str().to_lowercase(), to.mailbox().to_string().to_lowercase(), format!("{local}@")] {
        while let Some(at) = find_ignoring_case(&text, &secret) {
            text.replace_range(at..at + secret.len(), "…");
        }
    }
    text
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    // ASCII lower-casing keeps byte positions.
    text.to_ascii_lowercase().find(&needle.to_ascii_lowercase()).filter(|_| !needle.is_empty())
}
