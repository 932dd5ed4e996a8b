//! Step 1: a person asks for a reset.

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
use crate::{
    address::EmailAddress,
    mail::Requester,
    store::{Purpose, StoreError},
};

/// `GET /reset`
pub(super) async fn get(visit: Visit, guard: Data<Guard>, request: HttpRequest) -> HttpResponse {
    form(&visit, &guard, guard.form(guard.client(&request)), "", None)
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
        return form(&visit, &guard, guard.form(client), &email, Some(RequestProblem::NoAddress));
    };
    let judged = match guard.judge(proof, origin, client).await {
        Ok(judged) => judged,
        Err(error) => return unavailable(&visit, &error),
    };
    if let Err((doubt, proof)) = judged {
        tracing::info!(brand = brand.id, ?doubt, "a request for a reset is in doubt");
        let problem = match doubt {
            // A browser that fills in too much is no reason to lose a person's request.
            Doubt::Program | Doubt::OnceMore => RequestProblem::OnceMore,
            Doubt::Wait(wait) => RequestProblem::Wait(wait),
            Doubt::NotChecked => RequestProblem::NotChecked,
        };
        return form(&visit, &guard, proof, address.as_str(), Some(problem));
    }
    let requester = Requester { address: Some(client), browser: browser(&request) };
    let (language, network) = (Some(visit.language()), Some(network(client)));
    match portal.links.request(brand, &address, Purpose::Reset, language, &requester, network).await {
        Ok(outcome) => {
            tracing::info!(brand = brand.id, address = %portal.keys.pseudonym(address.as_str()), ?outcome, "reset requested");
            respond::see_other(&visit.to("/reset/sent"))
        }
        Err(error) => unavailable(&visit, &error),
    }
}

fn form(visit: &Visit, guard: &Guard, proof: FormProof, typed: &str, problem: Option<RequestProblem>) -> HttpResponse {
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let headers = proof.captcha.as_ref().map(|widget| guard.headers_for(widget));
    let mut answer = respond::page(status, &RequestPage { chrome: Chrome::new(visit), typed, problem, proof });
    for (name, value) in headers.into_iter().flatten() {
        answer.headers_mut().insert(HeaderName::from_static(name), value);
    }
    answer
}

fn unavailable(visit: &Visit, error: &StoreError) -> HttpResponse {
    tracing::error!(%error, "a request for a reset can't be stored");
    respond::message(visit, Message::Unavailable)
}

/// Browser and system by their common names, as a mail may tell: never the text that the browser, or whoever poses as one, sent.
fn browser(request: &HttpRequest) -> Option<String> {
    let told = request.headers().get(header::USER_AGENT)?.to_str().ok()?;
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
