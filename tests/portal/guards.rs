//! What stands before the forms: headers, other sites, floods, programs.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{App, HttpResponse, HttpServer, web};
use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::SignedDuration;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::support::{ADA, PASSWORD, Port, World, field};

pub(crate) const PROXY: (&str, &str) = ("REKEY_SERVER__TRUSTED_PROXIES", "127.0.0.0/8, ::1");

/// Every page that there is, with its path.
async fn pages(world: &World) -> Vec<(String, reqwest::Response)> {
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let mut pages = Vec::new();
    for url in ["/reset", "/reset/sent", "/", "/nothing", "/r/unknown", "/healthz", "/webhooks/keygen"]
        .map(|path| format!("{}{path}", world.portal))
        .into_iter()
        .chain([link.clone(), format!("{link}/not-me")])
    {
        pages.push((url.clone(), world.http.get(&url).send().await.unwrap()));
    }
    pages.push(("done".to_owned(), world.http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap()));
    pages.push(("done".to_owned(), world.http.get(format!("{}/reset/done", world.portal)).send().await.unwrap()));
    pages.push(("used".to_owned(), world.http.get(&link).send().await.unwrap()));
    pages
}

#[tokio::test]
async fn every_answer_tells_the_browser_what_it_must_not_do() {
    let world = World::start().await;
    for (page, answer) in pages(&world).await {
        let header = |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().unwrap());
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
        ] {
            assert_eq!(header(name), value, "{page}: {name}");
        }
        assert!(header("permissions-policy").contains("camera=()"), "{page}");
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{page}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{page}: {policy}");
        for directive in ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
            assert!(policy.contains(directive), "{page}: {policy}");
        }
        assert_eq!(header("strict-transport-security"), "", "this portal's address is http");
        assert_eq!(header("x-permitted-cross-domain-policies"), "none");
        for name in answer.headers().keys().map(reqwest::header::HeaderName::as_str) {
            let told = ["server", "x-powered-by", "set-cookie", "x-xss-protection", "feature-policy"];
            assert!(!told.contains(&name) && !name.starts_with("access-control-"), "{page}: {name}");
        }
        let length: usize = header("content-length").parse().unwrap();
        let kind = header("content-type").to_owned();
        assert!(
            length == 0 || ["text/html; charset=utf-8", "text/plain; charset=utf-8"].contains(&kind.as_str()),
            "{page}: {kind}"
        );
        // The policy names what stands in the page, and the page holds nothing else that runs or styles.
        let policy = policy.to_owned();
        let html = answer.text().await.unwrap();
        assert!(!kind.contains("html") || html.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        assert!(
            !html.contains("src=\"http") && !html.contains("<link rel=\"stylesheet\""),
            "{page}: nothing from elsewhere"
        );
        assert!(!html.contains(env!("CARGO_PKG_VERSION")), "{page} tells the version");
        for tag in ["style", "script"] {
            for part in html.split(&format!("<{tag}>")).skip(1) {
                let text = part.split(&format!("</{tag}>")).next().unwrap();
                let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
                assert!(policy.contains(&hash), "{page}: {tag}");
            }
        }
        assert!(!html.contains(" style=") && !html.contains(" onclick=") && !html.contains("<script "), "{page}");
    }
}

#[tokio::test]
async fn head_is_answered_as_get_without_the_body() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let paths = ["/", "/reset", "/reset/sent", "/healthz", "/readyz", "/nothing", "/.well-known/change-password"];
    let urls = paths.map(|path| format!("{}{path}", world.portal));
    for url in urls.into_iter().chain([link.clone(), format!("{link}/not-me")]) {
        let (get, head) = (world.http.get(&url).send().await.unwrap(), world.http.head(&url).send().await.unwrap());
        assert_eq!(head.status(), get.status(), "{url}");
        for name in ["content-type", "cache-control", "location"] {
            assert_eq!(head.headers().get(name), get.headers().get(name), "{url} {name}");
        }
        assert!(head.bytes().await.unwrap().is_empty(), "{url}");
    }
    assert_eq!(world.http.head(format!("{}/webhooks/keygen", world.portal)).send().await.unwrap().status(), 405);
}

#[tokio::test]
async fn nothing_but_the_portals_own_routes_and_methods_is_served() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    for path in
        ["/static/", "/static/x/", "/static/x/../y", "/static/x/app.js", "/mailbox", "/users", "/.env", "/admin"]
    {
        assert_eq!(world.get(&format!("{}{path}", world.portal)).await.0, 404, "{path}");
    }
    let deceived = world.http.get(format!("{link}/x.css")).send().await.unwrap();
    assert_eq!((deceived.status().as_u16(), &deceived.headers()["cache-control"]), (404, &"no-store".parse().unwrap()));
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"] {
        for url in [format!("{}/reset", world.portal), link.clone(), format!("{}/webhooks/keygen", world.portal)] {
            let request = world.http.request(method.parse().unwrap(), &url).header("Origin", "https://evil.example");
            let request = request.header("Access-Control-Request-Method", "POST");
            // A client may refuse to send CONNECT by itself.
            if let Ok(answer) = request.send().await {
                assert!(answer.status().is_client_error(), "{method} {url}: {}", answer.status());
                assert!(!answer.headers().keys().any(|name| name.as_str().starts_with("access-control-")));
            }
        }
    }
    assert_eq!(world.get(&link).await.0, 200);
}

#[tokio::test]
async fn links_lead_to_the_configured_address_whatever_a_request_claims() {
    let world = World::with_server(&[PROXY], &[]).await;
    let form = [("email", ADA), ("stamp", &world.stamp().await)];
    let mut request = world.http.post(format!("{}/reset", world.portal));
    for name in ["Host", "X-Forwarded-Host", "X-Original-Host"] {
        request = request.header(name, "evil.example");
    }
    let request = request.header("Forwarded", "host=evil.example;proto=http").header("X-Forwarded-Proto", "gopher");
    assert_eq!(request.form(&form).send().await.unwrap().status(), 303);
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert!(
        mail.link().unwrap().starts_with("http://localhost/r/") && !mail.source.contains("evil"),
        "{}",
        mail.source
    );
}

#[tokio::test]
async fn a_form_that_is_too_large_or_says_things_twice_is_refused() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let large = "x".repeat(17 * 1024);
    let stamp = world.stamp().await;
    let reset = format!("{}/reset", world.portal);
    for (url, form) in [
        (&reset, vec![("email", ADA), ("email", "eve@customer.example"), ("stamp", stamp.as_str())]),
        (&reset, vec![("email", ADA), ("stamp", stamp.as_str()), ("website", &large)]),
        (&link, vec![("password", PASSWORD), ("password", "nine loud ravens")]),
        (&link, vec![("password", large.as_str())]),
        (&link, vec![]),
    ] {
        let answer = world.http.post(url).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), 400, "{url} {}", form.len());
    }
    assert_eq!(world.keygen.requests(), 1);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}

#[tokio::test]
async fn who_guesses_links_meets_the_limit() {
    let world = World::with(&[("LIMITS__FORMS_PER_CLIENT", "3")]).await;
    let mut statuses = Vec::new();
    for guess in
        ["AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAQ", "AAAAAAAAAAAAAAAAAAAAAg", "AAAAAAAAAAAAAAAAAAAAAw"]
    {
        statuses.push(world.set_password(&format!("{}/r/{guess}", world.portal), PASSWORD).await.0);
    }
    assert_eq!(statuses, [404, 404, 404, 429]);
}

#[tokio::test]
async fn an_https_portal_insists_on_tls_and_may_be_framed_by_the_vendor() {
    let world = World::with(&[
        ("PUBLIC_URL", "https://id.acme.example"),
        ("BROWSERS__FRAME_ANCESTORS", "https://app.acme.example"),
    ])
    .await;
    let answer = world.http.get(format!("{}/reset", world.portal)).send().await.unwrap();
    assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000; includeSubDomains");
    let policy = answer.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("frame-ancestors https://app.acme.example"), "{policy}");
    assert_eq!(answer.headers().get("x-frame-options"), None);
}

#[tokio::test]
async fn a_form_without_its_stamp_or_of_another_client_is_shown_again() {
    let world = World::with_server(&[PROXY], &[]).await;
    let url = format!("{}/reset", world.portal);
    let stamp = world.stamp().await;
    let post = async |client: &str, stamp: &str, origin: Option<(&str, &str)>| {
        let mut request = world.http.post(&url).header("X-Forwarded-For", client);
        if let Some((name, value)) = origin {
            request = request.header(name, value);
        }
        request.form(&[("email", ADA), ("stamp", stamp)]).send().await.unwrap()
    };
    // Another site's form, sent by an old browser that does not say where it comes from: that site can't have a stamp for its visitor.
    for origin in [None, Some(("Origin", "null"))] {
        let answer = post("198.51.100.7", &stamp, origin).await;
        assert_eq!(answer.status(), 422);
        let page = answer.text().await.unwrap();
        assert!(page.contains("press the button once more") && page.contains(&format!("value=\"{ADA}\"")), "{page}");
        // The person, whose network has changed meanwhile, presses it.
        assert_eq!(post("198.51.100.7", &field(&page, "stamp"), origin).await.status(), 303);
    }
    assert_eq!(post("198.51.100.8", "", None).await.status(), 422);
    assert_eq!(post("198.51.100.8", "AAAA", Some(("Sec-Fetch-Site", "same-origin"))).await.status(), 422);
    // A browser that says so is believed, wherever it is.
    assert_eq!(post("198.51.100.9", &stamp, Some(("Sec-Fetch-Site", "same-origin"))).await.status(), 303);
    world.clock.advance(SignedDuration::from_hours(25));
    assert_eq!(post("127.0.0.1", &stamp, Some(("Sec-Fetch-Site", "same-origin"))).await.status(), 422, "a day old");
}

#[tokio::test]
async fn what_comes_faster_than_people_type_is_pressed_once_more() {
    let world = World::with(&[("BOTS__MIN_TIME", "1m")]).await;
    let stamp = world.stamp().await;
    let post = async || {
        let form = [("email", ADA), ("stamp", &stamp)];
        world.http.post(format!("{}/reset", world.portal)).form(&form).send().await.unwrap()
    };
    let early = post().await;
    assert_eq!(early.status(), 422);
    assert_eq!(field(&early.text().await.unwrap(), "stamp"), stamp, "the time goes on");
    world.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(post().await.status(), 303);
    world.mailbox.wait_for(1).await.unwrap();
}

#[tokio::test]
async fn a_browser_that_fills_in_the_trap_at_each_press_gets_through_and_a_program_pays_as_in_a_flood() {
    let world =
        World::with(&[("BOTS__CHALLENGE", "off"), ("BOTS__CHALLENGE_WAIT", "5m"), ("MAIL__COOLDOWN", "0s")]).await;
    let post = async |stamp: &str, work: &str| {
        let form = [("email", ADA), ("website", "https://spam.example"), ("stamp", stamp), ("altcha", work)];
        let answer = world.http.post(format!("{}/reset", world.portal)).form(&form).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let trapped = async |stamp: &str| {
        let (status, page) = post(stamp, "").await;
        assert_eq!(status, 422);
        assert!(page.contains("filled in a hidden field") && page.contains("Time to wait: "), "{page}");
        assert!(!page.contains("name=\"website\"") && page.contains(&format!("value=\"{ADA}\"")), "{page}");
        page
    };
    // With the browser's work.
    let page = trapped(&world.stamp().await).await;
    let stamp = field(&page, "stamp");
    trapped(&stamp).await;
    assert_eq!(post(&stamp, &solved(&page)).await.0, 303);
    trapped(&stamp).await;
    world.mailbox.wait_for(1).await.unwrap();
    // With patience; without a stamp of ours at first.
    let stamp = field(&trapped("").await, "stamp");
    world.clock.advance(SignedDuration::from_mins(5));
    assert_eq!(post(&stamp, "").await.0, 303);
    world.mailbox.wait_for(2).await.unwrap();
    assert_eq!(world.keygen.requests(), 2);
}

#[tokio::test]
async fn one_client_is_limited_and_told_kindly_and_others_are_not() {
    let world = World::with_server(&[PROXY], &[("LIMITS__FORMS_PER_CLIENT", "3")]).await;
    let post = async |client: &str, address: &str| {
        let request = world.http.post(format!("{}/reset", world.portal)).header("X-Forwarded-For", client);
        let request = request.header("Sec-Fetch-Site", "same-origin");
        request.form(&[("email", address), ("stamp", &world.stamp().await)]).send().await.unwrap()
    };
    for number in 0..3 {
        // Three addresses of one network, which is one client.
        let client = format!("2001:db8::{number}");
        assert_eq!(post(&client, &format!("user{number}@customer.example")).await.status(), 303);
    }
    let limited = post("2001:db8::ffff", ADA).await;
    assert_eq!(limited.status(), 429);
    let wait: i64 = limited.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=1201).contains(&wait), "{wait}: three an hour is one in twenty minutes");
    let page = limited.text().await.unwrap();
    assert!(page.contains("Please wait a little") && page.contains("20 minutes"), "{page}");
    assert_eq!(post("2001:db8:0:1::1", ADA).await.status(), 303, "another network");
    world.clock.advance(SignedDuration::from_secs(wait));
    assert_eq!(post("2001:db8::1", "bob@customer.example").await.status(), 303);
}

#[tokio::test]
async fn without_trusted_proxies_nobodys_word_about_the_client_counts() {
    let world = World::with(&[("LIMITS__FORMS_PER_CLIENT", "3")]).await;
    let mut statuses = Vec::new();
    for number in 0..4 {
        let request = world.http.post(format!("{}/reset", world.portal));
        let request = request.header("X-Forwarded-For", format!("198.51.100.{number}"));
        let request = request.header("Forwarded", format!("for=198.51.100.{number}"));
        let form = [("email", ADA), ("stamp", &world.stamp().await)];
        statuses.push(request.form(&form).send().await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 429]);
}

#[tokio::test]
async fn a_claim_that_is_no_text_hides_nothing_that_a_proxy_wrote() {
    let world = World::with_server(&[PROXY], &[("LIMITS__FORMS_PER_CLIENT", "3")]).await;
    let mut statuses = Vec::new();
    for number in 0..4 {
        let request = world.http.post(format!("{}/reset", world.portal));
        let request = request.header("X-Forwarded-For", format!("198.51.100.{number}"));
        let request = request.header("X-Forwarded-For", b"\xff, 203.0.113.7".as_slice());
        let request = request.header("Sec-Fetch-Site", "same-origin");
        let form = [("email", ADA), ("stamp", &world.stamp().await)];
        statuses.push(request.form(&form).send().await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 429]);
}

#[tokio::test]
async fn tries_to_set_a_users_password_are_limited() {
    let world = World::with(&[("LIMITS__TRIES_PER_USER", "2")]).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.keygen.fail_next(&[rekey_sandbox::Fault::ServerError, rekey_sandbox::Fault::ServerError]);
    for _ in 0..2 {
        assert_eq!(world.set_password(&link, PASSWORD).await.0, 503);
    }
    let answer = world.http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 429);
    let wait: i64 = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(answer.text().await.unwrap().contains("too many tries"));
    world.clock.advance(SignedDuration::from_secs(wait + 1));
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}

#[tokio::test]
async fn one_inbox_cannot_be_bombed_through_our_page_nor_past_it() {
    let world = World::with(&[("MAIL__MAX_PER_ADDRESS_PER_HOUR", "3"), ("LIMITS__FORMS_PER_CLIENT", "1000")]).await;
    let mut answers = BTreeSet::new();
    for round in 0..20 {
        if round % 2 == 0 {
            answers.insert(world.ask_for_reset(ADA).await.0);
        } else {
            world.keygen.request_reset(ADA).await;
        }
        world.clock.advance(SignedDuration::from_mins(2));
    }
    assert_eq!(answers, BTreeSet::from([303]), "the limit shows nowhere");
    // All of it lay within 40 minutes. An hour later there is a mail again.
    world.clock.advance(SignedDuration::from_mins(61));
    world.settle().await;
    // A request that a stranger's has overtaken at Keygen counts, too.
    let mails = world.mailbox.mails().len();
    assert!((1..=3).contains(&mails), "{mails}");
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(mails + 1).await.unwrap();
    assert_eq!(world.mailbox.mails().len(), mails + 1);
}

fn solved(page: &str) -> String {
    let challenge = page.split("data-challenge=\"").nth(1).expect(page).split('"').next().unwrap();
    let challenge: Challenge = serde_json::from_str(&challenge.replace("&#34;", "\"")).unwrap();
    let patient = SolveChallengeOptions { timeout_ms: 0, ..SolveChallengeOptions::new(&challenge) };
    let solution = solve_challenge(patient).unwrap().unwrap();
    BASE64_STANDARD.encode(serde_json::to_vec(&Payload { challenge, solution }).unwrap())
}

#[tokio::test]
async fn work_or_patience_is_asked_for_once_a_form_where_the_vendor_says_so() {
    let world =
        World::with(&[("BOTS__CHALLENGE", "always"), ("BOTS__CHALLENGE_WAIT", "5m"), ("MAIL__COOLDOWN", "0s")]).await;
    let url = format!("{}/reset", world.portal);
    let post = async |stamp: &str, work: &str| {
        world.http.post(&url).form(&[("email", ADA), ("stamp", stamp), ("altcha", work)]).send().await.unwrap()
    };
    let page = world.get(&url).await.1;
    let (stamp, work) = (field(&page, "stamp"), solved(&page));
    let other = world.get(&url).await.1;
    assert_eq!(post(&field(&other, "stamp"), &work).await.status(), 422, "work counts for its form only");
    assert_eq!(post(&stamp, &work).await.status(), 303);
    assert_eq!(post(&stamp, &work).await.status(), 422, "and only once");
    world.mailbox.wait_for(1).await.unwrap();

    // No script runs: the person is asked to wait.
    let stamp = field(&other, "stamp");
    let waiting = post(&stamp, "").await;
    assert_eq!(waiting.status(), 422);
    let waiting = waiting.text().await.unwrap();
    assert!(waiting.contains("One more step") && waiting.contains("Time to wait: "), "{waiting}");
    assert_eq!(field(&waiting, "stamp"), stamp, "the time goes on");
    world.clock.advance(SignedDuration::from_mins(5));
    assert_eq!(post(&stamp, "").await.status(), 303);
    assert_eq!(post(&stamp, "").await.status(), 422, "patience counts once, too");
    world.mailbox.wait_for(2).await.unwrap();
}

/// Posts a form from a client behind the proxy, as that client's browser does.
async fn post_from(world: &World, client: &str, stamp: &str, work: &str) -> u16 {
    let request = world.http.post(format!("{}/reset", world.portal));
    let request = request.header("X-Forwarded-For", client).header("Sec-Fetch-Site", "same-origin");
    let form = [("email", ADA), ("stamp", stamp), ("altcha", work)];
    request.form(&form).send().await.unwrap().status().as_u16()
}

/// The page with the form, as a client behind the proxy gets it.
async fn page_for(world: &World, client: &str) -> String {
    let request = world.http.get(format!("{}/reset", world.portal)).header("X-Forwarded-For", client);
    request.send().await.unwrap().text().await.unwrap()
}

/// Behind a proxy; who does no work waits for 5 minutes, which the machine's own time does not come near.
async fn waiting_world(settings: &[(&str, &str)]) -> World {
    World::with_server(&[PROXY], &[settings, &[("BOTS__CHALLENGE_WAIT", "5m")]].concat()).await
}

async fn stamps_for(world: &World, client: &str, count: usize) -> Vec<String> {
    let mut stamps = Vec::new();
    for _ in 0..count {
        stamps.push(field(&page_for(world, client).await, "stamp"));
    }
    stamps
}

#[tokio::test]
async fn one_client_waits_for_itself_and_for_few_forms_at_a_time() {
    let world = waiting_world(&[("BOTS__CHALLENGE", "always"), ("MAIL__COOLDOWN", "0s")]).await;
    let stamps = stamps_for(&world, "198.51.100.1", 12).await;
    world.clock.advance(SignedDuration::from_mins(6));
    for (other, stamp) in stamps.iter().enumerate() {
        let client = format!("203.0.113.{other}");
        assert_eq!(post_from(&world, &client, stamp, "").await, 422, "somebody else waited");
    }
    let mut statuses = Vec::new();
    for stamp in &stamps {
        statuses.push(post_from(&world, "198.51.100.1", stamp, "").await);
    }
    assert_eq!(statuses, [[303; 3].as_slice(), &[422; 9]].concat());
    // The others' time goes on, for one after another.
    for stamp in &stamps[3..5] {
        world.clock.advance(SignedDuration::from_mins(5));
        assert_eq!(post_from(&world, "198.51.100.1", stamp, "").await, 303);
        assert_eq!(post_from(&world, "198.51.100.1", &stamps[11], "").await, 422);
    }
    assert_eq!(post_from(&world, "198.51.100.2", &stamps_for(&world, "198.51.100.2", 1).await[0], "").await, 422);
}

#[tokio::test]
async fn work_counts_wherever_its_form_is_sent_from() {
    let world = World::with_server(&[PROXY], &[("BOTS__CHALLENGE", "always")]).await;
    let page = page_for(&world, "198.51.100.1").await;
    assert_eq!(post_from(&world, "203.0.113.1", &field(&page, "stamp"), &solved(&page)).await, 303);
}

#[tokio::test]
async fn forms_that_were_fetched_before_a_flood_do_not_wait_for_its_end() {
    let world = waiting_world(&[("BOTS__CHALLENGE_ABOVE", "5")]).await;
    let stamp = &stamps_for(&world, "198.51.100.1", 1).await[0];
    world.clock.advance(SignedDuration::from_mins(6));
    for number in 0.. {
        let client = format!("203.0.113.{number}");
        let stamp = &stamps_for(&world, &client, 1).await[0];
        if post_from(&world, &client, stamp, "").await == 422 {
            assert!(number >= 5, "{number} are no flood");
            break;
        }
    }
    assert_eq!(post_from(&world, "198.51.100.1", stamp, "").await, 422);
    // A flood that goes on stays the same one.
    world.clock.advance(SignedDuration::from_mins(1));
    let stamp = &stamps_for(&world, "198.51.100.1", 1).await[0];
    world.clock.advance(SignedDuration::from_mins(1));
    for _ in 0..20 {
        post_from(&world, "203.0.113.9", "", "").await;
    }
    world.clock.advance(SignedDuration::from_mins(3));
    assert_eq!(post_from(&world, "198.51.100.1", stamp, "").await, 422, "four minutes");
    world.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(post_from(&world, "198.51.100.1", stamp, "").await, 303);
}

#[tokio::test]
async fn a_flood_asks_for_work_by_itself_and_ends_by_itself() {
    let world = World::with(&[("BOTS__CHALLENGE_ABOVE", "5")]).await;
    let url = format!("{}/reset", world.portal);
    assert!(!world.get(&url).await.1.contains("data-challenge"));
    for number in 0.. {
        let (status, page) = world.ask_for_reset(&format!("user{number}@customer.example")).await;
        if status == 422 {
            assert!(number >= 5 && page.contains("One more step"), "{number}: {page}");
            break;
        }
        assert_eq!(status, 303);
    }
    assert!(world.get(&url).await.1.contains("data-challenge"));
    world.clock.advance(SignedDuration::from_mins(11));
    assert!(!world.get(&url).await.1.contains("data-challenge"));
    assert_eq!(world.ask_for_reset(ADA).await.0, 303);
}

/// A CAPTCHA service: whatever is `person` is one, and a number is answered with that status.
fn captcha_service() -> String {
    let server = HttpServer::new(|| {
        let handler = |form: web::Form<BTreeMap<String, String>>| async move {
            assert_eq!(form["secret"], "a secret of ours");
            assert_eq!(form.len(), 2, "the client's address is not told");
            assert!(form["response"].len() <= 8192, "a token of any length is passed on");
            if let Ok(status) = form["response"].parse() {
                return HttpResponse::build(actix_web::http::StatusCode::from_u16(status).unwrap()).finish();
            }
            let codes = if form["response"] == "wrong secret" { vec!["invalid-input-secret"] } else { vec![] };
            HttpResponse::Ok().json(json!({ "success": form["response"] == "person", "error-codes": codes }))
        };
        App::new().default_service(web::post().to(handler))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/siteverify", server.addrs()[0]);
    tokio::spawn(server.run());
    url
}

#[tokio::test]
async fn another_service_may_tell_people_from_programs() {
    for (provider, field, host) in [
        ("turnstile", "cf-turnstile-response", "https://challenges.cloudflare.com"),
        ("hcaptcha", "h-captcha-response", "https://*.hcaptcha.com"),
    ] {
        let url = captcha_service();
        let world = World::with(&[
            ("CAPTCHA__PROVIDER", provider),
            ("CAPTCHA__SITE_KEY", "our site"),
            ("CAPTCHA__SECRET", "a secret of ours"),
            ("CAPTCHA__URL", &url),
        ])
        .await;
        let page = world.http.get(format!("{}/reset", world.portal)).send().await.unwrap();
        let policy = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains(host) && !policy.contains("unsafe"), "{policy}");
        assert!(page.text().await.unwrap().contains("data-sitekey=\"our site\""));
        let other = world.http.get(format!("{}/reset/sent", world.portal)).send().await.unwrap();
        assert!(!other.headers()["content-security-policy"].to_str().unwrap().contains("http"), "on that page only");
        let too_long = "x".repeat(10_000);
        let tokens = [("", 422), ("program", 422), ("person", 303), ("wrong secret", 422), (&too_long, 422)];
        // An outage lets people pass; a mistake of ours, or of theirs, lets nobody.
        let statuses = [
            ("500", 303),
            ("503", 303),
            ("400", 422),
            ("401", 422),
            ("404", 422),
            ("429", 422),
            ("302", 422),
            ("204", 422),
        ];
        for (response, status) in tokens.into_iter().chain(statuses) {
            let form = [("email", ADA), ("stamp", &world.stamp().await), (field, response)];
            let answer = world.http.post(format!("{}/reset", world.portal)).form(&form).send().await.unwrap();
            assert_eq!(answer.status(), status, "{provider}: {response}");
        }
        world.mailbox.wait_for(1).await.unwrap();
    }
}

#[tokio::test]
async fn an_outage_of_that_service_locks_nobody_out() {
    let nobody = Port::reserve();
    let url = format!("http://127.0.0.1:{}/siteverify", nobody.number);
    let world = World::with(&[
        ("CAPTCHA__PROVIDER", "turnstile"),
        ("CAPTCHA__SITE_KEY", "our site"),
        ("CAPTCHA__SECRET", "a secret of ours"),
        ("CAPTCHA__URL", &url),
    ])
    .await;
    let form = [("email", ADA), ("stamp", &world.stamp().await), ("cf-turnstile-response", "whatever")];
    let answer = world.http.post(format!("{}/reset", world.portal)).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 303);
}
