//! Webhooks come in: each is accepted once, durably, before it is answered.
//!
//! Those that arrive while a transaction is under way share the next one (group commit): one flush to the disk, and one statement for many rows.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Asked, AuditEvent, Budget, MailPolicy, NewJob, Purpose, Service, Store, StoreError, Suppression,
    audit::Entry,
    counts::{MailboxUser, Subject, hold, store_counts},
    decision::{Decision, Decisions},
    jobs::{insert_jobs, let_wait},
    judged::known_by_old_hashes,
    known_users::{known_users, last_used, refresh_users},
    limits::paused,
    links::EndedBy,
    millis,
    news::Topic,
    requests::{expected, use_up},
    rows::{list, query_many, rows},
    together::{Together, Waiting, answer},
    users::end_links,
};
use crate::secrets::{AddressHash, HandleHash, Sealed, TokenHash};

/// For support, of two users whose addresses spell one mailbox.
const SHARED: &str = "another user of the Keygen account has the same mailbox";

/// A verified `user.password-reset`, sealed and ready to be stored.
pub struct AcceptedReset {
    /// Whose event it is.
    pub brand: String,
    /// The event's id.
    pub event_id: String,
    /// Keygen's idempotency token.
    pub idempotency_token: String,
    /// The hashes that the token may be known by, the newest first; there is always one.
    pub token_hashes: Vec<TokenHash>,
    /// Whose password it is.
    pub user_id: String,
    /// The user's role.
    pub role: String,
    /// The hashes that the user's mailbox may be known by, the newest first; there is always one.
    pub addresses: Vec<AddressHash>,
    /// The hashes that Keygen may have been asked by for this user.
    pub spellings: Vec<AddressHash>,
    /// The same for the other form of the address's domain, if it has two.
    pub other_spellings: Vec<AddressHash>,
    /// The token, sealed.
    pub token: Sealed,
    /// When Keygen made the token. That is the newest that is told of the user, too.
    pub token_created_at: Timestamp,
    /// Address and name, sealed.
    pub profile: Sealed,
    /// The link to be mailed, if a mail is due.
    pub link: HandleHash,
    /// When a mail is due.
    pub policy: MailPolicy,
    /// Makes the mail, told of what was asked for here, if anything was.
    pub mail: Box<MakeMail>,
    /// When it arrived.
    pub at: Timestamp,
}

/// Makes the mail that a webhook leads to.
pub type MakeMail = dyn Fn(Option<&Asked>) -> Outgoing + Send + Sync;

/// What is mailed because of a webhook.
#[derive(Debug)]
pub struct Outgoing {
    /// What the link is for.
    pub purpose: Purpose,
    /// The mail's language, by its tag.
    pub language: &'static str,
    /// The job that mails it; it expires with the link.
    pub job: NewJob,
}

/// What became of an accepted webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// It was accepted before; nothing was done.
    Duplicate,
    /// The token was refreshed, and a link is on its way.
    Mailed {
        /// Whether the reset was asked for here.
        asked: bool,
    },
    /// The token was refreshed, and a link is mailed once this budget has room.
    Waits(Budget),
    /// The token was refreshed, and nothing is mailed.
    Refreshed(Suppression),
}

/// Webhooks that wait for their transaction.
pub(super) type Arrivals = Together<AcceptedReset, Acceptance>;

impl Store {
    /// Accepts a webhook once: refreshes the user's token, and decides whether a link is mailed.
    pub async fn accept_reset(&self, reset: AcceptedReset) -> Result<Acceptance, StoreError> {
        self.arrivals.ask(reset, || self.clone().accept_waiting()).await
    }

    /// Accepts those that wait, and tells them.
    async fn accept_waiting(self) {
        let batch = self.take_arrivals();
        let resets: Vec<_> = batch.iter().map(|arrival| &arrival.request).collect();
        match self.accept_together(&resets).await {
            // Two replicas waited for each other: then one that asks for less comes through.
            Err(error) if error.is_deadlock() => {
                for arrival in batch {
                    let outcome = self.accept_together(&[&arrival.request]).await;
                    answer(vec![arrival], outcome);
                }
            }
            outcome => answer(batch, outcome),
        }
    }

    /// Those of one brand that can be accepted together: no user and no address is in it twice, because one webhook decides about the next. In the order of
    /// their users, so that replicas lock rows in one order.
    fn take_arrivals(&self) -> Vec<Waiting<AcceptedReset, Acceptance>> {
        let (mut brand, mut users, mut addresses) = (None, HashSet::new(), HashSet::new());
        let mut batch = self.arrivals.take(|reset| {
            let alike = *brand.get_or_insert_with(|| reset.brand.clone()) == reset.brand;
            let alone = !users.contains(&reset.user_id) && !reset.addresses.iter().any(|hash| addresses.contains(hash));
            if alike && alone {
                users.insert(reset.user_id.clone());
                addresses.extend(reset.addresses.iter().copied());
            }
            alike && alone
        });
        batch.sort_unstable_by(|one, other| one.request.user_id.cmp(&other.request.user_id));
        batch
    }

    /// One transaction for webhooks of one brand, each of another user; an answer for each of them.
    async fn accept_together(&self, resets: &[&AcceptedReset]) -> Result<Vec<Acceptance>, StoreError> {
        let Some(AcceptedReset { brand, at: now, policy, .. }) = resets.first() else { return Ok(Vec::new()) };
        let mut transaction = self.begin().await?;
        let new = insert_events(&mut transaction, resets).await?;
        let repeated = known_by_old_hashes(&mut transaction, resets).await?;
        let is_fresh = |reset: &&AcceptedReset| new.contains(&reset.event_id) && !repeated.contains(&reset.event_id);
        let fresh: Vec<_> = resets.iter().copied().filter(is_fresh).collect();
        if fresh.is_empty() {
            return Ok(vec![Acceptance::Duplicate; resets.len()]);
        }
        let known = known_users(&mut transaction, &fresh).await?;
        let refreshed = refresh_users(&mut transaction, &fresh).await?;
        let changed: Vec<_> =
            known.iter().filter(|user| user.is_changed_by(&fresh)).map(|user| user.id.as_str()).collect();
        end_links(&mut transaction, brand, &changed, EndedBy::Change, *now).await?;
        let used = last_used(&mut transaction, &fresh).await?;
        let addresses: Vec<_> = fresh.iter().flat_map(|reset| reset.addresses.iter().copied()).collect();
        let spellings = fresh.iter().flat_map(|reset| reset.spellings.iter().chain(&reset.other_spellings).copied());
        let spellings: Vec<_> = spellings.collect();
        let users =
            fresh.iter().flat_map(|reset| reset.addresses.iter().map(|it| MailboxUser::new(it, &reset.user_id)));
        let held: Vec<_> = [Subject::Unasked].into_iter().chain(users.map(Subject::MailedTo)).collect();
        let mut decisions = Decisions {
            policy: *policy,
            now: *now,
            expected: expected(&mut transaction, brand, &spellings, *now).await?,
            paused: paused(&mut transaction, brand, &addresses, *now).await?,
            counts: hold(&mut transaction, brand, &held, &[Subject::Asked], *now).await?,
            used_up: Vec::new(),
        };
        let (mut acceptances, mut outgoing, mut waiting) = (HashMap::new(), Vec::new(), Vec::new());
        let mut of_two_users = Vec::new();
        for reset in &fresh {
            let shares = known.iter().any(|user| user.shares_mailbox(reset));
            if shares {
                tracing::warn!(brand, event = reset.event_id, "{SHARED}");
                of_two_users.extend(reset.addresses.first());
            }
            let current = refreshed.get(&reset.user_id).is_some_and(|known| reset.addresses.contains(known));
            let overtaken = !current || used.get(&reset.user_id).is_some_and(|&used| used >= reset.token_created_at);
            let overtaken = overtaken.then_some(Decision::Nothing(Suppression::Overtaken));
            let acceptance = match overtaken.unwrap_or_else(|| decisions.decide(reset, shares)) {
                Decision::Nothing(suppression) => Acceptance::Refreshed(suppression),
                Decision::Mail(asked) => {
                    outgoing.push((*reset, (reset.mail)(asked.as_ref())));
                    Acceptance::Mailed { asked: asked.is_some() }
                }
                Decision::MailLater(budget, until) => {
                    waiting.push((outgoing.len(), budget, until));
                    outgoing.push((*reset, (reset.mail)(None)));
                    Acceptance::Waits(budget)
                }
            };
            acceptances.insert(reset.event_id.as_str(), acceptance);
        }
        use_up(&mut transaction, brand, &decisions.used_up).await?;
        store_counts(&mut transaction, brand, &decisions.counts).await?;
        insert_links(&mut transaction, &outgoing, *now).await?;
        for &(at, budget, until) in &waiting {
            let (reset, Outgoing { job, .. }) = &outgoing[at];
            let whose = MailboxUser::new(&job.address, &reset.user_id);
            let_wait(&mut transaction, job, whose, budget, until, *now).await?;
        }
        let waits = |at: &usize| waiting.iter().any(|(waiting, ..)| waiting == at);
        let ready = outgoing.iter().enumerate().filter(|(at, _)| !waits(at));
        let jobs: Vec<_> = ready.map(|(_, (_, outgoing))| &outgoing.job).collect();
        insert_jobs(&mut transaction, &jobs, *now).await?;
        let mut entries: Vec<_> =
            fresh.iter().filter_map(|reset| entry(reset, acceptances[reset.event_id.as_str()])).collect();
        let event = AuditEvent::Shared;
        entries.extend(of_two_users.into_iter().map(|address| Entry { brand, address, event, detail: Some(SHARED) }));
        self.write_audit(&mut transaction, &entries, *now).await?;
        transaction.commit().await?;
        self.tell(&[Topic::Tokens, Topic::Jobs(Service::Mail)]).await;
        let acceptance = |reset: &AcceptedReset| acceptances.get(reset.event_id.as_str()).copied();
        Ok(resets.iter().map(|reset| acceptance(reset).unwrap_or(Acceptance::Duplicate)).collect())
    }
}

/// Notes the events, and returns the ids of those that were not accepted before.
async fn insert_events(
    connection: &mut AnyConnection,
    resets: &[&AcceptedReset],
) -> Result<HashSet<String>, StoreError> {
    let sql = format!(
        "INSERT INTO events (brand, event_id, idempotency_token, token_hash, accepted_at) VALUES {} ON CONFLICT DO NOTHING RETURNING event_id",
        rows(0, resets.len(), 5)
    );
    let mut query = query_many(connection, sql, resets.len());
    for reset in resets {
        query = query
            .bind(&reset.brand)
            .bind(&reset.event_id)
            .bind(&reset.idempotency_token)
            .bind(reset.token_hashes.first().map(TokenHash::as_bytes))
            .bind(millis(reset.at));
    }
    Ok(query.fetch_all(connection).await?.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Stores the links that are mailed, whose users are needed for as long as they live.
async fn insert_links(
    connection: &mut AnyConnection,
    outgoing: &[(&AcceptedReset, Outgoing)],
    now: Timestamp,
) -> Result<(), StoreError> {
    if outgoing.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO links (handle_hash, brand, user_id, address_hash, created_at, expires_at, purpose, language) VALUES {}",
        rows(0, outgoing.len(), 8)
    );
    let mut query = query_many(connection, sql, outgoing.len());
    for (reset, Outgoing { purpose, language, job }) in outgoing {
        query = query
            .bind(reset.link.as_bytes())
            .bind(&reset.brand)
            .bind(&reset.user_id)
            .bind(reset.addresses.first().map(AddressHash::as_bytes))
            .bind(millis(now))
            .bind(millis(job.expires_at))
            .bind(purpose.name())
            .bind(*language);
    }
    query.execute(&mut *connection).await?;

    let sql = format!(
        "UPDATE users SET needed_until = (
             SELECT max(expires_at) FROM links
             WHERE links.brand = users.brand AND links.user_id = users.user_id AND used_at IS NULL AND declined_at IS NULL
             AND ended_at IS NULL)
         WHERE brand = $1 AND user_id IN ({})",
        list(1, outgoing.len())
    );
    let mut query = query_many(connection, sql, outgoing.len());
    query = query.bind(outgoing.first().map(|(reset, _)| &reset.brand));
    for (reset, _) in outgoing {
        query = query.bind(&reset.user_id);
    }
    query.execute(connection).await?;
    Ok(())
}

/// What the audit trail says of it.
fn entry(reset: &AcceptedReset, acceptance: Acceptance) -> Option<Entry<'_>> {
    let detail = match acceptance {
        Acceptance::Duplicate => return None,
        Acceptance::Refreshed(suppression) => suppression.explain(),
        Acceptance::Waits(budget) => budget.reason(),
        Acceptance::Mailed { asked: true } => "to be mailed, as asked for here",
        Acceptance::Mailed { asked: false } => "to be mailed, though not asked for here",
    };
    let address = reset.addresses.first()?;
    Some(Entry { brand: &reset.brand, address, event: AuditEvent::Accepted, detail: Some(detail) })
}
