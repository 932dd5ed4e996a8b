use std::{fmt, path::PathBuf};

/// One mistake in the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    key: String,
    what: String,
    example: String,
}

impl Problem {
    pub(super) fn new(key: impl Into<String>, what: impl Into<String>, example: impl Into<String>) -> Self {
        Self { key: key.into(), what: what.into(), example: example.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  {}", self.key)?;
        writeln!(f, "      {}", self.what)?;
        write!(f, "      Example: {}", self.example)
    }
}

/// Why the configuration can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file can't be read.
    #[error("the configuration file {path} can't be read: {reason}", path = .path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The file is not TOML.
    #[error("the configuration file is not TOML: line {line}: {reason}")]
    Syntax {
        /// Where, counted from 1.
        line: usize,
        /// What the parser says; it does not quote the line.
        reason: String,
    },
    /// Some keys are wrong. All of them are listed.
    #[error("{}", list(.0))]
    Mistakes(Vec<Problem>),
}

fn list(problems: &[Problem]) -> String {
    let count = match problems.len() {
        1 => "one mistake".to_owned(),
        many => format!("{many} mistakes"),
    };
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    format!("the configuration has {count}:\n\n{}\n", problems.join("\n\n"))
}
