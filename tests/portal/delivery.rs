//! Mails as they arrive: across a real mail server, signed, in every language, and by every other way out.

use std::{fs, path::Path, process::Command};

use jiff::SignedDuration;
use rekey::{
    brand::Language,
    mail::{DkimAlgorithm, DkimKey},
};
use rekey_sandbox::Mail;

use crate::{
    postfix::{PASSWORD as SMTP_PASSWORD, Postfix, USER as SMTP_USER},
    support::{PASSWORD, World},
};

/// Makes a signing key in `folder`, and returns the file, and the DNS record with its name.
fn dkim_key(folder: &Path, selector: &str, algorithm: DkimAlgorithm) -> (String, String) {
    let pem = DkimKey::generate(algorithm).unwrap();
    let key = DkimKey::parse("acme.example", selector, &pem).unwrap();
    let path = folder.join(selector);
    fs::write(&path, pem).unwrap();
    (path.display().to_string(), format!("{}={}", key.record_name(), key.record_parts().concat()))
}

/// The settings by which mails go through this server.
fn through(postfix: &Postfix) -> [(&'static str, &str); 6] {
    [
        ("MAIL__SMTP__HOST", "localhost"),
        ("MAIL__SMTP__PORT", &postfix.port_number),
        ("MAIL__SMTP__SECURITY", "starttls"),
        ("MAIL__SMTP__CA_FILE", &postfix.ca),
        ("MAIL__SMTP__USERNAME", SMTP_USER),
        ("MAIL__SMTP__PASSWORD", SMTP_PASSWORD),
    ]
}

/// Writes mails to files, one each.
fn write_mails(folder: &Path, mails: &[Mail]) -> Vec<String> {
    let write = |(at, mail): (usize, &Mail)| {
        let path = folder.join(format!("{at}.eml"));
        fs::write(&path, &mail.source).unwrap();
        path.display().to_string()
    };
    mails.iter().enumerate().map(write).collect()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Postfix, to be root, dkimpy and SpamAssassin"]
async fn every_mail_in_every_language_arrives_signed_and_is_no_spam() {
    let postfix = Postfix::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (ed25519, ed25519_record) = dkim_key(folder.path(), "small", DkimAlgorithm::Ed25519);
    let (rsa, rsa_record) = dkim_key(folder.path(), "large", DkimAlgorithm::Rsa);
    let world = World::configured(
        &format!("dkim = {{ small = {{ key_file = \"{ed25519}\" }}, large = {{ key_file = \"{rsa}\" }} }}"),
        &[
            &through(&postfix)[..],
            &[
                // Names with as many e's as names have: `example` in each would be taken for something else (see `docs/mail.md`).
                ("NAME", "Nova"),
                ("SUPPORT_EMAIL", "support@nova.test"),
                ("MAIL__ENVELOPE_FROM", "bounces@acme.example"),
                ("MAIL__FEEDBACK_ID", "acmemail"),
                ("MAIL__COOLDOWN", "0s"),
            ],
        ]
        .concat(),
    )
    .await;
    let languages: Vec<_> = Language::all().collect();
    for (at, language) in languages.iter().enumerate() {
        let address = format!("{}@inbox.test", language.tag().to_lowercase());
        world.keygen.add_user(&address, "user", None);
        world.keygen.set_metadata(&address, "locale", language.tag());
        world.invite(&address).await;
        // Of two events of one user, one that is overtaken on the way is not mailed.
        world.wait_for_rows("links", i64::try_from(2 * at + 1).unwrap()).await;
        assert!(world.keygen.request_reset(&address).await);
    }
    let mails = postfix.delivered(2 * languages.len()).await;
    for mail in mails.iter().filter(|mail| mail.header("Message-ID").unwrap().starts_with("<reset.")) {
        let (status, page) = world.set_password(&world.link(mail), PASSWORD).await;
        assert_eq!(status, 200, "{page}");
    }
    let mails = postfix.delivered(3 * languages.len()).await;

    for mail in &mails {
        assert!(mail.source.lines().all(|line| line.len() <= 998), "RFC 5322, section 2.1.1");
        assert!(mail.source.is_ascii(), "7-bit, whatever the language");
        assert!(mail.source.len() < 30 * 1024, "{}: {} bytes", mail.to, mail.source.len());
        assert_eq!(mail.header("Return-Path").as_deref(), Some("<bounces@acme.example>"));
        assert!(mail.header("Feedback-ID").unwrap().ends_with(":acme:rekey:acmemail"));
        assert_eq!(mail.header("List-Unsubscribe"), None, "nobody subscribes to resets");
    }
    let files = write_mails(folder.path(), &mails);
    let verified = Command::new("/usr/bin/python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/portal/verify_dkim.py"))
        .args([&ed25519_record, &rsa_record, "--"])
        .args(&files)
        .output()
        .unwrap();
    let said = String::from_utf8(verified.stdout).unwrap();
    assert_eq!(
        said.lines().filter(|line| *line == "2 of 2").count(),
        mails.len(),
        "{said}{}",
        String::from_utf8_lossy(&verified.stderr)
    );

    expect_no_spam(folder.path(), &mails);
    let largest = mails.iter().map(|mail| mail.source.len()).max();
    tracing::info!(mails = mails.len(), largest, "all arrived");
}

/// `SpamAssassin`'s own rules, without asking the network: less than a point for each mail.
fn expect_no_spam(folder: &Path, mails: &[Mail]) {
    let mut all = String::new();
    for mail in mails {
        all.extend(["From - Tue Nov 24 00:00:00 2026\n", &mail.source, "\n"]);
    }
    let all_mails = folder.join("all.mbox");
    fs::write(&all_mails, all).unwrap();
    let checked = Command::new("spamassassin").args(["--local", "--mbox"]).arg(&all_mails).output().unwrap();
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    // A header may be folded.
    let checked = checked.replace("\n\t", " ");
    let verdicts: Vec<_> = checked.lines().filter(|line| line.starts_with("X-Spam-Status:")).collect();
    assert_eq!(verdicts.len(), mails.len(), "{checked:.2000}");
    let score = |verdict: &str| {
        let after = verdict.split("score=").nth(1).unwrap_or_default();
        let score = after.split_whitespace().next().unwrap_or_default().parse::<f64>().unwrap();
        // Elsewhere nobody knows that the mail comes from this machine.
        if verdict.contains("ALL_TRUSTED") { score + 1.0 } else { score }
    };
    let worst = verdicts.iter().max_by(|a, b| score(a).total_cmp(&score(b))).unwrap();
    tracing::info!(worst, "SpamAssassin's judgement");
    for (verdict, mail) in verdicts.iter().zip(mails) {
        assert!(score(verdict) < 1.0, "{} {}: {verdict}", mail.to, mail.subject());
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Postfix, and to be root"]
async fn an_address_beyond_ascii_is_written_to_where_the_server_can() {
    let postfix = Postfix::start().await;
    let world = World::with(&through(&postfix)).await;
    world.keygen.add_user("jörg@customer.example", "user", None);
    world.ask_for_reset("Jörg@customer.example").await;
    let mails = postfix.delivered(1).await;
    assert_eq!(mails[0].to, "jörg@customer.example");
    assert_eq!(world.set_password(&world.link(&mails[0]), PASSWORD).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Postfix, and to be root"]
async fn an_address_beyond_ascii_fails_with_a_reason_where_the_server_cannot() {
    let postfix = Postfix::with("smtputf8_enable = no").await;
    let world = World::with(&through(&postfix)).await;
    world.keygen.add_user("jörg@customer.example", "user", None);
    world.ask_for_reset("jörg@customer.example").await;
    world.wait_for_rows("jobs WHERE state = 'failed' AND reason LIKE '%SMTPUTF8%'", 1).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Postfix, and to be root"]
async fn a_wrong_password_or_an_unknown_authority_waits_for_the_operator() {
    let postfix = Postfix::start().await;
    let through = through(&postfix);
    let (ca, login): (Vec<_>, Vec<_>) = through.into_iter().partition(|(key, _)| *key == "MAIL__SMTP__CA_FILE");
    let mut world = World::with(&login).await;
    world.ask_for_reset("ada@customer.example").await;
    world.wait_for_rows("jobs WHERE state = 'ready' AND lower(reason) LIKE '%certificate%'", 1).await;
    let mended = [ca[0], ("MAIL__SMTP__PASSWORD", "wrong")];
    world.restart_with(&mended).await;
    world.clock.advance(SignedDuration::from_mins(2));
    world.wait_for_rows("jobs WHERE state = 'ready' AND reason LIKE '%535%'", 1).await;
    world.restart_with(&[("MAIL__SMTP__PASSWORD", SMTP_PASSWORD)]).await;
    world.clock.advance(SignedDuration::from_mins(2));
    postfix.delivered(1).await;
}
