//! Who gets which record by a list, as a form takes it.

use std::collections::{BTreeMap, BTreeSet};

use ::lists::Key;
use uuid::Uuid;

use super::Kept;
use crate::App;
use crate::app::off_thread;
use crate::contract::{Error, ListPairs, ListPairsRequest, Service};

impl App {
    /// Who gets which lead or user by a list that was read as pairs, without those that the account does
    /// not know once it has been asked.
    ///
    /// # Errors
    /// `NotFound` for a list that is gone; `Invalid` for one without pairs, or a list of leads with
    /// addresses that have not been looked up.
    pub async fn list_pairs(&self, request: ListPairsRequest) -> Result<ListPairs, Error> {
        let kept = self.kept_list(request.list_id)?;
        if kept.list.layout.target.is_none() {
            let message = text::list::NO_TARGET_COLUMN;
            return Err(Error::field("target", message));
        }
        let chosen = request.chosen.into_iter();
        let chosen: BTreeMap<String, Uuid> = chosen.map(|it| (it.text, it.id)).collect();
        off_thread(move || pairs(&kept, &chosen)).await
    }
}

fn pairs(kept: &Kept, chosen: &BTreeMap<String, Uuid>) -> Result<ListPairs, Error> {
    let list = &kept.list;
    let target = |place: u32| {
        let target = list.targets().get(list.target(place as usize)?)?;
        chosen.get(&target.text).copied()
    };
    let mut pairs = Pairs::default();
    for (place, record) in records(kept)? {
        pairs.add(record, target(place));
    }
    Ok(pairs.end())
}

/// The records of a list as a form names them, with the places of the values that mean them.
fn records(kept: &Kept) -> Result<Vec<(u32, String)>, Error> {
    let value = |place: u32| {
        let text = match kept.list.key(place as usize)? {
            Key::Id(id) => id.to_string(),
            Key::Email(address) => address.to_owned(),
        };
        Some((place, text))
    };
    match (&kept.resolved, kept.service) {
        (Some(resolved), Service::Instantly) => {
            let hits = resolved.hits.iter();
            Ok(hits
                .map(|(place, lead)| (*place, lead.to_string()))
                .collect())
        }
        (Some(resolved), Service::LeadSquared) => {
            let hits = resolved.hits.iter();
            Ok(hits.filter_map(|(place, _)| value(*place)).collect())
        }
        (None, Service::Instantly) if kept.has_emails() => Err(super::values::not_looked_up()),
        (None, Service::Instantly | Service::LeadSquared) => {
            let places = (0..kept.list.len()).map_while(|place| u32::try_from(place).ok());
            Ok(places.filter_map(value).collect())
        }
    }
}

#[derive(Default)]
struct Pairs {
    goes_to: BTreeMap<String, Uuid>,
    without_target: u64,
    disputed: BTreeSet<String>,
}

impl Pairs {
    fn add(&mut self, record: String, target: Option<Uuid>) {
        let Some(target) = target else {
            self.without_target += 1;
            return;
        };
        match self.goes_to.get(&record) {
            Some(before) if *before != target => {
                self.disputed.insert(record);
            }
            Some(_) => {}
            None => {
                self.goes_to.insert(record, target);
            }
        }
    }

    fn end(mut self) -> ListPairs {
        for record in &self.disputed {
            self.goes_to.remove(record);
        }
        let goes_to = self.goes_to.into_iter();
        ListPairs {
            goes_to: goes_to
                .map(|(record, id)| (record, id.to_string()))
                .collect(),
            without_target: self.without_target,
            disputed: self.disputed.len() as u64,
        }
    }
}
