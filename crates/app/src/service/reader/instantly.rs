//! Leads.

use assign::{Found, Key, LeadManner, OwnerNow, PageRead};
use instantly::client::{Client, Lead, ReadError};
use instantly::{BulkAssign, LEADS_PER_PAGE, ListLeads};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::full_name;
use crate::service::Heard;
use crate::trouble::Trouble;

/// How many pages are asked for at the same time at most; the rate budget holds most of them back.
const AT_ONCE: usize = 16;

/// One page of the leads that an assignment means.
pub(super) async fn page(
    client: &Client,
    heard: &Heard,
    request: &BulkAssign,
    manner: &LeadManner,
    after: Option<&str>,
) -> Result<PageRead, Trouble> {
    let mut list = ListLeads::new(request.leads().clone());
    match manner.owner_now {
        OwnerNow::Person(owner) => list = list.owned_by([owner]),
        // There is no filter for leads without an owner; the plan picks them out.
        OwnerNow::Anyone | OwnerNow::Nobody => {}
    }
    if let Some(cursor) = after {
        list = list.after(cursor);
    }
    heard.reading();
    let page = client.leads_page(&list).await.map_err(trouble)?;
    // The last page can carry a cursor too, so an empty one ends the list.
    let next = page.next.filter(|_| !page.leads.is_empty());
    Ok(PageRead {
        found: page.leads.into_iter().map(found).collect(),
        next,
        // The service tells none.
        total: None,
    })
}

/// Leads by their ids, several pages at a time.
pub(super) async fn again(
    client: &Client,
    heard: &Heard,
    keys: &[Key],
) -> Result<Vec<Found>, Trouble> {
    let mut pages = keys.chunks(usize::from(LEADS_PER_PAGE));
    let mut reading = JoinSet::new();
    let mut all = Vec::with_capacity(keys.len());
    loop {
        while reading.len() < AT_ONCE
            && let Some(page) = pages.next()
        {
            let ids: Vec<Uuid> = page.iter().map(|key| key.id).collect();
            let client = client.clone();
            heard.reading();
            reading.spawn(async move { client.leads_by_ids(&ids).await });
        }
        match reading.join_next().await {
            None => return Ok(all),
            Some(Ok(leads)) => all.extend(leads.map_err(trouble)?.into_iter().map(found)),
            Some(Err(broken)) => return Err(Trouble::inside(broken.to_string())),
        }
    }
}

fn found(lead: Lead) -> Found {
    Found {
        id: lead.id,
        name: full_name(lead.first_name.as_deref(), lead.last_name.as_deref()),
        email: lead.email.unwrap_or_default(),
        detail: lead.company_name.unwrap_or_default(),
        company: lead
            .company_domain
            .unwrap_or_default()
            .trim()
            .to_lowercase(),
        value: lead.assigned_to,
        active: true,
    }
}

#[allow(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn trouble(error: ReadError) -> Trouble {
    Trouble::instantly(&error)
}
