//! For load balancers and supervisors.

use actix_web::{HttpResponse, web::Data};

use super::Portal;

/// Where probes ask.
pub(super) const ROUTES: [&str; 2] = ["/healthz", "/readyz"];

/// `GET /healthz`: the process serves.
pub(super) async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// `GET /readyz`: the database takes writes, so that webhooks can be accepted.
pub(super) async fn ready(portal: Data<Portal>) -> HttpResponse {
    match portal.store.check_writable(portal.clock.now()).await {
        Ok(()) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            HttpResponse::ServiceUnavailable()
                .content_type("text/plain; charset=utf-8")
                .body("the database takes no writes\n")
        }
    }
}
