//! The real program, with a sandbox around it.

use std::{path::PathBuf, process::Stdio, time::Duration};

use rekey::demo;
use rekey_sandbox::{Algorithm, Clock, Keygen, Mailbox};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    sync::watch,
    task::JoinHandle,
};

use crate::{
    postgres::effective_user,
    support::{ADA, HANGS, Port, new_database},
};

/// A place for one portal, with a Keygen and a mailbox around it.
pub(crate) struct Site {
    pub(crate) keygen: Keygen,
    pub(crate) mailbox: Mailbox,
    pub(crate) portal: String,
    pub(crate) config: PathBuf,
    pub(crate) port: u16,
    settings: Vec<(String, String)>,
    _port: Port,
    _folder: tempfile::TempDir,
}

impl Site {
    pub(crate) async fn new() -> Self {
        Self::on(new_database()).await
    }

    /// Without a `database`, the demo's SQLite file is taken.
    pub(crate) async fn on(database: Option<(String, String)>) -> Self {
        let keygen = Keygen::start(Clock::default(), 0).unwrap();
        keygen.add_user(ADA, "user", Some("old password"));
        let mailbox = Mailbox::start(0).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let port = Port::reserve();
        let portal = format!("http://localhost:{}", port.number);
        let config = folder.path().join("rekey.toml");
        std::fs::write(&config, demo::configuration(port.number, &portal, folder.path(), &keygen, &mailbox)).unwrap();
        keygen.register_webhook(format!("{portal}/webhooks/keygen").parse().unwrap(), Algorithm::Ed25519);
        // Tests type faster than people, and are no strangers who measure times.
        let fast = ["BOTS__MIN_TIME", "LIMITS__REQUEST_DELAY"];
        let fast = fast.map(|key| (format!("REKEY_BRANDS__ACME__{key}"), "0s".to_owned()));
        let settings = database.into_iter().chain(fast).collect();
        Self { keygen, mailbox, portal, config, port: port.number, settings, _port: port, _folder: folder }
    }

    /// Sets an environment variable for the program.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.settings.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.prepared(Command::new(env!("CARGO_BIN_EXE_rekey")), arguments)
    }

    /// The program, started by a shell script that ends in `exec "$0" "$@"`.
    pub(crate) fn command_in_shell(&self, script: &str, arguments: &[&str]) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", script, env!("CARGO_BIN_EXE_rekey")]);
        self.prepared(shell, arguments)
    }

    /// A copy of the program beside its configuration, run by somebody who is not root: root may do everything.
    pub(crate) async fn command_as_nobody(&self, arguments: &[&str]) -> Command {
        let folder = self.config.parent().unwrap();
        let program = folder.join("rekey");
        // Copied by a process of its own: a file that this one has open for writing may be inherited by another test's, and can't be run then.
        assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_rekey")).arg(&program).status().await.unwrap().success());
        let mut command = self.prepared(Command::new(&program), arguments);
        command.current_dir(folder);
        if effective_user() == 0 {
            command.uid(65534).gid(65534);
        }
        command
    }

    fn prepared(&self, mut command: Command, arguments: &[&str]) -> Command {
        command
            .args(arguments)
            .arg("--config")
            .arg(&self.config)
            .envs(self.settings.iter().cloned())
            .kill_on_drop(true);
        command
    }

    /// The same on a port of its own, as another replica.
    pub(crate) fn beside(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        command.env("REKEY_SERVER__LISTEN", "127.0.0.1:0");
        command
    }

    /// Starts the program, and returns when it listens.
    pub(crate) async fn serve(&self) -> Running {
        Self::started(self.command(&["serve"])).await
    }

    /// Starts another replica, and returns when it listens.
    pub(crate) async fn serve_beside(&self) -> Running {
        Self::started(self.beside(&["serve"])).await
    }

    pub(crate) async fn started(mut command: Command) -> Running {
        let mut child = command.env("REKEY_LOG__FORMAT", "json").stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (log, said) = watch::channel(Vec::new());
        let log = tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                log.send_modify(|log| log.push(line));
            }
            log.borrow().clone()
        });
        let running = Running { child, log, said };
        running.says("listening\"").await;
        running
    }
}

pub(crate) struct Running {
    pub(crate) child: Child,
    /// All lines, once it has ended.
    pub(crate) log: JoinHandle<Vec<String>>,
    said: watch::Receiver<Vec<String>>,
}

impl Running {
    /// Returns once its log has a line with these words.
    pub(crate) async fn says(&self, words: &str) {
        let mut said = self.said.clone();
        let heard = said.wait_for(|log: &Vec<String>| log.iter().any(|line| line.contains(words)));
        let heard = tokio::time::timeout(HANGS, heard).await.is_ok_and(|heard| heard.is_ok());
        assert!(heard, "it never says {words:?}: {:?}", self.said.borrow());
    }

    /// Asks it to stop, as a service manager does, and expects that within the time that those give.
    pub(crate) async fn terminate(mut self) -> Vec<String> {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
        let status =
            tokio::time::timeout(Duration::from_secs(10), self.child.wait()).await.expect("it stops within 10 s");
        assert!(status.unwrap().success());
        self.log.await.unwrap()
    }
}
