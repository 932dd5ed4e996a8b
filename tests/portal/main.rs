//! The portal, spoken to from outside. `TEST_DATABASE=postgres` runs everything on PostgreSQL in place of SQLite.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod audit;
mod commands;
mod configuration;
mod crashes;
mod delivery;
mod failover;
mod faults;
mod forwarder;
mod guards;
mod hostile;
mod housekeeping;
mod journey;
mod languages;
mod load;
mod mailed_links;
mod model;
mod not_me;
mod outcomes;
mod passwords;
mod paths;
mod pgbouncer;
mod postfix;
mod postgres;
mod process;
mod queries;
mod replicas;
mod secrets;
mod setup;
mod site;
mod support;
mod sync;
mod tls;
mod trace;
mod transports;
mod webhook;
