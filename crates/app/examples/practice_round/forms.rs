//! The forms that the round fills in, from what the practice accounts offer.

use roster_app::App;
use roster_app::contract::{
    ConditionForm, Connection, ConnectionId, Error, Form, GroupForm, InstantlyForm,
    LeadSquaredForm, Listing, Service, Team,
};

/// A form for a practice connection.
pub(crate) async fn form(app: &App, connection: &Connection) -> Result<Form, Error> {
    match connection.face.service {
        Service::Instantly => instantly(app, connection).await,
        Service::LeadSquared => leadsquared(app, connection).await,
    }
}

/// Every lead of the first campaign that replied, evenly to two people.
async fn instantly(app: &App, connection: &Connection) -> Result<Form, Error> {
    let id = ConnectionId { id: connection.id };
    let choices = app.instantly_choices(id).await?;
    let mut form = InstantlyForm {
        filter: "FILTER_VAL_REPLIED".to_owned(),
        ..InstantlyForm::default()
    };
    if let Some(campaign) = items(choices.campaigns).into_iter().next() {
        form.campaign = campaign.id.to_string();
        form.names.insert(form.campaign.clone(), campaign.name);
    }
    let members = items(choices.members);
    let can_get = members.into_iter().filter(|member| member.off.is_none());
    for member in can_get.take(2) {
        let id = member.user_id.to_string();
        form.names.insert(id.clone(), member.name);
        form.organization_user_ids.push(id);
    }
    Ok(Form::Instantly(form))
}

/// Every active user whose first name starts with B, to the first team without teams below it.
async fn leadsquared(app: &App, connection: &Connection) -> Result<Form, Error> {
    let id = ConnectionId { id: connection.id };
    let choices = app.leadsquared_choices(id).await?;
    let condition = |name: &str, operator: &str, value: &str| ConditionForm {
        lookup_name: name.to_owned(),
        operator: operator.to_owned(),
        lookup_value: value.to_owned(),
    };
    let mut form = LeadSquaredForm {
        conditions: vec![GroupForm {
            condition_operator: "AND".to_owned(),
            condition: vec![
                condition("FirstName", "lik_s", "B"),
                condition("StatusCode", "eq", "0"),
            ],
        }],
        ..LeadSquaredForm::default()
    };
    if let Some(team) = items(choices.teams).iter().find_map(lowest) {
        form.value = team.id.to_string();
        form.names.insert(form.value.clone(), team.name.clone());
    }
    Ok(Form::LeadSquared(form))
}

fn lowest(team: &Team) -> Option<&Team> {
    match team.children.first() {
        None => Some(team),
        Some(_) => team.children.iter().find_map(lowest),
    }
}

fn items<T>(listing: Listing<T>) -> Vec<T> {
    match listing {
        Listing::Ready { items, .. } => items,
        Listing::Reading => Vec::new(),
        Listing::Unavailable { trouble } => {
            eprintln!("{}", trouble.message);
            Vec::new()
        }
    }
}
