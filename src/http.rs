//! What the clients of other services have in common.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::{
    Client, ClientBuilder, Response,
    header::{HeaderMap, RETRY_AFTER},
    redirect,
};

/// A wait of more than a day is no wait, but a refusal.
const LONGEST_RETRY_AFTER: Duration = Duration::from_hours(24);

/// A client that gives each whole call this time, and follows no redirects: what it sends goes to the place that was configured, and nowhere else.
pub(crate) fn client(timeout: Duration) -> ClientBuilder {
    Client::builder()
        .timeout(timeout)
        // Shared by all addresses of a host, an equal part for each: a dead one leaves time for the next, and for the answer.
        .connect_timeout(timeout / 2)
        .redirect(redirect::Policy::none())
        // RFC 8996: older versions are no protection.
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
        .user_agent(concat!("Rekey/", env!("CARGO_PKG_VERSION")))
}

/// How long the service wants to be left alone (RFC 9110, section 10.2.3): seconds, or a date.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = value.parse().ok().map(Duration::from_secs);
    let date = || {
        let since_epoch = httpdate::parse_http_date(value).ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        let date = Timestamp::UNIX_EPOCH.checked_add(SignedDuration::try_from(since_epoch).ok()?).ok()?;
        // In the past: at once.
        Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
    };
    seconds.or_else(date).map(|wait| wait.min(LONGEST_RETRY_AFTER))
}

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

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;
    use crate::net::tests::dead_address;

    #[test]
    fn a_wait_is_given_in_seconds_or_as_a_date() {
        let now = "2026-11-27T12:00:00.5Z".parse().unwrap();
        for (value, wait) in [
            ("7", Some(7.0)),
            (" 0 ", Some(0.0)),
            ("Fri, 27 Nov 2026 12:00:10 GMT", Some(9.5)),
            ("Fri, 27 Nov 2026 11:00:00 GMT", Some(0.0)),
            ("99999999999", Some(86400.0)),
            ("Fri, 27 Nov 2099 11:00:00 GMT", Some(86400.0)),
            ("soon", None),
            ("-1", None),
            ("1.5", None),
        ] {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]);
            assert_eq!(retry_after(&headers, now).map(|wait| wait.as_secs_f64()), wait, "{value}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), now), None);
    }

    #[tokio::test]
    async fn a_dead_address_leaves_time_for_the_next() {
        let live = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = live.local_addr().unwrap().port();
        let (dead, _listener, _filling) = dead_address([127, 0, 0, 2], port).await;
        tokio::spawn(async move {
            let (mut connection, _) = live.accept().await.unwrap();
            assert!(connection.read(&mut [0; 4096]).await.unwrap() > 0);
            connection.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
        });
        let both = [dead, ([127, 0, 0, 1], port).into()];
        let client = client(Duration::from_secs(4)).no_proxy().resolve_to_addrs("two.test", &both).build().unwrap();
        let answer = client.get(format!("http://two.test:{port}/")).send().await.unwrap();
        assert_eq!(answer.status(), 204);
    }
}
