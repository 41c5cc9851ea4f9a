//! Looking at an Instantly workspace.

use assign::Refusal;
use instantly::client::{Client, ReadError};

use super::{Found, counted, step, stopped};
use crate::contract::{CheckState, StepResult};
use crate::trouble::Trouble;

const ACCEPTED: &str = "Key accepted";

pub(super) async fn look(client: &Client) -> Found {
    let (first, name) = match client.workspace().await {
        Ok(workspace) => {
            let name = workspace.name.unwrap_or_else(|| workspace.id.to_string());
            (
                step(ACCEPTED, format!("Workspace {name}"), StepResult::Ok),
                Some(name),
            )
        }
        Err(error) => match Trouble::instantly(&error) {
            // The key was recognised; it lacks the permission to read its workspace.
            trouble if trouble.refusal == Some(Refusal::NotAllowed) => {
                let found = "It may not read the workspace's name (permission “workspaces, read”).";
                (step(ACCEPTED, found, StepResult::Caution), None)
            }
            trouble => return stopped(ACCEPTED, trouble),
        },
    };
    let (members, campaigns, lists) =
        tokio::join!(client.members(), client.campaigns(), client.lead_lists());
    let trouble = |error: &ReadError| Trouble::instantly(error);
    let account_detail = members.as_ref().ok().map(|members| match members.len() {
        1 => "1 person".to_owned(),
        many => format!("{many} people"),
    });
    Found {
        check: CheckState::Working,
        message: "The key works.".to_owned(),
        steps: vec![
            first,
            counted("Read people", ("person", "people"), &members, trouble),
            counted(
                "Read campaigns",
                ("campaign", "campaigns"),
                &campaigns,
                trouble,
            ),
            counted("Read lists", ("list", "lists"), &lists, trouble),
            step(
                "Assign leads",
                "Can’t be tested without changing something. The first assignment will show it.",
                StepResult::Untested,
            ),
        ],
        account_name: name,
        account_detail,
        host: None,
        detail: None,
    }
}
