//! `User/Bulk/Update`, <https://apidocs.leadsquared.com/update-users-in-bulk/>: puts every user that
//! meets the conditions on one team, at once, and says only how many.

use serde_json::json;

use super::{LeadSquared, condition::Groups, errors, object, text};
use crate::{
    call::{Call, Reply},
    effect::EffectKind,
    options::{KeyOwner, LeadSquaredSwitches, RowCount},
};

impl LeadSquared {
    pub(super) fn bulk_update(
        &mut self,
        call: &Call,
        switches: &LeadSquaredSwitches,
    ) -> Result<Reply, Reply> {
        let body = object(call)?;
        if switches.key_owner == KeyOwner::SalesUser {
            return Err(errors::not_allowed());
        }
        let groups = Groups::read(body, "Conditions")?;
        let team = self.target(text(body, "Attribute")?, text(body, "Value")?)?;
        let matched: Vec<usize> = self
            .users
            .iter()
            .enumerate()
            .filter(|(_, user)| switches.inactive_too || user.is_active())
            .filter(|(_, user)| groups.meet(user, switches))
            .map(|(index, _)| index)
            .collect();
        let changed = matched
            .iter()
            .filter(|index| self.users[**index].team() != team)
            .count();
        let rows = match switches.affected_rows {
            RowCount::Matched => matched.len(),
            RowCount::Changed => changed,
        };
        self.note(call.number, EffectKind::BulkUpdate, matched.len());
        for index in matched {
            self.put_on_team(index, &team);
        }
        Ok(Reply::json(
            200,
            &json!({
                "Status": "Success",
                "Message": {"AffectedRows": rows, "IsSuccessful": true},
            }),
        ))
    }

    /// The id of the team meant, as the account writes it.
    fn target(&self, attribute: Option<&str>, value: Option<&str>) -> Result<String, Reply> {
        match attribute {
            None => return Err(errors::missing("'Attribute' is mandatory")),
            Some("TeamId") => {}
            Some(_) => return Err(errors::invalid("Invalid Input! Parameter Name: Attribute")),
        }
        let value = value.ok_or_else(|| errors::missing("'Value' is mandatory"))?;
        self.existing_team(value)
    }

    pub(super) fn existing_team(&self, id: &str) -> Result<String, Reply> {
        self.teams
            .iter()
            .find(|team| team.id.eq_ignore_ascii_case(id))
            .map(|team| team.id.clone())
            .ok_or_else(|| errors::invalid("Invalid Input! Parameter Name: TeamId"))
    }
}
