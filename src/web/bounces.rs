//! A mail provider tells of mails that came back.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data},
};

use super::Portal;
use crate::{brand::Brand, mail::BounceError};

/// `POST /webhooks/mail`: marks the jobs whose mails came back.
pub(super) async fn post(
    portal: Data<Portal>,
    brand: Data<Brand>,
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
) -> HttpResponse {
    let Some(bounces) = &brand.bounces else { return HttpResponse::NotFound().finish() };
    let Ok(body) = body else { return HttpResponse::BadRequest().body("the body did not arrive whole\n") };
    let header = |name: &str| {
        let mut values = request.headers().get_all(name);
        values.next().filter(|_| values.next().is_none())?.to_str().ok()
    };
    let news = match bounces.read(header, &body, portal.clock.now()) {
        Ok(news) => news,
        Err(error) => {
            tracing::warn!(brand = brand.id, reason = %error, "news of bounces rejected");
            return match error {
                BounceError::Forged | BounceError::Stale => HttpResponse::Unauthorized(),
                BounceError::Malformed => HttpResponse::BadRequest(),
            }
            .body(format!("{error}\n"));
        }
    };
    for bounce in news {
        match portal.store.mark_bounced(&brand.id, bounce.job, &bounce.reason, portal.clock.now()).await {
            Ok(marked) => {
                tracing::warn!(
                    brand = brand.id,
                    job = bounce.job.0,
                    reason = bounce.reason,
                    marked,
                    "a mail came back"
                );
            }
            Err(error) => {
                tracing::error!(brand = brand.id, job = bounce.job.0, %error, "a bounce can't be stored; the provider will tell again");
                return HttpResponse::ServiceUnavailable().body("the news can't be stored right now\n");
            }
        }
    }
    HttpResponse::NoContent().finish()
}
