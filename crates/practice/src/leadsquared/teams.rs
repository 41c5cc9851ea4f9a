//! `TeamManagement.svc/Retrieve`, <https://apidocs.leadsquared.com/get-teams/>: the tree, or a flat list.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::LeadSquared;
use crate::{
    call::{Call, Reply},
    data::time::{beginning, leadsquared},
};

impl LeadSquared {
    pub(super) fn retrieve_teams(&self, call: &Call, now: Timestamp) -> Reply {
        let hierarchical = call
            .query_value("getHierarchical")
            .is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let teams: Vec<Value> = if hierarchical {
            vec![self.team(0, true)]
        } else {
            (0..self.teams.len())
                .map(|index| self.team(index, false))
                .collect()
        };
        Reply::json(
            200,
            &json!({
                "FetchedOn": leadsquared(now),
                "RecordCount": self.teams.len(),
                "Teams": teams,
            }),
        )
    }

    fn team(&self, index: usize, with_children: bool) -> Value {
        let team = &self.teams[index];
        let parent = team.parent.map(|parent| &self.teams[parent]);
        let children = with_children.then(|| -> Vec<Value> {
            self.children(index)
                .map(|child| self.team(child, true))
                .collect()
        });
        // The odd small "d" in `WorkdayTemplateCode` is the service's own.
        json!({
            "TeamId": team.id,
            "Code": team.code,
            "Name": team.name,
            "Description": team.description,
            "Sequence": index,
            "ParentId": parent.map(|parent| &parent.id),
            "ParentCode": parent.map_or(0, |parent| parent.code),
            "ParentName": parent.map(|parent| parent.name),
            "ModifiedBy": self.users[0].id,
            "ModifiedByName": self.users[0].value("FirstName"),
            "ModifiedOn": leadsquared(beginning()),
            "WorkDayTemplateId": null,
            "WorkdayTemplateCode": 10,
            "WorkDayTemplateName": "Weekdays",
            "IsWorkDayTemplateOverridden": index % 4 == 2,
            "HolidayCalendarId": null,
            "HolidayCalendarCode": 37,
            "HolidayCalendarName": "India",
            "IsHolidayCalendarOverridden": false,
            "UserCount": self.user_count(index),
            "Depth": team.depth,
            "ChildTeams": children,
        })
    }

    fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        (0..self.teams.len()).filter(move |child| self.teams[*child].parent == Some(index))
    }

    /// Users of the team and of all teams below it.
    pub(crate) fn user_count(&self, index: usize) -> usize {
        let own = self
            .users
            .iter()
            .filter(|user| user.team() == self.teams[index].id)
            .count();
        own + self
            .children(index)
            .map(|child| self.user_count(child))
            .sum::<usize>()
    }
}
