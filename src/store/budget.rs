//! How many emails are sent in an hour: which of them go at once, and which wait for their budget. Functions of what was counted, without SQL.
//!
//! A request counts when Keygen is asked for it, whether or not there is such an account: what a budget does tells nothing about that. Its webhook
//! then passes. What was not asked for here meets its budget when its webhook comes.

use std::time::Duration;

use jiff::Timestamp;

use super::counts::{Counts, MailboxUser, Subject};
use crate::secrets::{AddressHash, ClientHash};

/// When an email is sent.
#[derive(Debug, Clone, Copy)]
pub struct MailPolicy {
    /// Mail also the resets that were not asked for here.
    pub unasked: bool,
    /// After a mail, an unasked webhook for the same address causes none for this long.
    pub cooldown: Duration,
    /// Requests for one address, and emails to one user at it, in an hour.
    pub per_address: u32,
    /// Emails of the whole brand in an hour, other than invitations.
    pub per_hour: u32,
    /// The part of `per_hour` that one client network may cause, in percent.
    pub percent_per_client: u32,
    /// Invitations of the whole brand in an hour.
    pub invitations_per_hour: u32,
}

/// A client network that asked for so many in an hour leaves the rest of it to others when it gets scarce.
const FEW: u32 = 3;

impl MailPolicy {
    /// How many emails a budget has in an hour. All of them lie within `per_hour`, but for invitations.
    ///
    /// A quarter of the hour's is for first requests only: those of an address, from a client network that has asked for few.
    fn size(&self, budget: Budget) -> u64 {
        let per_hour = u64::from(self.per_hour);
        match budget {
            Budget::Hour => per_hour,
            Budget::Busy => per_hour - per_hour / 4,
            Budget::Repeats => (per_hour / 4).max(1),
            Budget::Unasked => per_hour.div_ceil(2),
            Budget::Client => (per_hour * u64::from(self.percent_per_client)).div_ceil(100),
            Budget::Invitations => self.invitations_per_hour.into(),
        }
    }

    /// Whether Keygen may be asked for a reset now.
    pub(super) fn admit_request(&self, counts: &Counts, address: AddressHash, client: Option<ClientHash>) -> Admission {
        if counts.of(Subject::AskedFor(address)).count >= self.per_address {
            return Admission::Refused;
        }
        let client = client.map(Subject::AskedBy);
        let repeated = counts.of(Subject::AskedFor(address)).count > 0;
        let busy = client.is_some_and(|client| counts.of(client).count >= FEW);
        let waits = client
            .and_then(|client| self.used_up(Budget::Client, counts, &[client]))
            .or_else(|| self.used_up(Budget::Repeats, counts, &[Subject::Repeats]).filter(|_| repeated))
            .or_else(|| self.hour_used_up(Budget::Repeats, counts).filter(|_| repeated))
            .or_else(|| self.hour_used_up(Budget::Busy, counts).filter(|_| busy))
            .or_else(|| self.used_up(Budget::Hour, counts, &HOURS));
        waits.unwrap_or_else(|| {
            let repeats = repeated.then_some(Subject::Repeats);
            Admission::Granted(
                [Subject::Asked, Subject::AskedFor(address)].into_iter().chain(client).chain(repeats).collect(),
            )
        })
    }

    /// Whether Keygen may be asked for an invitation now.
    pub(super) fn admit_invitation(&self, counts: &Counts) -> Admission {
        let waits = self.used_up(Budget::Invitations, counts, &[Subject::Invitations]);
        waits.unwrap_or_else(|| Admission::Granted(vec![Subject::Invitations]))
    }

    /// Whether an email that was not asked for here may go now.
    pub(super) fn admit_unasked(&self, counts: &Counts, user: MailboxUser) -> Admission {
        let waits = self.used_up(Budget::Unasked, counts, &[Subject::Unasked]);
        let waits = waits.or_else(|| self.hour_used_up(Budget::Unasked, counts));
        waits.unwrap_or_else(|| Admission::Granted(vec![Subject::Unasked, Subject::MailedTo(user)]))
    }

    /// Whether only first requests may go yet, for which this one waits.
    fn hour_used_up(&self, budget: Budget, counts: &Counts) -> Option<Admission> {
        match self.used_up(Budget::Busy, counts, &HOURS)? {
            Admission::Waits(_, until) => Some(Admission::Waits(budget, until)),
            other => Some(other),
        }
    }

    /// Whether these together have used a budget up, and until when.
    fn used_up(&self, budget: Budget, counts: &Counts, subjects: &[Subject]) -> Option<Admission> {
        let counted: Vec<_> = subjects.iter().map(|subject| counts.of(*subject)).filter(|it| it.count > 0).collect();
        let sum: u64 = counted.iter().map(|it| u64::from(it.count)).sum();
        let until = counted.iter().map(|it| it.ends_at).min()?;
        (sum >= self.size(budget)).then_some(Admission::Waits(budget, until))
    }
}

/// What shares the hour's emails.
const HOURS: [Subject; 2] = [Subject::Asked, Subject::Unasked];

/// What limits how many emails are sent in an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// All of the brand's, but for invitations.
    Hour,
    /// Those to addresses that a link was asked for before in this hour.
    Repeats,
    /// Those that were not asked for here.
    Unasked,
    /// Those that one client network asked for.
    Client,
    /// What is left to client networks that have asked for some already.
    Busy,
    /// The vendor's invitations.
    Invitations,
}

impl Budget {
    /// For logs and the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "max_per_hour",
            Self::Repeats => "repeats",
            Self::Unasked => "unasked",
            Self::Client => "client",
            Self::Busy => "busy_client",
            Self::Invitations => "invitations",
        }
    }

    /// Whether another client network would not have to wait.
    pub(super) const fn is_of_client(self) -> bool {
        matches!(self, Self::Client | Self::Busy)
    }

    /// What the operator can do about it.
    pub(super) const fn what_to_do(self) -> &'static str {
        match self {
            Self::Hour => "`rekey queue list` shows what waits: raise mail.max_per_hour if these are your customers",
            Self::Repeats => {
                "Repeated requests have a quarter of mail.max_per_hour: raise it if these are your customers"
            }
            Self::Unasked => {
                "What was not asked for here has half of mail.max_per_hour: raise it, or set mail.mail_on = \"our_requests\" if your apps ask for none"
            }
            Self::Client => "Raise mail.max_percent_per_client if an office or a proxy of yours stands behind it",
            Self::Busy => "The last quarter of mail.max_per_hour is for others: raise it if these are your customers",
            Self::Invitations => "Raise mail.max_invitations_per_hour if your mail server takes more",
        }
    }

    /// Why a job waits, for the operator.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Hour => "over the budget: waits (mail.max_per_hour)",
            Self::Repeats => "over the budget: waits (a quarter of mail.max_per_hour, for repeated requests)",
            Self::Unasked => "over the budget: waits (half of mail.max_per_hour, for what was not asked for here)",
            Self::Client => "over the budget: waits (mail.max_percent_per_client, for one client network)",
            Self::Busy => "over the budget: waits (the last quarter of mail.max_per_hour is for other client networks)",
            Self::Invitations => "over the budget: waits (mail.max_invitations_per_hour)",
        }
    }
}

/// Whether an email is within its budgets.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It is, and counts for these.
    Granted(Vec<Subject>),
    /// This one is used up until then.
    Waits(Budget, Timestamp),
    /// The address has had its emails of this hour.
    Refused,
}

#[cfg(test)]
mod tests {
    use ipnet::IpNet;
    use proptest::prelude::*;

    use super::*;
    use crate::secrets::Keys;

    const POLICY: MailPolicy = MailPolicy {
        unasked: true,
        cooldown: Duration::ZERO,
        per_address: 5,
        per_hour: 40,
        percent_per_client: 25,
        invitations_per_hour: 10,
    };

    /// What others do: for one of many addresses, from one of so many networks.
    #[derive(Debug, Clone)]
    enum Act {
        Ask { address: u8, network: u8 },
        AtKeygen { address: u8 },
        Invite,
        Wait { minutes: u8 },
    }

    fn acts(networks: u8) -> impl Strategy<Value = Vec<Act>> {
        let act = prop_oneof![
            8 => (0..60_u8, 0..networks).prop_map(|(address, network)| Act::Ask { address, network }),
            4 => (0..60_u8).prop_map(|address| Act::AtKeygen { address }),
            1 => Just(Act::Invite),
            1 => (0..30_u8).prop_map(|minutes| Act::Wait { minutes }),
        ];
        prop::collection::vec(act, 0..200)
    }

    struct World {
        keys: Keys,
        counts: Counts,
        now: Timestamp,
    }

    impl World {
        fn new() -> Self {
            let now = Timestamp::UNIX_EPOCH;
            Self { keys: Keys::new(&"a secret for tests".into(), &[]), counts: Counts::new(now), now }
        }

        fn address(&self, number: u8) -> AddressHash {
            self.keys.hash_address("acme", &format!("user{number}@customer.example").parse().unwrap())
        }

        fn client(&self, number: u8) -> ClientHash {
            self.keys.hash_client("acme", IpNet::from(std::net::IpAddr::from([198, 51, 100, number])))
        }

        fn ask(&mut self, address: u8, network: u8) -> Admission {
            let admission = POLICY.admit_request(&self.counts, self.address(address), Some(self.client(network)));
            self.count(admission)
        }

        fn count(&mut self, admission: Admission) -> Admission {
            if let Admission::Granted(subjects) = &admission {
                self.counts.count(subjects);
            }
            admission
        }

        fn act(&mut self, act: &Act) -> Admission {
            match *act {
                Act::Ask { address, network } => self.ask(address, network),
                Act::AtKeygen { address } => {
                    let admission =
                        POLICY.admit_unasked(&self.counts, MailboxUser::new(&self.address(address), "a user"));
                    self.count(admission)
                }
                Act::Invite => {
                    let admission = POLICY.admit_invitation(&self.counts);
                    self.count(admission)
                }
                Act::Wait { minutes } => {
                    self.now += Duration::from_mins(minutes.into());
                    self.counts.advance(self.now);
                    Admission::Refused
                }
            }
        }
    }

    proptest! {
        /// Three networks: with three requests each they leave one of the ten that are for first requests.
        #[test]
        fn an_addresss_first_request_goes_at_once_whatever_a_few_networks_do(acts in acts(3)) {
            let mut world = World::new();
            for act in &acts {
                world.act(act);
            }
            let admission = world.ask(200, 200);
            prop_assert!(matches!(admission, Admission::Granted(_)), "{admission:?}");
        }

        /// However many there are: what is over a budget is told a time within the hour, at which the budget has room; and none is ever exceeded.
        #[test]
        fn who_waits_is_told_when_there_is_room(acts in acts(200)) {
            let mut world = World::new();
            for act in &acts {
                let admission = world.act(act);
                let (asked, unasked) = (world.counts.of(Subject::Asked).count, world.counts.of(Subject::Unasked).count);
                prop_assert!(asked <= 40 && unasked <= 20 && world.counts.of(Subject::Invitations).count <= 10);
                if let Admission::Waits(budget, until) = admission {
                    prop_assert!(until > world.now && until <= world.now + Duration::from_hours(1));
                    let mut then = World { counts: Counts::new(world.now), ..World::new() };
                    std::mem::swap(&mut then.counts, &mut world.counts);
                    then.counts.advance(until);
                    let again = then.act(act);
                    let same = matches!(again, Admission::Waits(other, _) if other == budget) && !HOURS.iter().any(|hour| then.counts.of(*hour).count > 0);
                    prop_assert!(!same, "{budget:?}: {again:?}");
                    return Ok(());
                }
            }
        }
    }

    #[test]
    fn a_budget_is_used_to_its_last_email() {
        let mut world = World::new();
        // Each from a network of its own.
        for number in 0..40 {
            assert!(matches!(world.ask(number, number), Admission::Granted(_)), "{number}");
        }
        assert!(matches!(world.ask(41, 41), Admission::Waits(Budget::Hour, _)));
        // Invitations don't care, and don't count.
        for _ in 0..10 {
            assert!(matches!(world.act(&Act::Invite), Admission::Granted(_)));
        }
        assert!(matches!(world.act(&Act::Invite), Admission::Waits(Budget::Invitations, _)));
        world.act(&Act::Wait { minutes: 60 });
        assert!(matches!(world.ask(41, 41), Admission::Granted(_)));
    }

    #[test]
    fn each_budget_has_its_size() {
        let until_it_waits = |act: &dyn Fn(u8) -> Act| {
            let mut world = World::new();
            (0..=u8::MAX).find_map(|number| match world.act(&act(number)) {
                Admission::Waits(budget, _) => Some((number, budget)),
                _ => None,
            })
        };
        assert_eq!(until_it_waits(&|address| Act::Ask { address, network: 1 }), Some((10, Budget::Client)));
        assert_eq!(until_it_waits(&|address| Act::Ask { address, network: address % 5 }), Some((30, Budget::Busy)));
        assert_eq!(until_it_waits(&|n| Act::Ask { address: n % 9, network: n }), Some((19, Budget::Repeats)));
        assert_eq!(until_it_waits(&|address| Act::AtKeygen { address }), Some((20, Budget::Unasked)));
    }
}
