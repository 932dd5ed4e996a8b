//! What the clients of other services have in common.

use reqwest::Response;

/// What went wrong, and at which host and port: without the rest of the URL, which may name a user or hold a secret.
pub(crate) fn cause(error: &reqwest::Error) -> String {
    let place = error.url().and_then(|url| Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?)));
    let place = place.as_deref().unwrap_or("an unknown host");
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    if error.is_timeout() {
        format!("timed out: {place} did not answer in time")
    } else if error.is_connect() {
        format!("can't connect to {place}: {cause}")
    } else {
        format!("connection failed: {place}: {cause}")
    }
}

/// The body of an answer, cut soon after `most` bytes: a broken server's, or gateway's, may be endless.
pub(crate) async fn read_body(response: &mut Response, most: usize) -> Result<Vec<u8>, reqwest::Error> {
    let mut body = Vec::new();
    while body.len() <= most
        && let Some(chunk) = response.chunk().await?
    {
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
