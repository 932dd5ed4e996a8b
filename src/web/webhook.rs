//! Step 2: Keygen posts its webhook.
//!
//! What the answers mean to Keygen: 2xx is delivered, anything else is tried again. 410 and 530 would disable the endpoint for good and are
//! never given.

use actix_web::{
    HttpRequest, HttpResponse,
    body::MessageBody,
    http::header::HeaderMap,
    web::{Bytes, Data, Payload},
};

use super::Portal;
use crate::{
    brand::Brand,
    keygen::{Event, SignedRequest},
};

/// Keygen's events are a few KiB; nobody else has a reason to post here.
const MAX_BODY_BYTES: usize = 256 * 1024;

/// `POST /webhooks/keygen`: verified on the raw bytes, accepted in one transaction, and only then answered.
pub(super) async fn post(
    portal: Data<Portal>,
    brand: Data<Brand>,
    request: HttpRequest,
    payload: Payload,
) -> HttpResponse {
    let body = match payload.to_bytes_limited(MAX_BODY_BYTES).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return HttpResponse::BadRequest().body("the body did not arrive whole\n"),
        Err(_) => return HttpResponse::PayloadTooLarge().body("the body is larger than 256 KiB\n"),
    };
    let headers = request.headers().clone();
    let threads = std::sync::Arc::clone(&portal.webhooks);
    let taken = threads.run(async move {
        let answer = take(&portal, &brand, &headers, &body).await;
        (answer.status(), answer.into_body().try_into_bytes().unwrap_or_default())
    });
    match taken.await {
        Some((status, text)) if text.is_empty() => HttpResponse::build(status).finish(),
        Some((status, text)) => HttpResponse::build(status).content_type("text/plain; charset=utf-8").body(text),
        None => HttpResponse::InternalServerError().finish(),
    }
}

/// On threads of its own. An answer can't be sent between threads, but its parts can.
async fn take(portal: &Portal, brand: &Data<Brand>, headers: &HeaderMap, body: &Bytes) -> HttpResponse {
    let header =
        |name: &str| headers.get_all(name).map(actix_web::http::header::HeaderValue::as_bytes).collect::<Vec<_>>();
    let signed = SignedRequest { signatures: &header("keygen-signature"), dates: &header("keygen-date"), body };
    let webhook = match brand.verifier.verify(signed, portal.clock.now()) {
        Ok(webhook) => webhook,
        Err(rejection) => {
            tracing::warn!(brand = brand.id, reason = %rejection, "webhook rejected");
            return HttpResponse::Unauthorized().body(format!("{rejection}\n"));
        }
    };
    let reset = match Event::parse(webhook) {
        Ok(Event::PasswordReset(reset)) => reset,
        Ok(Event::Other(kind)) => {
            let kind: String = kind.chars().filter(|c| !c.is_control()).take(64).collect();
            tracing::debug!(brand = brand.id, event = kind, "webhook ignored: another event type");
            return HttpResponse::NoContent().finish();
        }
        Err(error) => {
            tracing::error!(brand = brand.id, %error, "webhook verified, but not understood");
            return HttpResponse::BadRequest().body(format!("{error}\n"));
        }
    };
    let event = reset.event_id.clone();
    match portal.links.accept(brand, *reset).await {
        Ok(_) => HttpResponse::NoContent().finish(),
        Err(error) => {
            tracing::error!(brand = brand.id, event, %error, "webhook can't be stored; Keygen will try again");
            HttpResponse::ServiceUnavailable().body("the event can't be stored right now\n")
        }
    }
}
