//! Whose page somebody looks at, and in which language.

use std::future::{Ready, ready};

use actix_web::{
    Error, FromRequest, HttpRequest,
    dev::Payload,
    error::ErrorInternalServerError,
    http::header::{ACCEPT_LANGUAGE, AcceptLanguage, Header, HeaderValue, Preference},
    web::Data,
};

use crate::brand::{Brand, Language, Texts};

/// Browsers name a handful of languages; whoever sends more has something else in mind.
const MAX_ACCEPTED: usize = 16;

/// So many bytes are read of what a browser accepts.
const MAX_ACCEPT_BYTES: usize = 1024;

/// One look at a page.
pub(super) struct Visit {
    /// Whose page it is.
    pub(super) brand: Data<Brand>,
    /// What was chosen on a page, and stands in its address.
    chosen: Option<Language>,
    /// What the link that was followed is known to be written in.
    remembered: Option<Language>,
    /// What the browser asks for.
    accepted: Option<Language>,
}

impl Visit {
    /// The language of the page.
    pub(super) fn language(&self) -> Language {
        let known = self.chosen.or(self.remembered).or(self.accepted);
        known.unwrap_or_else(|| self.brand.languages.default())
    }

    /// The page's texts.
    pub(super) fn texts(&self) -> &Texts {
        self.brand.languages.texts(self.language())
    }

    /// The language in which the person was written to, for whom the browser has to stand back.
    pub(super) fn remember(&mut self, language: &str) {
        self.remembered = self.brand.languages.serving(language);
    }

    /// The way to another page in the language that was chosen here: the path with, perhaps, a query.
    pub(super) fn to(&self, path: &str) -> String {
        self.path(path, self.chosen)
    }

    /// The way to a page that does not know the link, in the language of this one.
    pub(super) fn to_outcome(&self, path: &str) -> String {
        self.path(path, self.chosen.or(self.remembered))
    }

    fn path(&self, path: &str, language: Option<Language>) -> String {
        let query = language.map(|language| format!("?lang={}", language.tag())).unwrap_or_default();
        format!("{}{path}{query}", self.brand.base_path())
    }
}

impl FromRequest for Visit {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(brand) = request.app_data::<Data<Brand>>() else {
            return ready(Err(ErrorInternalServerError("every page belongs to a brand")));
        };
        let lang = url::form_urlencoded::parse(request.query_string().as_bytes()).find(|(name, _)| name == "lang");
        let accept_bytes: usize = request.headers().get_all(ACCEPT_LANGUAGE).map(HeaderValue::len).sum();
        let accepted = (accept_bytes <= MAX_ACCEPT_BYTES).then(|| AcceptLanguage::parse(request).ok()).flatten();
        let accepted = accepted.and_then(|accepted| {
            accepted.ranked().into_iter().take(MAX_ACCEPTED).find_map(|preference| match preference {
                Preference::Specific(tag) => brand.languages.serving(tag.as_str()),
                Preference::Any => None,
            })
        });
        ready(Ok(Self {
            brand: brand.clone(),
            chosen: lang.and_then(|(_, tag)| brand.languages.serving(&tag)),
            remembered: None,
            accepted,
        }))
    }
}
