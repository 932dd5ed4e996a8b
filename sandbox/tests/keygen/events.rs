//! The list of events.

use rekey_sandbox::Algorithm;
use reqwest::Method;
use serde_json::Value;

use crate::support::{ADA, Account, payload, problem, receiver};

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
async fn the_list_shows_payloads_and_every_endpoint_has_an_event_of_its_own() {
    let account = Account::new();
    let (url, _got) = receiver(&[204]).await;
    account.keygen.register_webhook(url.clone(), Algorithm::Ed25519);
    let (other, _got) = receiver(&[500]).await;
    account.keygen.register_another_webhook(other.clone(), None);
    account.keygen.request_reset(ADA).await;
    let (_, listed) = account.admin(Method::GET, "/webhook-events", Value::Null).await;
    let [newer, older] = &listed["data"].as_array().unwrap()[..] else { panic!("{listed}") };
    assert_eq!(
        (&newer["attributes"]["endpoint"], &newer["attributes"]["status"]),
        (&other.as_str().into(), &"FAILING".into())
    );
    assert_eq!(
        (&older["attributes"]["endpoint"], &older["attributes"]["status"]),
        (&url.as_str().into(), &"DELIVERED".into())
    );
    assert_eq!(payload(newer), payload(older));
    assert_ne!(newer["meta"]["idempotencyToken"], older["meta"]["idempotencyToken"]);
    let idempotency = newer["meta"]["idempotencyToken"].as_str().unwrap();
    assert!(idempotency.len() == 64 && idempotency.ends_with("v3"), "{idempotency}");
    let token = payload(newer)["meta"]["passwordResetToken"].as_str().unwrap().to_owned();
    assert!(token.len() == 50 && token.ends_with("v3"), "{token}");
}

#[tokio::test]
async fn pages_have_a_range_and_cursors_have_none() {
    let account = Account::new();
    account.keygen.register_webhook("http://127.0.0.1:9/".parse().unwrap(), Algorithm::Ed25519);
    for _ in 0..5 {
        account.keygen.request_reset(ADA).await;
    }
    let list = async |query: &str| account.admin(Method::GET, &format!("/webhook-events?{query}"), Value::Null).await;
    let ids = |listed: &Value| -> Vec<String> {
        listed["data"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap().to_owned()).collect()
    };
    let all = ids(&list("").await.1);
    assert_eq!(ids(&list("page[number]=2&page[size]=2").await.1), all[2..4]);
    for query in [
        "page[number]=0",
        "page[number]=101",
        "page[number]=1&page[size]=0",
        "page[number]=1&page[size]=101",
        "page[size]=10",
        "page[cursor]=x",
        "page[cursor]=&page[number]=1",
        "page[cursor]=&page[size]=101",
        "limit=101",
    ] {
        assert_eq!(problem(&list(query).await), (400, ""), "{query}");
    }
    let (mut seen, mut next) = (Vec::new(), "page[cursor]=&page[size]=2".to_owned());
    loop {
        let (_, listed) = list(&next).await;
        seen.extend(ids(&listed));
        match listed["links"]["next"].as_str() {
            Some(link) => next = link.split_once('?').unwrap().1.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, all);
    account.keygen.forget_cursors();
    assert_eq!(list("page[cursor]=").await.0, 400);
}
