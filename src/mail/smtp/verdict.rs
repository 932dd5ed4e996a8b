//! What a mail server's reply means for the email, the server, and the others that could take the email. `docs/mail.md` has the table.

use std::fmt;

use super::reply::Reply;

/// The steps of a conversation, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Connect,
    Greeting,
    Hello,
    StartTls,
    Tls,
    Login,
    Sender,
    Recipient,
    Data,
    Message,
    End,
    Quit,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "the connection",
            Self::Greeting => "the greeting",
            Self::Hello => "EHLO",
            Self::StartTls => "STARTTLS",
            Self::Tls => "TLS",
            Self::Login => "AUTH",
            Self::Sender => "MAIL",
            Self::Recipient => "RCPT",
            Self::Data => "DATA",
            Self::Message => "the message",
            Self::End => "the final dot",
            Self::Quit => "QUIT",
        })
    }
}

/// Why a server did not take an email.
#[derive(Debug)]
pub(super) enum Failure {
    /// It answered something else than is needed.
    Reply(Step, Reply),
    /// It did not answer, or nothing that can be read. The text is ours.
    Broken(Step, String),
    /// It does not offer what the configuration asks for.
    Missing(&'static str),
    /// Plaintext stood behind its answer to STARTTLS.
    Injected,
    /// The address or the message needs SMTPUTF8 (RFC 6531).
    NoSmtpUtf8,
}

/// What follows from a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The server can't take any email of ours now: another is asked, and the circuit breaker counts.
    Outage,
    /// The server refuses us, though it reads what we say: another is asked, and the operator is told.
    Ours,
    /// This email is not taken now.
    NotNow,
    /// Nobody knows whether this email was taken.
    Unknown,
    /// This server can't take this email; another may.
    Unsupported,
    /// This recipient is refused for good.
    Recipient,
}

impl Failure {
    pub(super) fn verdict(&self) -> Verdict {
        match self {
            Self::Broken(Step::End, _) => Verdict::Unknown,
            Self::Broken(..) | Self::Missing(_) | Self::Injected => Verdict::Outage,
            Self::NoSmtpUtf8 => Verdict::Unsupported,
            Self::Reply(step, reply) => judge(*step, reply),
        }
    }

    /// Whether a kept connection has ended, so that a new one is the answer. After the final dot the email may have been taken.
    pub(super) fn ended_the_connection(&self) -> bool {
        match self {
            Self::Reply(_, reply) => reply.code == 421,
            Self::Broken(step, _) => *step < Step::End,
            _ => false,
        }
    }

    /// Whether the next address of the server is worth a try: this one is out of order, and not just of another opinion about our log-in.
    pub(super) fn is_of_this_address(&self) -> bool {
        matches!(self, Self::Reply(step, _) | Self::Broken(step, _) if *step < Step::Login)
    }

    /// Whether somebody has to act. (An outage of the network or the server ends by itself, and the circuit breaker tells of it.)
    pub(super) fn needs_the_operator(&self) -> bool {
        match self {
            Self::Reply(_, reply) => match self.verdict() {
                Verdict::Ours => true,
                verdict => reply.class() == 5 && verdict != Verdict::Recipient,
            },
            Self::Broken(step, _) => *step == Step::Tls,
            Self::Missing(_) | Self::Injected => true,
            Self::NoSmtpUtf8 => false,
        }
    }
}

fn judge(step: Step, reply: &Reply) -> Verdict {
    match (step, reply.class(), reply.code) {
        // RFC 5321, section 3.8: it closes. Nothing was taken.
        (_, _, 421) => Verdict::Outage,
        // About a sender or an address in UTF-8 (RFC 6531, section 3.5), which only some emails have.
        (Step::Sender, 5, _) if reply.enhanced() == Some((6, 7)) => Verdict::Recipient,
        // Before a recipient was named, nothing can be about one.
        _ if step <= Step::Sender => Verdict::Outage,
        // An answer to something else: `354` after the message is none to its end.
        (Step::End, 2 | 3, _) => Verdict::Unknown,
        // RFC 4954, section 6, is about our log-in; the others say that the server does not understand us, or takes no mail at all (RFC 7504).
        (_, 2 | 3, _) | (_, _, 454 | 500 | 502 | 503 | 504 | 521 | 530 | 534 | 535 | 538 | 555) => Verdict::Outage,
        (_, 4, _) => match reply.enhanced() {
            // RFC 3463, section 3.4: the state of the mail system.
            Some((3, _)) => Verdict::Outage,
            Some((4, 5)) => Verdict::Ours,
            _ => Verdict::NotNow,
        },
        _ if is_about_the_recipient(step, reply) => Verdict::Recipient,
        _ => Verdict::Ours,
    }
}

/// By the enhanced code (RFC 3463, RFC 5248, RFC 7293, RFC 7505); where that leaves it open, by the words. In doubt it is about us: what is put off is not lost.
fn is_about_the_recipient(step: Step, reply: &Reply) -> bool {
    let text = reply.text().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match reply.enhanced() {
        Some((1, 0)) => !says(&US),
        // 5.1.7, 5.1.8: the sender's address; 5.4.3: its directory fails; 5.4.5: congestion, and Google's sending limit; 5.4.6: a loop of servers.
        Some((1, 7 | 8) | (4, 3 | 5 | 6)) => false,
        Some((1 | 2 | 4, _) | (6, 7 | 9) | (7, 2 | 17 | 18)) => true,
        Some((0, _) | (5, 0) | (7, 0 | 1)) => says(&RECIPIENT) && !says(&US),
        Some(_) => false,
        None if step > Step::Recipient => says(&RECIPIENT) && !says(&US),
        None => !says(&US),
    }
}

/// How servers name our account, our server, our rate or our message.
const US: [&str; 25] = [
    "access denied from",
    "authenticat",
    "blacklist",
    "block list",
    "blocked",
    "blocklist",
    "client host",
    "content rejected",
    "dkim",
    "dmarc",
    "log in",
    "login",
    "message size",
    "not allowed to send",
    "not permitted to send",
    "rate limit",
    "rcpthosts",
    "relay",
    "sender",
    "sending limit",
    "sending quota",
    "spam",
    "spf",
    "too many",
    "your ip",
];

/// How servers name a recipient.
const RECIPIENT: [&str; 12] = [
    "does not exist",
    "doesn't exist",
    "doesn't have",
    "inactive",
    "mailbox",
    "no such",
    "not found",
    "recipient",
    "unknown user",
    "user disabled",
    "user is unknown",
    "user unknown",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(step: Step, line: &str) -> Verdict {
        let (reply, _) = Reply::parse(format!("{line}\r\n").as_bytes()).unwrap().unwrap();
        Failure::Reply(step, reply).verdict()
    }

    #[test]
    fn refusals_of_real_servers_are_told_apart() {
        for (line, expected) in [
            (
                "550 5.1.1 <ada@customer.example>: Recipient address rejected: User unknown in local recipient table",
                Verdict::Recipient,
            ),
            ("550 5.1.1 The email account that you tried to reach does not exist.", Verdict::Recipient),
            ("550 no such user", Verdict::Recipient),
            ("551 User not local", Verdict::Recipient),
            ("553 mailbox name not allowed", Verdict::Recipient),
            ("554 delivery error: dd This user doesn't have a yahoo.com account", Verdict::Recipient),
            ("552 5.2.2 Mailbox full", Verdict::Recipient),
            ("550 5.4.1 Recipient address rejected: Access denied", Verdict::Recipient),
            ("556 5.1.10 Recipient address has null MX", Verdict::Recipient),
            ("554 5.7.1 <ada@customer.example>: Recipient address rejected: Access denied", Verdict::Recipient),
            ("550 5.7.17 Mailbox owner has changed", Verdict::Recipient),
            ("501 Syntax error in address", Verdict::Recipient),
            ("554 5.7.1 <ada@customer.example>: Relay access denied", Verdict::Ours),
            ("550 relay not permitted", Verdict::Ours),
            ("553 sorry, that domain isn't in my list of allowed rcpthosts", Verdict::Ours),
            ("550 5.4.5 Daily user sending limit exceeded.", Verdict::Ours),
            ("452 4.4.5 Daily sending quota exceeded", Verdict::Ours),
            ("550 5.7.60 SMTP; Client does not have permissions to send as this sender", Verdict::Ours),
            ("553 5.7.1 <no-reply@acme.example>: Sender address rejected: not owned by user rekey", Verdict::Ours),
            ("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", Verdict::Ours),
            (
                "550 5.7.26 Unauthenticated email from acme.example is not accepted due to domain's DMARC policy",
                Verdict::Ours,
            ),
            ("550 5.1.8 Sender's domain does not resolve", Verdict::Ours),
            ("450 4.7.1 Greylisted", Verdict::NotNow),
            ("452 4.2.2 Over quota", Verdict::NotNow),
            ("451 try again", Verdict::NotNow),
            ("452 4.3.1 Insufficient system storage", Verdict::Outage),
            ("530 5.7.0 Authentication required", Verdict::Outage),
            ("503 bad sequence", Verdict::Outage),
        ] {
            assert_eq!(verdict(Step::Recipient, line), expected, "{line}");
        }
        for (line, expected) in [
            ("550 5.1.1 user unknown", Verdict::Recipient),
            ("550 no such user here", Verdict::Recipient),
            ("552 mailbox full", Verdict::Recipient),
            ("554 transaction failed", Verdict::Ours),
            ("550 rejected as spam", Verdict::Ours),
            ("554 5.6.0 message content rejected", Verdict::Ours),
            ("552 5.3.4 message size exceeds fixed limit", Verdict::Ours),
        ] {
            assert_eq!(verdict(Step::End, line), expected, "{line}");
        }
        for line in ["550 5.1.0 Sender rejected", "552 5.3.4 too big", "451 4.7.1 try later", "553 5.1.1 no such user"]
        {
            assert_eq!(verdict(Step::Sender, line), Verdict::Outage, "{line}");
        }
        assert_eq!(verdict(Step::Sender, "550 5.6.7 non-ASCII addresses not permitted"), Verdict::Recipient);
    }
}
