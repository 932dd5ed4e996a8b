//! How a brand's mails leave.

use std::{path::PathBuf, time::Duration};

use lettre::transport::smtp::client::Certificate;
use secrecy::SecretString;
use url::Url;

use super::{
    parse::{self, MINUTE},
    section::Section,
};

/// How mails leave.
#[derive(Debug)]
pub enum TransportConfig {
    /// By a mail server.
    Smtp(SmtpConfig),
    /// By this machine's own mail server.
    Sendmail {
        /// Its command.
        program: PathBuf,
    },
    /// Into a folder.
    Folder {
        /// Which.
        path: PathBuf,
    },
    /// By a mail provider, over HTTP.
    Api(ApiConfig),
}

/// `[brands.ID.mail.api]`
#[derive(Debug)]
pub struct ApiConfig {
    /// Whose.
    pub provider: Provider,
    /// What opens our account there.
    pub token: SecretString,
    /// The domain that mails are sent from, where the provider's address names it.
    pub domain: Option<String>,
    /// Where the API is.
    pub url: Url,
}

/// Mail providers with an HTTP API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// <https://postmarkapp.com>
    Postmark,
    /// <https://resend.com>
    Resend,
    /// <https://www.mailgun.com>
    Mailgun,
    /// <https://sendgrid.com>
    SendGrid,
}

impl Provider {
    const ALL: [Self; 4] = [Self::Postmark, Self::Resend, Self::Mailgun, Self::SendGrid];

    /// As it stands in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postmark => "postmark",
            Self::Resend => "resend",
            Self::Mailgun => "mailgun",
            Self::SendGrid => "sendgrid",
        }
    }

    const fn url(self) -> &'static str {
        match self {
            Self::Postmark => "https://api.postmarkapp.com",
            Self::Resend => "https://api.resend.com",
            Self::Mailgun => "https://api.mailgun.net",
            Self::SendGrid => "https://api.sendgrid.com",
        }
    }
}

/// `[brands.ID.mail.smtp]`
#[derive(Debug)]
pub struct SmtpConfig {
    /// The mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: SmtpSecurity,
    /// Certificates of a private authority, in PEM, besides those that this machine trusts.
    pub ca: Option<Certificate>,
    /// Who we are there.
    pub username: Option<String>,
    /// Our password there.
    pub password: Option<SecretString>,
    /// How long each step may take.
    pub timeout: Duration,
    /// Connections that are kept open at most.
    pub pool_size: usize,
    /// The server to turn to when this one is out of order.
    pub fallback: Option<Box<SmtpConfig>>,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// TLS after STARTTLS, which is insisted on.
    Starttls,
    /// No protection: for a server on this machine.
    None,
}

/// Where a mail provider tells of bounces, below `public_url`.
pub const BOUNCES_PATH: &str = "/webhooks/mail";

/// Exactly one way in which mails leave; with it, what a provider proves its news with.
pub(super) fn read_transport(mail: &Section<'_>) -> Option<(TransportConfig, Option<(Provider, SecretString)>)> {
    let ways = ["smtp", "sendmail", "folder", "api"];
    let given: Vec<_> = ways.into_iter().filter(|way| mail.section(way).is_given()).collect();
    let [way] = given.as_slice() else {
        let what = if given.is_empty() {
            "is missing: how are mails to leave?".to_owned()
        } else {
            format!("is given in {} ways ({}), which is too many", given.len(), given.join(", "))
        };
        mail.report("smtp", what, "one of the sections smtp, sendmail, folder and api");
        return None;
    };
    let section = mail.section(way);
    match *way {
        "smtp" => Some((TransportConfig::Smtp(SmtpConfig::read(&section)?), None)),
        "sendmail" => {
            let program = section.value("program", "\"/usr/sbin/sendmail\"", parse::text);
            let program = program.or("/usr/sbin/sendmail".to_owned());
            section.finish();
            Some((TransportConfig::Sendmail { program: program?.into() }, None))
        }
        "folder" => {
            let path = section.value("path", "\"/var/spool/rekey\"", parse::text).required().optional();
            section.finish();
            Some((TransportConfig::Folder { path: path??.into() }, None))
        }
        _ => {
            let providers = Provider::ALL.map(|provider| (provider.name(), provider));
            let provider = section.value("provider", "\"postmark\"", parse::one_of(&providers)).required().optional();
            let token = section.secret("token", "token_file = \"/run/secrets/postmark\"").required().optional();
            let domain = section.value("domain", "\"mail.acme.example\"", parse::line(253)).optional();
            if let (Some(Some(Provider::Mailgun)), Some(None)) = (provider, &domain) {
                section.report("domain", "is missing, which Mailgun wants to know", "\"mail.acme.example\"");
            }
            let url = section.value("url", "\"https://api.eu.mailgun.net\"", parse::web_url).optional();
            let secret = section.secret("webhook_secret", "webhook_secret_file = \"/run/secrets/bounces\"").optional();
            section.finish();
            let (provider, secret) = (provider??, secret?);
            let url = url?.unwrap_or(Url::parse(provider.url()).expect("a constant URL"));
            let bounces = secret.map(|secret| (provider, secret));
            Some((TransportConfig::Api(ApiConfig { provider, token: token??, domain: domain?, url }), bounces))
        }
    }
}

impl SmtpConfig {
    fn read(section: &Section<'_>) -> Option<Self> {
        let host = section.value("host", "\"smtp.acme.example\"", parse::line(253)).required().optional();
        let choices = [("tls", SmtpSecurity::Tls), ("starttls", SmtpSecurity::Starttls), ("none", SmtpSecurity::None)];
        let security = section.value("security", "\"starttls\"", parse::one_of(&choices)).or(SmtpSecurity::Starttls);
        let usual_port = match security {
            Some(SmtpSecurity::Tls) => 465,
            Some(SmtpSecurity::Starttls) | None => 587,
            Some(SmtpSecurity::None) => 25,
        };
        let port = section.value("port", "587", parse::whole_number(1, 65535)).or(usual_port);
        let allow_plaintext = section.value("allow_plaintext", "true", parse::flag).or(false);
        if let (Some(Some(host)), Some(SmtpSecurity::None), Some(false)) = (&host, security, allow_plaintext)
            && !parse::is_loopback_name(host)
        {
            section.report(
                "security",
                "is \"none\", so that links would cross the network readable for all; only a server on this machine may be used so",
                "\"starttls\", or allow_plaintext = true if that network is yours alone",
            );
        }
        let ca = section
            .value("ca_file", "\"/etc/rekey/ca.pem\"", |path| {
                let pem = section.read_file(path)?;
                Certificate::from_pem(&pem).map_err(|_| "names a file that is no certificate in PEM".to_owned())
            })
            .optional();
        let username = section.value("username", "\"rekey\"", parse::text).optional();
        let password = section.secret("password", "password_file = \"/run/secrets/smtp\"").optional();
        match (&username, &password) {
            (Some(Some(_)), Some(None)) => section.report(
                "password",
                "is missing, though there is a username",
                "password_file = \"/run/secrets/smtp\"",
            ),
            (Some(None), Some(Some(_))) => {
                section.report("username", "is missing, though there is a password", "\"rekey\"");
            }
            _ => {}
        }
        let timeout =
            section.value("timeout", "\"60s\"", parse::duration(Duration::from_secs(1), 2 * MINUTE)).or(MINUTE);
        let pool_size = section.value("pool_size", "4", parse::whole_number(1, 32)).or(4);
        let fallback = section.section("fallback");
        let fallback =
            if fallback.is_given() { Self::read(&fallback).map(|server| Some(Box::new(server))) } else { Some(None) };
        section.finish();
        Some(Self {
            host: host??,
            port: port?,
            security: security?,
            ca: ca?,
            username: username?,
            password: password?,
            timeout: timeout?,
            pool_size: pool_size?,
            fallback: fallback?,
        })
    }
}
