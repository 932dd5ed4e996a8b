//! PostgreSQL fails over: the portal's sessions lead to a server that takes no writes, and the address to a new primary. These tests need it, whatever the
//! others run on.

use std::time::Duration;

use futures_util::FutureExt;
use jiff::Timestamp;
use rekey::{
    address::EmailAddress,
    queue::Job,
    secrets::Keys,
    store::{Asked, MailPolicy, Purpose, Service, Store},
};
use sqlx::{Connection, PgConnection};
use tokio::sync::Mutex;

use crate::{
    forwarder::Forwarder,
    postgres::Postgres,
    support::{ADA, PASSWORD, World, eventually, test_keys},
};

const BOB: &str = "bob@customer.example";

/// A primary and its standby, and an address that leads to the primary.
struct Cluster {
    primary: Postgres,
    standby: Postgres,
    address: Forwarder,
    url: String,
}

impl Cluster {
    async fn start() -> Self {
        let primary = Postgres::start();
        let url = primary.database();
        let standby = Postgres::standby_of(&primary);
        let address = Forwarder::start(primary.port()).await;
        let url = url.replace(&primary.port().to_string(), &address.port.to_string());
        Self { primary, standby, address, url }
    }

    /// The database, asked past the address.
    async fn ask(&self, server: &Postgres, sql: &'static str) -> i64 {
        let url = self.url.replace(&self.address.port.to_string(), &server.port().to_string());
        let mut session = PgConnection::connect(&url).await.unwrap();
        let answer = sqlx::query_scalar(sql).fetch_one(&mut session).await.unwrap();
        session.close().await.unwrap();
        answer
    }

    /// Returns once the standby has all that the primary has.
    async fn catch_up(&self) {
        let behind = "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_lsn()";
        eventually(async || self.ask(&self.primary, behind).await == 1, "the standby has everything").await;
    }
}

async fn world_on(cluster: &Cluster) -> World {
    let world = World::on(Some(("REKEY_DATABASE__URL".to_owned(), cluster.url.clone())), &[]).await;
    world.keygen.add_user(BOB, "user", None);
    world
}

async fn ready(world: &World) -> u16 {
    world.get(&format!("{}/readyz", world.portal)).await.0
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn sessions_that_turn_read_only_are_replaced_at_once() {
    let cluster = Cluster::start().await;
    let world = world_on(&cluster).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    assert_eq!(ready(&world).await, 200);
    cluster.catch_up().await;

    // Nothing is cut: the open sessions stay with the old primary, which takes no more writes.
    cluster.primary.make_read_only();
    cluster.standby.promote();
    cluster.address.lead_to(cluster.standby.port());
    eventually(async || world.ask_for_reset(BOB).await.0 == 303, "a request is stored").await;
    world.mailbox.wait_until(|mails| mails.iter().any(|mail| mail.to == BOB)).await;
    assert_eq!(ready(&world).await, 200);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    let audited = "SELECT count(*) FROM audit WHERE event = 'fulfilled'";
    assert_eq!(cluster.ask(&cluster.standby, audited).await, 1, "the new primary has it");
    assert_eq!(cluster.ask(&cluster.primary, audited).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn before_a_standby_is_promoted_the_portal_is_not_ready_and_afterwards_it_is() {
    let mut cluster = Cluster::start().await;
    let world = world_on(&cluster).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    cluster.catch_up().await;

    cluster.primary.pause();
    cluster.address.lead_to(cluster.standby.port());
    cluster.address.cut();
    let answer = world.http.get(format!("{}/readyz", world.portal)).send().await.unwrap();
    assert_eq!(answer.status(), 503, "it answers questions, but takes no writes");
    assert_eq!(world.ask_for_reset(BOB).await.0, 503);
    assert_eq!(world.get(&link).await.0, 200, "what only reads goes on");
    let refused = Store::open(&cluster.url.parse().unwrap(), &test_keys()).await.unwrap_err().to_string();
    assert!(refused.contains("during recovery"), "nothing starts here: {refused}");
    cluster.standby.promote();
    eventually(async || ready(&world).await == 200, "ready").await;
    assert_eq!(world.ask_for_reset(BOB).await.0, 303);
    world.mailbox.wait_until(|mails| mails.iter().any(|mail| mail.to == BOB)).await;
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn sessions_that_are_cut_off_are_replaced_at_once() {
    let postgres = Postgres::start();
    let address = Forwarder::start(postgres.port()).await;
    let url = postgres.database().replace(&postgres.port().to_string(), &address.port.to_string());
    let world = World::on(Some(("REKEY_DATABASE__URL".to_owned(), url)), &[]).await;
    for _ in 0..3 {
        address.cut();
        assert_eq!(world.ask_for_reset("nobody@customer.example").await.0, 303);
        assert_eq!(ready(&world).await, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn notifications_come_from_the_new_primary() {
    let cluster = Cluster::start().await;
    let url = cluster.url.parse().unwrap();
    let (one, other) = (Store::open(&url, &test_keys()).await.unwrap(), Store::open(&url, &test_keys()).await.unwrap());
    let relay = tokio::spawn(other.clone().relay_news());
    cluster.catch_up().await;
    cluster.primary.make_read_only();
    cluster.standby.promote();
    cluster.address.lead_to(cluster.standby.port());

    let news = Mutex::new(other.subscribe_to_jobs(Service::Keygen));
    let keys = Keys::new(&"a secret for tests".into(), &[]);
    let policy = MailPolicy {
        unasked: true,
        cooldown: Duration::ZERO,
        per_address: 5,
        per_hour: 1000,
        invitations_per_hour: 1000,
        percent_per_client: 10,
    };
    // Until it listens to the new primary, it misses some; the first thing that it hears may be that it has missed some.
    for heard in 0..2 {
        eventually(
            async || {
                let now = Timestamp::UNIX_EPOCH;
                let address: EmailAddress = ADA.parse().unwrap();
                let job = Job::RequestReset { address, purpose: Purpose::Reset };
                let job = job.seal(&keys, "acme", now, Timestamp::MAX);
                let asked = Asked { at: now, purpose: Purpose::Reset, language: None, requester: None };
                let stored = one.store_request(&job, &asked, None, policy).await;
                stored.is_ok() && news.lock().await.changed().now_or_never().is_some()
            },
            &format!("it hears of a job, {heard} before"),
        )
        .await;
    }
    relay.abort();
    one.close().await;
    other.close().await;
}
