//! Webhook endpoints, for admins and products.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Account, problem};

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
    for (url, code) in [
        ("http://id.acme.example/", "URL_PROTOCOL_INVALID"),
        ("https://192.0.2.7/", "URL_HOST_INVALID"),
        ("https://[2001:db8::7]/", "URL_HOST_INVALID"),
        ("https://portal/", "URL_HOST_INVALID"),
        ("https://id.acme.xn--p1ai/", "URL_HOST_INVALID"),
        ("https://api.keygen.sh/", "URL_HOST_INVALID"),
        ("https://", "URL_INVALID"),
    ] {
        let told = account.admin(Method::POST, path, create(url, "ed25519")).await;
        assert_eq!(problem(&told), (422, code), "{url}");
    }
    let told = account.admin(Method::POST, path, create("https://id.acme.example/", "md5")).await;
    assert_eq!(problem(&told), (422, "SIGNATURE_ALGORITHM_NOT_ALLOWED"));
    assert_eq!(created["data"]["attributes"]["apiVersion"], "1.8");
    let one = format!("{path}/{}", created["data"]["id"].as_str().unwrap());
    assert_eq!(account.admin(Method::GET, &one, Value::Null).await.0, 200);
    assert_eq!(account.admin(Method::DELETE, &one, Value::Null).await.0, 204);
    assert_eq!(account.admin(Method::GET, &one, Value::Null).await.0, 404);
}

#[tokio::test]
async fn subscriptions_are_known_events_or_all() {
    let account = Account::new();
    for (subscriptions, expected) in [
        (json!(["*"]), (201, "")),
        (json!(["user.password-reset", "license.validation.failed"]), (201, "")),
        (json!(["*", "user.password-reset"]), (422, "SUBSCRIPTIONS_NOT_ALLOWED")),
        (json!(["user.password_reset"]), (422, "SUBSCRIPTIONS_NOT_ALLOWED")),
        (json!([]), (422, "SUBSCRIPTIONS_TOO_SHORT")),
        (json!("*"), (400, "")),
    ] {
        let attributes = json!({ "url": "https://id.acme.example/", "subscriptions": subscriptions });
        let body = json!({ "data": { "type": "webhook-endpoints", "attributes": attributes } });
        assert_eq!(
            problem(&account.admin(Method::POST, "/webhook-endpoints", body).await),
            expected,
            "{subscriptions}"
        );
    }
}

#[tokio::test]
async fn a_document_of_another_type_or_with_unknown_keys_is_refused() {
    let account = Account::new();
    let url = "https://id.acme.example/";
    for (body, pointer) in [
        (json!({ "data": { "type": "users", "attributes": { "url": url } } }), "/data/type"),
        (json!({ "data": { "attributes": { "url": url } } }), "/data/type"),
        (
            json!({ "data": { "type": "webhook-endpoints", "attributes": { "url": url, "colour": "red" } } }),
            "/data/attributes/colour",
        ),
        (json!({ "data": { "type": "webhook-endpoints", "attributes": { "url": url } }, "extra": 1 }), "/extra"),
        (json!({ "data": { "type": "webhook-endpoints", "attributes": {} } }), "/data/attributes/url"),
    ] {
        let (status, told) = account.admin(Method::POST, "/webhook-endpoints", body).await;
        assert_eq!((status, &told["errors"][0]["source"]["pointer"]), (400, &json!(pointer)));
    }
}

#[tokio::test]
async fn what_is_made_says_where_it_is_found() {
    let account = Account::new();
    let body = json!({ "data": { "type": "webhook-endpoints", "attributes": { "url": "https://id.acme.example/" } } });
    let request = account.http.post(account.url("/webhook-endpoints")).bearer_auth(account.keygen.admin_token());
    let answer = request.body(body.to_string()).send().await.unwrap();
    let location = answer.headers()["location"].to_str().unwrap().to_owned();
    let found = account.http.get(location).bearer_auth(account.keygen.admin_token()).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), found.status().as_u16()), (201, 200));
}

#[tokio::test]
async fn a_product_has_endpoints_of_its_own() {
    let account = Account::new();
    account.keygen.add_user("admin@acme.example", "admin", None);
    account.keygen.register_another_webhook("https://id.acme.example/all".parse().unwrap(), None);
    let token = account.keygen.add_product();
    let as_product = async |method, path: &str, body| account.call_as(&token, None, method, path, body).await;
    let body = json!({ "data": { "type": "webhook-endpoints", "attributes": { "url": "https://id.acme.example/" } } });
    let (status, made) = as_product(Method::POST, "/webhook-endpoints", body).await;
    assert_eq!((status, &made["data"]["relationships"]["product"]["data"]["type"]), (201, &json!("products")));
    let (_, listed) = as_product(Method::GET, "/webhook-endpoints", Value::Null).await;
    assert_eq!((listed["data"].as_array().unwrap().len(), &listed["data"][0]["id"]), (1, &made["data"]["id"]));

    // It is told of users, and not of staff.
    for (email, events) in [("admin@acme.example", 0), (crate::support::ADA, 1)] {
        account.keygen.request_reset(email).await;
        let (_, listed) = as_product(Method::GET, "/webhook-events", Value::Null).await;
        assert_eq!(listed["data"].as_array().unwrap().len(), events, "{email}");
    }
    let id =
        as_product(Method::GET, "/webhook-events", Value::Null).await.1["data"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(as_product(Method::POST, &format!("/webhook-events/{id}/actions/retry"), Value::Null).await.0, 403);
}
