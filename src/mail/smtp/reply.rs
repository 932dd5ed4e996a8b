//! A mail server's replies (RFC 5321, section 4.2), read from bytes: what they say need not be UTF-8, and need not be anything at all.

use std::fmt;

/// A longer reply is not read. A line has 512 bytes by the RFC; the longest reply is that to EHLO, with a line for each extension.
const MAX_BYTES: usize = 16 * 1024;

/// A reply that has arrived whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    /// 200 to 599.
    pub(super) code: u16,
    /// The text of each line, without the code. It may hold addresses.
    pub(super) lines: Vec<String>,
}

/// Bytes that are no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("what the server said is no SMTP reply")]
    NoReply,
    #[error("the lines of the reply have different codes")]
    Contradictory,
    #[error("the reply has no end")]
    Endless,
    /// RFC 8446, section 5.1: an alert or a handshake.
    #[error("the server speaks TLS from the first byte: security = \"tls\" may be what this port needs")]
    Tls,
}

impl Reply {
    /// The reply at the beginning of `buffer`, and its length; `None` while it has not arrived whole. Lines may end without a CR.
    pub(super) fn parse(buffer: &[u8]) -> Result<Option<(Self, usize)>, Unreadable> {
        if let [0x15 | 0x16, 0x03, ..] = buffer {
            return Err(Unreadable::Tls);
        }
        let mut reply: Option<Self> = None;
        let mut at = 0;
        while let Some(length) = buffer[at..].iter().position(|&byte| byte == b'\n') {
            let line = &buffer[at..at + length];
            at += length + 1;
            let line = Line::parse(line.strip_suffix(b"\r").unwrap_or(line)).ok_or(Unreadable::NoReply)?;
            let reply = reply.get_or_insert(Self { code: line.code, lines: Vec::new() });
            if reply.code != line.code {
                return Err(Unreadable::Contradictory);
            }
            reply.lines.push(String::from_utf8_lossy(line.text).into_owned());
            if line.last {
                return Ok(Some((reply.clone(), at)));
            }
        }
        if buffer.len() > MAX_BYTES { Err(Unreadable::Endless) } else { Ok(None) }
    }

    /// What a reply says that broke off: its code is known once the first line has begun.
    pub(super) fn begun(buffer: &[u8]) -> Option<Self> {
        let line = buffer.split(|&byte| byte == b'\n').next()?;
        let line = Line::parse(line.strip_suffix(b"\r").unwrap_or(line))?;
        Some(Self { code: line.code, lines: vec![String::from_utf8_lossy(line.text).into_owned()] })
    }

    /// 2 is yes, 3 go on, 4 not now, 5 no.
    pub(super) fn class(&self) -> u16 {
        self.code / 100
    }

    pub(super) fn is_positive(&self) -> bool {
        self.class() == 2
    }

    pub(super) fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Subject and detail of the enhanced code that the text starts with (RFC 2034, section 4: its class is that of the reply; RFC 3463).
    pub(super) fn enhanced(&self) -> Option<(u16, u16)> {
        let mut parts = self.lines.first()?.split_whitespace().next()?.splitn(3, '.');
        let mut number = || {
            let part = parts.next()?;
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            part[..digits].parse::<u16>().ok().filter(|_| digits == part.len() || part.ends_with([':', ',']))
        };
        let (class, subject, detail) = (number()?, number()?, number()?);
        (class == self.class()).then_some((subject, detail))
    }
}

/// The code and the text, which the caller redacts.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.text())
    }
}

struct Line<'a> {
    code: u16,
    last: bool,
    text: &'a [u8],
}

impl<'a> Line<'a> {
    fn parse(line: &'a [u8]) -> Option<Self> {
        let (code, rest) = line.split_at_checked(3)?;
        if !(matches!(code[0], b'2'..=b'5') && code.iter().all(u8::is_ascii_digit)) {
            return None;
        }
        let code = code.iter().fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
        match rest {
            [] => Some(Self { code, last: true, text: rest }),
            [b'-', text @ ..] => Some(Self { code, last: false, text }),
            [b' ' | b'\t', text @ ..] => Some(Self { code, last: true, text }),
            [byte, ..] if byte.is_ascii_digit() => None,
            text => Some(Self { code, last: true, text }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(bytes: &[u8]) -> Result<Option<(u16, String, usize)>, Unreadable> {
        Reply::parse(bytes).map(|read| read.map(|(reply, length)| (reply.code, reply.text(), length)))
    }

    #[test]
    fn replies_are_read_as_servers_write_them() {
        let read = |code, text: &str, length| Ok(Some((code, text.to_owned(), length)));
        assert_eq!(parse(b"250 ok\r\n"), read(250, "ok", 8));
        assert_eq!(parse(b"250-mx\r\n250-SIZE 1\r\n250 HELP\r\n250 next"), read(250, "mx SIZE 1 HELP", 30));
        assert_eq!(parse(b"250\r\n"), read(250, "", 5));
        assert_eq!(parse(b"250-a\n250\n"), read(250, "a ", 10));
        assert_eq!(parse(b"250 caf\xe9\r\n"), read(250, "caf\u{fffd}", 10));
        assert_eq!(parse(b"250 ok250 ok\r\n"), read(250, "ok250 ok", 14));
        assert_eq!(parse(b"250ok\r\n"), read(250, "ok", 7));
        assert_eq!(parse(b"250 o"), Ok(None));
        assert_eq!(parse(b"250-ok\r\n"), Ok(None));
        assert_eq!(parse(b"250-ok\r\n550 no\r\n"), Err(Unreadable::Contradictory));
        for bytes in
            [&b"\r\n"[..], b"ok\r\n", b"2500 ok\r\n", b"650 ok\r\n", b"150 ok\r\n", b"\xff\xfe\r\n", b"250-a\r\nb\r\n"]
        {
            assert_eq!(parse(bytes), Err(Unreadable::NoReply), "{bytes:?}");
        }
        assert_eq!(parse(&vec![b'2'; MAX_BYTES + 1]), Err(Unreadable::Endless));
        assert_eq!(parse(&[0x15, 3, 1, 0, 2]), Err(Unreadable::Tls));
    }

    #[test]
    fn the_code_of_a_reply_that_broke_off_is_known() {
        for (bytes, code) in [("250", Some(250)), ("250-queued\r\n", Some(250)), ("550 no", Some(550)), ("25", None)] {
            assert_eq!(Reply::begun(bytes.as_bytes()).map(|reply| reply.code), code, "{bytes:?}");
        }
    }

    #[test]
    fn enhanced_codes_agree_with_the_reply() {
        for (line, code) in [
            ("550 5.1.1 unknown", Some((1, 1))),
            ("550 5.7.1: relaying", Some((7, 1))),
            ("550 4.7.1 unknown", None),
            ("550 unknown", None),
            ("550", None),
            ("550 5.1.1.1 unknown", None),
            ("550 5.99999.1 unknown", None),
        ] {
            let reply = Reply::begun(line.as_bytes()).unwrap();
            assert_eq!(reply.enhanced(), code, "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic_or_read_beyond_their_end(bytes in prop::collection::vec(prop::sample::select(b"2350- .\r\n\xffx".to_vec()), 0..60)) {
            if let Ok(Some((reply, length))) = Reply::parse(&bytes) {
                prop_assert!(length <= bytes.len() && (200..600).contains(&reply.code));
                let _ = reply.enhanced();
                // However it arrives, it is the same.
                prop_assert_eq!(Reply::parse(&bytes[..length]), Ok(Some((reply, length))));
            }
        }
    }
}
