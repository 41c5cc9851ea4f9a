//! Looking for a name at the service, where the list is not all there yet.

use instantly::client::{Client, ReadError};

use super::instantly::{campaign, list};
use crate::App;
use crate::account::Account;
use crate::contract::{Code, Error, FindChoices, FindIn, FoundChoice, FoundChoices, Service};
use crate::trouble::Trouble;

impl App {
    /// What the service finds for a text in a list that is long: the first hundred.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone, `Invalid` for one of the other service; the
    /// keychain's; the service's own no.
    pub async fn find_choices(&self, request: FindChoices) -> Result<FoundChoices, Error> {
        let row = self
            .row_at(request.connection_id, Service::Instantly)
            .await?;
        let Account::Instantly(client) = self.quick_account(&row).await? else {
            let message = text::connection::not_of(Service::Instantly);
            return Err(Error::new(Code::Invalid, message));
        };
        let found = find(&client, request.list, request.text.trim()).await;
        self.note_learned_pace(&row).await;
        found.map_err(|error| unanswered(Trouble::instantly(&error)))
    }
}

fn unanswered(trouble: Trouble) -> Error {
    let code = match trouble.refusal {
        Some(_) => Code::Refused,
        None => Code::Unreachable,
    };
    Error::new(code, trouble.message).detail(trouble.detail)
}

async fn find(client: &Client, within: FindIn, text: &str) -> Result<FoundChoices, ReadError> {
    let (mut items, more) = match within {
        FindIn::Campaigns => {
            let found = client.campaigns_named(text).await?;
            let items = found.items.into_iter().map(campaign);
            let choice = |it: crate::contract::Campaign| FoundChoice {
                id: it.id,
                name: it.name,
                status: it.status,
            };
            (items.map(choice).collect::<Vec<_>>(), found.full)
        }
        FindIn::Lists => {
            let found = client.lead_lists_named(text).await?;
            let items = found.items.into_iter().map(list);
            let choice = |it: crate::contract::LeadList| FoundChoice {
                id: it.id,
                name: it.name,
                status: String::new(),
            };
            (items.map(choice).collect(), found.full)
        }
    };
    items.sort_by_cached_key(|item| item.name.to_lowercase());
    Ok(FoundChoices { items, more })
}
