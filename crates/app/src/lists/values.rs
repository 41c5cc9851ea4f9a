//! The values of a list as a form takes them.

use ::lists::{Key, List};
use uuid::Uuid;

use super::{Kept, Resolved};
use crate::App;
use crate::app::off_thread;
use crate::contract::{Error, ListId, ListValues, Service};

impl App {
    /// What a form is filled with: ids of leads, or e-mail addresses of users, without those that the
    /// account does not know once it has been asked.
    ///
    /// # Errors
    /// `NotFound` for a list that is gone; `Invalid` for a list of leads with addresses that have not
    /// been looked up.
    pub async fn list_values(&self, list: ListId) -> Result<ListValues, Error> {
        let kept = self.kept_list(list.id)?;
        off_thread(move || match kept.service {
            Service::Instantly => leads(&kept),
            Service::LeadSquared => Ok(users(&kept)),
        })
        .await
    }
}

fn leads(kept: &Kept) -> Result<ListValues, Error> {
    let ids = match &kept.resolved {
        Some(resolved) => Some(resolved.records()),
        None => ids(&kept.list),
    };
    let ids = ids.ok_or_else(not_looked_up)?;
    Ok(lines(ids.iter()))
}

/// Addresses of leads cannot be sent before the account has said whose they are.
pub(super) fn not_looked_up() -> Error {
    Error::field("source", text::list::NOT_LOOKED_UP)
}

/// All values, if all are ids.
fn ids(list: &List) -> Option<Vec<Uuid>> {
    let id = |key: Key<'_>| match key {
        Key::Id(id) => Some(id),
        Key::Email(_) => None,
    };
    list.keys().map(id).collect()
}

fn users(kept: &Kept) -> ListValues {
    let address = |place: usize| match kept.list.key(place)? {
        Key::Email(address) => Some(address),
        Key::Id(_) => None,
    };
    match kept.resolved.as_deref() {
        None => lines((0..kept.list.len()).filter_map(address)),
        Some(Resolved { hits, .. }) => lines(
            hits.iter()
                .filter_map(|(place, _)| address(*place as usize)),
        ),
    }
}

fn lines(values: impl Iterator<Item = impl ToString>) -> ListValues {
    let (mut text, mut count) = (String::new(), 0);
    for value in values {
        if count > 0 {
            text.push('\n');
        }
        text.push_str(&value.to_string());
        count += 1;
    }
    ListValues { text, count }
}
