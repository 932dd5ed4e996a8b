//! Leaked passwords, as Have I Been Pwned's range API tells of them.

use std::sync::{Arc, Mutex};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use futures_util::future::join_all;
use jiff::SignedDuration;

use crate::support::{ADA, PASSWORD, Port, World};

/// Good as far as the portal knows itself.
const LEAKED: &str = "seven leaked herons";

/// Every request's path and query, and whether it asks for padding.
type Calls = Arc<Mutex<Vec<(String, bool)>>>;

/// An HTTP server in the API's place.
fn range_api(answer: fn() -> HttpResponse) -> (String, Calls) {
    let calls = Calls::default();
    let seen = web::Data::from(Arc::clone(&calls));
    let server = HttpServer::new(move || {
        let handler = move |request: HttpRequest, seen: web::Data<Mutex<Vec<_>>>| {
            let padded = request.headers().get("add-padding").is_some_and(|value| value == "true");
            seen.lock().unwrap().push((request.uri().to_string(), padded));
            async move { answer() }
        };
        App::new().app_data(seen.clone()).default_service(web::get().to(handler))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/mirror", server.addrs()[0]);
    tokio::spawn(server.run());
    (url, calls)
}

fn sha1(password: &str) -> String {
    hex::encode_upper(digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes()))
}

/// A line of an answer, as if it was about the digits that were asked for.
fn line(password: &str, count: u32) -> String {
    format!("{}:{count}\r\n", &sha1(password)[5..])
}

fn one_leaked() -> HttpResponse {
    HttpResponse::Ok().body(line("another", 17) + &line(LEAKED, 3) + &line(PASSWORD, 0))
}

#[tokio::test]
async fn a_password_that_the_range_api_knows_is_refused_and_the_api_learns_five_digits() {
    let (url, calls) = range_api(one_leaked);
    let world = World::with(&[("PASSWORDS__BREACH_API_URL", &url)]).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());

    assert_eq!(world.set_password(&link, "pj2f6F4paB").await.0, 422);
    assert!(calls.lock().unwrap().is_empty(), "what is refused here is no business of others");
    let (status, page) = world.set_password(&link, LEAKED).await;
    assert_eq!(status, 422);
    assert!(page.contains("in a data leak"), "{page}");
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200, "a count of 0 is padding");

    let asked = [LEAKED, PASSWORD].map(|password| (format!("/mirror/range/{}", &sha1(password)[..5]), true));
    assert_eq!(*calls.lock().unwrap(), asked);
}

#[tokio::test]
async fn a_range_api_out_of_order_keeps_nobody_from_their_account() {
    let answers: [fn() -> HttpResponse; 4] = [
        || HttpResponse::ServiceUnavailable().body(line(LEAKED, 3)),
        || HttpResponse::Found().insert_header(("location", "/elsewhere")).finish(),
        || HttpResponse::Ok().body(vec![b'\n'; 1024 * 1024]),
        || HttpResponse::Ok().body(vec![0xff; 40]),
    ];
    for answer in answers {
        let (url, calls) = range_api(answer);
        assert_eq!(set_leaked_password(&url).await, 200);
        assert_eq!(calls.lock().unwrap().len(), 1, "no redirect is followed");
    }
    let silent = Port::reserve();
    assert_eq!(set_leaked_password(&format!("http://127.0.0.1:{}", silent.number)).await, 200);
}

/// The answer's status when somebody chooses it and the API is there.
async fn set_leaked_password(url: &str) -> u16 {
    let world = World::with(&[("PASSWORDS__BREACH_API_URL", url)]).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.set_password(&link, LEAKED).await.0
}

#[tokio::test]
async fn a_password_of_characters_that_nobody_types_is_refused_with_the_form() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let post = async |path: &str, body: Vec<u8>| {
        let form = "application/x-www-form-urlencoded";
        let answer = world.http.post(path).header("Content-Type", form).body(body).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let passwords: [&[u8]; 8] = [
        b"seven+quiet%FFherons",
        b"%00",
        b"seven+quiet+herons%00",
        b"seven%0Aquiet+herons",
        b"seven+quiet+herons%1b",
        b"seven+quiet\xffherons",
        b"seven+quiet+herons%C3",
        b"seven+quiet+herons%ED%A0%80",
    ];
    for password in passwords {
        let shown = String::from_utf8_lossy(password);
        let body = [b"password=", password, b"&confirmation=", password].concat();
        let (status, page) = post(&link, body).await;
        assert_eq!(status, 422, "{shown}: {page}");
        assert!(page.contains("can’t be typed") && page.contains("name=\"password\""), "{shown}: {page}");
    }
    // Wherever else forms are sent, people get a page.
    let reset = format!("{}/reset", world.portal);
    let not_me = format!("{link}/not-me");
    let stamp = world.stamp().await;
    for (path, body) in [
        (&reset, format!("email=%FF&stamp={stamp}")),
        (&reset, format!("email=ada%40customer.example%00&stamp={stamp}")),
        (&reset, "email=ada%40customer.example&stamp=%FF".to_owned()),
        (&reset, "email=ada%40customer.example&stamp=%00&website=%FF&altcha=%00".to_owned()),
        (&reset, "%FF=%FF".to_owned()),
        (&reset, "email=a&email=b".to_owned()),
        (&link, "password=seven+quiet+herons&confirmation=%FF".to_owned()),
        (&link, "%FF=1".to_owned()),
        (&link, "password=a&password=b".to_owned()),
        (&not_me, "%FF=%00".to_owned()),
    ] {
        let (status, page) = post(path, body.clone().into_bytes()).await;
        assert!([200, 303, 400, 422].contains(&status), "{path} {body}: {status}");
        assert!(status == 303 || page.contains("</html>"), "{path} {body}: {page}");
    }
    assert!(world.keygen.password_is(ADA, "old password"));
}

#[tokio::test]
async fn a_try_counts_before_the_password_is_judged() {
    let world = World::with(&[("LIMITS__TRIES_PER_USER", "3"), ("LIMITS__FORMS_PER_CLIENT", "1000")]).await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    // What costs nothing to see is no try.
    for short in ["", "short", &"x".repeat(73)] {
        assert_eq!(world.set_password(&link, short).await.0, 422);
    }
    let weak = "password".repeat(9);
    let all = join_all((0..58).map(|_| world.set_password(&link, &weak))).await;
    let judged = all.iter().filter(|(status, _)| *status == 422).count();
    assert!((1..=3).contains(&judged), "{judged} were judged");
    assert_eq!(all.iter().filter(|(status, _)| *status == 429).count(), 58 - judged);
    for _ in judged..3 {
        assert_eq!(world.set_password(&link, &weak).await.0, 422);
    }
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 429);
    assert!(!world.keygen.password_is(ADA, PASSWORD));
    world.clock.advance(SignedDuration::from_mins(11));
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}
