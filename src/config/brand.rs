use std::{collections::BTreeMap, time::Duration};

use toml::Value;
use url::Url;

use super::{
    keygen::KeygenConfig,
    mail::MailConfig,
    parse::{self, DAY, MINUTE},
    protection::{BotsConfig, BrowsersConfig, CaptchaConfig, LimitsConfig},
    section::Section,
    server::ServerConfig,
};
use crate::brand::{Color, Language, Logo, Overrides, check_text, known_texts};

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

impl BrandConfig {
    pub(super) fn read(id: &str, section: &Section<'_>, server: &ServerConfig) -> Option<Self> {
        let id_is_usable = (1..=32).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !id_is_usable {
            section.report("", "has a name that is not 1 to 32 of a-z, 0-9 and -", "[brands.acme]");
        }
        let name = section.value("name", "\"Acme\"", parse::line(60)).required();
        let public_url = section
            .value("public_url", "\"https://id.acme.example\" or \"https://acme.example/account\"", public_url)
            .warn_if(
                |url| parse::doubt_example(url.host_str().unwrap_or_default()),
                "the address that people shall see",
            )
            .required();
        let support_email = section
            .value("support_email", "\"help@acme.example\"", address)
            .warn_if(|address| parse::doubt_example(address), "an address where somebody reads");
        let support_url = section.value("support_url", "\"https://acme.example/help\"", parse::web_url);
        if support_email.is_absent() && support_url.is_absent() {
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
        let languages = section.value("languages", "[\"en\", \"de\"]", languages).or(Language::all().collect());
        let language = section
            .value("language", "\"de\"", |value| {
                let language = known_language(&parse::text(value)?)?;
                if languages.contains(&language) { Ok(language) } else { Err("is not one of languages".to_owned()) }
            })
            .optional()
            .or_else(|| Language::find("en").filter(|english| languages.contains(english)))
            .or(languages.first().copied());
        let texts = read_texts(&section.section("texts"));
        let keygen = KeygenConfig::read(&section.section("keygen"));
        if let (Some(url), Some(keygen)) = (&public_url, &keygen)
            && !first_segment(url.path()).is_empty()
            && first_segment(url.path()) == first_segment(&keygen.webhook_path)
        {
            section.report("public_url", BEGINS_LIKE_A_ROUTE, "\"https://acme.example/account\"");
        }
        if let (Some(url), Some(files)) = (&public_url, &server.tls)
            && let Some(host) = url.host_str()
            && !files.are_for(host)
        {
            let what = format!("is not the host of the certificate in server.tls: browsers refuse to open {host}");
            section.warn("public_url", what, "a certificate that names this host");
        }

        let links = section.section("links");
        let link_lifetime = links.value("lifetime", "\"24h\"", parse::duration(10 * MINUTE, 30 * DAY)).or(DAY);
        let invitation_lifetime =
            links.value("invitation_lifetime", "\"7d\"", parse::duration(10 * MINUTE, 30 * DAY)).or(7 * DAY);
        links.finish();

        let passwords = PasswordRules::read(&section.section("passwords"));
        let host = public_url.as_ref().and_then(|url| url.host_str()).unwrap_or_default();
        let mail = MailConfig::read(&section.section("mail"), host);
        let limits = LimitsConfig::read(&section.section("limits"));
        let bots = BotsConfig::read(&section.section("bots"));
        let captcha = CaptchaConfig::read(&section.optional_section("captcha"));
        let browsers = BrowsersConfig::read(&section.section("browsers"));
        section.finish();
        Some(Self {
            id: id.to_owned(),
            name: name?,
            public_url: public_url?,
            support_email: support_email.optional(),
            support_url: support_url.optional(),
            logo,
            accent,
            keygen: keygen?,
            languages,
            language: language?,
            texts,
            link_lifetime,
            invitation_lifetime,
            passwords,
            mail: mail?,
            limits,
            bots,
            captcha,
            browsers,
        })
    }
}

impl PasswordRules {
    fn read(section: &Section<'_>) -> Self {
        let min_length = section.value("min_length", "8", parse::whole_number(8, 64)).or(8);
        let min_strength = section.value("min_strength", "2", parse::whole_number(0, 4)).or(2);
        let refuse_common = section.value("refuse_common", "true", parse::flag).or(true);
        let refuse_breached = section.value("refuse_breached", "true", parse::flag).or(true);
        let breach_api_url =
            section.value("breach_api_url", "\"https://api.pwnedpasswords.com\"", parse::web_url).optional();
        section.finish();
        Self { min_length, min_strength, refuse_common, refuse_breached, breach_api_url }
    }
}

/// The first segments of the portal's own paths.
pub(super) const ROUTES: [&str; 8] = ["reset", "r", "static", "logo", "healthz", "readyz", ".well-known", "webhooks"];

const BEGINS_LIKE_A_ROUTE: &str = "has a path that begins like one of the portal's own: they could not be told apart behind a proxy that removes the path";

/// What a path begins with, without slashes.
pub(super) fn first_segment(path: &str) -> &str {
    path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default()
}

/// Where people reach the portal. Its path is what the paths of all pages begin with: in letters that browsers, proxies and Keygen spell in one way only.
fn public_url(value: &Value) -> Result<Url, String> {
    let url = parse::web_url(value)?;
    let path = url.path().trim_start_matches('/');
    let unreserved = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if !path.chars().all(unreserved) {
        return Err(
            "has a path with other characters than a-z, A-Z, 0-9, - . _ and ~, which programs spell in several ways"
                .to_owned(),
        );
    }
    if url.path().contains("//") {
        return Err("has a path with two slashes in a row, which proxies make one of".to_owned());
    }
    if ROUTES.contains(&first_segment(path)) {
        return Err(BEGINS_LIKE_A_ROUTE.to_owned());
    }
    Ok(url)
}

fn known_language(tag: &str) -> Result<Language, String> {
    Language::find(tag).ok_or_else(|| {
        let known: Vec<_> = Language::all().map(Language::tag).collect();
        format!("names {tag:?}, which Rekey does not speak; it speaks {}", known.join(", "))
    })
}

fn languages(value: &Value) -> Result<Vec<Language>, String> {
    parse::all(parse::at_least_one(value)?.iter().map(|tag| known_language(tag)))
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
            let pattern = own.value(id, "\"Choose a password for { $brand }\"", |value| text(value, id)).optional()?;
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
