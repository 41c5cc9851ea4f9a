//! Looking at a LeadSquared account.

use leadsquared::client::{Client, ReadError, Team};

use super::{Found, counted, step, stopped};
use crate::contract::{CheckState, StepResult};
use crate::trouble::Trouble;

pub(super) async fn look(client: &Client) -> Found {
    let who = match client.who().await {
        Ok(who) => who,
        Err(error) => {
            return stopped(
                text::connection::KEYS_ACCEPTED,
                Trouble::leadsquared(&error),
            );
        }
    };
    let name = who
        .name
        .clone()
        .or_else(|| who.email.clone())
        .unwrap_or_default();
    let role = who.role.clone().unwrap_or_default();
    let (role_result, user) = if who.is_administrator() {
        (StepResult::Ok, text::connection::user(&name, &role))
    } else {
        (
            StepResult::Caution,
            text::connection::no_administrator(&name, &role),
        )
    };
    let organisation = who.org_name.clone().unwrap_or_default();
    let account = match &who.time_zone {
        Some(zone) => text::connection::account_in_zone(&organisation, zone),
        None => organisation,
    };
    let (teams, attributes) = tokio::join!(client.teams(), client.user_attributes());
    let teams = teams.as_ref().map(|teams| flat(teams));
    let trouble = |error: &ReadError| Trouble::leadsquared(error);
    Found {
        check: CheckState::Working,
        message: text::connection::KEYS_WORK.to_owned(),
        steps: vec![
            step(text::connection::KEYS_ACCEPTED, user, role_result),
            step(text::connection::ACCOUNT, account, StepResult::Ok),
            counted(
                text::connection::READ_TEAMS,
                text::connection::teams,
                &teams,
                |error| trouble(error),
            ),
            counted(
                text::connection::READ_ATTRIBUTES,
                text::connection::attributes,
                &attributes,
                trouble,
            ),
            step(
                text::connection::CHANGE_TEAMS,
                text::connection::UNTESTED,
                StepResult::Untested,
            ),
        ],
        account_name: who.org_name,
        account_detail: (!name.is_empty()).then(|| text::connection::keys_of(&name)),
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
