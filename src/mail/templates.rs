//! What stands in the mails. The texts are in `templates/mail/`.

use std::time::Duration;

use askama::Template;
use jiff::Timestamp;

use crate::brand::{Look, in_words};

/// What every mail has around it.
pub(super) struct Frame<'a> {
    look: &'a Look,
    /// How to greet, if the name is fit for it.
    greeting: Option<String>,
    address: &'a str,
}

impl<'a> Frame<'a> {
    fn new(look: &'a Look, name: Option<&str>, address: &'a str) -> Self {
        Self { look, greeting: name.and_then(greeting_name), address }
    }
}

/// A link to set a new password.
pub(super) struct ResetMail<'a> {
    frame: Frame<'a>,
    link: &'a str,
    lifetime: String,
}

#[derive(Template)]
#[template(path = "mail/reset.html")]
pub(super) struct ResetHtml<'a>(&'a ResetMail<'a>);

#[derive(Template)]
#[template(path = "mail/reset.txt")]
pub(super) struct ResetText<'a>(&'a ResetMail<'a>);

impl<'a> ResetMail<'a> {
    pub(super) fn new(look: &'a Look, name: Option<&str>, address: &'a str, link: &'a str, lifetime: Duration) -> Self {
        Self { frame: Frame::new(look, name, address), link, lifetime: in_words(lifetime) }
    }

    pub(super) fn subject(&self) -> String {
        format!("Reset your {} password", self.frame.look.name)
    }

    pub(super) fn html(&'a self) -> ResetHtml<'a> {
        ResetHtml(self)
    }

    pub(super) fn text(&'a self) -> ResetText<'a> {
        ResetText(self)
    }
}

/// The password was changed.
pub(super) struct PasswordChangedMail<'a> {
    frame: Frame<'a>,
    changed_at: String,
}

#[derive(Template)]
#[template(path = "mail/password_changed.html")]
pub(super) struct PasswordChangedHtml<'a>(&'a PasswordChangedMail<'a>);

#[derive(Template)]
#[template(path = "mail/password_changed.txt")]
pub(super) struct PasswordChangedText<'a>(&'a PasswordChangedMail<'a>);

impl<'a> PasswordChangedMail<'a> {
    pub(super) fn new(look: &'a Look, name: Option<&str>, address: &'a str, changed_at: Timestamp) -> Self {
        let changed_at = changed_at.strftime("%-d %B %Y at %H:%M UTC").to_string();
        Self { frame: Frame::new(look, name, address), changed_at }
    }

    pub(super) fn subject(&self) -> String {
        format!("Your {} password was changed", self.frame.look.name)
    }

    pub(super) fn html(&'a self) -> PasswordChangedHtml<'a> {
        PasswordChangedHtml(self)
    }

    pub(super) fn text(&'a self) -> PasswordChangedText<'a> {
        PasswordChangedText(self)
    }
}

/// A name that is safe to greet with. The account's holder chose it, perhaps to make our mail say something else: what looks
/// like a link, or is too long for a name, is left out.
fn greeting_name(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let like_link = |word: &str| word.contains([':', '/', '@', '\\']) || word.trim_end_matches('.').contains('.');
    let usable = (1..=40).contains(&name.chars().count())
        && !name.chars().any(|c| c.is_control() || c.is_ascii_digit())
        && !name.split(' ').any(like_link);
    usable.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brand::{Color, Logo};

    fn look() -> Look {
        Look {
            name: "Acme & Söhne".to_owned(),
            accent: Color::DEFAULT_ACCENT,
            logo: None,
            support_email: Some("help@acme.example".to_owned()),
            support_url: None,
        }
    }

    const LINK: &str = "https://id.acme.example/r/AAECAwQFBgcICQoLDA0ODw";

    #[test]
    fn the_texts_of_the_mails() {
        let look = look();
        let mail = ResetMail::new(&look, Some("Ada Lovelace"), "ada@customer.example", LINK, Duration::from_hours(24));
        insta::assert_snapshot!("reset", format!("Subject: {}\n\n{}", mail.subject(), mail.text().render().unwrap()));
        let mail = PasswordChangedMail::new(
            &look,
            None,
            "ada@customer.example",
            Timestamp::from_second(1_795_482_123).unwrap(),
        );
        insta::assert_snapshot!(
            "password_changed",
            format!("Subject: {}\n\n{}", mail.subject(), mail.text().render().unwrap())
        );
    }

    #[test]
    fn the_link_stands_on_a_line_of_its_own() {
        let look = look();
        let mail = ResetMail::new(&look, None, "ada@customer.example", LINK, Duration::from_hours(24));
        assert!(mail.text().render().unwrap().lines().any(|line| line == LINK));
        let html = mail.html().render().unwrap();
        assert_eq!(html.matches(&format!("href=\"{LINK}\"")).count(), 2, "the button and the plain link");
        assert!(html.len() < 30 * 1024);
    }

    #[test]
    fn html_shows_names_as_text() {
        let mut look = look();
        look.name = "<script>alert(1)</script>".to_owned();
        let mail = ResetMail::new(&look, Some("O'Neil <b>"), "ada@customer.example", LINK, Duration::from_hours(24));
        let html = mail.html().render().unwrap();
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    }

    #[test]
    fn only_a_name_is_greeted() {
        for (name, greeted) in [
            ("Ada Lovelace", true),
            ("Zoë 山田 O'Neil", true),
            ("Martin L. King Jr.", true),
            ("", false),
            ("visit http://evil.example", false),
            ("www.evil.example", false),
            ("evil.example", false),
            ("call +1 555 0100", false),
            ("a\u{7}b", false),
            ("This text is far too long to be the name of anybody at all", false),
        ] {
            assert_eq!(greeting_name(name).is_some(), greeted, "{name}");
        }
        assert_eq!(greeting_name(" Ada\r\nBcc: x").as_deref(), None);
        assert_eq!(greeting_name(" Ada \n Lovelace ").as_deref(), Some("Ada Lovelace"));
    }

    #[test]
    fn only_a_logo_that_mail_programs_show_is_used() {
        let mut look = look();
        look.logo = Some(Logo::new(b"\x89PNG....".to_vec()).unwrap());
        assert!(
            ResetMail::new(&look, None, "a@b.example", LINK, Duration::ZERO)
                .html()
                .render()
                .unwrap()
                .contains("cid:logo")
        );
        look.logo = Some(Logo::new(b"<svg/>".to_vec()).unwrap());
        assert!(
            !ResetMail::new(&look, None, "a@b.example", LINK, Duration::ZERO)
                .html()
                .render()
                .unwrap()
                .contains("cid:logo")
        );
    }
}
