//! A link belongs to the mailbox that it was mailed to, and ends with what Keygen tells of its user.

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::{Keygen, MailFault};

use crate::support::{ADA, PASSWORD, World, eventually, field};

const NEW: &str = "new@customer.example";

/// Ada's link.
async fn mailed_link(world: &World) -> String {
    assert_eq!(world.ask_for_reset(ADA).await.0, 303);
    world.link(&world.mailbox.wait_for(1).await.unwrap())
}

/// Every way of using the link says that it has ended, shows no address, and offers a new one.
async fn expect_ended(world: &World, link: &str) {
    let not_me = format!("{link}/not-me");
    let declined = world.follow(world.http.post(&not_me).send().await.unwrap()).await;
    for (status, page) in
        [world.get(link).await, world.set_password(link, PASSWORD).await, world.get(&not_me).await, declined]
    {
        assert!(status == 410 && page.contains("no longer works") && page.contains("Ask for a new link"), "{page}");
        assert!(!page.contains("customer.example"), "{page}");
    }
    assert!(!world.keygen.password_is(ADA, PASSWORD) && !world.keygen.password_is(NEW, PASSWORD));
}

#[tokio::test]
async fn a_reset_for_another_address_ends_the_links_of_the_former_mailbox() {
    let mut world = World::start().await;
    // Nothing but resets tells of it.
    world.keygen.subscribe_all_to(&["user.password-reset"]);
    let old = mailed_link(&world).await;
    assert!(world.keygen.change_address(ADA, NEW).deliver().await);
    assert_eq!(world.get(&old).await.0, 200, "nobody told");
    assert!(world.keygen.request_reset(NEW).await);
    let mail = world.mailbox.wait_for(2).await.unwrap();
    assert_eq!(mail.to, NEW);
    expect_ended(&world, &old).await;
    // Its reader can't keep the new mailbox without links, either.
    world.clock.advance(SignedDuration::from_secs(61));
    assert_eq!(world.ask_for_reset(NEW).await.0, 303);
    assert_eq!(world.mailbox.wait_for(3).await.unwrap().to, NEW);
    // A former address that comes back brings no link back.
    assert!(world.keygen.change_address(NEW, ADA).deliver().await);
    world.clock.advance(SignedDuration::from_secs(61));
    assert!(world.keygen.request_reset(ADA).await);
    assert_eq!(world.mailbox.wait_for(4).await.unwrap().to, ADA);
    expect_ended(&world, &old).await;
    // Links that were mailed under another secret know their mailbox.
    let newest = world.mailbox.wait_for(4).await.unwrap();
    world.rotate_secret_key().await;
    assert_eq!(world.set_password(&world.link(&newest), PASSWORD).await.0, 200);
}

#[tokio::test]
async fn what_keygen_tells_of_a_user_ends_their_links_at_once() {
    type End = fn(&Keygen) -> rekey_sandbox::Change;
    let ends: [(End, &str); 4] = [
        (|keygen| keygen.change_address(ADA, NEW), "address was changed"),
        (|keygen| keygen.change_role(ADA, "admin"), "role may not reset"),
        (|keygen| keygen.ban(ADA), "is banned"),
        (|keygen| keygen.delete_user(ADA), "was removed"),
    ];
    for (end, reason) in ends {
        let world = World::start().await;
        let link = mailed_link(&world).await;
        assert!(end(&world.keygen).deliver().await, "{reason}");
        expect_ended(&world, &link).await;
        assert_eq!(world.rows("users WHERE token IS NOT NULL").await, 0, "the token is wiped");
        let trail = world.trace(ADA).await;
        let ended = trail.lines().find(|line| line.contains("  ended  ")).unwrap_or_else(|| panic!("{trail}"));
        assert!(ended.contains(reason), "{trail}");
        let next = trail.lines().last().unwrap_or_default();
        assert!(next.contains("The links were ended") && next.contains(reason), "{trail}");
    }
}

#[tokio::test]
async fn a_role_that_may_reset_and_is_another_ends_links_too() {
    for tells in [&["user.updated", "user.password-reset"][..], &["user.password-reset"]] {
        let world = World::with(&[("KEYGEN__ROLES", "user,admin"), ("MAIL__COOLDOWN", "0s")]).await;
        world.keygen.subscribe_all_to(tells);
        let link = mailed_link(&world).await;
        assert!(world.keygen.change_role(ADA, "admin").deliver().await);
        assert!(world.keygen.request_reset(ADA).await);
        let admins = world.link(&world.mailbox.wait_for(2).await.unwrap());
        expect_ended(&world, &link).await;
        assert_eq!(world.set_password(&admins, PASSWORD).await.0, 200);
    }
}

#[tokio::test]
async fn a_role_that_the_operator_takes_off_the_list_ends_links() {
    let mut world = World::with(&[("KEYGEN__ROLES", "user,admin")]).await;
    world.keygen.add_user("admin@acme.example", "admin", None);
    assert!(world.keygen.request_reset("admin@acme.example").await);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    world.restart_with(&[("KEYGEN__ROLES", "user")]).await;
    let link = world.link(&mail);
    let (status, page) = world.set_password(&link, PASSWORD).await;
    assert!(status == 410 && page.contains("no longer works"), "{page}");
    assert!(!world.keygen.password_is("admin@acme.example", PASSWORD));
}

#[tokio::test]
async fn a_reset_of_somebody_who_may_not_ends_the_links_they_had() {
    let world = World::start().await;
    world.keygen.subscribe_all_to(&["user.password-reset"]);
    let link = mailed_link(&world).await;
    assert!(world.keygen.change_role(ADA, "admin").deliver().await);
    assert!(world.keygen.request_reset(ADA).await);
    expect_ended(&world, &link).await;
    assert_eq!(world.rows("users WHERE token IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_banned_user_gets_no_link_until_the_ban_is_lifted() {
    for known in [true, false] {
        let world = World::start().await;
        if known {
            mailed_link(&world).await;
        }
        let mails = world.mailbox.mails().len();
        assert!(world.keygen.ban(ADA).deliver().await);
        assert!(world.keygen.request_reset(ADA).await, "answered 204");
        assert!(world.trace(ADA).await.contains("banned"), "{}", world.trace(ADA).await);
        assert!(world.keygen.unban(ADA).deliver().await);
        world.clock.advance(SignedDuration::from_secs(61));
        assert!(world.keygen.request_reset(ADA).await);
        let link = world.link(&world.mailbox.wait_for(mails + 1).await.unwrap());
        assert_eq!(world.mailbox.mails().len(), mails + 1);
        assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    }
}

#[tokio::test]
async fn a_changed_name_ends_nothing_and_is_known() {
    let world = World::start().await;
    let link = mailed_link(&world).await;
    assert!(world.keygen.change_name(ADA, "Augusta").deliver().await);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    let confirmation = world.mailbox.wait_for(2).await.unwrap();
    assert!(confirmation.text().contains("Augusta"), "{}", confirmation.text());
}

#[tokio::test]
async fn an_older_event_undoes_nothing_that_is_newer() {
    let world = World::with(&[("MAIL__COOLDOWN", "0s")]).await;
    let link = mailed_link(&world).await;
    let second = SignedDuration::from_secs(1);
    assert!(world.keygen.request_reset(ADA).await);
    let newer = world.link(&world.mailbox.wait_for(2).await.unwrap());
    // A change, a reset and a name from before a ban, after it: the ban counts.
    let (name, reset) = (world.keygen.change_name(ADA, "Adele"), world.keygen.issue_reset(ADA));
    let role = world.keygen.change_role(ADA, "user");
    world.clock.advance(second);
    assert!(world.keygen.ban(ADA).deliver().await);
    for late in [name, reset, role] {
        assert!(late.deliver().await);
        for link in [&link, &newer] {
            expect_ended(&world, link).await;
        }
        assert_eq!(world.rows("users WHERE token IS NOT NULL OR status = 'active'").await, 0);
    }
    // A reset for the old address after a change of it is mailed to neither.
    world.clock.advance(second);
    assert!(world.keygen.unban(ADA).deliver().await);
    assert!(world.keygen.request_reset(ADA).await);
    let last = world.link(&world.mailbox.wait_for(3).await.unwrap());
    let reset = world.keygen.issue_reset(ADA);
    world.clock.advance(second);
    assert!(world.keygen.change_address(ADA, NEW).deliver().await);
    assert!(reset.deliver().await);
    expect_ended(&world, &last).await;
    // What was told before the change does not end what came after it.
    let name = world.keygen.change_name(NEW, "Adele");
    world.clock.advance(second);
    assert!(world.keygen.change_address(NEW, ADA).deliver().await);
    assert!(world.keygen.request_reset(ADA).await);
    let link = world.link(&world.mailbox.wait_for(4).await.unwrap());
    assert!(name.deliver().await);
    assert_eq!(world.get(&link).await.0, 200);
    assert!(world.keygen.change_address(ADA, NEW).deliver().await);
    // A user who was removed does not come back by what was told before, or after.
    let (name, reset) = (world.keygen.change_name(NEW, "Ada"), world.keygen.issue_reset(NEW));
    assert!(world.keygen.delete_user(NEW).deliver().await);
    assert!(name.deliver().await && reset.deliver().await);
    world.settle().await;
    assert_eq!(world.mailbox.mails().len(), 4);
}

#[tokio::test]
async fn a_reset_and_a_change_of_the_name_in_the_wrong_order_both_count() {
    let world = World::start().await;
    world.keygen.subscribe_all_to(&["*"]);
    mailed_link(&world).await;
    world.clock.advance(SignedDuration::from_secs(61));
    let reset = world.keygen.issue_reset(ADA);
    world.clock.advance(SignedDuration::from_secs(1));
    assert!(world.keygen.change_name(ADA, "Augusta").deliver().await);
    assert!(reset.deliver().await);
    let link = world.link(&world.mailbox.wait_for(2).await.unwrap());
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    let confirmation = world.mailbox.wait_for(3).await.unwrap();
    assert!(confirmation.text().contains("Augusta"), "{}", confirmation.text());
}

#[tokio::test]
async fn of_an_unknown_user_nothing_is_kept() {
    let world = World::start().await;
    assert!(world.keygen.change_name(ADA, "Augusta").deliver().await);
    assert!(world.keygen.ban(ADA).deliver().await);
    assert!(world.keygen.delete_user(ADA).deliver().await);
    for table in ["users", "events", "audit"] {
        assert_eq!(world.rows(table).await, 0, "{table}");
    }
}

/// Somebody sends the last event of this type again by hand.
async fn send_again(world: &World, kind: &str) {
    let events = format!("{}/v1/accounts/{}/webhook-events", world.keygen.api_url(), world.keygen.account());
    let admin = |request: reqwest::RequestBuilder| request.bearer_auth(world.keygen.admin_token()).send();
    let of_kind = async || {
        let list = admin(world.http.get(&events)).await.unwrap().json::<serde_json::Value>().await.unwrap();
        let list = list["data"].as_array().unwrap().clone();
        list.into_iter().filter(|event| event["attributes"]["event"] == kind).collect::<Vec<_>>()
    };
    let before = of_kind().await;
    let again = format!("{events}/{}/actions/retry", before[0]["id"].as_str().unwrap());
    assert!(admin(world.http.post(again)).await.unwrap().status().is_success());
    let is_delivered = async || {
        let now = of_kind().await;
        now.len() > before.len() && now[0]["attributes"]["status"] == "DELIVERED"
    };
    eventually(is_delivered, "the event is delivered again").await;
}

#[tokio::test]
async fn an_event_that_ends_or_drops_and_is_sent_again_counts_once() {
    let world = World::start().await;
    // Dropped, and nothing else is known of the user.
    assert!(world.keygen.ban(ADA).deliver().await);
    assert!(world.keygen.request_reset(ADA).await);
    send_again(&world, "user.password-reset").await;
    assert_eq!(world.trace(ADA).await.matches("  dropped  ").count(), 1, "{}", world.trace(ADA).await);
    assert!(world.keygen.unban(ADA).deliver().await);
    mailed_link(&world).await;
    assert!(world.keygen.ban(ADA).deliver().await);
    send_again(&world, "user.banned").await;
    assert!(world.keygen.unban(ADA).deliver().await);
    send_again(&world, "user.banned").await;
    assert_eq!(world.trace(ADA).await.matches("  ended  ").count(), 1);
    assert_eq!(world.rows("users WHERE status = 'active'").await, 1);
}

#[tokio::test]
async fn a_password_set_in_the_app_supersedes_the_links_and_one_button_mails_a_new_one() {
    let world = World::start().await;
    let first = mailed_link(&world).await;
    world.clock.advance(SignedDuration::from_secs(61));
    world.ask_for_reset(ADA).await;
    let second = world.link(&world.mailbox.wait_for(2).await.unwrap());
    world.keygen.change_password(ADA, "set in the app");
    let asked = world.keygen.requests();
    let (status, page) = world.set_password_while_time_passes(&first, PASSWORD).await;
    assert!(status == 410 && page.contains("Send me a new link"), "{status} {page}");
    assert_eq!(world.keygen.requests(), asked, "no fresh token is fetched");
    assert!(world.keygen.password_is(ADA, "set in the app"));
    for link in [&first, &second] {
        for (status, page) in [world.get(link).await, world.set_password(link, PASSWORD).await] {
            assert!(status == 410 && page.contains("Send me a new link"), "{status} {page}");
            assert!(!page.contains(ADA) && !page.contains("customer.example"), "{page}");
        }
    }
    assert!(world.trace(ADA).await.contains("a password was set elsewhere"), "{}", world.trace(ADA).await);

    // All that stands before the form stands before the button.
    let button = format!("{first}/new-link");
    assert_eq!(world.http.post(&button).send().await.unwrap().status(), 400);
    let form = |stamp: String| [("stamp", stamp)];
    let foreign = world.http.post(&button).header("Sec-Fetch-Site", "cross-site").form(&form(world.stamp().await));
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    let unstamped = world.http.post(&button).form(&form(String::new())).send().await.unwrap();
    assert_eq!(unstamped.status(), 422);
    let page = unstamped.text().await.unwrap();
    assert!(page.contains("press the button once more") && page.contains("Send me a new link"), "{page}");
    assert_eq!(world.keygen.requests(), asked);

    world.clock.advance(SignedDuration::from_secs(61));
    let stamp = field(&world.get(&first).await.1, "stamp");
    let sent = world.http.post(&button).form(&form(stamp)).send().await.unwrap();
    assert_eq!((sent.status().as_u16(), &sent.headers()["location"]), (303, &"/reset/sent".parse().unwrap()));
    // Within the cooldown nothing new is sent, and the page does not tell.
    assert_eq!(world.ask_for_new_link(&second).await, 303);
    let mail = world.mailbox.wait_for(3).await.unwrap();
    assert_eq!(mail.to, ADA);
    assert_eq!(world.keygen.requests(), asked + 1);
    assert_eq!(world.get(&first).await.0, 410, "a superseded link stays so");
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test]
async fn the_button_of_a_superseded_link_keeps_to_limits_and_pauses_and_to_the_mailbox() {
    let world = World::with(&[("MAIL__COOLDOWN", "0s")]).await;
    let superseded = mailed_link(&world).await;
    world.keygen.change_password(ADA, "set in the app");
    assert_eq!(world.set_password_while_time_passes(&superseded, PASSWORD).await.0, 410);
    for count in 2..=5 {
        assert_eq!(world.ask_for_new_link(&superseded).await, 303);
        world.mailbox.wait_for(count).await.unwrap();
        world.settle().await;
    }
    let asked = world.keygen.requests();
    assert_eq!(world.ask_for_new_link(&superseded).await, 303);
    assert_eq!(world.keygen.requests(), asked, "the address has had its mails of this hour");
    world.clock.advance(SignedDuration::from_mins(61));
    let link = world.link(&world.mailbox.wait_for(5).await.unwrap());
    assert_eq!(world.http.post(format!("{link}/not-me")).send().await.unwrap().status(), 303);
    assert_eq!(world.ask_for_new_link(&superseded).await, 303);
    assert_eq!(world.keygen.requests(), asked, "it is paused");
    // The user's next mailbox is none of its business.
    assert!(world.keygen.change_address(ADA, NEW).deliver().await);
    let (status, page) = world.get(&superseded).await;
    assert!(status == 410 && !page.contains("Send me a new link"), "{page}");
    assert_eq!(world.keygen.requests(), asked);
    assert_eq!(world.mailbox.mails().len(), 5);
}

#[tokio::test]
async fn a_strangers_request_whose_webhook_is_on_its_way_does_no_harm() {
    let world = World::start().await;
    let link = mailed_link(&world).await;
    // Three times, so that what comes first is overtaken as well.
    let [first, second, third] = [(); 3].map(|()| {
        world.clock.advance(SignedDuration::from_secs(1));
        world.keygen.issue_reset(ADA)
    });
    let calls = world.keygen.calls();
    let deliver = async {
        eventually(async || world.keygen.calls() > calls, "the held token is tried").await;
        assert!(second.deliver().await);
        eventually(async || world.keygen.calls() > calls + 1, "the newer token is tried").await;
        assert!(first.deliver().await && third.deliver().await);
    };
    let (set, ()) = tokio::join!(world.set_password(&link, PASSWORD), deliver);
    assert_eq!(set.0, 200, "{}", set.1);
    assert!(world.keygen.password_is(ADA, PASSWORD));
    assert_eq!(world.keygen.requests(), 4, "ours, and the stranger's");
}

#[tokio::test]
async fn an_address_that_changes_while_the_button_is_pressed_ends_the_link() {
    let world = World::start().await;
    let link = mailed_link(&world).await;
    world.keygen.change_password(ADA, "set in the app");
    let calls = world.keygen.calls();
    let change = async {
        eventually(async || world.keygen.calls() > calls, "the held token is tried").await;
        assert!(world.keygen.change_address(ADA, NEW).deliver().await);
    };
    let (set, ()) = tokio::join!(world.set_password(&link, PASSWORD), change);
    assert!(set.0 == 410 && set.1.contains("no longer works"), "{}", set.1);
}

#[tokio::test]
async fn an_old_token_of_a_link_that_lives_on_is_fetched_anew_without_a_word() {
    let world = World::start().await;
    world.invite(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.clock.advance(SignedDuration::from_hours(100));
    world.keygen.change_password(ADA, "set in the app");
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    let confirmation = world.mailbox.wait_for(2).await.unwrap();
    assert_eq!(confirmation.link(), None, "the fresh token's webhook causes no mail");
}

#[tokio::test]
async fn the_operator_revokes_all_links_of_a_person_beside_the_running_portal() {
    let world = World::with(&[("MAIL__COOLDOWN", "0s")]).await;
    world.keygen.add_user("bob@customer.example", "user", None);
    assert!(world.keygen.request_reset("bob@customer.example").await);
    let bobs = world.link(&world.mailbox.wait_for(1).await.unwrap());
    assert!(world.keygen.request_reset(ADA).await);
    let link = world.link(&world.mailbox.wait_for(2).await.unwrap());
    world.mailbox.fail_next(&[MailFault::Reply("450 4.2.0 not now")]);
    assert!(world.keygen.request_reset(ADA).await);
    world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;

    let told = world.revoke("\u{200b}ADA@customer.example ").await;
    assert_eq!(told, "acme: live links ended: 2; emails with links that waited, dropped: 1; tokens wiped: 1.\n");
    expect_ended(&world, &link).await;
    assert_eq!(world.rows("users WHERE token IS NOT NULL").await, 1, "Bob's");
    assert_eq!(world.count(JobState::Dropped).await, 1);
    assert_eq!(world.rows("jobs WHERE payload IS NOT NULL").await, 0);
    assert!(
        world.trace(ADA).await.contains("revoked by the operator: 2 links, 1 waiting"),
        "{}",
        world.trace(ADA).await
    );
    assert!(world.revoke(ADA).await.contains("nothing to revoke"));

    assert_eq!(world.set_password(&bobs, PASSWORD).await.0, 200);
    assert!(world.keygen.request_reset(ADA).await, "a new reset works");
    let again = world.link(&world.mailbox.wait_for(4).await.unwrap());
    assert_eq!(world.set_password(&again, PASSWORD).await.0, 200);
}

#[tokio::test]
async fn an_email_whose_link_has_ended_meanwhile_is_not_sent() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::Reply("450 4.2.0 not now")]);
    assert!(world.keygen.request_reset(ADA).await);
    world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
    assert!(world.keygen.change_address(ADA, NEW).deliver().await);
    world.clock.advance(SignedDuration::from_mins(5));
    world.wait_for_jobs(JobState::Dropped, 1).await;
    assert!(world.mailbox.mails().is_empty());
}
