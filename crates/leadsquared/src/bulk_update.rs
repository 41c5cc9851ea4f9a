//! The request of "Update Users in Bulk".

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::Rule;
use crate::wire::groups;

/// The body of `POST /v2/UserManagement.svc/User/Bulk/Update`.
///
/// `ConditionOperator` stands on the left one of two conditions and is null on the last;
/// `GroupOperator` likewise. `Attribute` is always `TeamId`, the only one that the service can
/// change for many users.
///
/// Source: <https://apidocs.leadsquared.com/update-users-in-bulk/>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkUpdate {
    rule: Rule,
    team: Uuid,
}

impl BulkUpdate {
    /// The path of the call, below the service's address.
    pub const PATH: &'static str = "/v2/UserManagement.svc/User/Bulk/Update";

    /// The one attribute that can be changed.
    pub const ATTRIBUTE: &'static str = "TeamId";

    /// Puts a request together from the users meant and the id of their new team (`TeamId` of
    /// Get Teams).
    #[must_use]
    pub const fn new(rule: Rule, team: Uuid) -> Self {
        Self { rule, team }
    }

    /// The exact JSON text of the body, indented for reading: one text is shown, confirmed,
    /// written down and sent.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }

    /// Which users are meant.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The new team's id.
    #[must_use]
    pub const fn team(&self) -> Uuid {
        self.team
    }
}

impl Serialize for BulkUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("BulkUpdate", 3)?;
        body.serialize_field("Conditions", &groups(&self.rule))?;
        body.serialize_field("Attribute", Self::ATTRIBUTE)?;
        body.serialize_field("Value", &self.team)?;
        body.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{AttributeName, Condition, Group, Junction, Operator, Test, Value};

    fn condition(name: &str, operator: Operator, value: &str) -> Condition {
        Condition {
            attribute: AttributeName::new(name).unwrap(),
            test: Test::new(operator, Value::new(value)).unwrap(),
        }
    }

    fn group(junction: Junction, conditions: Vec<Condition>) -> Group {
        Group::new(junction, conditions).unwrap()
    }

    #[test]
    fn the_sample_of_the_page_is_sent_to_the_letter() {
        let phone = condition("AssociatedPhoneNumbers", Operator::Contains, "23");
        let name = condition("FirstName", Operator::Contains, "Bo");
        let rule = Rule::new(Junction::And, vec![group(Junction::Or, vec![phone, name])]);
        let request = BulkUpdate::new(rule.unwrap(), Uuid::from_u128(7));
        assert_eq!(
            serde_json::to_value(&request).unwrap(),
            json!({
                "Conditions": [{
                    "Condition": [
                        {"LookupName": "AssociatedPhoneNumbers", "Operator": "lik",
                         "LookupValue": "23", "ConditionOperator": "OR"},
                        {"LookupName": "FirstName", "Operator": "lik",
                         "LookupValue": "Bo", "ConditionOperator": null},
                    ],
                    "GroupOperator": null,
                }],
                "Attribute": "TeamId",
                "Value": Uuid::from_u128(7).to_string(),
            }),
        );
    }

    #[test]
    fn the_last_group_has_no_operator_and_the_others_share_one() {
        let one = || {
            group(
                Junction::And,
                vec![condition("City", Operator::Equals, "Pune")],
            )
        };
        let rule = Rule::new(Junction::Or, vec![one(), one(), one()]).unwrap();
        let sent = serde_json::to_value(BulkUpdate::new(rule, Uuid::nil())).unwrap();
        let operators: Vec<_> = sent["Conditions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["GroupOperator"].clone())
            .collect();
        assert_eq!(operators, [json!("OR"), json!("OR"), json!(null)]);
    }

    #[test]
    fn is_empty_and_has_any_value_send_an_empty_value() {
        for (operator, word) in [(Operator::IsEmpty, "n"), (Operator::HasAnyValue, "nn")] {
            let left_over = condition("City", operator, "left over");
            let rule = Rule::new(Junction::And, vec![group(Junction::And, vec![left_over])]);
            let sent = serde_json::to_value(BulkUpdate::new(rule.unwrap(), Uuid::nil())).unwrap();
            let condition = &sent["Conditions"][0]["Condition"][0];
            assert_eq!(condition["Operator"], word);
            assert_eq!(
                condition["LookupValue"], "",
                "a value left over is not sent"
            );
        }
    }
}
