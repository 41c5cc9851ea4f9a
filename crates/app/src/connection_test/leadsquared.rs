//! Looking at a LeadSquared account.

use leadsquared::client::{Client, ReadError, Team};

use super::{Found, counted, step, stopped};
use crate::contract::{CheckState, StepResult};
use crate::trouble::Trouble;

const ACCEPTED: &str = "Keys accepted";

pub(super) async fn look(client: &Client) -> Found {
    let who = match client.who().await {
        Ok(who) => who,
        Err(error) => return stopped(ACCEPTED, Trouble::leadsquared(&error)),
    };
    let name = who
        .name
        .clone()
        .or_else(|| who.email.clone())
        .unwrap_or_default();
    let role = who.role.clone().unwrap_or_default();
    let (role_result, role_note) = if who.is_administrator() {
        (StepResult::Ok, String::new())
    } else {
        let note = ". Not an administrator: LeadSquared may refuse to move users.";
        (StepResult::Caution, note.to_owned())
    };
    let organisation = who.org_name.clone().unwrap_or_default();
    let time_zone = who
        .time_zone
        .clone()
        .map_or_else(String::new, |zone| format!(", time zone {zone}"));
    let (teams, attributes) = tokio::join!(client.teams(), client.user_attributes());
    let teams = teams.as_ref().map(|teams| flat(teams));
    let trouble = |error: &ReadError| Trouble::leadsquared(error);
    Found {
        check: CheckState::Working,
        message: "The keys work.".to_owned(),
        steps: vec![
            step(ACCEPTED, format!("{name}, {role}{role_note}"), role_result),
            step(
                "Account",
                format!("{organisation}{time_zone}"),
                StepResult::Ok,
            ),
            counted("Read teams", ("team", "teams"), &teams, |error| {
                trouble(error)
            }),
            counted(
                "Read attributes",
                ("attribute", "attributes"),
                &attributes,
                trouble,
            ),
            step(
                "Change teams",
                "Can’t be tested without changing something. The first assignment will show it.",
                StepResult::Untested,
            ),
        ],
        account_name: who.org_name,
        account_detail: Some(format!("Key: {name}")),
        host: who.api_host,
        detail: None,
    }
}

/// Every team of the tree, once.
fn flat(teams: &[Team]) -> Vec<&Team> {
    teams
        .iter()
        .flat_map(|team| std::iter::once(team).chain(flat(&team.children)))
        .collect()
}
