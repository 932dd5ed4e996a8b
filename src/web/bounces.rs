//! A mail provider tells of mails that came back.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};

use super::Portal;
use crate::{brand::Brand, mail::BounceError};

/// `SendGrid` posts batches of up to 768 KB
/// (<https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event>); the others post one event each.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// `POST /webhooks/mail`: marks the jobs whose mails came back.
pub(super) async fn post(
    portal: Data<Portal>,
    brand: Data<Brand>,
    request: HttpRequest,
    payload: Payload,
) -> HttpResponse {
    let Some(bounces) = &brand.bounces else { return HttpResponse::NotFound().finish() };
    let body = match payload.to_bytes_limited(MAX_BODY_BYTES).await {
        Ok(Ok(body)) => body,
        Ok(Err(error)) => {
            tracing::warn!(brand = brand.id, %error, "news of bounces did not arrive whole; the provider will tell again");
            return HttpResponse::BadRequest().body("the body did not arrive whole\n");
        }
        Err(_) => {
            tracing::warn!(brand = brand.id, limit = MAX_BODY_BYTES, "news of bounces rejected: they are too long");
            return HttpResponse::PayloadTooLarge().body("the body is larger than 1 MiB\n");
        }
    };
    let header = |name: &str| {
        let mut values = request.headers().get_all(name);
        values.next().filter(|_| values.next().is_none())?.to_str().ok()
    };
    let report = match bounces.read(header, &body, portal.clock.now()) {
        Ok(report) => report,
        Err(error) => {
            tracing::warn!(brand = brand.id, reason = %error, "news of bounces rejected");
            return match error {
                BounceError::Forged | BounceError::Stale => HttpResponse::Unauthorized(),
                BounceError::Malformed => HttpResponse::BadRequest(),
            }
            .body(format!("{error}\n"));
        }
    };
    let bounces: Vec<_> = report.bounces.iter().map(|bounce| (bounce.job, bounce.reason.as_str())).collect();
    match portal.store.mark_bounced(&brand.id, &bounces, report.spends.as_ref(), portal.clock.now()).await {
        Ok(Some(marked)) => {
            for (job, reason) in &bounces {
                tracing::warn!(brand = brand.id, job = job.0, reason, "a mail came back");
            }
            tracing::info!(brand = brand.id, told = bounces.len(), marked, "news of bounces taken");
            HttpResponse::NoContent().finish()
        }
        Ok(None) => {
            tracing::warn!(brand = brand.id, "news of bounces rejected: their signature was used before");
            HttpResponse::Unauthorized().body("the signature was used before\n")
        }
        Err(error) => {
            tracing::error!(brand = brand.id, %error, "bounces can't be stored; the provider will tell again");
            HttpResponse::ServiceUnavailable().body("the news can't be stored right now\n")
        }
    }
}
