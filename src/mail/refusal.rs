//! A mail provider's answer other than yes, and what it means for the email.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::{Response, StatusCode};
use serde_json::Value;

use super::{SendError, compose::Composed};
use crate::{
    config::Provider,
    http::{read_body, retry_after},
};

/// Longer answers are cut: what a provider says of a mail that it refuses is a line or two.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

pub(super) struct Refusal {
    status: StatusCode,
    answer: Value,
    pub(super) retry_after: Option<Duration>,
}

impl Refusal {
    pub(super) async fn read(mut response: Response, now: Timestamp) -> Self {
        let status = response.status();
        let retry_after = retry_after(response.headers(), now);
        let body = read_body(&mut response, MAX_ANSWER_BYTES).await.unwrap_or_default();
        Self { status, answer: serde_json::from_slice(&body).unwrap_or_default(), retry_after }
    }

    /// What the provider says is wrong; it may hold addresses.
    fn said(&self) -> Option<&str> {
        ["/Message", "/message", "/errors/0/message"].iter().find_map(|at| self.answer.pointer(at)?.as_str())
    }

    /// Too many calls at once. (A quota that is used up has the same status at Resend, and no wait within the minute helps.)
    pub(super) fn is_rate_limit(&self) -> bool {
        let quota = self.answer["name"].as_str().is_some_and(|name| name.contains("quota"));
        self.status == StatusCode::TOO_MANY_REQUESTS && !quota
    }

    /// For the operator.
    pub(super) fn reason(&self, mail: &Composed) -> String {
        let said = self.said().map_or("without a reason".to_owned(), |said| mail.redact(said));
        format!("mail provider: {} {said}", self.status.as_u16())
    }

    /// Only what is about the recipient fails the email. What is about our account, and what the provider does not explain, is put off and told.
    pub(super) fn judge(&self, provider: Provider, mail: &Composed) -> SendError {
        let reason = self.reason(mail);
        if self.is_about_the_recipient(provider) {
            return SendError::Permanent(reason);
        }
        let after = self.retry_after;
        if self.status.is_client_error() {
            tracing::error!(
                provider = provider.name(),
                reason,
                "the mail provider refuses us: its account or the configuration needs the operator"
            );
        }
        match self.status {
            // Not accepted as it is written, which another mail may be.
            StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => {
                SendError::Retry { after, reason }
            }
            _ => SendError::Outage { after, reason },
        }
    }

    fn is_about_the_recipient(&self, provider: Provider) -> bool {
        if !matches!(self.status, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY) {
            return false;
        }
        let said = self.said().unwrap_or_default().to_lowercase();
        let field = self.answer.pointer("/errors/0/field").and_then(Value::as_str).unwrap_or_default();
        let names = |words: &[&str]| words.iter().any(|word| said.contains(word));
        let names_us = names(&["from", "sender", "reply", "domain", "api key"]) || field.starts_with("from");
        match provider {
            // <https://postmarkapp.com/developer/api/overview#error-codes>: 300 is an address that can't be, 406 one that bounced before.
            Provider::Postmark => match self.answer["ErrorCode"].as_u64() {
                Some(300) => !names_us,
                Some(406) => true,
                _ => false,
            },
            _ if field.starts_with("personalizations") => true,
            _ => !names_us && names(&["recipient", "`to`", "'to'", "\"to\"", "to parameter", "address"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_about_the_recipient_fails_an_email() {
        for (provider, status, answer, about_the_recipient) in [
            (
                Provider::Postmark,
                422,
                json!({ "ErrorCode": 300, "Message": "Error parsing 'To': Illegal email address" }),
                true,
            ),
            (Provider::Postmark, 422, json!({ "ErrorCode": 300, "Message": "Invalid 'From' address: 'acme'." }), false),
            (
                Provider::Postmark,
                422,
                json!({ "ErrorCode": 405, "Message": "Not allowed to send: no more credits" }),
                false,
            ),
            (Provider::Resend, 422, json!({ "name": "validation_error", "message": "Invalid `to` field." }), true),
            (Provider::Resend, 422, json!({ "name": "validation_error", "message": "Invalid `from` field." }), false),
            (Provider::Resend, 403, json!({ "message": "The acme.example domain is not verified; recipient" }), false),
            (
                Provider::SendGrid,
                400,
                json!({ "errors": [{ "message": "Does not contain a valid address.", "field": "personalizations.0.to.0.email" }] }),
                true,
            ),
            (
                Provider::SendGrid,
                400,
                json!({ "errors": [{ "message": "Does not contain a valid address.", "field": "from.email" }] }),
                false,
            ),
            (
                Provider::Mailgun,
                400,
                json!({ "message": "to parameter is not a valid address. please check documentation" }),
                true,
            ),
            (
                Provider::Mailgun,
                400,
                json!({ "message": "from parameter is not a valid address. please check documentation" }),
                false,
            ),
            (Provider::Mailgun, 400, json!({}), false),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let refusal = Refusal { status, answer, retry_after: None };
            assert_eq!(refusal.is_about_the_recipient(provider), about_the_recipient, "{:?}", refusal.answer);
        }
    }

    #[test]
    fn a_used_up_quota_is_no_rate_limit() {
        for (name, is_limit) in [("rate_limit_exceeded", true), ("daily_quota_exceeded", false)] {
            let refusal =
                Refusal { status: StatusCode::TOO_MANY_REQUESTS, answer: json!({ "name": name }), retry_after: None };
            assert_eq!(refusal.is_rate_limit(), is_limit, "{name}");
        }
    }
}
