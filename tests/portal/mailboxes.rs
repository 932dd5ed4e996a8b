//! One mailbox has one identity, and several users of it do not stand in each other's way.

use std::collections::HashMap;

use jiff::SignedDuration;
use rekey_sandbox::Mail;

use crate::support::{ADA, PASSWORD, World};

const UNICODE: &str = "ada@münchen.example";
const ASCII: &str = "ada@xn--mnchen-3ya.example";

/// A portal whose Keygen has two users of one mailbox.
async fn twins(settings: &[(&str, &str)]) -> World {
    let world = World::with(settings).await;
    for twin in [UNICODE, ASCII] {
        world.keygen.add_user(twin, "user", Some("old password"));
    }
    world
}

/// Whose account the mail is about.
fn account(mail: &Mail) -> &'static str {
    let text = mail.text();
    [UNICODE, ASCII].into_iter().find(|account| text.contains(account)).unwrap_or_else(|| panic!("{text}"))
}

#[tokio::test]
async fn addresses_that_no_mailbox_has_are_dropped_and_answered_well() {
    let world = World::start().await;
    for address in [
        "ada@customer.example\u{a0}",
        "ada@customer.example\u{200b}",
        "a\u{ad}da@customer.example",
        "ａda@customer.example",
        "ada@ｃustomer.example",
        "ada@customer.example.",
        "ada@mu\u{308}nchen.example",
        "\"ada\"@customer.example",
        "ada@",
        "",
    ] {
        world.keygen.add_user(address, "user", None);
        assert!(world.keygen.request_reset(address).await, "{address:?} is answered 204");
    }
    assert_eq!(world.rows("users").await, 0);
    assert_eq!(world.rows("jobs").await, 0);
    // Ada's own mails are all hers.
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    // What becomes of her address ends her links, whatever it is.
    assert!(world.keygen.change_address(ADA, "ada@customer.example\u{2060}").deliver().await);
    assert_eq!(world.get(&link).await.0, 410);
    assert_eq!(world.mailbox.mails().len(), 1);
}

#[tokio::test]
async fn however_an_address_is_typed_it_has_five_mails_an_hour() {
    let world = World::with(&[("MAIL__COOLDOWN", "0s")]).await;
    world.keygen.add_user(UNICODE, "user", None);
    for address in [
        "ada@münchen.example",
        "ADA@MÜNCHEN.EXAMPLE",
        "ada@xn--mnchen-3ya.example",
        "ada@XN--MNCHEN-3YA.example",
        "ada@mu\u{308}nchen.example",
        "ａｄａ＠ｍüｎｃｈｅｎ．ｅｘａｍｐｌｅ",
        "ada@münchen。example",
        "\u{feff}ada@münchen.example\u{3000}",
        "a\u{200b}da@mün\u{ad}chen.example",
        "ada@münchen.example.",
    ] {
        for _ in 0..2 {
            assert_eq!(world.ask_for_reset(address).await.0, 303, "{address:?}");
            assert!(world.keygen.request_reset(UNICODE).await);
        }
    }
    world.ask_for_reset(ADA).await;
    let to = |mails: &[Mail], address: &str| mails.iter().filter(|mail| mail.to == address).count();
    let mails = world.mailbox.wait_until(|mails| to(mails, ADA) == 1 && to(mails, ASCII) >= 5).await;
    assert_eq!(to(&mails, ASCII), 5);
}

#[tokio::test]
async fn either_form_of_a_domain_finds_the_user() {
    for user in [UNICODE, ASCII] {
        for typed in [UNICODE, ASCII] {
            let world = World::with(&[("MAIL__MAIL_ON", "our_requests")]).await;
            world.keygen.add_user(user, "user", None);
            world.ask_for_reset(typed).await;
            let mail = world.mailbox.wait_for(1).await.unwrap();
            assert_eq!((mail.to.as_str(), account(&mail)), (ASCII, user), "typed {typed}");
            assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
            assert!(world.keygen.password_is(user, PASSWORD));
        }
    }
}

#[tokio::test]
async fn what_was_asked_for_here_goes_to_the_user_whose_address_was_typed() {
    for typed in [UNICODE, ASCII] {
        let mut world = twins(&[("MAIL__COOLDOWN", "0s")]).await;
        for twin in [UNICODE, ASCII] {
            assert!(world.keygen.request_reset(twin).await);
        }
        world.mailbox.wait_for(2).await.unwrap();
        let trail = world.trace(UNICODE).await;
        assert!(trail.contains("another user of the Keygen account has the same mailbox"), "{trail}");
        world.restart_with(&[("MAIL__MAIL_ON", "our_requests")]).await;
        world.ask_for_reset(typed).await;
        assert_eq!(account(&world.mailbox.wait_for(3).await.unwrap()), typed);
        world.settle().await;
        assert_eq!(world.mailbox.mails().len(), 3);
    }
}

#[tokio::test]
async fn one_users_mails_and_pauses_do_not_silence_another_of_the_mailbox() {
    let world = twins(&[("MAIL__COOLDOWN", "0s")]).await;
    for _ in 0..8 {
        assert!(world.keygen.request_reset(ASCII).await);
    }
    let mail = world.mailbox.wait_for(5).await.unwrap();
    let declined = world.http.post(format!("{}/not-me", world.link(&mail))).send().await.unwrap();
    assert_eq!(declined.status(), 303);
    for count in [6, 8] {
        world.ask_for_reset(UNICODE).await;
        world.mailbox.wait_for(count).await.unwrap();
        assert!(world.keygen.request_reset(UNICODE).await);
        world.mailbox.wait_for(count + 1).await.unwrap();
    }
    let mails = world.mailbox.mails();
    let mut counts = HashMap::new();
    for mail in &mails {
        *counts.entry(account(mail)).or_insert(0) += 1;
    }
    assert_eq!(counts, HashMap::from([(ASCII, 5), (UNICODE, 4)]));
    let link = mails.iter().rev().find(|mail| account(mail) == UNICODE).map(|mail| world.link(mail)).unwrap();
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(UNICODE, PASSWORD) && !world.keygen.password_is(ASCII, PASSWORD));
}

#[tokio::test]
async fn emails_of_two_users_of_a_mailbox_wait_beside_each_other() {
    let world = twins(&[("MAIL__MAX_PER_HOUR", "4")]).await;
    for other in ["one@customer.example", "two@customer.example"] {
        world.keygen.add_user(other, "user", None);
        assert!(world.keygen.request_reset(other).await);
    }
    for twin in [UNICODE, ASCII] {
        assert!(world.keygen.request_reset(twin).await);
    }
    assert_eq!(world.rows("jobs WHERE state = 'waiting'").await, 2);
    world.clock.advance(SignedDuration::from_mins(61));
    let mails = world.mailbox.wait_for(4).await.map(|_| world.mailbox.mails()).unwrap();
    let mut accounts: Vec<_> = mails.iter().filter(|mail| mail.to == ASCII).map(account).collect();
    accounts.sort_unstable();
    assert_eq!(accounts, [UNICODE, ASCII]);
}

#[tokio::test]
async fn whoever_takes_over_an_address_has_its_mails_whatever_its_former_user_did() {
    const OTHER: &str = "other@customer.example";
    // Whether events tell of the changes, or nothing but the next reset does.
    for kinds in [&["*"][..], &["user.password-reset"]] {
        let world = World::with(&[("MAIL__COOLDOWN", "0s")]).await;
        world.keygen.subscribe_all_to(kinds);
        world.keygen.add_user("eve@customer.example", "user", None);
        for _ in 0..6 {
            assert!(world.keygen.request_reset(ADA).await);
        }
        let mail = world.mailbox.wait_for(5).await.unwrap();
        world.http.post(format!("{}/not-me", world.link(&mail))).send().await.unwrap();
        assert!(world.keygen.change_address(ADA, OTHER).deliver().await);
        assert!(world.keygen.change_address("eve@customer.example", ADA).deliver().await);
        assert!(world.keygen.request_reset(ADA).await);
        world.mailbox.wait_for(6).await.unwrap();
        world.ask_for_reset(ADA).await;
        let mail = world.mailbox.wait_for(7).await.unwrap();
        assert_eq!(mail.to, ADA);
        assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
        assert!(world.keygen.password_is(ADA, PASSWORD));
    }
}

#[tokio::test]
async fn mailboxes_that_rfc_5321_forbids_get_their_mail() {
    let world = World::start().await;
    let mut mails = 0;
    for address in ["ada..l@docomo.ne.jp", "ada.@docomo.ne.jp", ".ada@docomo.ne.jp", "ada@my_host.customer.example"] {
        world.keygen.add_user(address, "user", None);
        world.ask_for_reset(address).await;
        mails += 1;
        let mail = world.mailbox.wait_for(mails).await.unwrap();
        assert_eq!(mail.to, address, "bare, not quoted");
        assert_eq!(mail.header("To").as_deref(), Some(address));
        assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
        assert!(world.keygen.password_is(address, PASSWORD));
        mails += 1;
        assert_eq!(world.mailbox.wait_for(mails).await.unwrap().to, address);
    }
}
