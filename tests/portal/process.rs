//! The real program: killed, told to stop, and its exit codes and logs.

use std::{collections::HashMap, process::Output, time::Duration};

use rekey_sandbox::MailFault;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::{
    site::Site,
    support::{ADA, PASSWORD},
};

#[tokio::test(flavor = "multi_thread")]
async fn every_accepted_webhook_is_mailed_though_the_process_is_killed() {
    const USERS: usize = 60;
    let site = Site::new().await;
    let mut portal = site.serve().await;
    let mut burst = JoinSet::new();
    for number in 0..USERS {
        let (keygen, address) = (site.keygen.clone(), format!("user{number}@customer.example"));
        keygen.add_user(&address, "user", None);
        burst.spawn(async move { keygen.request_reset(&address).await.then_some(address) });
    }
    let mut accepted = Vec::new();
    while let Some(outcome) = burst.join_next().await {
        accepted.extend(outcome.unwrap());
        if accepted.len() == USERS / 3 {
            // SIGKILL, while others are under way.
            portal.child.start_kill().unwrap();
        }
    }
    portal.child.wait().await.unwrap();
    assert!(accepted.len() >= USERS / 3);

    let _portal = site.serve().await;
    let everybody =
        site.mailbox.wait_until(|mails| accepted.iter().all(|address| mails.iter().any(|mail| mail.to == *address)));
    let mails = tokio::time::timeout(Duration::from_mins(1), everybody).await.expect("every accepted event is mailed");
    let mut names: HashMap<String, String> = HashMap::new();
    for mail in mails {
        let name = mail.header("Message-ID").unwrap();
        let first = names.entry(mail.to).or_insert_with(|| name.clone());
        assert_eq!(*first, name, "a mail that was sent twice has one name");
    }
}

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
    let answer = http.post(format!("{}/reset", site.portal)).form(&[("email", ADA)]).send().await.unwrap();
    let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let answer = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    site.mailbox.wait_for(2).await.unwrap();
    let log = portal.terminate().await;
    let lines: Vec<Value> = log.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        lines.iter().any(|line| line["spans"]
            .as_array()
            .is_some_and(|spans| spans.iter().any(|span| span["id"] == id.as_str()))),
        "{log:?}"
    );
    let handle = link.rsplit('/').next().unwrap();
    for secret in [ADA, handle, PASSWORD] {
        assert!(!log.iter().any(|line| line.contains(secret)), "{secret} is in {log:?}");
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
    let failed = |line: &&String| line.contains("\"job failed\"") && line.contains("(550): 5.1.1 no such user");
    assert_eq!(log.iter().filter(failed).count(), 1, "{log:?}");
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
