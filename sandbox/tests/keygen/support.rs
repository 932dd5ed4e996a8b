//! An account, and receivers of its webhooks.

use rekey_sandbox::{Clock, Keygen};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

pub(crate) const ADA: &str = "ada@customer.example";

pub(crate) struct Account {
    pub(crate) clock: Clock,
    pub(crate) keygen: Keygen,
    pub(crate) http: Client,
}

impl Account {
    pub(crate) fn new() -> Self {
        let clock = Clock::default();
        let keygen = Keygen::start(clock.clone(), 0).unwrap();
        keygen.add_user(ADA, "user", Some("old password"));
        Self { clock, keygen, http: Client::builder().no_proxy().build().unwrap() }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}/v1/accounts/{}{path}", self.keygen.api_url(), self.keygen.account())
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        read(self.http.post(self.url(path)).body(body.to_string()).send().await.unwrap()).await
    }

    /// Calls the API with somebody's token, in an environment if one is named.
    pub(crate) async fn call_as(
        &self,
        token: &str,
        environment: Option<&str>,
        method: Method,
        path: &str,
        body: Value,
    ) -> (u16, Value) {
        let mut request = self.http.request(method, self.url(path)).bearer_auth(token);
        if let Some(environment) = environment {
            request = request.header("Keygen-Environment", environment);
        }
        read(request.body(body.to_string()).send().await.unwrap()).await
    }

    pub(crate) async fn admin(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        self.call_as(self.keygen.admin_token(), None, method, path, body).await
    }

    /// The newest event, as the list shows it.
    pub(crate) async fn newest_event(&self) -> Value {
        let path = "/webhook-events?events[]=user.password-reset&page[size]=100&page[number]=1";
        self.admin(Method::GET, path, Value::Null).await.1["data"][0].clone()
    }

    /// The token of the newest reset, as the admin can read it.
    pub(crate) async fn newest_token(&self) -> String {
        let event = self.newest_event().await;
        payload(&event)["meta"]["passwordResetToken"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn fulfil(&self, token: &str, password: &str) -> (u16, Value) {
        let body = json!({ "meta": { "passwordResetToken": token, "newPassword": password } });
        self.post(&format!("/users/{ADA}/actions/reset-password"), body).await
    }
}

pub(crate) async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
}

/// A webhook receiver that answers with each status once, the last one for ever, and hands over what it got. 0 is to hang up without an answer; a redirect
/// leads to `/moved` at the same place.
pub(crate) async fn receiver(statuses: &[u16]) -> (url::Url, tokio::sync::mpsc::UnboundedReceiver<String>) {
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
            let answer =
                format!("HTTP/1.1 {status} x\r\nlocation: /moved\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
            if status > 0 {
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
            got.send(String::from_utf8(request).unwrap()).unwrap();
        }
    });
    (url, receive)
}

pub(crate) fn is_whole(request: &[u8]) -> bool {
    let text = str::from_utf8(request).unwrap();
    text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        body.len() == length.map_or(0, |length| length.parse().unwrap())
    })
}

pub(crate) fn header<'a>(request: &'a str, name: &str) -> &'a str {
    request.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap()
}

/// What an event tells.
pub(crate) fn payload(event: &Value) -> Value {
    serde_json::from_str(event["attributes"]["payload"].as_str().unwrap()).unwrap()
}

/// Status and code of an answer's first error.
pub(crate) fn problem((status, document): &(u16, Value)) -> (u16, &str) {
    (*status, document["errors"][0]["code"].as_str().unwrap_or_default())
}
