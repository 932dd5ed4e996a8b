//! A brand's texts in one language: Rekey's own, some of them perhaps in the vendor's words.

use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock, time::Duration};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use icu_calendar::{
    Iso,
    cal::{Buddhist, Gregorian, Persian},
};
use icu_datetime::{
    DateTimeFormatterLoadError, DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDT},
    input::{Date, DateTime, Time},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use intl_memoizer::Memoizable;
use jiff::{Timestamp, tz::Offset};
use unic_langid::LanguageIdentifier;

use super::Language;

/// All texts of one brand in one language.
pub struct Texts {
    language: Language,
    brand: String,
    bundle: FluentBundle<FluentResource>,
    times: Option<Times>,
}

/// The vendor's own words: texts by their names in `locales/en/`, as Fluent patterns.
pub type Overrides = BTreeMap<String, String>;

/// A vendor's text that can't be used. Completes the sentence "KEY …".
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidText {
    /// Not in Fluent's syntax.
    #[error("is not a text in Fluent's syntax (https://projectfluent.org): {0}")]
    Syntax(String),
    /// It wants a value that nobody gives it.
    #[error("uses {{ ${0} }}, which this text does not have")]
    Variable(String),
}

impl Texts {
    /// Rekey's texts for the brand of this name, with `overrides` in place of some.
    pub fn new(language: Language, brand: &str, overrides: &Overrides) -> Self {
        let id: LanguageIdentifier = language.tag().parse().expect("Rekey's own tags are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Only where directions can mix are marks for them worth the trouble that some mail programs have with them.
        bundle.set_use_isolating(language.is_right_to_left());
        bundle.set_formatter(Some(|value, memory| match value {
            FluentValue::Number(number) => {
                let digits = Decimal::try_from_str(&number.as_string()).ok()?;
                memory.with_try_get::<Numbers, _, _>((), |numbers| numbers.0.format(&digits).to_string()).ok()
            }
            _ => None,
        }));
        for source in language.sources() {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(usable, _)| usable);
            bundle.add_resource_overriding(resource);
        }
        for (id, pattern) in overrides {
            let resource = FluentResource::try_new(message(id, pattern)).unwrap_or_else(|(usable, _)| usable);
            bundle.add_resource_overriding(resource);
        }
        let times = Times::new(language).ok();
        Self { language, brand: brand.to_owned(), bundle, times }
    }

    /// Which language they are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The direction of writing, for `dir` attributes.
    pub fn direction(&self) -> &'static str {
        if self.language.is_right_to_left() { "rtl" } else { "ltr" }
    }

    /// The text of this name.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &FluentArgs::new())
    }

    /// The text of this name, with one value in it besides the brand's name.
    pub fn with<'a>(&self, id: &str, name: &'static str, value: impl Into<FluentValue<'a>>) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(name, value);
        self.format(id, &arguments)
    }

    fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> String {
        let mut all = FluentArgs::new();
        all.set("brand", self.brand.as_str());
        for (name, value) in arguments.iter() {
            all.set(Cow::Owned(name.to_owned()), value.clone());
        }
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        match pattern {
            Some(pattern) => self.bundle.format_pattern(pattern, Some(&all), &mut Vec::new()).into_owned(),
            // That none is missing is tested; a page with an odd word is better than none.
            None => id.to_owned(),
        }
    }

    /// A duration as people say it, in its largest whole unit: "24 hours", "7 days", "1 minute".
    pub fn duration(&self, duration: Duration) -> String {
        let (count, id) = match duration.as_secs() {
            s if s >= 2 * 86400 && s % 86400 == 0 => (s / 86400, "duration-days"),
            s if s >= 3600 && s % 3600 == 0 => (s / 3600, "duration-hours"),
            s if s >= 60 && s % 60 == 0 => (s / 60, "duration-minutes"),
            s if s > 90 => (s.div_ceil(60), "duration-minutes"),
            s => (s, "duration-seconds"),
        };
        self.with(id, "count", count)
    }

    /// A time in UTC, to the minute, as CLDR has it.
    pub fn time(&self, time: Timestamp) -> String {
        let utc = Offset::UTC.to_datetime(time);
        let formatted = self.times.as_ref().and_then(|times| {
            let [month, day, hour, minute] =
                [utc.month(), utc.day(), utc.hour(), utc.minute()].map(|part| u8::try_from(part).ok());
            let date = Date::try_new_iso(utc.year().into(), month?, day?).ok()?;
            let time = Time::try_new(hour?, minute?, 0, 0).ok()?;
            Some(times.format(DateTime { date, time }))
        });
        formatted.unwrap_or_else(|| utc.strftime("%Y-%m-%d %H:%M").to_string())
    }
}

/// Times as CLDR writes them, in the calendar that the language's people use. Each calendar's names for all languages are in the program: there are those
/// that our languages need.
enum Times {
    Gregorian(FixedCalendarDateTimeFormatter<Gregorian, YMDT>),
    Buddhist(FixedCalendarDateTimeFormatter<Buddhist, YMDT>),
    Persian(FixedCalendarDateTimeFormatter<Persian, YMDT>),
}

impl Times {
    fn new(language: Language) -> Result<Self, DateTimeFormatterLoadError> {
        let (locale, fields) = (DateTimeFormatterPreferences::from(language.locale()), YMD::long().with_time_hm());
        Ok(match language.tag() {
            "th" => Self::Buddhist(FixedCalendarDateTimeFormatter::try_new(locale, fields)?),
            "fa" => Self::Persian(FixedCalendarDateTimeFormatter::try_new(locale, fields)?),
            _ => Self::Gregorian(FixedCalendarDateTimeFormatter::try_new(locale, fields)?),
        })
    }

    fn format(&self, DateTime { date, time }: DateTime<Iso>) -> String {
        match self {
            Self::Gregorian(times) => times.format(&DateTime { date: date.to_calendar(Gregorian), time }).to_string(),
            Self::Buddhist(times) => times.format(&DateTime { date: date.to_calendar(Buddhist), time }).to_string(),
            Self::Persian(times) => times.format(&DateTime { date: date.to_calendar(Persian), time }).to_string(),
        }
    }
}

/// Numbers in the digits of the language.
struct Numbers(DecimalFormatter);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: icu_locale::Locale = language.to_string().parse().map_err(drop)?;
        DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
            .map(Self)
            .map_err(drop)
    }
}

/// A message in Fluent's syntax; each line of the pattern belongs to it.
fn message(id: &str, pattern: &str) -> String {
    format!("{id} =\n    {}\n", pattern.trim().replace('\n', "\n    "))
}

/// The names of all texts, in alphabetical order, each with the values that it can show (besides `brand`, which all can).
pub fn known_texts() -> &'static BTreeMap<String, Vec<String>> {
    static KNOWN: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let english = Language::find("en").expect("English is there");
        english.sources().into_iter().flat_map(|source| messages(source).unwrap_or_default()).collect()
    })
}

/// More than any text needs. Fluent's parser calls itself for each one within another, and would run out of stack.
const MOST_BRACES: usize = 100;

/// Checks a vendor's words for the text of this name.
pub fn check_text(id: &str, pattern: &str) -> Result<(), InvalidText> {
    if pattern.matches('{').count() > MOST_BRACES {
        return Err(InvalidText::Syntax(format!("it has more than {MOST_BRACES} opening braces")));
    }
    let parsed = messages(&message(id, pattern)).map_err(InvalidText::Syntax)?;
    let [(_, used)] = parsed.as_slice() else {
        return Err(InvalidText::Syntax("it is more than one text".to_owned()));
    };
    let offered = known_texts().get(id).map(Vec::as_slice).unwrap_or_default();
    match used.iter().find(|name| *name != "brand" && !offered.contains(name)) {
        Some(foreign) => Err(InvalidText::Variable(foreign.clone())),
        None => Ok(()),
    }
}

/// The messages of a Fluent source, each with the values that it shows.
fn messages(source: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        errors.first().map_or_else(|| "it is damaged".to_owned(), |error| error.kind.to_string())
    })?;
    let mut messages = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let Some(text) = message.value else { return Err("it has attributes only".to_owned()) };
                let mut values = Vec::new();
                collect_values(&text, &mut values);
                values.sort_unstable();
                values.dedup();
                messages.push((message.id.name.to_owned(), values.into_iter().map(str::to_owned).collect()));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => return Err("it is more than a text".to_owned()),
        }
    }
    Ok(messages)
}

fn collect_values<'s>(pattern: &Pattern<&'s str>, values: &mut Vec<&'s str>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
        match inline {
            InlineExpression::VariableReference { id } => values.push(id.name),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            // Functions, and references to other messages: none of Rekey's texts has any.
            _ => values.push("…"),
        }
        if let Expression::Select { variants, .. } = expression {
            for variant in variants {
                collect_values(&variant.value, values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(tag: &str) -> Texts {
        Texts::new(Language::find(tag).unwrap(), "Acme", &Overrides::new())
    }

    #[test]
    fn every_language_has_every_text_with_the_same_values() {
        for language in Language::all() {
            let theirs: Vec<_> = language.sources().into_iter().map(|source| messages(source).unwrap()).collect();
            let theirs = theirs.concat();
            let map: BTreeMap<_, _> = theirs.iter().cloned().collect();
            assert_eq!(map.len(), theirs.len(), "{language:?} has a text twice");
            for (id, values) in known_texts() {
                assert_eq!(map.get(id), Some(values), "{language:?}: {id}");
            }
            assert_eq!(map.len(), known_texts().len(), "{language:?} has a text that English has not");
        }
    }

    #[test]
    fn every_text_is_used_and_every_used_text_is_there() {
        let mut used = Vec::new();
        let mut folders = vec!["templates".to_owned(), "src".to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.to_str().unwrap().to_owned());
                    continue;
                }
                let source = std::fs::read_to_string(&path).unwrap();
                let names = source.split('"').skip(1).step_by(1).map(str::to_owned);
                used.extend(names.filter(|name| known_texts().contains_key(name)));
                for call in [".get(\"", ".with(\""].iter().flat_map(|call| source.split(call).skip(1)) {
                    let id = call.split('"').next().unwrap();
                    let is_text = path.starts_with("templates");
                    assert!(!is_text || known_texts().contains_key(id), "{}: {id}", path.display());
                }
            }
        }
        for id in known_texts().keys() {
            assert!(used.contains(id), "nobody shows {id}");
        }
    }

    #[test]
    fn durations_read_as_people_say_them() {
        let english = texts("en");
        let words = [0, 1, 45, 60, 90, 100, 300, 3600, 5400, 86400, 2 * 86400, 7 * 86400]
            .map(|seconds| english.duration(Duration::from_secs(seconds)));
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

    #[test]
    fn plurals_digits_and_dates_are_those_of_the_language() {
        let hours = |tag, count| texts(tag).duration(Duration::from_hours(count));
        assert_eq!([1, 2, 5, 22].map(|count| hours("pl", count)), ["1 godzina", "2 godziny", "5 godzin", "22 godziny"]);
        assert_eq!(hours("ja", 24), "24時間");
        assert!(hours("fa", 24).contains("۲۴"));
        assert_eq!([1, 2, 3, 11].map(|count| hours("ar", count).contains("ساعات")), [false, false, true, false]);
        let time = Timestamp::from_second(1_795_482_123).unwrap();
        assert_eq!(texts("de").time(time), "24. November 2026 um 01:02");
        assert_eq!(texts("ja").time(time), "2026年11月24日 1:02");
        assert_eq!(texts("th").time(time), "24 พฤศจิกายน 2569 เวลา 01:02");
    }

    #[test]
    fn a_vendors_words_take_the_place_of_ours() {
        let own = Overrides::from([("request-title".to_owned(), "Neues Passwort für { $brand }\nbitte".to_owned())]);
        let texts = Texts::new(Language::find("de").unwrap(), "Acme", &own);
        assert_eq!(texts.get("request-title"), "Neues Passwort für Acme\nbitte");
    }

    #[test]
    fn words_that_cannot_be_shown_are_refused() {
        assert_eq!(check_text("sent-wait", "Wait { $wait } at { $brand }."), Ok(()));
        assert_eq!(check_text("greeting", "Hi { $name },"), Err(InvalidText::Variable("name".to_owned())));
        for broken in ["", "{ $brand", "a }", "{ other }", "{ DATETIME($wait) }", ".title = an attribute, and no text"]
        {
            assert!(check_text("sent-wait", broken).is_err(), "{broken:?}");
        }
        assert!(check_text("sent-wait", &"{".repeat(100_000)).is_err());
    }
}
