//! What happens to the process and its SQLite file: killed at random, no disk left, a file that is locked, read-only or damaged.

use std::{collections::HashMap, fs, os::unix::fs::PermissionsExt, process::Stdio};

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::Mail;
use sqlx::{Connection, SqliteConnection};
use tokio::{process::Command, task::JoinSet};

use crate::{
    site::{Running, Site},
    support::{ADA, HANGS, World, eventually, number},
};

/// Fails unless everybody's mail comes; one that is sent twice has the same name.
pub(crate) async fn expect_mails(site: &Site, addresses: &[String]) {
    let everybody =
        site.mailbox.wait_until(|mails| addresses.iter().all(|address| mails.iter().any(|mail| mail.to == *address)));
    let mails = tokio::time::timeout(HANGS, everybody).await.unwrap();
    for address in addresses {
        assert!(mails.iter().any(|mail| mail.to == *address), "{address} was accepted, and is not mailed");
    }
    let mut names: HashMap<String, String> = HashMap::new();
    for mail in mails {
        let name = mail.header("Message-ID").unwrap();
        let first = names.entry(mail.to).or_insert_with(|| name.clone());
        assert_eq!(*first, name, "a mail that was sent twice has one name");
    }
}

/// Asks Keygen for so many resets at the same time, each for a new user. Those whose webhooks were accepted are returned.
pub(crate) async fn burst(site: &Site, users: usize, mut meanwhile: impl AsyncFnMut(usize)) -> Vec<String> {
    let mut burst = JoinSet::new();
    for _ in 0..users {
        let (keygen, address) = (site.keygen.clone(), format!("user{}@customer.example", uuid::Uuid::new_v4()));
        keygen.add_user(&address, "user", None);
        burst.spawn(async move { keygen.request_reset(&address).await.then_some(address) });
    }
    let mut accepted = Vec::new();
    while let Some(outcome) = burst.join_next().await {
        accepted.extend(outcome.unwrap());
        meanwhile(accepted.len()).await;
    }
    accepted
}

/// `KILL_ROUNDS` asks for more; `scripts/kill-rounds` does so.
#[tokio::test(flavor = "multi_thread")]
async fn every_accepted_webhook_is_mailed_though_the_process_is_killed() {
    let rounds = std::env::var("KILL_ROUNDS").map_or(5, |rounds| rounds.parse().unwrap());
    let mut site = Site::new().await;
    site.set("REKEY_BRANDS__ACME__MAIL__MAX_PER_HOUR", "1000000");
    let mut accepted = Vec::new();
    for _ in 0..rounds {
        let mut portal = Some(site.serve().await);
        let last_words = number(30);
        let mails = site.mailbox.mails().len();
        accepted.extend(
            burst(&site, 30, async |count| {
                // SIGKILL, while others are under way: after so many were accepted, or mailed.
                if (count >= last_words || site.mailbox.mails().len() >= mails + last_words)
                    && let Some(portal) = portal.take()
                {
                    kill(portal).await;
                }
            })
            .await,
        );
        if let Some(portal) = portal {
            kill(portal).await;
        }
    }
    assert!(!accepted.is_empty());
    let portal = site.serve().await;
    expect_mails(&site, &accepted).await;
    portal.terminate().await;
    expect_genuine_trail(&site).await;
}

/// Fails unless the audit trail is as it was written.
pub(crate) async fn expect_genuine_trail(site: &Site) {
    let verified = site.command(&["trace", "--verify"]).output().await.unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

pub(crate) async fn kill(mut portal: Running) {
    portal.child.start_kill().unwrap();
    portal.child.wait().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn with_no_disk_left_nothing_is_accepted_and_nothing_accepted_is_lost() {
    let site = Site::on(None).await;
    // Files may grow to 400 KiB, in blocks of 512 bytes; a signal would end the process, which a full disk doesn't.
    let limited = "trap '' XFSZ; ulimit -S -f 800; exec \"$0\" \"$@\"";
    let portal = Site::started(site.command_in_shell(limited, &["serve"])).await;
    let mut accepted = Vec::new();
    loop {
        let some = burst(&site, 10, async |_| {}).await;
        let full = some.len() < 10;
        accepted.extend(some);
        if full {
            break;
        }
    }
    assert!(burst(&site, 3, async |_| {}).await.is_empty(), "still full");
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let ready = async || http.get(format!("{}/readyz", site.portal)).send().await.unwrap().status();
    // A probe's row is smaller than a webhook's: a few may still fit in.
    eventually(async || ready().await == 503, "it answers questions, but takes no writes").await;
    let unlimited = ["--pid", &portal.child.id().unwrap().to_string(), "--fsize=unlimited"].map(str::to_owned);
    assert!(Command::new("prlimit").args(unlimited).status().await.unwrap().success());
    // The same process goes on when there is space again.
    assert_eq!(ready().await, 200);
    let more = burst(&site, 3, async |_| {}).await;
    assert_eq!(more.len(), 3);
    accepted.extend(more);
    expect_mails(&site, &accepted).await;
    portal.terminate().await;
    assert_eq!(site.mailbox.mails().len(), accepted.len());
}

#[tokio::test]
async fn a_file_that_another_process_locks_is_waited_for() {
    let world = World::on(None, &[]).await;
    let mut other = SqliteConnection::connect(&format!("sqlite:{}", world.sqlite_file().display())).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    assert!(!world.keygen.request_reset(ADA).await, "answered 503");
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    // Keygen's retry.
    world.clock.advance(SignedDuration::from_mins(101));
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, ADA);
    world.wait_for_jobs(JobState::Done, 1).await;
    assert_eq!(world.mailbox.mails().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_can_not_be_written_is_refused_at_start() {
    let site = Site::on(None).await;
    site.serve().await.terminate().await;
    let mut command = site.command_as_nobody(&["serve"]).await;
    let folder = site.config.parent().unwrap();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let mode = if path.ends_with("rekey") { 0o555 } else { 0o444 };
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).unwrap();
    let output = command.stdin(Stdio::null()).output().await.unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && told.contains("database.url") && told.contains("ermission denied"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_refused_at_start() {
    let site = Site::on(None).await;
    let portal = site.serve().await;
    assert!(burst(&site, 5, async |_| {}).await.len() == 5);
    portal.terminate().await;
    let file = site.config.with_file_name("rekey.db");
    let sound = fs::read(&file).unwrap();
    // Its beginning, and everything but its beginning.
    for damaged in [0..100, 4096..sound.len()] {
        let mut bytes = sound.clone();
        bytes[damaged.clone()].fill(0x5a);
        fs::write(&file, bytes).unwrap();
        let output = site.command(&["serve"]).output().await.unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{damaged:?}: {told}");
        let clear = ["is not a database", "malformed", "the file is damaged"];
        assert!(clear.iter().any(|words| told.contains(words)), "{damaged:?}: {told}");
    }
    fs::write(&file, sound).unwrap();
    let portal = site.serve().await;
    let to_all = |mails: &[Mail]| mails.len() == 5;
    assert_eq!(site.mailbox.wait_until(to_all).await.len(), 5);
    portal.terminate().await;
}
