//! Whether the time of an answer tells if an account exists: thousands of requests for addresses of four kinds, in random order, and Welch's t for each
//! pair of kinds. `cargo bench --bench enumeration`
#![expect(clippy::print_stdout, reason = "a benchmark speaks to its terminal")]

use std::{path::Path, sync::Arc, time::Duration};

use rekey::{
    app::{Application, Outside},
    config::Config,
    demo,
    secrets::{Randomness, SystemRandomness},
};
use rekey_sandbox::{Algorithm, Clock, Keygen, Mailbox};

/// Known to Keygen, whose webhook comes back; unknown, or banned, so that none does; the vendor's own staff, whose webhook is dropped; plausible to look at only.
const KINDS: [&str; 4] = ["known", "unknown", "staff", "implausible"];
const OF_EACH: usize = 1_000;

/// Of an attack that works, t grows with the square root of the number of requests; below this, nothing is seen (as in "dude, is my code constant time?").
const NOTICEABLE: f64 = 4.5;

#[tokio::main]
async fn main() {
    let clock = Clock::default();
    let keygen = Keygen::start(clock.clone(), 0).expect("a free port");
    let mailbox = Mailbox::start(0).await.expect("a free port");
    let folder = tempfile::tempdir().expect("room for a database");
    let config = demo::configuration(0, "http://localhost", folder.path(), &keygen, &mailbox);
    let settings = [
        ("REKEY_BRANDS__ACME__BOTS__MIN_TIME", "0s"),
        ("REKEY_BRANDS__ACME__BOTS__CHALLENGE", "off"),
        ("REKEY_BRANDS__ACME__LIMITS__FORMS_PER_CLIENT", "1000000"),
        ("REKEY_BRANDS__ACME__MAIL__MAX_PER_HOUR", "1000000"),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = Config::parse(&config, Path::new(""), settings).expect("the demo's configuration is fine");
    let outside = Outside { clock: Arc::new(clock), randomness: Arc::new(SystemRandomness) };
    let application = Application::build(config, outside).await.expect("the portal starts");
    let portal = format!("http://localhost:{}", application.address().port());
    keygen.register_webhook(format!("{portal}/webhooks/keygen").parse().expect("a URL"), Algorithm::Ed25519);
    let running = tokio::spawn(application.run(std::future::pending()));

    // Each address once: what is measured is the first request, not the cooldown.
    let mut requests = Vec::new();
    for (kind, name) in KINDS.iter().enumerate() {
        for number in 0..OF_EACH {
            let address = match *name {
                "implausible" => format!("{number}.{}@{name}.customer.example", "x".repeat(40)),
                _ => format!("{number}@{name}.customer.example"),
            };
            if let Some(role) = match *name {
                "known" => Some("user"),
                "staff" => Some("admin"),
                _ => None,
            } {
                keygen.add_user(&address, role, Some("old password"));
            }
            requests.push((kind, address));
        }
    }
    for at in (1..requests.len()).rev() {
        requests.swap(at, random_below(at + 1));
    }

    let http =
        reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let page = http.get(format!("{portal}/reset")).send().await.expect("a page").text().await.expect("its text");
    let stamp = page.split("name=\"stamp\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a stamp");
    let mut times: [Vec<f64>; 4] = Default::default();
    let mut answers = std::collections::BTreeSet::new();
    for (at, (kind, address)) in requests.iter().enumerate() {
        let request = http.post(format!("{portal}/reset")).form(&[("email", address.as_str()), ("stamp", stamp)]);
        let before = now();
        let answer = request.send().await.expect("an answer");
        let took = now().saturating_sub(before).as_secs_f64() * 1e6;
        let mut headers: Vec<_> = answer.headers().iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort_unstable();
        headers.retain(|header| !header.starts_with("x-request-id") && !header.starts_with("date"));
        answers.insert((answer.status(), headers, answer.text().await.expect("a body")));
        if at >= 100 {
            times[*kind].push(took);
        }
    }
    assert_eq!(answers.len(), 1, "one answer for all, but for its date and number: {answers:?}");
    running.abort();

    println!("{} requests, one after another; microseconds:", requests.len());
    for (name, times) in KINDS.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        let (mean, deviation) = moments(trimmed(times));
        println!(
            "  {name:<12} median {:>7.1}  mean of the middle 95 % {mean:>7.1}, deviation {deviation:>6.1}",
            times[times.len() / 2]
        );
    }
    let mut worst: f64 = 0.0;
    for one in 0..KINDS.len() {
        for other in one + 1..KINDS.len() {
            let t = welch(trimmed(&times[one]), trimmed(&times[other]));
            println!("  {} and {}: t = {t:.2}", KINDS[one], KINDS[other]);
            worst = worst.max(t.abs());
        }
    }
    println!("largest |t| {worst:.2}; {NOTICEABLE} would be noticeable");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
fn now() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

fn random_below(limit: usize) -> usize {
    let mut bytes = [0; 8];
    SystemRandomness.fill(&mut bytes);
    usize::try_from(u64::from_le_bytes(bytes) % limit as u64).unwrap_or_default()
}

/// The middle 95 % of what is sorted: the machine's own hiccups are nobody's account.
fn trimmed(sorted: &[f64]) -> &[f64] {
    let edge = sorted.len() / 40;
    &sorted[edge..sorted.len() - edge]
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, variance.sqrt())
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let ((mean, deviation), (other_mean, other_deviation)) = (moments(one), moments(other));
    let spread = deviation.powi(2) / one.len() as f64 + other_deviation.powi(2) / other.len() as f64;
    (mean - other_mean) / spread.sqrt()
}
