//! Mails: composed in both forms and in the person's language, signed, and handed on.

mod api;
mod bounce;
mod compose;
mod dkim;
mod greeting;
mod letter;
mod local;
mod pace;
mod redact;
mod refusal;
mod smtp;
mod transport;

pub use bounce::{Bounce, BounceError, BounceReport, Bounces};
pub use compose::{Composed, Mail, Recipient, Requester};
pub use dkim::{DkimAlgorithm, DkimKey, DkimKeyError, InvalidDkimKey};
pub use smtp::SmtpSetupError;
pub use transport::{Mailer, MailerError, SendError, Sent};
