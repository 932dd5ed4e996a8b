//! A PostgreSQL server of the tests' own, on loopback.

use std::{
    io::Write,
    os::unix::{fs::chown, process::CommandExt},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::OnceLock,
};

use uuid::Uuid;

use crate::support::Port;

/// A running server. It ends with the process that started it, and takes its folder along, however that ends: a pipe between the two breaks then.
pub(crate) struct Postgres {
    folder: tempfile::TempDir,
    port: Port,
    settings: &'static [&'static str],
    running: Option<(Child, ChildStdin)>,
}

impl Postgres {
    /// The server that all tests of this process share.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    pub(crate) fn start() -> Self {
        Self::with_settings(&[])
    }

    /// `settings` such as `max_connections=300`.
    pub(crate) fn with_settings(settings: &'static [&'static str]) -> Self {
        let mut server = Self::prepare(settings);
        server.run(
            &program("initdb"),
            &["--auth=trust", "--username=rekey", "--no-sync", "--encoding=UTF8", "--locale=C", "-D", "data"],
        );
        server.resume();
        server
    }

    /// A server that follows `primary`, and answers questions only, until it is promoted.
    pub(crate) fn standby_of(primary: &Self) -> Self {
        let mut server = Self::prepare(&[]);
        let port = primary.port.number.to_string();
        server.run(
            &program("pg_basebackup"),
            &["-h", "127.0.0.1", "-U", "rekey", "-p", &port, "-D", "data", "-R", "-c", "fast", "--no-sync"],
        );
        server.resume();
        server
    }

    /// Makes a standby a primary.
    pub(crate) fn promote(&self) {
        self.run(&program("pg_ctl"), &["promote", "-w", "-D", "data"]);
    }

    /// Lets the server take no more writes, also in sessions that are open: what fences an old primary off.
    pub(crate) fn make_read_only(&self) {
        let port = self.port.number.to_string();
        let sql = ["-c", "ALTER SYSTEM SET default_transaction_read_only = on", "-c", "SELECT pg_reload_conf()"];
        self.run(
            &program("psql"),
            &[&["-h", "127.0.0.1", "-U", "rekey", "-p", &port, "-d", "postgres"], &sql[..]].concat(),
        );
    }

    fn prepare(settings: &'static [&'static str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if let Some((uid, gid)) = postgres_user() {
            chown(folder.path(), Some(uid), Some(gid)).unwrap();
        }
        Self { folder, port: Port::reserve(), settings, running: None }
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let output = self.command(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub(crate) fn port(&self) -> u16 {
        self.port.number
    }

    /// Of PostgreSQL's and its tools' programs, those that refuse to be run by root.
    pub(crate) fn unprivileged(program: &str) -> Command {
        let mut command = Command::new(program);
        if let Some((uid, gid)) = postgres_user() {
            command.uid(uid).gid(gid);
        }
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Self::unprivileged(program);
        command.current_dir(self.folder.path());
        command
    }

    /// Starts the server, on the same port and data each time, and returns when it takes connections.
    pub(crate) fn resume(&mut self) {
        // The shell waits for a line, or for the pipe to break, which it does at the latest when this process ends. Then nobody needs the data any more.
        let settings = self.settings.iter().flat_map(|setting| [" -c ", setting]).collect::<String>();
        let script = "\"$0\" -D \"$1\" -p \"$2\" -k \"$3\" -h 127.0.0.1 -c fsync=off -c max_connections=300 $4 \
                      >\"$3/log\" 2>&1 & server=$!; read -r _; gone=$?; kill -INT $server; wait $server; [ $gone = 0 ] || rm -rf \"$3\"";
        let mut child = self
            .command("sh")
            .args(["-c", script, &program("postgres")])
            .arg(self.data())
            .arg(self.port.number.to_string())
            .arg(self.folder.path())
            .arg(settings)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let pipe = child.stdin.take().unwrap();
        self.running = Some((child, pipe));
        let ready = self
            .command("sh")
            .args(["-c", "for _ in $(seq 300); do \"$0\" -q -h 127.0.0.1 -p \"$1\" && exit 0; sleep 0.1; done; exit 1"])
            .arg(program("pg_isready"))
            .arg(self.port.number.to_string())
            .status()
            .unwrap();
        assert!(
            ready.success(),
            "PostgreSQL does not start: {:?}",
            std::fs::read_to_string(self.folder.path().join("log"))
        );
    }

    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// What the server has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// Stops the server at once: whoever is connected is cut off.
    pub(crate) fn pause(&mut self) {
        let (mut child, mut pipe) = self.running.take().unwrap();
        pipe.write_all(b"\n").unwrap();
        child.wait().unwrap();
    }

    /// Makes a new, empty database, and returns its address.
    pub(crate) fn database(&self) -> String {
        let name = format!("test_{}", Uuid::new_v4().simple());
        let created = Command::new(program("createdb"))
            .args(["-h", "127.0.0.1", "-U", "rekey", "-p", &self.port.number.to_string(), &name])
            .output()
            .unwrap();
        assert!(created.status.success(), "{}", String::from_utf8_lossy(&created.stderr));
        format!("postgres://rekey@127.0.0.1:{}/{name}", self.port.number)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some((mut child, pipe)) = self.running.take() {
            drop(pipe);
            child.wait().unwrap();
        }
    }
}

/// Who runs PostgreSQL, which refuses to be run by root: nobody else, unless the tests are.
pub(crate) fn postgres_user() -> Option<(u32, u32)> {
    let id = |flag: &str| {
        let output = Command::new("id").args([flag, "postgres"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<u32>().expect("a user postgres")
    };
    (effective_user() == 0).then(|| (id("-u"), id("-g")))
}

/// Who runs the tests.
pub(crate) fn effective_user() -> u32 {
    let output = Command::new("id").arg("-u").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

/// Debian keeps PostgreSQL's programs in a folder of each version.
fn program(name: &str) -> String {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = debian.map(|version| version.path().join("bin").join(name)).find(|path| path.exists());
    found.map_or_else(|| name.to_owned(), |path| path.to_string_lossy().into_owned())
}
