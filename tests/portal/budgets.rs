//! How many emails are sent in an hour, to whom first, and that nothing a stranger does keeps others from theirs.

use std::time::Duration;

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::{Fault, Mail};

use crate::{
    guards::PROXY,
    site::Site,
    support::{ADA, PASSWORD, World, eventually},
};

const BOB: &str = "bob@customer.example";
const A_MINUTE: SignedDuration = SignedDuration::from_secs(61);
const AN_HOUR: SignedDuration = SignedDuration::from_mins(61);
const WAITING: &str = "jobs WHERE state = 'waiting' AND reason LIKE 'over the budget: waits%'";

async fn behind_a_proxy(settings: &[(&str, &str)]) -> World {
    World::with_server(&[PROXY, ("REKEY_QUEUE__WORKERS", "1")], settings).await
}

/// Asks on the page, from this client.
async fn ask_from(world: &World, client: &str, address: &str) {
    let request = world.http.post(format!("{}/reset", world.portal)).header("X-Forwarded-For", client);
    let request = request.header("Sec-Fetch-Site", "same-origin");
    let answer = request.form(&[("email", address), ("stamp", &world.stamp().await)]).send().await.unwrap();
    assert_eq!(answer.status(), 303);
}

fn account(number: usize) -> String {
    format!("own{number}@stranger.example")
}

fn to<'a>(mails: &'a [Mail], address: &str) -> Vec<&'a Mail> {
    mails.iter().filter(|mail| mail.to == address).collect()
}

async fn wait_for_email_to(world: &World, address: &str) -> Mail {
    let mails = world.mailbox.wait_until(|mails| !to(mails, address).is_empty()).await;
    to(&mails, address)[0].clone()
}

/// Twenty accounts of a stranger's own, each asked for five times in 17 minutes, from ten networks: as many emails as the brand has in an hour.
#[tokio::test]
async fn many_own_accounts_keep_nobody_from_their_first_email() {
    let world = behind_a_proxy(&[("MAIL__MAX_PER_HOUR", "100"), ("BOTS__CHALLENGE", "off")]).await;
    for number in 0..20 {
        world.keygen.add_user(&account(number), "user", None);
    }
    for _ in 0..5 {
        for number in 0..20 {
            ask_from(&world, &format!("198.51.100.{}", number % 10), &account(number)).await;
        }
        world.settle().await;
        world.clock.advance(A_MINUTE * 3);
    }
    assert_eq!(
        world.keygen.requests(),
        20 + 25,
        "each account's first, and a quarter of the hour's emails for repeats"
    );
    assert_eq!(world.rows(WAITING).await, 20, "the others wait, one for each account");
    ask_from(&world, "203.0.113.7", ADA).await;
    wait_for_email_to(&world, ADA).await;
    // Nothing is lost.
    world.clock.advance(AN_HOUR);
    world.wait_for_rows(WAITING, 0).await;
    world.settle().await;
    world.mailbox.wait_for(20 + 25 + 1 + 20).await.unwrap();
}

#[tokio::test]
async fn one_client_network_causes_a_tenth_of_the_emails_whether_or_not_there_are_such_accounts() {
    let world = behind_a_proxy(&[("MAIL__MAX_PER_HOUR", "20")]).await;
    world.keygen.add_user(BOB, "user", None);
    ask_from(&world, "2001:db8::1", "nobody@customer.example").await;
    ask_from(&world, "2001:db8::2", "else@customer.example").await;
    world.settle().await;
    ask_from(&world, "2001:db8::3", BOB).await;
    world.wait_for_rows(WAITING, 1).await;
    ask_from(&world, "2001:db8:0:1::1", ADA).await;
    wait_for_email_to(&world, ADA).await;
    assert_eq!(world.mailbox.mails().len(), 1);
    world.clock.advance(AN_HOUR);
    wait_for_email_to(&world, BOB).await;
    assert_eq!(world.keygen.requested(), ["nobody@customer.example", "else@customer.example", ADA, BOB]);
}

#[tokio::test]
async fn a_network_that_has_used_up_its_share_does_not_hold_back_whom_it_asked_for_first() {
    let world = behind_a_proxy(&[("MAIL__MAX_PER_HOUR", "10")]).await;
    ask_from(&world, "198.51.100.1", "nobody@customer.example").await;
    world.settle().await;
    ask_from(&world, "198.51.100.1", ADA).await;
    world.wait_for_rows(WAITING, 1).await;
    // Within the cooldown.
    ask_from(&world, "203.0.113.7", ADA).await;
    wait_for_email_to(&world, ADA).await;
    world.wait_for_rows(WAITING, 0).await;
    // Nor does that network hold back the person who has come to wait by it.
    world.clock.advance(A_MINUTE);
    ask_from(&world, "203.0.113.7", "else@customer.example").await;
    world.wait_for_rows(WAITING, 1).await;
    ask_from(&world, "198.51.100.1", "else@customer.example").await;
    ask_from(&world, "198.51.100.2", "else@customer.example").await;
    world.wait_for_rows(WAITING, 0).await;
}

#[tokio::test]
async fn what_is_over_the_budget_waits_and_the_fewest_asked_for_go_first() {
    let world = behind_a_proxy(&[("MAIL__MAX_PER_HOUR", "4"), ("MAIL__MAX_PERCENT_PER_CLIENT", "100")]).await;
    for number in 0..12 {
        world.keygen.add_user(&account(number), "user", None);
    }
    for number in 0..10 {
        ask_from(&world, "198.51.100.1", &account(number)).await;
    }
    // The last one is for others.
    world.wait_for_rows(WAITING, 7).await;
    ask_from(&world, "198.51.100.2", &account(10)).await;
    world.settle().await;
    ask_from(&world, "203.0.113.7", ADA).await;
    world.wait_for_rows(WAITING, 8).await;
    world.settle().await;
    assert_eq!(world.keygen.requests(), 4);
    world.clock.advance(AN_HOUR);
    wait_for_email_to(&world, ADA).await;
    let place = world.keygen.requested().iter().position(|address| address == ADA).unwrap();
    assert!((4..6).contains(&place), "behind nobody's second: {place}");
    for requests in [8, 11, 12] {
        eventually(async || world.keygen.requests() == requests, "what the hour has room for").await;
        world.settle().await;
        assert_eq!(world.keygen.requests(), requests);
        world.clock.advance(AN_HOUR);
    }
    world.mailbox.wait_for(12).await.unwrap();
}

#[tokio::test]
async fn a_person_who_asks_again_while_waiting_gets_one_email() {
    let world = behind_a_proxy(&[("MAIL__MAX_PER_HOUR", "1")]).await;
    ask_from(&world, "198.51.100.1", "nobody@customer.example").await;
    world.settle().await;
    for _ in 0..3 {
        ask_from(&world, "203.0.113.7", ADA).await;
        world.wait_for_rows(WAITING, 1).await;
        world.clock.advance(A_MINUTE);
    }
    // Nor does a stranger, past our page, get around the budget with what waits.
    assert!(world.keygen.request_reset(ADA).await);
    assert_eq!(world.mailbox.mails().len(), 0);
    world.clock.advance(AN_HOUR);
    let mail = wait_for_email_to(&world, ADA).await;
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
}

#[tokio::test]
async fn an_email_that_has_waited_tells_what_is_left_of_its_link() {
    let world = World::with(&[("MAIL__MAX_PER_HOUR", "2")]).await;
    world.keygen.add_user(BOB, "user", None);
    assert!(world.keygen.request_reset(BOB).await);
    // The second renews what waits, in its place.
    for _ in 0..2 {
        assert!(world.keygen.request_reset(ADA).await);
        assert_eq!(world.rows(WAITING).await, 1);
        world.clock.advance(A_MINUTE);
    }
    world.clock.advance(AN_HOUR);
    let mail = wait_for_email_to(&world, ADA).await;
    assert!(mail.text().contains("22 hours"), "{}", mail.text());
    assert_eq!(to(&world.mailbox.mails(), ADA).len(), 1);
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
}

#[tokio::test]
async fn an_email_that_waits_is_dropped_for_a_newer_one() {
    let world = World::with(&[("MAIL__MAX_PER_HOUR", "2"), ("MAIL__MAX_PERCENT_PER_CLIENT", "100")]).await;
    world.keygen.add_user(BOB, "user", None);
    assert!(world.keygen.request_reset(BOB).await);
    assert!(world.keygen.request_reset(ADA).await);
    assert_eq!(world.rows(WAITING).await, 1);
    world.clock.advance(A_MINUTE);
    world.ask_for_reset(ADA).await;
    wait_for_email_to(&world, ADA).await;
    world.clock.advance(AN_HOUR);
    world.wait_for_jobs(JobState::Dropped, 1).await;
    assert_eq!(world.mailbox.mails().len(), 2);
}

#[tokio::test]
async fn invitations_and_resets_have_budgets_of_their_own() {
    let settings =
        [("MAIL__MAX_PER_HOUR", "2"), ("MAIL__MAX_INVITATIONS_PER_HOUR", "2"), ("MAIL__MAX_PERCENT_PER_CLIENT", "100")];
    let world = World::with(&settings).await;
    for number in 0..6 {
        world.keygen.add_user(&account(number), "user", None);
    }
    for number in 0..3 {
        world.invite(&account(number)).await;
    }
    world.wait_for_rows("jobs WHERE state = 'waiting' AND kind = 'request_invitation'", 1).await;
    for number in 3..6 {
        world.ask_for_reset(&account(number)).await;
    }
    world.wait_for_rows("jobs WHERE state = 'waiting' AND kind = 'request_reset'", 1).await;
    world.settle().await;
    world.mailbox.wait_for(4).await.unwrap();
    assert_eq!(world.keygen.requests(), 4);
    world.clock.advance(AN_HOUR);
    world.mailbox.wait_for(6).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn exhaustion_is_an_error_in_the_log_once_an_hour_and_seen_in_the_queue() {
    let mut site = Site::new().await;
    site.set("REKEY_BRANDS__ACME__MAIL__MAX_PER_HOUR", "1");
    let portal = site.serve().await;
    for number in 0..5 {
        site.keygen.add_user(&account(number), "user", None);
        assert!(site.keygen.request_reset(&account(number)).await);
    }
    let list = site.command(&["queue", "list", "--check"]).output().await.unwrap();
    assert!(list.status.success(), "nothing failed");
    let list = String::from_utf8(list.stdout).unwrap();
    assert_eq!(list.matches("over the budget: waits").count(), 4, "{list}");
    assert!(list.contains("in 59m") && list.contains("4 waiting"), "{list}");
    let log = portal.terminate().await;
    let told: Vec<_> = log.iter().filter(|line| line.contains("emails are used up")).collect();
    assert_eq!(told.len(), 1, "{log:?}");
    assert!(told[0].contains("ERROR") && told[0].contains("max_per_hour"), "{told:?}");
}

/// Keygen is down, and what was asked for waits.
async fn with_keygen_down() -> World {
    let world = behind_a_proxy(&[("BOTS__CHALLENGE", "off")]).await;
    world.keygen.fail(Some(Fault::Empty));
    world
}

async fn keygen_comes_back(world: &World) {
    world.wait_for_jobs(JobState::Running, 0).await;
    world.keygen.fail(None);
    world.clock.advance(A_MINUTE);
    world.settle().await;
}

#[tokio::test]
async fn many_requests_of_one_network_keep_nobody_elses_waiting() {
    let world = with_keygen_down().await;
    for number in 0..40 {
        ask_from(&world, "198.51.100.1", &format!("nobody{number}@customer.example")).await;
    }
    ask_from(&world, "203.0.113.7", ADA).await;
    keygen_comes_back(&world).await;
    let place = world.keygen.requested().iter().position(|address| address == ADA).unwrap();
    assert!(place <= 8, "behind those that were being tried, and one more: {place}");
    assert_eq!(world.keygen.requests(), 41);
}

#[tokio::test]
async fn a_request_that_is_repeated_keeps_its_place() {
    let world = with_keygen_down().await;
    ask_from(&world, "203.0.113.7", ADA).await;
    for number in 0..10 {
        ask_from(&world, &format!("198.51.100.{number}"), &format!("nobody{number}@customer.example")).await;
    }
    world.clock.advance(A_MINUTE);
    let tried_again = "jobs WHERE service = 'keygen' AND attempts > 1 AND state = 'ready'";
    eventually(async || world.rows(tried_again).await > 0, "Keygen is left alone again").await;
    ask_from(&world, "198.51.100.99", ADA).await;
    keygen_comes_back(&world).await;
    assert_eq!(world.keygen.requested()[0], ADA);
    assert_eq!(world.keygen.requests(), 11);
}

#[tokio::test]
async fn a_request_that_is_repeated_while_keygen_is_asked_keeps_its_place() {
    let settings = [("MAIL__COOLDOWN", "0s"), ("KEYGEN__TIMEOUT", "1s"), ("MAIL__MAIL_ON", "our_requests")];
    let world = behind_a_proxy(&settings).await;
    world.keygen.fail_next(&[Fault::Slow(Duration::from_millis(1500))]);
    ask_from(&world, "203.0.113.7", ADA).await;
    world.wait_for_jobs(JobState::Running, 1).await;
    ask_from(&world, "203.0.113.7", ADA).await;
    world.wait_for_rows("jobs WHERE service = 'keygen'", 2).await;
    // The one that is tried goes on, for both.
    world.wait_for_rows("jobs WHERE service = 'keygen'", 1).await;
    assert_eq!(world.rows("jobs WHERE service = 'keygen' AND attempts > 0").await, 1);
    wait_for_email_to(&world, ADA).await;
}

/// What is asked for beside an invitation that waits for Keygen.
#[derive(Clone, Copy, Debug)]
enum Asks {
    Invitation,
    /// A stranger, on our page.
    OnThePage,
    /// A stranger, past our page.
    PastIt,
}

#[tokio::test]
async fn an_invitation_is_neither_replaced_nor_fulfilled_by_what_a_stranger_asks_for() {
    use Asks::{Invitation, OnThePage, PastIt};
    for order in [
        [Invitation, OnThePage, PastIt],
        [Invitation, PastIt, OnThePage],
        [OnThePage, Invitation, PastIt],
        [OnThePage, PastIt, Invitation],
        [PastIt, Invitation, OnThePage],
        [PastIt, OnThePage, Invitation],
    ] {
        let world = behind_a_proxy(&[]).await;
        world.keygen.fail(Some(Fault::TooManyRequests(3600)));
        for asks in order {
            match asks {
                Invitation => world.invite(ADA).await,
                OnThePage => ask_from(&world, "198.51.100.1", ADA).await,
                PastIt => assert!(world.keygen.request_reset(ADA).await),
            }
            // The command line tells a running portal nothing: that looks by itself.
            world.clock.advance(SignedDuration::from_secs(6));
            world.wait_for_rows("jobs WHERE service = 'keygen' AND attempts = 0 OR state = 'running'", 0).await;
        }
        let is_invitation = |mail: &Mail| mail.header("Message-ID").unwrap().starts_with("<invitation.");
        assert!(!world.mailbox.mails().iter().any(is_invitation), "{order:?}: Keygen was not asked for it");
        world.keygen.fail(None);
        world.clock.advance(AN_HOUR);
        let mails = world.mailbox.wait_until(|mails| mails.iter().any(is_invitation)).await;
        let invitation = mails.iter().find(|mail| is_invitation(mail)).unwrap();
        assert!(invitation.text().contains("7 days"), "{}", invitation.text());
        // Whatever else comes is a reset.
        world.clock.advance(A_MINUTE * 2);
        assert!(world.keygen.request_reset(ADA).await);
        world.settle().await;
        let mails = world.mailbox.mails();
        assert_eq!(mails.iter().filter(|mail| is_invitation(mail)).count(), 1, "{order:?}");
        assert!(mails.len() > 1, "{order:?}");
    }
}
