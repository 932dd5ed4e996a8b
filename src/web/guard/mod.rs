//! What stands before the pages and their forms: the browser's own protections, no posts from other sites, no floods, no programs.

mod captcha;
mod challenge;
mod client;
mod floods;
mod headers;
mod origin;
mod proof;
mod stamp;

use std::{net::IpAddr, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, http::header::HeaderValue};
use governor::Quota;

pub(super) use captcha::Widget;
use client::ProxyHints;
pub use client::client_address;
pub(super) use client::network;
pub(super) use headers::{CommonHeaders, protect};
use origin::{Origin, origin};
pub(super) use proof::{Doubt, FormProof, ProofFields};

use super::{pages::Message, respond, visit::Visit};
use crate::{
    brand::Brand,
    clock::Clock,
    config::{BotsConfig, ProxiesConfig},
    links::Links,
    offload::Offload,
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
    proxy_hints: ProxyHints,
    clients: Clients,
    flood: Flood,
    /// Of those who wait in place of work.
    waiting: Option<Clients>,
    captcha: Option<Captcha>,
    /// Checks proofs of work.
    offload: Offload,
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
        let clients = Clients::new(Quota::per_hour(brand.limits.forms_per_client), Arc::clone(&clock));
        let waiting = proof::waiting(brand.bots.challenge_wait, Arc::clone(&clock));
        let flood = Flood::new(brand.bots.challenge, brand.bots.challenge_above, Arc::clone(&clock));
        let (bots, captcha) = (brand.bots, brand.captcha.clone().map(Captcha::new).transpose()?);
        let headers = Headers::new(&brand);
        Ok(Self {
            brand,
            bots,
            proxies,
            proxy_hints: ProxyHints::default(),
            clients,
            flood,
            waiting,
            captcha,
            offload: Offload::new(),
            headers,
            clock,
            randomness,
            keys,
            store,
        })
    }

    /// Where a request comes from; behind trusted proxies, by their word.
    pub(super) fn client(&self, request: &HttpRequest) -> IpAddr {
        let values = |name| request.headers().get_all(name).map(HeaderValue::as_bytes).collect();
        client_address(request.peer_addr().map(|peer| peer.ip()), &self.proxies, values)
    }

    /// Tells the operator if a proxy in front seems not to be set up.
    pub(super) fn look_for_proxies(&self, request: &HttpRequest) {
        let peer = request.peer_addr().map(|peer| peer.ip());
        self.proxy_hints.look(peer, &self.proxies, |name| request.headers().contains_key(name));
    }

    /// The headers by which a page may show another service's widget.
    pub(super) fn headers_for(&self, widget: &Widget) -> [(&'static str, HeaderValue); 2] {
        self.headers.allowing(widget.policy)
    }

    /// Takes a form in, whose sender it tells: refuses those of other sites, and of clients that have sent too many.
    #[expect(clippy::result_large_err, reason = "an answer is as large as it is, and there is one for each form")]
    pub(super) fn admit(&self, visit: &Visit, request: &HttpRequest) -> Result<(Origin, IpAddr), HttpResponse> {
        let origin = origin(&self.brand, request);
        if origin == Origin::Foreign {
            tracing::warn!(brand = self.brand.id, "a form of another site was refused");
            return Err(respond::message(visit, Message::CrossSite));
        }
        let client = self.client(request);
        if let Err(wait) = self.clients.admit(client) {
            let network = client::network(client).to_string();
            tracing::warn!(brand = self.brand.id, client = %self.keys.pseudonym(&network), wait_s = wait.as_secs(), "a client has sent too many forms");
            return Err(respond::limited(visit, wait));
        }
        Ok((origin, client))
    }
}
