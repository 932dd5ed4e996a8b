//! The pages: one type each, with all that its template shows.

use std::time::Duration;

use askama::Template;

use crate::brand::{Brand, Look, in_words};

/// What every page has around it.
pub(super) struct Chrome<'a> {
    look: &'a Look,
    base: &'a str,
    css: String,
    js: String,
    logo: String,
}

impl<'a> Chrome<'a> {
    /// The frame of a brand's pages.
    pub(super) fn new(brand: &'a Brand) -> Self {
        let base = brand.base_path();
        let asset = |name| format!("{base}{}", brand.assets.path(name));
        Self { look: &brand.look, base, css: asset("app.css"), js: asset("app.js"), logo: asset("logo") }
    }
}

/// Ask for a reset.
#[derive(Template)]
#[template(path = "request.html")]
pub(super) struct RequestPage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// What was typed before, if it is no address.
    pub(super) rejected: Option<&'a str>,
}

/// A mail is on its way, if there is such an account.
#[derive(Template)]
#[template(path = "sent.html")]
pub(super) struct SentPage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// The mail's sender.
    pub(super) sender: &'a str,
    /// When it makes sense to ask again.
    pub(super) cooldown: String,
    /// For how long the link works.
    pub(super) lifetime: String,
}

/// Choose a new password.
#[derive(Template)]
#[template(path = "reset.html")]
pub(super) struct ResetPage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// Where the form goes.
    pub(super) action: String,
    /// The account's address, for password managers.
    pub(super) account: &'a str,
    /// Characters at least.
    pub(super) min_length: usize,
    /// What is wrong with the last try.
    pub(super) problem: Option<FormProblem>,
    /// The last try's password, only where pressing the button once more is all there is to do.
    pub(super) typed: Option<&'a str>,
}

impl ResetPage<'_> {
    /// How long to wait before the next try, in words, if that is known.
    fn wait(&self) -> Option<String> {
        match self.problem {
            Some(FormProblem::Busy(wait)) => wait.map(in_words),
            _ => None,
        }
    }
}

/// What is wrong with a new password, or with the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormProblem {
    /// Nothing typed.
    Empty,
    /// The second field differs (without JavaScript).
    Mismatch,
    /// Too few characters.
    TooShort,
    /// Over Keygen's 72 bytes.
    TooLong,
    /// One of the commonest passwords.
    Common,
    /// Too easy to guess, with advice.
    Weak(Option<String>),
    /// Keygen limits the tries, or another tab is at it.
    Busy(Option<Duration>),
    /// Keygen is out of reach.
    Unavailable,
}

impl FormProblem {
    /// Whether the password itself is at fault.
    pub(super) fn is_about_password(&self) -> bool {
        !matches!(self, Self::Busy(_) | Self::Unavailable)
    }
}

/// It worked.
#[derive(Template)]
#[template(path = "done.html")]
pub(super) struct DonePage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
}

/// Says what went wrong, and what to do next.
#[derive(Template)]
#[template(path = "message.html")]
pub(super) struct MessagePage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// What happened.
    pub(super) message: Message<'a>,
}

/// The dead ends, and the way out of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message<'a> {
    /// The link's time is over.
    LinkExpired,
    /// The link, or another one of the same mailbox, has been used.
    LinkUsed,
    /// No such link.
    LinkUnknown,
    /// Only the vendor can help this account.
    AccountProtected,
    /// Keygen does not know the account any more.
    AccountGone,
    /// No such page.
    NotFound,
    /// A post from another site.
    CrossSite,
    /// A request that makes no sense.
    BadRequest,
    /// Our database is out of order.
    Unavailable,
    /// A fault of ours, with the request's id for the vendor.
    Internal(&'a str),
}
