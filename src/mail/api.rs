//! Mail providers that take mails by HTTP, for hosts whose provider blocks SMTP.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{
    Client, RequestBuilder, Response, StatusCode,
    header::RETRY_AFTER,
    multipart::{Form, Part},
};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use super::{
    SendError,
    compose::{Composed, Sender},
};
use crate::{
    config::{ApiConfig, Provider},
    http::{cause, read_body},
    store::JobId,
};

/// A provider of which we have an account.
pub(super) struct Api {
    provider: Provider,
    url: String,
    token: SecretString,
    client: Client,
}

/// By this name a job's number travels with its mail, and comes back when that bounces.
pub(super) const JOB: &str = "rekey_job";

/// Providers answer within a second or two.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Longer answers are cut: what a provider says of a mail that it refuses is a line or two.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

impl Api {
    pub(super) fn new(config: ApiConfig) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .timeout(TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("rekey/", env!("CARGO_PKG_VERSION")))
            .build()?;
        let base = config.url.as_str().trim_end_matches('/');
        let url = match (config.provider, &config.domain) {
            (Provider::Postmark, _) => format!("{base}/email"),
            (Provider::Resend, _) => format!("{base}/emails"),
            (Provider::SendGrid, _) => format!("{base}/v3/mail/send"),
            (Provider::Mailgun, domain) => format!("{base}/v3/{}/messages.mime", domain.as_deref().unwrap_or_default()),
        };
        Ok(Self { provider: config.provider, url, token: config.token, client })
    }

    pub(super) async fn send(&self, sender: &Sender, mail: &Composed, job: JobId) -> Result<String, SendError> {
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
        let unavailable = |error| SendError::Unavailable(format!("mail provider: {}", cause(&error)));
        let response = request.send().await.map_err(unavailable)?;
        if response.status().is_success() {
            return Ok(format!("{} taken by {}", response.status().as_u16(), self.provider.name()));
        }
        Err(self.refusal(response).await)
    }

    async fn refusal(&self, mut response: Response) -> SendError {
        let status = response.status();
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let body = read_body(&mut response, MAX_ANSWER_BYTES).await.unwrap_or_default();
        let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
        // Where each says what is wrong.
        let said = ["/Message", "/message", "/errors/0/message"].iter().find_map(|at| answer.pointer(at)?.as_str());
        let wait = retry_after.map(|wait| format!(" (Retry-After: {wait})")).unwrap_or_default();
        let reason = format!("mail provider: {} {}{wait}", status.as_u16(), said.unwrap_or("without a reason"));
        // Postmark says with 422 what is wrong with the account, too; of the mail's own are an invalid address (300) and one that bounced before (406).
        let about_the_mail = match self.provider {
            Provider::Postmark => matches!(answer["ErrorCode"].as_u64(), Some(300 | 406)),
            _ => matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY),
        };
        if about_the_mail { SendError::Permanent(reason) } else { SendError::Unavailable(reason) }
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
