//! What was asked for and mailed in this hour, shared between replicas: the counts that budgets are about.

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    CLOCK_SKEW, StoreError, later, millis,
    rows::{for_update, list, query_many, rows},
    timestamp, whole_millis,
};
use crate::secrets::{AddressHash, ClientHash};

/// The window in which is counted; it begins with the first one.
pub(super) const HOUR: Duration = Duration::from_hours(1);

/// Their rows among those of `counts`.
const KIND: &str = "mail";

/// Statements about so many rows stay prepared.
const FEW: usize = 6;

/// What is counted in an hour. Requests count when Keygen is asked, whether or not there is such an account; emails, when they are stored to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    /// Requests of the whole brand.
    Asked,
    /// Those of them that were not the first for their address.
    Repeats,
    /// Requests for an address.
    AskedFor(AddressHash),
    /// Requests from a client network.
    AskedBy(ClientHash),
    /// Emails of the whole brand that were not asked for here.
    Unasked,
    /// Emails to a user, asked for here or not.
    MailedTo(MailboxUser),
    /// Invitations of the whole brand.
    Invitations,
}

impl Subject {
    /// As it stands in the store.
    fn key(self) -> Vec<u8> {
        let (tag, hash): (_, &[u8]) = match &self {
            Self::Asked => (b'a', &[]),
            Self::Repeats => (b'r', &[]),
            Self::AskedFor(address) => (b'a', address.as_bytes()),
            Self::AskedBy(client) => (b'c', client.as_bytes()),
            Self::Unasked => (b'u', &[]),
            Self::MailedTo(user) => (b'm', user.as_bytes()),
            Self::Invitations => (b'i', &[]),
        };
        [&[tag], hash].concat()
    }
}

/// A user at a mailbox, by a hash: emails to one user of it must not use up another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct MailboxUser([u8; 32]);

impl MailboxUser {
    pub(super) fn new(address: &AddressHash, user_id: &str) -> Self {
        Self(Sha256::new().chain_update(address.as_bytes()).chain_update(user_id).finalize().into())
    }

    pub(super) fn from_store(bytes: Vec<u8>) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The counts of this hour, and what has been added to them.
pub(super) struct Counts {
    now: Timestamp,
    known: HashMap<Vec<u8>, Counted>,
    /// In the order of their rows, so that replicas lock them in one order.
    added: BTreeMap<Vec<u8>, i64>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) count: u32,
    pub(super) last_at: Option<Timestamp>,
    /// When it begins anew.
    pub(super) ends_at: Timestamp,
}

impl Counts {
    pub(super) fn new(now: Timestamp) -> Self {
        Self { now, known: HashMap::new(), added: BTreeMap::new() }
    }

    pub(super) fn of(&self, subject: Subject) -> Counted {
        let nothing = Counted { count: 0, last_at: None, ends_at: later(self.now, HOUR) };
        self.known.get(&subject.key()).copied().unwrap_or(nothing)
    }

    /// Emails to a user, under whichever of the hashes of their mailbox there are most.
    pub(super) fn of_user(&self, addresses: &[AddressHash], user_id: &str) -> Counted {
        let mails = addresses.iter().map(|address| self.of(Subject::MailedTo(MailboxUser::new(address, user_id))));
        let most = mails.max_by_key(|mails| (mails.count, mails.last_at));
        most.unwrap_or(Counted { count: 0, last_at: None, ends_at: self.now })
    }

    /// Counts one more for each of these.
    pub(super) fn count(&mut self, subjects: &[Subject]) {
        for subject in subjects {
            let Counted { count, ends_at, .. } = self.of(*subject);
            let counted = Counted { count: count.saturating_add(1), last_at: Some(self.now), ends_at };
            self.known.insert(subject.key(), counted);
            *self.added.entry(subject.key()).or_default() += 1;
        }
    }

    /// Begins the windows anew that have ended by `now`, as the store does.
    #[cfg(test)]
    pub(super) fn advance(&mut self, now: Timestamp) {
        self.now = now;
        self.known.retain(|_, counted| counted.ends_at > now);
    }
}

/// Looks counts up.
pub(super) async fn look_up(
    connection: &mut AnyConnection,
    brand: &str,
    subjects: &[Subject],
    now: Timestamp,
) -> Result<Counts, StoreError> {
    read(connection, brand, subjects, &[], now).await
}

/// Looks counts up, and holds them until the transaction ends. The `others` are only looked at: they may have changed by then.
pub(super) async fn hold(
    connection: &mut AnyConnection,
    brand: &str,
    subjects: &[Subject],
    others: &[Subject],
    now: Timestamp,
) -> Result<Counts, StoreError> {
    read(connection, brand, others, subjects, now).await
}

async fn read(
    connection: &mut AnyConnection,
    brand: &str,
    seen: &[Subject],
    held: &[Subject],
    now: Timestamp,
) -> Result<Counts, StoreError> {
    let select = |before, subjects: &[Subject]| {
        let list = list(before + 2, subjects.len());
        let [brand, kind] = [before + 1, before + 2];
        format!(
            "SELECT subject, window_start, count, last_at FROM counts WHERE brand = ${brand} AND kind = ${kind} AND subject IN ({list})"
        )
    };
    let mut parts = Vec::new();
    if !seen.is_empty() {
        parts.push(select(0, seen));
    }
    if !held.is_empty() {
        let held = select(if seen.is_empty() { 0 } else { seen.len() + 2 }, held);
        parts.push(format!("SELECT * FROM ({held} ORDER BY subject {}) held", for_update(connection)));
    }
    let few = seen.len() + held.len() <= FEW;
    let mut query = query_many(connection, parts.join(" UNION ALL "), seen.len() + held.len()).persistent(few);
    for subjects in [seen, held].into_iter().filter(|subjects| !subjects.is_empty()) {
        query = query.bind(brand).bind(KIND);
        for subject in subjects {
            query = query.bind(subject.key());
        }
    }
    let mut counts = Counts::new(now);
    for row in query.fetch_all(connection).await? {
        counts.known.insert(row.try_get("subject")?, counted(&row, now)?);
    }
    Ok(counts)
}

/// Stores what was added to the counts.
pub(super) async fn store_counts(
    connection: &mut AnyConnection,
    brand: &str,
    counts: &Counts,
) -> Result<(), StoreError> {
    let Counts { now, added, .. } = counts;
    if added.is_empty() {
        return Ok(());
    }
    // A window that began later than now was written before a clock was set back.
    let live = format!(
        "counts.window_start > excluded.window_start - {} AND counts.window_start <= excluded.window_start + {}",
        whole_millis(HOUR),
        whole_millis(CLOCK_SKEW)
    );
    let sql = format!(
        "INSERT INTO counts (brand, kind, subject, window_start, count, last_at) VALUES {}
         ON CONFLICT (brand, kind, subject) DO UPDATE SET
            count = excluded.count + CASE WHEN {live} THEN counts.count ELSE 0 END,
            window_start = CASE WHEN {live} THEN counts.window_start ELSE excluded.window_start END,
            last_at = excluded.last_at",
        rows(0, added.len(), 6),
    );
    let mut query = query_many(connection, sql, added.len()).persistent(added.len() <= FEW);
    for (subject, more) in added {
        query = query.bind(brand).bind(KIND).bind(subject).bind(millis(*now)).bind(more).bind(millis(*now));
    }
    query.execute(connection).await?;
    Ok(())
}

fn counted(row: &AnyRow, now: Timestamp) -> Result<Counted, sqlx::Error> {
    let began_at = timestamp(row.try_get("window_start")?);
    let ends_at = later(began_at, HOUR);
    let count = u32::try_from(row.try_get::<i64, _>("count")?).unwrap_or(u32::MAX);
    let last_at = Some(timestamp(row.try_get("last_at")?));
    let live = ends_at > now && began_at <= later(now, CLOCK_SKEW);
    let (count, ends_at) = if live { (count, ends_at) } else { (0, later(now, HOUR)) };
    Ok(Counted { count, last_at, ends_at })
}
