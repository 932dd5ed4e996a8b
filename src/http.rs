//! What the clients of other services have in common.

use reqwest::Response;

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
