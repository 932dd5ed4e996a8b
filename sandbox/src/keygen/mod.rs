//! One Keygen account on loopback.

mod delivery;
mod documents;
mod faults;
mod limits;
mod passwords;
mod signing;
mod webhooks;

use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use actix_web::{
    App, HttpServer,
    middleware::from_fn,
    web::{self, Data},
};
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use jiff::Timestamp;
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

pub use faults::Fault;
pub use signing::Algorithm;

use crate::Clock;

/// Keygen waits this long for the answer to a webhook.
const WEBHOOK_TIMEOUT: Duration = Duration::from_secs(15);

/// One Keygen account on loopback, with the answers of Keygen's API 1.8.
#[derive(Clone)]
pub struct Keygen(Arc<Inner>);

struct Inner {
    address: OnceLock<SocketAddr>,
    account: Uuid,
    admin_token: String,
    keys: signing::Keys,
    clock: Clock,
    http: reqwest::Client,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// By address, in lower case.
    users: HashMap<String, User>,
    endpoints: Vec<Endpoint>,
    /// Oldest first.
    events: Vec<Event>,
    protected: bool,
    faults: Vec<Fault>,
    standing_fault: Option<Fault>,
    counters: limits::Counters,
    calls: usize,
    /// The addresses of all requests, the first one first.
    requests: Vec<String>,
    keygens_own_mails: usize,
}

struct User {
    id: Uuid,
    first_name: Option<String>,
    last_name: Option<String>,
    role: String,
    metadata: Value,
    created: Timestamp,
    password: Option<String>,
    reset_token: Option<(String, Timestamp)>,
    /// Of whom is logged in.
    tokens: Vec<String>,
}

struct Endpoint {
    id: Uuid,
    url: Url,
    subscriptions: Vec<String>,
    algorithm: Algorithm,
    created: Timestamp,
}

#[derive(Clone)]
struct Event {
    id: Uuid,
    endpoint: Uuid,
    url: Url,
    kind: String,
    payload: String,
    idempotency_token: String,
    status: &'static str,
    last_response_code: Option<u16>,
    last_response_body: Option<String>,
    created: Timestamp,
    updated: Timestamp,
}

impl Event {
    /// The event as it is before its first attempt.
    fn as_first_sent(&self) -> Self {
        Self {
            status: "DELIVERING",
            last_response_code: None,
            last_response_body: None,
            updated: self.created,
            ..self.clone()
        }
    }
}

impl Keygen {
    /// Starts it on `port`; 0 takes a free one.
    pub fn start(clock: Clock, port: u16) -> Result<Self, Box<dyn std::error::Error>> {
        let keygen = Self(Arc::new(Inner {
            address: OnceLock::new(),
            account: Uuid::new_v4(),
            admin_token: format!("admin-{}", random_hex(32)),
            keys: signing::Keys::generate()?,
            clock,
            // A connection of its own for each webhook, as Keygen does.
            http: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .pool_max_idle_per_host(0)
                .timeout(WEBHOOK_TIMEOUT)
                .build()?,
            state: Mutex::default(),
        }));
        let data = Data::new(keygen.clone());
        let account = keygen.account();
        let server = HttpServer::new(move || {
            App::new().app_data(data.clone()).service(
                web::scope(&format!("/v1/accounts/{account}"))
                    .wrap(from_fn(faults::inject))
                    .configure(passwords::routes)
                    .configure(webhooks::routes),
            )
        })
        .workers(1)
        .disable_signals()
        // A reset connection is closed at once.
        .h1_allow_half_closed(false)
        .on_connect(faults::on_connect)
        .bind((Ipv4Addr::LOCALHOST, port))?;
        if let Some(address) = server.addrs().first() {
            keygen.0.address.get_or_init(|| *address);
        }
        tokio::spawn(server.run());
        Ok(keygen)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The API's address.
    pub fn api_url(&self) -> String {
        self.0.address.get().map(|address| format!("http://{address}")).unwrap_or_default()
    }

    /// The account.
    pub fn account(&self) -> Uuid {
        self.0.account
    }

    /// A token of the account's admin.
    pub fn admin_token(&self) -> &str {
        &self.0.admin_token
    }

    /// The account's public key for `algorithm`, as the dashboard shows it: Ed25519 in hex, the others in PEM.
    pub fn public_key(&self, algorithm: Algorithm) -> String {
        self.0.keys.public_key(algorithm)
    }

    /// Registers a webhook endpoint for password resets, in place of all others.
    pub fn register_webhook(&self, url: Url, algorithm: Algorithm) {
        let endpoint = Endpoint {
            id: Uuid::new_v4(),
            url,
            subscriptions: vec!["user.password-reset".to_owned()],
            algorithm,
            created: self.now(),
        };
        self.state().endpoints = vec![endpoint];
    }

    /// Adds a user, as Keygen's `POST …/users` would.
    pub fn add_user(&self, email: &str, role: &str, password: Option<&str>) {
        let user = User {
            id: Uuid::new_v4(),
            first_name: Some("Ada".to_owned()),
            last_name: Some("Lovelace".to_owned()),
            role: role.to_owned(),
            metadata: json!({}),
            created: self.now(),
            password: password.map(str::to_owned),
            reset_token: None,
            tokens: Vec::new(),
        };
        self.state().users.insert(email.to_lowercase(), user);
    }

    /// Sets a key of a user's metadata.
    pub fn set_metadata(&self, email: &str, key: &str, value: &str) {
        if let Some(user) = self.state().users.get_mut(&email.to_lowercase()) {
            user.metadata[key] = json!(value);
        }
    }

    /// Adds the people whom the front page speaks of.
    pub fn add_demo_users(&self) {
        self.add_user("ada@customer.example", "user", Some("old-password-1"));
        self.add_user("zoe@customer.example", "user", Some("old-password-2"));
        self.add_user("new@customer.example", "user", None);
        self.add_user("admin@acme.example", "admin", Some("old-password-3"));
    }

    /// Every user's address and role.
    pub fn users(&self) -> Vec<(String, String)> {
        let mut users: Vec<_> =
            self.state().users.iter().map(|(email, user)| (email.clone(), user.role.clone())).collect();
        users.sort();
        users
    }

    /// Protects the account, or opens it: in a protected one, users who never had a password can't set one.
    pub fn protect(&self, protected: bool) {
        self.state().protected = protected;
    }

    /// Whether the account is protected.
    pub fn is_protected(&self) -> bool {
        self.state().protected
    }

    /// The next answers fail so, one each.
    pub fn fail_next(&self, faults: &[Fault]) {
        self.state().faults.extend(faults.iter().rev());
    }

    /// All answers fail so, until told otherwise.
    pub fn fail(&self, fault: Option<Fault>) {
        self.state().standing_fault = fault;
    }

    /// How all answers fail.
    pub fn fault(&self) -> Option<Fault> {
        self.state().standing_fault
    }

    fn take_fault(&self) -> Option<Fault> {
        let mut state = self.state();
        state.calls += 1;
        state.faults.pop().or(state.standing_fault)
    }

    /// Whether this is the user's password.
    pub fn password_is(&self, email: &str, password: &str) -> bool {
        self.state().users.get(&email.to_lowercase()).is_some_and(|user| user.password.as_deref() == Some(password))
    }

    /// How often the API was called, with or without a fault.
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    /// How many resets were asked for.
    pub fn requests(&self) -> usize {
        self.state().requests.len()
    }

    /// For which addresses resets were asked for, in this order.
    pub fn requested(&self) -> Vec<String> {
        self.state().requests.clone()
    }

    /// How many mails Keygen would have sent itself, because a request did not say `deliver: false`.
    pub fn keygens_own_mails(&self) -> usize {
        self.state().keygens_own_mails
    }

    /// The token by which a user's password can be set now.
    pub fn reset_token(&self, email: &str) -> Option<String> {
        let state = self.state();
        state.users.get(&email.to_lowercase())?.reset_token.as_ref().map(|(token, _)| token.clone())
    }

    /// Replaces a user's token, as everybody can by asking; without a webhook, as if it got lost.
    pub fn replace_token(&self, email: &str) {
        let now = self.now();
        if let Some(user) = self.state().users.get_mut(&email.to_lowercase()) {
            user.reset_token = Some((new_token(), now));
        }
    }
}

fn random_hex(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    SystemRandom::new().fill(&mut buffer).expect("the operating system gives random bytes");
    hex::encode(buffer)
}

fn new_token() -> String {
    random_hex(24) + "v3"
}
