//! What the pieces cost: signatures, events, links, pages, mails. `cargo bench --bench pieces`

use std::{path::Path, sync::Arc, time::Duration};

use actix_web::{App, test};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, ParsedPublicKey};
use base64::{Engine, prelude::BASE64_STANDARD};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use rekey::{
    address::EmailAddress,
    brand::{Brands, Language},
    clock::{Clock, SystemClock},
    config::{Config, PasswordRules},
    keygen::{Algorithm, Endpoint, Event, PublicKey, SignedRequest, Verifier},
    links::Links,
    mail::{DkimAlgorithm, DkimKey, Mail, Recipient, Requester},
    passwords::{OwnWords, judge},
    secrets::{Handle, Keys, Randomness},
    store::{Purpose, Store},
    web::{self, Portal},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::runtime::Runtime;

/// Makes handles that are known.
struct Zeros;

impl Randomness for Zeros {
    fn fill(&self, buffer: &mut [u8]) {
        buffer.fill(0);
    }
}

/// A webhook as Keygen's own code signed it.
struct Vector {
    verifier: Verifier,
    date: String,
    signature: String,
    body: Vec<u8>,
    at: Timestamp,
}

impl Vector {
    fn read(algorithm: Algorithm) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/portal/webhook-vectors.json");
        let file: Value = serde_json::from_slice(&std::fs::read(file).expect("it is there")).expect("JSON");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let name = if algorithm == Algorithm::Ed25519 { "ed25519 plain" } else { algorithm.name() };
        let key = match algorithm {
            Algorithm::Ed25519 => "ed25519_hex",
            Algorithm::RsaPssSha256 | Algorithm::RsaSha256 => "rsa_pem",
            Algorithm::EcdsaP256 => "ecdsa_p256_pem",
        };
        let key = PublicKey::parse(algorithm, &text(&file["keys"][key])).expect("Keygen's key");
        let vectors = file["vectors"].as_array().expect("a list");
        let vector = vectors.iter().find(|vector| vector["name"] == name).expect("one for each algorithm");
        let date = text(&vector["headers"]["Keygen-Date"]);
        Self {
            verifier: Verifier {
                endpoint: Endpoint::new(&text(&vector["endpoint_url"]).parse().expect("a URL")),
                account: text(&file["account_id"]).parse().expect("a UUID"),
                algorithm,
                keys: vec![key],
                tolerance: Duration::from_mins(5),
            },
            at: Timestamp::try_from(httpdate::parse_http_date(&date).expect("a date")).expect("in range"),
            date,
            signature: text(&vector["headers"]["Keygen-Signature"]),
            body: BASE64_STANDARD.decode(text(&vector["body_base64"])).expect("base64"),
        }
    }

    fn request(&self) -> [&[u8]; 3] {
        [self.signature.as_bytes(), self.date.as_bytes(), &self.body]
    }
}

fn signatures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("webhook");
    for algorithm in Algorithm::ALL {
        let vector = Vector::read(algorithm);
        let [signature, date, body] = vector.request();
        let request = SignedRequest { signatures: &[signature], dates: &[date], body };
        group.bench_function(format!("verify {algorithm}"), |bench| {
            bench.iter(|| vector.verifier.verify(request, vector.at).expect("it is Keygen's"));
        });
    }
    // What no program could do without.
    let vector = Vector::read(Algorithm::Ed25519);
    let key = Ed25519KeyPair::generate().expect("a key");
    let signature = key.sign(&vector.body[..300]);
    let public = ParsedPublicKey::new(&ED25519, key.public_key().as_ref()).expect("a key");
    group.bench_function("the limit: Ed25519 and SHA-256 alone", |bench| {
        bench.iter(|| {
            public.verify_sig(&vector.body[..300], signature.as_ref()).expect("it is ours");
            Sha256::digest(&vector.body)
        });
    });
    let [signature, date, body] = vector.request();
    let request = SignedRequest { signatures: &[signature], dates: &[date], body };
    let verified = vector.verifier.verify(request, vector.at).expect("it is Keygen's");
    group.bench_function("parse", |bench| bench.iter(|| Event::parse(verified).expect("a reset")));
    group.finish();
}

fn portal(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("threads");
    let folder = tempfile::tempdir().expect("room for a database");
    let config = format!(
        r#"
        secret_key = "known to everybody: a benchmark keeps no secrets"
        database.url = "sqlite:{folder}/rekey.db"
        [brands.acme]
        name = "Acme"
        public_url = "http://localhost"
        support_email = "help@acme.example"
        keygen = {{ account = "00000000-0000-4000-8000-000000000000", public_keys = ["{key}"] }}
        [brands.acme.mail]
        from = "Acme <no-reply@acme.example>"
        folder.path = "{folder}"
        "#,
        folder = folder.path().display(),
        key = "33f92058a9c024b53be4e5ec840db5cb1f270af682a4b0bb3bf77d19b9378a7e",
    );
    let parse = |config: &str| Config::parse(config, Path::new(""), []).expect("a configuration");
    let config_of_portal = parse(&config);
    let keys = Arc::new(Keys::new(&config_of_portal.secret_key, &[]));
    let store = runtime.block_on(Store::open(&config_of_portal.database.url, &keys)).expect("a database");
    let links = Links { store, keys, clock: Arc::new(SystemClock), randomness: Arc::new(Zeros) };
    let brands = Brands::new(config_of_portal.brands).expect("a brand");
    let brand = brands.get("acme").expect("it is there");

    let vector = Vector::read(Algorithm::Ed25519);
    let [signature, date, body] = vector.request();
    let request = SignedRequest { signatures: &[signature], dates: &[date], body };
    let verified = vector.verifier.verify(request, vector.at).expect("it is Keygen's");
    let Ok(Event::PasswordReset(reset)) = Event::parse(verified) else { panic!("a reset") };
    runtime.block_on(links.accept(brand, *reset)).expect("it is stored");
    let handle = Handle::generate(&Zeros);

    let mut group = criterion.benchmark_group("portal");
    group.bench_function("link look-up", |bench| {
        bench.iter(|| {
            let hashes = links.keys.handle_hashes(&handle);
            runtime.block_on(links.store.find_link("acme", &hashes, SystemClock.now())).expect("the database answers")
        });
    });
    let portal = Portal::new(&brands, links.clone(), &config_of_portal.server.proxies).expect("a portal");
    let local = tokio::task::LocalSet::new();
    let app = App::new().configure(|routes| web::routes(routes, &portal));
    let service = local.block_on(&runtime, test::init_service(app));
    for (name, path) in [("request page", "/reset".to_owned()), ("reset form", format!("/r/{}", handle.expose()))] {
        group.bench_function(name, |bench| {
            bench.iter(|| {
                local.block_on(&runtime, async {
                    let request = test::TestRequest::get().uri(&path).to_request();
                    let answer = test::call_service(&service, request).await;
                    assert!(answer.status().is_success());
                    test::read_body(answer).await
                })
            });
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("mail");
    let address = "ada@customer.example".parse().expect("an address");
    let mail = Mail::Link {
        purpose: Purpose::Reset,
        link: brand.link(&handle),
        lifetime: Duration::from_hours(24),
        event_id: "7da63d4c-66c8-495f-9f48-ae7e41d1fd36".to_owned(),
        asked_at: Some(vector.at),
        requester: Requester::default(),
    };
    for algorithms in [&[][..], &[DkimAlgorithm::Ed25519], &[DkimAlgorithm::Ed25519, DkimAlgorithm::Rsa]] {
        let mut config = config.clone();
        for (selector, algorithm) in algorithms.iter().enumerate() {
            let file = folder.path().join(format!("{selector}.pem"));
            std::fs::write(&file, DkimKey::generate(*algorithm).expect("a key")).expect("room for a key");
            let section = format!("[brands.acme.mail.dkim.s{selector}]\nkey_file = \"{}\"\n", file.display());
            config.push_str(&section);
        }
        let brands = Brands::new(parse(&config).brands).expect("a brand");
        let brand = brands.get("acme").expect("it is there");
        let to =
            Recipient { address: &address, name: Some("Ada"), texts: brand.languages.texts(brand.languages.default()) };
        group.bench_function(format!("compose, signed {algorithms:?}"), |bench| {
            bench.iter(|| brand.mailer.compose(&brand.look, &to, &mail, vector.at).expect("a mail"));
        });
    }
    group.finish();
}

/// What a stranger may send to keep the portal busy: the costliest that was found.
fn strangers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stranger");
    let rules = PasswordRules {
        min_length: 8,
        min_strength: 2,
        refuse_common: true,
        refuse_breached: true,
        breach_api_url: None,
    };
    for (name, password) in [
        ("a usual password", "correct horse battery staple"),
        ("a password of substitutions", "4@8({[<369&#!1/|0$5+7%24@8({[<369&#!1/|0$5+7%24@8({[<369&#!1/|0$5+7%2"),
        ("a password of repeats", "1!4@1me@1!4!4@1me@1!4!4@1me@1!4!4@1me@1!4!4@1me@1!4!4@1me@1!4!4@1me@1!4!"),
    ] {
        group.bench_function(name, |bench| {
            bench.iter(|| judge(&rules, password, &OwnWords::new("Acme", "ada.lovelace@customer.example")));
        });
    }
    let mut domain = "\u{1e9e}\u{3a3}\u{fb03}\u{33c2}.".repeat(19);
    domain.push_str("example");
    group.bench_function("an address", |bench| bench.iter(|| format!("a@{domain}").parse::<EmailAddress>().is_ok()));
    let tag = format!("en{}", "-abcdefgh".repeat(10_000));
    let all: Vec<_> = Language::all().collect();
    group.bench_function("a language of 90 KB", |bench| bench.iter(|| Language::serving(&tag, &all)));
    group.bench_function("a language unknown", |bench| bench.iter(|| Language::serving("tlh-Latn-001", &all)));
    group.finish();
}

criterion_group!(benches, signatures, portal, strangers);
criterion_main!(benches);
