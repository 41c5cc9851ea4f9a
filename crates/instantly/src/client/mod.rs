//! The typed client: one method for each call that Roster makes.

mod again;
mod answer;
mod campaign;
mod change;
mod leads;
mod pages;
mod records;
mod refusal;
mod writes;

use serde::de::DeserializeOwned;
use transport::{
    Address, Answer, Budget, Exchange, ExposeSecret, Http, Outgoing, Patience, Secret, Url,
};

use again::again;
pub use answer::{Said, read_bulk_assign};
pub use campaign::{Campaign, CampaignStatus};
pub use change::{ChangeSaid, read_change_owner};
pub use leads::LeadPage;
pub use pages::Found;
pub use records::{
    Lead, LeadLabel, LeadList, Member, PersonName, SmartView, SmartViews, Workspace,
};
pub use refusal::Refusal;

/// Where the service is, unless a connection says otherwise. Source: `servers` of
/// <https://api.instantly.ai/openapi/api_v2.json>.
pub const DEFAULT_ADDRESS: &str = "https://api.instantly.ai";

/// Why a read gave nothing.
pub type ReadError = transport::ReadError<Refusal>;

/// Instantly's API v2 with one workspace's key. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    http: Http,
    address: Address,
    key: Secret,
    patience: Patience,
}

impl Client {
    /// A client of the service at `address` with an API key of the v2 API. It asks once, except
    /// that a read whose connection was cut is made once more.
    #[must_use]
    pub fn new(http: Http, address: Address, key: Secret) -> Self {
        Self {
            http,
            address,
            key,
            patience: Patience::none(),
        }
    }

    /// The same client, but its reads are repeated with this patience where they may go better: not
    /// sent, no whole answer, a status of the 500s, or throttled, as long as the service asks to
    /// wait. A write is never repeated.
    #[must_use]
    pub fn patient(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The budget that the client's calls keep to; none when nothing limits them.
    #[must_use]
    pub const fn budget(&self) -> Option<&Budget> {
        self.http.budget()
    }

    /// The workspace that the key belongs to; the cheapest way to see whether the key works. A
    /// working key without the scope `workspaces:read` is [`Refusal::NotAllowed`].
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/workspace>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn workspace(&self) -> Result<Workspace, ReadError> {
        self.get(self.address.at("/api/v2/workspaces/current"))
            .await
    }

    /// Every member of the workspace, whether or not the invitation was accepted.
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/workspace-member>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn members(&self) -> Result<Vec<Member>, ReadError> {
        self.all("/api/v2/workspace-members").await
    }

    /// Every campaign.
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/campaign>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn campaigns(&self) -> Result<Vec<Campaign>, ReadError> {
        self.all("/api/v2/campaigns").await
    }

    /// Every list of leads, the newest first.
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/lead-list>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn lead_lists(&self) -> Result<Vec<LeadList>, ReadError> {
        self.all("/api/v2/lead-lists").await
    }

    /// The campaigns whose name holds a text, in any case; at most a page of them.
    ///
    /// Source: `search` of <https://developer.instantly.ai/api-reference/groups/campaign>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn campaigns_named(&self, text: &str) -> Result<Found<Campaign>, ReadError> {
        self.found("/api/v2/campaigns", text).await
    }

    /// The same for lists of leads.
    ///
    /// Source: `search` of <https://developer.instantly.ai/api-reference/groups/lead-list>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn lead_lists_named(&self, text: &str) -> Result<Found<LeadList>, ReadError> {
        self.found("/api/v2/lead-lists", text).await
    }

    /// Every label of the workspace's own.
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/lead-label>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn lead_labels(&self) -> Result<Vec<LeadLabel>, ReadError> {
        self.all("/api/v2/lead-labels").await
    }

    /// Every smart view, where the service lists them: the path is documented nowhere, only the
    /// schema is, so 404 is no failure here.
    ///
    /// Source: <https://developer.instantly.ai/api-reference/schemas/sales-flow>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn smart_views(&self) -> Result<SmartViews, ReadError> {
        match self.all("/api/v2/sales-flow").await {
            Ok(views) => Ok(SmartViews::Listed(views)),
            Err(ReadError::Refused {
                reason: Refusal::NotFound,
                ..
            }) => Ok(SmartViews::NotOffered),
            Err(error) => Err(error),
        }
    }

    async fn get<T: DeserializeOwned>(&self, url: Url) -> Result<T, ReadError> {
        Ok(self.read(|| Outgoing::get(url.clone())).await?.json()?)
    }

    /// The whole answer of a read that the service did not refuse.
    async fn read(&self, request: impl Fn() -> Outgoing) -> Result<Answer, ReadError> {
        let request = || self.with_key(request());
        let exchange = self.http.read(&self.patience, request, again).await;
        self.clean(exchange)
            .answer(|answer| refusal::of(answer.status, &answer.body))
    }

    fn with_key(&self, request: Outgoing) -> Outgoing {
        let bearer = format!("Bearer {}", self.key.expose_secret());
        request.secret_header("authorization", bearer.into())
    }

    fn clean(&self, exchange: Exchange) -> Exchange {
        exchange.redacted(&[&self.key])
    }
}
