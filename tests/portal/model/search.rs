//! All small cases: two users of one mailbox, and strangers, in every order of a few steps.

use futures_util::{StreamExt, stream};

use super::{
    BETWEEN, PROXY,
    group::{Group, Step},
};
use crate::support::World;

/// So many groups of users take a step at the same time.
const AT_ONCE: usize = 16;

/// So many of them share the database until a step is done.
const BATCH: usize = 200;

/// What may happen. Which of the two users is the first changes nothing, so that only the first one's rarer steps are tried.
fn alphabet() -> Vec<Step> {
    let of_user = |user: usize| {
        [
            Step::Ask { address: user, network: 0 },
            Step::Stranger { user },
            Step::SetPassword { user, link: 0 },
            Step::NotMe { user, link: 0 },
            Step::Move { user, address: 3, told: true },
        ]
    };
    let first = [
        Step::SetPassword { user: 0, link: 1 },
        Step::AppPassword { user: 0 },
        Step::Move { user: 0, address: 3, told: false },
        Step::Move { user: 1, address: 0, told: true },
        Step::Ban { user: 0, is_banned: true, told: true },
        Step::Ban { user: 0, is_banned: false, told: true },
    ];
    [of_user(0), of_user(1)].concat().into_iter().chain(first).collect()
}

/// Whether a step can differ from none after these.
fn can_matter(step: Step, after: &[Step]) -> bool {
    let has = |step| after.contains(&step);
    match step {
        Step::SetPassword { link: 1, .. } => after.iter().filter(|step| is_request(step)).count() > 1,
        Step::SetPassword { .. } | Step::NotMe { .. } => after.iter().any(is_request) && after.last() != Some(&step),
        Step::Move { user: 1, address: 0, .. } => after.iter().any(|step| matches!(step, Step::Move { user: 0, .. })),
        Step::Move { address, .. } => {
            !after.iter().any(|step| matches!(step, Step::Move { address: taken, .. } if *taken == address))
        }
        Step::Ban { user, is_banned: false, told } => has(Step::Ban { user, is_banned: true, told }),
        Step::Ban { .. } | Step::AppPassword { .. } => !has(step),
        _ => true,
    }
}

const fn is_request(step: &Step) -> bool {
    matches!(step, Step::Ask { .. } | Step::Stranger { .. })
}

/// All sequences that begin with a request for the first user, and end with a step that shows something.
fn sequences(steps: usize) -> Vec<Vec<Step>> {
    let mut all = vec![vec![Step::Ask { address: 0, network: 0 }], vec![Step::Stranger { user: 0 }]];
    for _ in 1..steps {
        let longer = |sequence: &Vec<Step>| {
            let next = alphabet().into_iter().filter(|step| can_matter(*step, sequence));
            next.map(|step| [sequence.as_slice(), &[step]].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.retain(|sequence| {
        sequence.last().is_some_and(|step| is_request(step) || matches!(step, Step::SetPassword { .. }))
    });
    all
}

/// Three steps, or as many as `MODEL_STEPS` says: four take minutes.
#[tokio::test]
async fn every_short_story_of_two_users_of_one_mailbox_ends_as_the_model_says() {
    let steps = std::env::var("MODEL_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(3);
    let settings =
        [("BOTS__CHALLENGE", "off"), ("MAIL__MAX_PER_HOUR", "1000000"), ("LIMITS__FORMS_PER_CLIENT", "1000000")];
    let world = World::with_server(&[PROXY], &settings).await;
    for (batch, sequences) in sequences(steps).chunks(BATCH).enumerate() {
        let group = |at| Group::new(&world, batch * BATCH + at, 2);
        let mut groups: Vec<_> = (0..sequences.len()).map(group).collect();
        for at in 0..steps {
            let both = groups.iter_mut().zip(sequences);
            // The clock turns for those alone who wait for a webhook that does not come: it must end nobody else's time limits.
            let (slow, quick): (Vec<_>, Vec<_>) = both.partition(|(group, steps)| group.waits(&world, steps[at]));
            let take = async |groups: Vec<(&mut Group, &Vec<Step>)>| {
                let taking = groups.into_iter().map(|(group, steps)| group.take(&world, steps[at]));
                stream::iter(taking).buffer_unordered(AT_ONCE).for_each(async |()| {}).await;
            };
            take(quick).await;
            world.settle().await;
            world.while_time_passes(take(slow)).await;
            world.settle().await;
            let mails = world.mailbox.mails();
            for (group, steps) in groups.iter_mut().zip(sequences) {
                // Shown of a test that fails.
                println!("{:?}", &steps[..=at]);
                group.check(&world, &mails);
            }
            world.clock.advance(BETWEEN);
        }
    }
}
