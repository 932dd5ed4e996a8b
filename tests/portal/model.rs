//! Random sequences of what people, strangers, Keygen, mail servers and time do, beside a small model of links and mails.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use proptest::{prelude::*, test_runner::FileFailurePersistence};
use rekey::store::{JobState, Service};
use rekey_sandbox::{Mail, MailFault};
use serde_json::Value;

use crate::support::{World, eventually};

const USERS: [&str; 2] = ["ada@customer.example", "bob@customer.example"];

/// Between two steps passes more than any cooldown, and enough to stay below Keygen's own limits.
const BETWEEN: SignedDuration = SignedDuration::from_mins(13);

/// The portal's defaults.
const COOLDOWN: SignedDuration = SignedDuration::from_secs(60);
const MAILS_AN_HOUR: usize = 5;
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, Clone)]
enum Step {
    /// On our page: once, or again within the cooldown.
    Ask {
        user: usize,
        times: usize,
    },
    /// At Keygen, past our page.
    Stranger {
        user: usize,
        times: usize,
    },
    /// Somebody sends the last event again by hand.
    Repeat,
    /// Keygen replaces the user's token, and the webhook gets lost.
    LoseToken {
        user: usize,
    },
    /// With one of the links that were mailed.
    SetPassword {
        user: usize,
        link: prop::sample::Index,
    },
    /// The mail server refuses the next mail for now; when it is tried again, the process may die with the job in its hands.
    RefuseMail {
        then_crash: bool,
    },
    Restart,
    Wait {
        hours: i64,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let user = || 0..USERS.len();
    let step = prop_oneof![
        4 => (user(), 1..=2_usize).prop_map(|(user, times)| Step::Ask { user, times }),
        4 => (user(), 1..=7_usize).prop_map(|(user, times)| Step::Stranger { user, times }),
        1 => Just(Step::Repeat),
        2 => user().prop_map(|user| Step::LoseToken { user }),
        4 => (user(), any::<prop::sample::Index>()).prop_map(|(user, link)| Step::SetPassword { user, link }),
        2 => any::<bool>().prop_map(|then_crash| Step::RefuseMail { then_crash }),
        1 => Just(Step::Restart),
        2 => prop_oneof![Just(1), Just(12), Just(25)].prop_map(|hours| Step::Wait { hours }),
    ];
    prop::collection::vec(step, 1..16)
}

/// What should be so.
#[derive(Default)]
struct User {
    links: Vec<Link>,
    /// Whether Keygen has another token than the one that the last webhook brought.
    token_is_lost: bool,
    /// When each of the last hour's mails was sent.
    mailed: Vec<Timestamp>,
    hour_began: Option<Timestamp>,
    passwords: usize,
}

struct Link {
    address: String,
    expires_at: Timestamp,
    used: bool,
    superseded: bool,
}

impl User {
    /// Whether a webhook for this user is mailed now: the hour's window begins with its first mail.
    fn is_mailed(&mut self, asked: bool, now: Timestamp) -> bool {
        if self.hour_began.is_none_or(|began| began + SignedDuration::from_hours(1) <= now) {
            self.hour_began = None;
            self.mailed.clear();
        }
        let cooling = self.links.last().is_some_and(|link| link.expires_at - LIFETIME + COOLDOWN > now);
        if self.mailed.len() >= MAILS_AN_HOUR || (cooling && !asked) {
            return false;
        }
        self.hour_began.get_or_insert(now);
        self.mailed.push(now);
        true
    }
}

struct Run {
    world: World,
    users: [User; 2],
    mails: usize,
    /// The endpoint that Keygen sent its last event to: a restart moves the portal to another port.
    last_event_to: String,
}

impl Run {
    async fn new() -> Self {
        let world = World::start().await;
        world.keygen.add_user(USERS[1], "user", Some("old password"));
        Self { world, users: Default::default(), mails: 0, last_event_to: String::new() }
    }

    async fn step(&mut self, step: &Step) {
        if let Step::Ask { .. } | Step::Stranger { .. } | Step::RefuseMail { .. } = step {
            self.last_event_to.clone_from(&self.world.portal);
        }
        match *step {
            Step::Ask { user, times } => {
                for _ in 0..times {
                    assert_eq!(self.world.ask_for_reset(USERS[user]).await.0, 303);
                }
                self.expect_link(user, true).await;
            }
            Step::Stranger { user, times } => {
                for _ in 0..times {
                    assert!(self.world.keygen.request_reset(USERS[user]).await);
                    self.expect_link(user, false).await;
                }
            }
            Step::Repeat if self.last_event_to == self.world.portal => self.repeat_last_event().await,
            Step::Repeat => {}
            Step::LoseToken { user } => {
                self.world.keygen.replace_token(USERS[user]);
                self.users[user].token_is_lost = true;
            }
            Step::SetPassword { user, link } => self.set_password(user, link).await,
            Step::RefuseMail { then_crash } => {
                self.world.mailbox.fail_next(&[MailFault::Reply("450 4.2.0 not now")]);
                let attempts = self.world.mailbox.attempts();
                assert!(self.world.keygen.request_reset(USERS[0]).await);
                self.users[0].token_is_lost = false;
                if self.users[0].is_mailed(false, self.world.clock.now()) {
                    self.world.mailbox.wait_for_attempts(attempts + 1).await;
                    self.world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
                    let mailed_at = self.world.clock.now();
                    self.world.stop_portal().await;
                    self.world.clock.advance(SignedDuration::from_secs(6));
                    if then_crash {
                        self.world.die_with_a_job(Service::Mail).await;
                    }
                    self.world.start_portal().await;
                    self.take_link(0, mailed_at).await;
                } else {
                    // Nobody was refused: the next one would be.
                    self.world.mailbox.clear_faults();
                }
            }
            Step::Restart => {
                self.world.stop_portal().await;
                self.world.start_portal().await;
            }
            Step::Wait { hours } => self.world.clock.advance(SignedDuration::from_hours(hours)),
        }
        self.world.wait_for_rows("jobs WHERE state IN ('ready', 'running')", 0).await;
        assert_eq!(self.world.mailbox.mails().len(), self.mails, "after {step:?}");
        self.world.clock.advance(BETWEEN);
    }

    async fn expect_link(&mut self, user: usize, asked: bool) {
        self.users[user].token_is_lost = false;
        let now = self.world.clock.now();
        if self.users[user].is_mailed(asked, now) {
            self.take_link(user, now).await;
        }
    }

    async fn take_link(&mut self, user: usize, mailed_at: Timestamp) {
        let mail = self.next_mail(user).await;
        let address = mail.link().expect("a mail with a link");
        self.users[user].links.push(Link { address, expires_at: mailed_at + LIFETIME, used: false, superseded: false });
    }

    async fn next_mail(&mut self, user: usize) -> Mail {
        self.mails += 1;
        let mail = self.world.mailbox.wait_for(self.mails).await.expect("the mail that the model expects");
        assert_eq!(mail.to, USERS[user]);
        mail
    }

    async fn set_password(&mut self, user: usize, link: prop::sample::Index) {
        if self.users[user].links.is_empty() {
            return;
        }
        let at = link.index(self.users[user].links.len());
        let Link { address, expires_at, used, superseded } = &self.users[user].links[at];
        let is_live = !used && !superseded && *expires_at > self.world.clock.now();
        let (was_used, was_superseded) = (*used, *superseded && *expires_at > self.world.clock.now());
        // A token that Keygen refuses, and that no webhook replaces, ends the links.
        let is_set = is_live && !self.users[user].token_is_lost;
        let url = address.replace("http://localhost/", &format!("{}/", self.world.portal));
        let password = format!("seven quiet herons {}", self.users[user].passwords);
        let (opened, page) = self.world.get(&url).await;
        let (set, answer) = self.world.set_password_while_time_passes(&url, &password).await;
        assert_eq!((opened, set), (if is_live { 200 } else { 410 }, if is_set { 200 } else { 410 }));
        assert_eq!(self.world.keygen.password_is(USERS[user], &password), is_set);
        assert_eq!(page.contains("already been used"), was_used);
        assert_eq!(page.contains("Send me a new link"), was_superseded);
        let now = self.world.clock.now();
        if is_set {
            self.users[user].passwords += 1;
            for link in &mut self.users[user].links {
                link.used = !link.superseded;
                // A superseded one leads to no new link any more.
                link.expires_at = if link.superseded { now } else { link.expires_at };
            }
            assert_eq!(self.next_mail(user).await.link(), None, "the confirmation");
        } else if is_live {
            assert!(answer.contains("Send me a new link"), "{answer}");
            for link in self.users[user].links.iter_mut().filter(|link| !link.used && link.expires_at > now) {
                link.superseded = true;
            }
        }
    }

    async fn repeat_last_event(&self) {
        let (http, keygen) = (&self.world.http, &self.world.keygen);
        let events = format!("{}/v1/accounts/{}/webhook-events", keygen.api_url(), keygen.account());
        let newest = async || {
            let list = http.get(&events).bearer_auth(keygen.admin_token()).send().await.unwrap();
            list.json::<Value>().await.unwrap()["data"][0].clone()
        };
        let again = format!("{events}/{}/actions/retry", newest().await["id"].as_str().unwrap());
        assert_eq!(http.post(again).bearer_auth(keygen.admin_token()).send().await.unwrap().status(), 201);
        let is_delivered = async || newest().await["attributes"]["status"] == "DELIVERED";
        eventually(is_delivered, "the event is delivered again").await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(16),
        max_shrink_iters: 40,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    /// At most one mail for one accepted event; a live link leads to the newest token, and a used or expired one to none.
    #[test]
    fn whatever_happens_links_and_mails_are_as_the_model_says(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut run = Run::new().await;
            for step in &steps {
                run.step(step).await;
            }
            let names: HashSet<_> = run.world.mailbox.mails().iter().map(|mail| mail.header("Message-ID")).collect();
            assert_eq!(names.len(), run.mails, "each mail has a name of its own");
            assert_eq!(run.world.count(JobState::Failed).await, 0);
        });
    }
}
