//! Structured logs: text for eyes, JSON for machines. What is never in them: addresses, handles, tokens, passwords.

mod filter;
mod writer;

use std::{
    any::Any,
    env, fmt,
    io::{self, IsTerminal, Write as _},
    panic::PanicHookInfo,
};

use tracing::{Level, Metadata};
use tracing_subscriber::{
    Layer,
    field::RecordFields,
    filter::filter_fn,
    fmt::{
        FormatFields,
        format::{DefaultFields, Writer},
    },
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

pub use filter::LogFilter;
pub use writer::LogGuard;

use crate::config::{LogConfig, LogFormat};
use writer::LogWriter;

/// Starts logging to standard error, of panics as well. Called once, by the program, which holds the guard for as long as it runs.
pub fn init(config: &LogConfig) -> io::Result<LogGuard> {
    let writer = LogWriter::start(io::stderr(), report_dropped)?;
    let lines = tracing_subscriber::fmt::layer().with_writer(writer.clone()).with_ansi(is_colored());
    let lines = match config.format {
        LogFormat::Text => lines.fmt_fields(OneLine).boxed(),
        // Each span once: the current one is the last of `spans`.
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
    };
    let lines = lines.with_filter(filter_fn(is_discreet));
    tracing_subscriber::registry().with(config.level.targets()).with(lines).init();
    std::panic::set_hook(Box::new(log_panic));
    Ok(LogGuard(writer))
}

/// Writes to standard error what ended the program. Like a log line it is lost if nobody reads: a program that ends must not hang.
pub fn print_error(text: &str) {
    if let Ok(mut writer) = LogWriter::start(io::stderr(), |_| ()) {
        drop(writer.write_all(text.as_bytes()));
        drop(LogGuard(writer));
    }
}

fn report_dropped(lines: usize) {
    tracing::warn!(lines, "log lines were dropped: standard error was not read in time");
}

/// Colour is for terminals that have it, and for people who want it (<https://no-color.org>).
fn is_colored() -> bool {
    let variable = |name| env::var_os(name).filter(|value| !value.is_empty());
    io::stderr().is_terminal() && variable("NO_COLOR").is_none() && variable("TERM").is_some_and(|term| term != "dumb")
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
