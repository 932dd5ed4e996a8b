//! What stands in the mails. The words are in `locales/`, the layout in `templates/mail/`.

use std::borrow::Cow;

use askama::Template;
use css_inline::{CSSInliner, InlineError, InlineOptions};

use super::{Mail, greeting::greeting_name};
use crate::{
    brand::{Look, Texts},
    store::Purpose,
};

/// One mail's content in a person's language.
pub(super) struct Letter<'a> {
    texts: &'a Texts,
    look: &'a Look,
    sent_to: String,
    /// Where the logo is, for the HTML form.
    logo: Option<&'a str>,
    pub(super) subject: String,
    preheader: String,
    title: String,
    greeting: String,
    text: String,
    button: Option<Button<'a>>,
    closing: String,
    /// For who did not ask.
    not_me: Option<NotMe>,
    /// A question and what to do if its answer is yes; the vendor's support follows.
    alarm: Option<(String, String)>,
}

struct Button<'a> {
    label: String,
    link: &'a str,
    /// How long it works, as a sentence.
    lifetime: String,
}

struct NotMe {
    /// Where the link is ended.
    link: String,
    /// When the link was asked for, and perhaps by whom.
    asked: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    letter: &'a Letter<'a>,
}

/// A mail's content can't be put into its form.
#[derive(Debug, thiserror::Error)]
pub(super) enum LetterError {
    #[error("the mail's template: {0}")]
    Template(#[from] askama::Error),
    #[error("the mail's styles: {0}")]
    Styles(#[from] InlineError),
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Text<'a> {
    letter: &'a Letter<'a>,
}

impl<'a> Letter<'a> {
    pub(super) fn new(
        look: &'a Look,
        texts: &'a Texts,
        name: Option<&str>,
        address: &str,
        logo: Option<&'a str>,
        mail: &'a Mail,
    ) -> Self {
        let greeting = name.and_then(greeting_name).map(|name| texts.with("greeting-name", "name", name));
        let greeting = greeting.unwrap_or_else(|| texts.get("greeting"));
        let written = |subject, preheader, title, text: String, closing| Self {
            texts,
            look,
            sent_to: texts.with("sent-to", "address", address),
            logo,
            subject: texts.get(subject),
            preheader: texts.get(preheader),
            title: texts.get(title),
            greeting,
            text,
            button: None,
            closing: texts.get(closing),
            not_me: None,
            alarm: None,
        };
        match mail {
            Mail::Link { purpose, link, lifetime, asked_at, requester, .. } => {
                let (letter, label) = match purpose {
                    Purpose::Reset => {
                        let text = texts.get("reset-text");
                        let letter = written("reset-subject", "reset-preheader", "reset-title", text, "reset-ignore");
                        let time = asked_at.map(|at| texts.with("reset-asked-time", "time", texts.time(at)));
                        let address = requester.address.map(|address| address.to_string());
                        let address = address.map(|address| texts.with("reset-asked-address", "address", address));
                        let browser = requester.browser.as_deref();
                        let browser = browser.map(|browser| texts.with("reset-asked-browser", "browser", browser));
                        let asked = [time, address, browser].into_iter().flatten().collect();
                        let not_me = Some(NotMe { link: format!("{link}/not-me"), asked });
                        (Self { not_me, ..letter }, "reset-button")
                    }
                    Purpose::Invitation => {
                        let text = texts.get("invitation-text");
                        let [subject, preheader] = ["invitation-subject", "invitation-preheader"];
                        (
                            written(subject, preheader, "invitation-title", text, "invitation-ignore"),
                            "invitation-button",
                        )
                    }
                };
                let lifetime = texts.with("link-lifetime", "lifetime", texts.duration(*lifetime));
                let button = Button { label: texts.get(label), link, lifetime };
                Self { button: Some(button), ..letter }
            }
            Mail::PasswordChanged { changed_at, .. } => {
                let text = texts.with("changed-text", "time", texts.time(*changed_at));
                let letter = written("changed-subject", "changed-preheader", "changed-title", text, "changed-you");
                Self { alarm: Some((texts.get("changed-not-you-title"), texts.get("changed-not-you"))), ..letter }
            }
        }
    }

    /// The HTML form, with its styles at each element: many mail programs heed no others.
    pub(super) fn html(&self) -> Result<String, LetterError> {
        let options = InlineOptions {
            keep_style_tags: false,
            load_remote_stylesheets: false,
            extra_css: None::<Cow<'_, str>>,
            ..InlineOptions::default()
        };
        Ok(CSSInliner::new(options).inline(&Html { letter: self }.render()?)?)
    }

    /// The plain form.
    pub(super) fn text(&self) -> Result<String, LetterError> {
        Ok(Text { letter: self }.render()?)
    }

    /// Where lines begin; `start` is not known to many mail programs.
    fn side(&self) -> &'static str {
        if self.texts.language().is_right_to_left() { "right" } else { "left" }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;

    use super::*;
    use crate::{
        brand::{Color, Language, Overrides},
        mail::Requester,
    };

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
    const TO: &str = "ada@customer.example";

    fn mails() -> [(&'static str, Mail); 3] {
        let link = |purpose, days: u64| Mail::Link {
            purpose,
            link: LINK.to_owned(),
            lifetime: Duration::from_hours(24 * days),
            event_id: "1".to_owned(),
            asked_at: Some(Timestamp::from_second(1_795_478_400).unwrap()),
            requester: Requester {
                address: Some("2001:db8::7".parse().unwrap()),
                browser: Some("Firefox, Linux".to_owned()),
            },
        };
        let changed_at = Timestamp::from_second(1_795_482_123).unwrap();
        [
            ("reset", link(Purpose::Reset, 1)),
            ("invitation", link(Purpose::Invitation, 7)),
            ("changed", Mail::PasswordChanged { changed_at, message: "1".to_owned() }),
        ]
    }

    #[test]
    fn the_texts_of_the_mails() {
        let look = look();
        for language in Language::all() {
            let texts = Texts::new(language, &look.name, &Overrides::new());
            let letters = mails().map(|(_, mail)| {
                let letter = Letter::new(&look, &texts, Some("Ada Lovelace"), TO, None, &mail);
                format!("Subject: {}\nPreheader: {}\n\n{}", letter.subject, letter.preheader, letter.text().unwrap())
            });
            insta::assert_snapshot!(language.tag(), letters.join("\n==========\n\n"));
        }
    }

    #[test]
    fn the_link_stands_in_plain_sight_in_both_forms() {
        let look = look();
        for language in Language::all() {
            let texts = Texts::new(language, &look.name, &Overrides::new());
            for (kind, mail) in &mails()[..2] {
                let letter = Letter::new(&look, &texts, None, TO, None, mail);
                assert!(letter.text().unwrap().lines().any(|line| line == LINK), "{language:?} {kind}");
                let html = letter.html().unwrap();
                assert_eq!(html.matches(&format!("href=\"{LINK}\"")).count(), 2, "the button and the plain link");
                assert!(html.contains(&format!(">{LINK}</a>")), "{language:?} {kind}");
            }
        }
    }

    #[test]
    fn html_shows_names_as_text() {
        let mut look = look();
        look.name = "<script>alert(1)</script>".to_owned();
        let texts = Texts::new(Language::find("en").unwrap(), &look.name, &Overrides::new());
        for (_, mail) in mails() {
            let html = Letter::new(&look, &texts, Some("O'Neil <b>"), TO, None, &mail).html().unwrap();
            assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        }
    }
}
