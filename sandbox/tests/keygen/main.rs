//! The sandbox keeps to what Keygen does, so that what is tested against it is tested against Keygen.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod delivery;
mod endpoints;
mod environments;
mod events;
mod login;
mod passwords;
mod signatures;
mod support;
