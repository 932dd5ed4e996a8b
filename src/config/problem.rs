use std::path::{Path, PathBuf};

/// One mistake in the configuration, or a warning: something in it that is probably not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, with the environment variable or the file that its value comes from.
    pub key: String,
    /// What is wrong: completes the sentence "KEY …". It never quotes a secret.
    pub what: String,
    /// A value that can be used, or what to do.
    pub example: String,
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
    let part = |problems: &[Problem], kind, label| {
        format!("{}:\n\n{}\n", count(problems.len(), kind), paragraphs(problems, label))
    };
    let mistakes = part(mistakes, "mistake", "Example");
    if warnings.is_empty() { mistakes } else { format!("{mistakes}\nand {}", part(warnings, "warning", "Advice")) }
}

/// What `rekey config check` says of a file that can be used.
pub fn describe_warnings(file: &Path, warnings: &[Problem]) -> String {
    match warnings.len() {
        0 => "The configuration is fine.".to_owned(),
        number => {
            let (file, count) = (file.display(), count(number, "warning"));
            format!("The configuration can be used, with {count}: {file}\n\n{}", paragraphs(warnings, "Advice"))
        }
    }
}

fn count(number: usize, of: &str) -> String {
    match number {
        1 => format!("one {of}"),
        many => format!("{many} {of}s"),
    }
}

fn paragraphs(problems: &[Problem], label: &str) -> String {
    let paragraph =
        |Problem { key, what, example }: &Problem| format!("  {key}\n      {what}\n      {label}: {example}");
    problems.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}
