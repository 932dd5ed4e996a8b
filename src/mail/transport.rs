//! Handing mails on, in whichever way the brand has chosen.

use std::time::Duration;

use jiff::Timestamp;
use lettre::message::Mailbox;

use super::{
    Mail, Recipient,
    api::Api,
    compose::{Composed, Sender, compose},
    dkim::{DkimKey, InvalidDkimKey},
    local::{Folder, Sendmail},
    smtp::{SmtpServer, SmtpSetupError, send_by_first},
};
use crate::{
    brand::Look,
    clock::Clock,
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
    Smtp(#[from] SmtpSetupError),
    /// The HTTP client.
    #[error("the mail provider's HTTP client can't be set up: {0}")]
    Http(#[from] reqwest::Error),
    /// A key that does not sign.
    #[error("the DKIM key {0} {1}")]
    Dkim(String, InvalidDkimKey),
}

/// Why a mail was not sent, by what the caller can do. The reasons hold no addresses.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// This mail is not taken now; the service is in order. Try again, after this time if the service named one.
    #[error("{reason}")]
    Retry {
        /// The service's wish.
        after: Option<Duration>,
        /// For the operator.
        reason: String,
    },
    /// The service, the way to it, or our account there is out of order, for every mail. Try again.
    #[error("{reason}")]
    Outage {
        /// The service's wish.
        after: Option<Duration>,
        /// For the operator.
        reason: String,
    },
    /// The mail was handed over whole, and nobody knows whether it was taken. Try again once, later.
    #[error("{0}")]
    Unknown(String),
    /// This recipient was refused for good, or the mail can't be written.
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
        clock: &dyn Clock,
    ) -> Result<Sent, SendError> {
        let composed = self.compose(look, to, mail, clock.now())?;
        let reply = match &self.transport {
            Transport::Smtp(servers) => send_by_first(servers, &composed).await,
            Transport::Sendmail(sendmail) => sendmail.send(&composed).await,
            Transport::Folder(folder) => folder.write(&composed).await,
            Transport::Api(api) => api.send(&self.sender, &composed, job, clock).await,
        }?;
        Ok(Sent { message_id: composed.message_id, reply })
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
