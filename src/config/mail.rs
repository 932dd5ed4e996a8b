//! What a brand mails, when, and as whom.

use std::time::Duration;

use lettre::message::Mailbox;
use secrecy::{ExposeSecret, SecretString};

use super::{
    parse::{self, DAY, HOUR, MINUTE},
    section::Section,
    sender,
    transport::{Provider, TransportConfig, read_transport},
};
use crate::mail::DkimKey;

/// `[brands.ID.mail]`
#[derive(Debug)]
pub struct MailConfig {
    /// The sender.
    pub from: Mailbox,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Mailbox>,
    /// Which webhooks cause a mail.
    pub mail_on: MailOn,
    /// A repeat for the same address within this time sends nothing new.
    pub cooldown: Duration,
    /// Mails to one address in an hour.
    pub max_per_address_per_hour: u32,
    /// Emails in an hour, other than invitations.
    pub max_per_hour: u32,
    /// The part of them that one client network may cause, in percent.
    pub max_percent_per_client: u32,
    /// Invitations in an hour.
    pub max_invitations_per_hour: u32,
    /// Where bounces go, if not to the sender.
    pub envelope_from: Option<lettre::Address>,
    /// Whether a mail tells from which address and with which browser its link was asked for.
    pub tell_requester: bool,
    /// For how long an address gets no links after "this wasn't me".
    pub pause_after_not_me: Duration,
    /// Names the sender in `Feedback-ID`.
    pub feedback_id: Option<String>,
    /// Whether mails link to the logo, rather than carry it.
    pub link_logo: bool,
    /// What signs the mails.
    pub dkim: Vec<DkimConfig>,
    /// How mails leave.
    pub transport: TransportConfig,
    /// What a mail provider proves its news with.
    pub bounces: Option<(Provider, SecretString)>,
}

/// Which webhooks cause a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailOn {
    /// Every one: the vendor's own apps may ask Keygen directly.
    EveryWebhook,
    /// Only those of resets that were asked for here.
    OurRequests,
}

/// `[brands.ID.mail.dkim.SELECTOR]`
#[derive(Debug)]
pub struct DkimConfig {
    /// Names the key in the domain's DNS.
    pub selector: String,
    /// The domain that signs.
    pub domain: String,
    /// The private key, in PEM.
    pub key: SecretString,
}

impl MailConfig {
    /// `host` is our name among mail servers, if the configuration gives no other.
    pub(super) fn read(section: &Section<'_>, host: &str) -> Option<Self> {
        let from = section
            .value("from", "\"Acme <no-reply@acme.example>\"", sender::mailbox)
            .warn_if(|from: &Mailbox| parse::doubt_example(from.email.domain()), "a sender in your own domain")
            .required();
        let reply_to = section.value("reply_to", "\"help@acme.example\"", sender::mailbox).optional();
        let choices = [("every_webhook", MailOn::EveryWebhook), ("our_requests", MailOn::OurRequests)];
        let mail_on = section.value("mail_on", "\"our_requests\"", parse::one_of(&choices)).or(MailOn::EveryWebhook);
        let cooldown = section.value("cooldown", "\"60s\"", parse::duration(Duration::ZERO, HOUR)).or(MINUTE);
        let per_address = section.value("max_per_address_per_hour", "5", parse::whole_number(1, 100)).or(5);
        let per_hour = section.value("max_per_hour", "1000", parse::whole_number(1, i64::from(u32::MAX))).or(1000);
        let per_client = section.value("max_percent_per_client", "10", parse::whole_number(1, 100)).or(10);
        let most = i64::from(u32::MAX);
        let invitations = section.value("max_invitations_per_hour", "1000", parse::whole_number(1, most)).or(1000);
        let tell_requester = section.value("tell_requester", "true", parse::flag).or(false);
        let pause = section.value("pause_after_not_me", "\"24h\"", parse::duration(Duration::ZERO, 30 * DAY)).or(DAY);
        let envelope_from = section.value("envelope_from", "\"bounces@acme.example\"", sender::address).optional();
        let feedback_id = section
            .value("feedback_id", "\"acme\"", |value| {
                let id = parse::text(value)?;
                let usable = (5..=15).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
                if usable { Ok(id) } else { Err("is not 5 to 15 letters and digits".to_owned()) }
            })
            .optional();
        let logos = [("attached", false), ("linked", true)];
        let link_logo = section.value("logo", "\"attached\"", parse::one_of(&logos)).or(false);
        let domain = from.as_ref().map(|from: &Mailbox| from.email.domain());
        let dkim = read_dkim(&section.section("dkim"), domain);
        let transport = read_transport(section, host);
        section.finish();
        let (transport, bounces) = transport?;
        Some(Self {
            from: from?,
            reply_to,
            mail_on,
            cooldown,
            max_per_address_per_hour: per_address,
            max_per_hour: per_hour,
            max_percent_per_client: per_client,
            max_invitations_per_hour: invitations,
            envelope_from,
            tell_requester,
            pause_after_not_me: pause,
            feedback_id,
            link_logo,
            dkim: dkim?,
            transport,
            bounces,
        })
    }
}

/// What signs the mails: a section for each key, under its selector.
fn read_dkim(section: &Section<'_>, domain: Option<&str>) -> Option<Vec<DkimConfig>> {
    let read = |selector: String| {
        let key = section.section(&selector);
        if !DkimKey::is_selector(&selector) {
            key.report(
                "",
                "is named by a selector that is not 1 to 63 letters, digits and -",
                "[brands.acme.mail.dkim.rekey1]",
            );
        }
        let sender = domain.unwrap_or_default();
        let domain = key.value("domain", "\"acme.example\"", sender::domain).or(sender.to_owned());
        let private = key
            .secret("key", "key_file = \"/etc/rekey/dkim.pem\", made by: rekey dkim keygen")
            .and_then(|pem| {
                let checked = DkimKey::parse("", &selector, pem.expose_secret());
                checked.map(|_| pem).map_err(|error| error.to_string())
            })
            .required();
        key.finish();
        if !sender.is_empty() && !sender::is_aligned(&domain, sender) {
            let what = format!(
                "is {domain}, and mails come from {sender}: to receivers the signature is somebody else's (RFC 7489, section 3.1.1)"
            );
            key.warn("domain", what, &format!("{sender:?}, the default"));
        }
        Some(DkimConfig { domain, key: private?, selector })
    };
    // All of them are read before the first that is wrong ends it.
    let keys: Vec<_> = section.names().into_iter().map(read).collect();
    keys.into_iter().collect()
}
