//! Steps 4 and 5: the link opens a form, and the new password goes to Keygen.

use std::time::Duration;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{Method, StatusCode, header},
    web::{Data, Form},
};
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{
    Portal,
    guard::Guard,
    new_link,
    outcome::{self, Outcome},
    pages::{Chrome, FormProblem, Message, ResetPage},
    respond, scanner,
    visit::Visit,
};
use crate::{
    address::EmailAddress,
    links::{DeadLink, Link, LinkError, RedeemError},
    secrets::Handle,
    store::Purpose,
};

/// `GET /r/{link}`, and `HEAD`: shows the form. Mail scanners open links too, so that nothing changes here.
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
    if !open.seen_before && request.method() == Method::GET && !scanner::is_scanner(&request) {
        // A note for support, and nothing that the page depends on.
        if let Err(error) = portal.links.mark_opened(&visit.brand, &open.handle, &open.account).await {
            tracing::error!(brand = visit.brand.id, %error, "the audit trail lacks that a link was opened");
        }
    }
    form(&visit, &open, None, None)
}

#[derive(Deserialize)]
pub(super) struct ResetForm {
    password: SecretString,
    /// Only without JavaScript; with it, the person can look at what they typed.
    confirmation: Option<SecretString>,
}

/// `POST /r/{handle}`: sets the new password.
pub(super) async fn post(
    portal: Data<Portal>,
    mut visit: Visit,
    guard: Data<Guard>,
    request: HttpRequest,
    submitted: Result<Form<ResetForm>, actix_web::Error>,
) -> HttpResponse {
    if let Err(answer) = guard.admit(&visit, &request) {
        return answer;
    }
    let Ok(Form(ResetForm { password, confirmation })) = submitted else {
        return respond::message(&visit, Message::BadRequest);
    };
    let open = match open(&portal, &mut visit, &guard, &request).await {
        Ok(open) => open,
        Err(answer) => return answer,
    };
    let (brand, account) = (&visit.brand, &open.account);
    if confirmation.is_some_and(|confirmation| confirmation.expose_secret() != password.expose_secret()) {
        return form(&visit, &open, Some(FormProblem::Mismatch), None);
    }
    if let Err(flaw) = brand.passwords.check_length(&password) {
        return form(&visit, &open, Some(FormProblem::Flaw(flaw)), None);
    }
    let problem = match portal.links.redeem(brand, &open.handle, &password, visit.language()).await {
        Ok(()) => {
            tracing::info!(brand = brand.id, address = %portal.keys.pseudonym(account.canonical()), "password changed");
            return outcome::redirect(&visit, Outcome::Done);
        }
        Err(RedeemError::Password(flaw)) => FormProblem::Flaw(flaw),
        Err(RedeemError::Busy(wait)) => FormProblem::Busy(wait),
        Err(RedeemError::Unavailable(reason)) => {
            tracing::warn!(
                brand = brand.id,
                reason,
                "a password could not be changed; the person is asked to try again"
            );
            FormProblem::Unavailable
        }
        Err(RedeemError::Misconfigured(reason)) => {
            tracing::error!(brand = brand.id, reason, "no password can be changed until this is mended");
            FormProblem::Unavailable
        }
        Err(RedeemError::Unconfirmed(reason)) => {
            tracing::error!(
                brand = brand.id,
                reason,
                "a password may have been changed; the person is not told that it was"
            );
            return outcome::refuse(&visit, &request, Message::Unconfirmed);
        }
        Err(RedeemError::Dead(dead)) => return dead_link(&visit, &request, dead),
        Err(RedeemError::Superseded) => return new_link::offer(&visit, &guard, &request, &open.handle),
        Err(RedeemError::Protected) => {
            tracing::warn!(brand = brand.id, address = %portal.keys.pseudonym(account.canonical()), "Keygen does not let this user set a password; the person is sent to support");
            return outcome::refuse(&visit, &request, Message::AccountProtected);
        }
        Err(RedeemError::Internal(LinkError::Store(error))) => {
            tracing::error!(brand = brand.id, %error, "a link can't be used");
            FormProblem::Unavailable
        }
        Err(error @ (RedeemError::Refused(_) | RedeemError::Internal(_))) => {
            return respond::internal(&visit, &request, &error);
        }
    };
    // The password was fine and the moment wasn't: what was typed stays, so that one more press of the button is enough.
    let typed = (!problem.is_about_password()).then_some(&password);
    form(&visit, &open, Some(problem), typed)
}

/// A link that works.
pub(super) struct Open {
    pub(super) handle: Handle,
    /// Keygen's id of the user.
    pub(super) user: String,
    pub(super) account: EmailAddress,
    purpose: Purpose,
    seen_before: bool,
}

/// The link, if it works; else the page that says why not. From here on the page speaks the language in which the person was written to.
pub(super) async fn open(
    portal: &Portal,
    visit: &mut Visit,
    guard: &Guard,
    request: &HttpRequest,
) -> Result<Open, HttpResponse> {
    let handle = handle(request).ok_or_else(|| dead_link(visit, request, DeadLink::Unknown))?;
    match portal.links.look_up(&visit.brand, &handle).await {
        Ok(Link::Live { user, address, purpose, language, opened }) => {
            visit.remember(&language);
            Ok(Open { handle, user, account: address, purpose, seen_before: opened })
        }
        Ok(Link::Superseded { language }) => {
            visit.remember(&language);
            Err(new_link::offer(visit, guard, request, &handle))
        }
        Ok(Link::Dead(dead)) => Err(dead_link(visit, request, dead)),
        Err(LinkError::Store(error)) => {
            tracing::error!(brand = visit.brand.id, %error, "a link can't be looked up");
            Err(respond::message(visit, Message::Unavailable))
        }
        Err(error @ LinkError::Sealed(_)) => Err(respond::internal(visit, request, &error)),
    }
}

/// The handle in the path `/r/{link}{after}`, whatever is glued to it but another path.
pub(super) fn handle(request: &HttpRequest) -> Option<Handle> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    // Twice: what a mail program has encoded, a link rewriter may encode again.
    let [link, after] = ["link", "after"].map(|part| decoded(&decoded(request.match_info().query(part))));
    // `/r/…/x.css` is no page: a cache in between might keep it for its name (web cache deception).
    let (glued, below) = after.split_once('/').unwrap_or((&after, ""));
    if glued.starts_with(char::is_alphanumeric) || below.contains(char::is_alphanumeric) {
        None
    } else {
        Handle::find(&link)
    }
}

fn dead_link(visit: &Visit, request: &HttpRequest, dead: DeadLink) -> HttpResponse {
    outcome::refuse(
        visit,
        request,
        match dead {
            DeadLink::Unknown => Message::LinkUnknown,
            DeadLink::Expired => Message::LinkExpired,
            DeadLink::Used => Message::LinkUsed,
            DeadLink::Declined => Message::LinkDeclined,
            DeadLink::Ended => Message::LinkEnded,
        },
    )
}

fn form(visit: &Visit, open: &Open, problem: Option<FormProblem>, typed: Option<&SecretString>) -> HttpResponse {
    let (status, retry_after) = match &problem {
        None => (StatusCode::OK, None),
        Some(FormProblem::Busy(wait)) => (StatusCode::TOO_MANY_REQUESTS, Some(wait.unwrap_or(Duration::from_mins(1)))),
        Some(FormProblem::Unavailable) => (StatusCode::SERVICE_UNAVAILABLE, Some(Duration::from_secs(30))),
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, None),
    };
    let page = ResetPage {
        chrome: Chrome::new(visit),
        action: visit.to(&format!("/r/{}", open.handle.expose())),
        account: open.account.as_str(),
        purpose: open.purpose,
        min_length: visit.brand.passwords.min_length(),
        problem,
        typed: typed.map(ExposeSecret::expose_secret),
    };
    let mut answer = respond::page(status, &page);
    if let Some(wait) = retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, wait.as_secs().into());
    }
    answer
}
