//! Mails: composed in both forms, and handed to the mail server.

mod compose;
mod smtp;
mod templates;
mod transport;

pub use compose::Mail;
pub use transport::{Mailer, SendError, Sent};
