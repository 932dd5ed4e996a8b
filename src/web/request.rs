//! Step 1: a person asks for a reset.

use std::net::IpAddr;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{self, HeaderName},
    },
    web::{Data, Form},
};
use serde::Deserialize;

use super::{
    Portal,
    guard::{Doubt, FormProof, Guard, ProofFields, network},
    pages::{Chrome, Message, RequestPage, RequestProblem, SentPage},
    respond,
    visit::Visit,
};
use crate::{address::EmailAddress, mail::Requester, secrets::Handle, store::Purpose};

/// `GET /reset`
pub(super) async fn get(visit: Visit, guard: Data<Guard>, request: HttpRequest) -> HttpResponse {
    form(&visit, &guard, guard.form(guard.client(&request)), Asked::For(""), None)
}

#[derive(Deserialize)]
pub(super) struct RequestForm {
    email: String,
    #[serde(flatten)]
    proof: ProofFields,
}

/// `POST /reset`: stores a job and answers, the same for every address. Only the job asks Keygen.
pub(super) async fn post(
    portal: Data<Portal>,
    visit: Visit,
    guard: Data<Guard>,
    request: HttpRequest,
    submitted: Result<Form<RequestForm>, actix_web::Error>,
) -> HttpResponse {
    let brand = &visit.brand;
    let (origin, client) = match guard.admit(&visit, &request) {
        Ok(sender) => sender,
        Err(answer) => return answer,
    };
    let Ok(Form(RequestForm { email, proof })) = submitted else {
        return respond::message(&visit, Message::BadRequest);
    };
    let Ok(address) = email.parse::<EmailAddress>() else {
        return form(&visit, &guard, guard.form(client), Asked::For(&email), Some(RequestProblem::NoAddress));
    };
    let judged = match guard.judge(proof, origin, client).await {
        Ok(judged) => judged,
        Err(error) => return unavailable(&visit, &error),
    };
    if let Err((doubt, proof)) = judged {
        tracing::info!(brand = brand.id, ?doubt, "a request for a reset is in doubt");
        return form(&visit, &guard, proof, Asked::For(address.as_str()), Some(doubt.into()));
    }
    let requester = requester(&request, client);
    let (language, network) = (Some(visit.language()), Some(network(client)));
    match portal.links.request(brand, &address, Purpose::Reset, language, &requester, network).await {
        Ok(outcome) => {
            tracing::info!(brand = brand.id, address = %portal.keys.pseudonym(address.canonical()), ?outcome, "reset requested");
            respond::see_other(&visit.to("/reset/sent"))
        }
        Err(error) => unavailable(&visit, &error),
    }
}

/// What a form asks for.
#[derive(Clone, Copy)]
pub(super) enum Asked<'a> {
    /// A link for the address that is typed.
    For(&'a str),
    /// A link in place of a superseded one.
    Again(&'a Handle),
}

pub(super) fn form(
    visit: &Visit,
    guard: &Guard,
    proof: FormProof,
    asked: Asked<'_>,
    problem: Option<RequestProblem>,
) -> HttpResponse {
    let (status, typed, new_link) = match asked {
        Asked::For(typed) => (StatusCode::OK, typed, None),
        Asked::Again(handle) => (StatusCode::GONE, "", Some(visit.to(&format!("/r/{}/new-link", handle.expose())))),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { status };
    let headers = proof.captcha.as_ref().map(|widget| guard.headers_for(widget));
    let page = RequestPage { chrome: Chrome::new(visit), typed, new_link, problem, proof };
    let mut answer = respond::page(status, &page);
    for (name, value) in headers.into_iter().flatten() {
        answer.headers_mut().insert(HeaderName::from_static(name), value);
    }
    answer
}

impl From<Doubt> for RequestProblem {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::Trapped(wait) => Self::Trapped(wait),
            Doubt::OnceMore => Self::OnceMore,
            Doubt::Wait(wait) => Self::Wait(wait),
            Doubt::NotChecked => Self::NotChecked,
        }
    }
}

pub(super) fn unavailable(visit: &Visit, error: &dyn std::fmt::Display) -> HttpResponse {
    tracing::error!(%error, "a request for a reset can't be stored");
    respond::message(visit, Message::Unavailable)
}

/// Who asks, as far as a mail may tell.
pub(super) fn requester(request: &HttpRequest, client: IpAddr) -> Requester {
    Requester { address: Some(client), browser: browser(request) }
}

/// Longer ones are no browser's.
const MAX_USER_AGENT: usize = 512;

/// Browser and system by their common names, as a mail may tell: never the text that the browser, or whoever poses as one, sent.
fn browser(request: &HttpRequest) -> Option<String> {
    let told = request.headers().get(header::USER_AGENT)?.to_str().ok()?;
    if told.len() > MAX_USER_AGENT {
        return None;
    }
    let known = woothee::parser::Parser::new().parse(told)?;
    let names = [known.name, known.os].into_iter().filter(|name| !["UNKNOWN", ""].contains(name));
    Some(names.collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty())
}

/// `GET /reset/sent`
pub(super) async fn sent(visit: Visit) -> HttpResponse {
    let (brand, texts) = (&visit.brand, visit.texts());
    let sender = brand.mailer.sender().email.to_string();
    let page = SentPage {
        chrome: Chrome::new(&visit),
        sender: &sender,
        cooldown: texts.duration(brand.mail_policy.cooldown),
        lifetime: texts.duration(brand.link_lifetime),
    };
    respond::page(StatusCode::OK, &page)
}
