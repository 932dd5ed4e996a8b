//! A pooler between the portal and PostgreSQL. These tests need both, whatever the others run on.

use std::{
    os::unix::fs::chown,
    process::{Child, Stdio},
    time::Duration,
};

use tokio::net::TcpStream;

use crate::{
    postgres::{Postgres, postgres_user},
    site::Site,
    support::{ADA, Port, eventually},
};

struct PgBouncer {
    process: Child,
    port: Port,
    _folder: tempfile::TempDir,
}

impl PgBouncer {
    async fn start(server: &Postgres, pool_mode: &str) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), Port::reserve());
        if let Some((uid, gid)) = postgres_user() {
            chown(folder.path(), Some(uid), Some(gid)).unwrap();
        }
        let file = folder.path().join("pgbouncer.ini");
        let configuration = format!(
            "[databases]\n* = host=127.0.0.1 port={} user=rekey\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {}\n\
             unix_socket_dir =\nauth_type = any\npool_mode = {pool_mode}\nignore_startup_parameters = extra_float_digits\n",
            server.port(),
            port.number
        );
        std::fs::write(&file, configuration).unwrap();
        let debian = std::path::Path::new("/usr/sbin/pgbouncer");
        let program = if debian.exists() { "/usr/sbin/pgbouncer" } else { "pgbouncer" };
        let process = Postgres::unprivileged(program).arg("-q").arg(&file).stderr(Stdio::null()).spawn().unwrap();
        let bouncer = Self { process, port, _folder: folder };
        eventually(async || TcpStream::connect(("127.0.0.1", bouncer.port.number)).await.is_ok(), "it listens").await;
        bouncer
    }

    async fn site(&self, server: &Postgres) -> Site {
        let url = server.database().replace(&server.port().to_string(), &self.port.number.to_string());
        Site::on(Some(("REKEY_DATABASE__URL".to_owned(), url))).await
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn a_pooler_in_transaction_or_statement_mode_is_refused_with_the_reason() {
    for mode in ["transaction", "statement"] {
        let bouncer = PgBouncer::start(Postgres::shared(), mode).await;
        let site = bouncer.site(Postgres::shared()).await;
        for command in [&["serve"][..], &["queue", "list"]] {
            let output = tokio::time::timeout(Duration::from_mins(1), site.command(command).output());
            let output = output.await.unwrap_or_else(|_| panic!("it serves in {mode} mode")).unwrap();
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success(), "{mode} {command:?}");
            assert!(
                told.contains("database.url") && told.contains("transaction") && told.contains("session mode"),
                "{told}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn a_pooler_in_session_mode_serves() {
    let bouncer = PgBouncer::start(Postgres::shared(), "session").await;
    let site = bouncer.site(Postgres::shared()).await;
    let (one, other) = (site.serve().await, site.serve_beside().await);
    assert!(site.keygen.request_reset(ADA).await);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(http.get(&link).send().await.unwrap().status(), 200);
    assert_eq!(http.get(format!("{}/readyz", site.portal)).send().await.unwrap().status(), 200);
    one.terminate().await;
    other.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn a_server_that_can_not_be_reached_is_named_with_the_reason() {
    let free = Port::reserve();
    let refused = format!("postgres://rekey@127.0.0.1:{}/rekey", free.number);
    let server = Postgres::shared();
    let unknown = format!("postgres://rekey@127.0.0.1:{}/no_such_database", server.port());
    let nobody = format!("postgres://nobody@127.0.0.1:{}/postgres", server.port());
    for (url, address, reason) in [
        (refused, format!("127.0.0.1:{}", free.number), "Connection refused"),
        (unknown, format!("127.0.0.1:{}", server.port()), "\"no_such_database\" does not exist"),
        (nobody, format!("127.0.0.1:{}", server.port()), "\"nobody\" does not exist"),
        (
            "postgres://rekey@no-such-host.invalid/rekey?sslmode=verify-full".to_owned(),
            "no-such-host.invalid:5432".to_owned(),
            "lookup",
        ),
    ] {
        let site = Site::on(Some(("REKEY_DATABASE__URL".to_owned(), url))).await;
        let output = site.command(&["serve"]).output().await.unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && told.contains(&address) && told.contains(reason), "{told}");
        assert!(!told.contains("pool timed out"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn a_server_that_goes_away_is_named_in_the_log() {
    let mut server = Postgres::start();
    let site = Site::on(Some(("REKEY_DATABASE__URL".to_owned(), server.database()))).await;
    let portal = site.serve().await;
    server.pause();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(http.get(format!("{}/readyz", site.portal)).send().await.unwrap().status(), 503);
    portal
        .says(&format!(
            "not ready\",\"error\":\"database: no connection to PostgreSQL at 127.0.0.1:{}: Connection refused",
            server.port()
        ))
        .await;
    server.resume();
    eventually(async || http.get(format!("{}/readyz", site.portal)).send().await.unwrap().status() == 200, "ready")
        .await;
    portal.terminate().await;
}
