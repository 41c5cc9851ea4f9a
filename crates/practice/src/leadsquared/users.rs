//! Reading users one by one or all at once, and updating one.

use serde_json::{Map, Value, json};

use super::{LeadSquared, errors, object};
use crate::{
    call::{Call, Reply},
    data::users::{COLUMNS, User},
    effect::EffectKind,
    options::{KeyOwner, LeadSquaredSwitches},
};

/// Columns that the details of one user do not have, or have in another form.
const NOT_IN_DETAILS: [&str; 4] = ["StatusCode", "Groups", "UserType", "Tag"];

impl LeadSquared {
    /// `Users.Get`, <https://apidocs.leadsquared.com/get-users>: the whole roster in one array. The id
    /// is called `ID`, the status is a number, and there is no team.
    pub(super) fn all_users(&self) -> Reply {
        let rows: Vec<Value> = self.users.iter().map(roster_row).collect();
        Reply::json(200, &Value::Array(rows))
    }

    /// `Retrieve/ByUserId` and `/ByEmailAddress`, <https://apidocs.leadsquared.com/get-user-by-id/>:
    /// an array of at most one; empty for unknown and for inactive users.
    pub(super) fn one_user(&self, column: &str, wanted: Option<&str>) -> Reply {
        let wanted = wanted.unwrap_or_default();
        let rows: Vec<Value> = self
            .users
            .iter()
            .filter(|user| user.is_active())
            .filter(|user| {
                user.value(column)
                    .is_some_and(|value| value.eq_ignore_ascii_case(wanted))
            })
            .map(|user| self.details(user))
            .collect();
        Reply::json(200, &Value::Array(rows))
    }

    fn details(&self, user: &User) -> Value {
        let mut row: Map<String, Value> = COLUMNS
            .iter()
            .filter(|column| !NOT_IN_DETAILS.contains(column))
            .map(|column| ((*column).to_owned(), json!(user.value(column))))
            .collect();
        let groups: Vec<Value> = groups(user)
            .enumerate()
            .map(|(index, name)| json!({"Id": index.to_string(), "Name": name}))
            .collect();
        row.insert("Groups".to_owned(), Value::Array(groups));
        row.insert("TeamName".to_owned(), json!(self.team_name(user.team())));
        row.insert("ManagerName".to_owned(), json!(self.manager_name(user)));
        row.insert("UserType".to_owned(), json!(0));
        row.insert("OrgId".to_owned(), json!(10_001));
        row.insert("IsPhoneCallAgent".to_owned(), json!(false));
        row.insert("IsCheckedIn".to_owned(), json!(false));
        Value::Object(row)
    }

    fn manager_name(&self, user: &User) -> Option<String> {
        let id = user.value("ManagerUserId")?;
        let manager = self.users.iter().find(|manager| manager.id == id)?;
        let part = |column| manager.value(column).unwrap_or_default();
        Some(
            format!("{} {}", part("FirstName"), part("LastName"))
                .trim()
                .to_owned(),
        )
    }

    /// `User/Update`, <https://apidocs.leadsquared.com/update-a-user/>. The form of its answer is not
    /// documented in what we have.
    pub(super) fn update_user(
        &mut self,
        call: &Call,
        switches: &LeadSquaredSwitches,
    ) -> Result<Reply, Reply> {
        let id = errors::needed(call, "UserId")?;
        let body = object(call)?;
        if switches.key_owner == KeyOwner::SalesUser {
            return Err(errors::not_allowed());
        }
        let Some(changes) = body.get("user").and_then(Value::as_object) else {
            return Err(errors::missing("'user' is mandatory"));
        };
        let index = self
            .find(id)
            .ok_or_else(|| errors::invalid("Invalid Input! Parameter Name: UserId"))?;
        if let Some(team) = changes.get("TeamId") {
            let team = self.existing_team(team.as_str().ok_or_else(errors::malformed)?)?;
            self.put_on_team(index, &team);
        }
        for column in COLUMNS
            .iter()
            .filter(|column| !["UserId", "TeamId"].contains(column))
        {
            if let Some(value) = changes.get(*column) {
                let value = value.as_str().map(str::to_owned);
                self.users[index].columns.insert(column, value);
            }
        }
        self.note(call.number, EffectKind::UpdateUser, 1);
        let message = json!({"AffectedRows": 1, "IsSuccessful": true});
        Ok(Reply::json(
            200,
            &json!({"Status": "Success", "Message": message}),
        ))
    }
}

fn groups(user: &User) -> impl Iterator<Item = &str> {
    user.value("Groups")
        .into_iter()
        .flat_map(|groups| groups.split(','))
}

fn roster_row(user: &User) -> Value {
    let mut row = json!({
        "ID": user.id,
        "FirstName": user.value("FirstName"),
        "LastName": user.value("LastName"),
        "EmailAddress": user.value("EmailAddress"),
        "Role": user.value("Role"),
        "StatusCode": u8::from(!user.is_active()),
        "Tag": null,
        "IsPhoneCallAgent": false,
    });
    if user.value("Groups").is_some() {
        row["MemberOfGroups"] = groups(user).collect();
    }
    row
}
