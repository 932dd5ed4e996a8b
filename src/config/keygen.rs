//! The Keygen account of a brand.

use std::time::Duration;

use secrecy::SecretString;
use toml::Value;
use url::Url;
use uuid::Uuid;

use super::{
    brand::{ROUTES, first_segment},
    parse::{self, HOUR, MINUTE},
    secret,
    section::Section,
    transport::BOUNCES_PATH,
};
use crate::keygen::{Algorithm, Client, PublicKey};

/// `[brands.ID.keygen]`
#[derive(Debug)]
pub struct KeygenConfig {
    /// The account's UUID or slug, as the API's paths name it.
    pub account: String,
    /// The account's UUID, which its signatures name. Only `rekey setup`, which finds it out, goes without.
    pub account_id: Option<Uuid>,
    /// Whether `api_url` is on the vendor's own domain: its paths name no account.
    pub own_domain: bool,
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
    /// The account's public keys for that algorithm. Only `rekey setup`, which fetches them, goes without.
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

impl KeygenConfig {
    /// A client of the account's API. Fails if no HTTP client can be set up.
    pub fn client(&self) -> Result<Client, reqwest::Error> {
        let client = self.client_by_account()?;
        Ok(if self.own_domain { client.on_own_domain() } else { client })
    }

    /// The same, with paths that name the account, wherever the API is.
    pub fn client_by_account(&self) -> Result<Client, reqwest::Error> {
        Client::new(&self.api_url, &self.account, self.environment.clone(), self.timeout, self.ca.clone())
    }

    pub(super) fn read(section: &Section<'_>) -> Option<Self> {
        /// Those of `config/rekey.toml`.
        const EXAMPLES: [&str; 2] = [
            "07dcdd59-7920-43b9-9dba-43e8125a9962",
            "33f92058a9c024b53be4e5ec840db5cb1f270af682a4b0bb3bf77d19b9378a7e",
        ];
        const IS_EXAMPLE: &str = "is still the example's, so that every webhook of yours is refused";
        const OWN: &str = "the account's UUID and its public key, as Keygen's settings show them";
        const ACCOUNT: &str =
            "\"07dcdd59-7920-43b9-9dba-43e8125a9962\": the account's UUID (not its slug) from Keygen's settings";
        const KEY: &str = "[\"33f92058…\"]: the account's public key from Keygen's settings, as hex, base64 or PEM; `rekey setup` shows it";
        let account = section
            .value("account", ACCOUNT, account_name)
            .warn_if(|account: &String| account.eq_ignore_ascii_case(EXAMPLES[0]).then_some(IS_EXAMPLE), OWN)
            .required();
        let given = section.value("account_id", ACCOUNT, parse::from_str).optional();
        let account_id = account.as_deref().and_then(|account| account.parse().ok()).or(given);
        if account.is_some() && account_id.is_none() && section.must_be_complete() {
            let what = "is a slug, and account_id does not tell the UUID; `rekey setup` finds it out";
            section.report("account", what, ACCOUNT);
        }
        let own_domain = section.value("own_domain", "true", parse::flag).or(false);
        let api_url = section
            .value("api_url", "\"https://api.keygen.sh\"", |value| {
                let url = parse::web_url(value)?;
                let has_version = url.path_segments().is_some_and(|mut segments| segments.any(|part| part == "v1"));
                if has_version { Err("names v1, which Rekey appends by itself".to_owned()) } else { Ok(url) }
            })
            .or(Url::parse("https://api.keygen.sh").expect("a constant URL"));
        let admin_token = section
            .secret("admin_token", "admin_token_file = \"/run/secrets/keygen\"")
            .hard_to_guess(secret::GIVEN)
            .optional();
        let environment = section.value("environment", "\"sandbox\"", parse::line(100)).optional();
        let webhook_path =
            section.value("webhook_path", "\"/webhooks/keygen\"", webhook_path).or("/webhooks/keygen".to_owned());
        let algorithms = Algorithm::ALL.map(|algorithm| (algorithm.name(), algorithm));
        let algorithm = section.value("signature_algorithm", "\"ed25519\"", parse::one_of(&algorithms));
        // Which keys are right depends on it.
        let algorithm_is_wrong = algorithm.is_wrong();
        let algorithm = algorithm.or(Algorithm::Ed25519);
        let mut has_example_key = false;
        let public_keys = section
            .value("public_keys", KEY, |value| {
                let texts = parse::at_least_one(value)?;
                has_example_key = texts.iter().any(|text| text.eq_ignore_ascii_case(EXAMPLES[1]));
                let parse = |(at, text): (usize, &String)| {
                    let of_any = || Algorithm::ALL.into_iter().find_map(|any| PublicKey::parse(any, text).ok());
                    PublicKey::parse(algorithm, text)
                        .or_else(|error| of_any().filter(|_| algorithm_is_wrong).ok_or(error))
                        .map_err(|error| format!("has a key (number {}) that {error}", at + 1))
                };
                parse::all(texts.iter().enumerate().map(parse))
            })
            .warn_if(|_| has_example_key.then_some(IS_EXAMPLE), OWN);
        let public_keys =
            if section.must_be_complete() { public_keys.required() } else { Some(public_keys.or(Vec::new())) };
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
            account: account?,
            account_id,
            own_domain,
            api_url,
            admin_token,
            environment,
            webhook_path,
            signature_algorithm: algorithm,
            public_keys: public_keys?,
            signature_tolerance,
            roles,
            language_metadata,
            timeout,
            ca,
        })
    }
}

/// A UUID, or a slug as Keygen makes them.
fn account_name(value: &Value) -> Result<String, String> {
    let text = parse::text(value)?;
    let is_slug = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if is_slug { Ok(text) } else { Err("is neither a UUID nor a slug".to_owned()) }
}

/// Where webhooks come in must not hide a page.
fn webhook_path(value: &Value) -> Result<String, String> {
    let text = parse::text(value)?;
    let path = text.split('?').next().unwrap_or_default();
    if !text.starts_with('/') || text.contains(['#', ' ']) || path.contains(['{', '}', '%']) {
        return Err("is not a path like /webhooks/keygen".to_owned());
    }
    // It is registered as a URL, and a URL may spell it otherwise (`/a/../b`, `/é`): the portal would wait for webhooks at another path.
    let registered = format!("https://id.acme.example{text}");
    if !Url::parse(&registered).is_ok_and(|url| url.as_str() == registered) {
        return Err("is not a path like /webhooks/keygen".to_owned());
    }
    let first = first_segment(path);
    if first != "webhooks" && ROUTES.contains(&first) || path == BOUNCES_PATH {
        return Err("belongs to a page of the portal".to_owned());
    }
    Ok(text)
}
