//! A Keygen that answers like the real one, and a mailbox: for Rekey's demo and tests.
//!
//! - [`Clock`]: a clock that can be turned.
//! - [`Keygen`]: an account with users, its two password endpoints, and its signed webhooks.
//! - [`Mailbox`]: a mail server that keeps what it gets.
//! - [`Windows`]: the demo's pages: what is what, the mailbox, and the users.

mod clock;
mod keygen;
mod mailbox;
mod windows;

pub use clock::Clock;
pub use keygen::{Fault, Keygen};
pub use mailbox::{Mail, Mailbox};
pub use windows::Windows;
