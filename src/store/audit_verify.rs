//! Whether the audit trail is as it was written (see [`super::audit_chain`]).

use std::{collections::BTreeSet, fmt};

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    Store, StoreError,
    audit_chain::{BATCH, COLUMNS, Chain, Content},
    database::Engine,
    timestamp,
};

/// So many faults are told.
const MAX_FAULTS: usize = 100;

/// Something that was done to the audit trail past the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditFault {
    /// A whole chain is gone.
    ChainMissing(i64),
    /// Entries of a chain that there never was.
    ChainUnknown(i64),
    /// Where a chain begins and ends was changed.
    EndsAltered(i64),
    /// Entries of a chain are gone, from one number to another.
    Missing(i64, i64, i64),
    /// An entry was altered, moved or forged: its chain, number and time.
    Altered(i64, i64, Timestamp),
    /// Entries were added behind the end of a chain: from this number.
    Added(i64, i64),
}

impl fmt::Display for AuditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ChainMissing(chain) => write!(f, "chain {chain} is missing"),
            Self::ChainUnknown(chain) => write!(f, "chain {chain} was added"),
            Self::EndsAltered(chain) => write!(f, "chain {chain}: its beginning or end was altered"),
            Self::Missing(chain, from, to) if from == to => write!(f, "chain {chain}: entry {from} is missing"),
            Self::Missing(chain, from, to) => write!(f, "chain {chain}: entries {from} to {to} are missing"),
            Self::Altered(chain, seq, at) => {
                let at = at.strftime("%Y-%m-%d %H:%M:%S UTC");
                write!(
                    f,
                    "chain {chain}: entry {seq} of {at} was altered, moved or forged; or its secret_key is no longer listed"
                )
            }
            Self::Added(chain, seq) => write!(f, "chain {chain}: entries from {seq} on were added"),
        }
    }
}

/// What a look at the whole audit trail found.
#[derive(Debug, Default)]
pub struct AuditReport {
    /// Entries that were looked at.
    pub entries: u64,
    /// What is wrong; of many faults, the first.
    pub faults: Vec<AuditFault>,
}

impl AuditReport {
    fn note(&mut self, fault: AuditFault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }
}

impl Store {
    /// Looks whether the whole audit trail is as it was written, at one moment.
    pub async fn verify_audit(&self) -> Result<AuditReport, StoreError> {
        let mut snapshot = match self.engine {
            Engine::Sqlite(_) => self.reader.begin().await?,
            Engine::Postgres => self.reader.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
        };
        let mut report = AuditReport::default();
        let rows = sqlx::query(AssertSqlSafe(format!("{COLUMNS} WHERE chain >= $1 ORDER BY chain")));
        let rows = rows.bind(i64::MIN).fetch_all(&mut *snapshot).await?;
        let mut missing: BTreeSet<_> = self.chain_numbers().collect();
        for chain in rows.iter().map(Chain::read).collect::<Result<Vec<_>, _>>()? {
            if !missing.remove(&chain.number) {
                report.note(AuditFault::ChainUnknown(chain.number));
            }
            self.verify_chain(&mut snapshot, &chain, &mut report).await?;
        }
        for number in missing {
            report.note(AuditFault::ChainMissing(number));
        }
        let stray =
            "SELECT DISTINCT chain FROM audit WHERE chain NOT IN (SELECT chain FROM audit_chains) ORDER BY chain";
        let stray: Vec<i64> = sqlx::query_scalar(stray).fetch_all(&mut *snapshot).await?;
        for number in stray {
            report.note(AuditFault::ChainUnknown(number));
        }
        Ok(report)
    }

    async fn verify_chain(
        &self,
        connection: &mut AnyConnection,
        chain: &Chain,
        report: &mut AuditReport,
    ) -> Result<(), StoreError> {
        if !chain.is_genuine(&self.keys) {
            report.note(AuditFault::EndsAltered(chain.number));
        }
        let (mut next, mut before) = (chain.first_seq, Some(chain.first_mac.clone()));
        let mut last = i64::MIN;
        loop {
            let entries = sqlx::query(
                "SELECT seq, brand, address_hash, at, event, detail, mac FROM audit WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT $3",
            );
            let entries = entries.bind(chain.number).bind(last).bind(BATCH).fetch_all(&mut *connection).await?;
            for row in &entries {
                last = row.try_get("seq")?;
                report.entries += 1;
                if last > chain.seq {
                    report.note(AuditFault::Added(chain.number, last));
                    return Ok(());
                }
                if last > next {
                    report.note(AuditFault::Missing(chain.number, next, last - 1));
                    before = None;
                }
                let content = Content {
                    brand: row.try_get("brand")?,
                    address: row.try_get("address_hash")?,
                    at: row.try_get("at")?,
                    event: row.try_get("event")?,
                    detail: row.try_get("detail")?,
                };
                let mac: Vec<u8> = row.try_get("mac")?;
                // Behind a gap nobody knows what the first hash covers.
                let genuine = before
                    .is_none_or(|before| self.keys.audit_is_signed(&content.signed(chain.number, last, &before), &mac));
                if !genuine || last < chain.first_seq {
                    report.note(AuditFault::Altered(chain.number, last, timestamp(content.at)));
                }
                (next, before) = (last + 1, Some(mac));
            }
            if entries.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                break;
            }
        }
        if next <= chain.seq {
            report.note(AuditFault::Missing(chain.number, next, chain.seq));
        } else if before.is_some_and(|mac| mac != chain.mac) {
            report.note(AuditFault::EndsAltered(chain.number));
        }
        Ok(())
    }
}
