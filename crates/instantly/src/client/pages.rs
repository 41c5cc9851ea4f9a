//! Following a list to its end.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use transport::{Answer, Outgoing, lenient_text};

use super::{Client, ReadError};

/// The most items that the service gives on one page.
const PAGE: &str = "100";

/// So many items fill a page.
const FULL: usize = 100;

/// What the service found for a text: the first page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The items, in the service's order; at most a hundred.
    pub items: Vec<T>,
    /// Whether the page is full, so that there may be more.
    pub full: bool,
}

/// A list longer than this many pages (50,000 items) is not for picking from.
const MOST_PAGES: usize = 500;

/// `{"items": […], "next_starting_after": …}`. The last page with items may carry a cursor too;
/// the page after it is empty.
#[derive(Deserialize)]
pub(super) struct Page {
    pub(super) items: Vec<Value>,
    #[serde(default, deserialize_with = "lenient_text")]
    pub(super) next_starting_after: Option<String>,
}

impl Client {
    /// Every item of a list, each once, in the service's order.
    ///
    /// Source: the parameters `limit` and `starting_after` of
    /// <https://developer.instantly.ai/api-reference/groups/workspace-member>.
    pub(super) async fn all<T: DeserializeOwned>(&self, path: &str) -> Result<Vec<T>, ReadError> {
        let mut list = List::default();
        let mut cursor = None;
        for _ in 0..MOST_PAGES {
            let answer = self.page(path, None, cursor.as_deref()).await?;
            cursor = list.take(&answer)?;
            if cursor.is_none() {
                return Ok(list.items);
            }
        }
        Err(ReadError::NotUnderstood {
            status: 200,
            detail: text::instantly::odd::endless(path, MOST_PAGES),
        })
    }

    /// The first page of what a list has for a text.
    ///
    /// Source: the parameter `search` of
    /// <https://developer.instantly.ai/api-reference/groups/campaign>.
    pub(super) async fn found<T: DeserializeOwned>(
        &self,
        path: &str,
        text: &str,
    ) -> Result<Found<T>, ReadError> {
        let mut list = List::default();
        let answer = self.page(path, Some(text), None).await?;
        list.take(&answer)?;
        Ok(Found {
            full: list.items.len() >= FULL,
            items: list.items,
        })
    }

    async fn page(
        &self,
        path: &str,
        search: Option<&str>,
        cursor: Option<&str>,
    ) -> Result<Answer, ReadError> {
        let mut url = self.address.at(path);
        url.query_pairs_mut().append_pair("limit", PAGE);
        if let Some(text) = search {
            url.query_pairs_mut().append_pair("search", text);
        }
        if let Some(cursor) = cursor {
            url.query_pairs_mut().append_pair("starting_after", cursor);
        }
        self.read(|| Outgoing::get(url.clone())).await
    }
}

/// What has been read of a list so far.
struct List<T> {
    items: Vec<T>,
    ids: HashSet<String>,
    cursors: HashSet<String>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            ids: HashSet::new(),
            cursors: HashSet::new(),
        }
    }
}

impl<T: DeserializeOwned> List<T> {
    /// Takes a page in; gives the cursor of the next one, none at the list's end.
    fn take(&mut self, answer: &Answer) -> Result<Option<String>, ReadError> {
        let page: Page = answer.json()?;
        if page.items.is_empty() {
            return Ok(None);
        }
        self.take_items(page.items, answer.status)?;
        // A cursor that comes again would lead around in a circle.
        Ok(page
            .next_starting_after
            .filter(|cursor| self.cursors.insert(cursor.clone())))
    }

    /// Takes the items that can be read. One that cannot must not cost the whole list, unless
    /// none can: then the answer is something else.
    fn take_items(&mut self, items: Vec<Value>, status: u16) -> Result<(), ReadError> {
        let mut unreadable = None;
        let mut readable = false;
        for item in items {
            let id = item.get("id").map(Value::to_string);
            match serde_json::from_value(item) {
                Ok(item) => {
                    readable = true;
                    // A cursor made of a time can show an item on two pages.
                    if id.is_none_or(|id| self.ids.insert(id)) {
                        self.items.push(item);
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "an item of a list is left out");
                    unreadable = Some(error.to_string());
                }
            }
        }
        match unreadable {
            Some(detail) if !readable => Err(ReadError::NotUnderstood { status, detail }),
            Some(_) | None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::client::LeadList;

    fn page(body: &str) -> Answer {
        Answer {
            status: 200,
            body: body.to_owned(),
            retry_after: None,
            took: Duration::ZERO,
        }
    }

    fn item(number: u128) -> String {
        let id = uuid::Uuid::from_u128(number);
        format!(r#"{{"id":"{id}","name":"{number}"}}"#)
    }

    #[test]
    fn an_item_on_two_pages_is_taken_once() {
        let mut list = List::<LeadList>::default();
        for (items, cursor) in [([item(1), item(2)], "a"), ([item(2), item(3)], "b")] {
            let body = format!(
                r#"{{"items":[{}],"next_starting_after":"{cursor}"}}"#,
                items.join(",")
            );
            assert_eq!(list.take(&page(&body)).unwrap().as_deref(), Some(cursor));
        }
        let names: Vec<_> = list
            .items
            .into_iter()
            .filter_map(|list| list.name)
            .collect();
        assert_eq!(names, ["1", "2", "3"]);
    }

    #[test]
    fn an_item_without_an_id_does_not_cost_the_list() {
        let mut list = List::<LeadList>::default();
        let body = format!(r#"{{"items":[{{"name":"odd"}},{}]}}"#, item(1));
        assert_eq!(list.take(&page(&body)), Ok(None));
        assert_eq!(list.items.len(), 1);
    }

    #[test]
    fn a_page_of_other_things_is_not_taken_for_an_empty_list() {
        let mut list = List::<LeadList>::default();
        assert!(list.take(&page(r#"{"items":[{"x":1}]}"#)).is_err());
        assert!(list.take(&page(r#"{"data":[]}"#)).is_err());
        assert!(list.take(&page("<html>")).is_err());
    }

    #[test]
    fn a_cursor_that_comes_again_ends_the_list() {
        let mut list = List::<LeadList>::default();
        let body = format!(r#"{{"items":[{}],"next_starting_after":"a"}}"#, item(1));
        assert_eq!(list.take(&page(&body)).unwrap().as_deref(), Some("a"));
        assert_eq!(
            list.take(&page(&body)),
            Ok(None),
            "or it would go round for ever"
        );
    }
}
