//! The portal, spoken to from outside. `TEST_DATABASE=postgres` runs everything on PostgreSQL in place of SQLite.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod audit;
mod commands;
mod configuration;
mod crashes;
mod delivery;
mod faults;
mod guards;
mod hostile;
mod housekeeping;
mod journey;
mod languages;
mod load;
mod model;
mod not_me;
mod passwords;
mod postfix;
mod postgres;
mod process;
mod queries;
mod replicas;
mod secrets;
mod setup;
mod site;
mod smtp_script;
mod smtp_table;
mod support;
mod sync;
mod tls;
mod transports;
mod webhook;
