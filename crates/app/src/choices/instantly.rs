//! What an Instantly workspace offers.

use instantly::InterestStatus;
use instantly::client::{Client, LeadLabel, ReadError, SmartViews};

use super::{listing, unavailable};
use crate::contract::{
    Campaign, InstantlyChoices, LeadList, Listing, Member, SmartView, StatusLabel,
};
use crate::trouble::Trouble;

pub(super) async fn choices(client: &Client) -> InstantlyChoices {
    let (members, campaigns, lists, labels, smart_views) = tokio::join!(
        client.members(),
        client.campaigns(),
        client.lead_lists(),
        client.lead_labels(),
        client.smart_views(),
    );
    let trouble = |error: &ReadError| Trouble::instantly(error);
    let mut choices = InstantlyChoices {
        members: listing(members, member, trouble),
        campaigns: listing(campaigns, campaign, trouble),
        lists: listing(lists, list, trouble),
        labels_unread: labels.is_err(),
        statuses: statuses(labels),
        smart_views: smart_view_list(smart_views),
    };
    sort(&mut choices.members, |member| member.name.to_lowercase());
    sort(&mut choices.campaigns, |campaign| {
        campaign.name.to_lowercase()
    });
    sort(&mut choices.lists, |list| list.name.to_lowercase());
    sort(&mut choices.smart_views, |view| view.name.to_lowercase());
    choices
}

fn sort<T, K: Ord>(listing: &mut Listing<T>, key: impl Fn(&T) -> K) {
    if let Listing::Ready { items } = listing {
        items.sort_by_cached_key(key);
    }
}

fn member(member: instantly::client::Member) -> Member {
    let email = member
        .user_email
        .clone()
        .or_else(|| member.email.clone())
        .unwrap_or_default();
    let role = member.role.clone().unwrap_or_default();
    let off = if member.accepted == Some(false) {
        Some("Has not accepted the invitation yet")
    } else if role == "client" {
        Some("A client of the agency, who cannot own leads")
    } else {
        None
    };
    Member {
        user_id: member.user_id,
        name: member.full_name().unwrap_or_else(|| email.clone()),
        email,
        role,
        off: off.map(str::to_owned),
    }
}

fn campaign(campaign: instantly::client::Campaign) -> Campaign {
    Campaign {
        id: campaign.id,
        name: campaign.name.unwrap_or_else(|| campaign.id.to_string()),
        status: campaign
            .status
            .map(|status| status.label())
            .unwrap_or_default(),
    }
}

fn list(list: instantly::client::LeadList) -> LeadList {
    LeadList {
        id: list.id,
        name: list.name.unwrap_or_else(|| list.id.to_string()),
    }
}

/// The nine built in are known without asking, so they are offered in any case.
fn statuses(labels: Result<Vec<LeadLabel>, ReadError>) -> Listing<StatusLabel> {
    let built_in = InterestStatus::ALL.into_iter().map(|status| StatusLabel {
        number: status.number(),
        label: status.label().to_owned(),
        own: false,
    });
    let own = labels.unwrap_or_default().into_iter().filter_map(|label| {
        let number = label.interest_status?;
        (InterestStatus::from_number(number).is_none()).then(|| StatusLabel {
            number,
            label: label.label.unwrap_or_else(|| format!("Label {number}")),
            own: true,
        })
    });
    Listing::Ready {
        items: built_in.chain(own).collect(),
    }
}

fn smart_view_list(listed: Result<SmartViews, ReadError>) -> Listing<SmartView> {
    match listed {
        Ok(SmartViews::Listed(views)) => Listing::Ready {
            items: views
                .into_iter()
                .map(|view| SmartView {
                    id: view.id,
                    name: view.name.unwrap_or_else(|| view.id.to_string()),
                })
                .collect(),
        },
        Ok(SmartViews::NotOffered) => Listing::Unavailable {
            message: "This workspace does not list its smart views. Paste a smart view’s ID from its address in Instantly.".to_owned(),
            detail: None,
            retry: false,
        },
        Err(error) => unavailable(Trouble::instantly(&error)),
    }
}
