//! How a brand's mails leave.

use std::{path::PathBuf, time::Duration};

use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, ParsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};
use rustls::pki_types::CertificateDer;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::{
    parse::{self, MINUTE},
    secret,
    section::Section,
    sender,
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
    pub ca: Vec<CertificateDer<'static>>,
    /// Our name in EHLO.
    pub ehlo_name: String,
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
pub(super) fn read_transport(
    mail: &Section<'_>,
    our_host: &str,
) -> Option<(TransportConfig, Option<(Provider, SecretString)>)> {
    let [smtp, sendmail, folder, api] = ["smtp", "sendmail", "folder", "api"].map(|way| mail.optional_section(way));
    let given: Vec<_> = [("smtp", &smtp), ("sendmail", &sendmail), ("folder", &folder), ("api", &api)]
        .into_iter()
        .filter_map(|(name, section)| section.is_given().then_some(name))
        .collect();
    if given.len() != 1 {
        let what = if given.is_empty() {
            "is missing: how are mails to leave?".to_owned()
        } else {
            format!("is given in {} ways ({}), which is too many", given.len(), given.join(", "))
        };
        mail.report("smtp", what, "one of the sections smtp, sendmail, folder and api");
    }
    // Each is read, so that what is wrong with any of them is told.
    let (by_smtp, by_sendmail) = (SmtpConfig::read(&smtp, our_host), read_sendmail(&sendmail));
    let (into_folder, by_api) = (read_folder(&folder), read_api(&api));
    match *given.first()? {
        "smtp" => Some((TransportConfig::Smtp(by_smtp?), None)),
        "sendmail" => Some((by_sendmail, None)),
        "folder" => Some((into_folder?, None)),
        _ => by_api,
    }
}

fn read_sendmail(section: &Section<'_>) -> TransportConfig {
    // A name without a slash is looked for in PATH, as shells do.
    let program = section.value("program", "\"/usr/sbin/sendmail\"", |path| match parse::text(path)? {
        name if !name.contains('/') => Ok(name.into()),
        _ => section.path(path),
    });
    let program = program.or("/usr/sbin/sendmail".into());
    section.finish();
    TransportConfig::Sendmail { program }
}

fn read_folder(section: &Section<'_>) -> Option<TransportConfig> {
    let path = section.value("path", "\"/var/spool/rekey\"", |path| section.path(path)).required();
    section.finish();
    Some(TransportConfig::Folder { path: path? })
}

fn read_api(section: &Section<'_>) -> Option<(TransportConfig, Option<(Provider, SecretString)>)> {
    let providers = Provider::ALL.map(|provider| (provider.name(), provider));
    let provider = section.value("provider", "\"postmark\"", parse::one_of(&providers)).required();
    let token =
        section.secret("token", "token_file = \"/run/secrets/postmark\"").hard_to_guess(secret::GIVEN).required();
    let domain = section.value("domain", "\"mail.acme.example\"", parse::line(253));
    if provider == Some(Provider::Mailgun) && domain.is_absent() {
        section.report("domain", "is missing, which Mailgun wants to know", "\"mail.acme.example\"");
    }
    let url = section.value("url", "\"https://api.eu.mailgun.net\"", parse::web_url).optional();
    let bounces = section
        .secret("webhook_secret", "webhook_secret_file = \"/run/secrets/bounces\"")
        .hard_to_guess(secret::GIVEN)
        .and_then(|secret| bounce_secret(provider, secret))
        .warn_if(
            |secret| {
                (secret.expose_secret().trim_start_matches(WHSEC).len() < 16)
                    .then_some("is shorter than 16 characters: who guesses it can report bounces that never happened")
            },
            "a random one, such as the output of: openssl rand -hex 16",
        )
        .optional();
    section.finish();
    let provider = provider?;
    let url = url.unwrap_or(Url::parse(provider.url()).expect("a constant URL"));
    let bounces = bounces.map(|secret| (provider, secret));
    Some((TransportConfig::Api(ApiConfig { provider, token: token?, domain: domain.optional(), url }), bounces))
}

/// What Resend's signing secrets begin with.
const WHSEC: &str = "whsec_";

/// What the provider shows for its webhooks, in the form that it has there.
fn bounce_secret(provider: Option<Provider>, secret: SecretString) -> Result<SecretString, String> {
    let bytes = || STANDARD.decode(secret.expose_secret().trim_start_matches(WHSEC)).ok();
    match provider {
        Some(Provider::Resend) if bytes().is_none() => {
            Err("is not a signing secret of Resend: whsec_ and a base64 text".to_owned())
        }
        Some(Provider::SendGrid)
            if bytes().is_none_or(|key| ParsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key).is_err()) =>
        {
            Err("is not a verification key of SendGrid: the base64 of an ECDSA key".to_owned())
        }
        _ => Ok(secret),
    }
}

impl SmtpConfig {
    fn read(section: &Section<'_>, our_host: &str) -> Option<Self> {
        let host = section
            .value("host", "\"smtp.acme.example\"", sender::host)
            .warn_if(|host| parse::doubt_example(host), "the host of your mail server")
            .required();
        let choices = [("tls", SmtpSecurity::Tls), ("starttls", SmtpSecurity::Starttls), ("none", SmtpSecurity::None)];
        let security = section.value("security", "\"starttls\"", parse::one_of(&choices)).or(SmtpSecurity::Starttls);
        let usual_port = match security {
            SmtpSecurity::Tls => 465,
            SmtpSecurity::Starttls => 587,
            SmtpSecurity::None => 25,
        };
        let port = section.value("port", "587", parse::whole_number(1, 65535)).or(usual_port);
        match (security, port) {
            (SmtpSecurity::Tls, 25 | 587) => section.warn(
                "security",
                "is \"tls\", and the port is one where mail servers speak plaintext first",
                "\"starttls\", or port = 465",
            ),
            (SmtpSecurity::Starttls | SmtpSecurity::None, 465) => section.warn(
                "security",
                "is not \"tls\", and the port is one where mail servers expect TLS from the first byte (RFC 8314)",
                "\"tls\", or port = 587",
            ),
            _ => {}
        }
        let allow_plaintext = section.value("allow_plaintext", "true", parse::flag);
        let waived = allow_plaintext.is_wrong() || allow_plaintext.or(false);
        if let (Some(host), SmtpSecurity::None) = (&host, security)
            && !waived
            && !parse::is_loopback_name(host)
        {
            section.report(
                "security",
                "is \"none\", so that links would cross the network readable for all; only a server on this machine may be used so",
                "\"starttls\", or allow_plaintext = true if that network is yours alone",
            );
        }
        let ca = section
            .value("ca_file", "\"/etc/rekey/ca.pem\"", |path| sender::certificates(&section.read_file(path)?))
            .or(Vec::new());
        let ehlo_name = section.value("ehlo_name", "\"id.acme.example\"", sender::ehlo_name);
        let ehlo_name = ehlo_name.or(sender::ehlo_name_of(our_host).unwrap_or("localhost".to_owned()));
        let username = section.value("username", "\"rekey\"", parse::text);
        let password = section.secret("password", "password_file = \"/run/secrets/smtp\"").hard_to_guess(secret::GIVEN);
        match (username.is_absent(), password.is_absent()) {
            (false, true) => section.report(
                "password",
                "is missing, though there is a username",
                "password_file = \"/run/secrets/smtp\"",
            ),
            (true, false) => {
                section.report("username", "is missing, though there is a password", "\"rekey\"");
            }
            _ => {}
        }
        let timeout =
            section.value("timeout", "\"60s\"", parse::duration(Duration::from_secs(1), 2 * MINUTE)).or(MINUTE);
        let pool_size = section.value("pool_size", "4", parse::whole_number(1, 32)).or(4);
        // One that is absent is read once, so that its keys are known; and not its own fallback without end.
        let fallback = section.optional_section("fallback");
        let fallback = if section.is_given() { Self::read(&fallback, our_host).map(Box::new) } else { None };
        section.finish();
        Some(Self {
            host: host?,
            port,
            security,
            ca,
            ehlo_name,
            username: username.optional(),
            password: password.optional(),
            timeout,
            pool_size,
            fallback,
        })
    }
}
