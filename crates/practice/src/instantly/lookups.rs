//! The look-ups that pickers need: workspace, members, campaigns, lists, labels, smart views.

use serde_json::json;

use super::{Instantly, errors, page};
use crate::{
    call::{Call, Reply},
    data::{
        members::Member,
        time::{At, beginning},
    },
};

/// Whether a look-up's `search` is somewhere in a text, in any case.
fn found(call: &Call, texts: &[&str]) -> bool {
    let Some(wanted) = call.query_value("search") else {
        return true;
    };
    let wanted = wanted.to_lowercase();
    texts
        .iter()
        .any(|text| text.to_lowercase().contains(&wanted))
}

impl Instantly {
    pub(super) fn workspace_current(&self) -> Reply {
        let owner = self.members.iter().find(|member| member.role == "owner");
        Reply::json(
            200,
            &json!({
                "id": self.workspace,
                "name": "Practice workspace",
                "owner": owner.map(|owner| &owner.user_id),
                "plan_id": "pid_practice",
                "timestamp_created": At(beginning()),
                "timestamp_updated": At(beginning()),
            }),
        )
    }

    pub(super) fn list_members(&self, call: &Call) -> Result<Reply, Reply> {
        let accepted = match call.query_value("accepted") {
            None => None,
            Some("true") => Some(true),
            Some("false") => Some(false),
            Some(_) => return Err(errors::invalid("querystring/accepted must be boolean")),
        };
        let matching: Vec<&Member> = self
            .members
            .iter()
            .filter(|member| accepted.is_none_or(|accepted| member.accepted == accepted))
            .filter(|member| {
                let (first, last) = member
                    .name
                    .as_ref()
                    .map_or(("", ""), |name| (name.first, name.last.unwrap_or_default()));
                found(call, &[&member.email, &format!("{first} {last}")])
            })
            .collect();
        page::by_id(call, &matching, |member| &member.id)
    }

    pub(super) fn one_member(&self, id: &str) -> Result<Reply, Reply> {
        self.members
            .iter()
            .find(|member| member.id == id)
            .map(|member| Reply::json(200, &json!(member)))
            .ok_or_else(errors::not_found)
    }

    pub(super) fn list_campaigns(&self, call: &Call) -> Result<Reply, Reply> {
        let status = |name: &str| match call.query_value(name).map(str::parse::<i64>) {
            None => Ok(None),
            Some(Ok(status)) => Ok(Some(status)),
            Some(Err(_)) => Err(errors::invalid(&format!(
                "querystring/{name} must be number"
            ))),
        };
        let (only, without) = (status("status")?, status("exclude_status")?);
        let matching: Vec<_> = self
            .campaigns
            .iter()
            .filter(|campaign| only.is_none_or(|status| campaign.status == status))
            .filter(|campaign| without.is_none_or(|status| campaign.status != status))
            .filter(|campaign| found(call, &[&campaign.name]))
            .collect();
        page::by_id(call, &matching, |campaign| &campaign.id)
    }

    pub(super) fn list_lead_lists(&self, call: &Call) -> Result<Reply, Reply> {
        let matching: Vec<_> = self
            .lists
            .iter()
            .filter(|list| found(call, &[list.name]))
            .collect();
        page::newest_first(call, &matching, |list| list.timestamp_created.text())
    }

    pub(super) fn list_labels(&self, call: &Call) -> Result<Reply, Reply> {
        let kind = call.query_value("interest_status");
        let matching: Vec<_> = self
            .labels
            .iter()
            .filter(|label| kind.is_none_or(|kind| label.interest_status_label == kind))
            .filter(|label| found(call, &[label.label]))
            .collect();
        page::newest_first(call, &matching, |label| label.timestamp_created.text())
    }

    pub(super) fn list_smart_views(&self, call: &Call) -> Result<Reply, Reply> {
        let matching: Vec<_> = self
            .smart_views
            .iter()
            .filter(|view| found(call, &[view.name]))
            .collect();
        page::by_id(call, &matching, |view| &view.id)
    }
}
