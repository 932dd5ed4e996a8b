//! What a form ends in stands on a page of its own: a reload or another language shows the same again.

use jiff::SignedDuration;

use crate::support::{ADA, PASSWORD, World};

/// Where a POST sends the browser.
async fn posted(world: &World, url: &str) -> String {
    let answer = world.http.post(url).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 303, "{url}");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    answer.headers()["location"].to_str().unwrap().to_owned()
}

/// The page says the same at each look and in another language, and knows of no link.
async fn expect_lasting(world: &World, path: &str, status: u16, english: &str, german: &str) {
    let base = path.split('?').next().unwrap();
    for (path, words) in [(path, ""), (&format!("{base}?lang=en"), english), (&format!("{base}?lang=de"), german)] {
        for _ in 0..2 {
            let answer = world.http.get(format!("{}{path}", world.portal)).send().await.unwrap();
            assert_eq!(answer.status(), status, "{path}");
            assert_eq!(answer.headers()["cache-control"], "no-store");
            let page = answer.text().await.unwrap();
            assert!(page.contains(words) && page.contains("content=\"noindex\""), "{path}: {page}");
            assert!(!page.contains("/r/") && !page.contains(ADA), "{path}: {page}");
        }
    }
}

#[tokio::test]
async fn what_a_form_ends_in_lasts_through_a_reload_and_another_language() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    // The mail's language is that of the page, though it does not stand in the address.
    let done = posted(&world, &link).await;
    assert_eq!(done, "/reset/done?lang=en");
    expect_lasting(&world, &done, 200, "Your new password is set", "Ihr neues Passwort gilt jetzt").await;
    let used = posted(&world, &format!("{link}?lang=de")).await;
    assert_eq!(used, "/reset/used?lang=de");
    expect_lasting(&world, &used, 410, "already been used", "wurde schon benutzt").await;

    world.clock.advance(SignedDuration::from_mins(2));
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(3).await.unwrap());
    let ended = posted(&world, &format!("{link}/not-me")).await;
    assert_eq!(ended, "/reset/link-ended?lang=en");
    expect_lasting(&world, &ended, 200, "The link has been ended", "Der Link ist gesperrt").await;
    for url in [link.clone(), format!("{link}/not-me")] {
        let declined = posted(&world, &url).await;
        assert_eq!(declined, "/reset/declined");
        expect_lasting(&world, &declined, 410, "This link was ended", "Dieser Link wurde gesperrt").await;
    }
    world.clock.advance(SignedDuration::from_hours(25));
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(4).await.unwrap());
    world.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(posted(&world, &link).await, "/reset/expired");
    let unknown = posted(&world, &format!("{}/r/AAECAwQFBgcICQoLDA0ODw", world.portal)).await;
    assert_eq!(unknown, "/reset/unknown");
    expect_lasting(&world, &unknown, 404, "may be incomplete", "unvollständig").await;
    assert_eq!(world.get(&format!("{}/reset/nothing", world.portal)).await.0, 404);
}

#[tokio::test]
async fn what_only_the_vendor_can_help_with_lasts_and_a_form_that_failed_stays() {
    let world = World::start().await;
    world.keygen.add_user("new@customer.example", "user", None);
    world.keygen.protect(true);
    world.ask_for_reset("new@customer.example").await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let answer = world.http.post(&link).form(&[("password", "short")]).send().await.unwrap();
    assert_eq!(answer.status(), 422, "what can be sent again stays");
    let protected = posted(&world, &link).await;
    assert_eq!(protected, "/reset/protected?lang=en");
    expect_lasting(&world, &protected, 403, "Contact Acme", "Acme kontaktieren").await;
}
