//! From a key's value to its type. Each error completes the sentence "KEY …".

use std::{fmt::Display, net::IpAddr, num::NonZeroU32, str::FromStr, time::Duration};

use ipnet::IpNet;
use toml::Value;
use url::{Host, Url};

use crate::log::LogFilter;

pub(super) const MINUTE: Duration = Duration::from_mins(1);
pub(super) const HOUR: Duration = Duration::from_hours(1);
pub(super) const DAY: Duration = Duration::from_hours(24);

pub(super) fn text(value: &Value) -> Result<String, String> {
    match value.as_str() {
        None => Err("is not a text in quotes".to_owned()),
        Some(text) if text.trim().is_empty() => Err("is empty".to_owned()),
        Some(text) => Ok(text.trim().to_owned()),
    }
}

/// A text on one line, at most `longest` characters.
pub(super) fn line(longest: usize) -> impl FnOnce(&Value) -> Result<String, String> {
    move |value| {
        let text = text(value)?;
        if text.chars().any(char::is_control) {
            return Err("contains a line break or another control character".to_owned());
        }
        if text.chars().count() > longest {
            return Err(format!("is longer than {longest} characters"));
        }
        Ok(text)
    }
}

pub(super) fn from_str<T: FromStr<Err: Display>>(value: &Value) -> Result<T, String> {
    text(value)?.parse().map_err(|error| format!("is not usable: {error}"))
}

/// A list of texts; from the environment, one text with commas.
pub(super) fn list(value: &Value) -> Result<Vec<String>, String> {
    let list: Option<Vec<String>> = match value {
        Value::Array(values) => values.iter().map(|value| value.as_str().map(str::to_owned)).collect(),
        Value::String(text) => Some(text.split(',').map(|part| part.trim().to_owned()).collect()),
        _ => None,
    };
    list.filter(|list| list.iter().all(|text| !text.trim().is_empty())).ok_or("is not a list of texts".to_owned())
}

/// All values of a list, or all that is wrong with it.
pub(super) fn all<T>(values: impl Iterator<Item = Result<T, String>>) -> Result<Vec<T>, String> {
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for value in values {
        match value {
            Ok(value) => right.push(value),
            Err(what) => wrong.push(what),
        }
    }
    if wrong.is_empty() { Ok(right) } else { Err(wrong.join("; ")) }
}

pub(super) fn at_least_one(value: &Value) -> Result<Vec<String>, String> {
    list(value).and_then(|list| if list.is_empty() { Err("is an empty list".to_owned()) } else { Ok(list) })
}

pub(super) fn flag(value: &Value) -> Result<bool, String> {
    match value {
        Value::Boolean(flag) => Ok(*flag),
        Value::String(text) => text.parse().map_err(|_| "is neither true nor false".to_owned()),
        _ => Err("is neither true nor false".to_owned()),
    }
}

pub(super) fn whole_number<T: TryFrom<i64>>(least: i64, most: i64) -> impl FnOnce(&Value) -> Result<T, String> {
    move |value| {
        let number = match value {
            Value::Integer(number) => Some(*number),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        number
            .filter(|number| (least..=most).contains(number))
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| format!("is not a whole number from {least} to {most}"))
    }
}

/// A whole number from one up.
pub(super) fn positive(most: i64) -> impl FnOnce(&Value) -> Result<NonZeroU32, String> {
    move |value| {
        let number: u32 = whole_number(1, most)(value)?;
        NonZeroU32::new(number).ok_or("is zero".to_owned())
    }
}

/// A list of networks such as `10.0.0.0/8`; a single address is one as well.
pub(super) fn networks(value: &Value) -> Result<Vec<IpNet>, String> {
    let network = |text: &String| {
        let parsed = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        parsed.map_err(|_| format!("names {text:?}, which is neither a network nor an address"))
    };
    all(list(value)?.iter().map(network))
}

/// A number with a unit: `90s`, `5m`, `24h`, `7d`.
pub(super) fn duration(least: Duration, most: Duration) -> impl FnOnce(&Value) -> Result<Duration, String> {
    move |value| {
        let parsed = value.as_str().and_then(|text| {
            let text = text.trim();
            let unit = text.chars().last()?;
            let seconds = match unit {
                's' => 1,
                'm' => 60,
                'h' => 3600,
                'd' => 86400,
                _ => return None,
            };
            let number: u64 = text[..text.len() - unit.len_utf8()].trim().parse().ok()?;
            Some(Duration::from_secs(number.checked_mul(seconds)?))
        });
        parsed.filter(|parsed| (least..=most).contains(parsed)).ok_or_else(|| {
            format!(
                "is not a duration from {} to {}, such as \"90s\", \"5m\", \"24h\" or \"7d\"",
                written(least),
                written(most)
            )
        })
    }
}

/// A duration as it is written in the configuration.
fn written(duration: Duration) -> String {
    match duration.as_secs() {
        s if s > 0 && s % 86400 == 0 => format!("{}d", s / 86400),
        s if s > 0 && s % 3600 == 0 => format!("{}h", s / 3600),
        s if s > 0 && s % 60 == 0 => format!("{}m", s / 60),
        s => format!("{s}s"),
    }
}

pub(super) fn one_of<T: Copy>(choices: &[(&str, T)]) -> impl FnOnce(&Value) -> Result<T, String> {
    move |value| {
        let choice = value.as_str().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        choice.map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<_> = choices.iter().map(|(name, _)| format!("{name:?}")).collect();
            format!("is none of {}", names.join(", "))
        })
    }
}

/// `https`, or `http` to this machine; no query and no fragment; without a slash at the end of its path.
pub(super) fn web_url(value: &Value) -> Result<Url, String> {
    let mut url: Url = from_str(value)?;
    if !(url.scheme() == "https" || url.scheme() == "http" && is_loopback(url.host().as_ref())) {
        return Err("does not start with https:// (http:// is for this machine only)".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
        return Err("contains more than scheme, host, port and path".to_owned());
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// Whether a URL's host is this machine.
pub(crate) fn is_loopback(host: Option<&Host<&str>>) -> bool {
    match host {
        Some(Host::Domain(name)) => *name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Why a host, or an address, is the example's: nobody can have a domain below `.example` (RFC 2606, section 2).
pub(super) fn doubt_example(host: &str) -> Option<&'static str> {
    let is_example = host.trim_end_matches('.').to_ascii_lowercase().ends_with(".example");
    is_example.then_some("is still the example's: nobody can have a domain below .example")
}

pub(super) fn is_loopback_name(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

pub(super) fn log_filter(value: &Value) -> Result<LogFilter, String> {
    text(value)?.parse()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_duration_survives_its_spelling(count in 0_u64..1000, unit in prop::sample::select(vec![1, 60, 3600, 86400])) {
            let exactly = Duration::from_secs(count * unit);
            prop_assert_eq!(duration(exactly, exactly)(&Value::String(written(exactly))), Ok(exactly));
        }
    }
}
