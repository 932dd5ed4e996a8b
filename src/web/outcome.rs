//! How a form ended, on pages of their own that hold no state. After a POST the browser is sent to one of them (Post/Redirect/Get), so that a reload or
//! another language shows the same again and posts nothing. They show no link, address or token, and mean nothing to those who open them by hand.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{Method, StatusCode},
    web::Path,
};

use super::{
    pages::{Chrome, DonePage, Message, NotMeDonePage},
    respond,
    visit::Visit,
};

/// How a form ended that can't be sent once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The password is set.
    Done,
    /// "This wasn't me": the link is ended.
    LinkEnded,
    /// Nothing was done, and this link is no way to do it.
    Refused(Message<'static>),
}

/// The outcomes by the last part of their pages' paths.
const PAGES: [(&str, Outcome); 9] = [
    ("done", Outcome::Done),
    ("link-ended", Outcome::LinkEnded),
    ("expired", Outcome::Refused(Message::LinkExpired)),
    ("used", Outcome::Refused(Message::LinkUsed)),
    ("declined", Outcome::Refused(Message::LinkDeclined)),
    ("unknown", Outcome::Refused(Message::LinkUnknown)),
    ("protected", Outcome::Refused(Message::AccountProtected)),
    ("ended", Outcome::Refused(Message::LinkEnded)),
    ("unconfirmed", Outcome::Refused(Message::Unconfirmed)),
];

/// Sends the browser to the outcome's page, in the language of this one.
pub(super) fn redirect(visit: &Visit, outcome: Outcome) -> HttpResponse {
    match PAGES.iter().find(|(_, known)| *known == outcome) {
        Some((name, _)) => respond::see_other(&visit.to_outcome(&format!("/reset/{name}"))),
        None => show(visit, outcome),
    }
}

/// Says why a link leads nowhere: to a POST on the outcome's page, to a GET at once.
pub(super) fn refuse(visit: &Visit, request: &HttpRequest, message: Message<'static>) -> HttpResponse {
    if request.method() == Method::POST {
        redirect(visit, Outcome::Refused(message))
    } else {
        respond::message(visit, message)
    }
}

/// `GET /reset/done` and the others.
pub(super) async fn get(visit: Visit, name: Path<String>) -> HttpResponse {
    match PAGES.iter().find(|(known, _)| *known == *name) {
        Some((_, outcome)) => show(&visit, *outcome),
        None => respond::not_found(&visit),
    }
}

fn show(visit: &Visit, outcome: Outcome) -> HttpResponse {
    let chrome = Chrome::new(visit);
    match outcome {
        Outcome::Done => respond::page(StatusCode::OK, &DonePage { chrome }),
        Outcome::LinkEnded => {
            let pause = visit.texts().duration(visit.brand.pause_after_not_me);
            respond::page(StatusCode::OK, &NotMeDonePage { chrome, pause })
        }
        Outcome::Refused(message) => respond::message(visit, message),
    }
}
