//! Finding the records of a list in a connection's account.

mod instantly;
mod leadsquared;

use lists::List;
use uuid::Uuid;

use super::Heard;
use crate::account::Account;
use crate::trouble::Trouble;

/// Finds with a connection's account.
pub(crate) struct Finder {
    account: Account,
    heard: Heard,
}

/// A value of a list, by its place, and a record that it names.
pub(crate) type Hit = (u32, Uuid);

impl Finder {
    pub(crate) const fn new(account: Account, heard: Heard) -> Self {
        Self { account, heard }
    }

    /// All records that a list names, by the places of its values. `tell` hears how many values have
    /// been looked up.
    ///
    /// # Errors
    /// Why the account could not be read. What is found until then is lost.
    pub(crate) async fn find(
        &self,
        list: &List,
        tell: impl Fn(u64) + Send,
    ) -> Result<Vec<Hit>, Trouble> {
        let found = match &self.account {
            Account::Instantly(client) => instantly::find(client, &self.heard, list, tell).await,
            Account::LeadSquared(client) => {
                leadsquared::find(client, &self.heard, list, tell).await
            }
        };
        match &found {
            Ok(_) => self.heard.worked(),
            Err(trouble) => self.heard.trouble(self.account.service(), trouble),
        }
        let mut found = found?;
        found.sort_unstable();
        Ok(found)
    }
}

/// The places of a list as numbers.
fn places(list: &List) -> impl Iterator<Item = u32> {
    // A list cannot hold more: its places are such numbers.
    (0..list.len()).map_while(|place| u32::try_from(place).ok())
}
