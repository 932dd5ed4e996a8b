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
