//! Step 2: Keygen posts its webhook.
//!
//! What the answers mean to Keygen: 2xx is delivered, anything else is tried again. 410 and 530 would disable the endpoint for good and are
//! never given.

use actix_web::{
    HttpRequest, HttpResponse, Resource,
    body::MessageBody,
    http::header::{self, HeaderMap, HeaderValue},
    web::{self, Bytes, Data, Payload},
};

use url::{Position, Url};

use super::{Portal, respond, visit::Visit};
use crate::{
    brand::Brand,
    keygen::{Endpoint, Event, Rejection, SignedRequest},
};

/// Keygen's events are a few KiB; nobody else has a reason to post here.
const MAX_BODY_BYTES: usize = 256 * 1024;

/// Every address that is no page. A webhook that comes here is registered at Keygen with another path than the configured one.
pub(super) async fn elsewhere(
    portal: Data<Portal>,
    brand: Data<Brand>,
    visit: Visit,
    request: HttpRequest,
    payload: Payload,
) -> HttpResponse {
    if request.headers().contains_key(SIGNATURE)
        && let Ok(Ok(body)) = payload.to_bytes_limited(MAX_BODY_BYTES).await
    {
        let sent = Sent::read(&request);
        let [signatures, dates] = sent.signature_headers();
        let signed = SignedRequest { signatures: &signatures, dates: &dates, body: &body };
        if let Some(registered) = registered_elsewhere(&portal, &brand, &sent, signed) {
            warn_of(&registered, &brand);
        }
    }
    respond::not_found(&visit)
}

const SIGNATURE: &str = "keygen-signature";

/// What a request says beside its body; unlike the request, it may go to another thread.
struct Sent {
    headers: HeaderMap,
    host: String,
    target: Option<String>,
}

impl Sent {
    fn read(request: &HttpRequest) -> Self {
        Self {
            headers: request.headers().clone(),
            host: request.connection_info().host().to_owned(),
            target: request.uri().path_and_query().map(|target| target.as_str().to_owned()),
        }
    }

    fn signature_headers(&self) -> [Vec<&[u8]>; 2] {
        [SIGNATURE, "keygen-date"].map(|name| self.headers.get_all(name).map(HeaderValue::as_bytes).collect())
    }
}

/// Tells whether the key or the registered URL is wrong: Keygen signs both, and either makes the same mismatch.
fn explain(portal: &Portal, brand: &Brand, sent: &Sent, signed: SignedRequest<'_>) {
    if let Some(registered) = registered_elsewhere(portal, brand, sent, signed) {
        warn_of(&registered, brand);
    } else {
        tracing::warn!(
            brand = brand.id,
            reason = %Rejection::Signature,
            configured = %brand.verifier.endpoint,
            "webhook rejected: public_keys is another account's, or the endpoint is registered at Keygen with another URL than public_url + webhook_path; \
             `rekey setup --dry-run` shows the latter. (The URL of this request was tried as well.)"
        );
    }
}

fn warn_of(registered: &Endpoint, brand: &Brand) {
    tracing::warn!(
        brand = brand.id,
        %registered,
        configured = %brand.verifier.endpoint,
        "webhook rejected: its key is right, but the endpoint is registered at Keygen with another URL than public_url + webhook_path. \
         Change one of them, or run `rekey setup`"
    );
}

/// Where the endpoint is registered, if that is where this request was sent to, by its own word and as a proxy may have rewritten it. The signature proves it.
fn registered_elsewhere(portal: &Portal, brand: &Brand, sent: &Sent, signed: SignedRequest<'_>) -> Option<Endpoint> {
    let configured = &brand.webhook_url;
    let target = sent.target.as_deref()?;
    let wanted = &configured[Position::BeforePath..Position::AfterQuery];
    let targets = [target, &format!("{}{target}", brand.base_path()), wanted];
    let hosts = [sent.host.as_str(), configured.host_str().unwrap_or_default()];
    let mut candidates: Vec<Endpoint> = Vec::new();
    for (host, target) in hosts.into_iter().flat_map(|host| targets.iter().map(move |target| (host, target))) {
        let url = Url::parse(&format!("https://{host}{target}"));
        let endpoint = url.ok().map(|url| Endpoint::new(&url));
        candidates.extend(endpoint.filter(|it| *it != brand.verifier.endpoint && !candidates.contains(it)));
    }
    brand.verifier.signed_for(candidates, signed, portal.clock.now())
}

/// The webhook's endpoint: what comes there with another method has usually been redirected.
pub(super) fn resource(path: &str) -> Resource {
    web::resource(path).route(web::post().to(post)).default_service(web::to(not_post))
}

/// Keygen follows a redirect (301, 302, 303) with a GET that has no body, and would take a 2xx for a delivery: the reset would be lost. 405 (RFC 9110,
/// section 15.5.6) has it try again.
async fn not_post(brand: Data<Brand>, request: HttpRequest) -> HttpResponse {
    tracing::warn!(
        brand = brand.id,
        method = %request.method(),
        "no POST at the webhook's path: something in front redirects, and Keygen follows with a GET that has no body; register exactly {} at Keygen, and let \
         nothing redirect it",
        // A query may hold a secret of the vendor's.
        brand.webhook_url.as_str().split('?').next().unwrap_or_default()
    );
    let allowed = if brand.webhook_path.split('?').next() == Some("/") { "GET, HEAD, POST" } else { "POST" };
    HttpResponse::MethodNotAllowed()
        .insert_header((header::ALLOW, allowed))
        .content_type("text/plain; charset=utf-8")
        .body("this is a webhook's endpoint: it takes POST only; was it redirected?\n")
}

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
        Err(_) => {
            tracing::warn!(brand = brand.id, limit = MAX_BODY_BYTES, "webhook rejected: it is too long");
            return HttpResponse::PayloadTooLarge().body("the body is larger than 256 KiB\n");
        }
    };
    let (sent, threads) = (Sent::read(&request), std::sync::Arc::clone(&portal.webhooks));
    let taken = threads.run(async move {
        let answer = take(&portal, &brand, &sent, &body).await;
        (answer.status(), answer.into_body().try_into_bytes().unwrap_or_default())
    });
    match taken.await {
        Some((status, text)) if text.is_empty() => HttpResponse::build(status).finish(),
        Some((status, text)) => HttpResponse::build(status).content_type("text/plain; charset=utf-8").body(text),
        None => HttpResponse::InternalServerError().finish(),
    }
}

/// On threads of its own. An answer can't be sent between threads, but its parts can.
async fn take(portal: &Portal, brand: &Data<Brand>, sent: &Sent, body: &Bytes) -> HttpResponse {
    let [signatures, dates] = sent.signature_headers();
    let signed = SignedRequest { signatures: &signatures, dates: &dates, body };
    let webhook = match brand.verifier.verify(signed, portal.clock.now()) {
        Ok(webhook) => webhook,
        Err(rejection) => {
            if rejection == Rejection::Signature {
                explain(portal, brand, sent, signed);
            } else {
                tracing::warn!(brand = brand.id, reason = %rejection, "webhook rejected");
            }
            return HttpResponse::Unauthorized().body(format!("{rejection}\n"));
        }
    };
    let (event, accepted) = match Event::parse(webhook) {
        Ok(Event::PasswordReset(reset)) => (reset.event_id.clone(), portal.links.accept(brand, *reset).await.map(drop)),
        Ok(Event::UserChange(change)) => {
            (change.event_id.clone(), portal.links.note_change(brand, *change).await.map(drop))
        }
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
    match accepted {
        Ok(()) => HttpResponse::NoContent().finish(),
        Err(error) => {
            tracing::error!(brand = brand.id, event, %error, "webhook can't be stored; Keygen will try again");
            HttpResponse::ServiceUnavailable().body("the event can't be stored right now\n")
        }
    }
}
