//! "This wasn't me": somebody else asked for the link in the mail.

use jiff::SignedDuration;

use crate::support::{ADA, PASSWORD, World};

#[tokio::test]
async fn looking_ends_nothing_and_pressing_ends_the_link_and_no_more_come() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    let link = world.link(&mail);
    let not_me = format!("{link}/not-me");
    assert!(
        mail.text().lines().any(|line| line.ends_with("/not-me") && not_me.ends_with(&line[16..])),
        "{}",
        mail.text()
    );
    for _ in 0..2 {
        assert_eq!(world.http.head(&not_me).send().await.unwrap().status(), 200);
        let (status, page) = world.get(&not_me).await;
        assert!(status == 200 && page.contains("You didn’t ask for this?") && page.contains("24 hours"), "{page}");
        assert_eq!(world.get(&link).await.0, 200, "mail scanners end nothing");
    }
    let foreign = world.http.post(&not_me).header("Sec-Fetch-Site", "cross-site").send().await.unwrap();
    assert_eq!(foreign.status(), 403);
    assert_eq!(world.get(&link).await.0, 200);

    let (status, page) = world.follow(world.http.post(&not_me).send().await.unwrap()).await;
    assert!(status == 200 && page.contains("The link has been ended"), "{status} {page}");
    for (status, page) in [world.get(&link).await, world.set_password(&link, PASSWORD).await, world.get(&not_me).await]
    {
        assert!(status == 410 && page.contains("This link was ended"), "{status} {page}");
    }
    assert!(!world.keygen.password_is(ADA, PASSWORD));

    // Neither through our page, which does not tell, nor past it.
    world.clock.advance(SignedDuration::from_hours(23));
    let asked = world.keygen.requests();
    assert_eq!(world.ask_for_reset(ADA).await.0, 303);
    assert!(world.keygen.request_reset(ADA).await);
    world.settle().await;
    assert_eq!(world.mailbox.mails().len(), 1, "paused");
    world.clock.advance(SignedDuration::from_hours(2));
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(2).await.unwrap();
    world.settle().await;
    assert_eq!(world.keygen.requests(), asked + 2, "the stranger's, and ours after a day");
    assert_eq!(world.mailbox.mails().len(), 2);
}

#[tokio::test]
async fn other_links_of_the_mailbox_go_on() {
    let world = World::with(&[("MAIL__COOLDOWN", "0s")]).await;
    world.ask_for_reset(ADA).await;
    let wanted = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.keygen.request_reset(ADA).await;
    let unwanted = world.link(&world.mailbox.wait_for(2).await.unwrap());
    assert_eq!(world.http.post(format!("{unwanted}/not-me")).send().await.unwrap().status(), 303);
    assert_eq!(world.set_password(&wanted, PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test]
async fn the_vendor_can_invite_an_address_that_is_left_in_peace() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.http.post(format!("{link}/not-me")).send().await.unwrap();
    world.invite(ADA).await;
    assert!(world.mailbox.wait_for(2).await.unwrap().header("Message-ID").unwrap().starts_with("<invitation."));
}

#[tokio::test]
async fn a_mail_tells_when_and_if_the_vendor_wants_from_where_it_was_asked_for() {
    const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    for (tells, told) in [("true", true), ("false", false)] {
        let world = World::with(&[("MAIL__TELL_REQUESTER", tells)]).await;
        let form = [("email", ADA), ("stamp", &world.stamp().await)];
        let ask = world.http.post(format!("{}/reset", world.portal)).header("User-Agent", BROWSER).form(&form);
        assert_eq!(ask.send().await.unwrap().status(), 303);
        let text = world.mailbox.wait_for(1).await.unwrap().text();
        assert!(text.contains("Asked for: "), "{text}");
        assert_eq!(text.contains("From the network address: 127.0.0.1"), told, "{text}");
        assert_eq!(text.contains("With: Firefox, Linux"), told, "{text}");
        assert!(!text.contains("Gecko"), "{text}");
    }
}

#[tokio::test]
async fn what_a_browser_says_of_itself_is_not_repeated() {
    let world = World::with(&[("MAIL__TELL_REQUESTER", "true")]).await;
    let form = [("email", ADA), ("stamp", &world.stamp().await)];
    let ask = world.http.post(format!("{}/reset", world.portal)).header("User-Agent", "call 555 or visit evil.example");
    assert_eq!(ask.form(&form).send().await.unwrap().status(), 303);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert!(!mail.text().contains("evil") && !mail.text().contains("With:"), "{}", mail.text());
}
