//! What changes users.

use transport::{Exchange, Outgoing};

use super::{Client, unwritable};
use crate::BulkUpdate;

impl Client {
    /// Sends the bulk update, once. What the answer means is said by
    /// [`read_bulk_update`](super::read_bulk_update).
    ///
    /// Source: <https://apidocs.leadsquared.com/update-users-in-bulk/>.
    pub async fn bulk_update(&self, request: &BulkUpdate) -> Exchange {
        match request.body() {
            Ok(json) => {
                let request = Outgoing::post(self.address.at(BulkUpdate::PATH), json);
                self.clean(self.http.exchange(self.with_keys(request)).await)
            }
            Err(error) => Exchange::NotSent(unwritable(&error)),
        }
    }
}
