//! Mails: composed in both forms and in the person's language, signed, and handed on.

mod api;
mod bounce;
mod compose;
mod dkim;
mod greeting;
mod letter;
mod local;
mod smtp;
mod transport;

pub use bounce::{Bounce, BounceError, Bounces};
pub use compose::{Composed, Mail, Recipient, Requester};
pub use dkim::{DkimAlgorithm, DkimKey, DkimKeyError, InvalidDkimKey};
pub use transport::{Mailer, MailerError, SendError, Sent};
