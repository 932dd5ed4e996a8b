//! One table of the file, and the variables that stand for its keys.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use secrecy::SecretString;
use toml::{Table, Value};

use super::{
    entry::Entry,
    reader::{Reader, closest},
    secret,
};

/// One table of the file.
pub(super) struct Section<'a> {
    reader: &'a Reader,
    path: String,
    table: Option<&'a Table>,
    /// An optional section that is absent is read as well: its keys are known then. Nothing is missing in it.
    is_given: bool,
    known: RefCell<BTreeSet<String>>,
}

impl<'a> Section<'a> {
    pub(super) fn root(reader: &'a Reader, table: &'a Table) -> Self {
        Self { reader, path: String::new(), table: Some(table), is_given: true, known: RefCell::default() }
    }

    fn key(&self, name: &str) -> String {
        match (self.path.as_str(), name) {
            ("", name) => name.to_owned(),
            (path, "") => path.to_owned(),
            (path, name) => format!("{path}.{name}"),
        }
    }

    /// The environment's value for a key, without the line break that shells and secret managers leave behind it; or else the file's.
    fn raw(&self, name: &str) -> Option<Value> {
        self.known.borrow_mut().insert(name.to_owned());
        match self.reader.variable(self.key(name)) {
            Some(value) => Some(Value::String(value.trim_end().to_owned())),
            None => self.table?.get(name).cloned(),
        }
    }

    /// Whether what `rekey setup` finds out has to be there.
    pub(super) fn must_be_complete(&self) -> bool {
        self.reader.complete
    }

    /// Reports a mistake with a key of this section.
    pub(super) fn report(&self, name: &str, what: impl Into<String>, example: &str) {
        self.reader.report(&self.key(name), what, example);
    }

    /// Reports that a key's value can be used, and is probably not meant.
    pub(super) fn warn(&self, name: &str, what: impl Into<String>, example: &str) {
        self.reader.warn(&self.key(name), what, example);
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
        Entry::new(self.reader, self.key(name), example, self.is_given, found)
    }

    /// A secret: the key itself, or a file's content by its twin `…_file`.
    pub(super) fn secret(&self, name: &str, example: &str) -> Entry<'a, SecretString> {
        self.note_secret(name);
        self.text_or_file(name, example)
    }

    /// Notes that this key is a secret: where it stands in the configuration file itself, nobody else should read that.
    pub(super) fn note_secret(&self, name: &str) {
        let is_in_file = self.table.is_some_and(|table| table.contains_key(name));
        if is_in_file && self.reader.variable(self.key(name)).is_none() {
            self.reader.note_secret_in_file();
        }
    }

    /// A text that may hold a secret: the key itself, or a file's content by its twin `…_file`.
    pub(super) fn text_or_file(&self, name: &str, example: &str) -> Entry<'a, SecretString> {
        let twin = format!("{name}_file");
        let (from, text) = match (self.raw(name), self.raw(&twin)) {
            (None, None) => (name, None),
            (Some(_), Some(_)) => (name, Some(Err(format!("is given twice: here and as {twin}")))),
            (Some(value), None) => {
                (name, Some(value.as_str().map(str::to_owned).ok_or("is not a text in quotes".to_owned())))
            }
            (None, Some(path)) => (twin.as_str(), Some(self.read_secret(&twin, &path))),
        };
        let secret = |text: String| match secret::trim(&text) {
            "" => Err("is empty".to_owned()),
            text => Ok(SecretString::from(text)),
        };
        self.entry(from, example, text).and_then(secret)
    }

    /// A list of secrets, or a file with one a line by its twin `…_file`.
    pub(super) fn secrets(&self, name: &str, file_example: &str) -> Vec<SecretString> {
        self.note_secret(name);
        let twin = format!("{name}_file");
        let (from, texts) = match (self.raw(name), self.raw(&twin)) {
            (None, None) => (name, None),
            (Some(_), Some(_)) => (name, Some(Err(format!("is given twice: here and as {twin}")))),
            (Some(value), None) => (name, Some(super::parse::list(&value))),
            (None, Some(path)) => {
                let text = self.read_secret(&twin, &path);
                (twin.as_str(), Some(text.map(|text| text.lines().map(str::to_owned).collect())))
            }
        };
        let texts = self.entry(from, file_example, texts).or(Vec::new());
        let texts = texts.iter().flat_map(|text| text.lines()).map(secret::trim).filter(|text| !text.is_empty());
        texts.map(SecretString::from).collect()
    }

    /// The file that a secret, or a list of them, comes from.
    pub(super) fn secret_file(&self, name: &str) -> Option<PathBuf> {
        self.raw(&format!("{name}_file"))?.as_str().map(|path| self.reader.path(path))
    }

    fn read_secret(&self, name: &str, path: &Value) -> Result<String, String> {
        let text = String::from_utf8(self.read_file(path)?);
        self.warn_if_shared(name, &self.path(path)?);
        text.map_err(|_| "names a file that is not text".to_owned())
    }

    /// Warns of a file with a secret that everybody can read.
    pub(super) fn warn_if_shared(&self, name: &str, path: &Path) {
        if secret::others_can_read(path) {
            let path = path.display();
            let what = format!("names a file with a secret that every user of this machine can read: {path}");
            self.warn(name, what, &format!("chmod 600 {path}"));
        }
    }

    /// A path that stands as a key's value; a relative one starts at the configuration file's folder.
    pub(super) fn path(&self, path: &Value) -> Result<PathBuf, String> {
        let path = path.as_str().filter(|path| !path.is_empty()).ok_or("is not a path")?;
        Ok(self.reader.path(path))
    }

    /// The content of a file whose path stands as a key's value.
    pub(super) fn read_file(&self, path: &Value) -> Result<Vec<u8>, String> {
        let path = self.path(path)?;
        std::fs::read(&path).map_err(|error| {
            let advice = match error.kind() {
                ErrorKind::PermissionDenied => "; the user that runs rekey must be able to read it",
                _ => "",
            };
            format!("names a file that can't be read: {}: {error}{advice}", path.display())
        })
    }

    /// A table within this one.
    pub(super) fn section(&self, name: &str) -> Section<'a> {
        self.known.borrow_mut().insert(name.to_owned());
        let value = self.table.and_then(|table| table.get(name));
        let table = value.and_then(Value::as_table);
        if value.is_some() && table.is_none() {
            self.report(name, "is not a section", &format!("[{}]", self.key(name)));
        }
        let (reader, path) = (self.reader, self.key(name));
        Section { reader, path, table, is_given: self.is_given, known: RefCell::default() }
    }

    /// A table within this one that may be absent.
    pub(super) fn optional_section(&self, name: &str) -> Section<'a> {
        let section = self.section(name);
        let is_given = section.table.is_some() || self.reader.has_variables_of(&section.path);
        Section { is_given: self.is_given && is_given, ..section }
    }

    /// Whether the file or the environment has anything for this table, or it must be there.
    pub(super) fn is_given(&self) -> bool {
        self.is_given
    }

    /// The names of the tables within this one.
    pub(super) fn names(&self) -> Vec<String> {
        self.table.map(|table| table.keys().cloned().collect()).unwrap_or_default()
    }

    /// Reports the keys that nothing asked for.
    pub(super) fn finish(&self) {
        let known = self.known.borrow();
        for name in self.table.into_iter().flat_map(Table::keys).filter(|name| !known.contains(*name)) {
            let all = || known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let example = closest(name, known.iter()).map_or_else(all, str::to_owned);
            self.report(name, "is not a key that Rekey knows", &example);
        }
    }
}
