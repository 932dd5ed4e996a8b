//! What makes the audit trail tell when it was tampered with by somebody who can write to the database, and does not have `secret_key`.
//!
//! Each entry has a number and a keyed hash that covers the hash before it: an entry that was altered, removed or moved breaks its chain. Where a chain begins
//! (old entries go) and ends stands in a row of its own, under a keyed hash that is not kept once it has changed: nobody can cut the end off. Who restores
//! all of it as it was at an earlier time is not found out.
//!
//! PostgreSQL has several chains, so that transactions which add entries at the same time don't wait for each other; SQLite has one writer, and one chain.

use jiff::Timestamp;
use sqlx::{
    Any, AnyConnection, AssertSqlSafe, Row,
    any::{AnyArguments, AnyRow},
    query::Query,
};

use super::{CLOCK_SKEW, Entry, Store, StoreError, database::Engine, later, millis, rows::for_update};
use crate::secrets::Keys;

/// More than there are transactions at the same time; when all are taken, one is waited for.
const POSTGRES_CHAINS: i64 = 64;

/// So many entries are read, or removed, at a time.
pub(super) const BATCH: i64 = 500;

/// Where a chain begins and ends.
pub(super) struct Chain {
    pub(super) number: i64,
    /// The number of the oldest entry that is kept.
    pub(super) first_seq: i64,
    /// The hash of the entry before that.
    pub(super) first_mac: Vec<u8>,
    /// The number of the newest entry.
    pub(super) seq: i64,
    /// Its hash.
    pub(super) mac: Vec<u8>,
    /// The keyed hash of all of these.
    seal: Vec<u8>,
}

/// What an entry's hash covers, besides its place.
pub(super) struct Content<'a> {
    pub(super) brand: &'a str,
    pub(super) address: &'a [u8],
    pub(super) at: i64,
    pub(super) event: &'a str,
    pub(super) detail: Option<&'a str>,
}

impl<'a> Content<'a> {
    pub(super) fn of(entry: &Entry<'a>, at: i64) -> Self {
        let Entry { brand, address, event, detail } = *entry;
        Self { brand, address: address.as_bytes(), at, event: event.name(), detail }
    }

    pub(super) fn signed(&self, chain: i64, seq: i64, before: &[u8]) -> Vec<u8> {
        let (has_detail, detail) = (u8::from(self.detail.is_some()), self.detail.unwrap_or_default());
        encode(&[
            b"entry",
            &chain.to_be_bytes(),
            &seq.to_be_bytes(),
            before,
            self.brand.as_bytes(),
            self.address,
            &self.at.to_be_bytes(),
            self.event.as_bytes(),
            &[has_detail],
            detail.as_bytes(),
        ])
    }
}

/// Each part with its length before it: no two lists of parts are the same bytes.
fn encode(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().flat_map(|part| (part.len() as u64).to_be_bytes().into_iter().chain(part.iter().copied())).collect()
}

impl Chain {
    fn new(number: i64, keys: &Keys) -> Self {
        let mut chain = Self { number, first_seq: 1, first_mac: Vec::new(), seq: 0, mac: Vec::new(), seal: Vec::new() };
        chain.seal(keys);
        chain
    }

    pub(super) fn read(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            number: row.try_get("chain")?,
            first_seq: row.try_get("first_seq")?,
            first_mac: row.try_get("first_mac")?,
            seq: row.try_get("seq")?,
            mac: row.try_get("mac")?,
            seal: row.try_get("seal")?,
        })
    }

    fn signed(&self) -> Vec<u8> {
        let numbers = [self.number, self.first_seq, self.seq].map(i64::to_be_bytes);
        encode(&[b"chain", &numbers[0], &numbers[1], &self.first_mac, &numbers[2], &self.mac])
    }

    /// Due once after what was changed, and before it is stored.
    pub(super) fn seal(&mut self, keys: &Keys) {
        self.seal = keys.sign_audit(&self.signed()).to_vec();
    }

    pub(super) fn is_genuine(&self, keys: &Keys) -> bool {
        keys.audit_is_signed(&self.signed(), &self.seal)
    }

    /// Adds an entry: its number, and its hash. The chain has to be sealed afterwards.
    pub(super) fn append(&mut self, keys: &Keys, content: &Content<'_>) -> (i64, [u8; 32]) {
        self.seq += 1;
        let mac = keys.sign_audit(&content.signed(self.number, self.seq, &self.mac));
        self.mac = mac.to_vec();
        (self.seq, mac)
    }
}

pub(super) const COLUMNS: &str = "SELECT chain, first_seq, first_mac, seq, mac, seal FROM audit_chains";

impl Store {
    pub(super) fn chain_numbers(&self) -> std::ops::Range<i64> {
        0..if matches!(self.engine, Engine::Postgres) { POSTGRES_CHAINS } else { 1 }
    }

    /// Begins the chains of a new database, and renews the seals of all after a rotation of the secret.
    pub(super) async fn prepare_chains(&self) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let mut is_new = true;
        for some in [
            "audit_chains WHERE chain >= 0",
            "audit WHERE chain >= 0",
            "events WHERE accepted_at >= 0",
            "jobs WHERE id >= 0",
        ] {
            let query = sqlx::query(AssertSqlSafe(format!("SELECT 1 FROM {some} LIMIT 1")));
            is_new &= query.fetch_optional(&mut *transaction).await?.is_none();
        }
        if is_new {
            for number in self.chain_numbers() {
                insert_chain(&mut transaction, &Chain::new(number, &self.keys)).await?;
            }
        }
        let all = sqlx::query(AssertSqlSafe(format!("{COLUMNS} WHERE chain >= $1 ORDER BY chain")));
        for row in all.bind(0_i64).fetch_all(&mut *transaction).await? {
            if self.keys.audit_is_newly_signed(&Chain::read(&row)?.signed(), row.try_get("seal")?) {
                continue;
            }
            let Some(mut chain) = self.hold_chain(&mut transaction, row.try_get("chain")?).await? else { continue };
            if chain.is_genuine(&self.keys) {
                chain.seal(&self.keys);
                self.store_chain(&mut transaction, &chain).await?;
            }
        }
        Ok(transaction.commit().await?)
    }

    /// A chain that no other transaction holds, until this one ends.
    ///
    /// One that was tampered with goes on with a number left out: else the next entry would hide that its end had been cut off.
    pub(super) async fn take_chain(&self, connection: &mut AnyConnection) -> Result<Chain, StoreError> {
        let skip = if matches!(self.engine, Engine::Postgres) { "FOR UPDATE SKIP LOCKED" } else { "" };
        let free = AssertSqlSafe(format!("{COLUMNS} WHERE chain >= $1 ORDER BY chain LIMIT 1 {skip}"));
        let free = sqlx::query(free).bind(0_i64).fetch_optional(&mut *connection).await?;
        let chain = match free.as_ref().map(Chain::read).transpose()? {
            Some(chain) => Some(chain),
            None => self.hold_chain(connection, 0).await?,
        };
        let mut chain = if let Some(chain) = chain {
            chain
        } else {
            let mut chain = Chain::new(0, &self.keys);
            let newest = sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM audit WHERE chain = $1");
            chain.seq = newest.bind(chain.number).fetch_one(&mut *connection).await?;
            chain.seal.clear();
            insert_chain(connection, &chain).await?;
            chain
        };
        if !chain.is_genuine(&self.keys) {
            tracing::error!(chain = chain.number, "the audit trail was tampered with, see `rekey trace --verify`");
            chain.seq += 1;
        }
        Ok(chain)
    }

    async fn hold_chain(&self, connection: &mut AnyConnection, number: i64) -> Result<Option<Chain>, StoreError> {
        let held = AssertSqlSafe(format!("{COLUMNS} WHERE chain = $1 {}", for_update(connection)));
        let row = sqlx::query(held).bind(number).fetch_optional(connection).await?;
        Ok(row.as_ref().map(Chain::read).transpose()?)
    }

    pub(super) async fn store_chain(&self, connection: &mut AnyConnection, chain: &Chain) -> Result<(), StoreError> {
        let stored = sqlx::query(
            "UPDATE audit_chains SET first_seq = $2, first_mac = $3, seq = $4, mac = $5, seal = $6 WHERE chain = $1",
        );
        bind(stored, chain).execute(connection).await?;
        Ok(())
    }

    /// Removes the entries at the beginning of each chain that are of a time before `old`; or of one that is still to come, when a clock was wrong.
    pub(super) async fn sweep_audit(&self, old: i64, now: Timestamp) -> Result<(), StoreError> {
        let future = millis(later(now, CLOCK_SKEW));
        for number in self.chain_numbers() {
            loop {
                let mut transaction = self.begin().await?;
                let Some(mut chain) = self.hold_chain(&mut transaction, number).await? else { break };
                let oldest = sqlx::query("SELECT seq, at, mac FROM audit WHERE chain = $1 ORDER BY seq LIMIT $2");
                let oldest = oldest.bind(number).bind(BATCH).fetch_all(&mut *transaction).await?;
                let mut removed = 0;
                let genuine = chain.is_genuine(&self.keys);
                for row in &oldest {
                    let at: i64 = row.try_get("at")?;
                    if at > old && at <= future {
                        break;
                    }
                    chain.first_seq = row.try_get::<i64, _>("seq")? + 1;
                    chain.first_mac = row.try_get("mac")?;
                    removed += 1;
                }
                if removed == 0 {
                    break;
                }
                if genuine {
                    chain.seal(&self.keys);
                }
                self.store_chain(&mut transaction, &chain).await?;
                let delete = sqlx::query("DELETE FROM audit WHERE chain = $1 AND seq < $2");
                delete.bind(number).bind(chain.first_seq).execute(&mut *transaction).await?;
                transaction.commit().await?;
                if removed < BATCH {
                    break;
                }
            }
        }
        Ok(())
    }
}

async fn insert_chain(connection: &mut AnyConnection, chain: &Chain) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO audit_chains (chain, first_seq, first_mac, seq, mac, seal) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
    );
    bind(insert, chain).execute(connection).await?;
    Ok(())
}

fn bind<'q>(query: Query<'q, Any, AnyArguments>, chain: &Chain) -> Query<'q, Any, AnyArguments> {
    query
        .bind(chain.number)
        .bind(chain.first_seq)
        .bind(chain.first_mac.clone())
        .bind(chain.seq)
        .bind(chain.mac.clone())
        .bind(chain.seal.clone())
}
