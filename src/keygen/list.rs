//! The API's lists: by cursor where Keygen has them (since April 2026), else by page.

use jiff::Timestamp;
use reqwest::StatusCode;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use url::Url;

use super::{Admin, AdminError, Event, InvalidEvent, PASSWORD_RESET, admin::described};

/// Keygen gives so many at once at most.
const PAGE_SIZE: usize = 100;

/// What one of them may take: a user with 16 KiB of metadata and all permissions, written as a string within a string.
const MAX_ITEM_BYTES: usize = 64 * 1024;

/// Keygen has no page beyond.
const LAST_PAGE: u32 = 100;

/// Where a list goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// Behind the one with this id; the empty one is the beginning.
    Cursor(String),
    /// At this page, counted from 1: of a Keygen without cursors.
    Page(u32),
}

impl Position {
    /// The newest.
    pub const START: Self = Self::Cursor(String::new());
}

/// A password reset as Keygen lists it.
#[derive(Debug)]
pub struct ListedEvent {
    /// The event's id.
    pub id: String,
    /// The endpoint's URL when the event was made: every endpoint of the account has an event of its own.
    pub endpoint: Option<Url>,
    /// Whether the endpoint answered well, for all that Keygen knows.
    pub delivered: bool,
    /// When Keygen made it. The list is in this order.
    pub created: Timestamp,
    /// What it says; none while Keygen is still making it.
    pub event: Option<Result<Event, InvalidEvent>>,
}

/// A part of a list, and where the rest goes on, if there is any.
pub(super) struct Part<T> {
    pub(super) items: Vec<T>,
    pub(super) rest: Option<Position>,
}

impl Admin {
    /// The password resets from `position` on, newest first, and where older ones go on.
    pub async fn password_resets(
        &self,
        position: &Position,
    ) -> Result<(Vec<ListedEvent>, Option<Position>), AdminError> {
        let Part { items, rest } = self.part("webhook-events", &[("events[]", PASSWORD_RESET)], position).await?;
        Ok((items.into_iter().map(ListedEvent::read).collect::<Result<_, _>>()?, rest))
    }

    /// All that a list holds.
    pub(super) async fn all<T: DeserializeOwned>(&self, resources: &str) -> Result<Vec<T>, AdminError> {
        let (mut all, mut position) = (Vec::new(), Some(Position::START));
        while let Some(at) = position {
            let part = self.part(resources, &[], &at).await?;
            all.extend(part.items);
            position = part.rest;
        }
        Ok(all)
    }

    async fn part<T: DeserializeOwned>(
        &self,
        resources: &str,
        filter: &[(&str, &str)],
        position: &Position,
    ) -> Result<Part<T>, AdminError> {
        let size = PAGE_SIZE.to_string();
        let (name, value) = match position {
            Position::Cursor(id) => ("page[cursor]", id.clone()),
            Position::Page(number) => ("page[number]", number.to_string()),
        };
        let query = [filter, &[("page[size]", size.as_str()), (name, value.as_str())]].concat();
        let answer = self.get(&[resources], &query, PAGE_SIZE * MAX_ITEM_BYTES).await?;
        if *position == Position::START && answer.status == StatusCode::BAD_REQUEST {
            return Box::pin(self.part(resources, filter, &Position::Page(1))).await;
        }
        let Document { data: Items { items, last }, links } = described(&answer)?;
        let is_full = items.len() == PAGE_SIZE;
        let has_cursors = [&links.this, &links.next].into_iter().flatten().any(|link| link.contains("cursor"));
        let rest = match (position, last) {
            (Position::Page(number), _) => (is_full && *number < LAST_PAGE).then_some(Position::Page(number + 1)),
            (Position::Cursor(_), Some(last)) if has_cursors => links.next.map(|_| Position::Cursor(last)),
            // A Keygen that knows no cursors, and takes no offence at one, gave its first page.
            (Position::Cursor(_), _) => is_full.then_some(Position::Page(2)),
        };
        Ok(Part { items, rest })
    }
}

#[derive(Deserialize)]
#[serde(bound = "T: DeserializeOwned")]
struct Document<T> {
    data: Items<T>,
    #[serde(default)]
    links: Links,
}

#[derive(Deserialize, Default)]
struct Links {
    #[serde(rename = "self")]
    this: Option<String>,
    next: Option<String>,
}

/// The items, and the id of the last.
#[derive(Deserialize)]
#[serde(try_from = "Vec<Value>", bound = "T: DeserializeOwned")]
struct Items<T> {
    items: Vec<T>,
    last: Option<String>,
}

impl<T: DeserializeOwned> TryFrom<Vec<Value>> for Items<T> {
    type Error = serde_json::Error;

    fn try_from(values: Vec<Value>) -> Result<Self, serde_json::Error> {
        let last = values.last().and_then(|item| item["id"].as_str()).map(str::to_owned);
        let items = values.into_iter().map(serde_json::from_value).collect::<Result<_, _>>()?;
        Ok(Self { items, last })
    }
}

#[derive(Deserialize)]
struct Listed {
    id: String,
    attributes: Attributes,
}

#[derive(Deserialize)]
struct Attributes {
    endpoint: String,
    status: String,
    created: Timestamp,
    payload: Option<String>,
}

impl ListedEvent {
    /// One whose payload can't be read must not keep the others away.
    fn read(data: Value) -> Result<Self, AdminError> {
        let Listed { id, attributes } = Listed::deserialize(&data)?;
        Ok(Self {
            id,
            endpoint: attributes.endpoint.parse().ok(),
            delivered: attributes.status == "DELIVERED",
            created: attributes.created,
            event: attributes.payload.map(|_| Event::listed(data)),
        })
    }
}
