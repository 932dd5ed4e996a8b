use std::{fmt, path::PathBuf};

/// One mistake in the configuration, or something in it that is probably not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, with the environment variable or the file that its value comes from.
    pub key: String,
    /// What is wrong: completes the sentence "KEY …". It never quotes a secret.
    pub what: String,
    /// A value that can be used, or what to do.
    pub example: String,
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
    /// An environment variable can't be read.
    #[error("the environment variable {0} is not UTF-8")]
    Variable(String),
    /// Some keys are wrong. All of them are listed.
    #[error("the configuration has {}", list(.mistakes, .warnings))]
    Mistakes {
        /// What must be mended; at least one.
        mistakes: Vec<Problem>,
        /// What else was found.
        warnings: Vec<Problem>,
    },
    /// What is wrong with this file.
    #[error("{path}: {error}", path = .0.display(), error = .1)]
    InFile(PathBuf, Box<ConfigError>),
}

fn list(mistakes: &[Problem], warnings: &[Problem]) -> String {
    let mut list = format!("{}:\n\n{}\n", count(mistakes.len(), "mistake"), paragraphs(mistakes));
    if !warnings.is_empty() {
        list += &format!("\nand {}:\n\n{}\n", count(warnings.len(), "warning"), paragraphs(warnings));
    }
    list
}

/// What `rekey config check` says of a configuration that can be used.
pub fn describe_warnings(warnings: &[Problem]) -> String {
    match warnings.len() {
        0 => "The configuration is fine.".to_owned(),
        number => {
            format!("The configuration can be used, with {}:\n\n{}", count(number, "warning"), paragraphs(warnings))
        }
    }
}

fn count(number: usize, of: &str) -> String {
    match number {
        1 => format!("one {of}"),
        many => format!("{many} {of}s"),
    }
}

fn paragraphs(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}
