//! From a mail's content to a message (RFC 5322, MIME).

use std::{
    net::IpAddr,
    time::{Duration, UNIX_EPOCH},
};

use jiff::Timestamp;
use lettre::{
    Message,
    address::Envelope,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use serde::{Deserialize, Serialize};

use super::{
    dkim::{self, DkimKey},
    letter::{Letter, LetterError},
    redact::redact,
};
use crate::{
    address::EmailAddress,
    brand::{Logo, Look, Texts},
    store::Purpose,
};

/// What is to be mailed.
pub enum Mail {
    /// A link to set a password.
    Link {
        /// A new password, or the first.
        purpose: Purpose,
        /// The link, with its secret part.
        link: String,
        /// For how long it works.
        lifetime: Duration,
        /// The event that caused it.
        event_id: String,
        /// When it was asked for.
        asked_at: Option<Timestamp>,
        /// By whom.
        requester: Requester,
    },
    /// The password was changed.
    PasswordChanged {
        /// When.
        changed_at: Timestamp,
        /// What names this mail.
        message: String,
    },
}

/// Who asked for a link, as far as the mail may tell.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requester {
    /// The address that they came from.
    pub address: Option<IpAddr>,
    /// Browser and system, by their common names.
    pub browser: Option<String>,
}

/// Who is written to.
pub struct Recipient<'a> {
    /// The address.
    pub address: &'a EmailAddress,
    /// The full name, if Keygen knows one.
    pub name: Option<&'a str>,
    /// The words, in their language.
    pub texts: &'a Texts,
}

/// What all mails of a brand have in common.
pub(super) struct Sender {
    pub(super) from: Mailbox,
    pub(super) reply_to: Option<Mailbox>,
    /// Where bounces go (RFC 5321, section 4.4), if not to `from`.
    pub(super) envelope_from: Option<lettre::Address>,
    pub(super) feedback_id: Option<String>,
    /// Where the logo is linked from, if it does not travel with the mail.
    pub(super) logo_url: Option<String>,
    pub(super) headers: &'static [(&'static str, &'static str)],
    pub(super) dkim: Vec<DkimKey>,
}

/// A mail that is ready to leave, in whichever way.
pub struct Composed {
    pub(super) envelope: Envelope,
    pub(super) message_id: String,
    /// The whole message, signed.
    pub(super) bytes: Vec<u8>,
    /// The parts, for providers that put the message together themselves.
    pub(super) subject: String,
    pub(super) html: String,
    pub(super) text: String,
    pub(super) logo: Option<Logo>,
    pub(super) headers: Vec<(&'static str, String)>,
}

/// A message that can't be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum ComposeError {
    #[error(transparent)]
    Letter(#[from] LetterError),
    #[error("the mail: {0}")]
    Message(#[from] lettre::error::Error),
}

impl Composed {
    /// The one address that it goes to.
    pub(super) fn to(&self) -> String {
        self.envelope.to().iter().map(ToString::to_string).collect()
    }

    /// What others said of this mail, without addresses.
    pub(super) fn redact(&self, said: &str) -> String {
        redact(said, self.envelope.to().first())
    }
}

impl Mail {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Link { purpose: Purpose::Reset, .. } => "reset",
            Self::Link { purpose: Purpose::Invitation, .. } => "invitation",
            Self::PasswordChanged { .. } => "changed",
        }
    }

    /// `<kind.id@domain>`: the same for every try, so that a mail that was sent twice is recognised as one.
    fn message_id(&self, from: &Mailbox) -> String {
        let (Self::Link { event_id: id, .. } | Self::PasswordChanged { message: id, .. }) = self;
        // Ids come from Keygen and are opaque; only dot-atom text may stand in a Message-ID.
        let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        format!("<{}.{id}@{}>", self.kind(), from.email.domain())
    }
}

/// Writes and signs a mail. `brand` names the brand for receivers' statistics.
pub(super) fn compose(
    brand: &str,
    look: &Look,
    sender: &Sender,
    to: &Recipient<'_>,
    mail: &Mail,
    now: Timestamp,
) -> Result<Composed, ComposeError> {
    let attached = look.mail_logo().filter(|_| sender.logo_url.is_none());
    let linked = sender.logo_url.as_deref().filter(|_| look.mail_logo().is_some());
    let logo = linked.or(attached.map(|_| "cid:logo"));
    let letter = Letter::new(look, to.texts, to.name, to.address.as_str(), logo, mail);
    let (html, text) = (letter.html()?, letter.text()?);

    let message_id = mail.message_id(&sender.from);
    let mut headers = vec![
        // Made by a program, so that no vacation message answers it (RFC 3834, section 5; Exchange knows its own).
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("X-Auto-Response-Suppress", "All".to_owned()),
    ];
    if let Some(id) = &sender.feedback_id {
        headers.push(("Feedback-ID", format!("{}:{brand}:rekey:{id}", mail.kind())));
    }
    let mut builder = Message::builder()
        .from(sender.from.clone())
        // The address alone: a name is the account holder's own text, and has no business in a header.
        .to(Mailbox::new(None, to.address.mailbox().clone()))
        .subject(letter.subject.clone())
        .date(UNIX_EPOCH + Duration::from_millis(now.as_millisecond().try_into().unwrap_or_default()))
        .message_id(Some(message_id.clone()));
    let providers = sender.headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
    for (name, value) in headers.iter().cloned().chain(providers) {
        builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    }
    if let Some(reply_to) = &sender.reply_to {
        builder = builder.reply_to(reply_to.clone());
    }
    let html_part = SinglePart::html(html.clone());
    let body = MultiPart::alternative().singlepart(SinglePart::plain(text.clone()));
    let body = match attached {
        None => body.singlepart(html_part),
        Some(logo) => {
            let content_type = ContentType::parse(logo.media_type)
                .unwrap_or(ContentType::parse("application/octet-stream").expect("a well-formed media type"));
            let inline = Attachment::new_inline("logo".to_owned()).body(logo.bytes.clone(), content_type);
            body.multipart(MultiPart::related().singlepart(html_part).singlepart(inline))
        }
    };
    let from = sender.envelope_from.as_ref().unwrap_or(&sender.from.email);
    let envelope = Envelope::new(Some(from.clone()), vec![to.address.mailbox().clone()])?;
    // Given, because lettre would read the header again, and refuse addresses that RFC 5321 forbids.
    let message = builder.envelope(envelope.clone()).multipart(body)?;
    Ok(Composed {
        envelope,
        message_id,
        bytes: dkim::sign(&sender.dkim, message.formatted(), now),
        subject: letter.subject,
        html,
        text,
        logo: attached.cloned(),
        headers,
    })
}
