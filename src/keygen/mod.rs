//! All that knows Keygen: its signatures, its events, its API and its errors. No web and no mail in here.

mod admin;
mod api;
mod event;
mod refusal;
mod signature;

pub use admin::{Admin, AdminError, EndpointAttributes, ListedEvent, RegisteredEndpoint};
pub use api::{Client, FulfilError, RequestError};
pub use event::{Event, InvalidEvent, PASSWORD_RESET, PasswordReset, ResetToken, User};
pub use signature::{Algorithm, Endpoint, InvalidKey, PublicKey, Rejection, SignedRequest, VerifiedWebhook, Verifier};
