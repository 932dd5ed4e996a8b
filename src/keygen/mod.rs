//! All that knows Keygen: its signatures, its events, its API and its errors. No web and no mail in here.

mod admin;
mod answer;
mod api;
mod event;
mod key;
mod list;
mod refusal;
mod signature;

pub use admin::{Account, Admin, AdminError, EndpointAttributes, RegisteredEndpoint};
pub use api::{Client, FulfilError, RequestError};
pub use event::{
    Event, InvalidEvent, PASSWORD_RESET, PasswordReset, ResetToken, USER_CHANGES, UnusableAddress, User, UserChange,
};
pub use key::{Algorithm, InvalidKey, PublicKey};
pub use list::{ListedEvent, Position};
pub use signature::{Endpoint, Rejection, SignedRequest, VerifiedWebhook, Verifier};
