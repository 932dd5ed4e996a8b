//! Structured logs: text for eyes, JSON for machines. What is never in them: addresses, handles, tokens, passwords.

use std::{any::Any, fmt, panic::PanicHookInfo};

use tracing::{Level, Metadata};
use tracing_subscriber::{
    Layer,
    field::RecordFields,
    filter::{Targets, filter_fn},
    fmt::{
        FormatFields,
        format::{DefaultFields, Writer},
    },
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::config::{LogConfig, LogFormat};

/// What actix-http logs as errors here are requests that make no sense: anybody could write as many of them as they like. A directive of the configuration for
/// the same target prevails.
const NO_ERRORS_OF_STRANGERS: &str = "actix_http::h1::dispatcher=off";

/// Starts logging to standard error, of panics as well. Called once, by the program.
pub fn init(config: &LogConfig) {
    let filter = format!("{NO_ERRORS_OF_STRANGERS},{}", config.level).parse();
    let filter = filter.unwrap_or_else(|_| Targets::new().with_default(Level::INFO));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = match config.format {
        LogFormat::Text => lines.fmt_fields(OneLine).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(filter).with(lines.with_filter(filter_fn(is_discreet))).init();
    std::panic::set_hook(Box::new(log_panic));
}

fn log_panic(panic: &PanicHookInfo<'_>) {
    let location = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(location, reason = reason(panic.payload()), "panicked");
}

/// A message with values in it may hold what was being worked on, such as a password: then the place has to do.
fn reason(payload: &dyn Any) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("not logged: it may hold what was worked on")
}

/// Below `INFO`, libraries tell of whatever passes through them, mails and all: of such events there are only Rekey's own, however low the level is set.
fn is_discreet(event: &Metadata<'_>) -> bool {
    *event.level() <= Level::INFO || event.target() == "rekey" || event.target().starts_with("rekey::")
}

/// Fields as usual, but on one line, whatever they hold: what others say must not look like a line of ours, nor speak to the terminal.
/// (JSON escapes by itself.)
struct OneLine;

impl<'writer> FormatFields<'writer> for OneLine {
    fn format_fields<R: RecordFields>(&self, mut writer: Writer<'writer>, fields: R) -> fmt::Result {
        let mut usual = String::new();
        DefaultFields::new().format_fields(Writer::new(&mut usual), fields)?;
        for c in usual.chars() {
            // The two are Unicode's own line breaks.
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                write!(writer, "{}", c.escape_default())?;
            } else {
                writer.write_char(c)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_logged_without_its_values() {
        let panicking = |what: fn(&str)| reason(&*std::panic::catch_unwind(|| what("hunter2é")).unwrap_err());
        assert_eq!(panicking(|_| panic!("out of luck")), "out of luck");
        for what in [(|secret| panic!("no {secret}")) as fn(&str), |secret| drop(secret[..8].to_owned())] {
            assert_eq!(panicking(what), "not logged: it may hold what was worked on");
        }
    }

    #[test]
    fn whatever_is_logged_stays_on_its_line() {
        let log = tempfile::NamedTempFile::new().unwrap();
        let lines = tracing_subscriber::fmt::layer().with_writer(log.reopen().unwrap()).without_time().with_ansi(false);
        let subscriber = tracing_subscriber::registry().with(lines.fmt_fields(OneLine));
        let said = "no\r\n ERROR forged \u{1b}[2J\u{85}\u{2028}\u{7f}";
        tracing::subscriber::with_default(subscriber, || {
            let _span = tracing::info_span!("job", kind = %said).entered();
            tracing::info!(error = %said, reason = said, "refused: {said}");
        });
        let log = std::fs::read_to_string(log).unwrap();
        assert_eq!(log.lines().count(), 1, "{log}");
        assert!(!log.trim_end_matches('\n').contains(|c: char| c.is_control() || c == '\u{2028}'), "{log:?}");
        assert_eq!(log.matches("forged").count(), 4, "nothing is lost: {log}");
    }
}
