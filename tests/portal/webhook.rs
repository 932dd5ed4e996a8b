//! Every vector that Keygen's own code signed is posted to a running portal, and decided rightly.

use std::{path::Path, sync::Arc};

use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use rekey::{
    app::{Application, Outside},
    clock::Clock,
    config::Config,
    secrets::SystemRandomness,
};
use serde_json::Value;
use url::Url;

use crate::support::new_database;

/// The time at which the vectors were signed.
struct Stopped(Timestamp);

#[async_trait::async_trait]
impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0
    }

    async fn sleep_until(&self, _: Timestamp) {
        std::future::pending::<()>().await;
    }
}

/// The status that a portal, set up as the vector's endpoint was registered, answers to `times` posts of it.
async fn answers(file: &Value, vector: &Value, seconds_later: i64, times: usize) -> Vec<u16> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let endpoint = Url::parse(&text(&vector["endpoint_url"])).unwrap();
    let (prefix, _) = endpoint.path().split_once("/webhooks").unwrap();
    let query = endpoint.query().map(|query| format!("?{query}")).unwrap_or_default();
    let signature = vector["headers"]["Keygen-Signature"].as_str().unwrap_or_default();
    let valid = vector["valid"].as_bool().unwrap();
    let (algorithm, key) = match signature.split("algorithm=\"").nth(1).and_then(|rest| rest.split('"').next()) {
        Some("rsa-pss-sha256") => ("rsa-pss-sha256", "rsa_pem"),
        Some("rsa-sha256") if valid => ("rsa-sha256", "rsa_pem"),
        Some("ecdsa-p256") => ("ecdsa-p256", "ecdsa_p256_pem"),
        _ => ("ed25519", "ed25519_hex"),
    };
    let folder = tempfile::tempdir().unwrap();
    let config = format!(
        r#"
        secret_key = "a secret for tests, long enough to be taken"
        [server]
        listen = "127.0.0.1:0"
        workers = 1
        [database]
        url = "sqlite:{folder}/rekey.db"
        [brands.acme]
        name = "Acme"
        public_url = "{public_url}{prefix}"
        support_email = "help@acme.example"
        [brands.acme.keygen]
        account = {account}
        webhook_path = "/webhooks/keygen{query}"
        signature_algorithm = "{algorithm}"
        public_keys = [{key}]
        [brands.acme.mail]
        from = "no-reply@acme.example"
        smtp = {{ host = "127.0.0.1", port = 1, security = "none" }}
        "#,
        folder = folder.path().display(),
        public_url = endpoint.origin().ascii_serialization(),
        account = file["account_id"],
        key = file["keys"][key],
    );
    let config = Config::parse(&config, Path::new(""), new_database()).unwrap();
    let now = Timestamp::from_second(vector["signing_time_unix"].as_i64().unwrap() + seconds_later).unwrap();
    let outside = Outside { clock: Arc::new(Stopped(now)), randomness: Arc::new(SystemRandomness) };
    let portal = Application::build(config, outside).await.unwrap();
    let url = format!("http://{}{}/webhooks/keygen{query}", portal.address(), prefix);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(portal.run(async { drop(stopped.await) }));

    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut statuses = Vec::new();
    for _ in 0..times {
        let mut request = client.post(&url).body(BASE64_STANDARD.decode(text(&vector["body_base64"])).unwrap());
        for (name, value) in vector["headers"].as_object().unwrap() {
            request = request.header(name, text(value));
        }
        statuses.push(request.send().await.unwrap().status().as_u16());
    }
    stop.send(()).unwrap();
    running.await.unwrap().unwrap();
    statuses
}

fn vectors() -> Value {
    serde_json::from_str(include_str!("webhook-vectors.json")).unwrap()
}

#[tokio::test]
async fn every_vector_is_decided_rightly() {
    let file = vectors();
    for vector in file["vectors"].as_array().unwrap() {
        let expected = if vector["valid"].as_bool().unwrap() { 204 } else { 401 };
        assert_eq!(answers(&file, vector, 0, 1).await, [expected], "{}", vector["name"]);
    }
}

#[tokio::test]
async fn a_repeated_webhook_is_answered_alike() {
    let file = vectors();
    assert_eq!(answers(&file, &file["vectors"][0], 0, 2).await, [204, 204]);
}

#[tokio::test]
async fn a_signature_counts_for_five_minutes_either_way() {
    let file = vectors();
    for (seconds, expected) in [(-301, 401), (-300, 204), (300, 204), (301, 401)] {
        assert_eq!(answers(&file, &file["vectors"][0], seconds, 1).await, [expected], "{seconds} s later");
    }
}
