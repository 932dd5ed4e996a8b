//! A crowd at the door: the real program with 10,000 connections that say nothing, and a flood of forged webhooks, while one person resets a password.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_STANDARD};
use rekey::{
    clock::{Clock, SystemClock},
    process,
};
use rustix::process::{Resource, getrlimit};
use tokio::{
    io::AsyncReadExt,
    net::TcpStream,
    sync::{Semaphore, watch},
    task::JoinSet,
};

use crate::{
    site::Site,
    support::{ADA, HANGS, PASSWORD, stamp},
};

const CROWD: usize = 10_000;
const FORGERIES: usize = 5_000;
const AT_A_TIME: usize = 50;

/// Holds the portal's connections, and opens a new one for each that it closes. They are counted.
fn crowd(port: u16) -> (JoinSet<()>, watch::Receiver<usize>) {
    let (open, counted) = watch::channel(0);
    // Not more at once than wait in the listener's queue.
    let doors = Arc::new(Semaphore::new(500));
    let mut crowd = JoinSet::new();
    // Some are always on their way, while the portal closes those that were silent for too long.
    for _ in 0..CROWD + CROWD / 20 {
        let (open, doors) = (open.clone(), Arc::clone(&doors));
        crowd.spawn(async move {
            loop {
                let door = doors.acquire().await.unwrap();
                let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                drop(door);
                open.send_modify(|open| *open += 1);
                drop(stream.read_to_end(&mut Vec::new()).await);
                open.send_modify(|open| *open -= 1);
            }
        });
    }
    (crowd, counted)
}

/// Returns once the crowd is there.
async fn everybody(open: &mut watch::Receiver<usize>) {
    let all = open.wait_for(|&open| open >= CROWD);
    let came = tokio::time::timeout(HANGS, all).await.is_ok();
    assert!(came, "only {} connections are open", *open.borrow());
}

/// A webhook that is right in everything but its signature, which is the most work to find out.
async fn forge(site: &Site, http: &reqwest::Client) -> u16 {
    let signature = BASE64_STANDARD.encode([7; 64]);
    let account = site.keygen.account();
    let request = http
        .post(format!("{}/webhooks/keygen", site.portal))
        .header("Keygen-Date", SystemClock.now().strftime("%a, %d %b %Y %T GMT").to_string())
        .header(
            "Keygen-Signature",
            format!(
                "keyid=\"{account}\", algorithm=\"ed25519\", signature=\"{signature}\", headers=\"(request-target) host date digest\""
            ),
        )
        .body("{}");
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_and_a_flood_of_forgeries_keep_nobody_from_a_new_password() {
    let needed = (CROWD + CROWD / 20 + 1000) as u64;
    if let Some(most) = getrlimit(Resource::Nofile).maximum.filter(|&most| most < needed) {
        println!("SKIPPED: {needed} open files are needed, and {most} are allowed (ulimit -H -n)");
        return;
    }
    process::allow_many_files().unwrap();
    let site = Arc::new(Site::new().await);
    // As most machines start programs.
    let portal = Site::started(site.command_in_shell("ulimit -S -n 1024; exec \"$0\" \"$@\"", &["serve"])).await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .pool_max_idle_per_host(0)
        .build()
        .unwrap();
    let (crowd, mut open) = crowd(site.port);
    everybody(&mut open).await;

    let mut flood = JoinSet::new();
    for _ in 0..AT_A_TIME {
        let (site, http) = (Arc::clone(&site), http.clone());
        flood.spawn(async move {
            for _ in 0..FORGERIES / AT_A_TIME {
                assert_eq!(forge(&site, &http).await, 401);
            }
        });
    }
    let form = [("email", ADA), ("stamp", &stamp(&http, &site.portal).await)];
    let answer = http.post(format!("{}/reset", site.portal)).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    assert_eq!(http.get(&link).send().await.unwrap().status(), 200);
    let answer = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    assert!(site.keygen.password_is(ADA, PASSWORD));
    site.mailbox.wait_for(2).await.unwrap();
    everybody(&mut open).await;
    while let Some(outcome) = flood.join_next().await {
        outcome.unwrap();
    }
    drop(crowd);
    let log = portal.terminate().await;
    let refused = log.iter().filter(|line| line.contains("does not match any configured key")).count();
    assert_eq!(refused, FORGERIES);
    let errors: Vec<_> = log.iter().filter(|line| line.contains("\"ERROR\"")).collect();
    assert!(errors.is_empty(), "{errors:?}");
}
