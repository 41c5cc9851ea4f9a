//! What changes leads. Each is sent once, into a slot taken beforehand: between taking the slot
//! and sending, a caller can write down that the call is about to leave.

use transport::{Again, Exchange, NotSent, Outgoing, Permit};

use super::Client;
use super::again::again;
use crate::{BulkAssign, ChangeOwner};

impl Client {
    /// Waits for room in the budget, for one call.
    ///
    /// # Errors
    ///
    /// When there will be no room; nothing was sent.
    pub async fn permit(&self) -> Result<Permit, NotSent> {
        self.http.slot().await
    }

    /// Sends the bulk assignment, once. What the answer means is said by
    /// [`read_bulk_assign`](super::read_bulk_assign).
    ///
    /// Source: <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
    pub async fn send_bulk_assign(&self, permit: Permit, request: &BulkAssign) -> Exchange {
        let post = |json| Outgoing::post(self.address.at(BulkAssign::PATH), json);
        self.send(permit, request.body().map(post)).await
    }

    /// Sends the change of one lead's owner, once. What the answer means is said by
    /// [`read_change_owner`](super::read_change_owner).
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/lead>.
    pub async fn change_owner(&self, permit: Permit, request: &ChangeOwner) -> Exchange {
        let patch = |json| Outgoing::patch(self.address.at(&request.path()), json);
        self.send(permit, request.body().map(patch)).await
    }

    async fn send(&self, permit: Permit, request: serde_json::Result<Outgoing>) -> Exchange {
        match request {
            Ok(request) => {
                let request = self.with_key(request);
                let exchange = self.http.exchange_with(permit, request).await;
                self.heed(&exchange);
                self.clean(exchange)
            }
            Err(error) => Exchange::NotSent(NotSent::unwritable(&error)),
        }
    }

    /// Holds up everyone on the budget for as long as the service asked to wait.
    fn heed(&self, exchange: &Exchange) {
        let asked = match again(exchange) {
            Again::Throttled { retry_after } => retry_after,
            Again::No | Again::Soon => None,
        };
        if let (Some(budget), Some(wait)) = (self.budget(), asked) {
            budget.hold(wait);
        }
    }
}
