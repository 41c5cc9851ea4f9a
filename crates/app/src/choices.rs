//! What the account itself offers to choose from: names instead of ids.
//!
//! Each list is kept in the history when it has been read. A form gets what is kept at once, with
//! its age, and what is old is read again behind it; an event tells when it is in.

mod desk;
mod find;
mod instantly;
mod leadsquared;
mod list;
mod read;
mod refused;
mod values;

use std::time::Duration;

use ::history::ConnectionRow;
use uuid::Uuid;

use crate::App;
use crate::contract::{
    Code, ConnectionId, Error, InstantlyChoices, LeadSquaredChoices, Listing, Service,
};

pub(crate) use desk::Desks;
use list::{Item, List, listing};

/// How long a form waits for lists that were never read. What takes longer comes behind an event.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

impl App {
    /// People, campaigns, lists, statuses and smart views of an Instantly connection: those that
    /// were read before at once, with their age, and read again behind it; those that never were, as
    /// soon as they are in, for three seconds at most. What the account does not answer says why,
    /// and leaves the rest as it is.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone; the history's.
    pub async fn instantly_choices(
        &self,
        connection: ConnectionId,
    ) -> Result<InstantlyChoices, Error> {
        let row = self.row_at(connection.id, Service::Instantly).await?;
        let turn = self.looked_up(&row).await?;
        let id = row.id;
        let labels = self.kept(id, turn, List::Labels).await?;
        Ok(InstantlyChoices {
            members: self.kept(id, turn, List::Members).await?,
            campaigns: self.kept(id, turn, List::Campaigns).await?,
            lists: self.kept(id, turn, List::Lists).await?,
            labels_unread: matches!(labels, Listing::Unavailable { .. }),
            statuses: instantly::statuses(labels),
            smart_views: self.kept(id, turn, List::SmartViews).await?,
        })
    }

    /// Teams, user attributes and the values that users have in them, of a LeadSquared connection;
    /// in the same way.
    ///
    /// # Errors
    /// As for Instantly.
    pub async fn leadsquared_choices(
        &self,
        connection: ConnectionId,
    ) -> Result<LeadSquaredChoices, Error> {
        let row = self.row_at(connection.id, Service::LeadSquared).await?;
        let turn = self.looked_up(&row).await?;
        let id = row.id;
        Ok(LeadSquaredChoices {
            teams: self.kept(id, turn, List::Teams).await?,
            attributes: self.kept(id, turn, List::Attributes).await?,
            values: self.kept(id, turn, List::Values).await?,
        })
    }

    /// Reads all lists of a connection again, and ends when they are in or could not be read. An
    /// event tells of each.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone; the history's. That a list cannot be read is said
    /// by the list.
    pub async fn refresh_choices(&self, connection: ConnectionId) -> Result<(), Error> {
        let row = self.connection_row(connection.id).await?;
        self.read_again(row, read::Which::All { since: self.now() })
            .await
    }

    /// Has what is old read again, and waits for what was never read. Gives the account's turn.
    async fn looked_up(&self, row: &ConnectionRow) -> Result<i64, Error> {
        let id = row.id;
        let turn = self
            .history_do(move |history| history.account_turn(id))
            .await?;
        let due = self.due(row, turn).await?;
        let desk = self.0.desks.of(id);
        // Heard from before the reading begins, so that nothing that comes in is missed.
        let mut landed = desk.landed();
        if !due.is_empty() {
            drop(self.read_again(row.clone(), read::Which::Due));
        }
        let missing = self.missing(row, turn).await?;
        let all_in = async {
            while missing.iter().any(|list| desk.tried(*list, turn).is_none()) {
                if landed.changed().await.is_err() {
                    return;
                }
            }
        };
        // What is late stands as being read, and comes behind an event.
        drop(tokio::time::timeout(LONGEST_WAIT, all_in).await);
        Ok(turn)
    }

    /// Those lists of a connection of which nothing is kept.
    async fn missing(&self, row: &ConnectionRow, turn: i64) -> Result<Vec<List>, Error> {
        let mut missing = Vec::new();
        for list in List::of(row.service) {
            let tried = self.0.desks.of(row.id).tried(*list, turn);
            if tried.is_none() && self.read_at(row.id, *list).await?.is_none() {
                missing.push(*list);
            }
        }
        Ok(missing)
    }

    /// A list as it is kept, with what became of the last attempt to read it.
    async fn kept<T: Item>(&self, id: Uuid, turn: i64, list: List) -> Result<Listing<T>, Error> {
        let kept = self
            .history_do(move |history| history.choices(id, list.as_str()))
            .await?;
        Ok(listing(kept, self.0.desks.of(id).tried(list, turn)))
    }

    async fn row_at(&self, id: Uuid, service: Service) -> Result<ConnectionRow, Error> {
        let row = self.connection_row(id).await?;
        if row.service == service {
            return Ok(row);
        }
        let message = text::connection::not_of(service);
        Err(Error::new(Code::Invalid, message))
    }
}
