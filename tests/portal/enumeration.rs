//! What would tell whether an address has an account, if known and unknown ones were treated differently.

use jiff::SignedDuration;
use rekey::store::JobState;

use crate::support::{ADA, World};

const NOBODY: &str = "nobody@customer.example";

#[tokio::test]
async fn keygen_is_asked_after_a_random_delay() {
    let world = World::with(&[("LIMITS__REQUEST_DELAY", "1m")]).await;
    let before = world.clock.now().as_millisecond();
    for number in 0..8 {
        assert_eq!(world.ask_for_reset(&format!("{number}@customer.example")).await.0, 303);
    }
    let after = world.clock.now().as_millisecond();
    let jobs = async |from: i64, to: i64| world.rows(&format!("jobs WHERE run_at BETWEEN {from} AND {to}")).await;
    assert_eq!(jobs(before, after + 60_000).await, 8);
    assert!(jobs(after + 1000, after + 60_000).await > 0, "a random number is 1/60 at most, eight times");
    world.clock.advance(SignedDuration::from_mins(1));
    world.wait_for_jobs(JobState::Done, 8).await;
    assert_eq!(world.keygen.requests(), 8);
}

#[tokio::test]
async fn known_and_unknown_addresses_meet_the_same_limit() {
    let world = World::with(&[("MAIL__MAX_PER_ADDRESS_PER_HOUR", "2"), ("MAIL__COOLDOWN", "0s")]).await;
    let mut traces = Vec::new();
    for (round, address) in [ADA, NOBODY].into_iter().enumerate() {
        for _ in 0..4 {
            assert_eq!(world.ask_for_reset(address).await.0, 303);
            let waiting = "jobs WHERE state NOT IN ('done', 'dropped')";
            world.wait_for_rows(waiting, 0).await;
        }
        assert_eq!(world.keygen.requests(), 2 * (round + 1), "{address}");
        let told = world.trace(address).await;
        traces.push(told.lines().filter(|line| line.contains("  refused    requests of this hour")).count());
    }
    assert_eq!(traces, [2, 2]);
    world.clock.advance(SignedDuration::from_mins(61));
    assert_eq!(world.ask_for_reset(NOBODY).await.0, 303);
    world.wait_for_rows("jobs WHERE service = 'keygen' AND state = 'done'", 5).await;
}

#[tokio::test]
async fn mails_that_were_asked_for_past_the_page_change_nothing_on_it() {
    let world = World::with(&[("MAIL__MAX_PER_ADDRESS_PER_HOUR", "2"), ("MAIL__COOLDOWN", "0s")]).await;
    for _ in 0..2 {
        world.keygen.request_reset(ADA).await;
    }
    world.mailbox.wait_for(2).await.unwrap();
    let asked = world.keygen.requests();
    assert_eq!(world.ask_for_reset(ADA).await.0, 303);
    world.wait_for_rows("jobs WHERE service = 'keygen' AND state = 'done'", 1).await;
    assert_eq!(world.keygen.requests(), asked + 1, "as for an address that Keygen does not know");
    assert_eq!(world.mailbox.mails().len(), 2);
}
