//! What changes leads.

use transport::{Exchange, Outgoing};

use super::{Client, unwritable};
use crate::BulkAssign;

impl Client {
    /// Sends the bulk assignment, once. What the answer means is said by
    /// [`read_bulk_assign`](super::read_bulk_assign).
    ///
    /// Source: <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
    pub async fn bulk_assign(&self, request: &BulkAssign) -> Exchange {
        match request.body() {
            Ok(json) => {
                let request = Outgoing::post(self.address.at(BulkAssign::PATH), json);
                self.clean(self.http.exchange(self.with_key(request)).await)
            }
            Err(error) => Exchange::NotSent(unwritable(&error)),
        }
    }
}
