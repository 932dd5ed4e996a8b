use std::{
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::PathBuf,
};

use clap::{Args, Subcommand};

use crate::mail::{DkimAlgorithm, DkimKey, DkimKeyError, InvalidDkimKey};

/// `rekey dkim …`: what signs mails.
#[derive(Debug, Subcommand)]
pub enum DkimCommand {
    /// Make a private key, and show the DNS record that belongs to it.
    Keygen(Keygen),
}

/// `rekey dkim keygen`
#[derive(Debug, Args)]
pub struct Keygen {
    /// The domain of the sender's address.
    #[arg(long, value_parser = domain)]
    domain: String,
    /// Names the key in that domain's DNS; a new key gets a new name. 1 to 63 letters, digits and -.
    #[arg(long, value_parser = selector)]
    selector: String,
    /// How the key signs. With one of each, all receivers are served.
    #[arg(long, value_enum, default_value = "ed25519")]
    algorithm: DkimAlgorithm,
    /// Where the private key is written; the file must not exist.
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// A domain that has a record in the DNS, in ASCII.
fn domain(text: &str) -> Result<String, &'static str> {
    let domain = DkimKey::domain(text).ok_or("not a domain such as acme.example")?;
    if domain.contains('.') { Ok(domain) } else { Err("not a domain such as acme.example: there is no dot in it") }
}

fn selector(text: &str) -> Result<String, &'static str> {
    if DkimKey::is_selector(text) { Ok(text.to_owned()) } else { Err("not 1 to 63 letters, digits and -") }
}

/// Why there is no new key.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// The key itself.
    #[error(transparent)]
    Key(#[from] DkimKeyError),
    /// It can't be read again.
    #[error("the new key {0}")]
    Unreadable(#[from] InvalidDkimKey),
    /// Its file.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// The terminal.
    #[error(transparent)]
    Output(#[from] io::Error),
}

/// Makes a key, and says where it goes.
pub fn dkim(command: &DkimCommand, out: &mut impl Write) -> Result<(), DkimError> {
    let DkimCommand::Keygen(Keygen { domain, selector, algorithm, path }) = command;
    let pem = DkimKey::generate(*algorithm)?;
    let key = DkimKey::parse(domain, selector, &pem)?;
    let file = |error| DkimError::File(path.clone(), error);
    let mut private = std::fs::File::options().write(true).create_new(true).mode(0o600).open(path).map_err(file)?;
    private.write_all(pem.as_bytes()).and_then(|()| private.sync_all()).map_err(file)?;
    let parts: Vec<_> = key.record_parts().iter().map(|part| format!("\"{part}\"")).collect();
    writeln!(out, "The private key is in {}. Publish this DNS record:\n", path.display())?;
    writeln!(out, "{}. 3600 IN TXT {}\n", key.record_name(), parts.join(" "))?;
    writeln!(out, "Then, in your brand's section:\n")?;
    writeln!(
        out,
        "[brands.acme.mail.dkim.{selector}]\ndomain = {domain:?}\nkey_file = {:?}",
        path.display().to_string()
    )?;
    Ok(())
}
