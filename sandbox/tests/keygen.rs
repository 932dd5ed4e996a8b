//! The sandbox keeps to what Keygen does, so that what is tested against it is tested against Keygen.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use jiff::SignedDuration;
use rekey_sandbox::{Algorithm, Clock, Fault, Keygen};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const ADA: &str = "ada@customer.example";

struct Account {
    clock: Clock,
    keygen: Keygen,
    http: Client,
}

impl Account {
    fn new() -> Self {
        let clock = Clock::default();
        let keygen = Keygen::start(clock.clone(), 0).unwrap();
        keygen.add_user(ADA, "user", Some("old password"));
        Self { clock, keygen, http: Client::builder().no_proxy().build().unwrap() }
    }

    fn url(&self, path: &str) -> String {
        format!("{}/v1/accounts/{}{path}", self.keygen.api_url(), self.keygen.account())
    }

    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        read(self.http.post(self.url(path)).body(body.to_string()).send().await.unwrap()).await
    }

    async fn admin(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let request = self.http.request(method, self.url(path)).bearer_auth(self.keygen.admin_token());
        read(request.body(body.to_string()).send().await.unwrap()).await
    }

    /// The newest event, as the list shows it.
    async fn newest_event(&self) -> Value {
        let path = "/webhook-events?events[]=user.password-reset&page[size]=100&page[number]=1";
        self.admin(Method::GET, path, Value::Null).await.1["data"][0].clone()
    }

    /// The token of the newest reset, as the admin can read it.
    async fn newest_token(&self) -> String {
        let id = self.newest_event().await["id"].as_str().unwrap().to_owned();
        let event = self.admin(Method::GET, &format!("/webhook-events/{id}"), Value::Null).await.1;
        let payload: Value = serde_json::from_str(event["data"]["attributes"]["payload"].as_str().unwrap()).unwrap();
        payload["meta"]["passwordResetToken"].as_str().unwrap().to_owned()
    }

    async fn fulfil(&self, token: &str, password: &str) -> (u16, Value) {
        let body = json!({ "meta": { "passwordResetToken": token, "newPassword": password } });
        self.post(&format!("/users/{ADA}/actions/reset-password"), body).await
    }
}

async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
}

/// A webhook receiver that answers with each status once, the last one for ever, and hands over what it got.
async fn receiver(statuses: &[u16]) -> (url::Url, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/webhooks", listener.local_addr().unwrap()).parse().unwrap();
    let (got, receive) = tokio::sync::mpsc::unbounded_channel();
    let mut statuses = statuses.to_vec();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !is_whole(&request) {
                assert!(stream.read_buf(&mut request).await.unwrap() > 0);
            }
            let status = if statuses.len() > 1 { statuses.remove(0) } else { statuses[0] };
            let answer = format!("HTTP/1.1 {status} x\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
            stream.write_all(answer.as_bytes()).await.unwrap();
            got.send(String::from_utf8(request).unwrap()).unwrap();
        }
    });
    (url, receive)
}

fn is_whole(request: &[u8]) -> bool {
    let text = str::from_utf8(request).unwrap();
    text.split_once("\r\n\r\n")
        .is_some_and(|(head, body)| body.len() == header(head, "content-length").parse::<usize>().unwrap())
}

fn header<'a>(request: &'a str, name: &str) -> &'a str {
    request.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap()
}

#[tokio::test]
async fn a_failing_webhook_is_tried_again_with_a_new_signature() {
    let account = Account::new();
    let (url, mut got) = receiver(&[500, 302, 204]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    assert!(!account.keygen.request_reset(ADA).await);
    let first = got.recv().await.unwrap();
    let event = account.newest_event().await;
    assert_eq!(event["attributes"]["status"], "FAILING");
    assert_eq!(event["attributes"]["lastResponseCode"], 500);
    assert_eq!(event["attributes"]["lastResponseBody"], "ok");
    assert_eq!(event["attributes"]["payload"], "[REDACTED]");
    for _ in 0..2 {
        account.clock.advance(SignedDuration::from_mins(101));
        let again = got.recv().await.unwrap();
        let body = |request: &str| request.split("\r\n\r\n").nth(1).unwrap().to_owned();
        assert_eq!(body(&first), body(&again));
        assert_ne!(header(&first, "keygen-signature"), header(&again, "keygen-signature"));
        assert_ne!(header(&first, "keygen-date"), header(&again, "keygen-date"));
    }
}

#[tokio::test]
async fn a_refused_connection_is_given_up_at_once() {
    let account = Account::new();
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    account.keygen.register_webhook(format!("http://{nobody}/").parse().unwrap(), Algorithm::Ed25519);
    assert!(!account.keygen.request_reset(ADA).await);
    let event = account.newest_event().await;
    assert_eq!(event["attributes"]["status"], "FAILED");
    assert_eq!(event["attributes"]["lastResponseBody"], "CONN_REFUSED");
}

#[tokio::test]
async fn gone_disables_the_endpoint_and_a_patch_repairs_it() {
    let account = Account::new();
    for status in [410, 530] {
        let (url, _got) = receiver(&[status, 204]).await;
        account.keygen.register_webhook(url, Algorithm::Ed25519);
        assert!(!account.keygen.request_reset(ADA).await);
        let endpoint = account.admin(Method::GET, "/webhook-endpoints", Value::Null).await.1["data"][0].clone();
        assert_eq!(endpoint["attributes"]["subscriptions"], json!([]));
        assert!(!account.keygen.request_reset(ADA).await);
        let repair = json!({ "data": { "type": "webhook-endpoints", "attributes": { "subscriptions": ["user.password-reset"] } } });
        let path = format!("/webhook-endpoints/{}", endpoint["id"].as_str().unwrap());
        assert_eq!(account.admin(Method::PATCH, &path, repair).await.0, 200);
        assert!(account.keygen.request_reset(ADA).await);
    }
}

#[tokio::test]
async fn an_event_is_sent_again_by_hand_with_a_new_id() {
    let account = Account::new();
    let (url, mut got) = receiver(&[500, 204]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    account.keygen.request_reset(ADA).await;
    got.recv().await.unwrap();
    let event = account.newest_event().await;
    let path = format!("/webhook-events/{}/actions/retry", event["id"].as_str().unwrap());
    let (status, copy) = account.admin(Method::POST, &path, Value::Null).await;
    assert_eq!(status, 201);
    assert_ne!(copy["data"]["id"], event["id"]);
    assert_eq!(copy["data"]["meta"], event["meta"]);
    got.recv().await.unwrap();
}

#[tokio::test]
async fn endpoints_are_managed_with_the_admins_token_only() {
    let account = Account::new();
    let create = |url: &str, algorithm: &str| {
        json!({ "data": { "type": "webhook-endpoints", "attributes": {
            "url": url, "subscriptions": ["user.password-reset"], "signatureAlgorithm": algorithm } } })
    };
    let path = "/webhook-endpoints";
    let good = create("https://id.acme.example/webhooks/keygen", "ecdsa-p256");
    assert_eq!(account.post(path, good.clone()).await.0, 401);
    let (status, created) = account.admin(Method::POST, path, good).await;
    assert_eq!((status, &created["data"]["attributes"]["signatureAlgorithm"]), (201, &json!("ecdsa-p256")));
    assert_eq!(account.admin(Method::POST, path, create("http://id.acme.example/", "ed25519")).await.0, 422);
    assert_eq!(account.admin(Method::POST, path, create("https://id.acme.example/", "md5")).await.0, 400);
    let one = format!("{path}/{}", created["data"]["id"].as_str().unwrap());
    assert_eq!(account.admin(Method::GET, &one, Value::Null).await.0, 200);
    assert_eq!(account.admin(Method::DELETE, &one, Value::Null).await.0, 204);
    assert_eq!(account.admin(Method::GET, &one, Value::Null).await.0, 404);
}

#[tokio::test]
async fn requests_and_fulfilments_are_limited() {
    let account = Account::new();
    let ask = json!({ "meta": { "email": ADA, "deliver": false } });
    for _ in 0..5 {
        assert_eq!(account.post("/passwords", ask.clone()).await.0, 204);
    }
    let answer = account.http.post(account.url("/passwords")).body(ask.to_string()).send().await.unwrap();
    assert_eq!(answer.status(), 429);
    let number = |name| answer.headers()[name].to_str().unwrap().parse::<i64>().unwrap();
    assert!((1..=3600).contains(&number("retry-after")));
    assert!(number("x-ratelimit-reset") >= account.clock.now().as_second());
    account.clock.advance(SignedDuration::from_secs(number("retry-after")));
    assert_eq!(account.post("/passwords", ask).await.0, 204);
    for _ in 0..5 {
        assert_eq!(account.fulfil("wrong", "seven quiet herons").await.0, 404);
    }
    let (status, document) = account.fulfil("wrong", "seven quiet herons").await;
    assert_eq!((status, &document["errors"][0]["code"]), (429, &json!("TOO_MANY_REQUESTS")));
}

#[tokio::test]
async fn fulfilling_answers_as_the_table_says() {
    let account = Account::new();
    let (url, _got) = receiver(&[204]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    let log_in = async |password: &str| {
        read(account.http.post(account.url("/tokens")).basic_auth(ADA, Some(password)).send().await.unwrap()).await
    };
    let me = async |token: &str| account.http.get(account.url("/me")).bearer_auth(token).send().await.unwrap().status();
    let (status, document) = log_in("old password").await;
    assert_eq!(status, 201);
    let session = document["data"]["attributes"]["token"].as_str().unwrap().to_owned();
    assert_eq!(me(&session).await, 200);

    account.keygen.request_reset(ADA).await;
    let replaced = account.newest_token().await;
    account.clock.advance(SignedDuration::from_secs(1));
    account.keygen.request_reset(ADA).await;
    let token = account.newest_token().await;
    let path = format!("/users/{ADA}/actions/reset-password");
    let (status, document) = account.post(&path, json!({ "meta": { "newPassword": "x" } })).await;
    assert_eq!((status, &document["errors"][0]["source"]["pointer"]), (400, &json!("/meta/passwordResetToken")));
    assert_eq!(account.fulfil(&replaced, "seven quiet herons").await.0, 404);
    assert_eq!(account.fulfil(&token, "short").await.1["errors"][0]["code"], "PASSWORD_TOO_SHORT");
    assert_eq!(account.fulfil(&token, &"ü".repeat(37)).await.1["errors"][0]["code"], "PASSWORD_TOO_LONG");
    account.clock.advance(SignedDuration::from_hours(24));
    let (status, document) = account.fulfil(&token, "seven quiet herons").await;
    assert_eq!((status, &document["errors"][0]["detail"]), (401, &json!("is expired")));

    account.keygen.request_reset(ADA).await;
    let token = account.newest_token().await;
    let (status, document) = account.fulfil(&token, "seven quiet herons").await;
    assert_eq!((status, &document["data"]["attributes"]["email"]), (200, &json!(ADA)));
    assert_eq!(account.fulfil(&token, "seven quiet herons").await.0, 404, "it is used");
    assert_eq!(me(&session).await, 401, "all tokens are revoked");
    assert_eq!(log_in("old password").await.0, 401);
    assert_eq!(log_in("seven quiet herons").await.0, 201);
}

#[tokio::test]
async fn it_fails_as_it_is_told() {
    let account = Account::new();
    let ask = async || {
        let request = account.http.post(account.url("/passwords")).body(r#"{"meta":{"email":"x@y.example"}}"#);
        request.timeout(Duration::from_secs(1)).send().await
    };
    account.keygen.fail_next(&[Fault::ConnectionReset, Fault::Slow(Duration::from_mins(1)), Fault::Empty]);
    let reset = format!("{:?}", ask().await.unwrap_err());
    assert!(reset.contains("ConnectionReset"), "{reset}");
    assert!(ask().await.unwrap_err().is_timeout());
    assert_eq!(ask().await.unwrap().status(), 503);
    assert_eq!(ask().await.unwrap().status(), 204);
    account.keygen.fail(Some(Fault::GatewayHtml));
    for _ in 0..2 {
        assert_eq!(ask().await.unwrap().status(), 502);
    }
    account.keygen.fail(None);
    assert_eq!(ask().await.unwrap().status(), 204);
}
