//! What is kept and what goes: retention, wiped secrets, the size of the SQLite file, and schemas of other versions.

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::MailFault;
use sqlx::{AnyConnection, Connection, any::install_default_drivers};

use crate::{
    site::Site,
    support::{ADA, PASSWORD, World, eventually, new_database},
};

#[tokio::test]
async fn finished_jobs_go_after_the_retention() {
    let world = World::with(&[]).await;
    world.keygen.request_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    world.set_password(&world.link(&mail), PASSWORD).await;
    world.wait_for_jobs(JobState::Done, 2).await;
    world.clock.advance(SignedDuration::from_hours(29 * 24));
    // What counts the mails of an hour goes after the jobs in each round.
    world.wait_for_rows("counts", 0).await;
    assert_eq!(world.count(JobState::Done).await, 2);
    world.clock.advance(SignedDuration::from_hours(25));
    world.wait_for_jobs(JobState::Done, 0).await;
    // A link counts from its end, a day later.
    world.clock.advance(SignedDuration::from_hours(24));
    for table in ["events", "links", "users", "audit"] {
        world.wait_for_rows(table, 0).await;
    }
}

#[tokio::test]
async fn what_is_sealed_is_wiped_when_it_is_used_or_expired() {
    let world = World::with(&[]).await;
    world.keygen.add_user("bob@customer.example", "user", None);
    world.keygen.add_user("eve@customer.example", "user", None);
    world.keygen.request_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    world.keygen.request_reset("bob@customer.example").await;
    world.mailbox.wait_for(2).await.unwrap();
    world.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    world.keygen.request_reset("eve@customer.example").await;
    world.wait_for_jobs(JobState::Failed, 1).await;
    assert_eq!((world.rows("users").await, world.rows("jobs WHERE payload IS NOT NULL").await), (3, 1));
    world.set_password(&world.link(&mail), PASSWORD).await;
    assert_eq!(world.rows("users").await, 2, "Ada's is used");
    world.clock.advance(SignedDuration::from_hours(25));
    world.wait_for_rows("users", 0).await;
    world.wait_for_rows("jobs WHERE payload IS NOT NULL", 0).await;
    assert_eq!(world.count(JobState::Failed).await, 1, "its reason is kept");
}

#[tokio::test]
async fn a_longer_link_that_was_used_keeps_nothing_for_a_later_one() {
    let world = World::start().await;
    world.invite(ADA).await;
    let invitation = world.mailbox.wait_for(1).await.unwrap();
    world.set_password(&world.link(&invitation), PASSWORD).await;
    world.clock.advance(SignedDuration::from_mins(2));
    world.ask_for_reset(ADA).await;
    world.wait_for_rows("users", 1).await;
    world.clock.advance(SignedDuration::from_hours(25));
    world.wait_for_rows("users", 0).await;
}

#[tokio::test]
async fn the_sqlite_file_shrinks_again() {
    let world = World::on(None, &[]).await;
    let url = format!("sqlite:{}", world.sqlite_file().display());
    install_default_drivers();
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    sqlx::query(
        "INSERT INTO jobs (brand, service, kind, state, address_hash, payload, reason, created_at, run_at, expires_at, finished_at)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
         SELECT 'acme', 'mail', 'send_reset_link', 'done', x'00', NULL, hex(randomblob(150)), 0, 0, 0, 0 FROM n",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    let size = || world.sqlite_file().metadata().unwrap().len();
    // A reader of the portal's may be in the way of the checkpoint.
    let written = async || {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&mut AnyConnection::connect(&url).await.unwrap())
            .await
            .unwrap();
        size() > 20_000_000
    };
    eventually(written, "a large file").await;
    world.clock.advance(SignedDuration::from_mins(10));
    world.wait_for_jobs(JobState::Done, 0).await;
    // The file is cut when the write-ahead log is folded into it.
    let folded = async || {
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await.unwrap();
        size() < 8_000_000
    };
    eventually(folded, "a small file").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schema_of_a_newer_version_is_refused() {
    install_default_drivers();
    let mut site = Site::on(None).await;
    let (name, url) = new_database().unwrap_or((
        "REKEY_DATABASE__URL".to_owned(),
        format!("sqlite:{}", site.config.with_file_name("rekey.db").display()),
    ));
    site.set(&name, &url);
    site.serve().await.terminate().await;
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 SELECT 9999, 'of tomorrow', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1";
    sqlx::query(newer).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    for command in [&["serve"][..], &["queue", "list"]] {
        let output = site.command(command).output().await.unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && told.contains("use a newer rekey"), "{told}");
    }
}
