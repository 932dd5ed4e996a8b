//! The process is killed in the middle of a burst of webhooks: what was answered 204 is mailed all the same.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::HashMap, path::Path, process::Stdio, time::Duration};

use rekey::demo;
use rekey_sandbox::{Clock, Keygen, Mailbox};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    task::JoinSet,
};

/// Starts the real program, and returns when it listens.
async fn start(config: &Path) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rekey"))
        .args(["serve", "--config"])
        .arg(config)
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    while !lines.next_line().await.unwrap().unwrap().contains("listening") {}
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    child
}

#[tokio::test(flavor = "multi_thread")]
async fn every_accepted_webhook_is_mailed_though_the_process_is_killed() {
    const USERS: usize = 60;
    let keygen = Keygen::start(Clock::default()).unwrap();
    let mailbox = Mailbox::start().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let config = folder.path().join("rekey.toml");
    let text = demo::configuration(port, &format!("http://localhost:{port}"), folder.path(), &keygen, &mailbox);
    std::fs::write(&config, text).unwrap();
    keygen.register_webhook(format!("http://localhost:{port}/webhooks/keygen").parse().unwrap());

    let mut portal = start(&config).await;
    let mut burst = JoinSet::new();
    for number in 0..USERS {
        let (keygen, address) = (keygen.clone(), format!("user{number}@customer.example"));
        keygen.add_user(&address, "user", None);
        burst.spawn(async move { keygen.request_reset(&address).await.then_some(address) });
    }
    let mut accepted = Vec::new();
    while let Some(outcome) = burst.join_next().await {
        accepted.extend(outcome.unwrap());
        if accepted.len() == USERS / 3 {
            // SIGKILL, while others are under way.
            portal.start_kill().unwrap();
        }
    }
    portal.wait().await.unwrap();
    assert!(accepted.len() >= USERS / 3);

    let _portal = start(&config).await;
    let everybody =
        mailbox.wait_until(|mails| accepted.iter().all(|address| mails.iter().any(|mail| mail.to == *address)));
    let mails = tokio::time::timeout(Duration::from_mins(1), everybody).await.expect("every accepted event is mailed");
    let mut names: HashMap<String, String> = HashMap::new();
    for mail in mails {
        let name = mail.header("Message-ID").unwrap();
        let first = names.entry(mail.to).or_insert_with(|| name.clone());
        assert_eq!(*first, name, "a mail that was sent twice has one name");
    }
}
