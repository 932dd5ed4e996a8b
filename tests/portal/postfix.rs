//! A Postfix of the tests' own, on loopback: with STARTTLS, authentication, and a Maildir. Postfix wants to be started by root.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use rekey_sandbox::Mail;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::support::{Certificate, Port, eventually};

pub(crate) const USER: &str = "rekey";
pub(crate) const PASSWORD: &str = "a password for the mail server";

/// A running Postfix. Like the tests' PostgreSQL it ends with the process that started it, however that ends.
pub(crate) struct Postfix {
    folder: tempfile::TempDir,
    pub(crate) port_number: String,
    /// The file with the certificate of the authority that its own is of.
    pub(crate) ca: String,
    _port: Port,
    running: Option<(Child, ChildStdin)>,
}

impl Postfix {
    pub(crate) async fn start() -> Self {
        Self::with("").await
    }

    /// `settings` are lines of its `main.cf`.
    pub(crate) async fn with(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().display().to_string();
        // Its processes run as several users.
        fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
        for name in ["conf", "spool", "data", "mail"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        run(&format!("chown postfix {root}/data && chmod 777 {root}/mail"));
        let certificate = Certificate::make(folder.path());
        let port = Port::reserve();
        let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
        let passwords = check_passwords().await;
        write(
            "conf/main.cf",
            format!(
                "compatibility_level = 3.6\nqueue_directory = {root}/spool\ndata_directory = {root}/data\n\
                 daemon_directory = /usr/lib/postfix/sbin\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n\
                 myhostname = mail.example\nmydestination =\nmynetworks =\nmaillog_file = {root}/log\nmaillog_file_prefixes = {root}\n\
                 virtual_mailbox_domains = customer.example, inbox.test\nvirtual_mailbox_base = {root}/mail\nvirtual_mailbox_maps = static:inbox/\n\
                 virtual_minimum_uid = 1\nvirtual_uid_maps = static:65534\nvirtual_gid_maps = static:65534\n\
                 smtpd_tls_security_level = encrypt\nsmtpd_tls_cert_file = {}\nsmtpd_tls_key_file = {}\n\
                 smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n\
                 smtpd_sasl_path = inet:127.0.0.1:{passwords}\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject\n\
                 {settings}\n",
                certificate.file, certificate.key_file
            ),
        );
        write(
            "conf/master.cf",
            format!(
                "127.0.0.1:{} inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\n\
                 tlsmgr unix - - n 1000? 1 tlsmgr\nrewrite unix - - n - - trivial-rewrite\nbounce unix - - n - 0 bounce\n\
                 defer unix - - n - 0 bounce\ntrace unix - - n - 0 bounce\nverify unix - - n - 1 verify\nproxymap unix - - n - - proxymap\n\
                 error unix - - n - - error\nretry unix - - n - - error\nvirtual unix - n n - - virtual\nanvil unix - - n - 1 anvil\n\
                 scache unix - - n - 1 scache\npostlog unix-dgram n - n - 1 postlogd\n",
                port.number
            ),
        );
        let script = "postfix -c \"$0\" start >&2; read -r _; postfix -c \"$0\" stop >&2";
        let mut child = Command::new("sh")
            .args(["-c", script])
            .arg(folder.path().join("conf"))
            .stdin(Stdio::piped())
            .stderr(fs::File::create(folder.path().join("said")).unwrap())
            .spawn()
            .unwrap();
        let pipe = child.stdin.take().unwrap();
        let address = ("127.0.0.1", port.number);
        let server = Self {
            folder,
            port_number: port.number.to_string(),
            ca: certificate.file,
            _port: port,
            running: Some((child, pipe)),
        };
        let listens = async || tokio::net::TcpStream::connect(address).await.is_ok();
        eventually(listens, &format!("Postfix listens: {root}/said")).await;
        server
    }

    /// Every mail that was delivered, once there are `count`.
    pub(crate) async fn delivered(&self, count: usize) -> Vec<Mail> {
        let files = || fs::read_dir(self.folder.path().join("mail/inbox/new")).into_iter().flatten().flatten();
        eventually(async || files().count() >= count, &format!("{count} mails in {}", self.folder.path().display()))
            .await;
        files().map(|file| mail(&file.path())).collect()
    }
}

/// Says of a user's password whether it is right, by the protocol that Postfix shares with Dovecot: Postfix knows no passwords itself. Returns the port.
async fn check_passwords() -> u16 {
    let right = BASE64_STANDARD.encode(format!("\0{USER}\0{PASSWORD}"));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let right = right.clone();
            tokio::spawn(async move {
                let (requests, mut answers) = stream.into_split();
                let hello = "VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t0\nDONE\n";
                answers.write_all(hello.as_bytes()).await.unwrap();
                let mut requests = BufReader::new(requests).lines();
                while let Ok(Some(request)) = requests.next_line().await {
                    let mut parts = request.split('\t');
                    if parts.next() != Some("AUTH") {
                        continue;
                    }
                    let id = parts.next().unwrap();
                    let given = parts.find_map(|part| part.strip_prefix("resp="));
                    let verdict = if given == Some(&right) { "OK" } else { "FAIL" };
                    answers.write_all(format!("{verdict}\t{id}\tuser={USER}\n").as_bytes()).await.unwrap();
                }
            });
        }
    });
    port
}

fn mail(path: &Path) -> Mail {
    let source = String::from_utf8(fs::read(path).unwrap()).unwrap();
    let to =
        source.lines().find_map(|line| line.strip_prefix("X-Original-To: ").or(line.strip_prefix("Delivered-To: ")));
    Mail { to: to.unwrap_or_default().to_owned(), source }
}

fn run(script: &str) {
    let output = Command::new("sh").args(["-c", script]).output().unwrap();
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stdout));
}

impl Drop for Postfix {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            tracing::error!(log = &log[log.len().saturating_sub(4000)..], "the last that Postfix said");
        }
        if let Some((mut child, pipe)) = self.running.take() {
            drop(pipe);
            child.wait().unwrap();
        }
    }
}
