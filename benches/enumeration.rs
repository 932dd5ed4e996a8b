//! Whether the time of an answer tells if an account exists. `cargo bench --bench enumeration`
//!
//! - The first request's own time: thousands of requests for addresses of four kinds, in random order, and Welch's t for each pair of kinds.
//! - A second request's time, right after the first and for as long as the webhook may take to come: how often it tells known from unknown.
//! - The time of requests beyond the limit of an address.
//!
//! `REQUEST_DELAY=0s` shows what the delay is good for.
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

/// A second request comes within this time of the first; the second figure is a little more than the whole delay.
const PROBED: [(Duration, usize); 2] = [(Duration::from_millis(40), 200), (Duration::from_millis(2_300), 40)];

/// Of an attack that works, t grows with the square root of the number of requests; below this, nothing is seen (as in "dude, is my code constant time?").
const NOTICEABLE: f64 = 4.5;

#[tokio::main]
async fn main() {
    let mut bench = Bench::start().await;
    bench.first_requests().await;
    for (window, of_each) in PROBED {
        bench.second_requests(window, of_each).await;
    }
    bench.limited_requests().await;
}

/// A portal with all around it, and a stranger's connection.
struct Bench {
    keygen: Keygen,
    http: reqwest::Client,
    url: String,
    stamp: String,
    /// So many addresses were made.
    addresses: usize,
    _mailbox: Mailbox,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn start() -> Self {
        let clock = Clock::default();
        let keygen = Keygen::start(clock.clone(), 0).expect("a free port");
        let mailbox = Mailbox::start(0).await.expect("a free port");
        let folder = tempfile::tempdir().expect("room for a database");
        let config = demo::configuration(0, "http://localhost", folder.path(), &keygen, &mailbox);
        let mut settings = vec![
            ("BOTS__MIN_TIME", "0s".to_owned()),
            ("BOTS__CHALLENGE", "off".to_owned()),
            ("LIMITS__FORMS_PER_CLIENT", "1000000".to_owned()),
            ("MAIL__MAX_PER_HOUR", "1000000".to_owned()),
            ("MAIL__COOLDOWN", "0s".to_owned()),
        ];
        settings.extend(std::env::var("REQUEST_DELAY").map(|delay| ("LIMITS__REQUEST_DELAY", delay)));
        let settings = settings.into_iter().map(|(key, value)| (format!("REKEY_BRANDS__ACME__{key}"), value));
        let config = Config::parse(&config, Path::new(""), settings).expect("the demo's configuration is fine");
        let outside = Outside { clock: Arc::new(clock), randomness: Arc::new(SystemRandomness) };
        let application = Application::build(config, outside).await.expect("the portal starts");
        let portal = format!("http://localhost:{}", application.address().port());
        keygen.register_webhook(format!("{portal}/webhooks/keygen").parse().expect("a URL"), Algorithm::Ed25519);
        tokio::spawn(application.run(std::future::pending()));

        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        let url = format!("{portal}/reset");
        let page = http.get(&url).send().await.expect("a page").text().await.expect("its text");
        let stamp = page.split("name=\"stamp\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let stamp = stamp.expect("a stamp").to_owned();
        Self { keygen, http, url, stamp, addresses: 0, _mailbox: mailbox, _folder: folder }
    }

    /// A new address of a kind.
    fn address(&mut self, kind: &str) -> String {
        self.addresses += 1;
        let number = self.addresses;
        let address = match kind {
            "implausible" => format!("{number}.{}@{kind}.customer.example", "x".repeat(40)),
            _ => format!("{number}@{kind}.customer.example"),
        };
        if let Some(role) = match kind {
            "known" => Some("user"),
            "staff" => Some("admin"),
            _ => None,
        } {
            self.keygen.add_user(&address, role, Some("old password"));
        }
        address
    }

    /// Addresses of kinds, in random order.
    fn addresses(&mut self, kinds: &[&'static str], of_each: usize) -> Vec<(usize, String)> {
        let mut addresses = Vec::new();
        for (kind, name) in kinds.iter().enumerate() {
            addresses.extend((0..of_each).map(|_| (kind, self.address(name))));
        }
        for at in (1..addresses.len()).rev() {
            addresses.swap(at, random_below(at + 1));
        }
        addresses
    }

    /// Asks for a reset: microseconds, and the answer.
    async fn ask(&self, address: &str) -> (f64, reqwest::Response) {
        let request = self.http.post(&self.url).form(&[("email", address), ("stamp", &self.stamp)]);
        let before = now();
        let answer = request.send().await.expect("an answer");
        (now().saturating_sub(before).as_secs_f64() * 1e6, answer)
    }

    async fn first_requests(&mut self) {
        // Each address once: what is measured is the first request, not the cooldown.
        let requests = self.addresses(&KINDS, OF_EACH);
        let mut times: [Vec<f64>; 4] = Default::default();
        let mut answers = std::collections::BTreeSet::new();
        for (at, (kind, address)) in requests.iter().enumerate() {
            let (took, answer) = self.ask(address).await;
            let headers = answer.headers().iter();
            let mut headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
            headers.sort_unstable();
            headers.retain(|header| !header.starts_with("x-request-id") && !header.starts_with("date"));
            answers.insert((answer.status(), headers, answer.text().await.expect("a body")));
            if at >= 100 {
                times[*kind].push(took);
            }
        }
        assert_eq!(answers.len(), 1, "one answer for all, but for its date and number: {answers:?}");
        println!("{} first requests, one after another; microseconds:", requests.len());
        compare(&KINDS, &mut times);
    }

    /// After the first request come others, for addresses of no account, until `window` is over. The slowest of them is what the stranger goes by.
    async fn second_requests(&mut self, window: Duration, of_each: usize) {
        let requests = self.addresses(&["known", "unknown"], of_each);
        let mut times: [Vec<f64>; 2] = Default::default();
        let mut trials = Vec::new();
        for (kind, address) in requests {
            self.ask(&address).await;
            let end = now() + window;
            let mut slowest: f64 = 0.0;
            while now() < end {
                let probe = self.address("implausible");
                slowest = slowest.max(self.ask(&probe).await.0);
            }
            times[kind].push(slowest);
            trials.push((kind, slowest));
            // What the webhook of this trial causes must not be taken for the next one's.
            pause(Duration::from_millis(if window < Duration::from_secs(1) { 500 } else { 0 })).await;
        }
        println!("{} trials with second requests for {window:?}; the slowest of each, microseconds:", trials.len());
        compare(&["known", "unknown"], &mut times);
        // The threshold is learnt from one half, and tried on the other.
        let (learnt, tried) = trials.split_at(trials.len() / 2);
        let right = |threshold: f64, trials: &[(usize, f64)]| {
            trials.iter().filter(|(kind, slowest)| (*slowest > threshold) == (*kind == 0)).count()
        };
        let thresholds = learnt.iter().map(|(_, slowest)| *slowest);
        let best = thresholds.max_by_key(|threshold| right(*threshold, learnt)).expect("there are trials");
        println!("  single trials told rightly: {} of {}", right(best, tried), tried.len());
    }

    async fn limited_requests(&mut self) {
        let mut times: [Vec<f64>; 2] = Default::default();
        for (kind, address) in self.addresses(&["known", "unknown"], 200) {
            for _ in 0..5 {
                self.ask(&address).await;
            }
            for _ in 0..3 {
                times[kind].push(self.ask(&address).await.0);
            }
        }
        println!("the sixth to eighth request for one address; microseconds:");
        compare(&["known", "unknown"], &mut times);
    }
}

/// Shows the times of each kind, and how clearly they differ.
fn compare(kinds: &[&str], times: &mut [Vec<f64>]) {
    for (name, times) in kinds.iter().zip(&mut *times) {
        times.sort_by(f64::total_cmp);
        let (mean, deviation) = moments(trimmed(times));
        println!(
            "  {name:<12} median {:>7.1}  mean of the middle 95 % {mean:>7.1}, deviation {deviation:>6.1}",
            times[times.len() / 2]
        );
    }
    let mut worst: f64 = 0.0;
    for one in 0..kinds.len() {
        for other in one + 1..kinds.len() {
            let t = welch(trimmed(&times[one]), trimmed(&times[other]));
            println!("  {} and {}: t = {t:.2}", kinds[one], kinds[other]);
            worst = worst.max(t.abs());
        }
    }
    println!("  largest |t| {worst:.2}; {NOTICEABLE} would be noticeable");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark takes real time")]
async fn pause(time: Duration) {
    tokio::time::sleep(time).await;
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
