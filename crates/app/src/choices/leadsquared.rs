//! What a LeadSquared account offers.

use leadsquared::client::{Client, ReadError, UserAttribute};

use super::listing;
use crate::contract::{Attribute, AttributeOption, LeadSquaredChoices, Listing, Team};
use crate::trouble::Trouble;

/// Attributes that every account has and that its own list may not name, with the values of those
/// that have a fixed list. Source: the user's fields of
/// <https://apidocs.leadsquared.com/get-user-by-id/>.
const WELL_KNOWN: [(&str, &str); 10] = [
    ("FirstName", "First name"),
    ("LastName", "Last name"),
    ("EmailAddress", "E-mail"),
    ("AssociatedPhoneNumbers", "Phone numbers"),
    ("Role", "Role"),
    ("StatusCode", "Status"),
    ("City", "City"),
    ("Department", "Department"),
    ("Designation", "Designation"),
    ("SalesRegions", "Sales regions"),
];

const STATUSES: [(&str, &str); 2] = [("0", "Active"), ("1", "Inactive")];

const ROLES: [(&str, &str); 4] = [
    ("Administrator", "Administrator"),
    ("Marketing_User", "Marketing user"),
    ("Sales_Manager", "Sales manager"),
    ("Sales_User", "Sales user"),
];

pub(super) async fn choices(client: &Client) -> LeadSquaredChoices {
    let (teams, attributes) = tokio::join!(client.teams(), client.user_attributes());
    let trouble = |error: &ReadError| Trouble::leadsquared(error);
    LeadSquaredChoices {
        teams: listing(teams, team, trouble),
        attributes: match attributes {
            Ok(attributes) => Listing::Ready {
                items: with_well_known(attributes),
            },
            Err(error) => listing(Err(error), attribute, trouble),
        },
    }
}

fn team(team: leadsquared::client::Team) -> Team {
    Team {
        id: team.id,
        name: team.name.unwrap_or_else(|| team.id.to_string()),
        user_count: team.user_count.and_then(|count| i64::try_from(count).ok()),
        children: team.children.into_iter().map(self::team).collect(),
    }
}

/// The well-known ones first, then the account's own by name.
fn with_well_known(listed: Vec<UserAttribute>) -> Vec<Attribute> {
    let mut own: Vec<Attribute> = listed
        .into_iter()
        .filter(|attribute| !attribute.is_hidden)
        .map(attribute)
        .collect();
    own.sort_by_cached_key(|attribute| attribute.label.to_lowercase());
    let mut attributes: Vec<Attribute> = WELL_KNOWN
        .into_iter()
        .map(|(name, label)| {
            let listed = own.iter().position(|attribute| attribute.name == name);
            let listed = listed.map(|at| own.remove(at));
            well_known(name, label, listed)
        })
        .collect();
    attributes.extend(own);
    attributes
}

fn well_known(name: &str, label: &str, listed: Option<Attribute>) -> Attribute {
    let options = match name {
        "StatusCode" => options(&STATUSES),
        "Role" => options(&ROLES),
        _ => listed.map(|listed| listed.options).unwrap_or_default(),
    };
    Attribute {
        name: name.to_owned(),
        label: label.to_owned(),
        custom: false,
        options,
    }
}

fn options(pairs: &[(&str, &str)]) -> Vec<AttributeOption> {
    pairs
        .iter()
        .map(|(value, label)| AttributeOption {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
        })
        .collect()
}

fn attribute(attribute: UserAttribute) -> Attribute {
    Attribute {
        label: attribute.label.unwrap_or_else(|| attribute.name.clone()),
        name: attribute.name,
        custom: attribute.is_custom,
        options: attribute
            .options
            .into_iter()
            .map(|option| AttributeOption {
                value: option.value,
                label: option.label,
            })
            .collect(),
    }
}
