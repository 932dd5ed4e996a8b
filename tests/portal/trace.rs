//! `rekey trace` ends in a sentence: what is waited for.

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::{Fault, MailFault};

use crate::support::{ADA, PASSWORD, World, eventually};

/// Time goes on: seconds differ.
fn without_seconds(line: &str) -> String {
    let words: Vec<_> = line.split(' ').collect();
    let is_unit = |at: usize| words.get(at + 1).is_some_and(|unit| unit.trim_end_matches(['.', ';', ':', ',']) == "s");
    let shown = words.iter().enumerate().map(|(at, word)| if is_unit(at) { "#" } else { word });
    shown.collect::<Vec<_>>().join(" ")
}

/// Returns once the last line of the trace has these words; `#` stands for a number of seconds.
async fn expect(world: &World, address: &str, words: &str) {
    eventually(
        async || world.trace(address).await.lines().last().is_some_and(|line| without_seconds(line).contains(words)),
        &format!("{words}: {}", world.trace(address).await),
    )
    .await;
}

/// A world in which Ada was mailed a link.
async fn mailed() -> (World, String) {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.wait_for_jobs(JobState::Done, 2).await;
    (world, link)
}

#[tokio::test]
async fn a_request_that_waits_for_keygen_says_what_it_answered_and_when_it_is_asked_again() {
    let world = World::start().await;
    world.keygen.fail(Some(Fault::TooManyRequests(40)));
    world.ask_for_reset(ADA).await;
    expect(&world, ADA, "acme: Asking Keygen failed: Keygen answered 429").await;
    expect(&world, ADA, "; next try in # s.").await;
    world.keygen.fail(Some(Fault::ServerError));
    world.clock.advance(SignedDuration::from_secs(41));
    expect(&world, ADA, "Asking Keygen failed: Keygen answered 500").await;
}

#[tokio::test]
async fn a_request_that_keygen_sent_nothing_for_says_why_that_may_be() {
    let world = World::start().await;
    world.ask_for_reset("nobody@customer.example").await;
    expect(&world, "nobody@customer.example", "Keygen was asked # s ago; its webhook is waited for.").await;
    world.clock.advance(SignedDuration::from_mins(5));
    expect(&world, "nobody@customer.example", "Keygen was asked 5 min ago and has sent nothing: it knows no such user")
        .await;
    expect(&world, "nobody@customer.example", "the webhook was lost (`rekey sync` looks for it)").await;
}

#[tokio::test]
async fn an_email_that_waits_says_what_the_mail_server_said_and_when_it_is_tried_again() {
    let world = World::start().await;
    world.mailbox.fail(Some(MailFault::Reply("450 4.2.0 greylisted")));
    world.ask_for_reset(ADA).await;
    expect(&world, ADA, "Sending the email failed: ").await;
    expect(&world, ADA, "4.2.0 greylisted; next try in ").await;
}

#[tokio::test]
async fn an_email_that_is_being_sent_is_under_way() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::Silence]);
    world.ask_for_reset(ADA).await;
    expect(&world, ADA, "Sending the email is under way.").await;
}

#[tokio::test]
async fn what_nobody_works_on_says_that_the_portal_may_not_be_running() {
    let mut world = World::start().await;
    world.stop_portal().await;
    world.invite(ADA).await;
    expect(&world, ADA, "Asking Keygen waits for its turn; if that lasts, `rekey serve` is not running.").await;
}

#[tokio::test]
async fn a_link_says_whether_it_was_opened_and_for_how_long_it_works() {
    let (world, link) = mailed().await;
    world.clock.advance(SignedDuration::from_hours(3));
    expect(&world, ADA, "The email was sent 3 h ago; its link was not opened yet, and works for another 21 h.").await;
    world.get(&link).await;
    expect(&world, ADA, "The link was opened # s ago, and no new password was set: the person has yet to choose one.")
        .await;
    world.clock.advance(SignedDuration::from_hours(22));
    expect(&world, ADA, "no new password was set: the link has expired").await;
}

#[tokio::test]
async fn a_link_that_nobody_opened_expires() {
    let (world, _) = mailed().await;
    world.clock.advance(SignedDuration::from_hours(25));
    expect(&world, ADA, "its link was not opened, and it has expired").await;
}

#[tokio::test]
async fn a_password_that_was_set_leaves_nothing_to_wait_for() {
    let (world, link) = mailed().await;
    world.set_password(&link, PASSWORD).await;
    world.mailbox.wait_for(2).await.unwrap();
    world.wait_for_jobs(JobState::Done, 3).await;
    expect(&world, ADA, "Nothing is waited for: the new password was set # s ago.").await;
}

#[tokio::test]
async fn a_try_that_was_refused_says_why() {
    let (world, link) = mailed().await;
    world.get(&link).await;
    world.keygen.fail(Some(Fault::ServerError));
    world.set_password(&link, PASSWORD).await;
    expect(&world, ADA, "The last try to set a password was refused # s ago: Keygen answered 500").await;
}

#[tokio::test]
async fn who_said_this_wasnt_me_is_left_in_peace_and_a_request_meanwhile_is_refused() {
    let (world, link) = mailed().await;
    world.http.post(format!("{link}/not-me")).send().await.unwrap();
    world.clock.advance(SignedDuration::from_hours(2));
    expect(&world, ADA, "\"This wasn't me\" was said 2 h ago; no links are mailed for another 22 h.").await;
    world.ask_for_reset(ADA).await;
    expect(&world, ADA, "The last request for a reset was refused # s ago: paused after \"this wasn't me\".").await;
}

#[tokio::test]
async fn a_webhook_that_is_not_mailed_says_why() {
    let world = World::with(&[("MAIL__MAIL_ON", "our_requests")]).await;
    world.keygen.request_reset(ADA).await;
    expect(&world, ADA, "Keygen's webhook came # s ago and was not mailed: not asked for here (mail_on).").await;
}

#[tokio::test]
async fn a_job_that_was_given_up_or_dropped_says_so() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    world.ask_for_reset(ADA).await;
    expect(&world, ADA, "It was given up: send_reset_link: ").await;
    expect(&world, ADA, "5.1.1 no such user. `rekey queue list` shows the job").await;
    let world = World::start().await;
    world.keygen.fail(Some(Fault::Empty));
    world.ask_for_reset(ADA).await;
    world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
    world.clock.advance(SignedDuration::from_hours(24));
    expect(&world, ADA, "It was dropped: request_reset: its time was over.").await;
}

#[tokio::test]
async fn what_happened_before_a_rotation_is_known_and_so_is_what_the_log_said_then() {
    let (mut world, link) = mailed().await;
    let before = world.trace(ADA).await;
    let pseudonym = before.lines().next().unwrap().split_whitespace().last().unwrap().trim_end_matches('.').to_owned();
    world.mailbox.fail(Some(MailFault::Reply("450 4.2.0 greylisted")));
    world.clock.advance(SignedDuration::from_mins(2));
    world.ask_for_reset(ADA).await;
    expect(&world, ADA, "greylisted; next try").await;
    world.rotate_secret_key().await;
    let after = world.trace(ADA).await;
    let first = after.lines().next().unwrap();
    assert!(first.ends_with(&format!("and before a rotation of secret_key as {pseudonym}.")), "{first}");
    assert!(first.matches(&pseudonym).count() == 1, "the new one is another: {first}");
    assert!(after.contains("send_reset_link: 250"), "{after}");
    expect(&world, ADA, "greylisted; next try").await;
    assert!(!after.contains(link.rsplit('/').next().unwrap()), "{after}");
}
