//! What must not be found anywhere, and what happens when the secret key is replaced.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use jiff::SignedDuration;
use rekey_sandbox::Fault;
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::{
    site::Site,
    support::{ADA, PASSWORD, World, stamp},
};

/// Every byte of the files in a folder.
fn bytes(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .filter(|file| file.file_name().unwrap().to_string_lossy().starts_with("rekey.db"))
        .flat_map(|file| fs::read(file).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_log_and_no_file_holds_a_token_a_password_an_address_or_a_link() {
    // The file is what this is about; PostgreSQL gets the same statements.
    let mut site = Site::on(None).await;
    site.set("REKEY_LOG__LEVEL", "trace");
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let form = [("email", ADA), ("stamp", &stamp(&http, &site.portal).await)];
    http.post(format!("{}/reset", site.portal)).form(&form).send().await.unwrap();
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let token = site.keygen.reset_token(ADA).unwrap();
    let folder = site.config.parent().unwrap();
    let mut files = bytes(folder);
    assert_eq!(http.get(&link).send().await.unwrap().status(), 200);
    assert_eq!(http.get(format!("{link}x")).send().await.unwrap().status(), 404);
    assert_eq!(http.post(&link).form(&[("password", "short")]).send().await.unwrap().status(), 422);
    site.keygen.fail_next(&[Fault::ServerError]);
    assert_eq!(http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap().status(), 503);
    assert_eq!(http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap().status(), 303);
    assert_eq!(http.get(&link).send().await.unwrap().status(), 410);
    site.mailbox.wait_for(2).await.unwrap();
    files.extend(bytes(folder));
    let log = portal.terminate().await.join("\n");
    files.extend(bytes(folder));
    assert!(log.lines().count() > 15 && files.len() > 50_000, "there is something to look through");
    let handle = link.rsplit('/').next().unwrap();
    let local_part = ADA.split('@').next().unwrap();
    for (name, secret) in [
        ("the token", token.as_str()),
        ("the password", PASSWORD),
        ("the password, as forms write it", "seven+quiet+herons"),
        ("the address", ADA),
        ("the address, as forms write it", "ada%40customer"),
        ("the address's first half", &format!("{local_part}@")),
        ("the link's handle", handle),
        ("the secret key", "known to everybody"),
    ] {
        if let Some(at) = log.find(secret) {
            panic!("{name} is in the log: {}", &log[at.saturating_sub(300)..(at + 100).min(log.len())]);
        }
        assert!(!files.windows(secret.len()).any(|window| window == secret.as_bytes()), "{name} is in the file");
    }
}

/// A Keygen whose errors repeat all that was sent.
fn echoing_keygen(status: u16) -> String {
    let server = HttpServer::new(move || {
        App::new().default_service(web::to(move |request: HttpRequest, body: String| async move {
            let sent = format!("{} {:?} {body}", request.uri(), request.headers().get("authorization"));
            let parts = sent.split(|c: char| !(c.is_alphanumeric() || "@. _-".contains(c))).filter(|part| part.len() > 5);
            let errors: Vec<_> = [sent.as_str()]
                .into_iter()
                .chain(parts)
                .map(|echo| json!({ "title": echo, "detail": echo, "code": echo, "source": { "pointer": format!("/meta/{echo}"), "parameter": echo } }))
                .rev()
                .collect();
            HttpResponse::build(status.try_into().unwrap()).json(json!({ "meta": { "id": sent }, "errors": errors }))
        }))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", server.addrs()[0]);
    tokio::spawn(server.run());
    url
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keygens_errors_repeat_is_neither_logged_nor_kept_nor_traced() {
    const ADMIN_TOKEN: &str = "admin-0123456789abcdef0123456789abcdefv3";
    for status in [400, 401, 402, 403, 404, 409, 422, 429, 500, 503] {
        // The file is what this is about; PostgreSQL gets the same statements.
        let mut site = Site::on(None).await;
        site.set("REKEY_LOG__LEVEL", "trace");
        site.set("REKEY_BRANDS__ACME__KEYGEN__API_URL", &echoing_keygen(status));
        site.set("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", ADMIN_TOKEN);
        let portal = site.serve().await;
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        assert!(site.keygen.request_reset(ADA).await);
        let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
        let token = site.keygen.reset_token(ADA).unwrap();
        let form = [("email", ADA), ("stamp", &stamp(&http, &site.portal).await)];
        assert_eq!(http.post(format!("{}/reset", site.portal)).form(&form).send().await.unwrap().status(), 303);
        portal.says("\"kind\":\"request_reset\"").await;
        portal.says("lost webhooks can't be looked for").await;
        let page = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
        assert!(!page.status().is_success());
        let mut told = Vec::new();
        for command in [
            &["setup"][..],
            &["sync"],
            &["trace", ADA],
            &["queue", "list"],
            &["queue", "show", "1"],
            &["queue", "show", "2"],
        ] {
            let output = site.command(command).output().await.unwrap();
            told.push((command.join(" "), [output.stdout, output.stderr].concat()));
        }
        let setup = String::from_utf8_lossy(&told[0].1).into_owned();
        assert!(setup.contains(&format!("Keygen answered {status}")), "{setup}");
        told.push(("the log".to_owned(), portal.terminate().await.join("\n").into_bytes()));
        told.push(("the database".to_owned(), bytes(site.config.parent().unwrap())));
        for secret in [ADA, &ADA[..9], "customer.example", &token, PASSWORD, ADMIN_TOKEN] {
            for (place, bytes) in &told {
                let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                // What trace is about is its operator's own word.
                let own = place.starts_with("trace");
                assert!(!found || own, "{status}: {secret} is in {place}: {}", String::from_utf8_lossy(bytes));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotated_secret_leaves_links_alive_and_can_be_ended_with_them() {
    let mut site = Site::new().await;
    let folder = site.config.parent().unwrap().to_owned();
    let (newest, old) = (folder.join("secret_key"), folder.join("old_secret_keys"));
    let configuration = fs::read_to_string(&site.config).unwrap();
    let secret_key = "secret_key = \"known to everybody: a demo keeps no secrets\"";
    assert!(configuration.contains(secret_key));
    let refused = site.command(&["secret", "rotate"]).output().await.unwrap();
    assert!(String::from_utf8_lossy(&refused.stderr).contains("secret_key_file is missing"));
    let in_files = "secret_key_file = \"secret_key\"\nold_secret_keys_file = \"old_secret_keys\"";
    fs::write(&site.config, configuration.replace(secret_key, in_files)).unwrap();
    fs::write(&newest, "the first secret, of more than thirty-two bytes\n").unwrap();
    fs::write(&old, "").unwrap();
    site.set("REKEY_BRANDS__ACME__MAIL__COOLDOWN", "0s");

    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let rotated = site.command(&["secret", "rotate"]).output().await.unwrap();
    let told = String::from_utf8(rotated.stdout).unwrap();
    assert!(rotated.status.success() && told.contains("Restart rekey now"), "{told}");
    portal.terminate().await;
    assert_eq!(fs::read_to_string(&old).unwrap(), "the first secret, of more than thirty-two bytes\n");
    let fresh = fs::read_to_string(&newest).unwrap();
    assert!(fresh.trim().len() >= 43 && !told.contains(fresh.trim()), "{told}");
    for file in [&newest, &old] {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(http.get(&link).send().await.unwrap().status(), 200);
    assert!(site.keygen.request_reset(ADA).await, "a new link, by the new secret");
    let newer = site.mailbox.wait_for(2).await.unwrap().link().unwrap();
    portal.terminate().await;

    // The old secret has leaked: its line goes, and with it what it made.
    fs::write(&old, "").unwrap();
    let portal = site.serve().await;
    assert_eq!(http.get(&link).send().await.unwrap().status(), 404);
    let answer = http.post(&newer).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_is_its_owners_whatever_the_umask() {
    let site = Site::on(None).await;
    let mode = |name: &str| {
        let metadata = fs::metadata(site.config.with_file_name(name));
        metadata.map(|metadata| metadata.permissions().mode() & 0o777).unwrap_or_default()
    };
    let lax = "umask 022; exec \"$0\" \"$@\"";
    let portal = Site::started(site.command_in_shell(lax, &["serve"])).await;
    let copy = site.config.with_file_name("copy.db");
    let copied = site.command_in_shell(lax, &["backup", copy.to_str().unwrap()]).status().await.unwrap();
    assert!(copied.success());
    for name in ["rekey.db", "rekey.db-wal", "rekey.db-shm", "rekey.db.lock", "copy.db"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    let warned = |log: &[String]| log.iter().any(|line| line.contains("WARN") && line.contains("others can read"));
    let log = portal.terminate().await;
    assert!(!warned(&log), "{log:?}");

    // What is there belongs to the operator.
    fs::set_permissions(site.config.with_file_name("rekey.db"), fs::Permissions::from_mode(0o640)).unwrap();
    let log = site.serve().await.terminate().await;
    assert!(warned(&log), "{log:?}");
    assert_eq!(mode("rekey.db"), 0o640);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_for_one_user_is_of_no_use_to_another() {
    const BOB: &str = "bob@customer.example";
    // The file can be written from here; PostgreSQL gets the same statements.
    let site = Site::on(None).await;
    site.keygen.add_user(BOB, "user", Some("old password"));
    let portal = site.serve().await;
    for address in [ADA, BOB] {
        assert!(site.keygen.request_reset(address).await);
    }
    let mails = site.mailbox.wait_until(|mails| mails.len() == 2).await;
    let url = format!("sqlite:{}", site.config.with_file_name("rekey.db").display());
    let mut database = SqliteConnection::connect(&url).await.unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut requests = Vec::new();
    for column in ["token", "profile"] {
        let select = sqlx::AssertSqlSafe(format!("SELECT user_id, {column} FROM users"));
        let sealed: Vec<(String, Vec<u8>)> = sqlx::query_as(select).fetch_all(&mut database).await.unwrap();
        let [(one, ones), (other, others)] = sealed.as_slice() else { panic!("{} users", sealed.len()) };
        for (user, theirs) in [(one, others), (other, ones)] {
            let update = sqlx::AssertSqlSafe(format!("UPDATE users SET {column} = $2 WHERE user_id = $1"));
            sqlx::query(update).bind(user).bind(theirs).execute(&mut database).await.unwrap();
        }
        for mail in &mails {
            let link = mail.link().unwrap();
            let answer = http.post(link).form(&[("password", PASSWORD)]).send().await.unwrap();
            assert_eq!(answer.status(), 500, "{column}");
            let request = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
            assert!(answer.text().await.unwrap().contains(&request), "the person can name the request");
            requests.push(request);
        }
    }
    database.close().await.unwrap();
    for address in [ADA, BOB] {
        assert!(site.keygen.password_is(address, "old password"), "{address}");
    }
    let log = portal.terminate().await;
    for request in requests {
        let told = log.iter().map(|line| serde_json::from_str::<Value>(line).unwrap()).any(|line| {
            line["level"] == "ERROR"
                && line["error"].as_str().is_some_and(|error| error.contains("sealed data does not open"))
                && line["spans"].to_string().contains(&request)
        });
        assert!(told, "{request} is not in {log:?}");
    }
}

#[tokio::test]
async fn what_was_asked_for_before_the_secret_was_rotated_is_still_ours() {
    let mut world = World::with(&[("MAIL__MAIL_ON", "our_requests")]).await;
    world.keygen.fail(Some(Fault::ServerError));
    world.ask_for_reset(ADA).await;
    world.rotate_secret_key().await;
    world.keygen.fail(None);
    world.clock.advance(SignedDuration::from_mins(2));
    let mail = world.mailbox.wait_for(1).await.unwrap();
    assert_eq!(world.set_password(&world.link(&mail), PASSWORD).await.0, 200);
    assert!(world.trace(ADA).await.contains("requested"), "support still finds what was before");
}
