//! What support can tell of a person's reset.

use jiff::SignedDuration;
use rekey::{
    secrets::AddressHash,
    store::{AuditEvent, Entry, JobState},
};
use rekey_sandbox::{Fault, MailFault};

use crate::{
    site::Site,
    support::{ADA, PASSWORD, World, eventually},
};

#[tokio::test]
async fn support_learns_what_happened_to_a_persons_reset() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    for _ in 0..2 {
        world.http.head(&link).send().await.unwrap();
        world.get(&link).await;
    }
    world.keygen.fail_next(&[Fault::ServerError]);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 503);
    assert_eq!(world.set_password(&link, PASSWORD).await.0, 200);
    world.mailbox.wait_for(2).await.unwrap();
    world.wait_for_rows("audit", 8).await;
    let told = world.trace(ADA).await;
    let lines: Vec<_> = told.lines().collect();
    let events: Vec<_> = lines[1..lines.len() - 1].iter().map(|line| line.split_whitespace().nth(4).unwrap()).collect();
    // Keygen's webhook may be here before its answer to what we asked.
    let (others, asked): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| *event != "asked");
    assert_eq!(others, ["requested", "accepted", "mailed", "opened", "refused", "fulfilled", "mailed"], "{told}");
    assert_eq!(asked.len(), 1, "{told}");
    assert!(told.contains("send_reset_link: 250"), "{told}");
    assert!(told.contains("to be mailed, as asked for here"), "{told}");
    assert!(!told.contains("/r/") && !told.contains(link.rsplit('/').next().unwrap()), "never the link: {told}");
    assert!(world.trace("nobody@customer.example").await.contains("nothing is known"));
}

#[tokio::test]
async fn support_learns_why_no_mail_came() {
    let world = World::start().await;
    world.mailbox.fail_next(&[MailFault::Reply("550 5.1.1 no such user: ada@customer.example")]);
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for_faults().await;
    world.wait_for_rows("audit WHERE event = 'failed'", 1).await;
    let told = world.trace("Ada@Customer.Example").await;
    assert!(told.contains("answered RCPT with 550 5.1.1 no such user: …"), "{told}");
    assert!(!told.contains(ADA), "{told}");
    world.clock.advance(SignedDuration::from_mins(2));
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    world.http.post(format!("{link}/not-me")).send().await.unwrap();
    world.clock.advance(SignedDuration::from_mins(2));
    world.ask_for_reset(ADA).await;
    world.settle().await;
    let told = world.trace(ADA).await;
    assert!(told.contains("declined") && told.contains("paused after"), "{told}");
}

#[tokio::test]
async fn the_trail_is_only_added_to() {
    let mut world = World::start().await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(1).await.unwrap();
    // Its own entries would wait for these statements' locks, and these for its.
    world.stop_portal().await;
    let before = world.rows("audit").await;
    for statement in [
        "UPDATE audit SET event = 'nothing'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
        "DELETE FROM audit WHERE at < 9000000000000",
        "DELETE FROM audit_chains",
        "UPDATE audit_chains SET seq = 0",
        "UPDATE audit_chains SET first_seq = 1000",
        "UPDATE audit_chains SET chain = chain + 100",
    ] {
        let refused = world.execute(statement).await.unwrap_err().to_string();
        assert!(refused.contains("only added to"), "{statement}: {refused}");
    }
    let of_one_engine: &[&str] = if world.is_on_postgres() {
        &["TRUNCATE audit", "TRUNCATE audit_chains", "TRUNCATE audit, audit_chains CASCADE"]
    } else {
        &["REPLACE INTO audit SELECT chain, seq, brand, address_hash, at, 'nothing', detail, mac FROM audit"]
    };
    for statement in of_one_engine {
        let refused = world.execute(statement).await.unwrap_err().to_string();
        assert!(refused.contains("only added to"), "{statement}: {refused}");
    }
    assert!(world.rows("audit").await >= before);
    assert_eq!(world.verify_trail().await, Ok(()));
}

/// Switches the database's own guards off, as who owns it can.
async fn without_triggers(world: &World) {
    let statements: &[&str] = if world.is_on_postgres() {
        &["ALTER TABLE audit DISABLE TRIGGER USER", "ALTER TABLE audit_chains DISABLE TRIGGER USER"]
    } else {
        &[
            "DROP TRIGGER audit_is_never_changed",
            "DROP TRIGGER audit_is_never_replaced",
            "DROP TRIGGER audit_is_removed_from_its_beginning",
            "DROP TRIGGER audit_chains_go_forward",
            "DROP TRIGGER audit_chains_are_never_replaced",
            "DROP TRIGGER audit_chains_stay",
        ]
    };
    for statement in statements {
        world.execute(statement).await.unwrap();
    }
}

/// A trail to which nothing is added any more, with at least six entries in its first chain.
async fn trail() -> World {
    let mut world = World::start().await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(1).await.unwrap();
    world.wait_for_jobs(JobState::Running, 0).await;
    world.stop_portal().await;
    // Transactions at the same time would take several chains.
    let store = world.open_store().await;
    let address = AddressHash::from_store(vec![7; 32]).unwrap();
    for detail in ["one", "two", "three", "four", "five", "six"] {
        let entry = Entry { brand: "acme", address: &address, event: AuditEvent::Refused, detail: Some(detail) };
        store.audit(&entry, world.clock.now()).await.unwrap();
    }
    store.close().await;
    assert_eq!(world.verify_trail().await, Ok(()));
    without_triggers(&world).await;
    world
}

#[tokio::test]
async fn whatever_is_done_to_the_trail_is_found_out() {
    let world = trail().await;
    world.execute("CREATE TABLE audit_copy AS SELECT * FROM audit").await.unwrap();
    world.execute("CREATE TABLE audit_chains_copy AS SELECT * FROM audit_chains").await.unwrap();
    for (statement, found) in [
        ("UPDATE audit SET event = 'fulfilled' WHERE chain = 0 AND seq = 2", "entry 2 of "),
        ("UPDATE audit SET detail = NULL WHERE chain = 0 AND seq = 1", "entry 1 of "),
        ("UPDATE audit SET at = at + 1 WHERE chain = 0 AND seq = 3", "entry 3 of "),
        ("UPDATE audit SET brand = 'other' WHERE chain = 0 AND seq = 3", "entry 3 of "),
        ("UPDATE audit SET address_hash = mac WHERE chain = 0 AND seq = 3", "entry 3 of "),
        ("DELETE FROM audit WHERE chain = 0 AND seq = 3", "entry 3 is missing"),
        ("DELETE FROM audit WHERE chain = 0 AND seq IN (1, 2)", "entries 1 to 2 are missing"),
        ("DELETE FROM audit WHERE chain = 0 AND seq > 3", "entries 4 to "),
        ("DELETE FROM audit", "entries 1 to "),
        // Two change places.
        ("UPDATE audit SET seq = 5 - seq + 100 WHERE chain = 0 AND seq IN (2, 3)", "were added"),
        ("UPDATE audit SET chain = 7 WHERE chain = 0 AND seq = 3", "entry 3 is missing"),
        (
            "INSERT INTO audit SELECT 0, 1000, brand, address_hash, at, event, detail, mac FROM audit WHERE chain = 0 AND seq = 1",
            "from 1000 on were added",
        ),
        (
            "INSERT INTO audit SELECT 99, seq, brand, address_hash, at, event, detail, mac FROM audit WHERE chain = 0",
            "chain 99 was added",
        ),
        ("DELETE FROM audit_chains WHERE chain = 0", "chain 0 is missing"),
        (
            "UPDATE audit_chains SET seq = 3, mac = (SELECT mac FROM audit WHERE chain = 0 AND seq = 3) WHERE chain = 0",
            "its beginning or end was altered",
        ),
        (
            "UPDATE audit_chains SET first_seq = 3, first_mac = (SELECT mac FROM audit WHERE chain = 0 AND seq = 2) WHERE chain = 0",
            "its beginning or end was altered",
        ),
    ] {
        world.execute(statement).await.unwrap();
        let told = world.verify_trail().await.unwrap_err();
        assert!(told.contains(found), "{statement}: {told}");
        for restore in [
            "DELETE FROM audit",
            "DELETE FROM audit_chains",
            "INSERT INTO audit SELECT * FROM audit_copy",
            "INSERT INTO audit_chains SELECT * FROM audit_chains_copy",
        ] {
            world.execute(restore).await.unwrap();
        }
        assert_eq!(world.verify_trail().await, Ok(()));
    }
}

#[tokio::test]
async fn what_is_added_later_does_not_hide_what_was_cut_off() {
    for cut in [
        &[
            "DELETE FROM audit WHERE chain = 0 AND seq > 3",
            "UPDATE audit_chains SET seq = 3, mac = (SELECT mac FROM audit WHERE chain = 0 AND seq = 3) WHERE chain = 0",
        ][..],
        &["DELETE FROM audit", "DELETE FROM audit_chains"],
        &["DELETE FROM audit_chains"],
    ] {
        let mut world = trail().await;
        for statement in cut {
            world.execute(statement).await.unwrap();
        }
        world.clock.advance(SignedDuration::from_mins(2));
        world.start_portal().await;
        world.ask_for_reset(ADA).await;
        world.wait_for_jobs(JobState::Running, 0).await;
        world.stop_portal().await;
        let told = world.verify_trail().await.unwrap_err();
        assert!(told.contains("missing") && !told.contains("altered, moved"), "{cut:?}: {told}");
    }
}

#[tokio::test]
async fn old_entries_go_and_secrets_are_replaced_and_the_rest_is_still_verified() {
    let mut world = World::start().await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(1).await.unwrap();
    world.clock.advance(SignedDuration::from_hours(20 * 24));
    world.rotate_secret_key().await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(2).await.unwrap();
    world.wait_for_jobs(JobState::Running, 0).await;
    let all = world.rows("audit").await;
    assert_eq!(world.verify_trail().await, Ok(()));
    world.clock.advance(SignedDuration::from_hours(11 * 24));
    eventually(async || world.rows("audit").await < all, "the first entries go").await;
    assert!(world.rows("audit").await > 0, "the others stay");
    assert_eq!(world.verify_trail().await, Ok(()));
    world.stop_portal().await;
    without_triggers(&world).await;
    world
        .execute("DELETE FROM audit WHERE mac = (SELECT mac FROM audit ORDER BY at, chain, seq LIMIT 1)")
        .await
        .unwrap();
    assert!(world.verify_trail().await.unwrap_err().contains("missing"));
}

#[tokio::test(flavor = "multi_thread")]
async fn verifying_tells_scripts_by_its_exit_code() {
    let site = Site::new().await;
    let portal = site.serve().await;
    assert!(site.keygen.request_reset(ADA).await);
    site.mailbox.wait_for(1).await.unwrap();
    // Beside the running portal.
    let fine = site.command(&["trace", "--verify"]).output().await.unwrap();
    assert!(fine.status.success(), "{}", String::from_utf8_lossy(&fine.stdout));
    portal.terminate().await;
    let mut other = Site::command(&site, &["trace", "--verify"]);
    let other = other.env("REKEY_SECRET_KEY", "a secret that nothing was written under").output().await.unwrap();
    assert_eq!(other.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&other.stdout).contains("no longer listed"));
    assert!(String::from_utf8_lossy(&other.stderr).contains("tampered with"));
    assert_eq!(site.command(&["trace"]).output().await.unwrap().status.code(), Some(2), "of whom?");
}
