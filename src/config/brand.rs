use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use lettre::{message::Mailbox, transport::smtp::client::Certificate};
use secrecy::{ExposeSecret, SecretString};
use toml::Value;
use url::Url;
use uuid::Uuid;

use super::{
    parse,
    protection::{BotsConfig, BrowsersConfig, CaptchaConfig, LimitsConfig},
    section::Section,
};
use crate::{
    brand::{Color, Language, Logo, Overrides, check_text, known_texts},
    keygen::{Algorithm, PublicKey},
    mail::DkimKey,
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
    /// The languages that people can choose from, and that they are written to in.
    pub languages: Vec<Language>,
    /// Where nothing else is known; one of `languages`.
    pub language: Language,
    /// The vendor's own words, by the language's tag.
    pub texts: BTreeMap<&'static str, Overrides>,
    /// The Keygen account.
    pub keygen: KeygenConfig,
    /// For how long a mailed link works.
    pub link_lifetime: Duration,
    /// The same for an invitation's.
    pub invitation_lifetime: Duration,
    /// What a new password must be like.
    pub passwords: PasswordRules,
    /// How mail leaves.
    pub mail: MailConfig,
    /// How much one client, and one user, may ask for.
    pub limits: LimitsConfig,
    /// What tells programs from people.
    pub bots: BotsConfig,
    /// Another service that does so.
    pub captcha: Option<CaptchaConfig>,
    /// What browsers are told.
    pub browsers: BrowsersConfig,
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
    /// The key of a user's metadata that names their language.
    pub language_metadata: String,
    /// How long one call of Keygen may take.
    pub timeout: Duration,
    /// Certificates of a private authority, besides those that this machine trusts.
    pub ca: Vec<reqwest::Certificate>,
}

/// `[brands.ID.passwords]`
#[derive(Debug, Clone)]
pub struct PasswordRules {
    /// Characters at least; 8 is the least that OWASP's ASVS 5.0 has (6.2.1).
    pub min_length: usize,
    /// The least `zxcvbn` score, 0 to 4; 0 asks for none.
    pub min_strength: u8,
    /// Whether the 10,000 commonest passwords are refused.
    pub refuse_common: bool,
    /// Whether leaked passwords are refused, by the program's own filter.
    pub refuse_breached: bool,
    /// Where Have I Been Pwned's range API is, if it is to be asked.
    pub breach_api_url: Option<Url>,
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
    /// Where bounces go, if not to the sender.
    pub envelope_from: Option<lettre::Address>,
    /// Whether a mail tells from which address and with which browser its link was asked for.
    pub tell_requester: bool,
    /// For how long an address gets no links after "this wasn't me".
    pub pause_after_not_me: Duration,
    /// Names the sender in `Feedback-ID`.
    pub feedback_id: Option<String>,
    /// Whether mails link to the logo, rather than carry it.
    pub link_logo: bool,
    /// What signs the mails.
    pub dkim: Vec<DkimConfig>,
    /// How mails leave.
    pub transport: TransportConfig,
    /// What a mail provider proves its news with.
    pub bounces: Option<(Provider, SecretString)>,
}

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

/// `[brands.ID.mail.dkim.SELECTOR]`
#[derive(Debug)]
pub struct DkimConfig {
    /// Names the key in the domain's DNS.
    pub selector: String,
    /// The domain that signs.
    pub domain: String,
    /// The private key, in PEM.
    pub key: SecretString,
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
        let languages =
            section.value("languages", "[\"en\", \"de\"]", languages).or(Language::all().collect()).unwrap_or_default();
        let language = section
            .value("language", "\"de\"", |value| {
                let language = known_language(&parse::text(value)?)?;
                if languages.is_empty() || languages.contains(&language) {
                    Ok(language)
                } else {
                    Err("is not one of languages".to_owned())
                }
            })
            .or(Language::find("en").filter(|english| languages.contains(english)).or(languages.first().copied())?);
        let texts = read_texts(&section.section("texts"));
        let keygen = KeygenConfig::read(&section.section("keygen"));

        let links = section.section("links");
        let link_lifetime = links.value("lifetime", "\"24h\"", parse::duration(10 * MINUTE, 30 * DAY)).or(DAY);
        let invitation_lifetime =
            links.value("invitation_lifetime", "\"7d\"", parse::duration(10 * MINUTE, 30 * DAY)).or(7 * DAY);
        links.finish();

        let passwords = PasswordRules::read(&section.section("passwords"));
        let mail = MailConfig::read(&section.section("mail"));
        let limits = LimitsConfig::read(&section.section("limits"));
        let bots = BotsConfig::read(&section.section("bots"));
        let captcha = section.section("captcha");
        let captcha = if captcha.is_given() { CaptchaConfig::read(&captcha).map(Some) } else { Some(None) };
        let browsers = BrowsersConfig::read(&section.section("browsers"));
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
            languages,
            language: language?,
            texts,
            link_lifetime: link_lifetime?,
            invitation_lifetime: invitation_lifetime?,
            passwords: passwords?,
            mail: mail?,
            limits: limits?,
            bots: bots?,
            captcha: captcha?,
            browsers: browsers?,
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
        let language_metadata =
            section.value("language_metadata", "\"locale\"", parse::line(100)).or("locale".to_owned());
        let timeout = section
            .value("timeout", "\"10s\"", parse::duration(Duration::from_secs(1), Duration::from_secs(14)))
            .or(Duration::from_secs(10));
        let ca = section
            .value("ca_file", "\"/etc/rekey/ca.pem\"", |path| {
                let certificates = reqwest::Certificate::from_pem_bundle(&section.read_file(path)?);
                certificates
                    .ok()
                    .filter(|certificates| !certificates.is_empty())
                    .ok_or("names a file that is no certificate in PEM".to_owned())
            })
            .or(Vec::new());
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
            language_metadata: language_metadata?,
            timeout: timeout?,
            ca: ca?,
        })
    }
}

impl PasswordRules {
    fn read(section: &Section<'_>) -> Option<Self> {
        let min_length = section.value("min_length", "8", parse::whole_number(8, 64)).or(8);
        let min_strength = section.value("min_strength", "2", parse::whole_number(0, 4)).or(2);
        let refuse_common = section.value("refuse_common", "true", parse::flag).or(true);
        let refuse_breached = section.value("refuse_breached", "true", parse::flag).or(true);
        let breach_api_url =
            section.value("breach_api_url", "\"https://api.pwnedpasswords.com\"", parse::web_url).optional();
        section.finish();
        Some(Self {
            min_length: min_length?,
            min_strength: min_strength?,
            refuse_common: refuse_common?,
            refuse_breached: refuse_breached?,
            breach_api_url: breach_api_url?,
        })
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
        let tell_requester = section.value("tell_requester", "true", parse::flag).or(false);
        let pause = section.value("pause_after_not_me", "\"24h\"", parse::duration(Duration::ZERO, 30 * DAY)).or(DAY);
        let envelope_from = section.value("envelope_from", "\"bounces@acme.example\"", parse::from_str).optional();
        let feedback_id = section
            .value("feedback_id", "\"acme\"", |value| {
                let id = parse::text(value)?;
                let usable = (5..=15).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
                if usable { Ok(id) } else { Err("is not 5 to 15 letters and digits".to_owned()) }
            })
            .optional();
        let logos = [("attached", false), ("linked", true)];
        let link_logo = section.value("logo", "\"attached\"", parse::one_of(&logos)).or(false);
        let domain = from.as_ref().and_then(|from| from.as_ref()).map(|from: &Mailbox| from.email.domain().to_owned());
        let dkim = read_dkim(&section.section("dkim"), domain.as_deref());
        let (transport, bounces) = read_transport(section)?;
        section.finish();
        Some(Self {
            from: from??,
            reply_to: reply_to?,
            mail_on: mail_on?,
            cooldown: cooldown?,
            max_per_address_per_hour: per_address?,
            max_per_hour: per_hour?,
            envelope_from: envelope_from?,
            tell_requester: tell_requester?,
            pause_after_not_me: pause?,
            feedback_id: feedback_id?,
            link_logo: link_logo?,
            dkim: dkim?,
            transport,
            bounces,
        })
    }
}

/// What signs the mails: a section for each key, under its selector.
fn read_dkim(section: &Section<'_>, domain: Option<&str>) -> Option<Vec<DkimConfig>> {
    let read = |selector: String| {
        let key = section.section(&selector);
        let usable =
            (1..=63).contains(&selector.len()) && selector.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !usable {
            key.report(
                "",
                "is named by a selector that is not 1 to 63 letters, digits and -",
                "[brands.acme.mail.dkim.rekey1]",
            );
        }
        let domain = key
            .value("domain", "\"acme.example\"", |value| {
                let domain = parse::text(value)?;
                idna::domain_to_ascii_strict(&domain).map_err(|_| "is not a domain".to_owned())
            })
            .or(domain?.to_owned());
        let private = key
            .secret("key", "key_file = \"/etc/rekey/dkim.pem\", made by: rekey dkim keygen")
            .required()
            .and_then(|pem| {
                let checked = DkimKey::parse("", &selector, pem.expose_secret());
                checked.map(|_| pem).map_err(|error| error.to_string())
            })
            .optional();
        key.finish();
        Some(DkimConfig { domain: domain?, key: private??, selector })
    };
    section.names().into_iter().map(read).collect()
}

/// Exactly one way in which mails leave; with it, what a provider proves its news with.
fn read_transport(mail: &Section<'_>) -> Option<(TransportConfig, Option<(Provider, SecretString)>)> {
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

fn known_language(tag: &str) -> Result<Language, String> {
    Language::find(tag).ok_or_else(|| {
        let known: Vec<_> = Language::all().map(Language::tag).collect();
        format!("names {tag:?}, which Rekey does not speak; it speaks {}", known.join(", "))
    })
}

fn languages(value: &Value) -> Result<Vec<Language>, String> {
    parse::at_least_one(value)?.iter().map(|tag| known_language(tag)).collect()
}

/// `[brands.ID.texts.LANGUAGE]`: every text that Rekey knows can be said otherwise.
fn read_texts(section: &Section<'_>) -> BTreeMap<&'static str, Overrides> {
    let read = |language: Language| {
        let own = section.section(language.tag());
        let text = |value: &Value, id: &str| {
            let pattern = parse::text(value)?;
            check_text(id, &pattern).map(|()| pattern).map_err(|error| error.to_string())
        };
        let texts = known_texts().keys().filter_map(|id| {
            let pattern =
                own.value(id, "\"Choose a password for { $brand }\"", |value| text(value, id)).optional()??;
            Some((id.clone(), pattern))
        });
        let texts: Overrides = texts.collect();
        own.finish();
        (language.tag(), texts)
    };
    let texts = Language::all().map(read).filter(|(_, texts)| !texts.is_empty()).collect();
    section.finish();
    texts
}

fn address(value: &Value) -> Result<String, String> {
    let address: crate::address::EmailAddress = parse::from_str(value)?;
    Ok(address.as_str().to_owned())
}

/// Where a mail provider tells of bounces, below `public_url`.
pub const BOUNCES_PATH: &str = "/webhooks/mail";

/// Where webhooks come in must not hide a page.
fn webhook_path(value: &Value) -> Result<String, String> {
    let text = parse::text(value)?;
    let path = text.split('?').next().unwrap_or_default();
    if !text.starts_with('/') || text.contains(['#', ' ']) || path.len() < 2 || path.contains(['{', '}', '%']) {
        return Err("is not a path like /webhooks/keygen".to_owned());
    }
    // It is registered as a URL, and a URL may spell it otherwise (`/a/../b`, `/é`): the portal would wait for webhooks at another path.
    let registered = format!("https://id.acme.example{text}");
    if !Url::parse(&registered).is_ok_and(|url| url.as_str() == registered) {
        return Err("is not a path like /webhooks/keygen".to_owned());
    }
    let first = path[1..].split('/').next().unwrap_or_default();
    if ["reset", "r", "static", "logo", "healthz", "readyz", ".well-known"].contains(&first) || path == BOUNCES_PATH {
        return Err("belongs to a page of the portal".to_owned());
    }
    Ok(text)
}
