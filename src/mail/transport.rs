//! Handing mails on, in whichever way the brand has chosen.

use jiff::Timestamp;
use lettre::message::Mailbox;

use super::{
    Mail, Recipient,
    api::Api,
    compose::{Composed, Sender, compose},
    dkim::{DkimKey, InvalidDkimKey},
    local::{Folder, Sendmail},
    smtp::{SmtpServer, send_by_first},
};
use crate::{
    address::EmailAddress,
    brand::Look,
    config::{MailConfig, TransportConfig},
    store::JobId,
};

/// Sends a brand's mails.
pub struct Mailer {
    brand: String,
    transport: Transport,
    sender: Sender,
}

/// How mails leave.
enum Transport {
    /// By one of these, in order of preference.
    Smtp(Vec<SmtpServer>),
    Sendmail(Sendmail),
    Folder(Folder),
    Api(Api),
}

/// A mail that was taken over.
pub struct Sent {
    /// The mail's `Message-ID`.
    pub message_id: String,
    /// What was said to it, on one line.
    pub reply: String,
}

/// A mailer that can't be set up.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    /// TLS.
    #[error("the mail client can't be set up: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The HTTP client.
    #[error("the mail provider's HTTP client can't be set up: {0}")]
    Http(#[from] reqwest::Error),
    /// A key that does not sign.
    #[error("the DKIM key {0} {1}")]
    Dkim(String, InvalidDkimKey),
}

/// Why a mail was not sent. The address is left out of the reason.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// This mail is not taken now: try again.
    #[error("{0}")]
    Temporary(String),
    /// The service, the way to it, or our log-in there is out of order, for every mail: try again.
    #[error("{0}")]
    Unavailable(String),
    /// This mail was refused for good.
    #[error("{0}")]
    Permanent(String),
}

impl Mailer {
    /// A mailer that has not connected yet. `logo_url` is where the brand's logo can be linked from.
    pub fn new(brand: &str, config: MailConfig, logo_url: String) -> Result<Self, MailerError> {
        let headers = match &config.transport {
            TransportConfig::Smtp(server) => tracking_off(&server.host),
            _ => &[],
        };
        let transport = match config.transport {
            TransportConfig::Smtp(config) => {
                let mut servers = vec![SmtpServer::new(&config)?];
                let mut next = config.fallback;
                while let Some(config) = next {
                    servers.push(SmtpServer::new(&config)?);
                    next = config.fallback;
                }
                Transport::Smtp(servers)
            }
            TransportConfig::Sendmail { program } => Transport::Sendmail(Sendmail { program }),
            TransportConfig::Folder { path } => Transport::Folder(Folder { path }),
            TransportConfig::Api(config) => Transport::Api(Api::new(config)?),
        };
        let key = |key: &crate::config::DkimConfig| {
            DkimKey::parse(&key.domain, &key.selector, secrecy::ExposeSecret::expose_secret(&key.key))
                .map_err(|error| MailerError::Dkim(key.selector.clone(), error))
        };
        let sender = Sender {
            dkim: config.dkim.iter().map(key).collect::<Result<_, _>>()?,
            from: config.from,
            reply_to: config.reply_to,
            envelope_from: config.envelope_from,
            feedback_id: config.feedback_id,
            logo_url: config.link_logo.then_some(logo_url),
            headers,
        };
        Ok(Self { brand: brand.to_owned(), transport, sender })
    }

    /// The address that mails come from, for the page that tells where to look.
    pub fn sender(&self) -> &Mailbox {
        &self.sender.from
    }

    /// Writes one mail to one person, and signs it.
    pub fn compose(&self, look: &Look, to: &Recipient<'_>, mail: &Mail, now: Timestamp) -> Result<Composed, SendError> {
        compose(&self.brand, look, &self.sender, to, mail, now).map_err(|error| SendError::Permanent(error.to_string()))
    }

    /// Sends one mail to one person. `job` comes back in the provider's news of a bounce.
    pub async fn send(
        &self,
        look: &Look,
        to: &Recipient<'_>,
        mail: &Mail,
        job: JobId,
        now: Timestamp,
    ) -> Result<Sent, SendError> {
        let composed = self.compose(look, to, mail, now)?;
        let outcome = match &self.transport {
            Transport::Smtp(servers) => send_by_first(servers, &composed).await,
            Transport::Sendmail(sendmail) => sendmail.send(&composed).await,
            Transport::Folder(folder) => folder.write(&composed).await,
            Transport::Api(api) => api.send(&self.sender, &composed, job).await,
        };
        let redact = |text: String| redact(&text, to.address);
        match outcome {
            Ok(reply) => Ok(Sent { message_id: composed.message_id, reply: redact(reply) }),
            Err(SendError::Temporary(reason)) => Err(SendError::Temporary(redact(reason))),
            Err(SendError::Unavailable(reason)) => Err(SendError::Unavailable(redact(reason))),
            Err(SendError::Permanent(reason)) => Err(SendError::Permanent(redact(reason))),
        }
    }
}

/// The headers by which a provider's SMTP server is asked not to rewrite links and not to add a picture that tells of the mail being opened: a rewritten link
/// shows somebody else's domain, breaks, and leaks. By the name of the server; Amazon SES does neither unless it is set up there.
fn tracking_off(host: &str) -> &'static [(&'static str, &'static str)] {
    const PROVIDERS: [(&str, &[(&str, &str)]); 6] = [
        ("postmarkapp.com", &[("X-PM-TrackOpens", "false"), ("X-PM-TrackLinks", "None")]),
        ("mailgun.org", &[("X-Mailgun-Track", "no")]),
        (
            "sendgrid.net",
            &[(
                "X-SMTPAPI",
                r#"{"filters":{"clicktrack":{"settings":{"enable":0}},"opentrack":{"settings":{"enable":0}}}}"#,
            )],
        ),
        ("mailjet.com", &[("X-Mailjet-TrackOpen", "0"), ("X-Mailjet-TrackClick", "0")]),
        ("mandrillapp.com", &[("X-MC-Track", "none")]),
        ("sparkpostmail.com", &[("X-MSYS-API", r#"{"options":{"open_tracking":false,"click_tracking":false}}"#)]),
    ];
    let host = host.to_ascii_lowercase();
    let belongs = |domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    PROVIDERS.iter().find(|(domain, _)| belongs(domain)).map_or(&[], |(_, headers)| headers)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_are_asked_not_to_track() {
        for (host, headers) in [
            ("smtp.postmarkapp.com", 2),
            ("smtp.eu.mailgun.org", 1),
            ("SMTP.SENDGRID.NET", 1),
            ("in-v3.mailjet.com", 2),
            ("notmailgun.org", 0),
            ("smtp.acme.example", 0),
        ] {
            assert_eq!(tracking_off(host).len(), headers, "{host}");
        }
    }
}
