//! The command line beside `rekey serve`: `queue`, `sync`, `backup`, `invite`, `dkim`.

use std::{fs, os::unix::fs::PermissionsExt};

use rekey::mail::DkimKey;
use rekey_sandbox::MailFault;
use serde_json::Value;
use tokio::process::Command;

use crate::{
    site::Site,
    support::{ADA, PASSWORD, eventually},
};

/// What a command says when it succeeds.
async fn says(site: &Site, arguments: &[&str]) -> String {
    let output = site.command(arguments).output().await.unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a command says when it fails.
async fn complains(site: &Site, arguments: &[&str]) -> String {
    let output = site.command(arguments).output().await.unwrap();
    assert!(!output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap()
}

/// A portal that could not mail Ada her link.
async fn with_a_failed_job() -> (Site, crate::site::Running) {
    let site = Site::new().await;
    site.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user")]);
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    site.mailbox.wait_for_faults().await;
    // The portal has recorded the outcome when it has ended.
    portal.terminate().await;
    let portal = site.serve().await;
    (site, portal)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_job_is_seen_and_tried_again() {
    let (site, portal) = with_a_failed_job().await;
    let list = says(&site, &["queue", "list"]).await;
    assert!(
        list.contains("1   failed  send_reset_link  1") && list.contains("answered RCPT with 550 5.1.1 no such user"),
        "{list}"
    );
    assert!(list.contains("1 failed, 0 bounced, 0 waiting, 0 ready, 0 running, 0 dropped, 0 done"), "{list}");
    assert!(!list.contains(ADA), "{list}");
    let checked = complains(&site, &["queue", "list", "--check"]).await;
    assert!(checked.contains("1 of the jobs failed") && checked.contains("send_reset_link"), "{checked}");
    assert!(says(&site, &["queue", "list", "--reveal"]).await.contains(ADA));
    let shown = says(&site, &["queue", "show", "1"]).await;
    assert!(shown.contains("state        failed") && !shown.contains(ADA) && !shown.contains("http"), "{shown}");
    assert!(says(&site, &["queue", "show", "1", "--reveal"]).await.contains(ADA));

    assert!(says(&site, &["queue", "retry", "1"]).await.contains("job 1: will be tried now"));
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    site.mailbox.wait_for(2).await.unwrap();
    portal.terminate().await;

    assert!(complains(&site, &["queue", "retry", "1"]).await.contains("job 1 is done"));
    let export = says(&site, &["queue", "export"]).await;
    let jobs: Vec<Value> = export.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(jobs.len(), 2, "{export}");
    assert_eq!(jobs[0]["state"], "done");
    assert_eq!(jobs[0]["address"], Value::Null, "wiped when done");
    assert_eq!(jobs[1]["kind"], "send_password_changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn failed_jobs_can_be_dropped_all_at_once() {
    let (site, portal) = with_a_failed_job().await;
    assert!(complains(&site, &["queue", "drop", "7"]).await.contains("there is no job 7"));
    assert!(says(&site, &["queue", "drop", "--failed"]).await.contains("job 1: dropped"));
    assert!(complains(&site, &["queue", "retry", "1"]).await.contains("job 1 is dropped"));
    let dropped = says(&site, &["queue", "list", "--state", "dropped", "--reveal"]).await;
    assert!(dropped.contains("dropped by hand") && !dropped.contains(ADA), "{dropped}");
    says(&site, &["queue", "list", "--check"]).await;
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_webhooks_are_brought_in_by_hand() {
    let mut site = Site::new().await;
    let log = site.serve().await.terminate().await;
    assert_eq!(log.iter().filter(|line| line.contains("no admin_token")).count(), 1, "{log:?}");
    assert!(!site.keygen.request_reset(ADA).await, "the portal is down");
    assert!(complains(&site, &["sync"]).await.contains("admin_token"));
    let token = site.keygen.admin_token().to_owned();
    site.set("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", &token);
    let found = says(&site, &["sync"]).await;
    assert!(found.contains("1 password resets in the last 24 hours, 1 of them not delivered"), "{found}");
    assert!(found.contains("  1 brought in, and handed"), "{found}");
    let found = says(&site, &["sync"]).await;
    assert!(found.contains("  0 brought in, and handed") && found.contains("  1 known already"), "{found}");
    let portal = site.serve().await;
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);

    // Somebody sends it again by hand: the same event comes by the other way, too.
    let events = format!("{}/v1/accounts/{}/webhook-events", site.keygen.api_url(), site.keygen.account());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let newest = async || {
        let list = http.get(&events).bearer_auth(&token).send().await.unwrap().json::<Value>().await.unwrap();
        list["data"][0].clone()
    };
    let again = format!("{events}/{}/actions/retry", newest().await["id"].as_str().unwrap());
    assert_eq!(http.post(again).bearer_auth(&token).send().await.unwrap().status(), 201);
    eventually(async || newest().await["attributes"]["status"] == "DELIVERED", "the webhook is answered well").await;
    let log = portal.terminate().await;
    assert!(log.iter().any(|line| line.contains("Duplicate")), "{log:?}");
    assert_eq!(site.mailbox.mails().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_made_while_serving() {
    let mut site = Site::on(None).await;
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    let link = site.mailbox.wait_for(1).await.unwrap().link().unwrap();
    let copy = site.config.with_file_name("copy.db");
    let path = copy.to_str().unwrap().to_owned();
    says(&site, &["backup", &path]).await;
    assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(complains(&site, &["backup", &path]).await.contains("exists"), "nothing is overwritten");
    portal.terminate().await;

    // The link works for whoever goes on from the copy.
    site.set("REKEY_DATABASE__URL", &format!("sqlite:{path}"));
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(http.get(&link).send().await.unwrap().status(), 200);
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_find_no_database_before_the_first_start() {
    let site = Site::on(None).await;
    assert!(complains(&site, &["queue", "list"]).await.contains("there is no SQLite file"));
    assert!(complains(&site, &["backup", "/nowhere/copy.db"]).await.contains("there is no SQLite file"));
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_invited_to_set_their_first_password() {
    let site = Site::new().await;
    site.keygen.add_user("new@customer.example", "user", None);
    let portal = site.serve().await;
    assert!(complains(&site, &["invite", "nobody"]).await.contains("invalid value"));
    assert!(complains(&site, &["invite", "new@customer.example", "--language", "tlh"]).await.contains("tlh"));
    assert!(says(&site, &["invite", "New@customer.example", "--language", "de-AT"]).await.contains("Asked."));
    assert!(complains(&site, &["invite", "new@customer.example"]).await.contains("a moment ago"));
    let mail = site.mailbox.wait_for(1).await.unwrap();
    assert_eq!(mail.subject(), "Ihr Konto bei Acme: Passwort wählen");
    assert!(mail.header("Message-ID").unwrap().starts_with("<invitation."));
    assert!(mail.text().contains("7 Tage"), "{}", mail.text());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let link = mail.link().unwrap();
    let page = http.get(&link).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("<h1>Passwort wählen</h1>") && !page.contains("abgemeldet"), "{page}");
    let set = http.post(&link).form(&[("password", PASSWORD)]).send().await.unwrap();
    assert_eq!(set.status(), 200);
    assert!(site.keygen.password_is("new@customer.example", PASSWORD));
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signing_key_is_made_once_and_readable_for_its_owner_alone() {
    let site = Site::new().await;
    let path = site.config.with_file_name("dkim.pem");
    let key = path.to_str().unwrap();
    for (algorithm, kind) in [("rsa", "k=rsa"), ("ed25519", "k=ed25519")] {
        let _ = fs::remove_file(&path);
        let keygen = ["dkim", "keygen", "--domain", "acme.example", "--selector", "one", "--algorithm", algorithm, key];
        let run = async || {
            let output = Command::new(env!("CARGO_BIN_EXE_rekey")).args(keygen).output().await.unwrap();
            (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
        };
        let (made, said) = run().await;
        assert!(
            made && said.contains("one._domainkey.acme.example. 3600 IN TXT \"v=DKIM1;") && said.contains(kind),
            "{said}"
        );
        assert!(said.contains("[brands.acme.mail.dkim.one]"), "{said}");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let (made, said) = run().await;
        assert!(!made && said.contains("exists"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signing_key_is_made_for_names_that_the_dns_can_have() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dkim.pem");
    let keygen = async |domain: &str, selector: &str| {
        let arguments = ["dkim", "keygen", &format!("--domain={domain}"), &format!("--selector={selector}")];
        let mut rekey = Command::new(env!("CARGO_BIN_EXE_rekey"));
        let output = rekey.args(arguments).arg(&path).output().await.unwrap();
        (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    for (domain, selector) in [
        ("no domain", "one"),
        ("acme", "one"),
        ("acme..example", "one"),
        ("acme.example;", "one"),
        ("https://acme.example", "one"),
        ("-acme.example", "one"),
        ("", "one"),
        ("acme.example", "a.b"),
        ("acme.example", "a b"),
        ("acme.example", ""),
        ("acme.example", "a-"),
        ("acme.example", &"a".repeat(64)),
    ] {
        let (made, said) = keygen(domain, selector).await;
        assert!(!made && !path.exists(), "{domain:?}, {selector:?}: {said}");
        assert!(said.contains("not a domain") || said.contains("not 1 to 63"), "{said}");
    }
    let (made, said) = keygen("München.example", "one").await;
    assert!(made && said.contains("one._domainkey.xn--mnchen-3ya.example. 3600 IN TXT"), "{said}");
    assert!(said.contains("domain = \"xn--mnchen-3ya.example\""), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_openssl_are_taken_or_told_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let openssl = async |arguments: &str, name: &str| {
        let path = folder.path().join(name);
        let (command, options) = arguments.split_once(' ').unwrap();
        let mut openssl = Command::new("openssl");
        openssl.args([command, "-out"]).arg(&path).args(options.split(' '));
        let output = openssl.output().await.unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        fs::read_to_string(path).unwrap()
    };
    let parse = |pem: &str| DkimKey::parse("acme.example", "one", pem).map(drop).map_err(|error| error.to_string());
    for arguments in ["genrsa 2048", "genrsa -traditional 2048", "genrsa 4096", "genpkey -algorithm ed25519"] {
        let pem = openssl(arguments, "key.pem").await;
        assert_eq!(parse(&pem), Ok(()), "{arguments}");
        // As a file has it that came by way of Windows, or by mail.
        assert_eq!(parse(&format!("a key\r\n{}", pem.replace('\n', "\r\n"))), Ok(()), "{arguments}");
    }
    let pkcs1 = openssl("genrsa -traditional 2048", "key.pem").await;
    assert!(pkcs1.contains("BEGIN RSA PRIVATE KEY"));
    let pkcs8 = openssl(&format!("pkcs8 -topk8 -nocrypt -in {}/key.pem", folder.path().display()), "8.pem").await;
    let key = |pem: &str| DkimKey::parse("acme.example", "one", pem).unwrap().record_parts();
    assert_eq!(key(&pkcs1), key(&pkcs8), "the same key in both forms");
    for (arguments, told) in [
        ("genrsa 512", "is an RSA key of 512 bits"),
        ("genrsa 1024", "is an RSA key of 1024 bits"),
        ("genrsa -traditional 1024", "is an RSA key of 1024 bits"),
        ("genrsa 1536", "is an RSA key of 1536 bits"),
        ("genrsa -aes256 -passout pass:secret 2048", "encrypted with a passphrase"),
        ("genrsa -aes256 -traditional -passout pass:secret 2048", "encrypted with a passphrase"),
        ("ecparam -genkey -name prime256v1 -noout", "is a key for ECDSA"),
        ("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256", "neither an Ed25519 nor an RSA key"),
        ("genpkey -algorithm x25519", "neither an Ed25519 nor an RSA key"),
    ] {
        let error = parse(&openssl(arguments, "other.pem").await).unwrap_err();
        assert!(error.contains(told), "{arguments}: {error}");
    }
    let public = openssl(&format!("rsa -pubout -in {}/key.pem", folder.path().display()), "public.pem").await;
    assert!(parse(&public).unwrap_err().contains("is a public key"));
}
