//! The teams, as a tree.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;
use transport::{Answer, lenient, lenient_text};
use uuid::Uuid;

use super::{ReadError, not_understood};

/// A team and the teams below it. Source: <https://apidocs.leadsquared.com/get-teams/>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its id: the `Value` of a bulk update.
    pub id: Uuid,
    /// Its name.
    pub name: Option<String>,
    /// How many users the service says it has.
    pub user_count: Option<u64>,
    /// The teams below it, in the service's order.
    pub children: Vec<Team>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Listing {
    teams: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    team_id: Uuid,
    #[serde(default, deserialize_with = "lenient")]
    parent_id: Option<Uuid>,
    #[serde(default, deserialize_with = "lenient_text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    user_count: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    child_teams: Option<Vec<Value>>,
}

/// A team and the one it stands below.
struct Flat {
    parent: Option<Uuid>,
    team: Team,
}

/// Reads the answer to `GET /v2/TeamManagement.svc/Retrieve`, whether the teams come as a tree or
/// as a list with `ParentId`.
pub(super) fn read(answer: &Answer) -> Result<Vec<Team>, ReadError> {
    let listing: Listing = answer.json()?;
    let wanted = listing.teams.len();
    let mut flat = Vec::new();
    flatten(listing.teams, None, &mut flat);
    if flat.is_empty() && wanted > 0 {
        return Err(not_understood(answer, text::leadsquared::odd::NO_TEAM));
    }
    Ok(tree(flat))
}

/// Every team that can be read, each with its parent; one that cannot must not cost the others.
fn flatten(teams: Vec<Value>, parent: Option<Uuid>, flat: &mut Vec<Flat>) {
    for value in teams {
        let wire: Wire = match serde_json::from_value(value) {
            Ok(wire) => wire,
            Err(error) => {
                tracing::warn!(%error, "a team is left out");
                continue;
            }
        };
        let children = wire.child_teams.unwrap_or_default();
        flat.push(Flat {
            parent: parent.or(wire.parent_id),
            team: Team {
                id: wire.team_id,
                name: wire.name,
                user_count: wire.user_count,
                children: Vec::new(),
            },
        });
        flatten(children, Some(wire.team_id), flat);
    }
}

/// Puts each team below its parent. One whose parent is not there, or which stands below itself,
/// becomes a root, so that none is lost.
fn tree(flat: Vec<Flat>) -> Vec<Team> {
    let ids: HashSet<Uuid> = flat.iter().map(|entry| entry.team.id).collect();
    let (mut roots, mut rest): (Vec<Flat>, Vec<Flat>) = flat
        .into_iter()
        .partition(|entry| entry.parent.is_none_or(|parent| !ids.contains(&parent)));
    let mut teams = Vec::new();
    loop {
        for root in roots {
            teams.push(with_children(root.team, &mut rest));
        }
        if rest.is_empty() {
            return teams;
        }
        roots = vec![rest.remove(0)];
    }
}

/// Takes the team's children, and theirs, out of the rest.
fn with_children(mut team: Team, rest: &mut Vec<Flat>) -> Team {
    let children: Vec<Flat> = rest
        .extract_if(.., |entry| entry.parent == Some(team.id))
        .collect();
    team.children = children
        .into_iter()
        .map(|child| with_children(child.team, rest))
        .collect();
    team
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    fn teams(teams: &Value) -> Result<Vec<Team>, ReadError> {
        read(&Answer {
            status: 200,
            body: json!({"FetchedOn": "2019-10-03 05:30:18", "Teams": teams}).to_string(),
            retry_after: None,
            took: Duration::ZERO,
        })
    }

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    /// The tree as text: "1(2(3) 4)".
    fn drawn(teams: &[Team]) -> String {
        let one = |team: &Team| {
            let number = team.id.as_u128();
            match team.children.as_slice() {
                [] => number.to_string(),
                children => format!("{number}({})", drawn(children)),
            }
        };
        teams.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_tree_is_read_as_it_comes() {
        let read = teams(&json!([{
            "TeamId": id(1), "Name": "Provalant Inc", "ParentId": null, "UserCount": 553,
            "WorkdayTemplateCode": 10,
            "ChildTeams": [
                {"TeamId": id(2), "Name": "Americas", "ParentId": id(1), "UserCount": 9,
                 "ChildTeams": [{"TeamId": id(3), "ParentId": id(2), "ChildTeams": []}]},
                {"TeamId": id(4), "ParentId": id(1), "ChildTeams": null},
            ],
        }]))
        .unwrap();
        assert_eq!(drawn(&read), "1(2(3) 4)");
        assert_eq!(read[0].name.as_deref(), Some("Provalant Inc"));
        assert_eq!(
            (read[0].user_count, read[0].children[1].user_count),
            (Some(553), None)
        );
    }

    #[test]
    fn a_flat_list_becomes_a_tree() {
        let read = teams(&json!([
            {"TeamId": id(3), "ParentId": id(2)},
            {"TeamId": id(1), "ParentId": null},
            {"TeamId": id(2), "ParentId": id(1)},
            {"TeamId": id(4), "ParentId": id(1)},
        ]));
        assert_eq!(drawn(&read.unwrap()), "1(2(3) 4)");
    }

    #[test]
    fn no_team_is_lost_to_a_missing_or_a_circular_parent() {
        let read = teams(&json!([
            {"TeamId": id(1), "ParentId": id(99)},
            {"TeamId": id(2), "ParentId": id(3)},
            {"TeamId": id(3), "ParentId": id(2)},
            {"TeamId": id(4), "ParentId": id(4)},
        ]));
        assert_eq!(drawn(&read.unwrap()), "1 2(3) 4");
    }

    #[test]
    fn a_team_without_an_id_does_not_cost_the_others() {
        let read = teams(&json!([{"Name": "odd"}, {"TeamId": id(1)}]));
        assert_eq!(drawn(&read.unwrap()), "1");
        assert!(
            teams(&json!([{"Name": "odd"}])).is_err(),
            "that is no list of teams"
        );
        assert_eq!(teams(&json!([])).unwrap(), []);
    }
}
