//! The journey from the request to the confirmation, and what may go wrong on the way.

use std::time::Duration;

use crate::support::{ADA, PASSWORD, World};
use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::SignedDuration;
use rekey_sandbox::{Algorithm, Fault, MailFault};
use tokio::task::JoinSet;

#[tokio::test]
async fn a_person_gets_a_new_password() {
    let world = World::start().await;
    assert_eq!(world.ask_for_reset("Ada@Customer.example").await.0, 303);

    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(mail.to, ADA);
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert!(mail.header("Message-ID").unwrap().starts_with("<reset."));
    let link = world.link(&mail);
    let (status, page) = world.get(&link).await;
    assert_eq!(status, 200);
    assert!(
        page.contains(ADA) && page.contains("autocomplete=\"new-password\"") && page.contains("signed out"),
        "{page}"
    );

    let (status, page) = world.set_password(&link, PASSWORD).await;
    assert_eq!(status, 200);
    assert!(page.contains("Your new password is set"), "{page}");
    assert!(world.keygen.password_is(ADA, PASSWORD));
    let confirmation = world.mailbox.wait_for(2).await.unwrap();
    assert!(confirmation.text().contains("A new password was set for your Acme account"));
    assert_eq!(confirmation.link(), None);
    assert_eq!(world.keygen.keygens_own_mails(), 0, "we asked with deliver: false");
}

#[tokio::test]
async fn webhooks_are_taken_in_every_algorithm_and_keys_in_every_format() {
    let mut world = World::start().await;
    let mut mails = 0;
    let ed25519 = world.keygen.public_key(Algorithm::Ed25519);
    let der = [hex::decode("302a300506032b6570032100").unwrap(), hex::decode(&ed25519).unwrap()].concat();
    let der = BASE64_STANDARD.encode(der);
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{der}\n-----END PUBLIC KEY-----\n");
    // While a key is rotated, the one of before is known as well.
    let rotating = format!("33f92058a9c024b53be4e5ec840db5cb1f270af682a4b0bb3bf77d19b9378a7e,{ed25519}");
    for (algorithm, name, keys) in [
        (Algorithm::Ed25519, "ed25519", der),
        (Algorithm::Ed25519, "ed25519", pem),
        (Algorithm::Ed25519, "ed25519", rotating),
        (Algorithm::RsaPssSha256, "rsa-pss-sha256", world.keygen.public_key(Algorithm::RsaPssSha256)),
        (Algorithm::RsaSha256, "rsa-sha256", world.keygen.public_key(Algorithm::RsaSha256)),
        (Algorithm::EcdsaP256, "ecdsa-p256", world.keygen.public_key(Algorithm::EcdsaP256)),
    ] {
        world.sign_with(algorithm, name, &keys).await;
        world.clock.advance(SignedDuration::from_mins(61));
        assert!(world.keygen.request_reset(ADA).await, "{name}");
        mails += 1;
        world.mailbox.wait_for(mails).await.unwrap();
    }
}

#[tokio::test]
async fn links_survive_a_rotated_secret_key() {
    let mut world = World::start().await;
    world.ask_for_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    world.rotate_secret_key().await;
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test]
async fn strangers_can_use_up_half_of_the_mails_of_an_hour_at_most() {
    let world = World::with(&[("MAIL__MAX_PER_HOUR", "4")]).await;
    for number in 0..6 {
        let address = format!("user{number}@customer.example");
        world.keygen.add_user(&address, "user", None);
        world.keygen.request_reset(&address).await;
    }
    world.ask_for_reset(ADA).await;
    let mails = world.mailbox.wait_until(|mails| mails.iter().any(|mail| mail.to == ADA)).await;
    assert!(mails.len() <= 3, "two of strangers, and ours");
    for mails in [5, 7] {
        world.clock.advance(SignedDuration::from_mins(61));
        world.mailbox.wait_for(mails).await.unwrap();
        world.settle().await;
        assert_eq!(world.mailbox.mails().len(), mails, "two of those that waited");
    }
}

#[tokio::test]
async fn nobody_learns_whether_an_account_exists() {
    let world = World::start().await;
    world.keygen.add_user("admin@acme.example", "admin", Some("x"));
    let answer = async |address: &str| {
        let form = [("email", address), ("stamp", &world.stamp().await)];
        let answer = world.http.post(format!("{}/reset", world.portal)).form(&form).send().await.unwrap();
        // These two differ for each request.
        let headers = answer.headers().iter().filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()));
        let mut headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort();
        (answer.status(), headers, answer.text().await.unwrap())
    };
    let known = answer(ADA).await;
    assert_eq!(known.0, 303);
    for address in ["nobody@customer.example", "admin@acme.example", "Ada@Customer.example"] {
        assert_eq!(answer(address).await, known, "{address}");
    }
}

#[tokio::test]
async fn what_is_no_address_is_told_kindly() {
    let world = World::start().await;
    let (status, page) = world.ask_for_reset("ada@<script>").await;
    assert_eq!(status, 422);
    assert!(page.contains("look like an email address") && !page.contains("ada@<script>"), "{page}");
    assert_eq!(world.keygen.requests(), 0);
}

#[tokio::test]
async fn a_repeat_within_the_cooldown_sends_nothing_new() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(1).await.unwrap();
    world.ask_for_reset(ADA).await;
    // A stranger, past our page. Its webhook has been answered when this returns.
    world.keygen.request_reset(ADA).await;
    world.settle().await;
    assert_eq!((world.keygen.requests(), world.mailbox.mails().len()), (2, 1), "ours, and the stranger's");
    world.clock.advance(SignedDuration::from_secs(61));
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(2).await.unwrap();
    world.settle().await;
    assert_eq!(world.keygen.requests(), 3, "two of ours, and the stranger's");
    assert_eq!(world.mailbox.mails().len(), 2);
}

#[tokio::test]
async fn every_link_in_the_mailbox_works_until_one_was_used() {
    let world = World::start().await;
    for count in 1..=3 {
        world.ask_for_reset(ADA).await;
        world.mailbox.wait_for(count).await.unwrap();
        world.clock.advance(SignedDuration::from_secs(61));
    }
    let links: Vec<_> = world.mailbox.mails().iter().map(|mail| world.link(mail)).collect();
    assert_eq!(world.set_password(&links[0], PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
    for link in &links {
        let (status, page) = world.get(link).await;
        assert_eq!(status, 410);
        assert!(page.contains("already been used"), "{page}");
        assert_eq!(world.set_password(link, "another good one 5").await.0, 410);
    }
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test]
async fn mail_scanners_use_nothing_up() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    for _ in 0..2 {
        assert_eq!(world.http.head(&link).send().await.unwrap().status(), 200);
        assert_eq!(world.get(&link).await.0, 200);
    }
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}

#[tokio::test]
async fn a_link_that_outlives_its_token_works() {
    let world = World::with(&[("LINKS__LIFETIME", "7d")]).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.clock.advance(SignedDuration::from_hours(100));
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    assert!(world.keygen.password_is(ADA, PASSWORD));
}

#[tokio::test]
async fn links_opened_at_the_same_moment_lead_each_to_their_own_account() {
    const USERS: usize = 30;
    let mut world = World::start().await;
    let mut mails = Vec::new();
    for number in 0..USERS {
        if number == USERS / 2 {
            world.rotate_secret_key().await;
        }
        let address = format!("user-{number}-@customer.example");
        world.keygen.add_user(&address, "user", None);
        world.keygen.request_reset(&address).await;
        mails.push(world.mailbox.wait_for(number + 1).await.unwrap());
    }
    let mut links: Vec<_> = mails.iter().map(|mail| (world.link(mail), 200, mail.to.clone())).collect();
    assert_eq!(world.set_password(&links[0].0, PASSWORD).await.0, 200);
    (links[0].1, links[0].2) = (410, "already been used".to_owned());
    links.push((format!("{}/r/AAECAwQFBgcICQoLDA0ODw", world.portal), 404, "may be incomplete".to_owned()));
    let mut opened = JoinSet::new();
    // Each of them twice, as a mail scanner may be as quick as the person.
    for (link, status, words) in links.iter().chain(&links).cloned() {
        let request = world.http.get(&link).send();
        opened.spawn(async move {
            let answer = request.await.unwrap();
            let found = answer.status().as_u16();
            let page = answer.text().await.unwrap();
            assert!(found == status && page.contains(&words), "{link} {words} {found}: {page}");
        });
    }
    assert_eq!(opened.len(), 2 * (USERS + 1));
    opened.join_all().await;
}

#[tokio::test]
async fn expired_and_unknown_links_say_so() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.clock.advance(SignedDuration::from_hours(24));
    let (status, page) = world.get(&link).await;
    assert_eq!(status, 410);
    assert!(page.contains("has expired") && page.contains("Ask for a new link"), "{page}");
    for path in ["AAECAwQFBgcICQoLDA0ODw", "x", "%00", "AAECAwQFBgcICQoLDA0ODw=="] {
        assert_eq!(world.get(&format!("{}/r/{path}", world.portal)).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn a_bad_password_is_refused_with_its_reason() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let (latin, emoji) = ("seven quiet herons ".repeat(4), "🦆".repeat(19));
    for (password, reason) in [
        ("", "Type a new password"),
        ("kzw9#q", "at least 8"),
        (latin.as_str(), "yours has 76."),
        (emoji.as_str(), "yours has 76."),
        ("password", "most used"),
        ("pj2f6F4paB", "in a data leak"),
        ("aCMe-kzw9", "contains Acme or a part of your address"),
        ("customer2026", "contains Acme or a part of your address"),
        ("aaaaaaaaaaaaaaaaa", "too easy"),
    ] {
        let (status, page) = world.set_password(&link, password).await;
        assert_eq!(status, 422);
        assert!(page.contains(reason), "{password}: {page}");
    }
    let form = [("password", PASSWORD), ("confirmation", "something else")];
    let page = world.http.post(&link).form(&form).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("not the same"), "{page}");
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}

#[tokio::test]
async fn keygen_failing_leads_to_no_dead_end() {
    let world = World::with(&[("KEYGEN__TIMEOUT", "1s")]).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    for (fault, expected) in [
        (Fault::ServerError, 503),
        (Fault::GatewayHtml, 503),
        (Fault::Empty, 503),
        (Fault::ConnectionReset, 503),
        (Fault::Slow(Duration::from_mins(1)), 503),
        (Fault::TooManyRequests(120), 429),
    ] {
        world.keygen.fail_next(&[fault]);
        let response = world.http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
        assert_eq!(response.status().as_u16(), expected, "{fault:?}");
        assert!(response.headers().contains_key("retry-after"));
        let page = response.text().await.unwrap();
        assert!(page.contains(&format!("value=\"{PASSWORD}\"")), "what was typed is still there: {page}");
    }
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}

#[tokio::test]
async fn a_protected_account_is_sent_to_the_vendor() {
    let world = World::start().await;
    world.keygen.add_user("new@customer.example", "user", None);
    world.keygen.protect(true);
    world.ask_for_reset("new@customer.example").await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let (status, page) = world.set_password(&link, PASSWORD).await;
    assert_eq!(status, 403);
    assert!(page.contains("mailto:help@acme.example") && page.contains("Contact Acme"), "{page}");
}

#[tokio::test]
async fn staff_tokens_never_enter() {
    let world = World::start().await;
    world.keygen.add_user("admin@acme.example", "admin", Some("x"));
    world.keygen.request_reset("admin@acme.example").await;
    world.keygen.request_reset(ADA).await;
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, ADA);
    assert_eq!(world.mailbox.mails().len(), 1);
}

#[tokio::test]
async fn with_our_requests_a_strangers_request_is_not_mailed() {
    let world = World::with(&[("MAIL__MAIL_ON", "our_requests")]).await;
    world.keygen.request_reset(ADA).await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(world.keygen.requests(), 2);
    assert_eq!(world.mailbox.mails().len(), 1);
}

#[tokio::test]
async fn posts_from_other_sites_are_refused() {
    let world = World::start().await;
    for (header, value) in
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example")]
    {
        let form = [("email", ADA), ("stamp", &world.stamp().await)];
        let request = world.http.post(format!("{}/reset", world.portal)).header(header, value).form(&form);
        assert_eq!(request.send().await.unwrap().status(), 403, "{header}: {value}");
    }
    assert_eq!(world.keygen.requests(), 0);
}

#[tokio::test]
async fn a_mail_is_tried_again_until_it_goes() {
    for fault in [MailFault::Reply("451 greylisted, try again"), MailFault::HangUp] {
        let world = World::start().await;
        world.mailbox.fail_next(&[fault]);
        world.ask_for_reset(ADA).await;
        world.wait_for_rows("jobs WHERE service = 'mail' AND state = 'ready' AND attempts = 1", 1).await;
        world.clock.advance(SignedDuration::from_mins(2));
        let mail = world.mailbox.wait_for(1).await.unwrap();
        assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200, "{fault:?}");
    }
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_not_tried_again() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for_faults().await;
    world.keygen.add_user("bob@customer.example", "user", None);
    for count in 1..=2 {
        world.clock.advance(SignedDuration::from_hours(2));
        world.ask_for_reset("bob@customer.example").await;
        world.mailbox.wait_for(count).await.unwrap();
    }
    assert!(world.mailbox.mails().iter().all(|mail| mail.to != ADA));
}

#[tokio::test]
async fn a_request_waits_for_keygen_to_come_back() {
    let world = World::start().await;
    world.keygen.fail_next(&[Fault::ServerError]);
    world.ask_for_reset(ADA).await;
    assert_eq!(world.mailbox.wait_for(1).await.unwrap().to, ADA);
}

#[tokio::test]
async fn links_survive_a_restart() {
    let mut world = World::start().await;
    world.ask_for_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    world.stop_portal().await;
    world.start_portal().await;
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
}

#[tokio::test]
async fn every_way_in_leads_to_the_form() {
    let world = World::start().await;
    for path in ["/", "/.well-known/change-password"] {
        let response = world.http.get(format!("{}{path}", world.portal)).send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.headers()["location"].to_str().unwrap()), (303, "/reset"));
    }
    assert_eq!(world.get(&format!("{}/nothing", world.portal)).await.0, 404);
    assert_eq!(world.get(&format!("{}/healthz", world.portal)).await.0, 200);
    assert_eq!(world.get(&format!("{}/readyz", world.portal)).await.0, 200);
}

#[tokio::test]
async fn of_two_tabs_one_wins() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let (one, other) = tokio::join!(world.set_password(&link, PASSWORD), world.set_password(&link, "nine loud ravens"));
    let mut statuses = [one.0, other.0];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert!([410, 429].contains(&statuses[1]), "{statuses:?}");
    let winner = if one.0 == 200 { PASSWORD } else { "nine loud ravens" };
    assert!(world.keygen.password_is(ADA, winner));
}

#[tokio::test]
async fn international_addresses_and_names_get_their_mail() {
    let world = World::start().await;
    world.keygen.add_user("zoë+tag@例え.example", "user", None);
    world.ask_for_reset("zoë+tag@例え.example").await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(mail.to, "zoë+tag@xn--r8jz45g.example");
    assert_eq!(world.set_password(&world.link(&mail), "山田の秘密の言葉").await.0, 200);
    assert!(world.keygen.password_is("zoë+tag@例え.example", "山田の秘密の言葉"));
}

#[tokio::test]
async fn a_webhook_larger_than_256_kib_is_refused() {
    let world = World::start().await;
    let url = format!("{}/webhooks/keygen", world.portal);
    for (size, expected) in [(256 * 1024, 401), (256 * 1024 + 1, 413)] {
        assert_eq!(world.http.post(&url).body(vec![b' '; size]).send().await.unwrap().status(), expected);
    }
}

#[tokio::test]
async fn one_address_gets_five_mails_an_hour_at_most() {
    let world = World::start().await;
    for _ in 0..7 {
        world.ask_for_reset(ADA).await;
        // The answer to the webhook comes after its decision; a stranger's request follows ours.
        world.keygen.request_reset(ADA).await;
        world.clock.advance(SignedDuration::from_secs(61));
    }
    world.keygen.add_user("bob@customer.example", "user", None);
    world.ask_for_reset("bob@customer.example").await;
    let to_bob = |mails: &[rekey_sandbox::Mail]| mails.iter().any(|mail| mail.to == "bob@customer.example");
    let mails = world.mailbox.wait_until(to_bob).await;
    assert!(mails.iter().filter(|mail| mail.to == ADA).count() <= 5);
}

#[tokio::test]
async fn until_a_new_password_is_set_the_old_one_counts() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.get(&link).await;
    assert_eq!(world.set_password(&link, "short").await.0, 422);
    assert!(world.keygen.password_is(ADA, "old password"));
}

#[tokio::test]
async fn a_password_reaches_keygen_as_it_was_typed() {
    for password in [
        "  seven quiet herons  ",
        "sieben ra\u{308}tselhafte Reiher",
        "sieben r\u{e4}tselhafte Reiher",
        "seven+quiet%20herons&=;",
    ] {
        let world = World::start().await;
        world.keygen.add_user("o'neil@customer.example", "user", None);
        world.ask_for_reset("O'Neil@customer.example").await;
        let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
        assert_eq!(world.set_password(&link, password).await.0, 200, "{password:?}");
        assert!(world.keygen.password_is("o'neil@customer.example", password), "{password:?}");
    }
}

#[tokio::test]
async fn what_keygen_redirects_goes_nowhere_else() {
    let elsewhere = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let location = format!("http://{}/", elsewhere.local_addr().unwrap());
    let server = actix_web::HttpServer::new(move || {
        let location = location.clone();
        let handler = move || {
            let location = location.clone();
            async { actix_web::HttpResponse::TemporaryRedirect().insert_header(("Location", location)).finish() }
        };
        actix_web::App::new().default_service(actix_web::web::to(handler))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let keygen = format!("http://{}", server.addrs()[0]);
    tokio::spawn(server.run());
    let mut world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.restart_with(&[("KEYGEN__API_URL", &keygen)]).await;
    let link = link.replace(link.split("/r/").next().unwrap(), &world.portal);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 503);
    let nobody = tokio::time::timeout(Duration::ZERO, elsewhere.accept()).await;
    assert!(nobody.is_err(), "neither token nor password went there");
}

#[tokio::test]
async fn without_the_tls_that_is_asked_for_no_mail_leaves() {
    let world = World::with(&[("MAIL__SMTP__SECURITY", "starttls")]).await;
    world.ask_for_reset(ADA).await;
    world.wait_for_rows("jobs WHERE state = 'ready' AND reason LIKE '%STARTTLS%'", 1).await;
    assert!(world.mailbox.mails().is_empty());
}
