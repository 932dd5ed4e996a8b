//! Answers that the HTTP parser gives by itself, before any of our code sees a request: to a head that makes no sense (400), is too long (431) or does not
//! arrive (408). They get the headers that all answers have.
//!
//! actix-http has no hook for them (`h1::Dispatcher`, `send_error_response` and `ParseError`), so they are replaced where they are written: each is the last
//! that its connection carries, has no body, and no header but the three of [`BARE`]. Answers of ours have more.

use std::{
    any::Any,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// All headers of an answer by the parser.
const BARE: [&str; 3] = ["content-length", "connection", "date"];

/// The longest answer by the parser, more or less.
const MAX_BARE_LENGTH: usize = 256;

/// A connection on which such answers are replaced.
pub(super) struct EarlyAnswers<T> {
    inner: T,
    /// Header lines, each with its end.
    headers: Arc<str>,
    /// A replaced answer that is being written.
    pending: Vec<u8>,
}

impl<T: 'static> EarlyAnswers<T> {
    pub(super) fn new(inner: T, headers: Arc<str>) -> Self {
        Self { inner, headers, pending: Vec::new() }
    }

    /// The connection itself.
    pub(super) fn inner(&self) -> &dyn Any {
        &self.inner
    }
}

impl<T: AsyncWrite + Unpin> EarlyAnswers<T> {
    fn poll_pending(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.pending.is_empty() {
            let written = ready!(Pin::new(&mut self.inner).poll_write(context, &self.pending))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.pending.drain(..written);
        }
        Poll::Ready(Ok(()))
    }
}

/// Where an answer by the parser begins, if these bytes end with one.
fn bare_answer(bytes: &[u8]) -> Option<usize> {
    let start = bytes.len().saturating_sub(MAX_BARE_LENGTH);
    let end = bytes[start..].strip_suffix(b"\r\n\r\n")?;
    let at = end.windows(7).rposition(|window| window == b"HTTP/1.")?;
    let mut lines = str::from_utf8(&end[at..]).ok()?.split("\r\n");
    let is_error = lines.next()?.split(' ').nth(1).is_some_and(|status| status.starts_with(['4', '5']));
    let is_bare = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| BARE.iter().any(|bare| name.eq_ignore_ascii_case(bare)))
    };
    (is_error && lines.all(is_bare)).then_some(start + at)
}

/// The answer with the headers that were missing, and its reason as its text.
fn complete(answer: &[u8], headers: &str) -> Vec<u8> {
    let answer = String::from_utf8_lossy(answer);
    let mut lines = answer.trim_end().split("\r\n");
    let status = lines.next().unwrap_or_default();
    let text = format!("{}\n", status.split_once(' ').map_or(status, |(_, reason)| reason));
    let kept = lines.filter(|line| !line.to_ascii_lowercase().starts_with("content-length:"));
    let kept: String = kept.flat_map(|line| [line, "\r\n"]).collect();
    let length = text.len();
    format!(
        "{status}\r\ncontent-length: {length}\r\ncontent-type: text/plain; charset=utf-8\r\n{headers}{kept}\r\n{text}"
    )
    .into_bytes()
}

impl<T: AsyncWrite + Unpin> AsyncWrite for EarlyAnswers<T> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_pending(context))?;
        match bare_answer(bytes) {
            None => Pin::new(&mut self.inner).poll_write(context, bytes),
            Some(0) => {
                self.pending = complete(bytes, &self.headers);
                // What does not go at once goes with the flush.
                if let Poll::Ready(Err(error)) = self.poll_pending(context) {
                    return Poll::Ready(Err(error));
                }
                Poll::Ready(Ok(bytes.len()))
            }
            Some(start) => Pin::new(&mut self.inner).poll_write(context, &bytes[..start]),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_pending(context))?;
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_pending(context))?;
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for EarlyAnswers<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const BARE_400: &str = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\ndate: x\r\n\r\n";
    const PAGE: &str = "HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\nx-frame-options: DENY\r\n\r\npage";

    /// What comes out of a connection that takes so many bytes at a time.
    async fn written(at_a_time: usize, parts: &[&str]) -> String {
        let (near, mut far) = duplex(at_a_time);
        let mut connection = EarlyAnswers::new(near, "x-a: 1\r\nx-b: 2\r\n".into());
        let mut read = String::new();
        tokio::join!(
            async {
                for part in parts {
                    connection.write_all(part.as_bytes()).await.unwrap();
                    connection.flush().await.unwrap();
                }
                connection.shutdown().await.unwrap();
                drop(connection);
            },
            async { far.read_to_string(&mut read).await.unwrap() }
        );
        read
    }

    #[tokio::test]
    async fn an_answer_of_the_parser_is_completed_and_others_stay_as_they_are() {
        let completed = "HTTP/1.1 400 Bad Request\r\ncontent-length: 16\r\ncontent-type: text/plain; charset=utf-8\r\nx-a: 1\r\nx-b: 2\r\n\
                         connection: close\r\ndate: x\r\n\r\n400 Bad Request\n";
        for at_a_time in [1, 7, 4096] {
            assert_eq!(written(at_a_time, &[BARE_400]).await, completed);
            assert_eq!(written(at_a_time, &[&format!("{PAGE}{BARE_400}")]).await, format!("{PAGE}{completed}"));
            assert_eq!(written(at_a_time, &[PAGE, BARE_400]).await, format!("{PAGE}{completed}"));
            for other in [
                PAGE,
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 204 No Content\r\ndate: x\r\n\r\n",
                "HTTP/1.1 405 Method Not Allowed\r\nallow: GET\r\ncontent-length: 0\r\n\r\n",
                "a\r\n\r\n",
            ] {
                assert_eq!(written(at_a_time, &[other]).await, other);
            }
        }
    }
}
