//! `rekey setup`: the real program against a Keygen, whose endpoints are looked at as the admin.

use std::{ops::Deref, time::Duration};

use actix_web::{App, HttpResponse, HttpServer, web};
use base64::{Engine, prelude::BASE64_STANDARD};
use rekey_sandbox::{Algorithm, Fault};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Digest;
use tokio::process::Command;
use url::Url;

use crate::{site::Site, support::ADA};

/// What Rekey lives on, and what ends links.
const EVENTS: [&str; 5] = ["user.password-reset", "user.updated", "user.deleted", "user.banned", "user.unbanned"];

/// A site whose Keygen account has no webhook endpoint yet.
struct Unregistered {
    site: Site,
    admin_token: Option<String>,
    http: reqwest::Client,
}

impl Deref for Unregistered {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

/// How a run ended.
struct Told {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Unregistered {
    async fn new() -> Self {
        let site = Site::new().await;
        let admin_token = Some(site.keygen.admin_token().to_owned());
        let new = Self { site, admin_token, http: reqwest::Client::builder().no_proxy().build().unwrap() };
        for endpoint in new.endpoints().await {
            let url = format!("{}/{}", new.endpoints_url(), endpoint[0].as_str().unwrap());
            let deleted = new.http.delete(url).bearer_auth(new.keygen.admin_token()).send().await.unwrap();
            assert!(deleted.status().is_success());
        }
        new
    }

    /// The URL that must be registered.
    fn webhook(&self) -> String {
        format!("{}/webhooks/keygen", self.portal)
    }

    fn endpoints_url(&self) -> String {
        format!("{}/v1/accounts/{}/webhook-endpoints", self.keygen.api_url(), self.keygen.account())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.site.command(arguments);
        if let Some(token) = &self.admin_token {
            command.env("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", token);
        }
        command
    }

    async fn run(&self, command: &mut Command) -> Told {
        let output = command.output().await.unwrap();
        let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(!stdout.contains(self.keygen.admin_token()) && !stderr.contains(self.keygen.admin_token()));
        Told { code: output.status.code(), stdout, stderr }
    }

    /// Runs `rekey setup`, which must succeed, and returns what it prints.
    async fn setup(&self, arguments: &[&str]) -> String {
        let told = self.run(self.command(&["setup"]).args(arguments)).await;
        assert_eq!((told.code, told.stderr.as_str()), (Some(0), ""), "{}", told.stdout);
        told.stdout
    }

    /// Runs `rekey setup`, which must fail, and returns its one line.
    async fn setup_fails(&self) -> String {
        let told = self.run(&mut self.command(&["setup"])).await;
        assert_eq!((told.code, told.stderr.lines().count()), (Some(1), 1), "{}", told.stderr);
        told.stderr
    }

    async fn admin(&self, method: Method, path: &str, body: Value) -> Value {
        let url = format!("{}{path}", self.endpoints_url());
        let request = self.http.request(method, url).bearer_auth(self.keygen.admin_token()).body(body.to_string());
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success());
        answer.json::<Value>().await.unwrap()["data"].clone()
    }

    /// Registers an endpoint, as somebody would in the dashboard.
    async fn register(&self, url: &str, subscriptions: &[&str], algorithm: &str) -> String {
        let attributes = json!({ "url": url, "subscriptions": subscriptions, "signatureAlgorithm": algorithm });
        let body = json!({ "data": { "type": "webhook-endpoints", "attributes": attributes } });
        self.admin(Method::POST, "", body).await["id"].as_str().unwrap().to_owned()
    }

    /// All endpoints: id, URL, subscriptions and algorithm; newest first.
    async fn endpoints(&self) -> Vec<Value> {
        let endpoints = self.admin(Method::GET, "?page[number]=1&page[size]=100", Value::Null).await;
        let shown = |endpoint: &Value| {
            let attributes = &endpoint["attributes"];
            json!([endpoint["id"], attributes["url"], attributes["subscriptions"], attributes["signatureAlgorithm"]])
        };
        endpoints.as_array().unwrap().iter().map(shown).collect()
    }

    /// Has Keygen disable the endpoint, by answering a webhook in the portal's place.
    async fn disable(&self) {
        let gone = HttpServer::new(|| App::new().default_service(web::to(HttpResponse::Gone)))
            .workers(1)
            .disable_signals()
            .bind(("127.0.0.1", Url::parse(&self.portal).unwrap().port().unwrap()))
            .unwrap()
            .run();
        let handle = gone.handle();
        let gone = tokio::spawn(gone);
        assert!(!self.keygen.request_reset(ADA).await);
        handle.stop(true).await;
        gone.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_endpoint_is_created_once_and_a_dry_run_changes_nothing() {
    let site = Unregistered::new().await;
    let told = site.setup(&["--dry-run"]).await;
    assert!(told.contains(&site.webhook()) && told.contains("create it") && told.contains("dry run"), "{told}");
    assert!(site.endpoints().await.is_empty());

    let told = site.setup(&[]).await;
    assert!(told.contains("create it") && told.contains("done"), "{told}");
    let made = site.endpoints().await;
    assert_eq!(made, [json!([made[0][0], site.webhook(), EVENTS, "ed25519"])]);

    for arguments in [&["--dry-run"][..], &[]] {
        let told = site.setup(arguments).await;
        assert_eq!(told, format!("acme: the webhook endpoint {} is as it should be\n", site.webhook()));
    }
    assert_eq!(site.endpoints().await, made);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_repaired_and_what_the_vendor_chose_stays() {
    let [reset, changes @ ..] = EVENTS;
    for (subscriptions, repaired) in [
        (&["license.created"][..], [&["license.created"][..], &EVENTS].concat()),
        (&["license.created", reset], [&["license.created", reset][..], &changes].concat()),
        (&EVENTS, EVENTS.to_vec()),
        (&["*"], vec!["*"]),
    ] {
        let site = Unregistered::new().await;
        let id = site.register(&site.webhook(), subscriptions, "rsa-sha256").await;
        let before = site.endpoints().await;
        let told = site.setup(&["--dry-run"]).await;
        assert!(told.contains(&id) && told.contains("rsa-sha256: change that to ed25519"), "{told}");
        assert_eq!(told.contains("not subscribed"), subscriptions != repaired.as_slice(), "{told}");
        assert_eq!(site.endpoints().await, before);
        site.setup(&[]).await;
        assert_eq!(site.endpoints().await, [json!([id, site.webhook(), repaired, "ed25519"])]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_endpoint_is_repaired_and_mails_come_again() {
    let site = Unregistered::new().await;
    site.setup(&[]).await;
    site.disable().await;
    assert_eq!(site.endpoints().await[0][2], json!([]));
    let told = site.setup(&[]).await;
    assert!(told.contains("is disabled") && told.contains("done"), "{told}");
    // Without the admin's token, so that it is the webhook that brings the mail.
    let site = Unregistered { admin_token: None, ..site };
    let _portal = Site::started(site.command(&["serve"])).await;
    assert!(site.keygen.request_reset(ADA).await);
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);
}

#[tokio::test(flavor = "multi_thread")]
async fn others_endpoints_are_left_alone_and_those_that_look_like_ours_are_told() {
    const RESETS: &[&str] = &["user.password-reset"];
    let site = Unregistered::new().await;
    let ours = site.webhook();
    let near = [
        (ours.replace("http:", "https:"), "its scheme only"),
        ("http://localhost/webhooks/keygen".to_owned(), "its port only"),
        (format!("{ours}/?key=hunter2"), "its slash at the end, query only"),
    ];
    let mut near_misses = Vec::new();
    for (url, differing) in near {
        near_misses.push((site.register(&url, RESETS, "ed25519").await, differing));
    }
    let not_subscribed = site.register(&format!("{ours}/"), &["license.created"], "ed25519").await;
    let elsewhere = site.register("https://acme.example/webhooks/keygen", RESETS, "ed25519").await;
    let superfluous = site.register(&ours, RESETS, "ed25519").await;
    let first = site.register(&ours, RESETS, "ecdsa-p256").await;
    // More than Keygen lists at once.
    for number in 0..100 {
        site.register(&format!("https://{number}.acme.example/"), &["*"], "ed25519").await;
    }
    let told = site.setup(&[]).await;
    let line = |id: &str| told.lines().find(|line| line.contains(id)).unwrap_or_default();
    assert!(line(&first).contains("is to be repaired"), "{told}");
    assert!(line(&superfluous).contains("superfluous"), "{told}");
    for (id, differing) in &near_misses {
        assert!(line(id).contains("near miss") && line(id).contains(differing), "{told}");
    }
    assert_eq!((line(&not_subscribed), line(&elsewhere)), ("", ""));
    assert!(!told.contains("hunter2"), "{told}");

    let shown = site.admin(Method::GET, &format!("/{first}"), Value::Null).await;
    assert_eq!(shown["attributes"]["signatureAlgorithm"], "ed25519");
    let told = site.setup(&[]).await;
    assert!(
        told.contains("is as it should be") && told.contains("superfluous") && told.contains("near miss"),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_admins_token_nothing_is_done() {
    let mut site = Unregistered::new().await;
    site.admin_token = None;
    let told = site.setup_fails().await;
    assert!(told.contains("brands.acme.keygen.admin_token_file"), "{told}");
    site.admin_token = Some("wrong".to_owned());
    let told = site.setup_fails().await;
    assert!(told.contains("Keygen answered 401: TOKEN_INVALID"), "{told}");
    assert!(site.endpoints().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keygen_refuses_is_told_in_one_line() {
    let site = Unregistered::new().await;
    for (fault, expected) in [
        (Fault::ServerError, "Keygen answered 500"),
        (Fault::GatewayHtml, "Keygen answered 502"),
        (Fault::TooManyRequests(60), "Keygen answered 429: TOO_MANY_REQUESTS"),
        (Fault::Slow(Duration::from_secs(3)), "Keygen: timed out"),
        (Fault::ConnectionReset, "Keygen: connection failed"),
    ] {
        site.keygen.fail(Some(fault));
        let told = site.run(site.command(&["setup"]).env("REKEY_BRANDS__ACME__KEYGEN__TIMEOUT", "1s")).await;
        assert_eq!((told.code, told.stdout.as_str()), (Some(1), ""), "{fault:?}");
        assert!(told.stderr.contains(expected) && told.stderr.lines().count() == 1, "{}", told.stderr);
    }
    site.keygen.fail(None);

    // Keygen's sandbox is lenient with this machine's URLs only, as is the configuration.
    let url = "http://acme.localhost";
    let told = site.run(site.command(&["setup"]).env("REKEY_BRANDS__ACME__PUBLIC_URL", url)).await;
    assert_eq!(told.code, Some(1));
    assert!(told.stdout.contains("create it"), "{}", told.stdout);
    assert!(told.stderr.contains("Keygen answered 422: URL_PROTOCOL_INVALID"), "{}", told.stderr);

    let nobody = "http://127.0.0.1:9";
    let told = site.run(site.command(&["setup"]).env("REKEY_BRANDS__ACME__KEYGEN__API_URL", nobody)).await;
    assert_eq!(told.code, Some(1));
    assert!(told.stderr.contains("Keygen: can't connect") && told.stderr.lines().count() == 1, "{}", told.stderr);
    assert!(site.endpoints().await.is_empty());
}

impl Unregistered {
    /// Replaces a line of the configuration file.
    fn configure(&self, from: &str, to: &str) {
        let config = std::fs::read_to_string(&self.config).unwrap();
        assert!(config.contains(from), "{config}");
        std::fs::write(&self.config, config.replace(from, to)).unwrap();
    }

    /// Runs it with these settings of the brand; it must fail.
    async fn fails_with(&self, settings: &[(&str, &str)]) -> Told {
        let mut command = self.command(&["setup"]);
        for (key, value) in settings {
            command.env(format!("REKEY_BRANDS__ACME__{key}"), value);
        }
        let told = self.run(&mut command).await;
        assert_eq!((told.code, told.stderr.lines().count()), (Some(1), 1), "{}{}", told.stdout, told.stderr);
        told
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_accounts_keys_are_fetched_and_shown_with_their_fingerprints() {
    for (algorithm, name) in [
        (Algorithm::Ed25519, "ed25519"),
        (Algorithm::RsaPssSha256, "rsa-pss-sha256"),
        (Algorithm::RsaSha256, "rsa-sha256"),
        (Algorithm::EcdsaP256, "ecdsa-p256"),
    ] {
        let site = Unregistered::new().await;
        let configured = site.keygen.public_key(Algorithm::Ed25519);
        site.configure(&format!(", public_keys = [\"{configured}\"]"), &format!(", signature_algorithm = \"{name}\""));
        let before = std::fs::read(&site.config).unwrap();
        let told = site.fails_with(&[]).await;
        assert!(told.stderr.contains("needs the lines above"), "{}", told.stderr);
        let line = told.stdout.lines().find(|line| line.contains("public_keys")).unwrap();
        assert!(line.contains("SHA256:"), "{line}");
        assert_eq!(std::fs::read(&site.config).unwrap(), before, "nothing is written");
        // The endpoint is there all the same, and the line can be pasted.
        assert_eq!(site.endpoints().await.len(), 1);
        let pasted = line.split_once("public_keys = [\"").unwrap().1.split('"').next().unwrap();
        let der = fingerprint(&site.keygen.public_key(algorithm));
        assert!(line.contains(&der), "{line}: {der}");
        site.configure(&format!("\"{name}\""), &format!("\"{name}\", public_keys = [\"{pasted}\"]"));
        assert!(site.setup(&[]).await.contains("is as it should be"));
    }
}

/// SHA-256 of a key as the dashboard shows it, by another's hands.
fn fingerprint(key: &str) -> String {
    let pem_body = || key.lines().filter(|line| !line.starts_with("-----")).collect::<String>();
    let der = hex::decode(key).map_or_else(
        |_| BASE64_STANDARD.decode(pem_body()).unwrap(),
        |bare| [hex::decode("302a300506032b6570032100").unwrap(), bare].concat(),
    );
    hex::encode(sha2::Sha256::digest(der))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_not_the_accounts_is_told_before_webhooks_fail() {
    let site = Unregistered::new().await;
    let strangers = rekey_sandbox::Keygen::start(rekey_sandbox::Clock::default(), 0).unwrap();
    let [ours, theirs] = [&site.keygen, &strangers].map(|keygen| keygen.public_key(Algorithm::Ed25519));
    let told = site.fails_with(&[("KEYGEN__PUBLIC_KEYS", &theirs)]).await;
    for key in [&ours, &theirs] {
        assert!(told.stdout.contains(&fingerprint(key)), "{}", told.stdout);
    }
    // While keys are rotated, the account's is one of several.
    let mut command = site.command(&["setup"]);
    command.env("REKEY_BRANDS__ACME__KEYGEN__PUBLIC_KEYS", format!("{theirs},{ours}"));
    assert_eq!(site.run(&mut command).await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slug_gets_its_uuid_and_an_own_domain_is_found_out() {
    let site = Unregistered::new().await;
    let (id, own) = (site.keygen.account().to_string(), site.keygen.own_domain_url());
    let uuid = format!("account_id = \"{id}\"");
    let told = site.fails_with(&[("KEYGEN__ACCOUNT", site.keygen.slug())]).await;
    assert!(told.stdout.contains(&uuid), "{}", told.stdout);
    // Whoever serves is told, too.
    let serve = site.run(site.command(&["serve"]).env("REKEY_BRANDS__ACME__KEYGEN__ACCOUNT", "acme")).await;
    assert!(serve.code == Some(1) && serve.stderr.contains("rekey setup"), "{}", serve.stderr);

    let told = site.fails_with(&[("KEYGEN__API_URL", &own)]).await;
    assert!(told.stdout.contains("own_domain = true"), "{}", told.stdout);
    let told = site.fails_with(&[("KEYGEN__OWN_DOMAIN", "true")]).await;
    assert!(told.stdout.contains("own_domain = false"), "{}", told.stdout);
    let settings = [("KEYGEN__API_URL", own.as_str()), ("KEYGEN__ACCOUNT", "acme")];
    let told = site.fails_with(&settings).await;
    assert!(told.stdout.contains(&uuid) && told.stdout.contains("own_domain = true"), "{}", told.stdout);
    assert_eq!(site.endpoints().await.len(), 1, "each found the endpoint of the first");
}

#[tokio::test(flavor = "multi_thread")]
async fn hosts_that_keygen_refuses_are_told_beforehand() {
    let site = Unregistered::new().await;
    for (public_url, reason) in [
        ("https://192.0.2.7", "IP address"),
        ("https://[2001:db8::7]", "IP address"),
        ("https://portal", "no dot"),
        ("https://id.acme.xn--p1ai", "two or more letters"),
        ("https://пароль.рф", "two or more letters"),
        ("https://id.acme.1a", "two or more letters"),
        ("https://api.keygen.sh", "Keygen's own"),
    ] {
        let calls = site.keygen.calls();
        let told = site.fails_with(&[("PUBLIC_URL", public_url)]).await;
        assert!(told.stderr.contains(reason), "{public_url}: {}", told.stderr);
        assert_eq!((site.keygen.calls(), told.stdout.as_str()), (calls, ""), "{public_url}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_usual_port_is_no_other_url() {
    let site = Unregistered::new().await;
    let attributes = ["https://id.acme.example:443/webhooks/keygen", "https://id.acme.example:443"];
    for url in attributes {
        site.register(url, &EVENTS, "ed25519").await;
    }
    for path in ["/webhooks/keygen", "/"] {
        let mut command = site.command(&["setup"]);
        command.env("REKEY_BRANDS__ACME__PUBLIC_URL", "https://id.acme.example");
        command.env("REKEY_BRANDS__ACME__KEYGEN__WEBHOOK_PATH", path);
        let told = site.run(&mut command).await;
        assert!(told.code == Some(0) && told.stdout.contains("is as it should be"), "{}{}", told.stdout, told.stderr);
    }
    assert_eq!(site.endpoints().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_products_token_suffices() {
    let mut site = Unregistered::new().await;
    site.admin_token = Some(site.keygen.add_product());
    assert!(site.setup(&[]).await.contains("done"));
    assert!(site.setup(&[]).await.contains("is as it should be"));
    // Lost webhooks are found with it, too.
    assert!(!site.keygen.request_reset(ADA).await, "the portal is down");
    let portal = Site::started(site.command(&["serve"])).await;
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_in_front_of_the_portal_is_told() {
    let site = Unregistered::new().await;
    for status in [301, 302, 303, 307, 308] {
        let redirect = HttpServer::new(move || {
            App::new().default_service(web::to(move || async move {
                let status = actix_web::http::StatusCode::from_u16(status).unwrap();
                let location = ("Location", "https://www.acme.example/webhooks/keygen?secret=hunter2");
                HttpResponse::build(status).insert_header(location).finish()
            }))
        });
        let port = Url::parse(&site.portal).unwrap().port().unwrap();
        let redirect = redirect.workers(1).disable_signals().bind(("127.0.0.1", port)).unwrap().run();
        let handle = redirect.handle();
        let redirect = tokio::spawn(redirect);
        let told = site.fails_with(&[]).await;
        let line = format!("redirected ({status} to https://www.acme.example/webhooks/keygen)");
        assert!(told.stdout.contains(&line) && !told.stdout.contains("hunter2"), "{}", told.stdout);
        handle.stop(true).await;
        redirect.await.unwrap().unwrap();
    }
    let _portal = Site::started(site.command(&["serve"])).await;
    assert!(site.setup(&[]).await.contains("is as it should be"));
}

#[tokio::test(flavor = "multi_thread")]
async fn serving_says_at_each_look_that_keygen_sends_nothing() {
    let site = Unregistered::new().await;
    let portal = Site::started(site.command(&["serve"])).await;
    portal.says("no webhook endpoint of this portal is registered").await;
    portal.terminate().await;
    site.setup(&[]).await;
    site.disable().await;
    let portal = Site::started(site.command(&["serve"])).await;
    portal.says("Keygen has disabled the webhook endpoint").await;
    let log = portal.terminate().await;
    assert!(log.iter().any(|line| line.contains("\"ERROR\"") && line.contains("has disabled")), "{log:?}");
}
