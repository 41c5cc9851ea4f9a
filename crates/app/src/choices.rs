//! What the account itself offers to choose from.

mod instantly;
mod leadsquared;

use ::history::ConnectionRow;

use crate::App;
use crate::account::Account;
use crate::contract::{
    Code, ConnectionId, Error, InstantlyChoices, LeadSquaredChoices, Listing, Service,
};
use crate::trouble::Trouble;

impl App {
    /// People, campaigns, lists, statuses and smart views of an Instantly connection. What the
    /// account does not answer says why, and leaves the rest as it is.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone; the keychain's.
    pub async fn instantly_choices(
        &self,
        connection: ConnectionId,
    ) -> Result<InstantlyChoices, Error> {
        let (row, account) = self.account_of(connection).await?;
        let Account::Instantly(client) = account else {
            return Err(other_service(Service::Instantly));
        };
        let choices = instantly::choices(&client).await;
        self.note_learned_pace(&row).await;
        Ok(choices)
    }

    /// Teams and user attributes of a LeadSquared connection.
    ///
    /// # Errors
    /// As for Instantly.
    pub async fn leadsquared_choices(
        &self,
        connection: ConnectionId,
    ) -> Result<LeadSquaredChoices, Error> {
        let (row, account) = self.account_of(connection).await?;
        let Account::LeadSquared(client) = account else {
            return Err(other_service(Service::LeadSquared));
        };
        let choices = leadsquared::choices(&client).await;
        self.note_learned_pace(&row).await;
        Ok(choices)
    }

    async fn account_of(
        &self,
        connection: ConnectionId,
    ) -> Result<(ConnectionRow, Account), Error> {
        let row = self.connection_row(connection.id).await?;
        let account = self.quick_account(&row).await?;
        Ok((row, account))
    }
}

fn other_service(wanted: Service) -> Error {
    let message = format!("This connection is not one of {wanted}. Choose another connection.");
    Error::new(Code::Invalid, message)
}

fn listing<T, U, E>(
    listed: Result<Vec<T>, E>,
    convert: impl Fn(T) -> U,
    trouble: impl Fn(&E) -> Trouble,
) -> Listing<U> {
    match listed {
        Ok(items) => Listing::Ready {
            items: items.into_iter().map(convert).collect(),
        },
        Err(error) => unavailable(trouble(&error)),
    }
}

fn unavailable<T>(trouble: Trouble) -> Listing<T> {
    Listing::Unavailable {
        retry: trouble
            .refusal
            .is_none_or(|reason| reason == assign::Refusal::Throttled),
        message: trouble.message,
        detail: Some(trouble.detail).filter(|detail| !detail.is_empty()),
    }
}
