//! What people, strangers, Keygen, mail servers and time do, beside a small model of users, links and mails: in random order, and small cases exhaustively.
//!
//! It holds that nobody sets a password but by a link that was mailed to the mailbox that the account has now, as last told by Keygen; that no act of one
//! user changes what another is mailed; and that an address's first request of an hour is mailed, whatever others do.

mod group;
mod search;
mod users;

use std::collections::HashSet;

use group::{Group, Step};
use jiff::SignedDuration;
use proptest::{prelude::*, sample::Index, test_runner::FileFailurePersistence};
use rekey::store::{JobState, Service};
use rekey_sandbox::MailFault;
use serde_json::Value;

use crate::support::{World, eventually};

/// Between two steps passes more than any cooldown, and enough to stay below Keygen's own limits.
const BETWEEN: SignedDuration = SignedDuration::from_mins(13);

/// Clients are who the tests say.
const PROXY: (&str, &str) = ("REKEY_SERVER__TRUSTED_PROXIES", "127.0.0.0/8, ::1");

const USERS: usize = 3;
const ADDRESSES: usize = 4;

#[derive(Debug, Clone)]
enum Act {
    /// So many times, each followed by so many seconds.
    Step(Step, usize, i64),
    /// With one of the links that were mailed.
    SetPassword(usize, Index),
    NotMe(usize, Index),
    /// Somebody sends the last event again by hand.
    Repeat,
    /// Another endpoint of the vendor's has our URL: each event comes for it as well.
    OtherEndpoint,
    /// The mail server refuses the next mail for now; when it is tried again, the process may die with the job in its hands.
    RefuseMail(bool),
    Restart,
    Wait(i64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let user = || 0..USERS;
    let address = || 0..ADDRESSES;
    let told = || prop::bool::weighted(0.75);
    let often = || prop_oneof![Just((1, 0)), Just((2, 0)), Just((7, 0)), Just((7, 61))];
    let once = |step| Act::Step(step, 1, 0);
    let act = prop_oneof![
        4 => (address(), 0..4_u8, 1..=2_usize)
            .prop_map(|(address, network, times)| Act::Step(Step::Ask { address, network }, times, 0)),
        4 => (user(), often()).prop_map(|(user, (times, after))| Act::Step(Step::Stranger { user }, times, after)),
        2 => user().prop_map(move |user| once(Step::LoseToken { user })),
        2 => user().prop_map(move |user| once(Step::AppPassword { user })),
        6 => (user(), address(), told()).prop_map(move |(user, address, told)| once(Step::Move { user, address, told })),
        2 => (user(), any::<bool>(), told())
            .prop_map(move |(user, is_banned, told)| once(Step::Ban { user, is_banned, told })),
        2 => (user(), any::<bool>(), told())
            .prop_map(move |(user, is_admin, told)| once(Step::Role { user, is_admin, told })),
        8 => (user(), any::<Index>()).prop_map(|(user, link)| Act::SetPassword(user, link)),
        2 => (user(), any::<Index>()).prop_map(|(user, link)| Act::NotMe(user, link)),
        1 => Just(Act::Repeat),
        1 => Just(Act::OtherEndpoint),
        2 => any::<bool>().prop_map(Act::RefuseMail),
        1 => Just(Act::Restart),
        2 => prop_oneof![Just(1), Just(12), Just(25)].prop_map(Act::Wait),
    ];
    prop::collection::vec(act, 8..32)
}

struct Run {
    world: World,
    group: Group,
}

impl Run {
    async fn new() -> Self {
        let world = World::with_server(&[PROXY], &[]).await;
        Self { group: Group::new(&world, 0, USERS), world }
    }

    async fn act(&mut self, act: &Act) {
        let link_of = |user: usize, link: &Index| {
            let links = self.group.model.users[user].links.len();
            if links == 0 { 0 } else { link.index(links) }
        };
        match act {
            &Act::Step(step, times, after) => {
                for _ in 0..times {
                    self.take(step).await;
                    self.world.clock.advance(SignedDuration::from_secs(after));
                }
            }
            Act::SetPassword(user, link) => {
                self.take(Step::SetPassword { user: *user, link: link_of(*user, link) }).await;
            }
            Act::NotMe(user, link) => self.take(Step::NotMe { user: *user, link: link_of(*user, link) }).await,
            Act::Repeat => self.repeat_last_event().await,
            Act::OtherEndpoint => {
                let url = format!("{}/webhooks/keygen", self.world.portal).parse().unwrap();
                self.world.keygen.register_another_webhook(url, None);
            }
            Act::RefuseMail(then_crash) => self.refuse_mail(*then_crash).await,
            Act::Restart => {
                self.world.stop_portal().await;
                self.world.start_portal().await;
            }
            Act::Wait(hours) => self.world.clock.advance(SignedDuration::from_hours(*hours)),
        }
        self.world.settle().await;
        self.group.check(&self.world, &self.world.mailbox.mails());
        self.world.clock.advance(BETWEEN);
    }

    async fn take(&mut self, step: Step) {
        let Self { world, group } = self;
        if group.waits(world, step) {
            world.while_time_passes(group.take(world, step)).await;
        } else {
            group.take(world, step).await;
        }
    }

    async fn refuse_mail(&mut self, then_crash: bool) {
        let world = &mut self.world;
        world.mailbox.fail_next(&[MailFault::Reply("450 4.2.0 not now")]);
        let attempts = world.mailbox.attempts();
        self.group.take(world, Step::Stranger { user: 0 }).await;
        if !self.group.expects_mail() {
            // Nobody was refused: the next one would be.
            return world.mailbox.clear_faults();
        }
        world.mailbox.wait_for_attempts(attempts + 1).await;
        world.wait_for_rows("jobs WHERE state = 'ready' AND attempts = 1", 1).await;
        world.stop_portal().await;
        world.clock.advance(SignedDuration::from_secs(6));
        if then_crash {
            world.die_with_a_job(Service::Mail).await;
        }
        world.start_portal().await;
    }

    async fn repeat_last_event(&self) {
        let (http, keygen) = (&self.world.http, &self.world.keygen);
        let events = format!("{}/v1/accounts/{}/webhook-events", keygen.api_url(), keygen.account());
        let newest = async || {
            let list = http.get(&events).bearer_auth(keygen.admin_token()).send().await.unwrap();
            list.json::<Value>().await.unwrap()["data"][0].clone()
        };
        let event = newest().await;
        // A restart moves the portal to another port.
        if event["attributes"]["endpoint"] != format!("{}/webhooks/keygen", self.world.portal) {
            return;
        }
        let again = format!("{events}/{}/actions/retry", event["id"].as_str().unwrap());
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

    /// At most one mail for one accepted event; a live link leads to the newest token, and a used, ended or expired one to none.
    #[test]
    fn whatever_happens_links_and_mails_are_as_the_model_says(acts in acts()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut run = Run::new().await;
            for act in &acts {
                run.act(act).await;
            }
            let mails = run.world.mailbox.mails();
            let names: HashSet<_> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
            assert_eq!((names.len(), run.group.mails), (mails.len(), mails.len()), "each mail has a name of its own");
            assert_eq!(run.world.count(JobState::Failed).await, 0);
        });
    }
}
