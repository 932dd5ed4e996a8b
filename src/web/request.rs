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
};
use crate::{
    address::EmailAddress,
    brand::{Brand, in_words},
};

/// `GET /reset`
pub(super) async fn get(brand: Data<Brand>) -> HttpResponse {
    respond::page(StatusCode::OK, &RequestPage { chrome: Chrome::new(&brand), rejected: None })
}

#[derive(Deserialize)]
pub(super) struct RequestForm {
    email: String,
}

/// `POST /reset`: stores a job and answers, the same for every address. Only the job asks Keygen.
pub(super) async fn post(
    portal: Data<Portal>,
    brand: Data<Brand>,
    request: HttpRequest,
    form: Result<Form<RequestForm>, actix_web::Error>,
) -> HttpResponse {
    if !guard::is_same_origin(&brand, &request) {
        return respond::message(&brand, Message::CrossSite);
    }
    let Ok(Form(form)) = form else { return respond::message(&brand, Message::BadRequest) };
    let Ok(address) = form.email.parse::<EmailAddress>() else {
        let page = RequestPage { chrome: Chrome::new(&brand), rejected: Some(&form.email) };
        return respond::page(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match portal.links.request(&brand, &address).await {
        Ok(stored) => {
            tracing::info!(brand = brand.id, address = %portal.keys.pseudonym(address.as_str()), repeated = !stored, "reset requested");
            respond::see_other(&format!("{}/reset/sent", brand.base_path()))
        }
        Err(error) => {
            tracing::error!(%error, "a request for a reset can't be stored");
            respond::message(&brand, Message::Unavailable)
        }
    }
}

/// `GET /reset/sent`
pub(super) async fn sent(brand: Data<Brand>) -> HttpResponse {
    let sender = brand.mailer.sender().email.to_string();
    let page = SentPage {
        chrome: Chrome::new(&brand),
        sender: &sender,
        cooldown: in_words(brand.mail_policy.cooldown),
        lifetime: in_words(brand.link_lifetime),
    };
    respond::page(StatusCode::OK, &page)
}
