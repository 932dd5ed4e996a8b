//! The configuration, compared with the account and with what Keygen takes.

use url::{Host, Url};

use super::SetupError;
use crate::{
    brand::webhook_url,
    config::{BrandConfig, KeygenConfig, is_loopback},
    keygen::{Account, Algorithm, PublicKey},
};

/// What the configuration has to say otherwise, in lines to be pasted. Rekey does not write there: a key that somebody put into it is replaced by a person
/// who has compared the fingerprints.
pub(super) fn missing_settings(keygen: &KeygenConfig, account: &Account) -> Vec<String> {
    let mut settings = Vec::new();
    if account.own_domain != keygen.own_domain {
        let here = if account.own_domain { "your own domain" } else { "Keygen's domain" };
        settings.push(format!("own_domain = {} # api_url is on {here}", account.own_domain));
    }
    match keygen.account_id {
        Some(id) if id == account.id => {}
        Some(_) => settings.push(format!("account = \"{}\" # whose token this is", account.id)),
        None => settings.push(format!("account_id = \"{}\" # the account {}", account.id, keygen.account)),
    }
    let algorithm = keygen.signature_algorithm;
    let kind = match algorithm {
        Algorithm::Ed25519 => "ed25519",
        Algorithm::RsaPssSha256 | Algorithm::RsaSha256 => "rsa2048",
        Algorithm::EcdsaP256 => "ecdsa",
    };
    let fetched = account.keys.get(kind).map(|text| (text, PublicKey::parse(algorithm, text)));
    let configured: Vec<_> = keygen.public_keys.iter().map(PublicKey::fingerprint).collect();
    match fetched {
        Some((_, Ok(key))) if configured.contains(&key.fingerprint()) => {}
        Some((text, Ok(key))) => {
            settings.push(format!("public_keys = [\"{text}\"] # {}", key.fingerprint()));
            settings.extend(configured.iter().map(|configured| format!("# in place of the key {configured}")));
        }
        _ if !configured.is_empty() => {}
        _ => settings.push(format!(
            "public_keys = [\"…\"] # the {algorithm} key from Keygen's settings: it is not shown to this token"
        )),
    }
    if !settings.is_empty() {
        settings.insert(0, "the configuration does not fit the account; its section [keygen] needs:".to_owned());
    }
    settings
}

/// The webhook's URL, if Keygen takes it: https with a host that ends in a dot and letters, and none of its own
/// (<https://github.com/keygen-sh/keygen-api/blob/master/app/validators/url_validator.rb>). A Keygen on this machine is a sandbox, which takes this machine's.
pub(super) fn check_url(brand: &BrandConfig) -> Result<Url, SetupError> {
    let text = || format!("{}{}", brand.public_url.as_str().trim_end_matches('/'), brand.keygen.webhook_path);
    let wrong = |reason: &str| SetupError::Url { brand: brand.id.clone(), url: text(), reason: reason.to_owned() };
    let url = webhook_url(&brand.public_url, &brand.keygen.webhook_path).map_err(|error| wrong(&error.to_string()))?;
    if is_loopback(brand.keygen.api_url.host().as_ref()) && is_loopback(url.host().as_ref()) {
        return Ok(url);
    }
    let Some(Host::Domain(host)) = url.host() else { return Err(wrong("its host is an IP address")) };
    let Some((_, top_level)) = host.rsplit_once('.') else { return Err(wrong("its host has no dot")) };
    if top_level.len() < 2 || !top_level.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(wrong(
            "its host does not end in a dot and two or more letters (a domain of the form xn--… does not)",
        ));
    }
    if host == "keygen.sh" || host.ends_with(".keygen.sh") {
        return Err(wrong("its host is Keygen's own"));
    }
    if url.scheme() != "https" {
        return Err(wrong("it is not https"));
    }
    Ok(url)
}
