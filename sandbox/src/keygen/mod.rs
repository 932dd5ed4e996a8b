//! One Keygen account on loopback.

mod access;
mod account;
mod delivery;
mod documents;
mod endpoints;
mod event_types;
mod events;
mod faults;
mod limits;
mod login;
mod pagination;
mod passwords;
mod resources;
mod signing;
mod users;

use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use actix_web::{
    App, HttpServer,
    middleware::from_fn,
    web::{self, Data, ServiceConfig},
};
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use jiff::Timestamp;
use url::Url;
use uuid::Uuid;

pub use faults::Fault;
use resources::{Endpoint, Environment, Event, Product, User};
pub use signing::Algorithm;
pub use users::Change;

use crate::Clock;

/// Keygen waits this long for the answer to a webhook.
const WEBHOOK_TIMEOUT: Duration = Duration::from_secs(15);

/// Keygen follows this many redirects of a webhook (the default of its HTTP client).
const MAX_REDIRECTS: usize = 5;

/// The account's slug, which stands for its UUID in paths.
const SLUG: &str = "acme";

/// One Keygen account on loopback, with the answers of Keygen's API 1.8.
#[derive(Clone)]
pub struct Keygen(Arc<Inner>);

struct Inner {
    address: OnceLock<SocketAddr>,
    own_domain: OnceLock<SocketAddr>,
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
    products: Vec<Product>,
    environments: Vec<Environment>,
    protected: bool,
    without_cursors: bool,
    faults: Vec<Fault>,
    standing_fault: Option<Fault>,
    counters: limits::Counters,
    calls: usize,
    /// The addresses of all requests, the first one first.
    requests: Vec<String>,
    keygens_own_mails: usize,
}

impl Keygen {
    /// Starts it on `port`; 0 takes a free one.
    pub fn start(clock: Clock, port: u16) -> Result<Self, Box<dyn std::error::Error>> {
        let keygen = Self(Arc::new(Inner {
            address: OnceLock::new(),
            own_domain: OnceLock::new(),
            account: Uuid::new_v4(),
            admin_token: format!("admin-{}v3", random_hex(32)),
            keys: signing::Keys::generate()?,
            clock,
            // A connection of its own for each webhook, as Keygen does. 301 to 303 become a GET without a body.
            http: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::limited(MAX_REDIRECTS))
                .pool_max_idle_per_host(0)
                .timeout(WEBHOOK_TIMEOUT)
                // More lenient than Keygen: a sandbox serves this machine, whose certificates are nobody else's.
                .tls_danger_accept_invalid_certs(true)
                .build()?,
            state: Mutex::default(),
        }));
        let by_account = [keygen.account().to_string(), SLUG.to_owned()].map(|name| format!("/v1/accounts/{name}"));
        let address = keygen.serve(port, move |config| {
            for prefix in &by_account {
                config.service(
                    web::scope(prefix)
                        .wrap(from_fn(signing::sign))
                        .wrap(from_fn(faults::inject))
                        .configure(account::routes)
                        .configure(routes),
                );
            }
        })?;
        keygen.0.address.get_or_init(|| address);
        // Keygen tells the vendor's own domain by the host's name; here it is a port.
        let own_domain = keygen.serve(0, |config| {
            config.service(
                web::scope("/v1").wrap(from_fn(signing::sign)).wrap(from_fn(faults::inject)).configure(routes),
            );
        })?;
        keygen.0.own_domain.get_or_init(|| own_domain);
        Ok(keygen)
    }

    fn serve(
        &self,
        port: u16,
        routes: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
    ) -> Result<SocketAddr, Box<dyn std::error::Error>> {
        let data = Data::new(self.clone());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .configure(routes.clone())
                .default_service(web::to(account::no_such_endpoint))
        })
        .workers(1)
        .disable_signals()
        // A reset connection is closed at once.
        .h1_allow_half_closed(false)
        .on_connect(faults::on_connect)
        .bind((Ipv4Addr::LOCALHOST, port))?;
        let address = *server.addrs().first().ok_or("no address")?;
        tokio::spawn(server.run());
        Ok(address)
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

    /// The API's address on the vendor's own domain, whose paths do not name the account.
    pub fn own_domain_url(&self) -> String {
        self.0.own_domain.get().map(|address| format!("http://{address}")).unwrap_or_default()
    }

    /// The account.
    pub fn account(&self) -> Uuid {
        self.0.account
    }

    /// The account's slug.
    pub fn slug(&self) -> &str {
        SLUG
    }

    /// A token of the account's admin.
    pub fn admin_token(&self) -> &str {
        &self.0.admin_token
    }

    /// The account's public key for `algorithm`, as the dashboard shows it: Ed25519 in hex, the others in PEM.
    pub fn public_key(&self, algorithm: Algorithm) -> String {
        self.0.keys.public_key(algorithm)
    }

    /// Registers a webhook endpoint for all events of users, in place of all others: the first of them moves, and keeps its events.
    pub fn register_webhook(&self, url: Url, algorithm: Algorithm) {
        let new = Endpoint::new(url, self.now());
        let mut state = self.state();
        let endpoint = Endpoint {
            id: state.endpoints.first().map_or(new.id, |endpoint| endpoint.id),
            subscriptions: delivery::USER_EVENTS.map(str::to_owned).to_vec(),
            algorithm: Some(algorithm),
            ..new
        };
        state.endpoints = vec![endpoint];
    }

    /// Registers another endpoint, for all events, as other services of the vendor have. It belongs to an environment, if one is given.
    pub fn register_another_webhook(&self, url: Url, environment: Option<Uuid>) {
        let endpoint = Endpoint { environment, ..Endpoint::new(url, self.now()) };
        self.state().endpoints.push(endpoint);
    }

    /// Adds a product, and returns its token.
    pub fn add_product(&self) -> String {
        let product = Product { id: Uuid::new_v4(), token: format!("prod-{}v3", random_hex(32)) };
        let token = product.token.clone();
        self.state().products.push(product);
        token
    }

    /// Adds an environment (Enterprise), and returns its id and its token. An isolated one shares nothing with the global one.
    pub fn add_environment(&self, code: &str, isolated: bool) -> (Uuid, String) {
        let token = format!("env-{}v3", random_hex(32));
        let environment = Environment { id: Uuid::new_v4(), code: code.to_owned(), isolated, token: token.clone() };
        let id = environment.id;
        self.state().environments.push(environment);
        (id, token)
    }

    /// Adds a user, as Keygen's `POST …/users` would.
    pub fn add_user(&self, email: &str, role: &str, password: Option<&str>) {
        let user = User::new(role, password, self.now());
        self.state().users.insert(email.to_lowercase(), user);
    }

    /// Moves a user to an environment.
    pub fn move_to_environment(&self, email: &str, environment: Uuid) {
        self.change_user(email, |user| user.environment = Some(environment));
    }

    /// Lets a user need a second factor to log in.
    pub fn require_second_factor(&self, email: &str) {
        self.change_user(email, |user| user.second_factor = true);
    }

    /// Lets a user log in by single sign-on only.
    pub fn require_single_sign_on(&self, email: &str) {
        self.change_user(email, |user| user.single_sign_on = true);
    }

    fn change_user(&self, email: &str, change: impl FnOnce(&mut User)) {
        if let Some(user) = self.state().users.get_mut(&email.to_lowercase()) {
            change(user);
        }
    }

    /// Sets a key of a user's metadata, of any JSON type.
    pub fn set_metadata(&self, email: &str, key: &str, value: impl Into<serde_json::Value>) {
        self.change_user(email, |user| user.metadata[key] = value.into());
    }

    /// Lists events and endpoints by pages only, as Keygen did before April 2026.
    pub fn forget_cursors(&self) {
        self.state().without_cursors = true;
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
        self.state().users.get(&email.to_lowercase()).is_some_and(|user| user.has_password(password))
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

    /// How often a reset was asked for by this address.
    pub fn requests_for(&self, email: &str) -> usize {
        let email = email.to_lowercase();
        self.state().requests.iter().filter(|known| **known == email).count()
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
        self.change_user(email, |user| {
            user.issue_token(now);
        });
    }
}

/// What both ways of naming the account have in common.
fn routes(config: &mut ServiceConfig) {
    config.configure(passwords::routes).configure(login::routes).configure(events::routes).configure(endpoints::routes);
}

fn random_hex(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    SystemRandom::new().fill(&mut buffer).expect("the operating system gives random bytes");
    hex::encode(buffer)
}
