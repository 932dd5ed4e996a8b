//! Which events are logged.

use std::str::FromStr;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;

/// Their names, from nothing to everything.
const LEVELS: [(&str, LevelFilter); 6] = [
    ("off", LevelFilter::OFF),
    ("error", LevelFilter::ERROR),
    ("warn", LevelFilter::WARN),
    ("info", LevelFilter::INFO),
    ("debug", LevelFilter::DEBUG),
    ("trace", LevelFilter::TRACE),
];

/// What actix-http logs as errors here are requests that make no sense: anybody could cause as many as they like. A directive for the same target prevails.
const CLIENT_ERRORS: &str = "actix_http::h1::dispatcher";

/// A list of directives: a level for everything (`info` without one), or `target=level` for a part of the program.
#[derive(Debug, Clone)]
pub struct LogFilter(Targets);

impl LogFilter {
    pub(super) fn targets(&self) -> Targets {
        self.0.clone()
    }
}

impl Default for LogFilter {
    fn default() -> Self {
        Self(Targets::new().with_default(LevelFilter::INFO).with_target(CLIENT_ERRORS, LevelFilter::OFF))
    }
}

impl FromStr for LogFilter {
    type Err = String;

    /// Unlike `tracing`'s own filters, a word that is no level is no target either: `inof` would silence everything else.
    fn from_str(directives: &str) -> Result<Self, Self::Err> {
        let mut filter = Self::default();
        for directive in directives.split(',').map(str::trim) {
            filter.0 = match directive.split_once('=') {
                None => filter.0.with_default(level(directive)?),
                Some((target, name)) => filter.0.with_target(check_target(target.trim())?, level(name.trim())?),
            };
        }
        Ok(filter)
    }
}

fn level(name: &str) -> Result<LevelFilter, String> {
    let known = LEVELS.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|(_, level)| level).ok_or_else(|| {
        let names = LEVELS.map(|(name, _)| name).join(", ");
        format!("has {name:?}, which is no level; known are {names}, for everything or as rekey=debug for a part")
    })
}

/// Targets are paths of modules. Those of libraries are many; ours is misspelt if it is nearly `rekey`.
fn check_target(target: &str) -> Result<&str, String> {
    let mut parts = target.split("::");
    let is_name = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !part.starts_with(|c: char| c.is_ascii_digit())
    };
    if !parts.clone().all(is_name) {
        return Err(format!("has {target:?}, which is no target; those are modules such as rekey::web"));
    }
    let near = |part: &str| part != "rekey" && strsim::osa_distance(part, "rekey") <= 2;
    if parts.next().is_some_and(near) {
        return Err(format!("has {target:?}, which is no target; did you mean rekey?"));
    }
    Ok(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_filter_lets_through() {
        for (filter, passing, stopped) in [
            ("info", ("rekey::web", "INFO"), ("rekey::web", "DEBUG")),
            ("WARN", ("rekey", "WARN"), ("rekey", "INFO")),
            ("rekey=debug,warn", ("rekey::web", "DEBUG"), ("sqlx", "INFO")),
            ("rekey::mail = trace", ("rekey::web", "INFO"), ("rekey::web", "DEBUG")),
            ("trace", ("rekey", "TRACE"), ("actix_http::h1::dispatcher", "ERROR")),
            ("info,actix_http::h1::dispatcher=error", ("actix_http::h1::dispatcher", "ERROR"), ("rekey", "DEBUG")),
            ("off", ("rekey", "OFF"), ("rekey", "ERROR")),
        ] {
            let targets = filter.parse::<LogFilter>().unwrap().targets();
            let enabled = |(target, level): (&str, &str)| {
                level.parse::<tracing::Level>().is_ok_and(|level| targets.would_enable(target, &level))
            };
            assert!(passing.1 == "OFF" || enabled(passing), "{filter}: {passing:?}");
            assert!(!enabled(stopped), "{filter}: {stopped:?}");
        }
    }

    #[test]
    fn what_would_silence_the_log_by_mistake_is_refused() {
        for filter in [
            "inof",
            "debugg",
            "",
            " ",
            "info,",
            "rekey",
            "rekey=",
            "rekey=inof",
            "=info",
            "rekey=debug=info",
            "5",
            "info;debug",
            "rekye=debug",
            "Rekey=debug",
            "reky::web=debug",
            "rekey:web=debug",
            "rekey::=debug",
            "a b=info",
            "info debug",
            "rekey[span]=info",
        ] {
            let refused = filter.parse::<LogFilter>();
            assert!(refused.is_err(), "{filter}: {refused:?}");
        }
    }
}
