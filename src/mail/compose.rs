//! From a mail's content to a message (RFC 5322, MIME).

use std::time::{Duration, UNIX_EPOCH};

use askama::Template;
use jiff::Timestamp;
use lettre::{
    Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

use super::templates::{PasswordChangedMail, ResetMail};
use crate::{address::EmailAddress, brand::Look};

/// What is to be mailed.
pub enum Mail {
    /// A link to set a new password.
    ResetLink {
        /// The link, with its secret part.
        link: String,
        /// For how long it works.
        lifetime: Duration,
        /// The event that caused it.
        event_id: String,
    },
    /// The password was changed.
    PasswordChanged {
        /// When.
        changed_at: Timestamp,
        /// What names this mail.
        message: String,
    },
}

/// Who a message comes from.
pub(super) struct Sender<'a> {
    pub(super) from: &'a Mailbox,
    pub(super) reply_to: Option<&'a Mailbox>,
}

/// Marks the mail as made by a program, so that no vacation message answers it (RFC 3834, section 5).
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// A message that can't be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum ComposeError {
    #[error("the mail's template: {0}")]
    Template(#[from] askama::Error),
    #[error("the mail: {0}")]
    Message(#[from] lettre::error::Error),
}

/// `<kind.id@domain>`: the same for every try, so that a mail that was sent twice is recognised as one.
pub(super) fn message_id(mail: &Mail, from: &Mailbox) -> String {
    let (kind, id) = match mail {
        Mail::ResetLink { event_id, .. } => ("reset", event_id),
        Mail::PasswordChanged { message, .. } => ("changed", message),
    };
    // Ids come from Keygen and are opaque; only dot-atom text may stand in a Message-ID.
    let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    format!("<{kind}.{id}@{}>", from.email.domain())
}

pub(super) fn compose(
    look: &Look,
    sender: &Sender<'_>,
    to: &EmailAddress,
    name: Option<&str>,
    mail: &Mail,
    now: Timestamp,
) -> Result<Message, ComposeError> {
    let (subject, html, text) = match mail {
        Mail::ResetLink { link, lifetime, .. } => {
            let mail = ResetMail::new(look, name, to.as_str(), link, *lifetime);
            (mail.subject(), mail.html().render()?, mail.text().render()?)
        }
        Mail::PasswordChanged { changed_at, .. } => {
            let mail = PasswordChangedMail::new(look, name, to.as_str(), *changed_at);
            (mail.subject(), mail.html().render()?, mail.text().render()?)
        }
    };
    let mut builder = Message::builder()
        .from(sender.from.clone())
        // The address alone: a name is the account holder's own text, and has no business in a header.
        .to(Mailbox::new(None, to.mailbox().clone()))
        .subject(subject)
        .date(UNIX_EPOCH + Duration::from_millis(now.as_millisecond().try_into().unwrap_or_default()))
        .message_id(Some(message_id(mail, sender.from)))
        .header(AutoSubmitted);
    if let Some(reply_to) = sender.reply_to {
        builder = builder.reply_to(reply_to.clone());
    }
    let html = SinglePart::html(html);
    let body = MultiPart::alternative().singlepart(SinglePart::plain(text));
    let body = match look.mail_logo() {
        None => body.singlepart(html),
        Some(logo) => {
            let content_type = ContentType::parse(logo.media_type)
                .unwrap_or(ContentType::parse("application/octet-stream").expect("a well-formed media type"));
            let inline = Attachment::new_inline("logo".to_owned()).body(logo.bytes.clone(), content_type);
            body.multipart(MultiPart::related().singlepart(html).singlepart(inline))
        }
    };
    Ok(builder.multipart(body)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brand::{Color, Logo};

    #[test]
    fn a_logo_travels_only_if_mail_programs_show_it() {
        for (bytes, travels) in [(&b"\x89PNG...."[..], true), (b"<svg/>", false)] {
            let look = Look {
                name: "Acme".to_owned(),
                accent: Color::DEFAULT_ACCENT,
                logo: Some(Logo::new(bytes.to_vec()).unwrap()),
                support_email: None,
                support_url: None,
            };
            let from: Mailbox = "no-reply@acme.example".parse().unwrap();
            let mail = Mail::PasswordChanged { changed_at: Timestamp::UNIX_EPOCH, message: "1".to_owned() };
            let sender = Sender { from: &from, reply_to: None };
            let to = "ada@customer.example".parse().unwrap();
            let message = compose(&look, &sender, &to, None, &mail, Timestamp::UNIX_EPOCH).unwrap();
            assert_eq!(String::from_utf8(message.formatted()).unwrap().contains("Content-ID: <logo>"), travels);
        }
    }
}
