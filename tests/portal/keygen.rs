//! Keygen as its source has it: answers and who gives them, environments, ways to name the account.

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::{Algorithm, Fault};
use serde_json::json;

use crate::{
    site::Site,
    support::{ADA, PASSWORD, World},
};

const BOB: &str = "bob@customer.example";

/// A link in Ada's mailbox.
async fn link(world: &World) -> String {
    world.ask_for_reset(ADA).await;
    world.link(&world.mailbox.wait_for(1).await.unwrap())
}

#[tokio::test]
async fn what_is_not_keygens_says_nothing_about_the_account() {
    let world = World::start().await;
    let link = link(&world).await;
    for fault in [Fault::Firewall, Fault::Blocked, Fault::OtherPage] {
        world.keygen.fail_next(&[fault]);
        let (status, page) = world.set_password(&link, PASSWORD).await;
        assert_eq!(status, 503, "{fault:?}: {page}");
        assert!(page.contains(&format!("value=\"{PASSWORD}\"")), "{fault:?}: {page}");
        assert!(!world.keygen.password_is(ADA, PASSWORD));
    }
    assert_eq!(world.keygen.requests(), 1, "no token is fetched because of them");
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_is_told_of_what_answers_in_keygens_place() {
    let site = Site::new().await;
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    site.keygen.fail_next(&[Fault::Firewall, Fault::MisSigned]);
    for _ in 0..2 {
        http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    }
    let log = portal.terminate().await;
    let error = |words: &str| log.iter().any(|line| line.contains("\"ERROR\"") && line.contains(words));
    assert!(error("403") && error("something in front of it refuses"), "{log:?}");
    assert!(error("is not signed as Keygen signs it"), "{log:?}");
}

#[tokio::test]
async fn a_request_that_something_else_answers_is_made_again() {
    let world = World::start().await;
    world.keygen.fail_next(&[Fault::OtherPage]);
    world.ask_for_reset(ADA).await;
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, ADA);
}

#[tokio::test]
async fn nobody_is_told_it_worked_by_a_forged_answer_and_an_unsigned_one_counts() {
    let world = World::start().await;
    let first = link(&world).await;
    world.keygen.fail_next(&[Fault::MisSigned]);
    let (status, page) = world.set_password(&first, PASSWORD).await;
    assert_eq!(status, 502, "{page}");
    assert!(page.contains("We couldn’t confirm your new password") && page.contains("Ask for a new link"), "{page}");
    world.wait_for_jobs(JobState::Ready, 0).await;
    assert_eq!(world.mailbox.mails().len(), 1, "nothing is confirmed");

    // Without any signature it counts, as behind a proxy that drops headers; and the confirmation goes out.
    world.clock.advance(SignedDuration::from_mins(2));
    world.ask_for_reset(ADA).await;
    let second = world.link(&world.mailbox.wait_for(2).await.unwrap());
    world.keygen.fail_next(&[Fault::Unsigned]);
    assert_eq!(world.set_password(&second, "another good one 5").await.0, 200);
    assert_eq!(world.mailbox.wait_for(3).await.unwrap().link(), None);
}

#[tokio::test]
async fn a_clock_that_is_wrong_or_a_key_that_is_anothers_makes_no_answer_keygens() {
    let mut world = World::start().await;
    let link = link(&world).await;
    world.set_portal_clock_wrong_by(SignedDuration::from_mins(6));
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 502, "signed at another time");
    world.set_portal_clock_wrong_by(SignedDuration::ZERO);
    assert!(world.keygen.request_reset(ADA).await);
    let stranger = rekey_sandbox::Keygen::start(rekey_sandbox::Clock::default(), 0).unwrap();
    let key = stranger.public_key(Algorithm::Ed25519);
    world.restart_with(&[("KEYGEN__PUBLIC_KEYS", &key)]).await;
    let link = link.replace(link.split("/r/").next().unwrap(), &world.portal);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 502);
}

#[tokio::test]
async fn answers_are_verified_in_each_algorithm() {
    for (algorithm, name) in [
        (Algorithm::RsaPssSha256, "rsa-pss-sha256"),
        (Algorithm::RsaSha256, "rsa-sha256"),
        (Algorithm::EcdsaP256, "ecdsa-p256"),
    ] {
        let mut world = World::start().await;
        let key = world.keygen.public_key(algorithm);
        world.sign_with(algorithm, name, &key).await;
        let link = link(&world).await;
        world.keygen.fail_next(&[Fault::MisSigned]);
        assert_eq!(world.set_password(&link, PASSWORD).await.0, 502, "{name}");
        assert!(world.keygen.request_reset(ADA).await);
        assert_eq!(world.set_password(&link, PASSWORD).await.0, 200, "{name}");
    }
}

#[tokio::test]
async fn an_api_on_the_vendors_own_domain_and_an_account_by_its_slug_work() {
    for own_domain in [true, false] {
        let mut world = World::start().await;
        let (own, id) = (world.keygen.own_domain_url(), world.keygen.account().to_string());
        let settings = if own_domain {
            vec![("KEYGEN__API_URL", own.as_str()), ("KEYGEN__OWN_DOMAIN", "true")]
        } else {
            vec![("KEYGEN__ACCOUNT", "acme"), ("KEYGEN__ACCOUNT_ID", id.as_str())]
        };
        world.restart_with(&settings).await;
        let link = link(&world).await;
        assert_eq!(world.set_password(&link, PASSWORD).await.0, 200, "own domain: {own_domain}");
        assert!(world.keygen.password_is(ADA, PASSWORD));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_account_is_the_operators_matter() {
    let mut site = Site::new().await;
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    portal.terminate().await;
    let own = site.keygen.own_domain_url();
    site.set("REKEY_BRANDS__ACME__KEYGEN__API_URL", &own);
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 503, "no link is ended by it");
    let log = portal.terminate().await;
    let told = |line: &String| line.contains("\"ERROR\"") && line.contains("account, own_domain or api_url is wrong");
    assert!(log.iter().any(told), "{log:?}");
}

#[tokio::test]
async fn users_of_another_environment_get_no_link_that_ends_in_403() {
    let world = World::with(&[("KEYGEN__ENVIRONMENT", "sandbox")]).await;
    let (environment, _) = world.keygen.add_environment("sandbox", true);
    world.keygen.add_user(BOB, "user", None);
    world.keygen.move_to_environment(BOB, environment);
    let url = format!("{}/webhooks/keygen", world.portal).parse().unwrap();
    world.keygen.register_another_webhook(url, Some(environment));
    // Ada is a user of the global environment; the event comes all the same.
    world.ask_for_reset(ADA).await;
    world.wait_for_rows("events", 1).await;
    world.ask_for_reset(BOB).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(mail.to, BOB);
    assert_eq!(world.rows("users").await, 1);
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(BOB, PASSWORD));
}

#[tokio::test]
async fn users_of_an_environment_are_none_of_the_global_portal() {
    let world = World::start().await;
    let (environment, _) = world.keygen.add_environment("staging", false);
    world.keygen.move_to_environment(ADA, environment);
    let url = format!("{}/webhooks/keygen", world.portal).parse().unwrap();
    world.keygen.register_another_webhook(url, Some(environment));
    assert!(world.keygen.request_reset(ADA).await, "it is answered well, so that Keygen does not try again");
    world.wait_for_rows("events", 1).await;
    assert_eq!((world.rows("users").await, world.mailbox.mails().len()), (0, 0));
}

#[tokio::test]
async fn the_language_is_found_as_keygen_shows_it() {
    for (configured, key, value) in [
        ("locale", "locale", "de-DE.UTF-8"),
        ("locale", "Locale", " de_DE@euro "),
        ("preferred_language", "preferred_language", "de"),
        ("preferredLanguage", "preferred_language", "de"),
        ("PREFERRED_LANGUAGE", "preferred_language", "de_AT.UTF-8@euro"),
    ] {
        let world = World::with(&[("KEYGEN__LANGUAGE_METADATA", configured)]).await;
        world.keygen.set_metadata(ADA, key, value);
        assert!(world.keygen.request_reset(ADA).await);
        let mail = world.mailbox.wait_for(1).await.unwrap();
        assert!(mail.subject().starts_with("Passwort"), "{configured}: {key} = {value}: {}", mail.subject());
    }
    // What is no text says nothing.
    let world = World::start().await;
    world.keygen.set_metadata(ADA, "locale", json!({ "tag": "de" }));
    assert!(world.keygen.request_reset(ADA).await);
    assert!(world.mailbox.wait_for(1).await.unwrap().subject().starts_with("Reset"));
}

#[tokio::test]
async fn a_link_whose_fresh_token_never_comes_offers_a_new_one() {
    let world = World::with(&[("LINKS__LIFETIME", "7d")]).await;
    let link = link(&world).await;
    world.clock.advance(SignedDuration::from_hours(25));
    // Keygen knows the user by another address now, and told nobody.
    drop(world.keygen.change_address(ADA, "new@customer.example"));
    let waiting = async {
        let requests = world.keygen.requests();
        crate::support::eventually(async || world.keygen.requests() > requests, "a fresh token is asked for").await;
        world.clock.advance(SignedDuration::from_secs(11));
    };
    let ((status, page), ()) = tokio::join!(world.set_password(&link, PASSWORD), waiting);
    assert_eq!(status, 410, "{page}");
    assert!(page.contains("Ask for a new link") && !page.contains("press the button again"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_get_at_the_webhooks_path_is_told_for_what_it_is() {
    let site = Site::new().await;
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
        let answer = http.request(method, format!("{}/webhooks/keygen", site.portal)).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["allow"].to_str().unwrap()), (405, "POST"));
    }
    let log = portal.terminate().await;
    let told =
        |line: &&String| line.contains("\"WARN\"") && line.contains("redirect") && line.contains("/webhooks/keygen");
    assert!(log.iter().any(|line| told(&line)), "{log:?}");
}

#[tokio::test]
async fn the_webhooks_path_may_be_the_root() {
    let mut world = World::with(&[("KEYGEN__WEBHOOK_PATH", "/")]).await;
    for prefix in ["", "/account"] {
        let public_url = format!("http://localhost{prefix}");
        world.restart_with(&[("PUBLIC_URL", &public_url)]).await;
        let root = format!("{}{prefix}/", world.portal);
        world.keygen.register_webhook(root.parse().unwrap(), Algorithm::Ed25519);
        world.clock.advance(SignedDuration::from_mins(2));
        let mails = world.mailbox.mails().len();
        assert!(world.keygen.request_reset(ADA).await, "{root}");
        world.mailbox.wait_for(mails + 1).await.unwrap();
        // What people open is a page.
        for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
            assert_eq!(world.http.request(method, &root).send().await.unwrap().status(), 303);
        }
        let answer = world.http.put(&root).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["allow"].to_str().unwrap()), (405, "GET, HEAD, POST"));
    }
}
