//! What support can tell of a person's reset.

use jiff::SignedDuration;
use rekey_sandbox::{Fault, MailFault};

use crate::support::{ADA, PASSWORD, World};

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
    let events: Vec<_> = told.lines().skip(1).map(|line| line.split_whitespace().nth(4).unwrap()).collect();
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
    let told = world.trace(ADA).await;
    assert!(told.contains("declined") && told.contains("paused after"), "{told}");
}

#[tokio::test]
async fn the_trail_is_only_added_to() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    world.mailbox.wait_for(1).await.unwrap();
    let changed = world.execute("UPDATE audit SET event = 'nothing'").await;
    assert!(changed.unwrap_err().to_string().contains("only added to"));
}
