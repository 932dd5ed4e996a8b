//! Requests that no browser sends, byte by byte: each is refused or the connection is closed, and the portal serves on.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

use crate::support::{PASSWORD, World};

/// A request that would be answered `ok`, hidden behind another one.
const HIDDEN: &str = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

async fn connect(world: &World) -> TcpStream {
    let port = world.portal.rsplit(':').next().unwrap().parse::<u16>().unwrap();
    TcpStream::connect(("127.0.0.1", port)).await.unwrap()
}

/// All that comes until the portal hangs up.
async fn rest(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let end = tokio::time::timeout(Duration::from_mins(1), stream.read_to_end(&mut answer)).await;
    // It may hang up while we are still talking.
    drop(end.unwrap_or_else(|_| panic!("it holds the connection: {}", String::from_utf8_lossy(&answer))));
    String::from_utf8_lossy(&answer).into_owned()
}

/// What the portal answers to these bytes, after which nothing comes.
async fn answer(world: &World, bytes: impl AsRef<[u8]>) -> String {
    let mut stream = connect(world).await;
    drop(stream.write_all(bytes.as_ref()).await);
    drop(stream.shutdown().await);
    rest(stream).await
}

fn status(answer: &str) -> &str {
    answer.strip_prefix("HTTP/1.1 ").unwrap_or_default().get(..3).unwrap_or("none")
}

async fn serves(world: &World) {
    assert_eq!(world.get(&format!("{}/healthz", world.portal)).await, (200, "ok\n".to_owned()));
}

#[tokio::test]
async fn whoever_hides_a_request_behind_another_gets_no_answer_to_it() {
    let world = World::start().await;
    // RFC 9112, section 6.3: what a proxy and we could understand differently.
    let lengths = [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\nTransfer-Encoding: chunked",
        "Content-Length: 0\r\nContent-Length: 44",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -1",
        "Content-Length: 0x5",
        "Content-Length: 18446744073709551616",
        "Content-Length:",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\x0bchunked",
        " Transfer-Encoding: chunked",
    ];
    for version in ["1.0", "1.1"] {
        for length in lengths {
            let request =
                format!("POST /webhooks/keygen HTTP/{version}\r\nHost: localhost\r\n{length}\r\n\r\n0\r\n\r\n{HIDDEN}");
            let answer = answer(&world, request).await;
            assert!(status(&answer) == "400" && !answer.contains("ok\n"), "{length:?}: {answer}");
        }
    }
    let chunks = [
        "zz\r\n",
        "-1\r\n",
        "0x5\r\nabcde\r\n",
        "FFFFFFFFFFFFFFFFF\r\na",
        "5\r\nabcdefgh\r\n",
        "5\nabcde\r\n",
        "5;a\nb\r\n",
        "\r\n",
    ];
    for path in ["/reset", "/webhooks/keygen", "/webhooks/mail", "/r/x"] {
        for chunk in chunks {
            let request = format!(
                "POST {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}0\r\n\r\n{HIDDEN}"
            );
            let answer = answer(&world, request).await;
            assert!(status(&answer).starts_with('4') && !answer.contains("ok\n"), "{path} {chunk:?}: {answer}");
        }
    }
    // The hidden one stands where a body is, and stays one.
    for path in ["/reset", "/nowhere", "/webhooks/keygen", "/logo"] {
        let answer = answer(
            &world,
            format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{HIDDEN}", HIDDEN.len()),
        )
        .await;
        assert!(status(&answer).starts_with('4') && !answer.contains("ok\n"), "{path}: {answer}");
    }
    serves(&world).await;
}

#[tokio::test]
async fn malformed_heads_are_refused() {
    let world = World::start().await;
    let heads: [&[u8]; 14] = [
        b"X: folded\r\n line",
        b"X: folded\r\n\tline",
        b"X: nul\0",
        b"X\0: nul",
        b"X: a\rb",
        b"X: \x7f",
        b"X Y: a space",
        b": no name",
        b"no colon",
        b"Host: another",
        b"\xff: name",
        &b"a".repeat(200_000),
        &b"X: a".repeat(50_000),
        &b"X: y\r\n".repeat(40_000),
    ];
    for head in heads {
        let request = [b"GET /reset HTTP/1.1\r\nHost: localhost\r\n", head, b"\r\n\r\n", HIDDEN.as_bytes()].concat();
        let answer = answer(&world, request).await;
        let shown = String::from_utf8_lossy(&head[..head.len().min(40)]);
        assert!(["400", "431", "none"].contains(&status(&answer)) && !answer.contains("ok\n"), "{shown:?}: {answer}");
    }
    for request in [
        "GET /reset HTTP/1.1\r\n\r\n",
        "GET /reset\r\n\r\n",
        "GET /reset HTTP/2.0\r\nHost: localhost\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}",
        "\r\n\r\n \r\n",
    ] {
        let answer = answer(&world, request).await;
        assert_eq!(status(&answer), "400", "{request:?}: {answer}");
    }
    serves(&world).await;
}

#[tokio::test]
async fn targets_that_are_no_path_of_ours_are_refused() {
    let world = World::start().await;
    let get =
        async |target: &[u8]| answer(&world, [b"GET ", target, b" HTTP/1.1\r\nHost: localhost\r\n\r\n"].concat()).await;
    // Such as proxies get (RFC 9112, section 3.2.2), and what no URL may contain.
    let refused: [&[u8]; 12] = [
        b"http://evil.example/reset",
        b"https://localhost/reset",
        b"ftp://localhost/reset",
        b"localhost:80",
        b"reset",
        b"*",
        b"/a b",
        b"/a\0",
        b"/r/\xff",
        b"/reset?\xff",
        b"/\"<>\\^`{|}",
        &b"/".repeat(70_000),
    ];
    for target in refused {
        let answer = get(target).await;
        assert_eq!(status(&answer), "400", "{}: {answer}", String::from_utf8_lossy(&target[..target.len().min(40)]));
    }
    for request in ["CONNECT evil.example:443", "CONNECT /reset", "OPTIONS *", "TRACE /reset", "BREW /reset"] {
        let answer = answer(&world, format!("{request} HTTP/1.1\r\nHost: localhost\r\n\r\n")).await;
        assert!(["400", "404", "405"].contains(&status(&answer)), "{request}: {answer}");
    }
    for target in [
        "/%ff",
        "/r/%00",
        "/r/%ff",
        "/r/%",
        "/r/%zz",
        "/r/%2f",
        "/r/a%0d%0aX:%20y",
        "//evil.example/reset",
        "/static/../../etc/passwd",
        "/static/%2e%2e/x",
        "/..%2fetc",
    ] {
        let answer = get(target.as_bytes()).await;
        assert!(status(&answer) == "404" && answer.contains("</html>"), "{target}: {answer}");
    }
    // Who asks for no language that exists gets the page in another one.
    for query in ["lang=%ff", "lang=%00", "lang=%", "lang=%e2%82", "lang", "&&=&", "lang=en&lang=%ff"] {
        let answer = get(format!("/reset?{query}").as_bytes()).await;
        assert!(status(&answer) == "200" && answer.contains("lang=\"en\""), "{query}: {answer}");
    }
    serves(&world).await;
}

/// What every answer has, whoever gives it.
fn assert_protected(answer: &str, about: &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{about}: no head: {answer}"));
    let headers: Vec<_> = head.lines().skip(1).filter_map(|line| line.split_once(": ")).collect();
    let header = |name: &str| {
        let mut values = headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
        let value = values.next().unwrap_or_else(|| panic!("{about}: no {name}: {head}"));
        assert_eq!(values.next(), None, "{about}: {name} stands there twice: {head}");
        value
    };
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("x-permitted-cross-domain-policies", "none"),
    ] {
        assert_eq!(header(name), value, "{about}: {name}");
    }
    assert!(header("content-security-policy").starts_with("default-src 'none'; "), "{about}: {head}");
    assert!(header("permissions-policy").contains("camera=()"), "{about}: {head}");
    assert!(
        ["text/html; charset=utf-8", "text/plain; charset=utf-8"].contains(&header("content-type")),
        "{about}: {head}"
    );
    assert_eq!(header("content-length"), body.len().to_string(), "{about}: {answer}");
}

#[tokio::test]
async fn every_answer_is_protected_the_parsers_own_included() {
    let world = World::start().await;
    let requests: [(&str, String); 17] = [
        ("400", "nonsense\r\n\r\n".to_owned()),
        ("400", "GET /reset HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".to_owned()),
        ("400", "GET /reset HTTP/1.1\r\nHost: a\r\nX Y: z\r\n\r\n".to_owned()),
        ("400", "GET /reset HTTP/3.0\r\nHost: a\r\n\r\n".to_owned()),
        ("400", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n".to_owned()),
        ("400", "POST /reset HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n".to_owned()),
        // A browser that speaks TLS.
        ("400", "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}".to_owned()),
        ("431", format!("GET /reset HTTP/1.1\r\nHost: a\r\nX: {}", "a".repeat(200_000))),
        ("400", "GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n".to_owned()),
        ("400", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n".to_owned()),
        ("404", "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned()),
        ("405", "PUT /reset HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned()),
        ("303", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned()),
        ("200", "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned()),
        ("401", "POST /webhooks/keygen HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned()),
        ("404", "POST /webhooks/mail HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned()),
        (
            "413",
            format!(
                "POST /webhooks/keygen HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n{}",
                "a".repeat(300_000)
            ),
        ),
    ];
    for (expected, request) in requests {
        let answer = answer(&world, &request).await;
        let about = &request[..request.len().min(60)];
        assert_eq!(status(&answer), expected, "{about:?}: {answer}");
        assert_protected(&answer, about);
    }
    // One that makes sense before one that makes none.
    let both = answer(&world, format!("{HIDDEN}nonsense\r\n\r\n")).await;
    let (first, second) = both.split_at(both.rfind("HTTP/1.1 ").unwrap());
    assert_eq!((status(first), status(second)), ("200", "400"), "{both}");
    assert_protected(first, "the first of two");
    assert_protected(second, "the second of two");
}

#[tokio::test]
async fn a_connection_is_kept_for_the_next_request() {
    let world = World::start().await;
    assert_eq!(answer(&world, HIDDEN.repeat(3)).await.matches("ok\n").count(), 3);
}

#[tokio::test]
async fn a_webhook_with_two_signatures_is_refused() {
    let world = World::start().await;
    for header in ["Keygen-Signature", "Keygen-Date"] {
        let request = format!(
            "POST /webhooks/keygen HTTP/1.1\r\nHost: localhost\r\n{header}: a\r\n{header}: b\r\nContent-Length: 0\r\n\r\n"
        );
        assert_eq!(status(&answer(&world, request).await), "401");
    }
    serves(&world).await;
}

#[tokio::test]
async fn who_stalls_is_hung_up_on_and_a_part_of_a_body_is_never_taken_for_the_whole() {
    let world = World::with_server(&[("REKEY_SERVER__KEEP_ALIVE", "1s")], &[]).await;
    assert!(world.keygen.request_reset(crate::support::ADA).await);
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let path = link.strip_prefix(&world.portal).unwrap();
    let post = |path: &str, framing: &str, part: &str| {
        let form = "Content-Type: application/x-www-form-urlencoded";
        format!("POST {path} HTTP/1.1\r\nHost: localhost\r\n{form}\r\n{framing}\r\n\r\n{part}")
    };
    let password = format!("password={}", PASSWORD.replace(' ', "+"));
    let chunk = format!("{:x}\r\n{password}\r\n", password.len());
    let (length, chunked) = ("Content-Length: 200", "Transfer-Encoding: chunked");
    let large = |bytes: usize| format!("{bytes:x}\r\n{}\r\n", "a".repeat(bytes));
    // What is sent, then nothing; and the status.
    let stalling = [
        (String::new(), "408"),
        ("GET /reset HT".to_owned(), "408"),
        (post("/reset", length, "email="), "408"),
        (post("/reset", chunked, "5\r\nema"), "408"),
        (post(path, length, &password), "408"),
        (post(path, chunked, &chunk), "408"),
        (post("/webhooks/keygen", length, "{"), "408"),
        (post("/webhooks/keygen", chunked, "1\r\n{\r\n"), "408"),
        // These are answered before the body ends, which it never does.
        (post("/webhooks/keygen", chunked, &large(300_000)), "413"),
        (post("/reset", chunked, &large(20_000)), "400"),
        (post("/nowhere", chunked, "1\r\na\r\n"), "404"),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1".to_owned(), "303"),
        ("GET /reset HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1".to_owned(), "200"),
        (
            "GET /reset HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n".to_owned(),
            "200",
        ),
    ];
    let mut answers = JoinSet::new();
    for (bytes, expected) in stalling {
        let mut stream = connect(&world).await;
        answers.spawn(async move {
            stream.write_all(bytes.as_bytes()).await.unwrap();
            (rest(stream).await, bytes, expected)
        });
    }
    // One answered request buys no time for a second one.
    let mut stream = connect(&world).await;
    stream.write_all(HIDDEN.as_bytes()).await.unwrap();
    stream.readable().await.unwrap();
    drop(stream.write_all(b"G").await);
    answers.spawn(async move { (rest(stream).await, "a second head".to_owned(), "200") });
    while let Some(outcome) = answers.join_next().await {
        let (answer, bytes, expected) = outcome.unwrap();
        assert_eq!(status(&answer), expected, "{bytes:.300}: {answer}");
        assert_protected(&answer, &format!("{bytes:.300}"));
        assert!(!bytes.contains(path) || answer.contains("</html>"), "people get a page");
    }
    serves(&world).await;
    // Nothing was set, and the link still works.
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
}
