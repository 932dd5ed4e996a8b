//! Answers are signed, as webhooks are.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::{Engine, prelude::BASE64_STANDARD};
use rekey_sandbox::{Algorithm, Fault};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{ADA, Account};

#[tokio::test]
async fn answers_are_signed_and_the_limiters_are_not() {
    let account = Account::new();
    let key = hex::decode(account.keygen.public_key(Algorithm::Ed25519)).unwrap();
    let url = account.url(&format!("/users/{ADA}/actions/reset-password?x=1"));
    let body = json!({ "meta": { "passwordResetToken": "wrong", "newPassword": "seven quiet herons" } });
    for _ in 0..5 {
        let answer = account.http.post(&url).body(body.to_string()).send().await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!((header("date"), header("digest")), (header("keygen-date"), header("keygen-digest")));
        let target = url.strip_prefix(&account.keygen.api_url()).unwrap();
        let lines = format!(
            "(request-target): post {target}\nhost: 127.0.0.1\ndate: {}\ndigest: {}",
            header("keygen-date"),
            header("keygen-digest")
        );
        let signed = header("keygen-signature");
        assert!(
            signed.contains("algorithm=\"ed25519\"") && signed.contains(&account.keygen.account().to_string()),
            "{signed}"
        );
        let signature = signed.split("signature=\"").nth(1).unwrap().split('"').next().unwrap();
        let signature = BASE64_STANDARD.decode(signature).unwrap();
        UnparsedPublicKey::new(&ED25519, &key).verify(lines.as_bytes(), &signature).unwrap();
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &answer.bytes().await.unwrap());
        assert!(lines.ends_with(&BASE64_STANDARD.encode(digest)));
    }
    let limited = account.http.post(&url).body(body.to_string()).send().await.unwrap();
    assert_eq!((limited.status().as_u16(), limited.headers().get("keygen-signature")), (429, None));
}

#[tokio::test]
async fn the_caller_chooses_the_algorithm() {
    let account = Account::new();
    for algorithm in ["ed25519", "rsa-pss-sha256", "rsa-sha256", "ecdsa-p256"] {
        let accept = format!("algorithm=\"{algorithm}\"");
        let request = account.http.get(account.url("/me")).header("Keygen-Accept-Signature", &accept);
        let answer = request.send().await.unwrap();
        assert!(answer.headers()["keygen-signature"].to_str().unwrap().contains(&accept));
    }
    let request = account.http.get(account.url("/me")).header("Keygen-Accept-Signature", "algorithm=\"md5\"");
    assert_eq!(request.send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn what_stands_in_front_of_keygen_is_not_signed_by_it() {
    let account = Account::new();
    account.keygen.fail_next(&[Fault::Firewall, Fault::Blocked, Fault::OtherPage, Fault::Unsigned, Fault::MisSigned]);
    for (status, is_signed) in [(403, false), (403, false), (200, false), (401, false), (401, true)] {
        let answer = account.http.get(account.url("/me")).send().await.unwrap();
        let signed = answer.headers().get("keygen-signature").is_some();
        assert_eq!((answer.status().as_u16(), signed), (status, is_signed));
    }
}

#[tokio::test]
async fn the_account_shows_its_keys_in_base64_of_what_the_dashboard_shows() {
    let account = Account::new();
    let (_, document) = account.admin(Method::GET, "", Value::Null).await;
    assert_eq!(
        (&document["data"]["id"], &document["data"]["attributes"]["slug"]),
        (&json!(account.keygen.account()), &json!(account.keygen.slug()))
    );
    let key = |name: &str| {
        let text = document["data"]["meta"]["keys"][name].as_str().unwrap();
        String::from_utf8(BASE64_STANDARD.decode(text).unwrap()).unwrap()
    };
    assert_eq!(key("ed25519"), account.keygen.public_key(Algorithm::Ed25519));
    assert_eq!(key("rsa2048"), account.keygen.public_key(Algorithm::RsaSha256));
    assert_eq!(key("ecdsa"), account.keygen.public_key(Algorithm::EcdsaP256));
}
