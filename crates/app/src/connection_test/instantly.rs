//! Looking at an Instantly workspace.

use assign::Refusal;
use instantly::client::{Client, ReadError};

use super::{Found, counted, step, stopped};
use crate::contract::{CheckState, StepResult};
use crate::trouble::Trouble;

pub(super) async fn look(client: &Client) -> Found {
    let (first, name) = match client.workspace().await {
        Ok(workspace) => {
            let name = workspace.name.unwrap_or_else(|| workspace.id.to_string());
            (
                step(
                    text::connection::KEY_ACCEPTED,
                    text::connection::workspace(&name),
                    StepResult::Ok,
                ),
                Some(name),
            )
        }
        Err(error) => match Trouble::instantly(&error) {
            // The key was recognised; it lacks the permission to read its workspace.
            trouble if trouble.refusal == Some(Refusal::NotAllowed) => {
                let found = text::connection::NO_WORKSPACE_NAME;
                (
                    step(text::connection::KEY_ACCEPTED, found, StepResult::Caution),
                    None,
                )
            }
            trouble => return stopped(text::connection::KEY_ACCEPTED, trouble),
        },
    };
    let (members, campaigns, lists) =
        tokio::join!(client.members(), client.campaigns(), client.lead_lists());
    let trouble = |error: &ReadError| Trouble::instantly(error);
    let account_detail = members
        .as_ref()
        .ok()
        .map(|members| text::connection::people(members.len()));
    Found {
        check: CheckState::Working,
        message: text::connection::KEY_WORKS.to_owned(),
        steps: vec![
            first,
            counted(
                text::connection::READ_PEOPLE,
                text::connection::people,
                &members,
                trouble,
            ),
            counted(
                text::connection::READ_CAMPAIGNS,
                text::connection::campaigns,
                &campaigns,
                trouble,
            ),
            counted(
                text::connection::READ_LISTS,
                text::connection::lists,
                &lists,
                trouble,
            ),
            step(
                text::connection::ASSIGN_LEADS,
                text::connection::UNTESTED,
                StepResult::Untested,
            ),
        ],
        account_name: name,
        account_detail,
        host: None,
        detail: None,
    }
}
