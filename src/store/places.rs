//! Where a request stands among those that wait for Keygen, and what becomes of its place when it is repeated.

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    Budget, MailPolicy, NewJob, StoreError,
    budget::Admission,
    counts::{Counts, Subject, look_up},
    millis,
    turns::turn,
};
use crate::secrets::{AddressHash, ClientHash};

/// Where a request stands among the others.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) client: Option<ClientHash>,
    /// Whether its address was asked for before in this hour: first requests go before.
    pub(super) repeated: bool,
}

impl Place {
    /// As it stands in the store: empty for the vendor.
    fn client(&self) -> &[u8] {
        self.client.as_ref().map_or(&[], ClientHash::as_bytes)
    }
}

/// What decides about a request before it is stored. Nothing is held: the budgets are asked when it is taken.
pub(super) async fn request_counts(
    connection: &mut AnyConnection,
    brand: &str,
    address: AddressHash,
    client: Option<ClientHash>,
    now: Timestamp,
) -> Result<Counts, StoreError> {
    let subjects = [Subject::AskedFor(address), Subject::Asked, Subject::Unasked];
    let subjects: Vec<_> = subjects.into_iter().chain(client.map(Subject::AskedBy)).collect();
    look_up(connection, brand, &subjects, now).await
}

pub(super) async fn insert_request(
    connection: &mut AnyConnection,
    job: &NewJob,
    place: Place,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO jobs (brand, client, priority, created_at, service, kind, state, address_hash, payload, run_at, expires_at, turn)
         VALUES ($1, $2, $3, $4, 'keygen', $5, 'ready', $6, $7, $8, $9, {})",
        turn(1, 2, 3, 4)
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(&job.brand)
        .bind(place.client())
        .bind(i64::from(place.repeated))
        .bind(millis(now))
        .bind(job.kind)
        .bind(job.address.as_bytes())
        .bind(job.payload.as_bytes())
        .bind(millis(job.run_at))
        .bind(millis(job.expires_at))
        .execute(connection)
        .await?;
    Ok(())
}

/// Renews a request for the same address and purpose that Keygen could not be asked for yet. `false`: there is none.
///
/// It keeps its place, or gets that of a new one if this is better: neither can a stranger push back a person's request by repeating it, nor keep it
/// back by having made it first, from a network with many others or one that has used up its share.
pub(super) async fn renew(
    connection: &mut AnyConnection,
    job: &NewJob,
    place: Place,
    counts: &Counts,
    policy: MailPolicy,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let waiting = sqlx::query(
        "SELECT id, state, turn, attempts, reason FROM jobs
         WHERE brand = $1 AND address_hash = $2 AND service = 'keygen' AND kind = $3 AND state IN ('ready', 'waiting')
         ORDER BY id DESC LIMIT 1",
    );
    let waiting = waiting.bind(&job.brand).bind(job.address.as_bytes()).bind(job.kind);
    let Some(waiting) = waiting.fetch_optional(&mut *connection).await? else { return Ok(false) };
    let sql = "UPDATE jobs SET payload = $2, expires_at = $3 WHERE id = $1 AND state IN ('ready', 'waiting')";
    let id: i64 = waiting.try_get("id")?;
    let renewed = sqlx::query(sql).bind(id).bind(job.payload.as_bytes()).bind(millis(job.expires_at));
    if renewed.execute(&mut *connection).await?.rows_affected() == 0 {
        return Ok(false);
    }
    // What Keygen was asked for already has been counted, and waits for Keygen.
    let admission = policy.admit_request(counts, job.address, place.client);
    let would_wait = matches!(admission, Admission::Waits(budget, _) if budget.is_of_client());
    if waiting.try_get::<i64, _>("attempts")? > 0 || would_wait {
        return Ok(true);
    }
    let sql = format!("SELECT {}", turn(1, 2, 3, 4));
    let new = sqlx::query_scalar(AssertSqlSafe(sql));
    let new = new.bind(&job.brand).bind(place.client()).bind(i64::from(place.repeated)).bind(millis(now));
    let (new, old): (i64, i64) = (new.fetch_one(&mut *connection).await?, waiting.try_get("turn")?);
    let reason = waiting.try_get::<Option<&str>, _>("reason")?;
    let for_client = [Budget::Client, Budget::Busy].iter().any(|budget| reason == Some(budget.reason()));
    if new < old || for_client {
        let sql = "UPDATE jobs SET state = 'ready', run_at = $2, client = $3, turn = $4, reason = NULL WHERE id = $1";
        let moved = sqlx::query(sql).bind(id).bind(millis(job.run_at)).bind(place.client()).bind(new.min(old));
        moved.execute(connection).await?;
    }
    Ok(true)
}
