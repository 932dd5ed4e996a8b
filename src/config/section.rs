//! Reading keys from the file and the environment, and collecting what is wrong with them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use secrecy::SecretString;
use toml::{Table, Value};

use super::Problem;

/// Environment variables are this, and the key's path in capitals with `__` for each dot: `REKEY_SERVER__LISTEN`.
pub(super) const PREFIX: &str = "REKEY_";

/// What all sections of one reading share.
pub(super) struct Reader {
    folder: PathBuf,
    environment: BTreeMap<String, String>,
    used_variables: RefCell<BTreeSet<String>>,
    known_keys: RefCell<BTreeSet<String>>,
    problems: RefCell<Vec<Problem>>,
}

impl Reader {
    pub(super) fn new(folder: &Path, environment: BTreeMap<String, String>) -> Self {
        Self {
            folder: folder.to_owned(),
            environment,
            used_variables: RefCell::default(),
            known_keys: RefCell::default(),
            problems: RefCell::default(),
        }
    }

    pub(super) fn root<'a>(&'a self, table: &'a Table) -> Section<'a> {
        Section { reader: self, path: String::new(), table: Some(table), known: RefCell::default() }
    }

    pub(super) fn report(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// All problems, unknown variables included.
    pub(super) fn finish(self) -> Vec<Problem> {
        let known: Vec<String> = self.known_keys.borrow().iter().map(|key| variable(key)).collect();
        for name in self.environment.keys().filter(|name| !self.used_variables.borrow().contains(*name)) {
            let example = closest(name, &known).unwrap_or("a variable named after a key, such as REKEY_SERVER__LISTEN");
            self.problems.borrow_mut().push(Problem::new(
                name,
                "is an environment variable that belongs to no key",
                example,
            ));
        }
        self.problems.into_inner()
    }
}

fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('-', "_").replace('.', "__"))
}

/// One table of the file.
pub(super) struct Section<'a> {
    reader: &'a Reader,
    path: String,
    table: Option<&'a Table>,
    known: RefCell<BTreeSet<String>>,
}

/// A key's value, or that it is absent, or that it was wrong (and has been reported).
pub(super) struct Entry<'a, T> {
    reader: &'a Reader,
    key: String,
    example: String,
    found: Found<T>,
}

enum Found<T> {
    Absent,
    Wrong,
    Value(T),
}

impl<'a, T> Entry<'a, T> {
    /// The value, or `default` if the key is absent. `None` after a mistake.
    pub(super) fn or(self, default: T) -> Option<T> {
        match self.found {
            Found::Absent => Some(default),
            Found::Wrong => None,
            Found::Value(value) => Some(value),
        }
    }

    /// The value if there is one; the outer `None` after a mistake.
    #[expect(clippy::option_option, reason = "absent and wrong are different")]
    pub(super) fn optional(self) -> Option<Option<T>> {
        match self.found {
            Found::Absent => Some(None),
            Found::Wrong => None,
            Found::Value(value) => Some(Some(value)),
        }
    }

    /// The key must be there.
    pub(super) fn required(self) -> Self {
        if matches!(self.found, Found::Absent) {
            self.reader.report(Problem::new(&self.key, "is missing", &self.example));
            return Self { found: Found::Wrong, ..self };
        }
        self
    }

    /// The value as `parse` understands it.
    pub(super) fn and_then<U>(self, parse: impl FnOnce(T) -> Result<U, String>) -> Entry<'a, U> {
        let found = match self.found {
            Found::Absent => Found::Absent,
            Found::Wrong => Found::Wrong,
            Found::Value(value) => match parse(value) {
                Ok(value) => Found::Value(value),
                Err(what) => {
                    self.reader.report(Problem::new(&self.key, what, &self.example));
                    Found::Wrong
                }
            },
        };
        Entry { reader: self.reader, key: self.key, example: self.example, found }
    }
}

impl<'a> Section<'a> {
    fn key(&self, name: &str) -> String {
        match (self.path.as_str(), name) {
            ("", name) => name.to_owned(),
            (path, "") => path.to_owned(),
            (path, name) => format!("{path}.{name}"),
        }
    }

    /// The environment's value for a key, or else the file's.
    fn raw(&self, name: &str) -> Option<Value> {
        let key = self.key(name);
        self.known.borrow_mut().insert(name.to_owned());
        let variable = variable(&key);
        self.reader.known_keys.borrow_mut().insert(key);
        if let Some(value) = self.reader.environment.get(&variable) {
            self.reader.used_variables.borrow_mut().insert(variable);
            return Some(Value::String(value.clone()));
        }
        self.table?.get(name).cloned()
    }

    /// Reports a mistake with a key of this section.
    pub(super) fn report(&self, name: &str, what: impl Into<String>, example: &str) {
        self.reader.report(Problem::new(self.key(name), what, example));
    }

    /// A key whose value `parse` understands.
    pub(super) fn value<T>(
        &self,
        name: &str,
        example: &str,
        parse: impl FnOnce(&Value) -> Result<T, String>,
    ) -> Entry<'a, T> {
        let found = self.raw(name).map(|value| parse(&value));
        self.entry(name, example, found)
    }

    fn entry<T>(&self, name: &str, example: &str, found: Option<Result<T, String>>) -> Entry<'a, T> {
        let found = match found {
            None => Found::Absent,
            Some(Ok(value)) => Found::Value(value),
            Some(Err(what)) => {
                self.report(name, what, example);
                Found::Wrong
            }
        };
        Entry { reader: self.reader, key: self.key(name), example: example.to_owned(), found }
    }

    /// A secret: the key itself, or a file's content by its twin `…_file`.
    pub(super) fn secret(&self, name: &str, example: &str) -> Entry<'a, SecretString> {
        let twin = format!("{name}_file");
        let found = match (self.raw(name), self.raw(&twin)) {
            (None, None) => None,
            (Some(_), Some(_)) => Some(Err(format!("is given twice: here and as {twin}"))),
            (Some(Value::String(text)), None) if !text.is_empty() => Some(Ok(SecretString::from(text))),
            (Some(_), None) => Some(Err("is not a text, or empty".to_owned())),
            (None, Some(path)) => {
                Some(self.read_text(&path).map(|text| SecretString::from(text.trim_end().to_owned())))
            }
        };
        self.entry(name, example, found)
    }

    /// A list of secrets, or a file with one a line by its twin `…_file`.
    pub(super) fn secrets(&self, name: &str, example: &str) -> Option<Vec<SecretString>> {
        let twin = format!("{name}_file");
        let found = match (self.raw(name), self.raw(&twin)) {
            (Some(_), Some(_)) => Some(Err(format!("is given twice: here and as {twin}"))),
            (Some(value), None) => Some(super::parse::list(&value)),
            (None, Some(path)) => Some(self.read_text(&path).map(|text| text.lines().map(str::to_owned).collect())),
            (None, None) => None,
        };
        let texts = self.entry(name, example, found).or(Vec::new())?;
        Some(texts.into_iter().filter(|text| !text.trim().is_empty()).map(SecretString::from).collect())
    }

    /// The file that a secret, or a list of them, comes from.
    pub(super) fn secret_file(&self, name: &str) -> Option<PathBuf> {
        self.raw(&format!("{name}_file"))?.as_str().map(|path| self.reader.folder.join(path))
    }

    fn read_text(&self, path: &Value) -> Result<String, String> {
        String::from_utf8(self.read_file(path)?).map_err(|_| "names a file that is not text".to_owned())
    }

    /// A path that stands as a key's value; a relative one starts at the configuration file's folder.
    pub(super) fn path(&self, path: &Value) -> Result<PathBuf, String> {
        let path = path.as_str().filter(|path| !path.is_empty()).ok_or("is not a path")?;
        Ok(self.reader.folder.join(path))
    }

    /// The content of a file whose path stands as a key's value.
    pub(super) fn read_file(&self, path: &Value) -> Result<Vec<u8>, String> {
        let path = self.path(path)?;
        std::fs::read(&path).map_err(|error| format!("names a file that can't be read: {}: {error}", path.display()))
    }

    /// A table within this one.
    pub(super) fn section(&self, name: &str) -> Section<'a> {
        self.known.borrow_mut().insert(name.to_owned());
        let table = match self.table.and_then(|table| table.get(name)) {
            None => None,
            Some(Value::Table(table)) => Some(table),
            Some(_) => {
                self.report(name, "is not a section", &format!("[{}]", self.key(name)));
                None
            }
        };
        Section { reader: self.reader, path: self.key(name), table, known: RefCell::default() }
    }

    /// Whether the file or the environment has anything for this table.
    pub(super) fn is_given(&self) -> bool {
        let prefix = format!("{}__", variable(&self.path));
        self.table.is_some() || self.reader.environment.keys().any(|name| name.starts_with(&prefix))
    }

    /// The names of the tables within this one.
    pub(super) fn names(&self) -> Vec<String> {
        self.table.map(|table| table.keys().cloned().collect()).unwrap_or_default()
    }

    /// Reports the keys that nothing asked for.
    pub(super) fn finish(&self) {
        let known: Vec<_> = self.known.borrow().iter().cloned().collect();
        for name in self.table.into_iter().flat_map(Table::keys).filter(|name| !known.contains(name)) {
            let example = closest(name, &known).map_or_else(|| known.join(", "), str::to_owned);
            self.report(name, "is not a key that Rekey knows", &example);
        }
    }
}

/// What was probably meant.
fn closest<'a>(name: &str, known: &'a [String]) -> Option<&'a str> {
    known
        .iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate.as_str())
}
