//! "This wasn't me": for somebody who did not ask for the link in the mail.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Data};

use super::{
    Portal,
    guard::Guard,
    outcome::{self, Outcome},
    pages::{Chrome, Message, NotMePage},
    reset::open,
    respond,
    visit::Visit,
};

/// `GET /r/{handle}/not-me`: shows what would happen. Mail scanners open links, so that nothing does yet.
pub(super) async fn get(
    portal: Data<Portal>,
    mut visit: Visit,
    guard: Data<Guard>,
    request: HttpRequest,
) -> HttpResponse {
    let open = match open(&portal, &mut visit, &guard, &request).await {
        Ok(open) => open,
        Err(answer) => return answer,
    };
    let link = format!("/r/{}", open.handle.expose());
    let page = NotMePage {
        chrome: Chrome::new(&visit),
        action: visit.to(&format!("{link}/not-me")),
        link: visit.to(&link),
        account: open.account.as_str(),
        pause: visit.texts().duration(visit.brand.pause_after_not_me),
    };
    respond::page(StatusCode::OK, &page)
}

/// `POST /r/{handle}/not-me`: ends the link, and leaves its address in peace for a while.
pub(super) async fn post(
    portal: Data<Portal>,
    mut visit: Visit,
    guard: Data<Guard>,
    request: HttpRequest,
) -> HttpResponse {
    if let Err(answer) = guard.admit(&visit, &request) {
        return answer;
    }
    let open = match open(&portal, &mut visit, &guard, &request).await {
        Ok(open) => open,
        Err(answer) => return answer,
    };
    let brand = &visit.brand;
    if let Err(error) = portal.links.decline(brand, &open.handle, &open.user, &open.account).await {
        tracing::error!(brand = brand.id, %error, "a link can't be ended");
        return respond::message(&visit, Message::Unavailable);
    }
    tracing::warn!(brand = brand.id, address = %portal.keys.pseudonym(open.account.canonical()), "somebody did not ask for their link, and ended it");
    outcome::redirect(&visit, Outcome::LinkEnded)
}
