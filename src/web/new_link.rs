//! A superseded link leads to a new one: one button mails it to the address that the old one was mailed to, which nobody has to type, or sees.

use actix_web::{
    HttpRequest, HttpResponse,
    http::Method,
    web::{Data, Form},
};

use super::{
    Portal,
    guard::{Guard, ProofFields, network},
    outcome,
    pages::Message,
    request::{self, Asked},
    reset, respond,
    visit::Visit,
};
use crate::{links::Link, secrets::Handle};

/// The page of a superseded link; a POST is sent there, so that a reload posts nothing.
pub(super) fn offer(visit: &Visit, guard: &Guard, request: &HttpRequest, handle: &Handle) -> HttpResponse {
    if request.method() == Method::POST {
        return respond::see_other(&link(visit, handle));
    }
    request::form(visit, guard, guard.form(guard.client(request)), Asked::Again(handle), None)
}

fn link(visit: &Visit, handle: &Handle) -> String {
    visit.to(&format!("/r/{}", handle.expose()))
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
    let Some(handle) = reset::handle(&request) else {
        return outcome::refuse(&visit, &request, Message::LinkUnknown);
    };
    match portal.links.look_up(&visit.brand, &handle).await {
        Ok(Link::Superseded { language }) => visit.remember(&language),
        // Whatever else the link is, its own page tells.
        Ok(_) => return respond::see_other(&link(&visit, &handle)),
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
    let again = portal.links.request_again(&visit.brand, &handle, visit.language(), &requester, network(client));
    match again.await {
        Ok(Some((address, outcome))) => {
            let address = portal.keys.pseudonym(address.canonical());
            tracing::info!(brand = visit.brand.id, %address, ?outcome, "a link in place of a superseded one requested");
            respond::see_other(&visit.to("/reset/sent"))
        }
        Ok(None) => respond::see_other(&link(&visit, &handle)),
        Err(error) => request::unavailable(&visit, &error),
    }
}
