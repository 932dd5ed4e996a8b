use std::time::Duration;

use super::{Color, Logo};

/// What people see of a brand, on pages and in mails alike.
#[derive(Debug, Clone)]
pub struct Look {
    /// The vendor's name.
    pub name: String,
    /// The colour of buttons and links.
    pub accent: Color,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
    /// Where people get help by mail.
    pub support_email: Option<String>,
    /// Where people get help on the web.
    pub support_url: Option<String>,
}

impl Look {
    /// The logo that travels with mails, if they can show it.
    pub fn mail_logo(&self) -> Option<&Logo> {
        self.logo.as_ref().filter(|logo| logo.suits_mail())
    }

    /// The text on a button of the accent colour.
    pub fn on_accent(&self) -> Color {
        self.accent.text_on()
    }

    /// The accent as the colour of text, on a light page.
    pub fn link(&self) -> Color {
        self.accent.readable_on(Color::LIGHT_PAGE)
    }

    /// The accent as the colour of text, on a dark page.
    pub fn link_in_dark(&self) -> Color {
        self.accent.readable_on(Color::DARK_PAGE)
    }

    /// The brand's colours, for `static/app.css`.
    pub(super) fn stylesheet(&self) -> String {
        format!(
            ":root{{--accent:{};--on-accent:{};--link:{}}}\n@media(prefers-color-scheme:dark){{:root{{--link:{}}}}}\n",
            self.accent,
            self.on_accent(),
            self.link(),
            self.link_in_dark()
        )
    }
}

/// A duration as people say it, in its largest whole unit: "24 hours", "7 days", "1 minute".
pub fn in_words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (count, unit) = match seconds {
        s if s >= 2 * 86400 && s % 86400 == 0 => (s / 86400, "day"),
        s if s >= 3600 && s % 3600 == 0 => (s / 3600, "hour"),
        s if s >= 60 && s % 60 == 0 => (s / 60, "minute"),
        s if s > 90 => (s.div_ceil(60), "minute"),
        s => (s, "second"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        let words = [0, 1, 45, 60, 90, 100, 300, 3600, 5400, 86400, 2 * 86400, 7 * 86400]
            .map(|seconds| in_words(Duration::from_secs(seconds)));
        assert_eq!(
            words,
            [
                "0 seconds",
                "1 second",
                "45 seconds",
                "1 minute",
                "90 seconds",
                "2 minutes",
                "5 minutes",
                "1 hour",
                "90 minutes",
                "24 hours",
                "2 days",
                "7 days"
            ]
        );
    }
}
