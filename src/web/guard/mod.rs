//! What stands before the pages and their forms: the browser's own protections, no posts from other sites, no floods, no programs.

mod captcha;
mod challenge;
mod client;
mod floods;
mod headers;
mod origin;
mod proof;
mod stamp;

use std::{net::IpAddr, sync::Arc, time::Duration};

use actix_web::{HttpRequest, http::header::HeaderValue};

pub(super) use captcha::Widget;
pub use client::client_address;
pub(super) use headers::protect;
pub(super) use origin::{Origin, origin};
pub(super) use proof::{Doubt, FormProof, ProofFields};

use crate::{
    brand::Brand,
    clock::Clock,
    config::{BotsConfig, ProxiesConfig},
    links::Links,
    secrets::{Keys, Randomness},
    store::Store,
};
use captcha::Captcha;
use floods::{Clients, Flood};
use headers::Headers;

/// Guards the forms of one brand.
pub(super) struct Guard {
    brand: Arc<Brand>,
    bots: BotsConfig,
    proxies: ProxiesConfig,
    clients: Clients,
    flood: Flood,
    captcha: Option<Captcha>,
    headers: Headers,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
    keys: Arc<Keys>,
    store: Store,
}

impl Guard {
    /// Fails if no HTTP client can be set up.
    pub(super) fn new(brand: Arc<Brand>, proxies: ProxiesConfig, links: Links) -> Result<Self, reqwest::Error> {
        let Links { clock, randomness, keys, store } = links;
        let clients = Clients::new(brand.limits.forms_per_client, Arc::clone(&clock));
        let flood = Flood::new(brand.bots.challenge, brand.bots.challenge_above, Arc::clone(&clock));
        let (bots, captcha) = (brand.bots, brand.captcha.clone().map(Captcha::new).transpose()?);
        let headers = Headers::new(&brand);
        Ok(Self { brand, bots, proxies, clients, flood, captcha, headers, clock, randomness, keys, store })
    }

    /// Where a request comes from; behind trusted proxies, by their word.
    pub(super) fn client(&self, request: &HttpRequest) -> IpAddr {
        let values = |name| request.headers().get_all(name).filter_map(|value| value.to_str().ok()).collect::<Vec<_>>();
        client_address(request.peer_addr().map(|peer| peer.ip()), &self.proxies, values)
    }

    /// The headers by which a page may show another service's widget.
    pub(super) fn headers_for(&self, widget: &Widget) -> [(&'static str, HeaderValue); 2] {
        self.headers.allowing(widget.policy)
    }

    /// Counts a form that a client sent. Past the limit it is an error that tells how long to wait.
    pub(super) fn admit(&self, client: IpAddr) -> Result<(), Duration> {
        self.clients.admit(client).inspect_err(|wait| {
            tracing::warn!(
                brand = self.brand.id,
                client = %self.keys.pseudonym(&client::network(client).to_string()),
                wait_s = wait.as_secs(),
                "a client has sent too many forms"
            );
        })
    }
}
