//! What a LeadSquared account offers.

use leadsquared::client::{Client, UserAttribute};

use super::list::{List, rows};
use super::read::{Asked, Round};
use super::values;
use crate::contract::{Attribute, AttributeKind, AttributeOption, Team};
use crate::trouble::Trouble;

/// Attributes that every account has and that its own list may not name, with the values of those
/// that have a fixed list. Source: the user's fields of
/// <https://apidocs.leadsquared.com/get-user-by-id/>.
const WELL_KNOWN: [(&str, &str); 10] = [
    ("FirstName", text::choices::FIRST_NAME),
    ("LastName", text::choices::LAST_NAME),
    ("EmailAddress", text::choices::EMAIL),
    ("AssociatedPhoneNumbers", text::choices::PHONE_NUMBERS),
    ("Role", text::choices::ROLE),
    ("StatusCode", text::choices::STATUS),
    ("City", text::choices::CITY),
    ("Department", text::choices::DEPARTMENT),
    ("Designation", text::choices::DESIGNATION),
    ("SalesRegions", text::choices::SALES_REGIONS),
];

const STATUSES: [(&str, &str); 2] = [("0", text::choices::ACTIVE), ("1", text::choices::INACTIVE)];

const ROLES: [(&str, &str); 4] = [
    ("Administrator", text::choices::ADMINISTRATOR),
    ("Marketing_User", text::choices::MARKETING_USER),
    ("Sales_Manager", text::choices::SALES_MANAGER),
    ("Sales_User", text::choices::SALES_USER),
];

/// Reads the lists of a round. Teams and attributes do not wait for each other; which values are
/// asked for is known once the attributes are.
pub(super) async fn read(client: &Client, round: &Round) {
    tokio::join!(
        round.one(List::Teams, teams(client)),
        attributes_and_values(client, round),
    );
}

async fn teams(client: &Client) -> Asked {
    match client.teams().await {
        Ok(teams) => Ok(rows(&teams.into_iter().map(team).collect::<Vec<_>>())),
        Err(error) => Err(Trouble::leadsquared(&error)),
    }
}

async fn attributes_and_values(client: &Client, round: &Round) {
    if !round.reads(List::Attributes) && !round.reads(List::Values) {
        return;
    }
    let attributes = match client.user_attributes().await {
        Ok(attributes) => Ok(with_well_known(attributes)),
        Err(error) => Err(Trouble::leadsquared(&error)),
    };
    let worth = match &attributes {
        Ok(attributes) => values::worth_asking(attributes),
        Err(_) => values::usual(),
    };
    round
        .one(List::Attributes, async { attributes.map(|it| rows(&it)) })
        .await;
    round.one(List::Values, values::read(client, &worth)).await;
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
        kind: kind(name, &options),
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
    let option = |option: leadsquared::client::AttributeOption| AttributeOption {
        value: option.value,
        label: option.label,
    };
    let options: Vec<AttributeOption> = attribute.options.into_iter().map(option).collect();
    Attribute {
        label: attribute.label.unwrap_or_else(|| attribute.name.clone()),
        kind: kind(&attribute.name, &options),
        name: attribute.name,
        custom: attribute.is_custom,
        options,
    }
}

/// What an attribute's values are. The service's own numbers for kinds are documented nowhere but
/// for 8, a fixed list, so the name of those that every account has decides.
fn kind(name: &str, options: &[AttributeOption]) -> AttributeKind {
    match name {
        _ if !options.is_empty() => AttributeKind::Choice,
        "TeamId" => AttributeKind::Team,
        "UserId" | "ManagerUserId" | "CreatedBy" | "ModifiedBy" => AttributeKind::User,
        "CreatedOn" | "ModifiedOn" | "DateOfBirth" | "DateOfJoining" => AttributeKind::Date,
        _ => AttributeKind::Text,
    }
}
