//! Mail providers that take mails by HTTP, for hosts whose provider blocks SMTP.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{
    Client, RequestBuilder, Response,
    multipart::{Form, Part},
};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use super::{
    SendError,
    compose::{Composed, Sender},
    pace::Pace,
    refusal::Refusal,
};
use crate::{
    clock::Clock,
    config::{ApiConfig, Provider},
    http::{cause, client},
    store::{JobId, later},
};

/// A provider of which we have an account.
pub(super) struct Api {
    provider: Provider,
    url: String,
    token: SecretString,
    client: Client,
    pace: Pace,
}

/// By this name a job's number travels with its mail, and comes back when that bounces.
pub(super) const JOB: &str = "rekey_job";

/// Providers answer within a second or two.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A mail waits so long for the provider's rate limit while its worker holds it; beyond that, the queue keeps it.
const MAX_PACED: Duration = Duration::from_secs(30);

impl Api {
    pub(super) fn new(config: ApiConfig) -> Result<Self, reqwest::Error> {
        let client = client(TIMEOUT).build()?;
        let base = config.url.as_str().trim_end_matches('/');
        let url = match (config.provider, &config.domain) {
            (Provider::Postmark, _) => format!("{base}/email"),
            (Provider::Resend, _) => format!("{base}/emails"),
            (Provider::SendGrid, _) => format!("{base}/v3/mail/send"),
            (Provider::Mailgun, domain) => format!("{base}/v3/{}/messages.mime", domain.as_deref().unwrap_or_default()),
        };
        Ok(Self { provider: config.provider, url, token: config.token, client, pace: Pace::default() })
    }

    /// Hands one mail over, not faster than the provider wants it.
    pub(super) async fn send(
        &self,
        sender: &Sender,
        mail: &Composed,
        job: JobId,
        clock: &dyn Clock,
    ) -> Result<String, SendError> {
        let mut waited = Duration::ZERO;
        let mut reason = "mail provider: its rate limit is reached".to_owned();
        loop {
            while let Some(left) = self.pace.left(clock.now()) {
                waited += left;
                if waited > MAX_PACED {
                    return Err(SendError::Retry { after: Some(left), reason });
                }
                clock.sleep_until(later(clock.now(), left)).await;
            }
            let response = self.call(sender, mail, job).await?;
            if response.status().is_success() {
                self.pace.succeeded();
                return Ok(format!("{} taken by {}", response.status().as_u16(), self.provider.name()));
            }
            let refusal = Refusal::read(response, clock.now()).await;
            if refusal.is_rate_limit() {
                self.pace.hold(refusal.retry_after, clock.now());
                reason = refusal.reason(mail);
                continue;
            }
            return Err(refusal.judge(self.provider, mail));
        }
    }

    async fn call(&self, sender: &Sender, mail: &Composed, job: JobId) -> Result<Response, SendError> {
        let request = self.client.post(&self.url);
        let token = self.token.expose_secret();
        let request = match self.provider {
            Provider::Postmark => request.header("X-Postmark-Server-Token", token).json(&postmark(sender, mail, job)),
            Provider::Resend => {
                request.bearer_auth(token).header("Idempotency-Key", &mail.message_id).json(&resend(sender, mail, job))
            }
            Provider::SendGrid => request.bearer_auth(token).json(&sendgrid(sender, mail, job)),
            Provider::Mailgun => mailgun(request.basic_auth("api", Some(token)), mail, job),
        };
        request.send().await.map_err(|error| {
            let reason = format!("mail provider: {}", cause(&error));
            // Resend knows a repeat by its key. With the others, a call whose answer is missing may have been heard.
            if error.is_connect() || error.is_builder() || self.provider == Provider::Resend {
                SendError::Outage { after: None, reason }
            } else {
                SendError::Unknown(reason)
            }
        })
    }
}

fn headers(mail: &Composed) -> Map<String, Value> {
    mail.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect()
}

/// The account's own server takes the mail; <https://postmarkapp.com/developer/api/email-api>.
fn postmark(sender: &Sender, mail: &Composed, job: JobId) -> Value {
    let header = |name: &str, value: &str| json!({ "Name": name, "Value": value });
    let mut headers: Vec<_> = mail.headers.iter().map(|(name, value)| header(name, value)).collect();
    headers.extend([header("Message-ID", &mail.message_id), header("X-PM-KeepID", "true")]);
    let mut body = json!({
        "From": sender.from.to_string(),
        "To": mail.to(),
        "Subject": mail.subject,
        "HtmlBody": mail.html,
        "TextBody": mail.text,
        "Headers": headers,
        "Metadata": { JOB: job.0.to_string() },
        "TrackOpens": false,
        "TrackLinks": "None",
    });
    if let Some(reply_to) = &sender.reply_to {
        body["ReplyTo"] = json!(reply_to.to_string());
    }
    if let Some(logo) = &mail.logo {
        body["Attachments"] = json!([{
            "Name": "logo",
            "Content": STANDARD.encode(&logo.bytes),
            "ContentType": logo.media_type,
            "ContentID": "cid:logo",
        }]);
    }
    body
}

/// <https://resend.com/docs/api-reference/emails/send-email>; tracking is a setting of the domain there.
fn resend(sender: &Sender, mail: &Composed, job: JobId) -> Value {
    let mut headers = headers(mail);
    headers.insert("Message-ID".to_owned(), json!(mail.message_id));
    let mut body = json!({
        "from": sender.from.to_string(),
        "to": [mail.to()],
        "subject": mail.subject,
        "html": mail.html,
        "text": mail.text,
        "headers": headers,
        "tags": [{ "name": JOB, "value": job.0.to_string() }],
    });
    if let Some(reply_to) = &sender.reply_to {
        body["reply_to"] = json!(reply_to.to_string());
    }
    if let Some(logo) = &mail.logo {
        body["attachments"] = json!([{
            "filename": "logo",
            "content": STANDARD.encode(&logo.bytes),
            "content_type": logo.media_type,
            "content_id": "logo",
        }]);
    }
    body
}

/// <https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send>
fn sendgrid(sender: &Sender, mail: &Composed, job: JobId) -> Value {
    let mailbox =
        |mailbox: &lettre::message::Mailbox| json!({ "email": mailbox.email.to_string(), "name": mailbox.name });
    let mut headers = headers(mail);
    headers.insert("Message-ID".to_owned(), json!(mail.message_id));
    let mut body = json!({
        "personalizations": [{ "to": [{ "email": mail.to() }], "custom_args": { JOB: job.0.to_string() } }],
        "from": mailbox(&sender.from),
        "subject": mail.subject,
        "content": [{ "type": "text/plain", "value": mail.text }, { "type": "text/html", "value": mail.html }],
        "headers": headers,
        "tracking_settings": {
            "click_tracking": { "enable": false, "enable_text": false },
            "open_tracking": { "enable": false },
        },
    });
    if let Some(reply_to) = &sender.reply_to {
        body["reply_to"] = mailbox(reply_to);
    }
    if let Some(logo) = &mail.logo {
        body["attachments"] = json!([{
            "content": STANDARD.encode(&logo.bytes),
            "filename": "logo",
            "type": logo.media_type,
            "disposition": "inline",
            "content_id": "logo",
        }]);
    }
    body
}

/// The whole message, as we signed it; <https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages>.
fn mailgun(request: RequestBuilder, mail: &Composed, job: JobId) -> RequestBuilder {
    let form = Form::new()
        .text("to", mail.to())
        .text("o:tracking", "no")
        .text("o:tracking-clicks", "no")
        .text("o:tracking-opens", "no")
        .text(format!("v:{JOB}"), job.0.to_string())
        .part("message", Part::bytes(mail.bytes.clone()).file_name("message.eml"));
    request.multipart(form)
}
