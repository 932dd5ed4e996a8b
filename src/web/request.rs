//! Step 1: a person asks for a reset.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Form},
};
use serde::Deserialize;

use super::{
    Portal, guard,
    pages::{Chrome, Message, RequestPage, SentPage},
    respond,
    visit::Visit,
};
use crate::{address::EmailAddress, store::Purpose};

/// `GET /reset`
pub(super) async fn get(visit: Visit) -> HttpResponse {
    respond::page(StatusCode::OK, &RequestPage { chrome: Chrome::new(&visit), rejected: None })
}

#[derive(Deserialize)]
pub(super) struct RequestForm {
    email: String,
}

/// `POST /reset`: stores a job and answers, the same for every address. Only the job asks Keygen.
pub(super) async fn post(
    portal: Data<Portal>,
    visit: Visit,
    request: HttpRequest,
    form: Result<Form<RequestForm>, actix_web::Error>,
) -> HttpResponse {
    let brand = &visit.brand;
    if !guard::is_same_origin(brand, &request) {
        return respond::message(&visit, Message::CrossSite);
    }
    let Ok(Form(form)) = form else { return respond::message(&visit, Message::BadRequest) };
    let Ok(address) = form.email.parse::<EmailAddress>() else {
        let page = RequestPage { chrome: Chrome::new(&visit), rejected: Some(&form.email) };
        return respond::page(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match portal.links.request(brand, &address, Purpose::Reset, Some(visit.language())).await {
        Ok(stored) => {
            tracing::info!(brand = brand.id, address = %portal.keys.pseudonym(address.as_str()), repeated = !stored, "reset requested");
            respond::see_other(&visit.to("/reset/sent"))
        }
        Err(error) => {
            tracing::error!(%error, "a request for a reset can't be stored");
            respond::message(&visit, Message::Unavailable)
        }
    }
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
