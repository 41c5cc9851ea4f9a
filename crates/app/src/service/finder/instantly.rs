//! Leads, by their ids and addresses.

use std::collections::HashMap;

use instantly::client::{Client, ReadError};
use instantly::{CONTACTS_PER_CALL, LEADS_PER_PAGE};
use lists::{Key, List};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{Hit, places};
use crate::service::Heard;
use crate::trouble::Trouble;

/// How many calls are on their way at the same time at most; the rate budget holds most of them back.
const AT_ONCE: usize = 16;

/// Values that are asked for in one call.
enum Batch {
    Ids(HashMap<Uuid, u32>),
    Emails(HashMap<String, u32>),
}

pub(super) async fn find(
    client: &Client,
    heard: &Heard,
    list: &List,
    tell: impl Fn(u64) + Send,
) -> Result<Vec<Hit>, Trouble> {
    let is_id = |place: &u32| matches!(list.key(*place as usize), Some(Key::Id(_)));
    let (ids, emails): (Vec<u32>, Vec<u32>) = places(list).partition(is_id);
    let ids = ids.chunks(usize::from(LEADS_PER_PAGE));
    let mut batches = ids
        .chain(emails.chunks(CONTACTS_PER_CALL))
        .map(|places| batch(list, places));
    let (mut asking, mut found, mut done) = (JoinSet::new(), Vec::new(), 0);
    loop {
        while asking.len() < AT_ONCE
            && let Some(batch) = batches.next()
        {
            let client = client.clone();
            heard.reading();
            asking.spawn(async move { (batch.len(), ask(&client, batch).await) });
        }
        match asking.join_next().await {
            None => return Ok(found),
            Some(Ok((many, hits))) => {
                found.extend(hits.map_err(|error| Trouble::instantly(&error))?);
                done += many;
                tell(done as u64);
            }
            Some(Err(broken)) => return Err(Trouble::inside(broken.to_string())),
        }
    }
}

impl Batch {
    fn len(&self) -> usize {
        match self {
            Self::Ids(ids) => ids.len(),
            Self::Emails(emails) => emails.len(),
        }
    }
}

/// The values of these places, which are all of one kind.
fn batch(list: &List, places: &[u32]) -> Batch {
    let (mut ids, mut emails) = (HashMap::new(), HashMap::new());
    for place in places {
        match list.key(*place as usize) {
            Some(Key::Id(id)) => {
                ids.insert(id, *place);
            }
            Some(Key::Email(address)) => {
                emails.insert(address.to_owned(), *place);
            }
            None => {}
        }
    }
    match emails.is_empty() {
        true => Batch::Ids(ids),
        false => Batch::Emails(emails),
    }
}

async fn ask(client: &Client, batch: Batch) -> Result<Vec<Hit>, ReadError> {
    match batch {
        Batch::Ids(places) => {
            let ids: Vec<Uuid> = places.keys().copied().collect();
            let leads = client.leads_by_ids(&ids).await?;
            let hit = |id: Uuid| places.get(&id).map(|place| (*place, id));
            Ok(leads.into_iter().filter_map(|lead| hit(lead.id)).collect())
        }
        Batch::Emails(places) => {
            let addresses: Vec<String> = places.keys().cloned().collect();
            let leads = client.leads_by_emails(&addresses).await?;
            let place = |address: &str| places.get(&address.trim().to_lowercase()).copied();
            let hits = leads.into_iter().filter_map(|lead| {
                let place = place(lead.email.as_deref().unwrap_or_default())?;
                Some((place, lead.id))
            });
            Ok(hits.collect())
        }
    }
}
