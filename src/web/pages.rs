//! The pages: one type each, with all that its template shows.

use std::time::Duration;

use askama::Template;

use super::{guard::FormProof, visit::Visit};
use crate::{
    brand::{Language, Look, Texts},
    passwords::Flaw,
    store::Purpose,
};

/// What every page has around it.
pub(super) struct Chrome<'a> {
    look: &'a Look,
    texts: &'a Texts,
    languages: &'a [Language],
    request: String,
    style: &'a str,
    script: &'static str,
    logo: Option<String>,
}

impl<'a> Chrome<'a> {
    /// The frame of a brand's pages.
    pub(super) fn new(visit: &'a Visit) -> Self {
        let brand = &visit.brand;
        Self {
            look: &brand.look,
            texts: visit.texts(),
            languages: brand.languages.offered(),
            request: visit.to("/reset"),
            style: &brand.assets.style,
            script: brand.assets.script,
            logo: brand.assets.logo.as_ref().map(|path| format!("{}{path}", brand.base_path())),
        }
    }
}

/// Ask for a reset.
#[derive(Template)]
#[template(path = "request.html")]
pub(super) struct RequestPage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// What was typed before.
    pub(super) typed: &'a str,
    /// The way of a superseded link to a new one, for the same mailbox: then nothing is typed.
    pub(super) new_link: Option<String>,
    /// Why the form is shown again.
    pub(super) problem: Option<RequestProblem>,
    /// What proves that a person fills it in.
    pub(super) proof: FormProof,
}

impl RequestPage<'_> {
    fn title(&self) -> String {
        self.chrome.texts.get(match self.problem {
            Some(RequestProblem::Wait(_) | RequestProblem::Trapped(_)) => "request-wait-title",
            _ if self.new_link.is_some() => "superseded-title",
            _ => "request-title",
        })
    }

    fn explanation(&self, problem: &RequestProblem) -> String {
        let texts = self.chrome.texts;
        match *problem {
            RequestProblem::NoAddress => texts.with("request-problem", "example", "name@example.com"),
            RequestProblem::OnceMore => texts.get("request-once-more"),
            RequestProblem::Trapped(wait) => texts.with("request-trapped", "wait", texts.duration(whole_seconds(wait))),
            RequestProblem::Wait(wait) => texts.with("request-wait", "wait", texts.duration(whole_seconds(wait))),
            RequestProblem::NotChecked => texts.get("request-not-checked"),
        }
    }
}

/// Why the form that asks for a reset is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestProblem {
    /// What was typed is no address.
    NoAddress,
    /// One more press of the button is needed.
    OnceMore,
    /// The button must not be pressed before this time, unless work is done.
    Wait(Duration),
    /// A field was filled in that people don't see. The same holds for the form without it.
    Trapped(Duration),
    /// Another service said no.
    NotChecked,
}

/// Nobody is asked to wait for less than a second, or comes back too soon.
fn whole_seconds(wait: Duration) -> Duration {
    Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
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
    /// Whether it is their first password.
    pub(super) purpose: Purpose,
    /// Characters at least.
    pub(super) min_length: usize,
    /// What is wrong with the last try.
    pub(super) problem: Option<FormProblem>,
    /// The last try's password, only where pressing the button once more is all there is to do.
    pub(super) typed: Option<&'a str>,
}

impl ResetPage<'_> {
    fn title(&self) -> String {
        self.chrome.texts.get(match self.purpose {
            Purpose::Reset => "form-title",
            Purpose::Invitation => "form-title-first",
        })
    }

    /// How long to wait before the next try, in words, if that is known.
    fn wait(&self) -> Option<String> {
        match self.problem {
            Some(FormProblem::Busy(wait)) => wait.map(|wait| self.chrome.texts.duration(wait)),
            _ => None,
        }
    }
}

/// What is wrong with a new password, or with the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormProblem {
    /// The second field differs (without JavaScript).
    Mismatch,
    /// The password is not good enough.
    Flaw(Flaw),
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

/// For somebody who did not ask for the link.
#[derive(Template)]
#[template(path = "not_me.html")]
pub(super) struct NotMePage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// Where the form goes.
    pub(super) action: String,
    /// Where the link leads that would be ended.
    pub(super) link: String,
    /// The account's address.
    pub(super) account: &'a str,
    /// For how long no more links come.
    pub(super) pause: String,
}

/// The link is ended.
#[derive(Template)]
#[template(path = "not_me_done.html")]
pub(super) struct NotMeDonePage<'a> {
    /// The frame.
    pub(super) chrome: Chrome<'a>,
    /// For how long no more links come.
    pub(super) pause: String,
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
    /// Somebody said "this wasn't me".
    LinkDeclined,
    /// The account was changed since, or the link was revoked.
    LinkEnded,
    /// No such link.
    LinkUnknown,
    /// Only the vendor can help this account.
    AccountProtected,
    /// The new password may be set: the answer that said so was not signed by Keygen.
    Unconfirmed,
    /// No such page.
    NotFound,
    /// A post from another site.
    CrossSite,
    /// Too many requests from the person's network; how long to wait.
    Limited(Duration),
    /// A request that makes no sense.
    BadRequest,
    /// Our database is out of order.
    Unavailable,
    /// A fault of ours, with the request's id for the vendor.
    Internal(&'a str),
}

/// What somebody in a dead end can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WayOut {
    /// Go to the page where resets are asked for, by a button of this text.
    Request(&'static str),
    /// Ask the vendor.
    Support,
}

impl MessagePage<'_> {
    fn text(&self) -> String {
        let (_, text, _) = self.message.parts();
        match self.message {
            Message::Limited(wait) => {
                self.chrome.texts.with(text, "wait", self.chrome.texts.duration(whole_seconds(wait)))
            }
            _ => self.chrome.texts.get(text),
        }
    }
}

impl Message<'_> {
    /// The texts of title and paragraph, and what to do next.
    fn parts(&self) -> (&'static str, &'static str, WayOut) {
        match self {
            Self::LinkExpired => ("expired-title", "expired-text", WayOut::Request("button-new-link")),
            Self::LinkUsed => ("used-title", "used-text", WayOut::Request("button-new-link")),
            Self::LinkDeclined => ("declined-title", "declined-text", WayOut::Request("button-new-link")),
            Self::LinkEnded => ("ended-title", "ended-text", WayOut::Request("button-new-link")),
            Self::Limited(_) => ("limited-title", "limited-text", WayOut::Request("button-retry")),
            Self::LinkUnknown => ("unknown-title", "unknown-text", WayOut::Request("button-new-link")),
            Self::AccountProtected => ("protected-title", "protected-text", WayOut::Support),
            Self::Unconfirmed => ("unconfirmed-title", "unconfirmed-text", WayOut::Request("button-new-link")),
            Self::NotFound => ("not-found-title", "not-found-text", WayOut::Request("request-title")),
            Self::CrossSite => ("cross-site-title", "cross-site-text", WayOut::Request("button-start")),
            Self::BadRequest => ("bad-request-title", "bad-request-text", WayOut::Request("button-start")),
            Self::Unavailable => ("unavailable-title", "unavailable-text", WayOut::Request("button-retry")),
            Self::Internal(_) => ("internal-title", "internal-text", WayOut::Support),
        }
    }
}
