//! No query has to read a whole table, or all rows of a brand: the real ones, as PostgreSQL plans them and as SQLite would.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use rekey::store::JobState;
use rekey_sandbox::Fault;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Row, SqlSafeStr, SqliteConnection};

use crate::{
    postgres::Postgres,
    support::{ADA, PASSWORD, World, eventually},
};

/// Tables of a few rows: one for each process, task or step of the schema.
const SMALL: [&str; 3] = ["replicas", "tasks", "_sqlx_migrations"];

/// What others left behind, and no query of ours is about. PostgreSQL has no statistics of it yet, as after a busy first minute.
const OTHERS: [&str; 7] = [
    "INSERT INTO events (brand, event_id, idempotency_token, token_hash, accepted_at)
     SELECT 'acme', 'event ' || n, 'token ' || n, sha256(n::text::bytea), 4000000000000 FROM generate_series(1, 500) n",
    "INSERT INTO users (brand, user_id, token, token_created_at, profile, address_hash, spelling_hash, role, updated_at, needed_until)
     SELECT 'acme', 'user ' || n, '', 0, '', sha256(n::text::bytea), sha256(n::text::bytea), 'user', 0, 4000000000000 FROM generate_series(1, 500) n",
    "INSERT INTO links (handle_hash, brand, user_id, address_hash, purpose, language, created_at, expires_at, used_at)
     SELECT sha256(n::text::bytea), 'acme', 'user ' || n, sha256(n::text::bytea), 'reset', 'en', 0, 4000000000000, 1 FROM generate_series(1, 500) n",
    "INSERT INTO expected_webhooks (brand, address_hash, purpose, asked_at, expires_at)
     SELECT 'acme', sha256(n::text::bytea), 'reset', 4000000000000, 4000000000000 FROM generate_series(1, 500) n",
    "INSERT INTO counts (brand, kind, subject, window_start, count, last_at)
     SELECT 'acme', kind, sha256(n::text::bytea), 4000000000000, 1, 0 FROM generate_series(1, 500) n, (VALUES ('mail'), ('try')) kinds (kind)",
    "INSERT INTO paused_addresses (brand, address_hash, user_id, until)
     SELECT 'acme', sha256(n::text::bytea), 'user ' || n, 4000000000000 FROM generate_series(1, 500) n",
    "INSERT INTO jobs (brand, service, kind, state, address_hash, created_at, run_at, expires_at, finished_at)
     SELECT 'acme', service, 'any', 'done', sha256(n::text::bytea), 0, 0, 0, 4000000000000
     FROM generate_series(1, 500) n, (VALUES ('mail'), ('keygen')) services (service)",
];

/// So many rows may be read and found not to be meant.
const FEW: f64 = 20.0;

/// Each query with the tables that its plans read as a whole, or far too much of.
fn planned(log: &str) -> BTreeMap<String, Vec<String>> {
    let mut planned = BTreeMap::<_, Vec<_>>::new();
    for entry in log.split(" plan:\n").skip(1) {
        let lines = entry.lines().take_while(|line| line.starts_with('\t'));
        let plan: Value = serde_json::from_str(&lines.collect::<Vec<_>>().join("\n")).unwrap();
        let scanned = planned.entry(plan["Query Text"].as_str().unwrap().to_owned()).or_default();
        find_scans(&plan["Plan"], scanned);
    }
    planned
}

fn find_scans(plan: &Value, scanned: &mut Vec<String>) {
    let in_vain = plan["Rows Removed by Filter"].as_f64().unwrap_or_default();
    if plan["Node Type"] == "Seq Scan" || in_vain > FEW {
        scanned.push(plan["Relation Name"].as_str().unwrap().to_owned());
    }
    for part in plan["Plans"].as_array().into_iter().flatten() {
        find_scans(part, scanned);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL"]
async fn every_query_has_an_index() {
    let postgres = Postgres::with_settings(&[
        "session_preload_libraries=auto_explain",
        "auto_explain.log_min_duration=0",
        "auto_explain.log_analyze=on",
        "auto_explain.log_timing=off",
        "auto_explain.log_format=json",
        // Then only what has no index reads a whole table.
        "enable_seqscan=off",
    ]);
    let database = ("REKEY_DATABASE__URL".to_owned(), postgres.database());
    let settings = [
        ("PUBLIC_URL", "http://localhost"),
        ("MAIL__MAX_PER_HOUR", "8"),
        ("MAIL__MAX_PERCENT_PER_CLIENT", "100"),
        ("MAIL__MAX_INVITATIONS_PER_HOUR", "1"),
    ];
    let mut world = World::on(Some(database), &settings).await;
    // It looks for lost webhooks, too.
    let token = world.keygen.admin_token().to_owned();
    world.restart_with(&[("KEYGEN__ADMIN_TOKEN", &token)]).await;
    for others in OTHERS {
        world.execute(others).await.unwrap();
    }
    // A journey, a stranger's request, an older link, a request that fails and is renewed, "this wasn't me", emails over a budget, and a sweep.
    world.ask_for_reset(ADA).await;
    let first = world.mailbox.wait_for(1).await.unwrap();
    world.clock.advance(SignedDuration::from_mins(2));
    assert!(world.keygen.request_reset(ADA).await);
    world.mailbox.wait_for(2).await.unwrap();
    world.get(&world.link(&first)).await;
    world.set_password(&world.link(&first), "password").await;
    assert_eq!(world.set_password(&world.link(&first), PASSWORD).await.0, 200);
    world.mailbox.wait_for(3).await.unwrap();
    world.keygen.fail(Some(Fault::Empty));
    for requested in 2..4 {
        world.clock.advance(SignedDuration::from_mins(2));
        world.ask_for_reset(ADA).await;
        world.wait_for_rows("audit WHERE event = 'requested'", requested).await;
        world.wait_for_jobs(JobState::Running, 0).await;
    }
    world.keygen.fail(None);
    world.clock.advance(SignedDuration::from_mins(2));
    let again = world.mailbox.wait_for(4).await.unwrap();
    world.http.post(format!("{}/not-me", world.link(&again))).send().await.unwrap();
    world.invite(ADA).await;
    let invitation = world.mailbox.wait_for(5).await.unwrap();
    world.invite("new@customer.example").await;
    for number in [0, 1, 2, 3, 4, 4] {
        let address = format!("user{number}@customer.example");
        world.keygen.add_user(&address, "user", None);
        assert!(world.keygen.request_reset(&address).await);
    }
    eventually(async || world.count(JobState::Waiting).await >= 3, "an invitation and two others wait").await;
    let mails = world.mailbox.mails().len();
    // What Keygen tells of a user, a password that is set elsewhere and the link in place of it, and the operator's end of it all.
    assert!(world.keygen.change_name(ADA, "Augusta").deliver().await);
    world.keygen.change_password(ADA, "set in the app");
    assert_eq!(world.set_password_while_time_passes(&world.link(&invitation), PASSWORD).await.0, 410);
    assert_eq!(world.ask_for_new_link(&world.link(&invitation)).await, 303);
    world.clock.advance(SignedDuration::from_hours(25));
    assert!(world.keygen.request_reset(ADA).await);
    world.mailbox.wait_for(mails + 1).await.unwrap();
    world.revoke(ADA).await;
    assert!(world.keygen.ban(ADA).deliver().await);
    world.wait_for_jobs(JobState::Running, 0).await;
    world.clock.advance(SignedDuration::from_hours(24 * 8));
    world.wait_for_rows("jobs WHERE state IN ('waiting', 'ready', 'running')", 0).await;
    world.clock.advance(SignedDuration::from_hours(24 * 40));
    world.wait_for_rows("jobs WHERE kind <> 'any'", 0).await;
    drop(world);

    let mut planned = planned(&postgres.log());
    planned.retain(|sql, _| !OTHERS.contains(&sql.as_str()));
    let filled = ["events", "users", "links", "expected_webhooks", "counts", "paused_addresses", "jobs", "audit"];
    for (change, table) in filled.iter().flat_map(|table| [("INSERT INTO", table), ("DELETE FROM", table)]) {
        let change = format!("{change} {table} ");
        assert!(planned.keys().any(|sql| sql.starts_with(&change)), "{change}");
    }
    for (sql, scanned) in &planned {
        let scanned: Vec<_> = scanned.iter().filter(|table| !SMALL.contains(&table.as_str())).collect();
        // The test itself counts rows.
        assert!(scanned.is_empty() || sql.starts_with("SELECT count(*) FROM"), "{sql} reads too much of {scanned:?}");
    }

    let world = World::on(None, &[]).await;
    let mut sqlite = SqliteConnection::connect(&format!("sqlite:{}", world.sqlite_file().display())).await.unwrap();
    for sql in planned.keys() {
        let here = ["pg_", "current_database", "replicas", "_sqlx_migrations", "clock_timestamp"]
            .iter()
            .all(|word| !sql.contains(word));
        let change = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|word| sql.starts_with(word));
        if !here
            || !change
            || ["jobs", "audit"].iter().any(|table| sql.starts_with(&format!("SELECT count(*) FROM {table}")))
        {
            continue;
        }
        let sql = sql.replace("FOR UPDATE SKIP LOCKED", "").replace("FOR UPDATE", "");
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")).into_sql_str();
        let plan = sqlx::query(explain).fetch_all(&mut sqlite).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        for step in plan {
            let step: String = step.get("detail");
            // `turns` and `held` are what parts of the query found.
            let few = |what: &str| what.contains("ROW") || ["turns", "held"].contains(&what);
            let reads_all = step.strip_prefix("SCAN ").is_some_and(|what| !few(what));
            assert!(!reads_all, "{sql}: {step}");
        }
    }
}
