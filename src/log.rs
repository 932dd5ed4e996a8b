//! Structured logs: text for eyes, JSON for machines. What is never in them: addresses, handles, tokens, passwords.

use tracing_subscriber::EnvFilter;

use crate::config::{LogConfig, LogFormat};

/// What actix-http logs as errors here are requests that make no sense: anybody could write as many of them as they like. A directive of the configuration for
/// the same target prevails.
const NO_ERRORS_OF_STRANGERS: &str = "actix_http::h1::dispatcher=off";

/// Starts logging to standard error. Called once, by the program.
pub fn init(config: &LogConfig) {
    let filter = EnvFilter::try_new(format!("{NO_ERRORS_OF_STRANGERS},{}", config.level))
        .unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
}
