use std::time::Duration;

use lettre::message::Mailbox;
use secrecy::SecretString;
use toml::Value;
use url::Url;
use uuid::Uuid;

use super::{parse, section::Section};
use crate::{
    brand::{Color, Logo},
    keygen::{Algorithm, PublicKey},
};

/// `[brands.ID]`: what makes a vendor's portal its own.
#[derive(Debug)]
pub struct BrandConfig {
    /// Names the brand in the database and in logs.
    pub id: String,
    /// The vendor's name, as people know it.
    pub name: String,
    /// Where people reach the portal; a path prefix is possible.
    pub public_url: Url,
    /// Where people get help by mail.
    pub support_email: Option<String>,
    /// Where people get help on the web.
    pub support_url: Option<Url>,
    /// The vendor's logo.
    pub logo: Option<Logo>,
    /// The colour of buttons and links.
    pub accent: Color,
    /// The Keygen account.
    pub keygen: KeygenConfig,
    /// For how long a mailed link works.
    pub link_lifetime: Duration,
    /// What a new password must be like.
    pub passwords: PasswordRules,
    /// How mail leaves.
    pub mail: MailConfig,
}

/// `[brands.ID.keygen]`
#[derive(Debug)]
pub struct KeygenConfig {
    /// The account's UUID, which its signatures name.
    pub account: Uuid,
    /// Keygen's API.
    pub api_url: Url,
    /// A token of the account's admin, for registering the webhook endpoint and finding the webhooks that got lost.
    pub admin_token: Option<SecretString>,
    /// An environment of the account.
    pub environment: Option<String>,
    /// The path, and possibly the query, of the webhook endpoint below `public_url`.
    pub webhook_path: String,
    /// How the endpoint's webhooks are signed.
    pub signature_algorithm: Algorithm,
    /// The account's public keys for that algorithm.
    pub public_keys: Vec<PublicKey>,
    /// How far a signing date may be from now.
    pub signature_tolerance: Duration,
    /// Users of these roles may reset their password here.
    pub roles: Vec<String>,
    /// How long one call of Keygen may take.
    pub timeout: Duration,
}

/// `[brands.ID.passwords]`
#[derive(Debug, Clone, Copy)]
pub struct PasswordRules {
    /// Characters at least.
    pub min_length: usize,
    /// The least `zxcvbn` score, 0 to 4; 0 asks for none.
    pub min_strength: u8,
    /// Whether the 10,000 commonest passwords are refused.
    pub refuse_common: bool,
}

/// `[brands.ID.mail]`
#[derive(Debug)]
pub struct MailConfig {
    /// The sender.
    pub from: Mailbox,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Mailbox>,
    /// Which webhooks cause a mail.
    pub mail_on: MailOn,
    /// A repeat for the same address within this time sends nothing new.
    pub cooldown: Duration,
    /// Mails to one address in an hour.
    pub max_per_address_per_hour: u32,
    /// Mails in an hour.
    pub max_per_hour: u32,
    /// The mail server.
    pub smtp: SmtpConfig,
}

/// Which webhooks cause a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailOn {
    /// Every one: the vendor's own apps may ask Keygen directly.
    EveryWebhook,
    /// Only those of resets that were asked for here.
    OurRequests,
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
    /// Who we are there.
    pub username: Option<String>,
    /// Our password there.
    pub password: Option<SecretString>,
    /// How long each step may take.
    pub timeout: Duration,
    /// Connections that are kept open at most.
    pub pool_size: usize,
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

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

impl BrandConfig {
    pub(super) fn read(id: &str, section: &Section<'_>) -> Option<Self> {
        let id_is_usable = (1..=32).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !id_is_usable {
            section.report("", "has a name that is not 1 to 32 of a-z, 0-9 and -", "[brands.acme]");
        }
        let name = section.value("name", "\"Acme\"", parse::line(60)).required().optional();
        let public_url =
            section.value("public_url", "\"https://id.acme.example\"", parse::web_url).required().optional();
        let support_email = section.value("support_email", "\"help@acme.example\"", address).optional();
        let support_url = section.value("support_url", "\"https://acme.example/help\"", parse::web_url).optional();
        if let (Some(None), Some(None)) = (&support_email, &support_url) {
            section.report(
                "support_email",
                "is missing, and support_url too: people need somebody to turn to",
                "\"help@acme.example\"",
            );
        }
        let logo = section
            .value("logo", "\"acme.svg\"", |path| {
                Logo::new(section.read_file(path)?).map_err(|error| error.to_string())
            })
            .optional();
        let accent = section.value("accent", "\"#2f5bea\"", parse::from_str).or(Color::DEFAULT_ACCENT);
        let keygen = KeygenConfig::read(&section.section("keygen"));

        let links = section.section("links");
        let link_lifetime = links.value("lifetime", "\"24h\"", parse::duration(10 * MINUTE, 30 * DAY)).or(DAY);
        links.finish();

        let passwords = PasswordRules::read(&section.section("passwords"));
        let mail = MailConfig::read(&section.section("mail"));
        section.finish();
        Some(Self {
            id: id.to_owned(),
            name: name??,
            public_url: public_url??,
            support_email: support_email?,
            support_url: support_url?,
            logo: logo?,
            accent: accent?,
            keygen: keygen?,
            link_lifetime: link_lifetime?,
            passwords: passwords?,
            mail: mail?,
        })
    }
}

impl KeygenConfig {
    fn read(section: &Section<'_>) -> Option<Self> {
        const ACCOUNT: &str =
            "\"07dcdd59-7920-43b9-9dba-43e8125a9962\": the account's UUID (not its slug) from Keygen's settings";
        const KEY: &str =
            "[\"33f92058…\"]: the account's public key from Keygen's settings, as hex, base64 of the DER, or PEM";
        let account = section.value("account", ACCOUNT, parse::from_str).required().optional();
        let api_url = section
            .value("api_url", "\"https://api.keygen.sh\"", parse::web_url)
            .or(Url::parse("https://api.keygen.sh").expect("a constant URL"));
        let admin_token = section.secret("admin_token", "admin_token_file = \"/run/secrets/keygen\"").optional();
        let environment = section.value("environment", "\"sandbox\"", parse::line(100)).optional();
        let webhook_path =
            section.value("webhook_path", "\"/webhooks/keygen\"", webhook_path).or("/webhooks/keygen".to_owned());
        let algorithms = Algorithm::ALL.map(|algorithm| (algorithm.name(), algorithm));
        let algorithm =
            section.value("signature_algorithm", "\"ed25519\"", parse::one_of(&algorithms)).or(Algorithm::Ed25519);
        let public_keys = section
            .value("public_keys", KEY, |value| {
                let texts = parse::at_least_one(value)?;
                let algorithm = algorithm.unwrap_or(Algorithm::Ed25519);
                let parse = |(at, text): (usize, &String)| {
                    PublicKey::parse(algorithm, text)
                        .map_err(|error| format!("has a key (number {}) that {error}", at + 1))
                };
                texts.iter().enumerate().map(parse).collect()
            })
            .required()
            .optional();
        let signature_tolerance =
            section.value("signature_tolerance", "\"5m\"", parse::duration(MINUTE / 2, HOUR)).or(5 * MINUTE);
        let roles = section.value("roles", "[\"user\"]", parse::at_least_one).or(vec!["user".to_owned()]);
        let timeout = section
            .value("timeout", "\"10s\"", parse::duration(Duration::from_secs(1), Duration::from_secs(14)))
            .or(Duration::from_secs(10));
        section.finish();
        Some(Self {
            account: account??,
            api_url: api_url?,
            admin_token: admin_token?,
            environment: environment?,
            webhook_path: webhook_path?,
            signature_algorithm: algorithm?,
            public_keys: public_keys??,
            signature_tolerance: signature_tolerance?,
            roles: roles?,
            timeout: timeout?,
        })
    }
}

impl PasswordRules {
    fn read(section: &Section<'_>) -> Option<Self> {
        let min_length = section.value("min_length", "8", parse::whole_number(6, 64)).or(8);
        let min_strength = section.value("min_strength", "2", parse::whole_number(0, 4)).or(2);
        let refuse_common = section.value("refuse_common", "true", parse::flag).or(true);
        section.finish();
        Some(Self { min_length: min_length?, min_strength: min_strength?, refuse_common: refuse_common? })
    }
}

impl MailConfig {
    fn read(section: &Section<'_>) -> Option<Self> {
        let from = section.value("from", "\"Acme <no-reply@acme.example>\"", parse::from_str).required().optional();
        let reply_to = section.value("reply_to", "\"help@acme.example\"", parse::from_str).optional();
        let choices = [("every_webhook", MailOn::EveryWebhook), ("our_requests", MailOn::OurRequests)];
        let mail_on = section.value("mail_on", "\"our_requests\"", parse::one_of(&choices)).or(MailOn::EveryWebhook);
        let cooldown = section.value("cooldown", "\"60s\"", parse::duration(Duration::ZERO, HOUR)).or(MINUTE);
        let per_address = section.value("max_per_address_per_hour", "5", parse::whole_number(1, 100)).or(5);
        let per_hour = section.value("max_per_hour", "1000", parse::whole_number(1, i64::from(u32::MAX))).or(1000);
        let smtp = SmtpConfig::read(&section.section("smtp"));
        section.finish();
        Some(Self {
            from: from??,
            reply_to: reply_to?,
            mail_on: mail_on?,
            cooldown: cooldown?,
            max_per_address_per_hour: per_address?,
            max_per_hour: per_hour?,
            smtp: smtp?,
        })
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
        section.finish();
        Some(Self {
            host: host??,
            port: port?,
            security: security?,
            username: username?,
            password: password?,
            timeout: timeout?,
            pool_size: pool_size?,
        })
    }
}

fn address(value: &Value) -> Result<String, String> {
    let address: crate::address::EmailAddress = parse::from_str(value)?;
    Ok(address.as_str().to_owned())
}

/// Where webhooks come in must not hide a page.
fn webhook_path(value: &Value) -> Result<String, String> {
    let text = parse::text(value)?;
    let path = text.split('?').next().unwrap_or_default();
    if !text.starts_with('/') || text.contains(['#', ' ']) || path.len() < 2 || path.contains(['{', '}', '%']) {
        return Err("is not a path like /webhooks/keygen".to_owned());
    }
    let first = path[1..].split('/').next().unwrap_or_default();
    if ["reset", "r", "static", "healthz", "readyz", ".well-known"].contains(&first) {
        return Err("belongs to a page of the portal".to_owned());
    }
    Ok(text)
}
