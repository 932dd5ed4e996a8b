//! Lists, newest first: a page by its number, or what follows a cursor.

use std::ops::RangeInclusive;

use actix_web::HttpResponse;
use serde_json::{Value, json};
use uuid::Uuid;

use super::documents::{Problem, answer, at_parameter};

const RANGE: RangeInclusive<usize> = 1..=100;

/// What of a list is asked for.
pub(super) struct Page {
    size: usize,
    from: From,
}

enum From {
    /// Without any `page`, the newest.
    Newest,
    Number(usize),
    /// The id of the last that was seen; none for the newest.
    Cursor(Option<Uuid>),
}

/// The query's parameters, in their order.
pub(super) type Parameters = Vec<(String, String)>;

fn parameter<'a>(query: &'a Parameters, name: &str) -> Option<&'a str> {
    query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn in_range(query: &Parameters, name: &str, default: usize) -> Result<usize, Problem> {
    // Like Ruby's `to_i`, whatever is no number is 0.
    let number = parameter(query, name).map_or(default, |text| text.parse().unwrap_or(0));
    if RANGE.contains(&number) {
        Ok(number)
    } else {
        let [least, most] = [RANGE.start(), RANGE.end()];
        Err(Problem::bad_request(
            &format!("{name} must be a number between {least} and {most} (got {number})"),
            at_parameter(name),
        ))
    }
}

impl Page {
    pub(super) fn read(query: &Parameters, with_cursors: bool) -> Result<Self, Problem> {
        let mut given: Vec<_> =
            query.iter().filter_map(|(key, _)| key.strip_prefix("page[")?.strip_suffix(']')).collect();
        given.sort_unstable();
        let from = match given[..] {
            [] => From::Newest,
            ["number"] | ["number", "size"] => From::Number(in_range(query, "page[number]", 0)?),
            ["cursor"] | ["cursor", "size"] if with_cursors => match parameter(query, "page[cursor]") {
                None | Some("") => From::Cursor(None),
                Some(text) => From::Cursor(Some(text.parse().map_err(|_| {
                    Problem::bad_request("page cursor must be a valid UUID", at_parameter("page[cursor]"))
                })?)),
            },
            _ => {
                let detail = "page must be an object containing a cursor or number and optional size";
                return Err(Problem::bad_request(detail, at_parameter("page")));
            }
        };
        let size = if given.contains(&"size") { "page[size]" } else { "limit" };
        Ok(Self { size: in_range(query, size, 10)?, from })
    }

    /// The page of what is listed newest first, each with its id.
    pub(super) fn of(&self, path: &str, newest_first: Vec<(Uuid, Value)>) -> HttpResponse {
        let start = match self.from {
            From::Newest | From::Cursor(None) => 0,
            From::Number(number) => (number - 1) * self.size,
            From::Cursor(Some(cursor)) => {
                newest_first.iter().position(|(id, _)| *id == cursor).map_or(newest_first.len(), |at| at + 1)
            }
        };
        let last = newest_first.get((start + self.size).saturating_sub(1)).map(|(id, _)| *id);
        let is_more = newest_first.len() > start + self.size;
        let link = |name: &str, value: String| format!("{path}?page[{name}]={value}&page[size]={}", self.size);
        let links = match self.from {
            From::Newest => json!({}),
            From::Number(number) => json!({
                "self": link("number", number.to_string()),
                "prev": (number > 1).then(|| link("number", (number - 1).to_string())),
                "next": is_more.then(|| link("number", (number + 1).to_string())),
            }),
            From::Cursor(cursor) => json!({
                "self": link("cursor", cursor.map(|id| id.to_string()).unwrap_or_default()),
                "next": last.filter(|_| is_more).map(|id| link("cursor", id.to_string())),
            }),
        };
        let documents: Vec<_> =
            newest_first.into_iter().skip(start).take(self.size).map(|(_, document)| document).collect();
        answer(actix_web::http::StatusCode::OK, &json!({ "data": documents, "links": links }))
    }
}
