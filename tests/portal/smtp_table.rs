//! What each answer of a mail server leads to: the table in `docs/mail.md`, cell by cell, and what can't be said in a table.

use std::path::Path;

use futures_util::future::join_all;
use jiff::SignedDuration;
use rekey::{
    brand::Brand,
    config::{BrandConfig, Config},
    mail::{Mail, Mailer, Recipient, SendError, Sent},
    store::{JobId, JobState},
};
use rekey_sandbox::{Clock, Mailbox};

use crate::{
    smtp_script::{Act, FINAL_DOT, GREETING, ScriptedServer, Seen},
    support::{ADA, Certificate, World},
};

const STEPS: [&str; 9] = [GREETING, "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", FINAL_DOT, "QUIT"];
const CLASSES: [&str; 11] = [
    "2xx",
    "354",
    "4xx",
    "421",
    "5xx, recipient",
    "5xx, other",
    "not UTF-8",
    "no text",
    "run together",
    "no answer",
    "hang-up",
];

/// The cells of the table in the documentation: step, class of answer, word.
fn table() -> Vec<(&'static str, &'static str, &'static str)> {
    let page = include_str!("../../docs/mail.md");
    let mut rows = page.lines().skip_while(|line| !line.starts_with("| step |"));
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    assert_eq!(cells(rows.next().unwrap())[1..], CLASSES);
    let rows: Vec<_> = rows.skip(1).take_while(|line| !line.is_empty()).map(cells).collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), STEPS);
    let row = |row: Vec<&'static str>| {
        CLASSES.into_iter().zip(row[1..].to_vec()).map(move |(class, word)| (row[0], class, word)).collect::<Vec<_>>()
    };
    rows.into_iter().flat_map(row).collect()
}

/// What a server says at this step for an answer of this class.
fn act(step: &str, class: &str) -> Act {
    // What the step needs; a reply to EHLO that says nothing offers nothing.
    let code = match step {
        GREETING | "STARTTLS" => "220",
        "AUTH" => "235",
        "DATA" => "354",
        "QUIT" => "221",
        _ => "250",
    };
    let reply = |text: &str| Act::say(&format!("{text}\r\n"));
    match class {
        "2xx" if step == "DATA" => reply("250 ok"),
        "2xx" => reply(&format!("{code} ok")),
        "354" => reply("354 go on"),
        "4xx" => reply("450 4.2.0 not now"),
        "421" => Act::SayAndClose(b"421 4.3.2 shutting down\r\n".to_vec()),
        "5xx, recipient" => reply("550 5.1.1 no such user"),
        "5xx, other" => reply("554 5.7.1 relay access denied"),
        "not UTF-8" => Act::Say([code.as_bytes(), b" caf\xe9 \xff\r\n"].concat()),
        "no text" => reply(code),
        "run together" => reply(&format!("{code} ok\r\n250 ok")),
        "no answer" => Act::Silence,
        "hang-up" => Act::SayAndClose(Vec::new()),
        _ => panic!("{class}"),
    }
}

/// What is sent, and by whom; made once, since it takes a while.
struct Sender {
    brand: Brand,
    certificate: Certificate,
    _folder: tempfile::TempDir,
}

fn config(smtp: &str) -> BrandConfig {
    let text = format!(
        r#"
        secret_key = "known to everybody: a test keeps no secrets"
        [brands.acme]
        name = "Acme"
        public_url = "https://id.acme.example"
        support_email = "help@acme.example"
        keygen = {{ account = "07dcdd59-7920-43b9-9dba-43e8125a9962", public_keys = ["33f92058a9c024b53be4e5ec840db5cb1f270af682a4b0bb3bf77d19b9378a7e"] }}
        [brands.acme.mail]
        from = "Acme <no-reply@acme.example>"
        smtp = {{ host = "localhost", timeout = "1s", {smtp} }}
        "#,
    );
    Config::parse(&text, Path::new(""), []).unwrap().brands.into_iter().next().unwrap()
}

impl Sender {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let brand = Brand::new(config("port = 1, security = \"none\"")).unwrap();
        Self { brand, certificate: Certificate::make(folder.path()), _folder: folder }
    }

    /// Where mails leave for this server, and for this other in its place.
    fn mailer(server: &ScriptedServer, fallback: Option<&Mailbox>, more: &str) -> Mailer {
        let fallback = fallback.map_or(String::new(), |mailbox| {
            format!(", fallback = {{ host = \"127.0.0.1\", port = {}, security = \"none\" }}", mailbox.address().port())
        });
        let smtp = format!("port = {}, {more}{fallback}", server.port);
        Mailer::new("acme", config(&smtp).mail, String::new()).unwrap()
    }

    async fn send(&self, mailer: &Mailer, to: &str) -> Result<Sent, SendError> {
        let address = to.parse().unwrap();
        let texts = self.brand.languages.texts(self.brand.languages.default());
        let to = Recipient { address: &address, name: None, texts };
        let clock = Clock::default();
        let mail = Mail::PasswordChanged { changed_at: clock.now(), message: "one".to_owned() };
        mailer.send(&self.brand.look, &to, &mail, JobId(1), &clock).await
    }
}

const PLAIN: &str = "security = \"none\"";

/// The word of the table that this outcome has, by what the queue can do with it.
fn word(outcome: &Result<Sent, SendError>, fallback_took_it: bool) -> &'static str {
    match (outcome, fallback_took_it) {
        (Ok(_), false) => "on",
        (Ok(_), true) => "another's",
        (Err(SendError::Outage { .. }), _) => "outage",
        (Err(SendError::Retry { .. }), _) => "later",
        (Err(SendError::Unknown(_)), _) => "once",
        (Err(SendError::Permanent(_)), _) => "fails",
    }
}

/// One cell; what is wrong with it.
async fn play(
    sender: &Sender,
    cell: (&'static str, &'static str, &'static str),
    with_fallback: bool,
) -> Option<String> {
    let (step, class, expected) = cell;
    let more = match step {
        "STARTTLS" => format!("security = \"starttls\", ca_file = {:?}", sender.certificate.file),
        "AUTH" => format!("{PLAIN}, username = \"rekey\", password = \"a password for tests\""),
        _ => PLAIN.to_owned(),
    };
    let server = ScriptedServer::start("PIPELINING,STARTTLS,AUTH PLAIN LOGIN", Some(&sender.certificate)).await;
    let fallback = Mailbox::start(0).await.unwrap();
    let mailer = Sender::mailer(&server, with_fallback.then_some(&fallback), &more);
    let mut wrong = Vec::new();
    if step == "QUIT" {
        // A refused recipient is followed by QUIT; the mail after it is what must go on.
        server.at(&[("RCPT", Act::say("550 5.1.1 no such user\r\n")), (step, act(step, class))]);
        assert!(sender.send(&mailer, ADA).await.is_err());
    } else {
        server.at(&[(step, act(step, class))]);
    }
    let outcome = sender.send(&mailer, ADA).await;
    let elsewhere = !fallback.mails().is_empty();
    let word = word(&outcome, elsewhere);
    let wanted = match (expected, with_fallback) {
        ("ours", false) => "later",
        ("outage" | "ours", true) => "another's",
        (word, _) => word,
    };
    if word != wanted {
        let reason = outcome.as_ref().err().map(ToString::to_string);
        wrong.push(format!("{word} for {wanted}, {reason:?}"));
    }
    let seen = server.seen();
    if seen.mails.len() > 1 {
        wrong.push(format!("{} copies", seen.mails.len()));
    }
    if ["fails", "ours", "later"].contains(&expected) {
        let mut seen = server.seen.subscribe();
        let quit = |seen: &Seen| seen.connections[0].iter().any(|line| line == "QUIT");
        assert!(seen.wait_for(quit).await.is_ok());
    }
    // A connection that is kept takes the next mail. (A server that was out of order rests while there is another.)
    if step != "QUIT" && !(with_fallback && expected == "outage") {
        let _ = sender.send(&mailer, ADA).await;
        let (connections, is_kept) = (server.seen().connections.len(), expected == "on" && class != "run together");
        if (connections == 1) != is_kept {
            wrong.push(format!("{connections} connections"));
        }
    }
    (!wrong.is_empty()).then(|| format!("{step}, {class}, fallback {with_fallback}: {}", wrong.join("; ")))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_at_every_step_leads_to_what_the_documentation_says() {
    let sender = Sender::new();
    let cells = table().into_iter().flat_map(|cell| [(cell, false), (cell, true)]);
    let wrong = join_all(cells.map(|(cell, with_fallback)| play(&sender, cell, with_fallback))).await;
    let wrong: Vec<_> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Sends one mail on a new connection and then one on the kept one, at which the server acts so.
async fn on_a_kept_connection(sender: &Sender, step: &'static str, act: Act) -> Seen {
    let server = ScriptedServer::start("PIPELINING", None).await;
    let mailer = Sender::mailer(&server, None, PLAIN);
    sender.send(&mailer, ADA).await.unwrap();
    server.at(&[(step, act)]);
    let sent = sender.send(&mailer, ADA).await;
    assert!(sent.is_ok(), "{step}: {:?}", sent.err());
    server.seen()
}

#[tokio::test]
async fn a_kept_connection_that_ends_is_replaced_at_once() {
    let sender = Sender::new();
    for step in ["MAIL", "RCPT", "DATA"] {
        for act in
            [Act::SayAndClose(b"421 4.4.2 idle for too long\r\n".to_vec()), Act::SayAndClose(Vec::new()), Act::Silence]
        {
            let seen = on_a_kept_connection(&sender, step, act.clone()).await;
            assert_eq!((seen.connections.len(), seen.mails.len()), (2, 2), "{step}, {act:?}");
        }
    }
    let shutting_down = Act::SayAndClose(b"421 4.3.2 shutting down\r\n".to_vec());
    let seen = on_a_kept_connection(&sender, FINAL_DOT, shutting_down).await;
    assert_eq!(seen.connections.len(), 2);
    // Said behind the answer to the mail before: the server closes in between.
    let server = ScriptedServer::start("PIPELINING", None).await;
    let mailer = Sender::mailer(&server, None, PLAIN);
    server.at(&[(FINAL_DOT, Act::SayAndClose(b"250 ok\r\n421 4.4.2 idle\r\n".to_vec()))]);
    for _ in 0..2 {
        sender.send(&mailer, ADA).await.unwrap();
    }
    assert_eq!((server.seen().connections.len(), server.seen().mails.len()), (2, 2));
}

#[tokio::test]
async fn a_code_after_the_final_dot_counts_though_the_answer_breaks_off() {
    let sender = Sender::new();
    for (said, word_wanted) in [
        ("250-queued\r\n", "on"),
        ("250 ok", "on"),
        ("250", "on"),
        ("550-5.1.1 no such user\r\n", "fails"),
        ("25", "once"),
        ("ok\r\n", "once"),
        ("250-queued\r\n550 no\r\n", "once"),
        ("299 whatever\r\n", "on"),
    ] {
        let server = ScriptedServer::start("PIPELINING", None).await;
        let mailer = Sender::mailer(&server, None, PLAIN);
        server.at(&[(FINAL_DOT, Act::SayAndClose(said.as_bytes().to_vec()))]);
        let outcome = sender.send(&mailer, ADA).await;
        assert_eq!(word(&outcome, false), word_wanted, "{said:?}");
    }
}

#[tokio::test]
async fn plaintext_behind_the_answer_to_starttls_ends_the_connection() {
    let sender = Sender::new();
    let server = ScriptedServer::start("STARTTLS", Some(&sender.certificate)).await;
    let encrypted = format!("security = \"starttls\", ca_file = {:?}", sender.certificate.file);
    let mailer = Sender::mailer(&server, None, &encrypted);
    // What an attacker would have taken for the server's answers to all that follows.
    let answers = "250-mx\r\n250 HELP\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n";
    server.at(&[("STARTTLS", Act::say(&format!("220 go on\r\n{answers}")))]);
    let refused = sender.send(&mailer, ADA).await.map(drop).unwrap_err();
    assert!(matches!(&refused, SendError::Outage { reason, .. } if reason.contains("attacking")), "{refused}");
    assert!(sender.send(&mailer, ADA).await.is_ok());
    assert_eq!(server.seen().mails.len(), 1);
}

#[tokio::test]
async fn a_port_with_another_kind_of_tls_is_named_as_what_it_is() {
    let sender = Sender::new();
    let server = ScriptedServer::start("STARTTLS", Some(&sender.certificate)).await;
    let ca = format!("ca_file = {:?}", sender.certificate.file);
    let wrong = Sender::mailer(&server, None, &format!("security = \"tls\", {ca}"));
    let reason = sender.send(&wrong, ADA).await.map(drop).unwrap_err().to_string();
    assert!(reason.contains(&format!("localhost:{}", server.port)) && reason.contains("starttls"), "{reason}");
    server.at(&[(GREETING, Act::Say(vec![0x15, 3, 3, 0, 2, 2, 40]))]);
    let wrong = Sender::mailer(&server, None, &format!("security = \"starttls\", {ca}"));
    let reason = sender.send(&wrong, ADA).await.map(drop).unwrap_err().to_string();
    assert!(reason.contains("security = \"tls\""), "{reason}");
    // Without STARTTLS nothing is sent in the open.
    let server = ScriptedServer::start("PIPELINING", None).await;
    let wrong = Sender::mailer(
        &server,
        None,
        &format!("security = \"starttls\", {ca}, username = \"rekey\", password = \"secret word\""),
    );
    let refused = sender.send(&wrong, ADA).await.map(drop).unwrap_err();
    assert!(matches!(&refused, SendError::Outage { reason, .. } if reason.contains("STARTTLS")), "{refused}");
    assert!(!server.seen().connections[0].iter().any(|line| line.starts_with("AUTH")));
}

#[tokio::test]
async fn ehlo_has_the_public_domain_or_the_name_that_is_configured() {
    let sender = Sender::new();
    for (more, name) in [
        ("", "id.acme.example"),
        (", ehlo_name = \"mail.münchen.example\"", "mail.xn--mnchen-3ya.example"),
        (", ehlo_name = \"192.0.2.1\"", "[192.0.2.1]"),
    ] {
        let server = ScriptedServer::start("PIPELINING", None).await;
        let mailer = Sender::mailer(&server, None, &format!("{PLAIN}{more}"));
        sender.send(&mailer, ADA).await.unwrap();
        assert_eq!(server.seen().connections[0][0], format!("EHLO {name}"));
    }
}

#[tokio::test]
async fn login_is_spoken_however_the_server_words_its_prompts() {
    let sender = Sender::new();
    let (user, password) = ("cmVrZXk=", "YSBwYXNzd29yZCBmb3IgdGVzdHM=");
    let login = format!("{PLAIN}, username = \"rekey\", password = \"a password for tests\"");
    for (offered, prompts) in [
        ("AUTH LOGIN", ["334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n"]),
        ("AUTH=LOGIN", ["334 dXNlciBuYW1lAA==\r\n", "334 UGFzc3dvcmQA\r\n"]),
        ("AUTH LOGIN XOAUTH2", ["334\r\n", "334 \r\n"]),
        ("AUTH LOGIN", ["334 who?\r\n", "334 \u{fffd}not base64\r\n"]),
        ("auth login", ["334-Benutzername\r\n334 bitte\r\n", "334 Kennwort\r\n"]),
    ] {
        let server = ScriptedServer::start(offered, None).await;
        server.at(&[
            ("AUTH", Act::say(prompts[0])),
            ("CMVRZXK=", Act::say(prompts[1])),
            ("YSBWYXNZD29YZCBMB3IGDGVZDHM=", Act::say("235 ok\r\n")),
        ]);
        let mailer = Sender::mailer(&server, None, &login);
        let sent = sender.send(&mailer, ADA).await;
        assert!(sent.is_ok(), "{offered}, {prompts:?}: {:?}", sent.err());
        assert_eq!(server.seen().connections[0][1..4], ["AUTH LOGIN", user, password]);
    }
    // PLAIN, of which the server overhears the first answer; one that offers what it does not have; one that offers nothing of use.
    let plain = "AHJla2V5AGEgcGFzc3dvcmQgZm9yIHRlc3Rz";
    let server = ScriptedServer::start("AUTH PLAIN", None).await;
    server.at(&[("AUTH", Act::say("334 \r\n")), ("AHJLA2V5AGEGCGFZC3DVCMQGZM9YIHRLC3RZ", Act::say("235 ok\r\n"))]);
    sender.send(&Sender::mailer(&server, None, &login), ADA).await.unwrap();
    assert_eq!(server.seen().connections[0][1..3], [format!("AUTH PLAIN {plain}"), plain.to_owned()]);
    let server = ScriptedServer::start("AUTH PLAIN LOGIN", None).await;
    server.at(&[("AUTH", Act::say("504 5.5.4 not known\r\n")), ("AUTH", Act::say("334 \r\n"))]);
    sender.send(&Sender::mailer(&server, None, &login), ADA).await.unwrap();
    let server = ScriptedServer::start("AUTH XOAUTH2 CRAM-MD5", None).await;
    let refused = sender.send(&Sender::mailer(&server, None, &login), ADA).await.map(drop).unwrap_err();
    assert!(matches!(&refused, SendError::Outage { reason, .. } if reason.contains("AUTH PLAIN")), "{refused}");
}

#[tokio::test]
async fn replies_are_told_without_the_addresses_in_them() {
    let sender = Sender::new();
    for said in [
        "550 5.1.1 <alovelace@internal.example>: no such user",
        "550 5.1.1 alovelace... no such user",
        "550 5.1.1 bounce+ada=customer.example@acme.example no such user",
        "550 5.1.1 ADA%40customer.example no such user",
        "550 5.1.1 ada (at) customer.example no such user",
        "550 5.1.1 Ada: no such user",
    ] {
        let server = ScriptedServer::start("PIPELINING", None).await;
        server.at(&[("RCPT", Act::say(&format!("{said}\r\n")))]);
        let refused = sender.send(&Sender::mailer(&server, None, PLAIN), ADA).await.map(drop).unwrap_err().to_string();
        let expected = format!("mail server localhost:{} answered RCPT with 550 5.1.1 … no such user", server.port);
        assert_eq!(refused.replace("(at) … ", "").replace("… …", "…"), expected, "{said}");
    }
}

#[tokio::test]
async fn an_email_that_may_have_been_taken_goes_once_more_and_no_further() {
    for act in [Act::SayAndClose(Vec::new()), Act::say("354 go on\r\n"), Act::say("taken!\r\n"), Act::Silence] {
        let server = ScriptedServer::start("PIPELINING", None).await;
        let port = server.port.to_string();
        let world = World::with(&[("MAIL__SMTP__PORT", &port), ("MAIL__SMTP__TIMEOUT", "1s")]).await;
        server.at(&vec![(FINAL_DOT, act.clone()); 20]);
        assert!(world.keygen.request_reset(ADA).await);
        for _ in 0..20 {
            world.wait_for_jobs(JobState::Running, 0).await;
            world.clock.advance(SignedDuration::from_secs(61));
        }
        world.wait_for_rows("jobs WHERE state = 'failed' AND reason LIKE '%nobody knows%'", 1).await;
        let mails = server.seen().mails;
        assert_eq!(mails.len(), 2, "{act:?}");
        assert_eq!(mails[0].header("Message-ID"), mails[1].header("Message-ID"));
    }
}

#[tokio::test]
async fn a_server_that_refuses_us_keeps_the_email_until_it_is_mended() {
    for (step, said) in [
        (GREETING, "554 5.7.1 no service for you"),
        ("EHLO", "504 need fully-qualified hostname"),
        ("MAIL", "553 5.7.1 sender address rejected"),
        ("RCPT", "550 5.4.5 daily sending limit exceeded"),
        (FINAL_DOT, "554 5.7.1 message refused"),
    ] {
        let server = ScriptedServer::start("PIPELINING", None).await;
        let port = server.port.to_string();
        let world = World::with(&[("MAIL__SMTP__PORT", &port)]).await;
        server.at(&[(step, Act::say(&format!("{said}\r\n")))]);
        assert!(world.keygen.request_reset(ADA).await);
        world.wait_for_rows("jobs WHERE service = 'mail' AND state = 'ready' AND attempts = 1", 1).await;
        world.clock.advance(SignedDuration::from_secs(61));
        world.wait_for_jobs(JobState::Done, 1).await;
    }
}
