//! What the command line does beside serving. What needs the database works on its own, and beside a running `rekey serve`.

mod backup;
mod dkim;
mod invite;
mod next_step;
mod queue;
mod revoke;
mod secret;
mod setup;
mod sync;
mod trace;

pub use backup::backup;
pub use dkim::{DkimCommand, DkimError, dkim};
pub use invite::{InviteError, invite};
pub use queue::{QueueCommand, QueueError, queue};
pub use revoke::{RevokeError, revoke};
pub use secret::{SecretCommand, SecretError, rotate_secret};
pub use setup::{SetupError, setup};
pub use sync::sync;
pub use trace::{TraceError, trace, verify_trail};
