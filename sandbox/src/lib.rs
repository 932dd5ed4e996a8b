//! A Keygen that answers like the real one, and a mailbox: for Rekey's tests.
//!
//! - [`Clock`]: a clock that can be turned.
//! - [`Keygen`]: an account with users, its two password endpoints, and its signed webhooks.
//! - [`Mailbox`]: a mail server that keeps what it gets.

mod clock;
mod keygen;
mod mailbox;

pub use clock::Clock;
pub use keygen::{Fault, Keygen};
pub use mailbox::{Mail, Mailbox};
