//! What is registered at Keygen, compared with what is wanted.

use std::fmt;

use url::Url;

use crate::keygen::{Algorithm, EndpointAttributes, PASSWORD_RESET, RegisteredEndpoint, USER_CHANGES};

/// What a brand's webhook endpoint must be like.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Where Keygen must send webhooks.
    pub(super) url: &'a Url,
    /// How it must sign them.
    pub(super) algorithm: Algorithm,
}

/// What to do about a brand's webhook endpoint, and what to tell about the others. It prints as lines for the vendor.
pub(super) struct Plan<'a> {
    wanted: Wanted<'a>,
    pub(super) step: Step<'a>,
    superfluous: Vec<&'a RegisteredEndpoint>,
    near_misses: Vec<NearMiss<'a>>,
}

pub(super) enum Step<'a> {
    Keep,
    Create,
    Repair(&'a RegisteredEndpoint, Vec<Fault>),
}

/// What is wrong with an endpoint.
pub(super) enum Fault {
    /// Keygen disables an endpoint by taking its subscriptions away.
    Disabled,
    /// To some of the events.
    NotSubscribed,
    Algorithm,
}

/// An endpoint that looks as if it was meant for Rekey.
struct NearMiss<'a> {
    endpoint: &'a RegisteredEndpoint,
    /// The parts of its URL that differ.
    differing: Vec<&'static str>,
}

/// Compares what is registered at Keygen with what is wanted.
pub(super) fn plan<'a>(wanted: Wanted<'a>, endpoints: &'a [RegisteredEndpoint]) -> Plan<'a> {
    let (same_url, others): (Vec<_>, Vec<_>) = endpoints.iter().partition(|endpoint| wanted.has_url_of(endpoint));
    let step = match same_url.first() {
        None => Step::Create,
        Some(endpoint) => match wanted.faults(endpoint) {
            faults if faults.is_empty() => Step::Keep,
            faults => Step::Repair(endpoint, faults),
        },
    };
    Plan {
        wanted,
        step,
        superfluous: same_url.into_iter().skip(1).collect(),
        near_misses: others.into_iter().filter_map(|endpoint| wanted.near_miss(endpoint)).collect(),
    }
}

impl Wanted<'_> {
    pub(super) fn is(&self, endpoint: &RegisteredEndpoint) -> bool {
        self.has_url_of(endpoint) && self.faults(endpoint).is_empty()
    }

    /// To the letter, because Keygen signs the URL as it was written; but for what it does not sign: the usual port, and a slash in place of nothing.
    fn has_url_of(&self, endpoint: &RegisteredEndpoint) -> bool {
        as_signed(&endpoint.url) == as_signed(self.url.as_str())
    }

    fn faults(&self, endpoint: &RegisteredEndpoint) -> Vec<Fault> {
        let mut faults = Vec::new();
        if endpoint.subscriptions.is_empty() {
            faults.push(Fault::Disabled);
        } else if !missing(endpoint).is_empty() {
            faults.push(Fault::NotSubscribed);
        }
        if endpoint.signature_algorithm.as_deref() != Some(self.algorithm.name()) {
            faults.push(Fault::Algorithm);
        }
        faults
    }

    fn near_miss<'a>(&self, endpoint: &'a RegisteredEndpoint) -> Option<NearMiss<'a>> {
        let (ours, theirs) = (self.url, Url::parse(&endpoint.url).ok()?);
        let without_slash = |url: &Url| url.path().trim_end_matches('/').to_owned();
        let is_near = ours.host() == theirs.host() && without_slash(ours) == without_slash(&theirs);
        if !is_near || !endpoint.is_subscribed() {
            return None;
        }
        let mut differing = Vec::new();
        if ours.scheme() != theirs.scheme() {
            differing.push("scheme");
        }
        // A scheme's usual port differs with it.
        if ours.port() != theirs.port() {
            differing.push("port");
        }
        if ours.path() != theirs.path() {
            differing.push("slash at the end");
        }
        if ours.query() != theirs.query() {
            differing.push("query");
        }
        if differing.is_empty() {
            differing.push("spelling");
        }
        Some(NearMiss { endpoint, differing })
    }

    /// For a new endpoint.
    pub(super) fn attributes(&self) -> EndpointAttributes {
        EndpointAttributes {
            url: Some(self.url.to_string()),
            subscriptions: Some(wanted_events().map(str::to_owned).collect()),
            signature_algorithm: Some(self.algorithm.to_string()),
        }
    }

    /// What mends the faults, and leaves alone what the vendor chose.
    pub(super) fn repair(&self, endpoint: &RegisteredEndpoint, faults: &[Fault]) -> EndpointAttributes {
        let mut repair = EndpointAttributes::default();
        for fault in faults {
            match fault {
                Fault::Disabled | Fault::NotSubscribed => {
                    let subscriptions = endpoint.subscriptions.iter().map(String::as_str).chain(missing(endpoint));
                    repair.subscriptions = Some(subscriptions.map(str::to_owned).collect());
                }
                Fault::Algorithm => repair.signature_algorithm = Some(self.algorithm.to_string()),
            }
        }
        repair
    }
}

/// The types of events that an endpoint must be sent.
fn wanted_events() -> impl Iterator<Item = &'static str> {
    std::iter::once(PASSWORD_RESET).chain(USER_CHANGES)
}

/// Those of them that it is not sent.
fn missing(endpoint: &RegisteredEndpoint) -> Vec<&'static str> {
    let sent = |event: &str| endpoint.subscriptions.iter().any(|name| name == "*" || name == event);
    wanted_events().filter(|event| !sent(event)).collect()
}

/// A URL as it was written, without its scheme's usual port, and with a path.
fn as_signed(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let port = if scheme == "https" { ":443" } else { ":80" };
    let slash = if path.starts_with('/') { "" } else { "/" };
    Some(format!("{scheme}://{}{slash}{path}", authority.strip_suffix(port).unwrap_or(authority)))
}

impl fmt::Display for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A query may hold a secret of the vendor's.
        let url = self.wanted.url.as_str().split('?').next().unwrap_or_default();
        let algorithm = self.wanted.algorithm;
        let events = wanted_events().collect::<Vec<_>>().join(", ");
        match &self.step {
            Step::Keep => writeln!(f, "the webhook endpoint {url} is as it should be")?,
            Step::Create => {
                writeln!(f, "no webhook endpoint {url}: create it for {events}, signed with {algorithm}")?;
            }
            Step::Repair(endpoint, faults) => {
                writeln!(f, "the webhook endpoint {url} ({}) is to be repaired:", endpoint.id)?;
                for fault in faults {
                    match fault {
                        Fault::Disabled => writeln!(
                            f,
                            "- it is disabled, as Keygen does after an answer 410 or 530: subscribe it to {events}"
                        )?,
                        Fault::NotSubscribed => {
                            writeln!(f, "- it is not subscribed to {}: add that", missing(endpoint).join(", "))?;
                        }
                        Fault::Algorithm => {
                            let now = endpoint.signature_algorithm.as_deref().unwrap_or("no named algorithm");
                            writeln!(f, "- it is signed with {now}: change that to {algorithm}")?;
                        }
                    }
                }
            }
        }
        for endpoint in &self.superfluous {
            writeln!(
                f,
                "{} is another webhook endpoint of this URL: it is superfluous and can be deleted in Keygen's dashboard",
                endpoint.id
            )?;
        }
        for NearMiss { endpoint, differing } in &self.near_misses {
            writeln!(
                f,
                "{} is a near miss, a webhook endpoint whose URL differs in its {} only: it is left alone",
                endpoint.id,
                differing.join(", ")
            )?;
        }
        Ok(())
    }
}
