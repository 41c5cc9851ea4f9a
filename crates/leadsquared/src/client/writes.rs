//! What changes users. Each is sent once, into a slot taken beforehand: between taking the slot
//! and sending, a caller can write down that the call is about to leave.

use transport::{Exchange, NotSent, Outgoing, Permit};

use super::Client;
use crate::{BulkUpdate, UpdateUser};

impl Client {
    /// Waits for room in the budget, for one call.
    ///
    /// # Errors
    ///
    /// When there will be no room; nothing was sent.
    pub async fn permit(&self) -> Result<Permit, NotSent> {
        self.http.slot().await
    }

    /// Sends the bulk update, once. What the answer means is said by
    /// [`read_bulk_update`](super::read_bulk_update).
    ///
    /// Source: <https://apidocs.leadsquared.com/update-users-in-bulk/>.
    pub async fn send_bulk_update(&self, permit: Permit, request: &BulkUpdate) -> Exchange {
        let post = |json| Outgoing::post(self.address.at(BulkUpdate::PATH), json);
        self.send(permit, request.body().map(post)).await
    }

    /// Sends the update of one user, once. What the answer means is said by
    /// [`read_update_user`](super::read_update_user).
    ///
    /// Source: <https://apidocs.leadsquared.com/update-a-user/>.
    pub async fn update_user(&self, permit: Permit, request: &UpdateUser) -> Exchange {
        let post = |json| {
            let mut url = self.address.at(UpdateUser::PATH);
            url.set_query(Some(&request.query()));
            Outgoing::post(url, json)
        };
        self.send(permit, request.body().map(post)).await
    }

    async fn send(&self, permit: Permit, request: serde_json::Result<Outgoing>) -> Exchange {
        match request {
            Ok(request) => {
                let request = self.with_keys(request);
                let exchange = self.http.exchange_with(permit, request).await;
                self.clean(self.heed(exchange))
            }
            Err(error) => Exchange::NotSent(NotSent::unwritable(&error)),
        }
    }
}
