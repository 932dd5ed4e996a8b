//! What becomes of a webhook.

use jiff::SignedDuration;
use rekey_sandbox::Algorithm;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{ADA, Account, header, receiver};

#[tokio::test]
async fn a_failing_webhook_is_tried_again_with_a_new_signature() {
    let account = Account::new();
    let (url, mut got) = receiver(&[500, 404, 204]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    assert!(!account.keygen.request_reset(ADA).await);
    let first = got.recv().await.unwrap();
    let event = account.newest_event().await;
    assert_eq!(event["attributes"]["status"], "FAILING");
    assert_eq!(event["attributes"]["lastResponseCode"], 500);
    assert_eq!(event["attributes"]["lastResponseBody"], "ok");
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
async fn a_connection_that_is_closed_without_an_answer_is_given_up_at_once() {
    let account = Account::new();
    let (url, mut got) = receiver(&[0]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    assert!(!account.keygen.request_reset(ADA).await);
    got.recv().await.unwrap();
    let event = account.newest_event().await;
    assert_eq!(
        (&event["attributes"]["status"], &event["attributes"]["lastResponseBody"]),
        (&json!("FAILED"), &json!("EOF_ERROR"))
    );
}

#[tokio::test]
async fn redirects_are_followed_and_most_of_them_lose_the_body() {
    for (status, method) in [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")] {
        let account = Account::new();
        let (url, mut got) = receiver(&[status, 200]).await;
        account.keygen.register_webhook(url, Algorithm::Ed25519);
        assert!(account.keygen.request_reset(ADA).await, "the last status counts");
        let whole = got.recv().await.unwrap();
        let followed = got.recv().await.unwrap();
        assert!(followed.starts_with(&format!("{method} /moved")), "{status}: {followed}");
        let body = |request: &str| request.split("\r\n\r\n").nth(1).unwrap().to_owned();
        assert_eq!(body(&followed), if method == "GET" { String::new() } else { body(&whole) });
        assert_eq!(account.newest_event().await["attributes"]["status"], "DELIVERED");
    }
    // Five times at most.
    let account = Account::new();
    let (url, mut got) = receiver(&[302]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    assert!(!account.keygen.request_reset(ADA).await);
    for _ in 0..6 {
        got.recv().await.unwrap();
    }
    assert_eq!(account.newest_event().await["attributes"]["status"], "FAILING");
}

#[tokio::test]
async fn a_retry_goes_to_where_the_endpoint_is_now() {
    let account = Account::new();
    let (url, mut got) = receiver(&[500]).await;
    account.keygen.register_webhook(url.clone(), Algorithm::Ed25519);
    account.keygen.request_reset(ADA).await;
    got.recv().await.unwrap();
    let (moved, mut got) = receiver(&[204]).await;
    let endpoint = account.admin(Method::GET, "/webhook-endpoints", Value::Null).await.1["data"][0].clone();
    let path = format!("/webhook-endpoints/{}", endpoint["id"].as_str().unwrap());
    let change = json!({ "data": { "type": "webhook-endpoints", "attributes": { "url": moved } } });
    assert_eq!(account.admin(Method::PATCH, &path, change).await.0, 200);
    account.clock.advance(SignedDuration::from_mins(101));
    got.recv().await.unwrap();
    let event = account.newest_event().await;
    assert_eq!(event["attributes"]["endpoint"], url.as_str(), "the event keeps the address of its time");
    let again = format!("/webhook-events/{}/actions/retry", event["id"].as_str().unwrap());
    assert_eq!(account.admin(Method::POST, &again, Value::Null).await.0, 201);
    got.recv().await.unwrap();
    assert_eq!(account.admin(Method::DELETE, &path, Value::Null).await.0, 204);
    assert_eq!(account.admin(Method::POST, &again, Value::Null).await.0, 422, "there is nowhere to send it to");
}
