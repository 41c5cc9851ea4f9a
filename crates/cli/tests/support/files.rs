//! Assignment files for the practice accounts.

use practice::{Running, Service};
use serde_json::{Value, json};

/// Some records, not dangerous, as the service's page has it by default.
pub(crate) fn usual(practice: &Running, service: Service) -> Value {
    match service {
        Service::Instantly => leads_of_a_campaign(practice, 2),
        Service::LeadSquared => users(practice, &json!({"mode": "as_filtered"})),
    }
}

/// Every lead of the first campaign, evenly to so many people.
pub(crate) fn leads_of_a_campaign(practice: &Running, people: usize) -> Value {
    let campaign = &practice.summary().instantly.campaigns[0].id;
    json!({
        "service": "instantly",
        "mode": "exact",
        "split": "even",
        "request": {"campaign": campaign, "organization_user_ids": members(practice, people)},
    })
}

/// The first people of the workspace that can own leads.
pub(crate) fn members(practice: &Running, people: usize) -> Vec<String> {
    let members = practice.summary().instantly.members.into_iter();
    let accepted = members.filter(|member| member.accepted).take(people);
    accepted.map(|member| member.user_id).collect()
}

/// Every user whose first name begins with B to the last team.
pub(crate) fn users(practice: &Running, manner: &Value) -> Value {
    users_where(
        practice,
        manner,
        &json!({"LookupName": "FirstName", "Operator": "lik_s", "LookupValue": "B"}),
    )
}

/// Users that meet a condition to the last team.
pub(crate) fn users_where(practice: &Running, manner: &Value, condition: &Value) -> Value {
    let team = practice.summary().leadsquared.teams.pop().unwrap().id;
    let mut file = manner.clone();
    file["service"] = json!("leadsquared");
    file["request"] = json!({
        "Conditions": [{"Condition": [condition]}],
        "Attribute": "TeamId",
        "Value": team,
    });
    file
}

/// One call for each user.
pub(crate) fn one_by_one() -> Value {
    json!({"mode": "exact", "exact_way": "one_by_one"})
}
