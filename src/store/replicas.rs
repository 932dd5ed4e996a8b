//! Who works on the database: jobs of a process that died are taken over, and what is due every so often is done by one.

use std::time::Duration;

use jiff::Timestamp;

use super::{CLOCK_SKEW, Store, StoreError, database::Engine, later, millis};

/// A replica that was not heard of for so long is dead: its jobs are taken over.
const LEASE_SECONDS: i32 = 15;

impl Store {
    /// How often [`Store::heartbeat`] is due: a third of the lease.
    pub const HEARTBEAT: Duration = Duration::from_secs(5);

    /// Says that this process is alive, and takes over the jobs of those that are not. Returns how many.
    ///
    /// An SQLite file has one process: whatever another one held is an orphan. In PostgreSQL each replica has a lease, by the database's clock; whoever could
    /// not renew its own in time, maybe because the database was away for all, does not judge the others before it has.
    pub async fn heartbeat(&self) -> Result<u64, StoreError> {
        let taken_over = match self.engine {
            Engine::Sqlite(_) => {
                sqlx::query("UPDATE jobs SET state = 'ready', replica = NULL WHERE state = 'running' AND replica <> $1")
                    .bind(&*self.replica)
                    .execute(&self.writer)
                    .await?
                    .rows_affected()
            }
            Engine::Postgres => match self.renew_lease().await {
                Ok(taken_over) => taken_over,
                Err(error) => return Err(self.explain(error).await),
            },
        };
        if taken_over > 0 {
            self.news.tell_everything();
        }
        Ok(taken_over)
    }

    async fn renew_lease(&self) -> Result<u64, StoreError> {
        let mut transaction = self.begin().await?;
        let renewed = sqlx::query(
            "UPDATE replicas SET alive_until = clock_timestamp() + make_interval(secs => $2)
             WHERE id = $1 AND alive_until > clock_timestamp()",
        )
        .bind(&*self.replica)
        .bind(f64::from(LEASE_SECONDS))
        .execute(&mut *transaction)
        .await?;
        let mut taken_over = 0;
        if renewed.rows_affected() == 0 {
            sqlx::query(
                "INSERT INTO replicas (id, alive_until) VALUES ($1, clock_timestamp() + make_interval(secs => $2))
                 ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until",
            )
            .bind(&*self.replica)
            .bind(f64::from(LEASE_SECONDS))
            .execute(&mut *transaction)
            .await?;
        } else {
            // Whoever deletes the dead one's row is the one to take its jobs.
            let dead: Vec<String> =
                sqlx::query_scalar("DELETE FROM replicas WHERE alive_until <= clock_timestamp() RETURNING id")
                    .fetch_all(&mut *transaction)
                    .await?;
            for replica in dead {
                taken_over += sqlx::query(
                    "UPDATE jobs SET state = 'ready', replica = NULL WHERE state = 'running' AND replica = $1",
                )
                .bind(replica)
                .execute(&mut *transaction)
                .await?
                .rows_affected();
            }
        }
        transaction.commit().await?;
        Ok(taken_over)
    }

    /// Lets everything that waits be tried now: after a clock was set back, nobody knows how long it would wait.
    pub async fn hasten_jobs(&self, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE jobs SET run_at = $1 WHERE state IN ('waiting', 'ready') AND run_at > $1")
            .bind(millis(now))
            .execute(&self.writer)
            .await?;
        self.news.tell_everything();
        Ok(())
    }

    /// Gives back every job that this process holds. Of use when nobody works on them any more. Returns how many.
    pub async fn release_jobs(&self) -> Result<u64, StoreError> {
        let released =
            sqlx::query("UPDATE jobs SET state = 'ready', replica = NULL WHERE state = 'running' AND replica = $1")
                .bind(&*self.replica)
                .execute(&self.writer)
                .await?;
        Ok(released.rows_affected())
    }

    /// Gives back the job that a worker may hold without knowing: one that it took while the database failed.
    pub async fn release_slot(&self, slot: u32) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE jobs SET state = 'ready', replica = NULL WHERE state = 'running' AND replica = $1 AND slot = $2",
        )
        .bind(&*self.replica)
        .bind(i64::from(slot))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Whether what is done `every` so often is due, and this replica is the one to do it now.
    pub async fn claim_task(&self, name: &str, every: Duration, now: Timestamp) -> Result<bool, StoreError> {
        // A time too far ahead was written before a clock was set back.
        let claimed = sqlx::query(
            "INSERT INTO tasks (name, run_at) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET run_at = excluded.run_at
             WHERE tasks.run_at <= $3 OR tasks.run_at > $4",
        )
        .bind(name)
        .bind(millis(later(now, every)))
        .bind(millis(now))
        .bind(millis(later(later(now, every), CLOCK_SKEW)))
        .execute(&self.writer)
        .await?;
        Ok(claimed.rows_affected() == 1)
    }
}
