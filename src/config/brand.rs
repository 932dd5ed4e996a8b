use std::{collections::BTreeMap, time::Duration};

use toml::Value;
use url::Url;

use super::{
    keygen::KeygenConfig,
    mail::MailConfig,
    parse::{self, DAY, MINUTE},
    protection::{BotsConfig, BrowsersConfig, CaptchaConfig, LimitsConfig},
    section::Section,
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
