//! Asking for a reset, and fulfilling it.

use std::time::Duration;

use jiff::SignedDuration;
use rekey_sandbox::{Algorithm, Fault};
use serde_json::json;

use crate::support::{ADA, Account, payload, problem, read, receiver};

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
    assert_eq!((answer.headers()["x-ratelimit-window"].to_str().unwrap(), number("x-ratelimit-count")), ("rstpwd", 6));
    // The slug counts apart.
    let by_slug = account.url("/passwords").replace(&account.keygen.account().to_string(), account.keygen.slug());
    assert_eq!(account.http.post(by_slug).body(ask.to_string()).send().await.unwrap().status(), 204);
    assert!(number("x-ratelimit-reset") >= account.clock.now().as_second());
    account.clock.advance(SignedDuration::from_secs(number("retry-after")));
    assert_eq!(account.post("/passwords", ask).await.0, 204);
    for _ in 0..5 {
        assert_eq!(account.fulfil("wrong", "seven quiet herons").await.0, 404);
    }
    let (status, document) = account.fulfil("wrong", "seven quiet herons").await;
    assert_eq!((status, &document["errors"][0]["code"]), (429, &json!("TOO_MANY_REQUESTS")));
    assert!(document["meta"].is_null(), "it is not Keygen's application that answers");
}

#[tokio::test]
async fn fulfilling_answers_as_the_table_says() {
    let account = Account::new();
    let (url, _got) = receiver(&[204]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    let (_, session) = log_in(&account, "old password").await;
    assert_eq!(me(&account, &session).await, 200);

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
    assert_eq!(account.fulfil(&token, &"ü".repeat(73)).await.1["errors"][0]["code"], "PASSWORD_TOO_LONG");
    account.clock.advance(SignedDuration::from_hours(24));
    let (status, document) = account.fulfil(&token, "seven quiet herons").await;
    assert_eq!((status, &document["errors"][0]["detail"]), (401, &json!("is expired")));

    account.keygen.request_reset(ADA).await;
    let token = account.newest_token().await;
    let (status, document) = account.fulfil(&token, "seven quiet herons").await;
    assert_eq!((status, &document["data"]["attributes"]["email"]), (200, &json!(ADA)));
    assert_eq!(account.fulfil(&token, "seven quiet herons").await.0, 404, "it is used");
    assert_eq!(me(&account, &session).await, 401, "all tokens are revoked");
    assert_eq!(log_in(&account, "old password").await.0, 401);
    assert_eq!(log_in(&account, "seven quiet herons").await.0, 201);
}

/// Status, and the token of who is logged in.
async fn log_in(account: &Account, password: &str) -> (u16, String) {
    let request = account.http.post(account.url("/tokens")).basic_auth(ADA, Some(password));
    let (status, document) = read(request.send().await.unwrap()).await;
    (status, document["data"]["attributes"]["token"].as_str().unwrap_or_default().to_owned())
}

async fn me(account: &Account, token: &str) -> u16 {
    account.http.get(account.url("/me")).bearer_auth(token).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn a_fulfilment_is_judged_in_keygens_order() {
    let account = Account::new();
    account.keygen.add_user("new@customer.example", "user", None);
    account.keygen.add_user("admin@acme.example", "admin", None);
    account.keygen.protect(true);
    let empty = || json!({ "meta": {} });
    let reset = async |user: &str, body| account.post(&format!("/users/{user}/actions/reset-password"), body).await;
    assert_eq!(problem(&reset("nobody@customer.example", empty()).await), (404, "NOT_FOUND"));
    let protected = reset("new@customer.example", empty()).await;
    assert_eq!((protected.0, &protected.1["errors"][0]["title"]), (403, &json!("Access denied")));
    // Whoever has a password may replace it; so may staff.
    for user in [ADA, "admin@acme.example"] {
        assert_eq!(reset(user, empty()).await.0, 400, "{user}");
    }
    for _ in 0..4 {
        reset(ADA, empty()).await;
    }
    assert_eq!(problem(&reset(ADA, empty()).await), (429, "TOO_MANY_REQUESTS"), "before anything else");
}

#[tokio::test]
async fn characters_are_counted_and_bytes_are_kept() {
    let account = Account::new();
    account.keygen.request_reset(ADA).await;
    let token = account.keygen.reset_token(ADA).unwrap();
    // 144 bytes.
    let long = "ü".repeat(72);
    assert_eq!(account.fulfil(&token, &long).await.0, 200);
    assert!(account.keygen.password_is(ADA, &long) && account.keygen.password_is(ADA, &"ü".repeat(36)));
}

#[tokio::test]
async fn errors_are_shaped_as_keygens() {
    let account = Account::new();
    account.keygen.request_reset(ADA).await;
    let token = account.keygen.reset_token(ADA).unwrap();
    let (_, document) = account.fulfil("wrong", "seven quiet herons").await;
    assert_eq!(document["errors"][0]["detail"], format!("The requested user '{ADA}' was not found"));
    assert!(document["meta"]["id"].is_string());
    let (_, document) = account.fulfil(&token, "short").await;
    assert_eq!(document["errors"][0]["title"], "Unprocessable resource");
    account.clock.advance(SignedDuration::from_hours(25));
    let body = json!({ "meta": { "passwordResetToken": token, "newPassword": "seven quiet herons" } });
    let url = account.url(&format!("/users/{ADA}/actions/reset-password"));
    let answer = account.http.post(url).body(body.to_string()).send().await.unwrap();
    assert_eq!(answer.headers()["www-authenticate"], r#"Bearer realm="keygen""#);
}

#[tokio::test]
async fn the_user_document_moves_with_the_user() {
    let account = Account::new();
    let (url, _got) = receiver(&[204]).await;
    account.keygen.register_webhook(url, Algorithm::Ed25519);
    account.keygen.set_metadata(ADA, "preferred_language", "de");
    let mut updated = Vec::new();
    for status in ["ACTIVE", "INACTIVE"] {
        account.keygen.request_reset(ADA).await;
        let user = payload(&account.newest_event().await)["data"]["attributes"].clone();
        assert_eq!((&user["status"], &user["metadata"]), (&json!(status), &json!({ "preferredLanguage": "de" })));
        assert!(!user["permissions"].as_array().unwrap().is_empty());
        updated.push(user["updated"].as_str().unwrap().to_owned());
        account.clock.advance(SignedDuration::from_hours(24 * 91));
    }
    assert!(updated[0] < updated[1], "the moment of the token: {updated:?}");
}

#[tokio::test]
async fn the_vendors_own_domain_does_not_name_the_account() {
    let account = Account::new();
    let ask = json!({ "meta": { "email": ADA, "deliver": false } }).to_string();
    let post = async |url: String| account.http.post(url).body(ask.clone()).send().await.unwrap().status().as_u16();
    let (api, own, id) = (account.keygen.api_url(), account.keygen.own_domain_url(), account.keygen.account());
    assert_eq!(post(format!("{own}/v1/passwords")).await, 204);
    assert_eq!(post(format!("{own}/v1/accounts/{id}/passwords")).await, 404);
    assert_eq!(post(format!("{api}/v1/passwords")).await, 404);
    assert_eq!(post(format!("{api}/v1/accounts/{}/passwords", account.keygen.slug())).await, 204);
    assert_eq!(post(format!("{api}/v1/accounts/nobody/passwords")).await, 404);
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
