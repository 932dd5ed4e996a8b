//! Environments (Enterprise): who gets an event, and who may be fulfilled.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{ADA, Account, payload, problem, read};

const BOB: &str = "bob@customer.example";

async fn events(account: &Account, token: &str, environment: Option<&str>) -> Vec<Value> {
    let (status, listed) = account.call_as(token, environment, Method::GET, "/webhook-events", Value::Null).await;
    assert_eq!(status, 200, "{listed}");
    listed["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_endpoint_gets_events_of_its_own_environment_only() {
    let account = Account::new();
    account.keygen.add_user(BOB, "user", None);
    let (isolated, token) = account.keygen.add_environment("sandbox", true);
    account.keygen.move_to_environment(BOB, isolated);
    let nowhere = "http://127.0.0.1:9/".parse::<url::Url>().unwrap();
    account.keygen.register_another_webhook(nowhere.clone(), None);
    account.keygen.register_another_webhook(nowhere, Some(isolated));
    let ask = async |email: &str, environment: Option<&str>| {
        let mut request = account.http.post(account.url("/passwords"));
        if let Some(environment) = environment {
            request = request.header("Keygen-Environment", environment);
        }
        let body = json!({ "meta": { "email": email, "deliver": false } });
        read(request.body(body.to_string()).send().await.unwrap()).await
    };
    // Without a header, the event goes to the user's own environment; with one, to that, whoever the user is.
    ask(ADA, None).await;
    ask(BOB, None).await;
    ask(ADA, Some("sandbox")).await;
    let emails = |events: Vec<Value>| -> Vec<String> {
        events.iter().map(|event| payload(event)["data"]["attributes"]["email"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(emails(events(&account, account.keygen.admin_token(), None).await), [ADA]);
    let there = events(&account, &token, Some("sandbox")).await;
    let of_ada = payload(&there[0])["data"]["relationships"]["environment"]["data"].clone();
    assert_eq!((of_ada, &there[0]["relationships"]["environment"]["data"]["id"]), (Value::Null, &json!(isolated)));
    assert_eq!(emails(there), [ADA, BOB]);

    assert_eq!(problem(&ask(ADA, Some("nowhere")).await), (400, "ENVIRONMENT_INVALID"));
    let foreign =
        account.call_as(account.keygen.admin_token(), Some("sandbox"), Method::GET, "/webhook-events", Value::Null);
    assert_eq!(foreign.await.0, 403, "the admin's token is a global one");
}

#[tokio::test]
async fn a_fulfilment_names_the_users_environment() {
    let account = Account::new();
    let (shared, _) = account.keygen.add_environment("staging", false);
    account.keygen.add_user(BOB, "user", None);
    account.keygen.move_to_environment(BOB, shared);
    for (email, environment, expected) in
        [(ADA, None, 200), (ADA, Some("staging"), 403), (BOB, None, 403), (BOB, Some("staging"), 200)]
    {
        account.keygen.request_reset(email).await;
        let token = account.keygen.reset_token(email).unwrap();
        let body = json!({ "meta": { "passwordResetToken": token, "newPassword": "seven quiet herons" } });
        let path = format!("/users/{email}/actions/reset-password");
        let (status, document) = account.call_as("none", environment, Method::POST, &path, body).await;
        assert_eq!(status, expected, "{email} in {environment:?}: {document}");
    }
}
