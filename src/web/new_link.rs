//! A superseded link leads to a new one: one button mails it to the address that the old one was mailed to, which nobody has to type, or sees.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Form},
};

use super::{
    Portal,
    guard::{Guard, ProofFields},
    pages::Message,
    outcome,
    request::{self, Asked},
    reset, respond,
    visit::Visit,
};
use crate::{links::Link, secrets::Handle};

/// The page of a superseded link.
pub(super) fn offer(visit: &Visit, guard: &Guard, request: &HttpRequest, handle: &Handle) -> HttpResponse {
    request::form(visit, guard, guard.form(guard.client(request)), Asked::Again(handle), None)
}

/// `POST /r/{handle}/new-link`: asks for a link as the form at `/reset` does, under the same limits.
pub(super) async fn post(
    portal: Data<Portal>,
    mut visit: Visit,
    guard: Data<Guard>,
    request: HttpRequest,
    submitted: Result<Form<ProofFields>, actix_web::Error>,
) -> HttpResponse {
    let (origin, client) = match guard.admit(&visit, &request) {
        Ok(sender) => sender,
        Err(answer) => return answer,
    };
    let Ok(Form(proof)) = submitted else { return respond::message(&visit, Message::BadRequest) };
    let Some(handle) = reset::handle(&request) else { return outcome::refuse(&visit, &request, Message::LinkUnknown) };
    // Whatever else the link is, its own page tells.
    let link = visit.to(&format!("/r/{}", handle.expose()));
    match portal.links.look_up(&visit.brand, &handle).await {
        Ok(Link::Superseded { language }) => visit.remember(&language),
        Ok(_) => return respond::see_other(&link),
        Err(error) => return request::unavailable(&visit, &error),
    }
    match guard.judge(proof, origin, client).await {
        Ok(Ok(())) => {}
        Ok(Err((doubt, proof))) => {
            tracing::info!(brand = visit.brand.id, ?doubt, "a request for a new link is in doubt");
            return request::form(&visit, &guard, proof, Asked::Again(&handle), Some(doubt.into()));
        }
        Err(error) => return request::unavailable(&visit, &error),
    }
    let requester = request::requester(&request, client);
    match portal.links.request_again(&visit.brand, &handle, visit.language(), &requester).await {
        Ok(Some((address, outcome))) => {
            let address = portal.keys.pseudonym(address.canonical());
            tracing::info!(brand = visit.brand.id, %address, ?outcome, "a link in place of a superseded one requested");
            respond::see_other(&visit.to("/reset/sent"))
        }
        Ok(None) => respond::see_other(&link),
        Err(error) => request::unavailable(&visit, &error),
    }
}
