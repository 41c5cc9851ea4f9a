//! Filled-in forms for the practice accounts.

use practice::Running;
use roster_app::contract::{
    ConditionForm, Form, GroupForm, HistoryQuery, InstantlyForm, LeadSquaredForm, QueryForm,
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

/// A form with every field filled in, and with parts that are kept though not sent.
pub(crate) fn full(practice: &Running, service: Service) -> Form {
    match service {
        Service::Instantly => {
            let state = practice.state().instantly;
            Form::Instantly(InstantlyForm {
                search: " lantern ".to_owned(),
                filter: "FILTER_VAL_REPLIED".to_owned(),
                list_id: state.lists[1].id.clone(),
                in_campaign: Some(true),
                in_list: Some(false),
                smart_view_id: "7f3c1d52-9c1b-4c0e-8f61-0c6f2f8b7a11".to_owned(),
                ids: format!("{}\n{}", state.leads[0].id, state.leads[1].id),
                limit: "25".to_owned(),
                queries: vec![QueryForm {
                    action_type: "email-open".to_owned(),
                    occurrence_days: "14".to_owned(),
                    count_condition: "more".to_owned(),
                    count: "2".to_owned(),
                    status_condition: "is".to_owned(),
                    status: "1".to_owned(),
                }],
                ..instantly(practice)
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
