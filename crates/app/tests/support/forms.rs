//! Filled-in forms for the practice accounts.

use practice::Running;
use roster_app::contract::{
    ConditionForm, ExactWay, Form, GroupForm, HistoryQuery, InstantlyForm, LeadSquaredForm, Mode,
    Service,
};

/// A form that meets some records and is not dangerous.
pub(crate) fn form(practice: &Running, service: Service) -> Form {
    match service {
        Service::Instantly => Form::Instantly(instantly(practice)),
        Service::LeadSquared => Form::LeadSquared(leadsquared(practice)),
    }
}

/// Every lead of one campaign to two people.
pub(crate) fn instantly(practice: &Running) -> InstantlyForm {
    let state = practice.state().instantly;
    let mut form = InstantlyForm::default();
    let campaign = &state.campaigns[0];
    form.campaign.clone_from(&campaign.id);
    form.names
        .insert(campaign.id.clone(), campaign.name.clone());
    for member in state.members.iter().filter(|m| m.accepted).take(2) {
        form.organization_user_ids.push(member.user_id.clone());
        let name = format!("Person {}", member.email);
        form.names.insert(member.user_id.clone(), name);
    }
    form
}

/// Everyone whose first name begins with B to the last team.
pub(crate) fn leadsquared(practice: &Running) -> LeadSquaredForm {
    let team = practice.state().leadsquared.teams.pop().unwrap();
    let mut form = LeadSquaredForm {
        conditions: vec![group(&[("FirstName", "lik_s", "B")])],
        value: team.id.clone(),
        ..LeadSquaredForm::default()
    };
    form.names.insert(team.id, team.name);
    form
}

/// The leads of a campaign, in the service's order.
pub(crate) fn leads_of(practice: &Running, campaign: &str) -> Vec<String> {
    let state = practice.state().instantly;
    let in_it = |lead: &&practice::LeadState| lead.campaign.as_deref() == Some(campaign);
    let mut leads: Vec<String> = state
        .leads
        .iter()
        .filter(in_it)
        .map(|it| it.id.clone())
        .collect();
    leads.sort();
    leads
}

pub(crate) fn group(conditions: &[(&str, &str, &str)]) -> GroupForm {
    GroupForm {
        condition_operator: "AND".to_owned(),
        condition: conditions
            .iter()
            .map(|(name, operator, value)| ConditionForm {
                lookup_name: (*name).to_owned(),
                operator: (*operator).to_owned(),
                lookup_value: (*value).to_owned(),
            })
            .collect(),
    }
}

/// Every user, a call each.
pub(crate) fn one_by_one(practice: &Running) -> Form {
    Form::LeadSquared(LeadSquaredForm {
        conditions: vec![group(&[("EmailAddress", "lik", "a")])],
        mode: Mode::Exact,
        exact_way: ExactWay::OneByOne,
        ..leadsquared(practice)
    })
}

/// Some of the users, a call each; few enough for one window of the rate budget.
pub(crate) fn some_one_by_one(practice: &Running) -> Form {
    Form::LeadSquared(LeadSquaredForm {
        mode: Mode::Exact,
        exact_way: ExactWay::OneByOne,
        ..leadsquared(practice)
    })
}

/// A form with many fields filled in that meets some records, and with parts that are kept though
/// not sent.
pub(crate) fn full(practice: &Running, service: Service) -> Form {
    match service {
        Service::Instantly => {
            let form = instantly(practice);
            let ids: Vec<String> = leads_of(practice, &form.campaign)
                .into_iter()
                .take(2)
                .collect();
            Form::Instantly(InstantlyForm {
                search: "  ".to_owned(),
                in_campaign: Some(true),
                ids: ids.join("; "),
                limit: "25".to_owned(),
                weights: [(form.organization_user_ids[0].clone(), "3".to_owned())].into(),
                keep_owner: false,
                queries: Vec::new(),
                ..form
            })
        }
        Service::LeadSquared => Form::LeadSquared(LeadSquaredForm {
            group_operator: "OR".to_owned(),
            conditions: vec![
                group(&[("FirstName", "lik_s", "B"), ("City", "eq", "Pune")]),
                group(&[("Department", "n", "kept, not sent")]),
            ],
            ..leadsquared(practice)
        }),
    }
}

/// The whole history on one page.
pub(crate) fn everything() -> HistoryQuery {
    HistoryQuery {
        limit: 200,
        ..HistoryQuery::default()
    }
}
