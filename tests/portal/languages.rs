//! Pages and mails in the person's language.

use crate::support::{ADA, PASSWORD, World};

/// The page's language and direction.
fn spoken(page: &str) -> (String, String) {
    let attribute = |name: &str| {
        let after = page.split(&format!("{name}=\"")).nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    (attribute("<html lang"), attribute(" dir"))
}

async fn get_in(world: &World, path: &str, accept: &str) -> String {
    let request = world.http.get(format!("{}{path}", world.portal)).header("Accept-Language", accept);
    request.send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn a_page_speaks_the_browsers_language_or_the_one_that_was_chosen() {
    let world = World::start().await;
    for (path, accept, language, direction) in [
        ("/reset", "", "en", "ltr"),
        ("/reset", "de-AT,de;q=0.9,en;q=0.8", "de", "ltr"),
        ("/reset", "tlh, en;q=0.5, fr;q=0.9", "fr", "ltr"),
        ("/reset", "*, ;;;=,", "en", "ltr"),
        ("/reset", "ar-EG", "ar", "rtl"),
        ("/reset?lang=he", "de", "he", "rtl"),
        ("/reset?lang=xx", "zh-TW", "zh-Hant", "ltr"),
        ("/reset?lang=%00", "", "en", "ltr"),
        ("/no-such-page?lang=ja", "", "ja", "ltr"),
        ("/r/unknown?lang=pt-BR", "", "pt-BR", "ltr"),
    ] {
        let page = get_in(&world, path, accept).await;
        assert_eq!(spoken(&page), (language.to_owned(), direction.to_owned()), "{path} for {accept:?}");
        assert!(page.contains(&format!("<option value=\"{language}\" lang=\"{language}\" selected>")));
    }
}

#[tokio::test]
async fn the_language_of_the_page_is_that_of_the_mail_its_link_and_the_confirmation() {
    let world = World::start().await;
    let asked = world
        .http
        .post(format!("{}/reset?lang=de", world.portal))
        .form(&[("email", ADA), ("stamp", &world.stamp().await)])
        .send()
        .await
        .unwrap();
    assert_eq!(asked.headers()["location"], "/reset/sent?lang=de");
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(spoken(&mail.html()).0, "de");
    assert!(mail.subject().contains("Passwort"), "{}", mail.subject());
    // Whatever the browser prefers; unless the person chooses.
    let link = world.link(&mail);
    let path = link.strip_prefix(&world.portal).unwrap();
    assert_eq!(spoken(&get_in(&world, path, "fr").await).0, "de");
    let page = get_in(&world, &format!("{path}?lang=nl"), "fr").await;
    assert_eq!(spoken(&page).0, "nl");
    assert!(page.contains(&format!("action=\"{path}?lang=nl\"")), "the choice stays: {page}");
    let (status, page) = world.set_password(&format!("{link}?lang=nl"), PASSWORD).await;
    assert_eq!((status, spoken(&page).0.as_str()), (200, "nl"));
    assert_eq!(spoken(&world.mailbox.wait_for(2).await.unwrap().html()).0, "nl");
}

#[tokio::test]
async fn the_accounts_language_goes_before_the_pages_and_that_before_the_brands() {
    let world =
        World::with(&[("LANGUAGE", "fr"), ("KEYGEN__LANGUAGE_METADATA", "sprache"), ("MAIL__COOLDOWN", "0s")]).await;
    assert!(world.keygen.request_reset(ADA).await, "from one of the vendor's own apps");
    assert_eq!(spoken(&world.mailbox.wait_for(1).await.unwrap().html()).0, "fr");
    world.keygen.set_metadata(ADA, "sprache", "pt_PT");
    let ask = world.http.post(format!("{}/reset?lang=de", world.portal));
    assert_eq!(ask.form(&[("email", ADA), ("stamp", &world.stamp().await)]).send().await.unwrap().status(), 303);
    assert_eq!(spoken(&world.mailbox.wait_for(2).await.unwrap().html()).0, "pt-PT");
    // A language that nobody speaks is none.
    world.keygen.set_metadata(ADA, "sprache", "\u{0}?");
    assert!(world.keygen.request_reset(ADA).await);
    assert_eq!(spoken(&world.mailbox.wait_for(3).await.unwrap().html()).0, "fr");
}

#[tokio::test]
async fn a_vendor_offers_some_languages_and_has_words_of_its_own() {
    let world = World::with(&[
        ("LANGUAGES", "en,de"),
        ("TEXTS__DE__REQUEST_BUTTON", "Los geht’s mit { $brand }"),
        ("TEXTS__DE__RESET_SUBJECT", "Schlüssel vergessen?"),
    ])
    .await;
    let page = get_in(&world, "/reset", "ja, de;q=0.5").await;
    assert!(page.contains("Los geht’s mit Acme") && !page.contains("日本語"), "{page}");
    let ask = world.http.post(format!("{}/reset?lang=de", world.portal));
    assert_eq!(ask.form(&[("email", ADA), ("stamp", &world.stamp().await)]).send().await.unwrap().status(), 303);
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().subject(), "Schlüssel vergessen?");
    let one = World::with(&[("LANGUAGES", "de")]).await;
    let page = get_in(&one, "/reset", "en").await;
    assert!(spoken(&page).0 == "de" && !page.contains("<select"), "nothing to choose");
}
