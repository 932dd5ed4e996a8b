//! What a person's reset waits for, in one sentence for support: told by the jobs that wait for their turn, else by the end of the audit trail.

use std::time::Duration;

use jiff::Timestamp;

use crate::{
    config::BrandConfig,
    store::{AuditRecord, JobState, StoredJob, later},
};

/// Keygen posts its webhook within a second or so; after this time one that has not come is worth a word.
const WEBHOOK_TIME: Duration = Duration::from_mins(1);

/// The sentence. `trail` is not empty, and its oldest record comes first; so does the oldest of `waiting`.
pub(super) fn next_step(
    brand: &BrandConfig,
    trail: &[AuditRecord],
    waiting: &[StoredJob],
    now: Timestamp,
) -> Option<String> {
    if let Some(job) = waiting.last() {
        return Some(of_job(job, now));
    }
    let step = last_step(trail)?;
    let detail = step.detail.as_deref().unwrap_or_default();
    let ago = span(step.at, now);
    Some(match step.event.as_str() {
        "requested" => {
            "A reset was asked for, and no job is left that asks Keygen: `rekey queue list` may tell why.".to_owned()
        }
        "asked" if now < later(step.at, WEBHOOK_TIME) => {
            format!("Keygen was asked {ago} ago; its webhook is waited for.")
        }
        "asked" => format!(
            "Keygen was asked {ago} ago and has sent nothing: it knows no such user, their role may not reset a password here, or the webhook was lost (`rekey sync` looks for it)."
        ),
        "accepted" if detail.starts_with("not mailed") => {
            format!("Keygen's webhook came {ago} ago and was {detail}.")
        }
        "accepted" => "An email is on its way to the mail server.".to_owned(),
        "mailed" => {
            let until = later(step.at, lifetime(brand, detail));
            if until <= now {
                "The email was sent, its link was not opened, and it has expired; a new one has to be asked for."
                    .to_owned()
            } else {
                format!(
                    "The email was sent {ago} ago; its link was not opened yet, and works for another {}.",
                    span(now, until)
                )
            }
        }
        "bounced" => format!("The email came back: {detail}."),
        "opened" => {
            let mailed = trail.iter().rfind(|record| record.event == "mailed");
            let expired = mailed.is_some_and(|mailed| {
                later(mailed.at, lifetime(brand, mailed.detail.as_deref().unwrap_or_default())) <= now
            });
            let end = if expired {
                "the link has expired; a new one has to be asked for"
            } else {
                "the person has yet to choose one"
            };
            format!("The link was opened {ago} ago, and no new password was set: {end}.")
        }
        "refused" => {
            let opened = trail.iter().any(|record| record.event == "opened" && record.at <= step.at);
            let what = if opened { "The last try to set a password" } else { "The last request for a reset" };
            format!("{what} was refused {ago} ago: {detail}.")
        }
        "fulfilled" => format!("Nothing is waited for: the new password was set {ago} ago."),
        "declined" => {
            let until = later(step.at, brand.mail.pause_after_not_me);
            let pause = if until <= now {
                "links can be asked for again".to_owned()
            } else {
                format!("no links are mailed for another {}", span(now, until))
            };
            format!("\"This wasn't me\" was said {ago} ago; {pause}.")
        }
        "failed" => format!(
            "It was given up: {detail}. `rekey queue list` shows the job, and `rekey queue retry` tries it again."
        ),
        "ended" => format!("The links were ended {ago} ago: {detail}. A new link has to be asked for."),
        "dropped" => format!("It was dropped: {detail}. A new link has to be asked for."),
        other => format!("The last that happened was: {other}."),
    })
}

/// The last record that tells where the reset stands. What only accompanies it tells nothing: the confirmation, a fresh token for a link in use, and that
/// Keygen took a request whose webhook has come, which may be noted after it.
fn last_step(trail: &[AuditRecord]) -> Option<&AuditRecord> {
    let is = |record: &AuditRecord, event: &str, detail: &str| {
        record.event == event && record.detail.as_deref().unwrap_or_default().starts_with(detail)
    };
    let accompanies = |record: &&AuditRecord| {
        record.event == "shared"
            || is(record, "mailed", "send_password_changed")
            || is(record, "accepted", "not mailed: a fresh token")
    };
    let requested = trail.iter().rposition(|record| record.event == "requested").unwrap_or_default();
    let answered = trail[requested..].iter().any(|record| record.event == "accepted");
    trail.iter().rfind(|record| !(accompanies(record) || answered && record.event == "asked"))
}

fn of_job(job: &StoredJob, now: Timestamp) -> String {
    let what = match job.kind.as_str() {
        "request_reset" | "request_invitation" => "Asking Keygen",
        "send_password_changed" => "Sending the confirmation",
        _ => "Sending the email",
    };
    let next = if job.run_at <= now { "now".to_owned() } else { format!("in {}", span(now, job.run_at)) };
    match &job.reason {
        _ if job.state == JobState::Running => format!("{what} is under way."),
        Some(reason) => format!("{what} failed: {reason}; next try {next}."),
        None if job.run_at > now => format!("{what} is put off: first try {next}."),
        None => format!("{what} waits for its turn; if that lasts, `rekey serve` is not running."),
    }
}

/// For how long a mailed link works, by the job that mailed it.
fn lifetime(brand: &BrandConfig, mailed: &str) -> Duration {
    if mailed.starts_with("send_invitation") { brand.invitation_lifetime } else { brand.link_lifetime }
}

/// Such as `40 s`, `5 min`, `3 h`, `4 days`, rounded: two of a unit at least, but for seconds.
fn span(from: Timestamp, to: Timestamp) -> String {
    let seconds = to.duration_since(from).as_secs().max(0);
    let rounded = |unit: i64| (seconds + unit / 2) / unit;
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", rounded(60)),
        7200..172_800 => format!("{} h", rounded(3600)),
        _ => format!("{} days", rounded(86400)),
    }
}
