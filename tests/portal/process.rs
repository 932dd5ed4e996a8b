//! The real program: told to stop, and its exit codes and logs.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    process::{Output, Stdio},
    time::Duration,
};

use futures_util::future::join_all;
use rekey_sandbox::MailFault;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
};

use crate::{
    site::Site,
    smtp_script::{Act, GREETING, ScriptedServer},
    support::{ADA, PASSWORD, eventually, stamp},
};

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_returns_what_it_holds() {
    let site = Site::new().await;
    site.mailbox.fail_next(&[MailFault::Silence]);
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    site.mailbox.wait_for_faults().await;
    let log = portal.terminate().await;
    assert!(log.iter().any(|line| line.contains("\"returned\":1")), "{log:?}");

    let portal = site.serve().await;
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn logs_are_json_name_the_request_and_hold_no_secret() {
    let site = Site::new().await;
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let stamp = stamp(&http, &site.portal).await;
    let form = [("email", ADA), ("stamp", &stamp)];
    let answer = http.post(format!("{}/reset", site.portal)).form(&form).send().await.unwrap();
    let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let answer = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    site.mailbox.wait_for(2).await.unwrap();
    let log = portal.terminate().await;
    let lines: Vec<Value> = log.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        lines.iter().any(|line| line["spans"]
            .as_array()
            .is_some_and(|spans| spans.iter().any(|span| span["id"] == id.as_str()))),
        "{log:?}"
    );
    assert!(lines.iter().all(|line| line["timestamp"].as_str().is_some_and(|time| time.ends_with('Z'))), "in UTC");
    let handle = link.rsplit('/').next().unwrap();
    for secret in [ADA, handle, PASSWORD] {
        assert!(!log.iter().any(|line| line.contains(secret)), "{secret} is in {log:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_of_whoever_is_turned_away() {
    let mut site = Site::new().await;
    site.set("REKEY_BRANDS__ACME__LIMITS__FORMS_PER_CLIENT", "3");
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let url = format!("{}/reset", site.portal);
    let stamp = stamp(&http, &site.portal).await;
    let form = [("email", ADA), ("stamp", &stamp)];
    http.post(&url).header("Sec-Fetch-Site", "cross-site").form(&form).send().await.unwrap();
    http.post(&url).form(&[("email", ADA), ("website", "x"), ("stamp", &stamp)]).send().await.unwrap();
    http.post(&url).form(&[("email", ADA)]).send().await.unwrap();
    http.post(format!("{}/webhooks/keygen", site.portal)).body("{}").send().await.unwrap();
    for _ in 0..2 {
        http.post(&url).form(&form).send().await.unwrap();
    }
    let log = portal.terminate().await;
    for (told, reason) in [
        ("a form of another site was refused", ""),
        ("a request for a reset is in doubt", "Trapped(20s)"),
        ("a request for a reset is in doubt", "OnceMore"),
        ("webhook rejected", "header is missing"),
        ("a client has sent too many forms", ""),
    ] {
        let found = log.iter().filter(|line| line.contains(told) && line.contains(reason)).count();
        assert_eq!(found, 1, "{told} {reason}: {log:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_says_why_a_mail_was_refused() {
    let site = Site::new().await;
    site.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    site.mailbox.wait_for_faults().await;
    let log = portal.terminate().await;
    let failed =
        |line: &&String| line.contains("\"job failed\"") && line.contains("answered RCPT with 550 5.1.1 no such user");
    assert_eq!(log.iter().filter(failed).count(), 1, "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_us_is_told_as_an_error() {
    for (step, said) in [(GREETING, "554 5.7.1 no service for you"), ("RCPT", "550 5.4.5 daily sending limit exceeded")]
    {
        let server = ScriptedServer::start("PIPELINING", None).await;
        let mut site = Site::new().await;
        site.set("REKEY_BRANDS__ACME__MAIL__SMTP__PORT", &server.port.to_string());
        server.at(&[(step, Act::say(&format!("{said}\r\n")))]);
        let portal = site.serve().await;
        assert!(site.keygen.request_reset(ADA).await);
        let mut seen = server.seen.subscribe();
        assert!(seen.wait_for(|seen| seen.mails.len() == 1).await.is_ok(), "it goes a few seconds later");
        let log = portal.terminate().await;
        let told = |line: &&String| {
            line.contains("\"ERROR\"") && line.contains(said) && line.contains(&format!("127.0.0.1:{}", server.port))
        };
        assert_eq!(log.iter().filter(told).count(), 1, "{log:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_on_the_same_file_is_refused() {
    let site = Site::on(None).await;
    let portal = site.serve().await;
    let second = site.command(&["serve"]).env("REKEY_SERVER__LISTEN", "127.0.0.1:0").output().await.unwrap();
    assert!(!second.status.success());
    let told = String::from_utf8(second.stderr).unwrap();
    assert!(told.contains("another rekey is running"), "{told}");
    portal.terminate().await;
}

#[tokio::test]
async fn a_mistaken_configuration_is_told_and_fails() {
    let site = Site::new().await;
    let check = async || -> Output { site.command(&["config", "check"]).output().await.unwrap() };
    let fine = check().await;
    assert!(fine.status.success());
    let text = std::fs::read_to_string(&site.config).unwrap();
    std::fs::write(&site.config, text.replace("support_email", "suport_email")).unwrap();
    let wrong = check().await;
    assert!(!wrong.status.success());
    let told = String::from_utf8(wrong.stderr).unwrap();
    assert!(told.contains("brands.acme.suport_email") && told.contains("brands.acme.support_email"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_allows_many_connections_and_leaves_no_core_file() {
    let site = Site::new().await;
    // Less than it may have, and more than it should.
    let script = "ulimit -S -n 256; ulimit -S -c \"$(ulimit -H -c)\"; exec \"$0\" \"$@\"";
    let portal = Site::started(site.command_in_shell(script, &["serve"])).await;
    let limits = fs::read_to_string(format!("/proc/{}/limits", portal.child.id().unwrap())).unwrap();
    let limit = |name: &str| -> Vec<String> {
        let line = limits.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().take(2).map(str::to_owned).collect()
    };
    assert_eq!(limit("Max core file size"), ["0", "0"]);
    let files = limit("Max open files");
    let most = files[1].parse().unwrap_or(u64::MAX).min(65_536);
    assert_eq!(files[0], most.to_string());
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_root_can_look_into_its_memory() {
    let site = Site::on(None).await;
    fs::set_permissions(site.config.parent().unwrap(), fs::Permissions::from_mode(0o777)).unwrap();
    let portal = Site::started(site.command_as_nobody(&["serve"]).await).await;
    // These files are the process's user's, unless it hides its memory (proc(5)).
    let memory = format!("/proc/{}/mem", portal.child.id().unwrap());
    assert_eq!(fs::metadata(memory).unwrap().uid(), 0);
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_write_no_errors_into_the_log() {
    let site = Site::new().await;
    let portal = site.serve().await;
    for bytes in ["nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"] {
        let mut stream = TcpStream::connect(("127.0.0.1", site.port)).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    let log = portal.terminate().await;
    assert!(!log.iter().any(|line| line.contains("\"ERROR\"")), "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_keeps_nobody_waiting_and_dropped_lines_are_counted() {
    let site = Site::new().await;
    let mut child = site.command(&["serve"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines();
    while !log.next_line().await.unwrap().unwrap().contains("listening") {}
    let http = patient_client();
    // Each line is at least 100 bytes: far more than a pipe holds, and than is kept for it.
    let url = format!("{}/nowhere", site.portal);
    for _ in 0..150 {
        let answers = (0..100).map(|_| http.get(&url).send());
        assert!(join_all(answers).await.into_iter().all(|answer| answer.unwrap().status() == 404));
    }
    // Once somebody reads again, the gap is told.
    let dropped: usize = loop {
        let line = log.next_line().await.unwrap().unwrap();
        if let Some((_, after)) = line.split_once("log lines were dropped").filter(|_| line.contains("WARN")) {
            break after.rsplit("lines=").next().unwrap().trim().parse().unwrap();
        }
    };
    assert!(dropped > 0);
    http.get(&url).send().await.unwrap();
    while !log.next_line().await.unwrap().unwrap().contains("answered") {}
    kill("-TERM", &child).await;
    assert!(child.wait().await.unwrap().success());
    let mut last = String::new();
    while let Some(line) = log.next_line().await.unwrap() {
        last += &line;
    }
    assert!(last.contains("shutting down"), "the last lines are flushed: {last}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_pipe_does_not_keep_it_from_ending() {
    let site = Site::new().await;
    let mut child = site.command(&["serve"]).env("REKEY_LOG__LEVEL", "trace").stderr(Stdio::piped()).spawn().unwrap();
    let http = patient_client();
    eventually(async || http.get(format!("{}/healthz", site.portal)).send().await.is_ok(), "it serves").await;
    for _ in 0..20 {
        let answers = (0..50).map(|_| http.get(format!("{}/nowhere", site.portal)).send());
        assert!(join_all(answers).await.into_iter().all(|answer| answer.unwrap().status() == 404));
    }
    kill("-TERM", &child).await;
    assert!(child.wait().await.unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_a_file_is_plain_whatever_the_terminal() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let mut command = site.command(&["serve"]);
    command.env("TERM", "xterm-256color").stderr(fs::File::create(&path).unwrap());
    let mut child = command.spawn().unwrap();
    eventually(async || fs::read_to_string(&path).unwrap().contains("listening"), "it listens").await;
    kill("-TERM", &child).await;
    assert!(child.wait().await.unwrap().success());
    let log = fs::read_to_string(&path).unwrap();
    assert!(!log.contains('\u{1b}') && log.contains("shutting down"), "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_on_a_terminal_is_coloured_unless_that_is_unwanted() {
    // It warns of a file that others can read, and ends because its port is taken.
    let mut site = Site::on(None).await;
    let database = site.config.with_file_name("rekey.db");
    fs::write(&database, "").unwrap();
    fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).unwrap();
    let taken = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    site.set("REKEY_SERVER__LISTEN", &taken.local_addr().unwrap().to_string());
    for (variables, coloured) in [
        ("TERM=xterm", true),
        ("TERM=dumb", false),
        ("TERM=", false),
        ("TERM=xterm NO_COLOR=1", false),
        ("TERM=xterm NO_COLOR=", true),
        ("TERM=xterm REKEY_LOG__FORMAT=json", false),
    ] {
        // util-linux's `script` gives the program a terminal.
        let program =
            format!("env {variables} {} serve --config {}", env!("CARGO_BIN_EXE_rekey"), site.config.display());
        let mut script = site.command_in_shell("exec script -qefc \"$PROGRAM\" /dev/null", &[]);
        let output = script.env_remove("NO_COLOR").env("PROGRAM", &program).output().await.unwrap();
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(shown.contains("chmod 600") && shown.contains("rekey: can't listen"), "{shown}");
        assert_eq!(shown.contains('\u{1b}'), coloured, "{variables}: {shown:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signals_for_daemons_do_not_end_it() {
    let site = Site::new().await;
    let portal = site.serve().await;
    for signal in ["HUP", "USR1", "USR2"] {
        kill(&format!("-{signal}"), &portal.child).await;
        portal.says(&format!("\"signal\":\"SIG{signal}\"")).await;
    }
    assert!(reqwest::get(format!("{}/healthz", site.portal)).await.unwrap().status().is_success());
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn health_checks_are_not_in_the_log_and_spans_stand_there_once() {
    let site = Site::new().await;
    let portal = site.serve().await;
    for path in ["/healthz", "/readyz", "/reset"] {
        assert!(reqwest::get(format!("{}{path}", site.portal)).await.unwrap().status().is_success());
    }
    let log = portal.terminate().await;
    let answered: Vec<Value> = log
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &Value| line["message"] == "answered")
        .collect();
    assert_eq!(answered.len(), 1, "{log:?}");
    assert!(answered[0]["route"].as_str().unwrap().ends_with("/reset"));
    assert_eq!(answered[0]["spans"].as_array().unwrap().len(), 1);
    assert!(answered[0].get("span").is_none(), "{answered:?}");
}

/// Gives up on a portal that hangs, so that the test fails.
fn patient_client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().unwrap()
}

async fn kill(signal: &str, child: &Child) {
    let id = child.id().unwrap().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().await.unwrap().success());
}
