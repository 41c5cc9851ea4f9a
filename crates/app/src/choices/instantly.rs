//! What an Instantly workspace offers.

use instantly::InterestStatus;
use instantly::client::{Client, LeadLabel, ReadError, SmartViews};

use super::list::{Item, List, rows};
use super::read::{Asked, Round};
use crate::contract::{Campaign, LeadList, Listing, Member, SmartView, StatusLabel};
use crate::trouble::Trouble;

/// Reads the lists of a round, side by side: one that is long does not hold up the others.
pub(super) async fn read(client: &Client, round: &Round) {
    tokio::join!(
        round.one(List::Members, async {
            by_name(client.members().await, member)
        }),
        round.one(List::Campaigns, async {
            by_name(client.campaigns().await, campaign)
        }),
        round.one(List::Lists, async {
            by_name(client.lead_lists().await, list)
        }),
        round.one(List::Labels, async {
            asked(client.lead_labels().await.map(own_labels))
        }),
        round.one(List::SmartViews, async {
            smart_views(client.smart_views().await)
        }),
    );
}

/// In the order in which people look for them.
fn by_name<T, U: Item>(listed: Result<Vec<T>, ReadError>, convert: fn(T) -> U) -> Asked {
    asked(listed.map(|items| {
        let mut items: Vec<U> = items.into_iter().map(convert).collect();
        items.sort_by_cached_key(|item| item.named().1.to_lowercase());
        items
    }))
}

fn asked<U: Item>(items: Result<Vec<U>, ReadError>) -> Asked {
    match items {
        Ok(items) => Ok(rows(&items)),
        Err(error) => Err(Trouble::instantly(&error)),
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
        Some(text::choices::INVITED)
    } else if role == "client" {
        Some(text::choices::CLIENT)
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

pub(super) fn campaign(campaign: instantly::client::Campaign) -> Campaign {
    Campaign {
        id: campaign.id,
        name: campaign.name.unwrap_or_else(|| campaign.id.to_string()),
        status: campaign
            .status
            .map(|status| status.label())
            .unwrap_or_default(),
    }
}

pub(super) fn list(list: instantly::client::LeadList) -> LeadList {
    LeadList {
        id: list.id,
        name: list.name.unwrap_or_else(|| list.id.to_string()),
    }
}

/// The workspace's own labels, without the nine built in, which it may list too.
fn own_labels(labels: Vec<LeadLabel>) -> Vec<StatusLabel> {
    let own = |label: LeadLabel| {
        let number = label.interest_status?;
        (InterestStatus::from_number(number).is_none()).then(|| StatusLabel {
            number,
            label: label.label.unwrap_or_else(|| text::choices::label(number)),
            own: true,
        })
    };
    labels.into_iter().filter_map(own).collect()
}

/// The nine built in are known without asking, so they are offered in any case.
pub(super) fn statuses(own: Listing<StatusLabel>) -> Listing<StatusLabel> {
    let built_in = InterestStatus::ALL.into_iter().map(|status| StatusLabel {
        number: status.number(),
        label: status.label().to_owned(),
        own: false,
    });
    let (own, read_at, trouble) = match own {
        Listing::Ready {
            items,
            read_at,
            trouble,
        } => (items, read_at, trouble),
        Listing::Reading => (Vec::new(), None, None),
        Listing::Unavailable { trouble } => (Vec::new(), None, Some(trouble)),
    };
    Listing::Ready {
        items: built_in.chain(own).collect(),
        read_at,
        trouble,
    }
}

fn smart_views(listed: Result<SmartViews, ReadError>) -> Asked {
    let view = |view: instantly::client::SmartView| SmartView {
        id: view.id,
        name: view.name.unwrap_or_else(|| view.id.to_string()),
    };
    match listed {
        Ok(SmartViews::Listed(views)) => by_name(Ok(views), view),
        Ok(SmartViews::NotOffered) => Err(Trouble::not_offered(text::choices::NO_SMART_VIEWS)),
        Err(error) => Err(Trouble::instantly(&error)),
    }
}
