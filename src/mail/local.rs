//! Mails that leave by this machine's own means.

use std::{path::PathBuf, process::Stdio, time::Duration};

use lettre::Address;
use tokio::{
    fs::{File, create_dir_all, rename},
    io::AsyncWriteExt,
    process::Command,
    time::timeout,
};

use super::{SendError, compose::Composed};

/// A mail server's command that takes mails, by the name that all of them keep.
pub(super) struct Sendmail {
    pub(super) program: PathBuf,
}

/// A folder that some other program takes mails from, or somebody looks into.
pub(super) struct Folder {
    pub(super) path: PathBuf,
}

/// What such programs find others, their own files and the time by.
const PASSED_ON: [&str; 5] = ["PATH", "HOME", "USER", "LOGNAME", "TZ"];

/// Such programs only put mails into a queue.
const SENDMAIL_TIMEOUT: Duration = Duration::from_mins(1);

impl Sendmail {
    pub(super) async fn send(&self, mail: &Composed) -> Result<String, SendError> {
        let unavailable =
            |reason: String| SendError::Outage { after: None, reason: format!("{}: {reason}", self.program.display()) };
        let mut child = Command::new(&self.program)
            // What else is in our environment, secrets above all, is no business of other programs.
            .env_clear()
            .envs(PASSED_ON.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
            // A line with a lone dot does not end the mail.
            .args(["-i", "-f", mail.envelope.from().map(Address::as_ref).unwrap_or_default(), "--"])
            .args(mail.envelope.to().iter().map(Address::as_ref as fn(&Address) -> &str))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| unavailable(error.to_string()))?;
        let conversation = async {
            if let Some(mut input) = child.stdin.take() {
                // A program that refuses need not read it all; its exit says why.
                let _ = input.write_all(&mail.bytes).await;
            }
            child.wait_with_output().await
        };
        let output = timeout(SENDMAIL_TIMEOUT, conversation)
            .await
            .map_err(|_| unavailable("took too long".to_owned()))?
            .map_err(|error| unavailable(error.to_string()))?;
        let said = mail.redact(&String::from_utf8_lossy(&output.stderr));
        // As in sysexits.h.
        match output.status.code() {
            Some(0) => Ok(format!("taken by {}", self.program.display())),
            Some(code @ 65..=68) => Err(SendError::Permanent(format!("refused with exit status {code}: {said}"))),
            Some(75) => Err(SendError::Retry { after: None, reason: format!("put off with exit status 75: {said}") }),
            _ => Err(unavailable(format!("{}: {said}", output.status))),
        }
    }
}

impl Folder {
    /// Writes the mail under its `Message-ID`: a repeat takes its own place. Nobody sees half a mail.
    pub(super) async fn write(&self, mail: &Composed) -> Result<String, SendError> {
        let name = mail.message_id.trim_matches(['<', '>']);
        let (path, half) = (self.path.join(format!("{name}.eml")), self.path.join(format!(".{name}.half")));
        let writing = async {
            create_dir_all(&self.path).await?;
            let mut file = File::options().write(true).create(true).truncate(true).mode(0o600).open(&half).await?;
            file.write_all(&mail.bytes).await?;
            file.sync_all().await?;
            rename(&half, &path).await
        };
        let outcome: std::io::Result<()> = writing.await;
        outcome
            .map_err(|error| SendError::Outage { after: None, reason: format!("{}: {error}", self.path.display()) })?;
        Ok("written to the folder".to_owned())
    }
}
