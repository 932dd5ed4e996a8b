//! What one reading of the configuration collects: problems, and which keys and variables there are.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use toml::Table;

use super::{Problem, secret, section::Section};

/// Environment variables are this, and the key's path in capitals with `__` for each dot: `REKEY_SERVER__LISTEN`.
pub(super) const PREFIX: &str = "REKEY_";

/// What all sections of one reading share.
pub(super) struct Reader {
    folder: PathBuf,
    environment: BTreeMap<String, String>,
    known_keys: RefCell<BTreeSet<String>>,
    file_holds_secrets: Cell<bool>,
    mistakes: RefCell<Vec<Problem>>,
    warnings: RefCell<Vec<Problem>>,
    /// Whether what `rekey setup` finds out has to be there.
    pub(super) complete: bool,
}

impl Reader {
    /// Relative paths start at `folder`. What `rekey setup` finds out may be missing unless the configuration is to be `complete`.
    pub(super) fn new(folder: &Path, environment: impl IntoIterator<Item = (String, String)>, complete: bool) -> Self {
        Self {
            complete,
            folder: folder.to_owned(),
            environment: environment.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect(),
            known_keys: RefCell::default(),
            file_holds_secrets: Cell::default(),
            mistakes: RefCell::default(),
            warnings: RefCell::default(),
        }
    }

    pub(super) fn root<'a>(&'a self, table: &'a Table) -> Section<'a> {
        Section::root(self, table)
    }

    /// Reports a mistake with a key.
    pub(super) fn report(&self, key: &str, what: impl Into<String>, example: &str) {
        self.mistakes.borrow_mut().push(self.problem(key, what, example));
    }

    /// Reports that something can be used, and is probably not meant.
    pub(super) fn warn(&self, key: &str, what: impl Into<String>, example: &str) {
        self.warnings.borrow_mut().push(self.problem(key, what, example));
    }

    fn problem(&self, key: &str, what: impl Into<String>, example: &str) -> Problem {
        let variable = variable(key);
        let key =
            if self.environment.contains_key(&variable) { format!("{key} (from {variable})") } else { key.to_owned() };
        Problem { key, what: what.into(), example: example.to_owned() }
    }

    /// Where a path leads that stands in the configuration.
    pub(super) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.join(path)
    }

    /// Notes that a key exists, and returns the variable that sets it.
    pub(super) fn variable(&self, key: String) -> Option<&str> {
        let value = self.environment.get(&variable(&key));
        self.known_keys.borrow_mut().insert(key);
        value.map(String::as_str)
    }

    /// Whether a variable sets a key of this section.
    pub(super) fn has_variables_of(&self, section: &str) -> bool {
        let prefix = format!("{}__", variable(section));
        self.environment.keys().any(|name| name.starts_with(&prefix))
    }

    pub(super) fn note_secret_in_file(&self) {
        self.file_holds_secrets.set(true);
    }

    /// All mistakes and all warnings, of unknown variables and of the configuration `file` as well.
    pub(super) fn finish(self, file: Option<&Path>) -> (Vec<Problem>, Vec<Problem>) {
        self.judge_unknown_variables();
        if let Some(file) = file.filter(|file| self.file_holds_secrets.get() && secret::others_can_read(file)) {
            let file = file.display().to_string();
            self.warn(&file, "holds secrets, and every user of this machine can read it", &format!("chmod 600 {file}"));
        }
        (self.mistakes.into_inner(), self.warnings.into_inner())
    }

    /// A variable that belongs to no key is none of ours, unless somebody mistyped one: then the key has another value than they think.
    fn judge_unknown_variables(&self) {
        let known: BTreeSet<String> = self.known_keys.borrow().iter().map(|key| variable(key)).collect();
        let unknown = self.environment.iter().filter(|(name, _)| !known.contains(*name));
        let (of_services, unknown): (Vec<_>, Vec<_>) = unknown.partition(|(name, value)| is_of_a_service(name, value));
        if !of_services.is_empty() {
            let names: Vec<_> = of_services.iter().map(|(name, _)| name.as_str()).collect();
            self.warn(
                &names.join(", "),
                "are no keys: Kubernetes and Docker make such variables from a service's name, and they are left alone",
                "enableServiceLinks: false in the pod's specification, or another name for the service",
            );
        }
        for (name, _) in unknown {
            let is_near = |candidate: &&String| candidate.len().abs_diff(name.len()) <= name.len() / 3;
            let near = known.iter().filter(is_near).map(|candidate| (edits(name, candidate), candidate)).min();
            match near {
                Some((0 | 1, near)) => {
                    self.report(name, format!("is an environment variable that belongs to no key; {near} does"), near);
                }
                Some((edits, near)) if edits <= name.len() / 3 => {
                    let what = "is an environment variable that belongs to no key, and is left alone";
                    self.warn(name, format!("{what}; is {near} meant?"), near);
                }
                _ => self.warn(
                    name,
                    "is an environment variable that belongs to no key, and is left alone",
                    "a variable named after a key, such as REKEY_SERVER__LISTEN",
                ),
            }
        }
    }
}

fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('-', "_").replace('.', "__"))
}

/// How many characters were mistyped, left out, doubled, or exchanged with their neighbours. Case counts for nothing.
fn edits(name: &str, variable: &str) -> usize {
    strsim::osa_distance(&name.to_uppercase(), variable)
}

/// Variables that are made of a service's name, here `rekey` or such as `rekey-web`: Kubernetes' (`…_SERVICE_HOST`, `…_SERVICE_PORT_NAME`) and those of Docker's
/// links, which Kubernetes makes as well (<https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables>).
fn is_of_a_service(name: &str, value: &str) -> bool {
    let is_address = ["tcp://", "udp://", "sctp://"].iter().any(|scheme| value.starts_with(scheme));
    name.ends_with("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.contains("_PORT") && is_address
        || ["_TCP_", "_UDP_", "_SCTP_"].iter().any(|protocol| name.contains("_PORT_") && name.contains(protocol))
}

/// What was probably meant.
pub(super) fn closest<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate.as_str())
}
