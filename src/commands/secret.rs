//! `rekey secret …`: the one secret that all keys are derived from.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use clap::Subcommand;
use jiff::Timestamp;
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use crate::{app::Outside, config::Config, store::later};

/// `rekey secret …`
#[derive(Debug, Subcommand)]
pub enum SecretCommand {
    /// Replace the secret by a new one; what the old one sealed stays readable.
    Rotate,
}

/// Why the secret is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// There is no file to write to.
    #[error("{0} is missing in the configuration: only secrets in files can be replaced; see config/rekey.toml")]
    NoFile(&'static str),
    /// A file can't be written.
    #[error("{0} can't be written: {1}")]
    File(PathBuf, io::Error),
    /// The terminal.
    #[error(transparent)]
    Output(#[from] io::Error),
}

/// Makes a new secret, and keeps the present one as the first of the old ones.
pub fn rotate_secret(config: &Config, outside: &Outside, out: &mut impl Write) -> Result<(), SecretError> {
    let newest = config.secret_key_file.as_deref().ok_or(SecretError::NoFile("secret_key_file"))?;
    let old = config.old_secret_keys_file.as_deref().ok_or(SecretError::NoFile("old_secret_keys_file"))?;
    let mut bytes = Zeroizing::new([0; 32]);
    outside.randomness.fill(&mut *bytes);
    let fresh = Zeroizing::new(BASE64_STANDARD.encode(*bytes));
    let kept = std::iter::once(&config.secret_key).chain(&config.old_secret_keys);
    let mut list = Zeroizing::new(String::new());
    for secret in kept {
        list.push_str(secret.expose_secret());
        list.push('\n');
    }
    // In this order: whenever this is interrupted, the secret that was used until now is listed somewhere.
    replace(old, &list)?;
    replace(newest, &format!("{}\n", *fresh))?;

    let longest = config.brands.iter().map(|brand| brand.link_lifetime.max(brand.invitation_lifetime));
    let safe = later(outside.clock.now(), longest.max().unwrap_or_default() + Duration::from_hours(24));
    writeln!(
        out,
        "{} holds a new secret, and {} the one of before, on its first line.",
        newest.display(),
        old.display()
    )?;
    writeln!(out, "Restart rekey now; all replicas at the same time.")?;
    writeln!(out, "From {} on, every link that knows the old secret has ended: then remove its line.", day(safe))?;
    writeln!(
        out,
        "If it leaked, remove its line at once, and restart: all links that were mailed until now end with it."
    )?;
    Ok(())
}

fn day(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}

/// Replaces a file in one step; only its owner can read it.
fn replace(path: &Path, content: &str) -> Result<(), SecretError> {
    let failed = |error| SecretError::File(path.to_owned(), error);
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    // Left over from a try that was interrupted.
    let _ = fs::remove_file(&beside);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside).map_err(failed)?;
    file.write_all(content.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}
