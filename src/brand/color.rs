use std::{fmt, str::FromStr};

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;

impl Color {
    /// A calm blue.
    pub const DEFAULT_ACCENT: Self = Self::new(0x2f, 0x5b, 0xea);
    /// The page in light and in dark, as in `static/app.css` and the mails.
    pub(super) const LIGHT_PAGE: Self = Self::new(0xff, 0xff, 0xff);
    pub(super) const DARK_PAGE: Self = Self::new(0x1a, 0x1d, 0x23);
    const BLACK: Self = Self::new(0, 0, 0);
    const WHITE: Self = Self::new(0xff, 0xff, 0xff);

    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Black or white, whichever reads better on this colour: one of them always has a contrast of at least 4.5.
    #[must_use]
    pub fn text_on(self) -> Self {
        if self.contrast(Self::WHITE) >= TEXT_CONTRAST { Self::WHITE } else { Self::BLACK }
    }

    /// This colour, darkened or lightened until it reads well as text on `background`.
    #[must_use]
    pub(super) fn readable_on(self, background: Self) -> Self {
        let target = background.text_on();
        (0..=20_u8)
            .map(|step| self.mixed(target, f64::from(step) / 20.0))
            .find(|color| color.contrast(background) >= TEXT_CONTRAST)
            .unwrap_or(target)
    }

    fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| {
            let mixed = f64::from(a) * (1.0 - share) + f64::from(b) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
            let byte = mixed.round() as u8;
            byte
        };
        Self::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// The contrast ratio, 1 to 21 (WCAG 2.2).
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// Not a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour such as #2f5bea")]
pub struct InvalidColor;

impl FromStr for Color {
    type Err = InvalidColor;

    /// `#rgb` or `#rrggbb`.
    fn from_str(text: &str) -> Result<Self, InvalidColor> {
        let digits = text.strip_prefix('#').ok_or(InvalidColor)?;
        let digits = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        let mut bytes = [0; 3];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidColor)?;
        Ok(Self::new(bytes[0], bytes[1], bytes[2]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_accent_reads_well(red: u8, green: u8, blue: u8) {
            let accent = Color::new(red, green, blue);
            prop_assert!(accent.contrast(accent.text_on()) >= TEXT_CONTRAST);
            for page in [Color::LIGHT_PAGE, Color::DARK_PAGE] {
                prop_assert!(accent.readable_on(page).contrast(page) >= TEXT_CONTRAST);
            }
        }

        #[test]
        fn a_colour_survives_its_spelling(red: u8, green: u8, blue: u8) {
            let color = Color::new(red, green, blue);
            prop_assert_eq!(color.to_string().parse(), Ok(color));
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 1e-9);
        // A pair that the guidelines' own examples name as just sufficient.
        assert!((Color::new(0x76, 0x76, 0x76).contrast(Color::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn other_texts_are_no_colours() {
        assert_eq!("#fa0".parse(), Ok(Color::new(0xff, 0xaa, 0x00)));
        for text in ["", "#", "red", "2f5bea", "#2f5be", "#2f5bea0", "#ggg", "#é0"] {
            assert_eq!(text.parse::<Color>(), Err(InvalidColor), "{text}");
        }
    }
}
