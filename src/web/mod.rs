//! The public routes and pages, in the order in which a person meets them, and what guards them.

mod bounces;
mod guard;
mod health;
mod intake;
mod pages;
mod password;
mod request;
mod reset;
mod respond;
mod trace;
mod visit;
mod webhook;

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    web::{self, Data, ServiceConfig},
};

use crate::{
    brand::{Brand, Brands},
    clock::Clock,
    config::BOUNCES_PATH,
    links::Links,
    secrets::Keys,
    store::Store,
};

pub(crate) use intake::intake;
pub(crate) use trace::trace;
use visit::Visit;

/// What the handlers need.
#[derive(Clone)]
pub struct Portal {
    /// Whose pages are shown.
    pub brands: Arc<Brands>,
    /// What handles lead to.
    pub links: Links,
    /// For the readiness check.
    pub store: Store,
    /// For pseudonyms.
    pub keys: Arc<Keys>,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

/// Lays out a brand's routes.
///
/// A portal below a path prefix (`https://acme.example/account`) is served with and without the prefix, because some reverse proxies strip it.
pub fn routes(config: &mut ServiceConfig, portal: &Portal) {
    config.app_data(Data::new(portal.clone()));
    for brand in portal.brands.iter() {
        let brand_data: Data<Brand> = Data::from(Arc::clone(brand));
        let mut prefixes = vec![brand.base_path()];
        prefixes.push("");
        prefixes.dedup();
        for prefix in prefixes {
            let webhook_path = brand.webhook_path.split('?').next().unwrap_or_default().to_owned();
            let scope = web::scope(prefix)
                .app_data(brand_data.clone())
                .route("/", web::get().to(to_request))
                .route("/.well-known/change-password", web::get().to(to_request))
                .service(
                    web::resource("/reset").route(web::get().to(request::get)).route(web::post().to(request::post)),
                )
                .route("/reset/sent", web::get().to(request::sent))
                .service(
                    web::resource("/r/{handle}")
                        .route(web::get().to(reset::get))
                        .route(web::head().to(reset::get))
                        .route(web::post().to(reset::post)),
                )
                .route("/static/{fingerprint}/{name}", web::get().to(asset))
                .route("/logo", web::get().to(logo))
                .route(&webhook_path, web::post().to(webhook::post))
                .route(BOUNCES_PATH, web::post().to(bounces::post))
                .route("/healthz", web::get().to(health::alive))
                .route("/readyz", web::get().to(health::ready))
                .default_service(web::to(respond::not_found));
            config.service(scope);
        }
    }
}

/// `GET /` and `GET /.well-known/change-password` (W3C, "A Well-Known URL for Changing Passwords").
async fn to_request(visit: Visit) -> HttpResponse {
    respond::see_other(&visit.to("/reset"))
}

async fn asset(visit: Visit, path: web::Path<(String, String)>) -> HttpResponse {
    match visit.brand.assets.get(&path.0, &path.1) {
        Some(asset) => HttpResponse::Ok()
            .content_type(asset.media_type)
            .insert_header(("Cache-Control", "public, max-age=31536000, immutable"))
            .body(asset.bytes.clone()),
        None => respond::not_found(visit).await,
    }
}

/// `GET /logo`: for mails that link to it, long after its fingerprint has changed.
async fn logo(visit: Visit) -> HttpResponse {
    match &visit.brand.look.logo {
        Some(logo) => HttpResponse::Ok()
            .content_type(logo.media_type)
            .insert_header(("Cache-Control", "public, max-age=86400"))
            .body(logo.bytes.clone()),
        None => respond::not_found(visit).await,
    }
}
