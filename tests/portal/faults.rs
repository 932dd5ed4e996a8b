//! What breaks between a request and its mail: the mail server, Keygen, the clock. Afterwards everything accepted is mailed once, or listed as failed.

use std::{collections::HashSet, time::Duration};

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::{Fault, MailFault};

use crate::support::{ADA, PASSWORD, World, eventually};

const BOB: &str = "bob@customer.example";

/// A little more than the longest wait after an outage.
const A_MINUTE: SignedDuration = SignedDuration::from_secs(61);

#[tokio::test]
async fn whatever_the_mail_server_does_the_mail_arrives() {
    for fault in [
        MailFault::Reply("421 4.3.2 shutting down"),
        MailFault::Reply("450 4.2.0 greylisted, try again"),
        MailFault::Reply("451 4.3.0 local error"),
        MailFault::Reply("454 4.7.0 temporary authentication failure"),
        MailFault::Silence,
        MailFault::HangUp,
    ] {
        let world = World::with(&[("MAIL__SMTP__TIMEOUT", "1s")]).await;
        world.mailbox.fail_next(&[fault]);
        world.keygen.request_reset(ADA).await;
        world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
        world.clock.advance(A_MINUTE);
        let mail = world.mailbox.wait_for(1).await.unwrap();
        assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200, "{fault:?}");
        world.mailbox.wait_for(2).await.unwrap();
        world.wait_for_jobs(JobState::Done, 2).await;
        assert_eq!(world.mailbox.mails().len(), 2, "the link, and the confirmation: {fault:?}");
    }
}

#[tokio::test]
async fn a_connection_that_the_server_closes_between_mails_loses_none() {
    let world = World::start().await;
    for count in 1..=4 {
        world.mailbox.fail_next(&[MailFault::Goodbye]);
        world.keygen.request_reset(ADA).await;
        world.mailbox.wait_for(count).await.unwrap();
        world.clock.advance(A_MINUTE);
    }
    world.wait_for_jobs(JobState::Done, 4).await;
    assert_eq!(world.mailbox.mails().len(), 4);
}

#[tokio::test]
async fn a_mail_whose_answer_got_lost_goes_again_under_its_name() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::SwallowReply]);
    world.keygen.request_reset(ADA).await;
    world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
    world.clock.advance(A_MINUTE);
    world.mailbox.wait_for(2).await.unwrap();
    world.wait_for_jobs(JobState::Done, 1).await;
    let mails = world.mailbox.mails();
    let names: HashSet<_> = mails.iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
    assert_eq!((mails.len(), names.len()), (2, 1));
}

#[tokio::test]
async fn a_mail_refused_for_good_is_listed_as_failed() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    world.keygen.request_reset(ADA).await;
    world.wait_for_jobs(JobState::Failed, 1).await;
}

#[tokio::test]
async fn a_mail_server_down_for_an_hour_is_left_alone_and_then_gets_everything() {
    const USERS: usize = 20;
    let world = World::start().await;
    world.mailbox.fail(Some(MailFault::Reply("421 4.3.2 down for maintenance")));
    for number in 0..USERS {
        let address = format!("user{number}@customer.example");
        world.keygen.add_user(&address, "user", None);
        assert!(world.keygen.request_reset(&address).await);
    }
    for _ in 0..60 {
        let before = world.mailbox.attempts();
        world.clock.advance(A_MINUTE);
        world.mailbox.wait_for_attempts(before + 1).await;
        world.wait_for_jobs(JobState::Running, 0).await;
    }
    // Without a breaker, 20 mails a minute would have been tried.
    assert!(world.mailbox.attempts() < 100, "{}", world.mailbox.attempts());
    world.mailbox.fail(None);
    world.clock.advance(A_MINUTE);
    world.clock.advance(A_MINUTE);
    world.mailbox.wait_for(USERS).await.unwrap();
    world.wait_for_jobs(JobState::Done, 20).await;
    let everybody: HashSet<_> = world.mailbox.mails().into_iter().map(|mail| mail.to).collect();
    assert_eq!((everybody.len(), world.mailbox.mails().len()), (USERS, USERS));
}

#[tokio::test]
async fn whatever_keygen_does_the_request_gets_there() {
    for fault in [
        Fault::ServerError,
        Fault::GatewayHtml,
        Fault::Empty,
        Fault::ConnectionReset,
        Fault::TooManyRequests(3),
        // Longer than the portal waits, shorter than the person does. The late answer has its webhook, too.
        Fault::Slow(Duration::from_millis(1500)),
    ] {
        let world = World::with(&[("KEYGEN__TIMEOUT", "1s")]).await;
        world.keygen.fail_next(&[fault]);
        world.ask_for_reset(ADA).await;
        let mail = world.mailbox.wait_for(1).await.unwrap();
        assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200, "{fault:?}");
    }
}

#[tokio::test]
async fn keygen_down_for_an_hour_delays_the_mail() {
    let world = World::start().await;
    world.keygen.fail(Some(Fault::ServerError));
    world.keygen.add_user(BOB, "user", None);
    for address in [ADA, BOB, "nobody@customer.example", "else@customer.example"] {
        assert_eq!(world.ask_for_reset(address).await.0, 303);
    }
    world.wait_for_jobs(JobState::Ready, 4).await;
    for _ in 0..60 {
        world.clock.advance(A_MINUTE);
        world.wait_for_jobs(JobState::Running, 0).await;
    }
    assert!(world.keygen.calls() < 100, "{} calls", world.keygen.calls());
    world.keygen.fail(None);
    // A try that was under way may have failed yet: the next is due a minute after it.
    world.wait_for_jobs(JobState::Running, 0).await;
    world.clock.advance(A_MINUTE);
    world.clock.advance(A_MINUTE);
    world.mailbox.wait_for(2).await.unwrap();
    world.wait_for_jobs(JobState::Done, 6).await;
    assert_eq!(world.mailbox.mails().len(), 2);
}

#[tokio::test]
async fn retry_after_is_honoured() {
    let world = World::start().await;
    world.keygen.add_user(BOB, "user", None);
    world.keygen.fail_next(&[Fault::TooManyRequests(3600)]);
    world.ask_for_reset(ADA).await;
    world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
    world.clock.advance(SignedDuration::from_mins(55));
    world.ask_for_reset(BOB).await;
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, BOB, "Ada's has to wait");
    assert_eq!(world.count(JobState::Ready).await, 1);
    world.clock.advance(SignedDuration::from_mins(6));
    assert_eq!(world.mailbox.wait_for(2).await.unwrap().to, ADA);
}

#[tokio::test]
async fn a_newer_request_renews_one_that_waits() {
    let world = World::start().await;
    world.keygen.fail(Some(Fault::Empty));
    for requested in 1..=3 {
        world.ask_for_reset(ADA).await;
        world.wait_for_rows("audit WHERE event = 'requested'", requested).await;
        world.wait_for_jobs(JobState::Running, 0).await;
        world.clock.advance(A_MINUTE);
    }
    world.wait_for_jobs(JobState::Ready, 1).await;
    world.keygen.fail(None);
    world.clock.advance(A_MINUTE);
    world.mailbox.wait_for(1).await.unwrap();
    world.wait_for_jobs(JobState::Done, 2).await;
    assert_eq!((world.keygen.requests(), world.mailbox.mails().len()), (1, 1));
}

#[tokio::test]
async fn a_request_of_yesterday_is_dropped() {
    let world = World::start().await;
    world.keygen.fail(Some(Fault::Empty));
    world.ask_for_reset(ADA).await;
    world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
    world.clock.advance(SignedDuration::from_hours(24));
    world.wait_for_jobs(JobState::Dropped, 1).await;
    world.keygen.fail(None);
    assert_eq!(world.keygen.requests(), 0);
}

#[tokio::test]
async fn a_clock_that_jumps_an_hour_ahead_and_back_makes_nobody_wait() {
    let world = World::start().await;
    world.keygen.add_user(BOB, "user", None);
    world.mailbox.fail(Some(MailFault::Reply("450 4.2.0 greylisted")));
    assert!(world.keygen.request_reset(BOB).await);
    world.mailbox.wait_for_attempts(1).await;
    world.wait_for_jobs(JobState::Running, 0).await;

    world.set_portal_clock_wrong_by(SignedDuration::from_hours(1));
    // The third comes seconds later, after the portal has looked at its clock.
    world.mailbox.wait_for_attempts(3).await;
    world.wait_for_jobs(JobState::Running, 0).await;
    // Its webhook comes at a time that seems long ago, and is refused; Keygen will try again.
    world.ask_for_reset(ADA).await;
    world.wait_for_jobs(JobState::Done, 1).await;
    assert_eq!(world.count(JobState::Ready).await, 1, "Bob's");

    world.mailbox.fail(None);
    world.set_portal_clock_wrong_by(SignedDuration::ZERO);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(mail.to, BOB, "what waits does not wait for an hour");
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    world.mailbox.wait_for(2).await.unwrap();
    world.ask_for_reset(ADA).await;
    assert_eq!(world.mailbox.wait_for(3).await.unwrap().to, ADA, "no cooldown of an hour");
    // Keygen's retry of the webhook that was refused: a newer one is known.
    world.clock.advance(SignedDuration::from_mins(101));
    world.wait_for_jobs(JobState::Running, 0).await;
    assert_eq!(world.mailbox.mails().len(), 3);
}

#[tokio::test]
async fn a_clock_that_jumps_an_hour_back_and_ahead_loses_nothing() {
    let world = World::start().await;
    world.mailbox.fail(Some(MailFault::Reply("450 4.2.0 greylisted")));
    assert!(world.keygen.request_reset(ADA).await);
    world.mailbox.wait_for_attempts(1).await;
    world.wait_for_jobs(JobState::Running, 0).await;
    world.set_portal_clock_wrong_by(SignedDuration::from_hours(-1));
    world.mailbox.wait_for_attempts(2).await;
    world.wait_for_jobs(JobState::Running, 0).await;
    world.mailbox.fail(None);
    world.set_portal_clock_wrong_by(SignedDuration::ZERO);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    world.wait_for_jobs(JobState::Done, 2).await;
    assert_eq!(world.mailbox.mails().len(), 2);
}

#[tokio::test]
async fn clocks_that_differ_by_seconds_are_no_clocks_that_were_set_back() {
    let world = World::start().await;
    world.keygen.add_user(BOB, "user", None);
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    // As if another replica went on, whose clock is behind.
    world.set_portal_clock_wrong_by(SignedDuration::from_secs(-10));
    world.ask_for_reset(ADA).await;
    assert!(world.keygen.request_reset(ADA).await);
    world.ask_for_reset(BOB).await;
    assert_eq!(world.mailbox.wait_for(2).await.unwrap().to, BOB, "Ada's are within the cooldown");
    assert_eq!(world.keygen.requests(), 3, "Ada's, the stranger's and Bob's");

    world.set_portal_clock_wrong_by(SignedDuration::ZERO);
    world.keygen.fail_next(&[Fault::Slow(Duration::from_secs(1))]);
    let calls = world.keygen.calls();
    let (first, second) = tokio::join!(world.set_password(&link, PASSWORD), async {
        eventually(async || world.keygen.calls() > calls, "the first is at it").await;
        world.set_portal_clock_wrong_by(SignedDuration::from_secs(-10));
        world.set_password(&link, "another good one 5").await
    });
    assert_eq!((first.0, second.0), (200, 429));
    assert!(world.keygen.password_is(ADA, PASSWORD));
}
