//! Several replicas on one PostgreSQL, and PostgreSQL going away. These tests need it, whatever the others run on.

use std::time::Duration;

use jiff::Timestamp;
use rekey::{
    address::EmailAddress,
    queue::Job,
    secrets::Keys,
    store::{Asked, MailPolicy, Purpose, Requested, Service, Store, Take},
};
use rekey_sandbox::MailFault;
use tokio::task::JoinSet;

use crate::{
    crashes::{burst, expect_genuine_trail, expect_mails, kill},
    postgres::Postgres,
    site::Site,
    support::{ADA, HANGS, Port, test_keys},
};

async fn site_on(postgres: &Postgres) -> Site {
    Site::on(Some(("REKEY_DATABASE__URL".to_owned(), postgres.database()))).await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn of_three_replicas_one_is_killed_and_the_others_mail_everything() {
    let mut site = site_on(Postgres::shared()).await;
    site.set("REKEY_BRANDS__ACME__MAIL__SMTP__TIMEOUT", "5s");
    // Whoever gets these holds a job until the time-out, or until they are killed.
    site.mailbox.fail_next(&[MailFault::Silence; 6]);
    let first = site.serve().await;
    let second = site.serve_beside().await;
    let mut third = Some(site.serve_beside().await);
    let accepted = burst(&site, 60, async |count| {
        if count == 30
            && let Some(third) = third.take()
        {
            kill(third).await;
        }
    })
    .await;
    assert_eq!(accepted.len(), 60, "the first was there all the time");
    expect_mails(&site, &accepted).await;
    first.terminate().await;
    second.terminate().await;
    expect_genuine_trail(&site).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn the_jobs_of_a_dead_replica_are_taken_over() {
    let site = site_on(Postgres::shared()).await;
    site.mailbox.fail_next(&[MailFault::Silence]);
    let dying = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    site.mailbox.wait_for_faults().await;
    let heir = site.serve_beside().await;
    kill(dying).await;
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);
    let log = heir.terminate().await;
    assert!(log.iter().any(|line| line.contains("\"taken_over\":1")), "{log:?}");
    assert_eq!(site.mailbox.mails().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn postgresql_goes_away_under_load_and_comes_back() {
    let mut postgres = Postgres::start();
    let site = site_on(&postgres).await;
    let portal = site.serve().await;
    let mut accepted = burst(&site, 40, async |count| {
        if count == 15 && postgres.is_running() {
            postgres.pause();
        }
    })
    .await;
    assert!(accepted.len() >= 15);
    postgres.resume();
    // The first may still meet a connection that was cut off, and is answered 503.
    let mut after = Vec::new();
    while after.len() < 10 {
        after.extend(burst(&site, 5, async |_| {}).await);
    }
    accepted.extend(after);
    expect_mails(&site, &accepted).await;
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn replicas_may_all_start_at_once_on_an_empty_database() {
    let site = site_on(Postgres::shared()).await;
    let mut starting = JoinSet::new();
    for _ in 0..4 {
        let command = site.beside(&["serve"]);
        starting.spawn(Site::started(command));
    }
    for replica in starting.join_all().await {
        replica.terminate().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn of_many_replicas_one_does_what_is_due() {
    let url = Postgres::shared().database().parse().unwrap();
    let mut stores = Vec::new();
    for _ in 0..4 {
        stores.push(Store::open(&url, &test_keys()).await.unwrap());
    }
    let every = Duration::from_mins(10);
    let mut now = Timestamp::UNIX_EPOCH;
    for _ in 0..5 {
        let mut claims = JoinSet::new();
        for store in &stores {
            let store = store.clone();
            claims.spawn(async move { store.claim_task("sweep", every, now).await.unwrap() });
        }
        assert_eq!(claims.join_all().await.into_iter().filter(|claimed| *claimed).count(), 1);
        // Nor does one whose clock is a little behind.
        assert!(!stores[0].claim_task("sweep", every, now - Duration::from_secs(10)).await.unwrap());
        now += every;
    }
    for store in stores {
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn a_job_stored_by_one_replica_wakes_the_others() {
    let url = Postgres::shared().database().parse().unwrap();
    let (one, other) = (Store::open(&url, &test_keys()).await.unwrap(), Store::open(&url, &test_keys()).await.unwrap());
    let relay = tokio::spawn(other.clone().relay_news());
    let mut news = other.subscribe_to_jobs(Service::Keygen);
    let keys = Keys::new(&"a secret for tests".into(), &[]);
    let now = Timestamp::UNIX_EPOCH;
    let address: EmailAddress = ADA.parse().unwrap();
    let job = Job::RequestReset { address: address.clone(), purpose: Purpose::Reset };
    let job = job.seal(&keys, "acme", now, Timestamp::MAX);
    let asked = Asked { at: now, purpose: Purpose::Reset, language: None, requester: None };
    let policy = MailPolicy {
        unasked: true,
        cooldown: Duration::ZERO,
        per_address: 5,
        per_hour: 1000,
        percent_per_client: 10,
        invitations_per_hour: 1000,
    };
    assert_eq!(one.store_request(&job, &asked, None, policy).await.unwrap(), Requested::Stored);
    tokio::time::timeout(HANGS, news.changed()).await.expect("it hears of the job");
    let take = async |store: &Store| store.take_job("acme", Service::Keygen, 0, &policy, now).await.unwrap();
    assert!(matches!(take(&other).await, Take::Job(_)));
    assert!(matches!(take(&one).await, Take::Nothing), "one takes it");
    relay.abort();
    one.close().await;
    other.close().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn of_two_replicas_one_uses_a_link_and_it_is_dead_at_both() {
    let site = Site::on(Some(("REKEY_DATABASE__URL".to_owned(), Postgres::shared().database()))).await;
    let mut other = site.beside(&["serve"]);
    let port = Port::reserve();
    other.env("REKEY_SERVER__LISTEN", format!("127.0.0.1:{}", port.number));
    let (one, other) = (site.serve().await, Site::started(other).await);
    assert!(site.keygen.request_reset(ADA).await);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let at_other = link.replace(&site.portal, &format!("http://localhost:{}", port.number));
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let set = async |link: &str, password: &str| {
        http.post(link).form(&[("password", password)]).send().await.unwrap().status().as_u16()
    };
    let (here, there) = tokio::join!(set(&link, "seven quiet herons"), set(&at_other, "nine loud ravens"));
    assert!([here, there].contains(&200) && here != there, "one wins: {here} {there}");
    for link in [&link, &at_other] {
        assert_eq!(http.get(link).send().await.unwrap().status(), 410);
    }
    one.terminate().await;
    other.terminate().await;
}
