//! Rekey: a self-hosted, branded password-reset portal for software that is licensed with Keygen.
//!
//! The rooms of the house, in the order of the journey:
//! - [`web`]: the public pages and the webhook's endpoint.
//! - [`links`]: what a mailed handle leads to; every webhook refreshes the token behind it.
//! - [`queue`]: jobs and workers; everything that may fail and must not be lost.
//! - [`keygen`]: signatures, events and API of Keygen.
//! - [`passwords`]: what a new password must be like.
//! - [`mail`]: mails, composed and signed, and every way out.
//! - [`brand`]: what a vendor makes its own: look, languages, words.
//! - [`store`]: the database, for links and queue alike.
//! - [`sync`]: brings in the webhooks that did not arrive.
//! - [`secrets`]: keys derived from the one secret; handles; sealing; pseudonyms for logs.
//! - [`config`]: the configuration file, checked whole.
//! - [`process`]: what the operating system lets us do.
//! - [`tls`]: TLS of our own, where no reverse proxy does it.
//! - [`clock`] and [`address`]: the time, handed in; addresses, parsed at the door. `http` and `net`: other services, with bounds. `offload`: long
//!   computing, elsewhere.
//! - [`commands`]: what the command line does beside serving.
//! - [`app`] puts the rooms together; [`demo`] does so with a sandbox around them.

pub mod address;
pub mod app;
pub mod brand;
pub mod clock;
pub mod commands;
pub mod config;
pub mod demo;
mod http;
pub mod keygen;
pub mod links;
pub mod log;
pub mod mail;
mod net;
mod offload;
pub mod passwords;
pub mod process;
pub mod queue;
pub mod secrets;
pub mod store;
pub mod sync;
pub mod tls;
pub mod web;
