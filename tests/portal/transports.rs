//! Every way in which mails leave, and what comes back.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use rekey::store::JobState;
use rekey_sandbox::{Clock, Mail, MailFault, Mailbox};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::support::{ADA, PASSWORD, World, eventually};

#[tokio::test]
async fn a_mail_server_out_of_order_has_another_in_its_place() {
    let other = Mailbox::start(0).await.unwrap();
    let port = other.address().port().to_string();
    let world = World::with(&[
        ("MAIL__SMTP__FALLBACK__HOST", "127.0.0.1"),
        ("MAIL__SMTP__FALLBACK__PORT", &port),
        ("MAIL__SMTP__FALLBACK__SECURITY", "none"),
    ])
    .await;
    world.mailbox.fail(Some(MailFault::Reply("421 4.3.2 shutting down")));
    world.ask_for_reset(ADA).await;
    let mail = other.wait_for(1).await.unwrap();
    world.mailbox.fail(None);
    let attempts = world.mailbox.attempts();
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    other.wait_for(2).await.unwrap();
    assert_eq!(world.mailbox.attempts(), attempts, "the first is left alone for a while");
}

#[tokio::test]
async fn what_a_server_says_of_a_mail_is_not_asked_of_another() {
    let other = Mailbox::start(0).await.unwrap();
    let port = other.address().port().to_string();
    let world = World::with(&[
        ("MAIL__SMTP__FALLBACK__HOST", "127.0.0.1"),
        ("MAIL__SMTP__FALLBACK__PORT", &port),
        ("MAIL__SMTP__FALLBACK__SECURITY", "none"),
    ])
    .await;
    world.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    world.ask_for_reset(ADA).await;
    world.wait_for_jobs(JobState::Failed, 1).await;
    assert!(other.mails().is_empty());
}

#[tokio::test]
async fn mails_are_written_to_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mails");
    let world = World::sending(&format!("folder = {{ path = {path:?} }}")).await;
    world.ask_for_reset(ADA).await;
    world.wait_for_jobs(JobState::Done, 2).await;
    let files: Vec<_> = fs::read_dir(&path).unwrap().map(|file| file.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(file.extension().unwrap(), "eml");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let mail = Mail { to: ADA.to_owned(), source: fs::read_to_string(file).unwrap() };
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
}

#[tokio::test]
async fn mails_are_handed_to_sendmail_whose_exit_says_what_became_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("sendmail");
    let script = "#!/bin/sh\ncd $(dirname \"$0\")\necho \"$@\" > arguments\ncat > mail\nread -r status < status\necho no >&2\nexit $status\n";
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    for (status, state, reason) in [
        ("0", "done", None),
        ("67", "failed", Some("exit status 67")),
        ("75", "ready", Some("exit status 75")),
        ("77", "ready", Some("exit status: 77")),
    ] {
        fs::write(folder.path().join("status"), status).unwrap();
        let world = World::sending(&format!("sendmail = {{ program = {program:?} }}")).await;
        world.ask_for_reset(ADA).await;
        let reason = reason.map_or("reason IS NULL".to_owned(), |reason| format!("reason LIKE '%{reason}: no'"));
        world.wait_for_rows(&format!("jobs WHERE service = 'mail' AND state = '{state}' AND {reason}"), 1).await;
        let arguments = fs::read_to_string(folder.path().join("arguments")).unwrap();
        assert_eq!(arguments.trim(), format!("-i -f no-reply@acme.example -- {ADA}"));
        let mail = Mail { to: ADA.to_owned(), source: fs::read_to_string(folder.path().join("mail")).unwrap() };
        assert!(mail.link().is_some());
    }
}

#[tokio::test]
async fn sendmail_gets_nothing_of_our_environment_but_what_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("sendmail");
    fs::write(&program, "#!/bin/sh\ncat > /dev/null\nenv > \"$(dirname \"$0\")/environment\"\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    // The tests' own environment has more than that, as Cargo's shows.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let world = World::sending(&format!("sendmail = {{ program = {program:?} }}")).await;
    world.ask_for_reset(ADA).await;
    world.wait_for_jobs(JobState::Done, 2).await;
    let environment = fs::read_to_string(folder.path().join("environment")).unwrap();
    let names: Vec<_> = environment.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name).collect();
    assert!(names.contains(&"PATH"), "{environment}");
    // The last three are the shell's own.
    let known = ["PATH", "HOME", "USER", "LOGNAME", "TZ", "PWD", "_", "SHLVL"];
    assert!(names.iter().all(|name| known.contains(name)), "{environment}");
}

/// What a provider's API was sent: path, headers, body.
type Calls = Arc<Mutex<Vec<(String, Vec<(String, String)>, Vec<u8>)>>>;

/// An HTTP server in a provider's place, which answers as told.
fn provider(status: u16, answer: Value) -> (String, Calls) {
    let calls = Calls::default();
    let seen = web::Data::from(Arc::clone(&calls));
    let server = HttpServer::new(move || {
        let answer = answer.clone();
        let handler = move |request: HttpRequest, body: web::Bytes, seen: web::Data<Mutex<Vec<_>>>| {
            let headers =
                request.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
            seen.lock().unwrap().push((request.path().to_owned(), headers.collect::<Vec<_>>(), body.to_vec()));
            let answer = HttpResponse::build(status.try_into().unwrap()).json(&answer);
            async move { answer }
        };
        App::new().app_data(seen.clone()).default_service(web::post().to(handler))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", server.addrs()[0]);
    tokio::spawn(server.run());
    (url, calls)
}

fn api(name: &str, url: &str) -> String {
    format!("api = {{ provider = \"{name}\", token = \"the token\", url = \"{url}\", domain = \"mail.acme.example\" }}")
}

#[tokio::test]
async fn mails_leave_by_the_apis_of_providers_without_tracking() {
    for name in ["postmark", "resend", "mailgun", "sendgrid"] {
        let (url, calls) = provider(200, json!({}));
        let world = World::sending(&api(name, &url)).await;
        world.ask_for_reset("Ada@customer.example").await;
        world.wait_for_jobs(JobState::Done, 2).await;
        let calls = calls.lock().unwrap().clone();
        let [(path, headers, body)] = calls.as_slice() else { panic!("{name}: {} calls", calls.len()) };
        let header = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let text = String::from_utf8_lossy(body);
        let json: Value = serde_json::from_slice(body).unwrap_or_default();
        let (link, token) = match name {
            "postmark" => {
                assert_eq!((path.as_str(), json["To"].as_str()), ("/email", Some(ADA)));
                assert_eq!((&json["TrackOpens"], &json["TrackLinks"]), (&json!(false), &json!("None")));
                assert_eq!(json["Metadata"]["rekey_job"], "2");
                (json["TextBody"].as_str(), header("x-postmark-server-token"))
            }
            "resend" => {
                assert_eq!((path.as_str(), &json["to"]), ("/emails", &json!([ADA])));
                assert_eq!(json["tags"], json!([{ "name": "rekey_job", "value": "2" }]));
                assert!(header("idempotency-key").unwrap().starts_with("<reset."));
                (json["text"].as_str(), header("authorization"))
            }
            "sendgrid" => {
                let to = &json["personalizations"][0];
                assert_eq!((path.as_str(), &to["to"][0]["email"]), ("/v3/mail/send", &json!(ADA)));
                assert_eq!(to["custom_args"]["rekey_job"], "2");
                assert_eq!(json["tracking_settings"]["click_tracking"]["enable"], false);
                assert_eq!(json["tracking_settings"]["open_tracking"]["enable"], false);
                (json["content"][0]["value"].as_str(), header("authorization"))
            }
            _ => {
                assert_eq!(path, "/v3/mail.acme.example/messages.mime");
                for field in
                    ["\"to\"", "\"o:tracking\"", "\"v:rekey_job\"", "\"message\"; filename=", "Message-ID: <reset."]
                {
                    assert!(text.contains(field), "{field}: {text}");
                }
                (Some(text.as_ref()), header("authorization"))
            }
        };
        assert!(link.unwrap().contains("http://localhost/r/"), "{name}: {text}");
        let basic = format!("Basic {}", BASE64_STANDARD.encode("api:the token"));
        assert!(
            [Some("the token"), Some("Bearer the token"), Some(basic.as_str())].contains(&token),
            "{name}: {token:?}"
        );
    }
}

#[tokio::test]
async fn a_providers_refusals_are_told_apart() {
    for (name, status, answer, state) in [
        ("postmark", 422, json!({ "ErrorCode": 406, "Message": "inactive recipient" }), "failed"),
        ("postmark", 422, json!({ "ErrorCode": 400, "Message": "inactive recipient" }), "ready"),
        ("postmark", 401, json!({ "ErrorCode": 10, "Message": "inactive recipient" }), "ready"),
        ("resend", 422, json!({ "message": "inactive recipient" }), "failed"),
        ("resend", 429, json!({ "message": "inactive recipient" }), "ready"),
        ("sendgrid", 400, json!({ "errors": [{ "message": "inactive recipient" }] }), "failed"),
        ("sendgrid", 503, json!({ "errors": [{ "message": "inactive recipient" }] }), "ready"),
        ("mailgun", 400, json!({ "message": format!("inactive recipient {ADA}") }), "failed"),
        ("mailgun", 401, json!({ "message": "inactive recipient" }), "ready"),
    ] {
        let (url, _) = provider(status, answer);
        let world = World::sending(&api(name, &url)).await;
        world.ask_for_reset(ADA).await;
        let told = format!("reason LIKE 'mail provider: {status} inactive recipient%' AND reason NOT LIKE '%{ADA}%'");
        let job = format!("jobs WHERE service = 'mail' AND state = '{state}' AND {told}");
        let looked = async || {
            // What is limited is held back for a while before the queue has it again.
            world.clock.advance(SignedDuration::from_secs(i64::from(status == 429)));
            world.rows(&job).await == 1
        };
        eventually(looked, &job).await;
    }
}

/// When a provider took its mails, and how many calls it refused.
type Limited = (Vec<Timestamp>, usize);

/// A provider that takes this many mails in each second of `clock`, and refuses what is beyond; how many it refused.
fn limited_provider(
    clock: Clock,
    per_second: usize,
    retry_after: Option<&'static str>,
) -> (String, Arc<Mutex<Limited>>) {
    let state = Arc::<Mutex<Limited>>::default();
    let seen = web::Data::from(Arc::clone(&state));
    let server = HttpServer::new(move || {
        let clock = clock.clone();
        let handler = move |seen: web::Data<Mutex<Limited>>| {
            let now = clock.now();
            let mut seen = seen.lock().unwrap();
            let recent =
                seen.0.iter().filter(|taken| now.duration_since(**taken) < SignedDuration::from_secs(1)).count();
            let answer = if recent < per_second {
                seen.0.push(now);
                HttpResponse::Ok().json(json!({}))
            } else {
                seen.1 += 1;
                let mut answer = HttpResponse::TooManyRequests();
                if let Some(wait) = retry_after {
                    answer.insert_header(("retry-after", wait));
                }
                answer.json(json!({ "name": "rate_limit_exceeded", "message": "Too many requests" }))
            };
            async move { answer }
        };
        App::new().app_data(seen.clone()).default_service(web::post().to(handler))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", server.addrs()[0]);
    tokio::spawn(server.run());
    (url, state)
}

#[tokio::test]
async fn a_providers_rate_limit_is_kept_to_and_is_no_outage() {
    const MAILS: usize = 20;
    for retry_after in [Some("1"), None] {
        let clock = Clock::default();
        let (url, state) = limited_provider(clock.clone(), 2, retry_after);
        let world = World::sending_by(clock, &api("resend", &url)).await;
        for number in 0..MAILS {
            let address = format!("user{number}@customer.example");
            world.keygen.add_user(&address, "user", None);
            assert!(world.keygen.request_reset(&address).await);
        }
        world.wait_for_rows("jobs WHERE service = 'mail' AND state = 'done'", 20).await;
        let (taken, refused) = state.lock().unwrap().clone();
        let took = taken[MAILS - 1].duration_since(taken[0]);
        // Two a second are ten seconds.
        assert!(took < SignedDuration::from_secs(20), "{took}, {refused} refused");
        // No job was given back to the queue, which would wait longer, and no outage was counted.
        assert_eq!(world.rows("jobs WHERE service = 'mail' AND attempts > 1").await, 0);
    }
}

#[tokio::test]
async fn a_provider_that_wants_to_be_left_alone_is_left_alone() {
    let clock = Clock::default();
    let (url, state) = limited_provider(clock.clone(), 0, Some("3600"));
    let world = World::sending_by(clock, &api("postmark", &url)).await;
    for address in [ADA, "bob@customer.example", "eve@customer.example"] {
        world.keygen.add_user(address, "user", None);
        assert!(world.keygen.request_reset(address).await);
        world.wait_for_jobs(JobState::Running, 0).await;
    }
    world.wait_for_rows("jobs WHERE service = 'mail' AND state = 'ready' AND attempts = 1", 3).await;
    let refused = state.lock().unwrap().1;
    assert!(refused <= 3, "{refused}");
    world.clock.advance(SignedDuration::from_mins(55));
    world.keygen.request_reset("bob@customer.example").await;
    world.wait_for_rows("jobs WHERE service = 'mail' AND attempts = 1", 4).await;
    world.wait_for_jobs(JobState::Running, 0).await;
    assert_eq!(state.lock().unwrap().1, refused, "nothing is asked before its time");
}

#[tokio::test]
async fn a_provider_that_may_have_heard_a_call_is_asked_once_more_unless_it_knows_repeats() {
    for (name, calls_expected) in [("postmark", 2), ("sendgrid", 2), ("resend", 4)] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let calls = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&calls);
        tokio::spawn(async move {
            while let Ok((mut connection, _)) = listener.accept().await {
                assert!(connection.read(&mut [0; 4096]).await.is_ok());
                *counted.lock().unwrap() += 1;
            }
        });
        let world = World::sending(&api(name, &url)).await;
        assert!(world.keygen.request_reset(ADA).await);
        eventually(
            async || {
                world.clock.advance(SignedDuration::from_secs(61));
                *calls.lock().unwrap() >= calls_expected
            },
            "all calls",
        )
        .await;
        if calls_expected == 2 {
            world.wait_for_rows("jobs WHERE state = 'failed' AND reason LIKE '%nobody knows%'", 1).await;
        } else {
            assert_eq!(world.count(JobState::Failed).await, 0);
        }
    }
}

#[tokio::test]
async fn an_endless_answer_of_a_provider_is_not_read_to_its_end() {
    const MIB: usize = 1024 * 1024;
    let provider = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", provider.local_addr().unwrap());
    let answering = tokio::spawn(async move {
        let (mut connection, _) = provider.accept().await?;
        assert!(connection.read(&mut [0; 4096]).await? > 0);
        let length = 64 * MIB;
        connection
            .write_all(format!("HTTP/1.1 503 Unavailable\r\nContent-Length: {length}\r\n\r\n").as_bytes())
            .await?;
        // Far more than lies in the buffers on the way.
        let some = vec![b' '; MIB];
        for _ in 0..64 {
            connection.write_all(&some).await?;
        }
        Ok::<_, std::io::Error>(())
    });
    let world = World::sending(&api("resend", &url)).await;
    world.ask_for_reset(ADA).await;
    let told = "reason = 'mail provider: 503 without a reason'";
    world.wait_for_rows(&format!("jobs WHERE service = 'mail' AND state = 'ready' AND {told}"), 1).await;
    assert!(answering.await.unwrap().is_err(), "the connection is closed before all was handed over");
}

/// Mailgun has another one each time.
fn next_token() -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    format!("token{}", LAST.fetch_add(1, Ordering::Relaxed))
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

#[tokio::test]
async fn bounces_and_complaints_mark_the_job_if_they_are_the_providers_own() {
    let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
    let public = BASE64_STANDARD.encode(key.public_key().as_ref());
    for name in ["postmark", "resend", "mailgun", "sendgrid"] {
        let (url, _) = provider(200, json!({}));
        let secret = match name {
            "resend" => format!("whsec_{}", BASE64_STANDARD.encode("resend's secret")),
            "sendgrid" => public.clone(),
            _ => "the webhook's secret".to_owned(),
        };
        let with_secret = api(name, &url).replace(" }", &format!(", webhook_secret = \"{secret}\" }}"));
        let world = World::sending(&with_secret).await;
        world.ask_for_reset(ADA).await;
        world.wait_for_jobs(JobState::Done, 2).await;

        let post = async |body: &Value, at: i64, forged: bool| {
            let mut body = body.clone();
            let request = world.http.post(format!("{}/webhooks/mail", world.portal));
            let secret = if forged { "not the secret" } else { "the webhook's secret" };
            let request = match name {
                "postmark" => request.basic_auth("rekey", Some(secret)),
                "resend" => {
                    let signed = format!("msg_1.{at}.{body}");
                    let key: &[u8] = if forged { b"another" } else { b"resend's secret" };
                    let signature = BASE64_STANDARD.encode(hmac(key, &signed));
                    let request = request.header("svix-id", "msg_1").header("svix-timestamp", at.to_string());
                    request.header("svix-signature", format!("v1,AAAA v1,{signature}"))
                }
                "mailgun" => {
                    let token = next_token();
                    let signature = hex::encode(hmac(secret.as_bytes(), &format!("{at}{token}")));
                    body["signature"] = json!({ "timestamp": at.to_string(), "token": token, "signature": signature });
                    request
                }
                _ => {
                    let signed = format!("{at}{}{body}", if forged { " " } else { "" });
                    let signature = key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
                    let request = request.header("x-twilio-email-event-webhook-timestamp", at.to_string());
                    request.header("x-twilio-email-event-webhook-signature", BASE64_STANDARD.encode(signature))
                }
            };
            let request = request.header("content-type", "application/json");
            request.body(body.to_string()).send().await.unwrap().status().as_u16()
        };
        let (bounce, other) = match name {
            "postmark" => (
                json!({ "RecordType": "Bounce", "Type": "HardBounce", "Metadata": { "rekey_job": "2" }, "Description": format!("No mailbox <{ADA}> here") }),
                json!({ "RecordType": "Delivery", "Metadata": { "rekey_job": "2" } }),
            ),
            "resend" => (
                json!({ "type": "email.bounced", "data": { "tags": { "rekey_job": "2" }, "bounce": { "message": format!("No mailbox <{ADA}> here") } } }),
                json!({ "type": "email.delivered", "data": { "tags": { "rekey_job": "2" } } }),
            ),
            "mailgun" => (
                json!({ "event-data": { "event": "failed", "severity": "permanent", "user-variables": { "rekey_job": "2" }, "delivery-status": { "message": format!("No mailbox <{ADA}> here") } } }),
                json!({ "event-data": { "event": "failed", "severity": "temporary", "user-variables": { "rekey_job": "2" } } }),
            ),
            _ => (
                json!([{ "event": "bounce", "rekey_job": "2", "reason": format!("No mailbox <{ADA}> here") }, { "event": "open" }]),
                json!([{ "event": "delivered", "rekey_job": "2" }]),
            ),
        };
        let now = world.clock.now().as_second();
        assert_eq!(post(&other, now, false).await, 204, "{name}");
        assert_eq!(post(&bounce, now, true).await, 401, "{name}");
        if name != "postmark" {
            assert_eq!(post(&bounce, now - 301, false).await, 401, "{name}");
        }
        assert_eq!(world.count(JobState::Bounced).await, 0, "{name}");
        assert_eq!(post(&bounce, now, false).await, 204, "{name}");
        let marked = "jobs WHERE id = 2 AND state = 'bounced' AND reason = 'bounced: No mailbox … here'";
        assert_eq!(world.rows(marked).await, 1, "{name}");
        assert_eq!(post(&bounce, now, false).await, 204, "twice is no more: {name}");
        assert_eq!(
            post(&json!({ "no": "news" }), now, false).await,
            if name == "sendgrid" { 400 } else { 204 },
            "{name}"
        );
    }
}

#[tokio::test]
async fn mailguns_signature_is_good_for_one_use() {
    let (url, _) = provider(200, json!({}));
    let secret = "the webhook's secret";
    let world =
        World::sending(&api("mailgun", &url).replace(" }", &format!(", webhook_secret = \"{secret}\" }}"))).await;
    for address in [ADA, "bob@customer.example"] {
        world.keygen.add_user(address, "user", None);
        world.ask_for_reset(address).await;
    }
    world.wait_for_rows("jobs WHERE service = 'mail' AND state = 'done'", 2).await;
    let now = world.clock.now().as_second();
    let signature = hex::encode(hmac(secret.as_bytes(), &format!("{now}token")));
    let post = async |event: Value| {
        let signature =
            json!({ "timestamp": now.to_string(), "token": "token", "signature": signature.to_uppercase() });
        let body = json!({ "signature": signature, "event-data": event });
        let request = world.http.post(format!("{}/webhooks/mail", world.portal)).json(&body);
        request.send().await.unwrap().status().as_u16()
    };
    let bounce =
        |job: &str| json!({ "event": "failed", "severity": "permanent", "user-variables": { "rekey_job": job } });
    assert_eq!(post(bounce("none")).await, 204);
    // Whoever saw it go by can put another body behind the same signature.
    for job in ["1", "2", "3", "4"] {
        assert_eq!(post(bounce(job)).await, 401);
    }
    assert_eq!(world.count(JobState::Bounced).await, 0);
    world.clock.advance(SignedDuration::from_mins(11));
    assert_eq!(post(bounce("2")).await, 401, "when it is forgotten, it is stale");
}

#[tokio::test]
async fn a_batch_of_news_may_be_as_large_as_sendgrids() {
    let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
    let public = BASE64_STANDARD.encode(key.public_key().as_ref());
    let (url, _) = provider(200, json!({}));
    let world =
        World::sending(&api("sendgrid", &url).replace(" }", &format!(", webhook_secret = \"{public}\" }}"))).await;
    world.ask_for_reset(ADA).await;
    world.wait_for_jobs(JobState::Done, 2).await;
    let post = async |bytes: usize| {
        let event = |job: &str| json!({ "event": "bounce", "rekey_job": job, "reason": "x".repeat(500) }).to_string();
        let others = vec![event("77"); bytes / 600].join(",");
        let mut body = format!("[{others},{}]", event("2"));
        body.push_str(&" ".repeat(bytes - body.len()));
        let at = world.clock.now().as_second();
        let signature = key.sign(&SystemRandom::new(), format!("{at}{body}").as_bytes()).unwrap();
        let request = world.http.post(format!("{}/webhooks/mail", world.portal));
        let request = request.header("x-twilio-email-event-webhook-timestamp", at.to_string());
        let request = request.header("x-twilio-email-event-webhook-signature", BASE64_STANDARD.encode(signature));
        request.body(body).send().await.unwrap().status().as_u16()
    };
    assert_eq!(post(1024 * 1024 + 1).await, 413);
    assert_eq!(world.count(JobState::Bounced).await, 0);
    assert_eq!(post(768 * 1024).await, 204);
    assert_eq!(world.count(JobState::Bounced).await, 1);
}

#[tokio::test]
async fn a_logo_travels_with_the_mail_or_is_linked() {
    let folder = tempfile::tempdir().unwrap();
    let logo = folder.path().join("logo.png");
    fs::write(&logo, b"\x89PNG\r\n\x1a\n").unwrap();
    let logo = logo.display().to_string();
    let world = World::with(&[("LOGO", &logo)]).await;
    world.ask_for_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert!(mail.html().contains("src=\"cid:logo\" alt=\"Acme\"") && mail.source.contains("Content-ID: <logo>"));
    let world = World::with(&[("LOGO", &logo), ("MAIL__LOGO", "linked")]).await;
    world.ask_for_reset(ADA).await;
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert!(mail.html().contains("src=\"http://localhost/logo\" alt=\"Acme\"") && !mail.source.contains("Content-ID"));
    assert_eq!(world.get(&format!("{}/logo", world.portal)).await.0, 200);
    let world = World::start().await;
    assert_eq!(world.get(&format!("{}/logo", world.portal)).await.0, 404);
}
