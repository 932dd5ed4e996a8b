//! Logging in: Keygen tells more than others would.

use jiff::SignedDuration;
use serde_json::json;

use crate::support::{ADA, Account, problem, read};

async fn log_in(account: &Account, email: &str, password: &str, body: serde_json::Value) -> (u16, serde_json::Value) {
    let request = account.http.post(account.url("/tokens")).basic_auth(email, Some(password)).body(body.to_string());
    read(request.send().await.unwrap()).await
}

#[tokio::test]
async fn the_answer_says_what_is_wrong() {
    const SSO: &str = "sso@customer.example";
    const OTP: &str = "otp@customer.example";
    let account = Account::new();
    for email in [SSO, OTP] {
        account.keygen.add_user(email, "user", Some("old password"));
    }
    account.keygen.add_user("new@customer.example", "user", None);
    account.keygen.require_single_sign_on(SSO);
    account.keygen.require_second_factor(OTP);
    for (email, password, code) in [
        ("nobody@customer.example", "old password", "EMAIL_INVALID"),
        (ADA, "other", "PASSWORD_INVALID"),
        (SSO, "old password", "SSO_REQUIRED"),
        (OTP, "other", "OTP_REQUIRED"),
        ("new@customer.example", "other", "PASSWORD_NOT_SUPPORTED"),
        (ADA, "", "PASSWORD_REQUIRED"),
    ] {
        assert_eq!(problem(&log_in(&account, email, password, json!({})).await), (401, code), "{email}");
    }
    let (status, document) = log_in(&account, OTP, "old password", json!({ "meta": { "otp": "123456" } })).await;
    let token = document["data"]["attributes"]["token"].as_str().unwrap();
    assert!(status == 201 && token.len() == "user-".len() + 64 + 2 && token.ends_with("v3"), "{token}");
}

#[tokio::test]
async fn five_tries_a_minute_are_answered() {
    let account = Account::new();
    for _ in 0..5 {
        assert_eq!(log_in(&account, ADA, "other", json!({})).await.0, 401);
    }
    assert_eq!(problem(&log_in(&account, ADA, "old password", json!({})).await), (429, "TOO_MANY_REQUESTS"));
    account.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(log_in(&account, ADA, "old password", json!({})).await.0, 201);
}
