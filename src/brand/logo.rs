use std::fmt;

/// A vendor's logo.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
}

/// Larger logos would make every mail heavy.
const MAX_BYTES: usize = 64 * 1024;

/// A file that can't serve as a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLogo {
    /// Too large.
    #[error("names a picture of more than {} KiB, which every mail would carry", MAX_BYTES / 1024)]
    TooLarge,
    /// Not a picture that mail programs and browsers show.
    #[error("names a file that is no PNG, JPEG, GIF, WebP or SVG picture")]
    Unknown,
}

impl Logo {
    /// Takes a picture, and finds out what it is by its first bytes.
    pub fn new(bytes: Vec<u8>) -> Result<Self, InvalidLogo> {
        if bytes.len() > MAX_BYTES {
            return Err(InvalidLogo::TooLarge);
        }
        let media_type = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', ..] => "image/png",
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [b'G', b'I', b'F', b'8', ..] => "image/gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
            text if is_svg(text) => "image/svg+xml",
            _ => return Err(InvalidLogo::Unknown),
        };
        Ok(Self { bytes, media_type })
    }

    /// Whether mail programs show it: most refuse SVG.
    pub(super) fn suits_mail(&self) -> bool {
        self.media_type != "image/svg+xml"
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        text.starts_with("<svg") || (text.starts_with("<?xml") || text.starts_with("<!--")) && text.contains("<svg")
    })
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.media_type, self.bytes.len())
    }
}
