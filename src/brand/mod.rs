//! What a vendor makes its own: a Keygen account, its keys, its sender, its look and its address.

mod assets;
mod color;
mod language;
mod languages;
mod logo;
mod look;
mod texts;

use std::{
    sync::{Arc, atomic::AtomicU64},
    time::Duration,
};

use url::Url;
use uuid::Uuid;

pub use assets::Assets;
pub use color::{Color, InvalidColor};
pub use language::Language;
pub use languages::Languages;
pub use logo::{InvalidLogo, Logo};
pub use look::Look;
pub use texts::{Overrides, Texts, check_text, known_texts};

use crate::{
    config::{BotsConfig, BrandConfig, BrowsersConfig, CaptchaConfig, LimitsConfig, MailOn},
    keygen::{Admin, Client, Endpoint, User, Verifier},
    mail::{Bounces, Mailer, MailerError},
    passwords::Passwords,
    secrets::Handle,
    store::{Bar, MailPolicy, Purpose},
};

/// One vendor's portal.
pub struct Brand {
    /// Names the brand in the database and in logs.
    pub id: String,
    /// Where people reach the portal, without a slash at its end.
    pub public_url: Url,
    /// The path, and possibly the query, of the webhook endpoint below `public_url`.
    pub webhook_path: String,
    /// Both together, as registered at Keygen, which signs this URL whatever a proxy makes of it on the way.
    pub webhook_url: Url,
    /// Names, colours, logo.
    pub look: Look,
    /// What it says, in which languages.
    pub languages: Languages,
    /// The key of a user's metadata that names their language.
    pub language_metadata: String,
    /// Style, script and logo of the pages.
    pub assets: Assets,
    /// The Keygen account's API.
    pub keygen: Client,
    /// The same with the admin's token, if one is configured.
    pub keygen_admin: Option<Admin>,
    /// What tells the account's webhooks from forgeries.
    pub verifier: Verifier,
    /// Users of these roles may reset their password here.
    pub roles: Vec<String>,
    /// The account's environment, by id or code, whose users they are.
    pub environment: Option<String>,
    /// How many resets were dropped since the start: of other roles, of banned users, of addresses that are not canonical.
    pub dropped_events: AtomicU64,
    /// Sends the brand's mails.
    pub mailer: Mailer,
    /// Takes the mail provider's news of bounces, if there are any to come.
    pub bounces: Option<Bounces>,
    /// When an accepted webhook is mailed.
    pub mail_policy: MailPolicy,
    /// For how long a mailed link works.
    pub link_lifetime: Duration,
    /// The same for an invitation's.
    pub invitation_lifetime: Duration,
    /// Whether a mail tells from which address and with which browser its link was asked for.
    pub tell_requester: bool,
    /// For how long an address gets no links after "this wasn't me".
    pub pause_after_not_me: Duration,
    /// How much one client, and one user, may ask for.
    pub limits: LimitsConfig,
    /// What tells programs from people.
    pub bots: BotsConfig,
    /// Another service that does so.
    pub captcha: Option<CaptchaConfig>,
    /// What browsers are told.
    pub browsers: BrowsersConfig,
    /// Checks new passwords.
    pub passwords: Passwords,
}

/// A brand that can't be set up.
#[derive(Debug, thiserror::Error)]
pub enum BrandError {
    /// The HTTP client, for Keygen or the list of leaked passwords.
    #[error("the HTTP client can't be set up: {0}")]
    Http(#[from] reqwest::Error),
    /// The mailer.
    #[error(transparent)]
    Mailer(#[from] MailerError),
    /// Signatures name the account by its UUID.
    #[error("the account's UUID is not configured")]
    Account,
    /// The webhook's URL.
    #[error("public_url and webhook_path make no URL: {0}")]
    Webhook(#[from] url::ParseError),
}

impl Brand {
    /// Sets a brand up; nothing is connected to yet.
    pub fn new(config: BrandConfig) -> Result<Self, BrandError> {
        let languages = Languages::new(&config.name, config.languages, config.language, config.texts);
        let look = Look {
            name: config.name,
            accent: config.accent,
            logo: config.logo,
            support_email: config.support_email,
            support_url: config.support_url.map(String::from),
        };
        let keygen = config.keygen;
        let webhook_url = webhook_url(&config.public_url, &keygen.webhook_path)?;
        let account = keygen.account_id.ok_or(BrandError::Account)?;
        let client = keygen.client()?;
        let logo_url = format!("{}/logo", without_slash(&config.public_url));
        Ok(Self {
            id: config.id.clone(),
            public_url: config.public_url,
            webhook_path: keygen.webhook_path,
            assets: Assets::new(&look),
            look,
            languages,
            language_metadata: keygen.language_metadata,
            keygen_admin: keygen.admin_token.map(|token| Admin::new(client.clone(), token)),
            keygen: client,
            verifier: Verifier {
                endpoint: Endpoint::new(&webhook_url),
                account,
                algorithm: keygen.signature_algorithm,
                keys: keygen.public_keys,
                tolerance: keygen.signature_tolerance,
            },
            roles: keygen.roles,
            environment: keygen.environment,
            dropped_events: AtomicU64::default(),
            bounces: config.mail.bounces.clone().map(|(provider, secret)| Bounces::new(provider, secret)),
            mail_policy: MailPolicy {
                unasked: config.mail.mail_on == MailOn::EveryWebhook,
                cooldown: config.mail.cooldown,
                per_address: config.mail.max_per_address_per_hour,
                per_hour: config.mail.max_per_hour,
                percent_per_client: config.mail.max_percent_per_client,
                invitations_per_hour: config.mail.max_invitations_per_hour,
            },
            tell_requester: config.mail.tell_requester,
            pause_after_not_me: config.mail.pause_after_not_me,
            limits: config.limits,
            bots: config.bots,
            captcha: config.captcha,
            browsers: config.browsers,
            mailer: Mailer::new(&config.id, config.mail, logo_url)?,
            link_lifetime: config.link_lifetime,
            invitation_lifetime: config.invitation_lifetime,
            passwords: Passwords::new(&config.id, config.passwords)?,
            webhook_url,
        })
    }

    /// Why this user may not reset a password here, if so: staff, or a user of another environment, whose fulfilment Keygen would answer with 403.
    pub fn turns_away(&self, user: &User) -> Option<Bar> {
        if !self.roles.contains(&user.role) {
            return Some(Bar::Role);
        }
        let same_environment = match (&self.environment, &user.environment) {
            (None, None) => true,
            // The user's is an id; ours may be a code, which Keygen has compared already, since endpoints get events of their own environment only.
            (Some(ours), Some(theirs)) => ours.parse::<Uuid>().is_err() || ours.eq_ignore_ascii_case(theirs),
            _ => false,
        };
        (!same_environment).then_some(Bar::Environment)
    }

    /// What the user's metadata says about their language. Keygen shows keys in camel case, however they were written.
    pub fn own_language(&self, user: &User) -> Option<Language> {
        let folded = |key: &str| key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let wanted: String = folded(&self.language_metadata);
        let exact = user.metadata.get(&self.language_metadata);
        let alike = || user.metadata.iter().find(|(key, _)| folded(key) == wanted).map(|(_, value)| value);
        self.languages.serving(exact.or_else(alike)?.as_str()?)
    }

    /// For how long a link for this purpose works.
    pub fn lifetime(&self, purpose: Purpose) -> Duration {
        match purpose {
            Purpose::Reset => self.link_lifetime,
            Purpose::Invitation => self.invitation_lifetime,
        }
    }

    /// The address of a mailed link.
    pub fn link(&self, handle: &Handle) -> String {
        format!("{}/r/{}", without_slash(&self.public_url), handle.expose())
    }

    /// What the paths of all pages begin with: empty, or such as `/account`.
    pub fn base_path(&self) -> &str {
        self.public_url.path().trim_end_matches('/')
    }

    /// The origin of the pages (RFC 6454), as browsers name it.
    pub fn origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }
}

/// The webhook endpoint's URL.
pub(crate) fn webhook_url(public_url: &Url, webhook_path: &str) -> Result<Url, url::ParseError> {
    Url::parse(&format!("{}{webhook_path}", without_slash(public_url)))
}

fn without_slash(url: &Url) -> &str {
    url.as_str().trim_end_matches('/')
}

/// All brands of this process.
pub struct Brands(Vec<Arc<Brand>>);

impl Brands {
    /// Sets all brands up.
    pub fn new(configs: Vec<BrandConfig>) -> Result<Self, BrandError> {
        Ok(Self(configs.into_iter().map(|config| Brand::new(config).map(Arc::new)).collect::<Result<_, _>>()?))
    }

    /// The brand of this name.
    pub fn get(&self, id: &str) -> Option<&Arc<Brand>> {
        self.0.iter().find(|brand| brand.id == id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Brand>> {
        self.0.iter()
    }
}
