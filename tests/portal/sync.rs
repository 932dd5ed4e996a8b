//! Webhooks that Keygen gave up come back by its list of events.

use jiff::SignedDuration;
use rekey_sandbox::Algorithm;

use crate::support::{ADA, PASSWORD, World};

const BOB: &str = "bob@customer.example";

/// A portal that knows the admin's token.
async fn start() -> World {
    let mut world = World::start().await;
    let token = world.keygen.admin_token().to_owned();
    world.restart_with(&[("KEYGEN__ADMIN_TOKEN", &token)]).await;
    world
}

#[tokio::test]
async fn what_was_sent_while_down_is_mailed_at_start_the_newest_for_each_user() {
    let mut world = start().await;
    world.keygen.add_user(BOB, "user", None);
    world.keygen.add_user("admin@acme.example", "admin", None);
    world.stop_portal().await;
    for _ in 0..2 {
        for user in [ADA, "admin@acme.example"] {
            assert!(!world.keygen.request_reset(user).await);
        }
        world.clock.advance(SignedDuration::from_mins(10));
    }
    world.start_portal().await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(mail.to, ADA);
    // What has been brought in is not brought in again.
    world.clock.advance(SignedDuration::from_mins(61));
    world.keygen.request_reset(BOB).await;
    world.mailbox.wait_for(2).await.unwrap();
    assert_eq!(world.mailbox.mails().iter().filter(|mail| mail.to == ADA).count(), 1);
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test]
async fn what_is_lost_on_the_way_comes_within_five_minutes() {
    let world = start().await;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    world.keygen.register_webhook(format!("http://{nobody}/").parse().unwrap(), Algorithm::Ed25519);
    assert!(!world.keygen.request_reset(ADA).await);
    world.clock.advance(SignedDuration::from_mins(5));
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, ADA);
}

#[tokio::test]
async fn an_event_of_yesterday_stays_where_it_is() {
    let mut world = start().await;
    world.keygen.add_user(BOB, "user", None);
    world.stop_portal().await;
    world.keygen.request_reset(ADA).await;
    world.clock.advance(SignedDuration::from_hours(24));
    world.keygen.request_reset(BOB).await;
    world.start_portal().await;
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, BOB);
}
