//! The values that users of an account have, so that a condition's value need not be typed.

use std::collections::{BTreeMap, HashMap};

use leadsquared::client::{Client, ReadError, Refusal};
use leadsquared::{Rule, SearchUsers};

use super::list::rows;
use super::read::Asked;
use crate::contract::{Attribute, AttributeKind, AttributeOption, AttributeValues};
use crate::trouble::Trouble;

/// What each user has of their own; nobody picks one out of thousands of those.
const OF_ONE_USER: [&str; 8] = [
    "FirstName",
    "LastName",
    "EmailAddress",
    "PhoneMain",
    "PhoneMobile",
    "AssociatedPhoneNumbers",
    "EmployeeId",
    "TelephonyAgentId",
];

/// What the service refuses to show.
const REFUSED: [&str; 2] = ["TeamName", "ManagerName"];

/// What is asked for where the attributes are not known; every account has these.
const USUAL: [&str; 5] = ["Role", "City", "Department", "Designation", "SalesRegions"];

/// The names of those who are meant by an id.
const NAMES: [&str; 3] = ["FirstName", "LastName", "EmailAddress"];

/// At most so many pages of a thousand users: a larger account has no other values after those.
const MOST_PAGES: usize = 10;

/// At most so many values of an attribute.
const MOST_VALUES: usize = 500;

/// The attributes whose values may be offered: not those with a fixed list, teams, which are a list
/// of their own, dates, and what each user has of their own.
pub(super) fn worth_asking(attributes: &[Attribute]) -> Vec<String> {
    let worth = |attribute: &&Attribute| match attribute.kind {
        AttributeKind::Choice | AttributeKind::Team | AttributeKind::Date => false,
        AttributeKind::Text | AttributeKind::User => {
            let name = &*attribute.name;
            !OF_ONE_USER.contains(&name) && !REFUSED.contains(&name) && name != "UserId"
        }
    };
    let names = attributes.iter().filter(worth);
    names.map(|attribute| attribute.name.clone()).collect()
}

pub(super) fn usual() -> Vec<String> {
    USUAL.map(str::to_owned).to_vec()
}

/// Reads the users page by page, and counts what they have.
pub(super) async fn read(client: &Client, attributes: &[String]) -> Asked {
    let mut found = every_page(client, attributes).await;
    // One that may not be shown costs the whole call: then the usual ones are better than nothing.
    if let Err(ReadError::Refused {
        reason: Refusal::InvalidInput,
        ..
    }) = found
    {
        found = every_page(client, &usual()).await;
    }
    match found {
        Ok(users) => Ok(rows(&counted(&users))),
        Err(error) => Err(Trouble::leadsquared(&error)),
    }
}

/// What one user has, by attribute.
type Values = BTreeMap<String, String>;

async fn every_page(client: &Client, attributes: &[String]) -> Result<Vec<Values>, ReadError> {
    let mut names: Vec<&str> = attributes.iter().map(String::as_str).collect();
    names.extend(NAMES);
    let mut request = SearchUsers::new(Rule::everyone()).asking(&names);
    let mut users = Vec::new();
    for _ in 0..MOST_PAGES {
        let page = client.user_values(&request).await?;
        users.extend(page.users);
        if !page.full {
            break;
        }
        request = request.next();
    }
    Ok(users)
}

/// The values by attribute, those of most users first.
fn counted(users: &[Values]) -> Vec<AttributeValues> {
    let people = people(users);
    let mut uses: BTreeMap<&str, HashMap<&str, usize>> = BTreeMap::new();
    for (name, value) in users.iter().flatten() {
        if !NAMES.contains(&&**name) && name != "UserId" {
            *uses.entry(name).or_default().entry(value).or_default() += 1;
        }
    }
    let mut all: Vec<AttributeValues> = uses
        .into_iter()
        .map(|(name, uses)| of_one(name, uses, &people))
        .collect();
    all.push(everybody(&people));
    all
}

fn of_one(
    name: &str,
    uses: HashMap<&str, usize>,
    people: &BTreeMap<&str, String>,
) -> AttributeValues {
    let mut uses: Vec<(&str, usize)> = uses.into_iter().collect();
    uses.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
    let option = |(value, _): &(&str, usize)| AttributeOption {
        value: (*value).to_owned(),
        label: people.get(value).map_or(*value, |name| name).to_owned(),
    };
    AttributeValues {
        name: name.to_owned(),
        numbers: uses.iter().all(|(value, _)| value.parse::<f64>().is_ok()),
        more: uses.len() > MOST_VALUES,
        options: uses.iter().take(MOST_VALUES).map(option).collect(),
    }
}

/// The users themselves, by name, for conditions on a user's id.
fn everybody(people: &BTreeMap<&str, String>) -> AttributeValues {
    let option = |(id, name): (&&str, &String)| AttributeOption {
        value: (*id).to_owned(),
        label: name.clone(),
    };
    let mut options: Vec<AttributeOption> = people.iter().map(option).collect();
    options.sort_by_cached_key(|option| option.label.to_lowercase());
    AttributeValues {
        name: "UserId".to_owned(),
        options,
        numbers: false,
        more: false,
    }
}

/// Users by id: the name, and the e-mail where two have the same.
fn people(users: &[Values]) -> BTreeMap<&str, String> {
    let mut named: HashMap<String, usize> = HashMap::new();
    for user in users {
        *named.entry(full_name(user)).or_default() += 1;
    }
    let one = |user: &'_ Values| {
        let name = full_name(user);
        let email = user.get("EmailAddress").cloned().unwrap_or_default();
        match named.get(&name) {
            Some(1) if !name.is_empty() => name,
            Some(_) if !name.is_empty() => format!("{name}, {email}"),
            Some(_) | None => email,
        }
    };
    let with_id = users
        .iter()
        .filter_map(|user| Some((user.get("UserId")?, user)));
    with_id.map(|(id, user)| (&**id, one(user))).collect()
}

fn full_name(user: &Values) -> String {
    let part = |name| user.get(name).map(String::as_str);
    let parts: Vec<&str> = [part("FirstName"), part("LastName")]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(pairs: &[(&str, &str)]) -> Values {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        pairs.iter().map(owned).collect()
    }

    fn of<'a>(all: &'a [AttributeValues], name: &str) -> Vec<(&'a str, &'a str)> {
        let values = all.iter().find(|values| values.name == name).unwrap();
        let pair = |option: &'a AttributeOption| (&*option.value, &*option.label);
        values.options.iter().map(pair).collect()
    }

    #[test]
    fn values_come_once_each_and_those_of_most_users_first() {
        let users = [
            user(&[("City", "Delhi"), ("UserId", "1")]),
            user(&[("City", "Pune"), ("UserId", "2")]),
            user(&[("City", "Pune")]),
            user(&[]),
        ];
        let all = counted(&users);
        assert_eq!(of(&all, "City"), [("Pune", "Pune"), ("Delhi", "Delhi")]);
    }

    #[test]
    fn a_users_id_has_the_users_name_and_namesakes_their_address() {
        let person = |id, first, email| {
            user(&[
                ("UserId", id),
                ("FirstName", first),
                ("EmailAddress", email),
                ("ManagerUserId", "1"),
            ])
        };
        let users = [
            person("1", "Ada", "ada@x.example"),
            person("2", "Bo", "bo@x.example"),
            person("3", "Bo", "bo2@x.example"),
        ];
        let all = counted(&users);
        assert_eq!(of(&all, "ManagerUserId"), [("1", "Ada")]);
        let everybody = [
            ("1", "Ada"),
            ("2", "Bo, bo@x.example"),
            ("3", "Bo, bo2@x.example"),
        ];
        let mut named = of(&all, "UserId");
        named.sort_unstable();
        assert_eq!(named, everybody);
        assert!(all.iter().all(|values| values.name != "EmailAddress"));
    }

    #[test]
    fn numbers_are_told_from_texts() {
        let users = [
            user(&[("mx_1", "7"), ("mx_2", "7")]),
            user(&[("mx_1", "-0.5"), ("mx_2", "seven")]),
        ];
        let all = counted(&users);
        let numbers: Vec<bool> = all.iter().map(|values| values.numbers).collect();
        assert_eq!(numbers, [true, false, false], "and nobody is a number");
    }

    #[test]
    fn more_values_than_are_offered_are_said() {
        let users: Vec<Values> = (0..=MOST_VALUES)
            .map(|number| user(&[("Desk", &format!("Desk {number}"))]))
            .collect();
        let all = counted(&users);
        let desk = all.iter().find(|values| values.name == "Desk").unwrap();
        assert_eq!((desk.options.len(), desk.more), (MOST_VALUES, true));
    }
}
