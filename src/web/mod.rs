//! The public routes and pages, in the order in which a person meets them, and what guards them.

mod bounces;
mod connection;
mod early_answers;
mod guard;
mod health;
mod intake;
mod new_link;
mod not_me;
mod outcome;
mod pages;
mod request;
mod reset;
mod respond;
mod scanner;
mod server;
mod trace;
mod visit;
mod webhook;
mod worker_thread;

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, Resource, Route,
    guard::{Any, Get, Head},
    web::{self, Data, ServiceConfig},
};

use crate::{
    brand::{Brand, Brands},
    clock::Clock,
    config::{BOUNCES_PATH, ProxiesConfig},
    links::Links,
    secrets::Keys,
    store::Store,
};

use connection::Connection;
pub use guard::client_address;
use guard::{CommonHeaders, Guard};
pub(crate) use server::Listener;
use visit::Visit;
use worker_thread::WorkerThreads;

/// What the handlers need.
#[derive(Clone)]
pub struct Portal {
    links: Links,
    store: Store,
    keys: Arc<Keys>,
    clock: Arc<dyn Clock>,
    /// Works on webhooks: they come for known addresses only, and no page's time must tell.
    webhooks: Arc<WorkerThreads>,
    /// Each brand, with what stands before its forms.
    brands: Vec<(Data<Brand>, Data<Guard>)>,
    /// What the answers tell that are no brand's.
    common_headers: CommonHeaders,
}

impl Portal {
    /// The portal of these brands, behind these proxies. Fails if no HTTP client can be set up.
    pub fn new(brands: &Brands, links: Links, proxies: &ProxiesConfig) -> Result<Self, reqwest::Error> {
        let guarded = |brand: &Arc<Brand>| {
            let guard = Guard::new(Arc::clone(brand), proxies.clone(), links.clone())?;
            Ok((Data::from(Arc::clone(brand)), Data::new(guard)))
        };
        let brands = brands.iter().map(guarded).collect::<Result<Vec<_>, reqwest::Error>>()?;
        Ok(Self {
            common_headers: CommonHeaders::new(brands.iter().map(|(_, guard)| &***guard)),
            brands,
            store: links.store.clone(),
            webhooks: Arc::new(WorkerThreads::start("webhooks")),
            keys: Arc::clone(&links.keys),
            clock: Arc::clone(&links.clock),
            links,
        })
    }
}

/// Lays out a brand's routes.
///
/// A portal below a path prefix (`https://acme.example/account`) is served with and without the prefix, because some reverse proxies strip it.
pub fn routes(config: &mut ServiceConfig, portal: &Portal) {
    config.app_data(Data::new(portal.clone()));
    for (brand, guard) in &portal.brands {
        let mut prefixes = vec![brand.base_path()];
        prefixes.push("");
        prefixes.dedup();
        for prefix in prefixes {
            let webhook_path = single_slashes(brand.webhook_path.split('?').next().unwrap_or_default());
            let mut scope = web::scope(&single_slashes(prefix));
            if !prefix.is_empty() {
                // The public URL itself, without a slash at its end.
                scope = scope.route("", get().to(to_request));
            }
            let scope = scope
                .app_data(brand.clone())
                .app_data(guard.clone())
                .service(root(&webhook_path))
                .route("/.well-known/change-password", get().to(to_request))
                .service(web::resource("/reset").route(get().to(request::get)).route(web::post().to(request::post)))
                .route("/reset/sent", get().to(request::sent))
                .route("/reset/{outcome}", get().to(outcome::get))
                // With whatever mail programs glue to a link.
                .service(
                    web::resource("/r/{link}/not-me{after:.*}")
                        .route(get().to(not_me::get))
                        .route(web::post().to(not_me::post)),
                )
                .service(
                    web::resource("/r/{link}/new-link{after:.*}")
                        .route(get().to(reset::get))
                        .route(web::post().to(new_link::post)),
                )
                .service(
                    web::resource("/r/{link:[^/]*}{after:.*}")
                        .route(get().to(reset::get))
                        .route(web::post().to(reset::post)),
                )
                .route("/static/{fingerprint}/logo", get().to(fingerprinted_logo))
                .route("/logo", get().to(logo))
                .route(BOUNCES_PATH, web::post().to(bounces::post))
                .route("/healthz", get().to(health::alive))
                .route("/readyz", get().to(health::ready))
                .default_service(web::to(webhook::elsewhere));
            let scope = if webhook_path == "/" { scope } else { scope.service(webhook::resource(&webhook_path)) };
            config.service(scope);
        }
    }
}

/// A path as requests have it after [`actix_web::middleware::NormalizePath`].
fn single_slashes(path: &str) -> String {
    let mut path = path.to_owned();
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    path
}

/// What stands at `/`: a page, and perhaps the webhook's endpoint.
fn root(webhook_path: &str) -> Resource {
    if webhook_path == "/" {
        webhook::resource("/").route(get().to(to_request))
    } else {
        // Other methods are told what every other address tells.
        web::resource("/").route(get().to(to_request)).default_service(web::to(webhook::elsewhere))
    }
}

/// `GET`, and `HEAD` wherever that is (RFC 9110, section 9.1): monitors and mail scanners ask so.
fn get() -> Route {
    web::route().guard(Any(Get()).or(Head()))
}

/// `GET /` and `GET /.well-known/change-password` (W3C, "A Well-Known URL for Changing Passwords").
async fn to_request(visit: Visit) -> HttpResponse {
    respond::see_other(&visit.to("/reset"))
}

/// The logo for pages: another one has another address.
async fn fingerprinted_logo(visit: Visit, request: HttpRequest) -> HttpResponse {
    let asked = request.path().strip_prefix(visit.brand.base_path()).unwrap_or(request.path());
    if visit.brand.assets.logo.as_deref() != Some(asked) {
        return respond::not_found(&visit);
    }
    show_logo(&visit, "public, max-age=31536000, immutable")
}

/// `GET /logo`: for mails that link to it, long after its fingerprint has changed.
async fn logo(visit: Visit) -> HttpResponse {
    show_logo(&visit, "public, max-age=86400")
}

fn show_logo(visit: &Visit, caching: &'static str) -> HttpResponse {
    match &visit.brand.look.logo {
        Some(logo) => HttpResponse::Ok()
            .content_type(logo.media_type)
            .insert_header(("cache-control", caching))
            // Mail programs in browsers show it, and they are other sites.
            .insert_header(("cross-origin-resource-policy", "cross-origin"))
            .body(logo.bytes.clone()),
        None => respond::not_found(visit),
    }
}
