//! A Keygen that answers like the real one, and a mailbox: for Rekey's demo and tests.
//!
//! - [`Clock`]: a clock that can be turned.
//! - [`Keygen`]: an account with users, passwords, and signed webhooks, which fails when told to.
//! - [`Mailbox`]: a mail server that keeps what it gets.
//! - [`settings`]: what a portal's configuration needs for them.
//! - [`Windows`]: the demo's pages: what is what, the mailbox, and the users.

mod clock;
mod keygen;
mod mailbox;
mod settings;
mod windows;

pub use clock::Clock;
pub use keygen::{Algorithm, Change, Fault, Keygen};
pub use mailbox::{Mail, MailFault, Mailbox};
pub use settings::settings;
pub use windows::Windows;
