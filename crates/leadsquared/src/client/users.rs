//! Users, a page at a time. A user who cannot be read is an error, because a plan must not lose
//! records silently.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use transport::{Answer, lenient, lenient_text};
use uuid::Uuid;

use super::{ReadError, not_understood};

/// A user. Source: <https://apidocs.leadsquared.com/user-advanced-search/>, whose answers have
/// text or null for every value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The user's id.
    pub user_id: Uuid,
    /// The user's first name.
    pub first_name: Option<String>,
    /// The user's last name.
    pub last_name: Option<String>,
    /// The user's e-mail address.
    pub email: Option<String>,
    /// The user's role, as in `Sales_User`.
    pub role: Option<String>,
    /// Whether the user is active: unless the service gives a `StatusCode` other than 0.
    pub active: bool,
    /// The user's one team; none when the service names none that can be read.
    pub team_id: Option<Uuid>,
}

/// One page of users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserPage {
    /// The users, sorted by id.
    pub users: Vec<User>,
    /// Whether there are as many as were asked for, so that there may be more. The service
    /// documents no total: the end is a page that is not full.
    pub full: bool,
    /// How many users there are on all pages, where the service says so. Its other lists have a
    /// `RecordCount`; whether this one has it is documented nowhere.
    pub total: Option<u64>,
}

/// One page of what users have in some attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValuesPage {
    /// Of each user the values that are not null or empty, by attribute.
    pub users: Vec<BTreeMap<String, String>>,
    /// As in [`UserPage::full`].
    pub full: bool,
}

#[derive(Deserialize)]
struct Listing {
    #[serde(rename = "Users")]
    users: Vec<Value>,
    #[serde(rename = "RecordCount", default, deserialize_with = "lenient")]
    record_count: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    user_id: Uuid,
    #[serde(default, deserialize_with = "lenient_text")]
    first_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    last_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    email_address: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    role: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    status_code: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    team_id: Option<Uuid>,
}

impl From<Wire> for User {
    fn from(wire: Wire) -> Self {
        Self {
            user_id: wire.user_id,
            first_name: wire.first_name,
            last_name: wire.last_name,
            email: wire.email_address,
            role: wire.role,
            active: wire.status_code.is_none_or(|code| code == "0"),
            team_id: wire.team_id,
        }
    }
}

/// Reads the answer to `POST /v2/UserManagement.svc/User/AdvancedSearch`.
pub(super) fn read(answer: &Answer, page_size: u16) -> Result<UserPage, ReadError> {
    let listing: Listing = answer.json()?;
    let full = listing.users.len() >= usize::from(page_size);
    // On a full page it might count only this page.
    let more = |total: &u64| !full || *total > u64::from(page_size);
    let total = listing.record_count.filter(more);
    let users = listing
        .users
        .into_iter()
        .map(|value| user(value).map_err(|detail| not_understood(answer, detail)))
        .collect::<Result<_, _>>()?;
    Ok(UserPage { users, full, total })
}

/// Reads the same answer for the values in it. They are only offered, so what cannot be read is
/// left out.
pub(super) fn read_values(answer: &Answer, page_size: u16) -> Result<ValuesPage, ReadError> {
    let listing: Listing = answer.json()?;
    let full = listing.users.len() >= usize::from(page_size);
    let users = listing.users.into_iter().map(values).collect();
    Ok(ValuesPage { users, full })
}

fn values(user: Value) -> BTreeMap<String, String> {
    let Value::Object(user) = user else {
        return BTreeMap::new();
    };
    let texts = user.into_iter().filter_map(|(name, value)| match value {
        Value::String(text) if !text.trim().is_empty() => Some((name, text)),
        Value::Number(number) => Some((name, number.to_string())),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    });
    texts.collect()
}

fn user(value: Value) -> Result<User, String> {
    let id = value.get("UserId").map(Value::to_string);
    match serde_json::from_value::<Wire>(value) {
        Ok(wire) => Ok(wire.into()),
        Err(error) => Err(match id {
            Some(id) => text::leadsquared::odd::user_unreadable(&id, error),
            None => text::leadsquared::odd::some_user_unreadable(error),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    const ID: Uuid = Uuid::from_u128(1);
    const TEAM: Uuid = Uuid::from_u128(2);

    fn page(body: &Value) -> Result<UserPage, ReadError> {
        let answer = Answer {
            status: 200,
            body: body.to_string(),
            retry_after: None,
            took: Duration::ZERO,
        };
        read(&answer, 2)
    }

    fn only(user: Value) -> User {
        page(&json!({ "Users": [user] })).unwrap().users.remove(0)
    }

    #[test]
    fn every_value_is_text_or_null() {
        let inactive = only(json!({
            "UserId": ID, "FirstName": "Ada", "LastName": null, "EmailAddress": "ada@example.com",
            "Role": "Sales_User", "StatusCode": "1", "TeamId": TEAM, "Groups": null,
        }));
        let expected = User {
            user_id: ID,
            first_name: Some("Ada".to_owned()),
            last_name: None,
            email: Some("ada@example.com".to_owned()),
            role: Some("Sales_User".to_owned()),
            active: false,
            team_id: Some(TEAM),
        };
        assert_eq!(inactive, expected);
    }

    #[test]
    fn only_a_code_other_than_0_makes_a_user_inactive() {
        for (code, active) in [
            (json!("0"), true),
            (json!(0), true),
            (json!(null), true),
            (json!("1"), false),
            (json!(1), false),
        ] {
            let user = only(json!({"UserId": ID, "StatusCode": code}));
            assert_eq!(user.active, active, "{code}");
        }
    }

    #[test]
    fn a_team_that_is_null_or_unreadable_is_none() {
        for team in [json!(null), json!(""), json!("Sales"), json!(7)] {
            let user = only(json!({"UserId": ID, "TeamId": team}));
            assert_eq!(user.team_id, None, "{team}");
        }
    }

    #[test]
    fn a_page_is_full_when_it_has_as_many_as_were_asked_for() {
        let users = |count: usize| json!({"Users": vec![json!({"UserId": ID}); count]});
        for (count, full) in [(0, false), (1, false), (2, true)] {
            assert_eq!(page(&users(count)).unwrap().full, full, "{count} of 2");
        }
    }

    #[test]
    fn a_total_is_taken_where_it_is_given_and_can_be_one_of_all_pages() {
        let with = |count: Value, users: usize| {
            let users = vec![json!({"UserId": ID}); users];
            page(&json!({"RecordCount": count, "Users": users}))
                .unwrap()
                .total
        };
        assert_eq!(with(json!(72), 2), Some(72));
        assert_eq!(with(json!("72"), 2), None, "only a number is a number");
        assert_eq!(
            with(json!(2), 2),
            None,
            "a full page may have counted itself"
        );
        assert_eq!(with(json!(1), 1), Some(1));
        assert_eq!(
            page(&json!({"Users": []})).unwrap().total,
            None,
            "as its page shows it"
        );
    }

    #[test]
    fn values_are_what_is_there_and_no_user_costs_the_others() {
        let answer = Answer {
            status: 200,
            body: json!({"Users": [
                {"UserId": ID, "City": "Pune", "State": null, "Department": " ", "Desk": 7},
                "odd",
            ]})
            .to_string(),
            retry_after: None,
            took: Duration::ZERO,
        };
        let page = read_values(&answer, 2).unwrap();
        let pairs: Vec<(&str, &str)> = page.users[0].iter().map(|(n, v)| (&**n, &**v)).collect();
        let id = ID.to_string();
        assert_eq!(pairs, [("City", "Pune"), ("Desk", "7"), ("UserId", &*id)]);
        assert!(page.users[1].is_empty() && page.full);
    }

    #[test]
    fn one_user_who_cannot_be_read_costs_the_page() {
        for odd in [json!({}), json!({"UserId": "x"}), json!(null)] {
            let error = page(&json!({"Users": [{"UserId": ID}, odd]})).unwrap_err();
            assert!(
                matches!(error, ReadError::NotUnderstood { status: 200, .. }),
                "a plan would miss {odd}: {error:?}"
            );
        }
        for body in [json!({}), json!([]), json!({"Users": null})] {
            assert!(page(&body).is_err(), "{body} is no empty page");
        }
    }
}
