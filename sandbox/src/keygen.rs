use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
};

use actix_web::{
    App, HttpResponse, HttpServer,
    web::{Bytes, Data, Path, post},
};
use aws_lc_rs::{
    digest,
    rand::{SecureRandom, SystemRandom},
    signature::{Ed25519KeyPair, KeyPair},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

use crate::Clock;

/// What an endpoint does instead of answering as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 500 with an error document.
    ServerError,
    /// 502 with a gateway's HTML.
    GatewayHtml,
    /// 429 with `Retry-After` in seconds.
    TooManyRequests(u32),
}

struct User {
    id: Uuid,
    role: String,
    password: Option<String>,
    token: Option<(String, Timestamp)>,
}

#[derive(Default)]
struct State {
    users: HashMap<String, User>,
    webhook: Option<Url>,
    protected: bool,
    faults: Vec<Fault>,
    requests: usize,
}

/// One Keygen account on loopback, with the answers of Keygen's API 1.8. Its webhooks are signed with Ed25519.
#[derive(Clone)]
pub struct Keygen {
    inner: Arc<Inner>,
}

struct Inner {
    address: std::sync::OnceLock<SocketAddr>,
    account: Uuid,
    key: Ed25519KeyPair,
    clock: Clock,
    http: reqwest::Client,
    state: Mutex<State>,
}

const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(24);

impl Keygen {
    /// Starts it on a free port.
    pub fn start(clock: Clock) -> Result<Self, Box<dyn std::error::Error>> {
        let inner = Inner {
            address: std::sync::OnceLock::new(),
            account: Uuid::new_v4(),
            key: Ed25519KeyPair::generate()?,
            clock,
            http: reqwest::Client::builder().no_proxy().build()?,
            state: Mutex::default(),
        };
        let keygen = Self { inner: Arc::new(inner) };
        let data = Data::new(keygen.clone());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .route("/v1/accounts/{account}/passwords", post().to(request_reset))
                .route("/v1/accounts/{account}/users/{user}/actions/reset-password", post().to(fulfil))
        })
        .workers(1)
        .disable_signals()
        .bind("127.0.0.1:0")?;
        if let Some(address) = server.addrs().first() {
            keygen.inner.address.get_or_init(|| *address);
        }
        tokio::spawn(server.run());
        Ok(keygen)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The API's address.
    pub fn api_url(&self) -> String {
        self.inner.address.get().map(|address| format!("http://{address}")).unwrap_or_default()
    }

    /// The account.
    pub fn account(&self) -> Uuid {
        self.inner.account
    }

    /// The account's Ed25519 key, in hex as the dashboard shows it.
    pub fn public_key(&self) -> String {
        hex::encode(self.inner.key.public_key())
    }

    /// Registers the webhook endpoint.
    pub fn register_webhook(&self, url: Url) {
        self.state().webhook = Some(url);
    }

    /// Adds a user.
    pub fn add_user(&self, email: &str, role: &str, password: Option<&str>) {
        let user =
            User { id: Uuid::new_v4(), role: role.to_owned(), password: password.map(str::to_owned), token: None };
        self.state().users.insert(email.to_lowercase(), user);
    }

    /// Every user's address and role.
    pub fn users(&self) -> Vec<(String, String)> {
        let mut users: Vec<_> =
            self.state().users.iter().map(|(email, user)| (email.clone(), user.role.clone())).collect();
        users.sort();
        users
    }

    /// Protects the account: users who never had a password can't set one.
    pub fn protect(&self) {
        self.state().protected = true;
    }

    /// The next answers fail so, one each.
    pub fn fail_next(&self, faults: &[Fault]) {
        self.state().faults.extend(faults.iter().rev());
    }

    /// Whether this is the user's password.
    pub fn password_is(&self, email: &str, password: &str) -> bool {
        self.state().users.get(&email.to_lowercase()).is_some_and(|user| user.password.as_deref() == Some(password))
    }

    /// How many resets were asked for.
    pub fn requests(&self) -> usize {
        self.state().requests
    }

    /// Replaces a user's token, as everybody can by asking; without a webhook, as if it got lost.
    pub fn replace_token(&self, email: &str) {
        let now = self.inner.clock.now();
        if let Some(user) = self.state().users.get_mut(&email.to_lowercase()) {
            user.token = Some((new_token(), now));
        }
    }

    /// What `POST …/passwords` does for somebody's address. Says whether a webhook was delivered.
    pub async fn request_reset(&self, email: &str) -> bool {
        let now = self.inner.clock.now();
        let post = {
            let mut state = self.state();
            state.requests += 1;
            let webhook = state.webhook.clone();
            let (Some(user), Some(webhook)) = (state.users.get_mut(&email.to_lowercase()), webhook) else {
                return false;
            };
            let token = new_token();
            user.token = Some((token.clone(), now));
            self.webhook(webhook, email, user, &token, now)
        };
        // Keygen's retries are not played here: what is refused is lost.
        post.send().await.is_ok_and(|answer| answer.status().is_success())
    }

    fn webhook(&self, url: Url, email: &str, user: &User, token: &str, now: Timestamp) -> reqwest::RequestBuilder {
        let payload = json!({
            "data": { "id": user.id, "type": "users", "attributes": {
                "fullName": "Ada Lovelace", "firstName": "Ada", "lastName": "Lovelace", "email": email.to_lowercase(),
                "status": "ACTIVE", "role": user.role, "metadata": {}, "created": now, "updated": now } },
            "meta": { "passwordResetToken": token },
        });
        let body = json!({
            "data": { "id": Uuid::new_v4(), "type": "webhook-events", "attributes": {
                "endpoint": url.as_str(), "apiVersion": "1.8", "payload": payload.to_string(), "event": "user.password-reset",
                "status": "DELIVERING", "lastResponseCode": null, "lastResponseBody": null, "created": now, "updated": now },
                "meta": { "idempotencyToken": Uuid::new_v4().simple().to_string() } },
        })
        .to_string();
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        let date = httpdate::fmt_http_date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds));
        let digest = BASE64_STANDARD.encode(digest::digest(&digest::SHA256, body.as_bytes()));
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let lines = format!(
            "(request-target): post {}{query}\nhost: {}\ndate: {date}\ndigest: sha-256={digest}",
            url.path(),
            url.host_str().unwrap_or_default()
        );
        let signature = BASE64_STANDARD.encode(self.inner.key.sign(lines.as_bytes()));
        let header = format!(
            r#"keyid="{}", algorithm="ed25519", signature="{signature}", headers="(request-target) host date digest""#,
            self.inner.account
        );
        self.inner
            .http
            .post(url)
            .header("Content-Type", "application/json")
            .header("Keygen-Date", &date)
            .header("Keygen-Digest", format!("sha-256={digest}"))
            .header("Keygen-Signature", header)
            .header("Keygen-Version", "1.8")
            .body(body)
    }

    fn fault(&self) -> Option<HttpResponse> {
        Some(match self.state().faults.pop()? {
            Fault::ServerError => error(500, "Internal server error", None, None),
            Fault::GatewayHtml => HttpResponse::BadGateway().content_type("text/html").body("<html>Bad gateway</html>"),
            Fault::TooManyRequests(seconds) => {
                let mut response = error(429, "Too many requests", Some("TOO_MANY_REQUESTS"), None);
                response.headers_mut().insert(actix_web::http::header::RETRY_AFTER, seconds.into());
                response
            }
        })
    }
}

fn new_token() -> String {
    let mut bytes = [0; 24];
    SystemRandom::new().fill(&mut bytes).expect("the operating system gives random bytes");
    hex::encode(bytes) + "v3"
}

fn error(status: u16, detail: &str, code: Option<&str>, pointer: Option<&str>) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status).unwrap_or_default();
    let mut object = json!({ "title": status.canonical_reason(), "detail": detail });
    if let Some(code) = code {
        object["code"] = code.into();
    }
    if let Some(pointer) = pointer {
        object["source"] = json!({ "pointer": pointer });
    }
    HttpResponse::build(status)
        .content_type("application/vnd.api+json")
        .body(json!({ "meta": { "id": Uuid::new_v4() }, "errors": [object] }).to_string())
}

async fn request_reset(keygen: Data<Keygen>, body: Bytes) -> HttpResponse {
    if let Some(fault) = keygen.fault() {
        return fault;
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(email) = body["meta"]["email"].as_str().map(str::to_owned) else {
        return error(400, "is missing", None, Some("/meta/email"));
    };
    tokio::spawn(async move { keygen.request_reset(&email).await });
    HttpResponse::NoContent().finish()
}

async fn fulfil(keygen: Data<Keygen>, path: Path<(String, String)>, body: Bytes) -> HttpResponse {
    if let Some(fault) = keygen.fault() {
        return fault;
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (Some(token), Some(password)) =
        (body["meta"]["passwordResetToken"].as_str(), body["meta"]["newPassword"].as_str())
    else {
        return error(400, "is missing", None, Some("/meta"));
    };
    let now = keygen.inner.clock.now();
    let mut state = keygen.state();
    let protected = state.protected;
    let Some((_, user)) =
        state.users.iter_mut().find(|(email, user)| path.1 == user.id.to_string() || path.1 == **email)
    else {
        return error(404, "was not found", None, None);
    };
    let Some((known, issued)) = &user.token else { return error(404, "was not found", None, None) };
    if protected && user.password.is_none() {
        return error(403, "is not allowed", None, None);
    }
    if known != token {
        return error(404, "was not found", None, None);
    }
    if now.duration_since(*issued) > TOKEN_LIFETIME {
        return error(401, "is expired", None, Some("/meta/passwordResetToken"));
    }
    if password.chars().count() < 6 {
        return error(422, "is too short", Some("PASSWORD_TOO_SHORT"), Some("/data/attributes/password"));
    }
    if password.len() > 72 {
        return error(422, "is too long", Some("PASSWORD_TOO_LONG"), Some("/data/attributes/password"));
    }
    user.password = Some(password.to_owned());
    user.token = None;
    HttpResponse::Ok().json(json!({ "data": { "id": user.id, "type": "users" } }))
}
