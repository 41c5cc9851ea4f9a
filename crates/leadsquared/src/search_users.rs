//! The request of "User Advanced Search": one page of the users that a rule means.

use std::borrow::Cow;
use std::num::NonZeroU32;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::Rule;
use crate::wire::groups;

/// The most users on one page: the service was seen to refuse more.
pub const USERS_PER_PAGE: u16 = 1000;

/// What is asked of each user. `TeamName` and `ManagerName` would be refused.
const COLUMNS: &str = "UserId,FirstName,LastName,EmailAddress,Role,StatusCode,TeamId";

/// The body of `POST /v2/UserManagement.svc/User/AdvancedSearch`, which reads and changes nothing.
///
/// Its groups are the bulk update's, under another key, so that what is found is what would be
/// changed; that both select the same users is stated nowhere. Pages are sorted by `UserId`: with
/// a column that is not unique, users get lost between pages.
///
/// The `GroupOperator` beside the groups is null in the page's sample, which has one group. With
/// several it repeats the word that stands on the groups, so that it says the same whichever of
/// the two the service reads.
///
/// Source: <https://apidocs.leadsquared.com/user-advanced-search/>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchUsers {
    rule: Rule,
    columns: Cow<'static, str>,
    page: NonZeroU32,
    size: u16,
}

impl SearchUsers {
    /// The path of the call, below the service's address.
    pub const PATH: &'static str = "/v2/UserManagement.svc/User/AdvancedSearch";

    /// The first page of the users that the rule means, as large as the service gives.
    #[must_use]
    pub const fn new(rule: Rule) -> Self {
        Self {
            rule,
            columns: Cow::Borrowed(COLUMNS),
            page: NonZeroU32::MIN,
            size: USERS_PER_PAGE,
        }
    }

    /// The same with at most this many users on a page; none unless it is 1 to
    /// [`USERS_PER_PAGE`].
    #[must_use]
    pub fn size(mut self, size: u16) -> Option<Self> {
        self.size = size;
        (1..=USERS_PER_PAGE).contains(&size).then_some(self)
    }

    /// The same, but of each user these attributes are asked, by the names that conditions take,
    /// beside the id. For [`Client::user_values`](crate::client::Client::user_values).
    #[must_use]
    pub fn asking(mut self, attributes: &[&str]) -> Self {
        self.columns = Cow::Owned(format!("UserId,{}", attributes.join(",")));
        self
    }

    /// Another page of the same; they count from 1.
    #[must_use]
    pub const fn page(mut self, page: NonZeroU32) -> Self {
        self.page = page;
        self
    }

    /// The page after this one.
    #[must_use]
    pub const fn next(mut self) -> Self {
        self.page = self.page.saturating_add(1);
        self
    }

    /// The JSON text of the body.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// Which users are meant.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// How many users fit on a page.
    #[must_use]
    pub const fn page_size(&self) -> u16 {
        self.size
    }
}

impl Serialize for SearchUsers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let between = (self.rule.groups().len() > 1).then_some(self.rule.between());
        let mut body = serializer.serialize_struct("SearchUsers", 5)?;
        body.serialize_field(
            "Columns",
            &Columns {
                include: &self.columns,
            },
        )?;
        body.serialize_field("GroupConditions", &groups(&self.rule))?;
        body.serialize_field("GroupOperator", &between)?;
        body.serialize_field("Sorting", &[Sorting::BY_ID])?;
        body.serialize_field(
            "Paging",
            &Paging {
                page_index: self.page,
                page_size: self.size,
            },
        )?;
        body.end()
    }
}

#[derive(Serialize)]
struct Columns<'a> {
    #[serde(rename = "Include_CSV")]
    include: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Sorting {
    column_name: &'static str,
    /// 0 is ascending.
    direction: u8,
}

impl Sorting {
    const BY_ID: Self = Self {
        column_name: "UserId",
        direction: 0,
    };
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Paging {
    page_index: NonZeroU32,
    page_size: u16,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;
    use crate::{BulkUpdate, Condition, Group, Junction};

    fn sent(request: &SearchUsers) -> Value {
        serde_json::from_str(&request.body().unwrap()).unwrap()
    }

    fn two_groups() -> Rule {
        let group = || Group::from(Condition::any_email());
        Rule::new(Junction::Or, vec![group(), group()]).unwrap()
    }

    #[test]
    fn a_search_is_sent_as_the_page_describes_it() {
        assert_eq!(
            sent(&SearchUsers::new(Rule::everyone())),
            json!({
                "Columns": {"Include_CSV":
                    "UserId,FirstName,LastName,EmailAddress,Role,StatusCode,TeamId"},
                "GroupConditions": [{
                    "Condition": [{"LookupName": "EmailAddress", "Operator": "lik",
                                   "LookupValue": "@", "ConditionOperator": null}],
                    "GroupOperator": null,
                }],
                "GroupOperator": null,
                "Sorting": [{"ColumnName": "UserId", "Direction": 0}],
                "Paging": {"PageIndex": 1, "PageSize": 1000},
            }),
        );
    }

    #[test]
    fn a_search_and_an_update_mean_the_same_users_in_the_same_words() {
        let search = sent(&SearchUsers::new(two_groups()));
        let update = BulkUpdate::new(two_groups(), Uuid::nil());
        let update = serde_json::to_value(update).unwrap();
        assert_eq!(search["GroupConditions"], update["Conditions"]);
        assert_eq!(search["GroupOperator"], "OR", "several groups need a word");
    }

    #[test]
    fn pages_count_from_1_and_hold_1_to_1000_users() {
        let first = SearchUsers::new(Rule::everyone());
        for (size, fits) in [(0, false), (1, true), (1000, true), (1001, false)] {
            assert_eq!(first.clone().size(size).is_some(), fits, "{size}");
        }
        let paging = |request: &SearchUsers| sent(request)["Paging"].clone();
        let second = first.clone().size(25).unwrap().next();
        assert_eq!(paging(&second), json!({"PageIndex": 2, "PageSize": 25}));
        let ninth = first.page(NonZeroU32::new(9).unwrap());
        assert_eq!(paging(&ninth)["PageIndex"], 9);
    }
}
