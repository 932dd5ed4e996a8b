//! Webhooks that Keygen gave up come back by its list of events.

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::Algorithm;
use reqwest::Method;
use serde_json::Value;

use crate::support::{ADA, PASSWORD, World, eventually};

const BOB: &str = "bob@customer.example";

/// A portal that knows the admin's token. Each webhook is mailed, so that none hides behind another.
async fn start() -> World {
    let mut world = World::start().await;
    let token = world.keygen.admin_token().to_owned();
    world.restart_with(&[("KEYGEN__ADMIN_TOKEN", &token), ("MAIL__COOLDOWN", "0s")]).await;
    // The look at start is over when there is nothing yet to find.
    eventually(async || world.keygen.calls() >= 2, "the endpoints, and the events").await;
    world
}

/// A server that answers every webhook so.
fn answering(answer: impl Fn() -> actix_web::HttpResponse + Send + Clone + 'static) -> u16 {
    let server = actix_web::HttpServer::new(move || {
        let answer = answer.clone();
        actix_web::App::new().default_service(actix_web::web::to(move || {
            let answer = answer();
            async { answer }
        }))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let port = server.addrs()[0].port();
    tokio::spawn(server.run());
    port
}

/// Has the portal look for lost webhooks once more, and returns when it has.
async fn look_again(world: &World) {
    let looked = async || {
        let calls = world.keygen.calls();
        world.clock.advance(SignedDuration::from_mins(5));
        // The endpoints, and the events.
        eventually(async || world.keygen.calls() >= calls + 2, "a look").await;
    };
    looked().await;
    // The next look begins when the one before has done everything.
    looked().await;
    world.wait_for_jobs(JobState::Ready, 0).await;
    world.wait_for_jobs(JobState::Running, 0).await;
}

async fn admin(world: &World, method: Method, path: &str) -> Value {
    let url = format!("{}/v1/accounts/{}/{path}", world.keygen.api_url(), world.keygen.account());
    world.http.request(method, url).bearer_auth(world.keygen.admin_token()).send().await.unwrap().json().await.unwrap()
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
    world.keygen.register_webhook(World::endpoint_at(nobody.port()), Algorithm::Ed25519);
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

#[tokio::test]
async fn the_events_of_other_endpoints_are_left_to_them() {
    let mut world = start().await;
    let dead = answering(|| actix_web::HttpResponse::InternalServerError().finish());
    let other = format!("http://localhost:{dead}/zapier").parse().unwrap();
    world.keygen.register_another_webhook(other, None);
    assert!(world.keygen.request_reset(ADA).await);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    look_again(&world).await;
    assert_eq!(world.mailbox.mails().len(), 1);

    // Nor does an empty database mail somebody who is done.
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    world.mailbox.wait_for(2).await.unwrap();
    world.lose_database().await;
    look_again(&world).await;
    assert_eq!(world.mailbox.mails().len(), 2, "the link, and the confirmation");
}

#[tokio::test]
async fn one_token_is_mailed_once_however_many_events_tell_of_it() {
    let mut world = start().await;
    // A second endpoint of the same URL.
    world.keygen.register_another_webhook(format!("{}/webhooks/keygen", world.portal).parse().unwrap(), None);
    assert!(world.keygen.request_reset(ADA).await);
    world.wait_for_jobs(JobState::Done, 1).await;
    assert_eq!((world.rows("events").await, world.mailbox.mails().len()), (1, 1));

    // The same after the secret was rotated, when the token's hash is another: by a look at the list, and by a copy that somebody sends.
    world.rotate_secret_key().await;
    world.execute("UPDATE events SET idempotency_token = 'forgotten', event_id = 'forgotten'").await.unwrap();
    look_again(&world).await;
    let newest = admin(&world, Method::GET, "webhook-events").await["data"][1]["id"].as_str().unwrap().to_owned();
    let copy = admin(&world, Method::POST, &format!("webhook-events/{newest}/actions/retry")).await;
    let copy = format!("webhook-events/{}", copy["data"]["id"].as_str().unwrap());
    let delivered = async || admin(&world, Method::GET, &copy).await["data"]["attributes"]["status"] == "DELIVERED";
    eventually(delivered, "the copy is answered well").await;
    world.wait_for_jobs(JobState::Ready, 0).await;
    world.wait_for_jobs(JobState::Running, 0).await;
    assert_eq!(world.mailbox.mails().len(), 1);
}

#[tokio::test]
async fn what_was_redirected_counts_as_delivered_and_comes_within_five_minutes() {
    let world = start().await;
    let portal = world.portal.clone();
    let redirects = answering(move || {
        actix_web::HttpResponse::MovedPermanently().insert_header(("Location", format!("{portal}/reset"))).finish()
    });
    world.keygen.register_webhook(World::endpoint_at(redirects), Algorithm::Ed25519);
    assert!(world.keygen.request_reset(ADA).await, "the page's 200 is taken for a delivery");
    assert_eq!(world.mailbox.mails().len(), 0);
    world.clock.advance(SignedDuration::from_mins(5));
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, ADA);
}

#[tokio::test]
async fn an_empty_database_mails_what_was_lost_and_nobody_who_was_mailed() {
    let mut world = start().await;
    world.keygen.add_user(BOB, "user", None);
    assert!(world.keygen.request_reset(ADA).await);
    world.mailbox.wait_for(1).await.unwrap();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    world.keygen.register_webhook(World::endpoint_at(nobody.port()), Algorithm::Ed25519);
    assert!(!world.keygen.request_reset(BOB).await);
    world.clock.advance(SignedDuration::from_mins(2));
    world.lose_database().await;
    assert_eq!(world.mailbox.wait_for(2).await.unwrap().to, BOB);
    look_again(&world).await;
    assert_eq!(world.mailbox.mails().len(), 2);
    // From here on, what is delivered and not known is ours again.
    assert!(world.keygen.request_reset(ADA).await);
    assert_eq!(world.mailbox.wait_for(3).await.unwrap().to, ADA);
}

#[tokio::test]
async fn long_lists_are_read_by_cursor_and_by_page() {
    const USERS: usize = 105;
    for cursors in [true, false] {
        let mut world = start().await;
        if !cursors {
            world.keygen.forget_cursors();
        }
        world.stop_portal().await;
        for number in 0..USERS {
            let email = format!("{number}@customer.example");
            world.keygen.add_user(&email, "user", None);
            // A page of them is larger than 1 MiB.
            world.keygen.set_metadata(&email, "notes", "\"".repeat(4_000));
            assert!(!world.keygen.request_reset(&email).await);
        }
        world.start_portal().await;
        world.mailbox.wait_for(USERS).await.unwrap();
        world.wait_for_jobs(JobState::Done, i64::try_from(USERS).unwrap()).await;
        assert!(world.mailbox.mails().iter().any(|mail| mail.to == "0@customer.example"), "the oldest");
        // From now on a look reads what is young: the endpoints and one page, without a call for each event.
        look_again(&world).await;
        world.clock.advance(SignedDuration::from_mins(20));
        look_again(&world).await;
        let calls = world.keygen.calls();
        look_again(&world).await;
        let most = if cursors { 5 } else { 9 };
        assert!(world.keygen.calls() - calls <= most, "{} calls", world.keygen.calls() - calls);
        assert_eq!(world.mailbox.mails().len(), USERS);
    }
}

#[tokio::test]
async fn a_staff_event_is_judged_once() {
    let mut world = start().await;
    world.keygen.add_user("admin@acme.example", "admin", None);
    world.stop_portal().await;
    assert!(!world.keygen.request_reset("admin@acme.example").await);
    assert!(!world.keygen.request_reset(ADA).await);
    world.start_portal().await;
    world.mailbox.wait_for(1).await.unwrap();
    world.wait_for_rows("events", 2).await;
    assert_eq!(world.rows("events WHERE token_hash IS NULL").await, 1, "of staff, nothing but the id is kept");
    assert_eq!((world.rows("users").await, world.mailbox.mails().len()), (1, 1));
}

#[tokio::test]
async fn an_older_token_that_is_sent_again_by_hand_replaces_none_that_is_newer() {
    let world = start().await;
    let endpoint = admin(&world, Method::GET, "webhook-endpoints").await["data"][0]["attributes"]["url"].clone();
    let nobody = answering(|| actix_web::HttpResponse::InternalServerError().finish());
    world.keygen.register_webhook(World::endpoint_at(nobody), Algorithm::Ed25519);
    assert!(!world.keygen.request_reset(ADA).await);
    let older = admin(&world, Method::GET, "webhook-events").await["data"][0]["id"].as_str().unwrap().to_owned();
    world.clock.advance(SignedDuration::from_secs(10));
    // The endpoint moves to where the portal is, and gets a newer token.
    let id = admin(&world, Method::GET, "webhook-endpoints").await["data"][0]["id"].as_str().unwrap().to_owned();
    let url = format!("{}/v1/accounts/{}/webhook-endpoints/{id}", world.keygen.api_url(), world.keygen.account());
    let change = serde_json::json!({ "data": { "type": "webhook-endpoints", "attributes": { "url": endpoint } } });
    let patched = world.http.patch(url).bearer_auth(world.keygen.admin_token()).body(change.to_string()).send().await;
    assert_eq!(patched.unwrap().status(), 200);
    assert!(world.keygen.request_reset(ADA).await);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    world.clock.advance(SignedDuration::from_secs(10));
    admin(&world, Method::POST, &format!("webhook-events/{older}/actions/retry")).await;
    world.wait_for_rows("events", 2).await;
    let requests = world.keygen.requests();
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    assert_eq!(world.keygen.requests(), requests, "the newest token was at hand");
    assert!(world.mailbox.mails().iter().filter(|mail| mail.link().is_some()).count() == 1);
}
