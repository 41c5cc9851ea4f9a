//! The typed client: one method for each call that Roster makes.

mod account;
mod again;
mod answer;
mod attributes;
mod refusal;
mod teams;
mod users;
mod writes;

use transport::{
    Address, Answer, Budget, Exchange, Http, NotSent, Outgoing, Patience, Secret, Url,
};

pub use account::Who;
use again::again;
pub use answer::{Said, read_bulk_update, read_update_user};
pub use attributes::{AttributeOption, UserAttribute};
pub use refusal::Refusal;
pub use teams::Team;
pub use users::{User, UserPage, ValuesPage};

use crate::SearchUsers;

/// Where [`Client::who`] can be asked before the account's own host is known.
/// Source: <https://apidocs.leadsquared.com/user-authentication/>.
pub const DEFAULT_ADDRESS: &str = "https://api.leadsquared.com";

/// Why a read gave nothing.
pub type ReadError = transport::ReadError<Refusal>;

/// The LeadSquared API with one user's pair of keys. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    http: Http,
    address: Address,
    access_key: Secret,
    secret_key: Secret,
    patience: Patience,
}

impl Client {
    /// A client of the service at `address`, which is without `/v2`. It asks once, except that a
    /// read whose connection was cut is made once more.
    #[must_use]
    pub fn new(http: Http, address: Address, access_key: Secret, secret_key: Secret) -> Self {
        Self {
            http,
            address,
            access_key,
            secret_key,
            patience: Patience::none(),
        }
    }

    /// The same client, but its reads are repeated with this patience where they may go better: not
    /// sent, no whole answer, a status of the 500s without the service's own exception, or
    /// throttled in whatever shape. A write is never repeated.
    #[must_use]
    pub fn patient(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The budget that the client's calls keep to; none when nothing limits them. Whenever the
    /// service names its limit, the budget learns it.
    #[must_use]
    pub const fn budget(&self) -> Option<&Budget> {
        self.http.budget()
    }

    /// Whose keys these are, and which host their account has; answered at every region's host.
    ///
    /// Source: <https://apidocs.leadsquared.com/user-authentication/>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn who(&self) -> Result<Who, ReadError> {
        let url = self
            .address
            .at("/v2/Authentication.svc/UserByAccessKey.Get");
        account::read(&self.get(url).await?)
    }

    /// The teams as a tree; most accounts have one root, the organisation.
    ///
    /// Source: <https://apidocs.leadsquared.com/get-teams/>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn teams(&self) -> Result<Vec<Team>, ReadError> {
        let mut url = self.address.at("/v2/TeamManagement.svc/Retrieve");
        url.set_query(Some("getHierarchical=true"));
        teams::read(&self.get(url).await?)
    }

    /// The attributes that users have in this account.
    ///
    /// Source: <https://apidocs.leadsquared.com/retrieve-user-attributes/>; a post without data
    /// asks for all of them.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn user_attributes(&self) -> Result<Vec<UserAttribute>, ReadError> {
        let url = self
            .address
            .at("/v2/UserManagement.svc/User/Attribute/Retrieve");
        let read = || Outgoing::query(url.clone(), String::new());
        attributes::read(&self.read(read).await?)
    }

    /// One page of the users that a rule means, active or not. The end is a page that is not full.
    ///
    /// Source: <https://apidocs.leadsquared.com/user-advanced-search/>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]; [`ReadError::NotUnderstood`] also when a single user's id cannot be read.
    pub async fn users_page(&self, request: &SearchUsers) -> Result<UserPage, ReadError> {
        let json = request
            .body()
            .map_err(|error| ReadError::NotSent(NotSent::unwritable(&error)))?;
        let url = self.address.at(SearchUsers::PATH);
        let read = || Outgoing::query(url.clone(), json.clone());
        users::read(&self.read(read).await?, request.page_size())
    }

    /// What the users of one page have in the attributes that are asked for
    /// ([`SearchUsers::asking`]).
    ///
    /// Source: <https://apidocs.leadsquared.com/user-advanced-search/>; an attribute that it does
    /// not know is refused as invalid input.
    ///
    /// # Errors
    ///
    /// [`ReadError`]
    pub async fn user_values(&self, request: &SearchUsers) -> Result<ValuesPage, ReadError> {
        let json = request
            .body()
            .map_err(|error| ReadError::NotSent(NotSent::unwritable(&error)))?;
        let url = self.address.at(SearchUsers::PATH);
        let read = || Outgoing::query(url.clone(), json.clone());
        users::read_values(&self.read(read).await?, request.page_size())
    }

    async fn get(&self, url: Url) -> Result<Answer, ReadError> {
        self.read(|| Outgoing::get(url.clone())).await
    }

    /// The whole answer of a read that the service did not refuse.
    async fn read(&self, request: impl Fn() -> Outgoing) -> Result<Answer, ReadError> {
        let request = || self.with_keys(request());
        let again = |exchange: &Exchange| {
            self.learn(exchange);
            again(exchange)
        };
        let exchange = self.http.read(&self.patience, request, again).await;
        self.clean(exchange)
            .answer(|answer| refusal::of(answer.status, &answer.body))
    }

    /// The keys travel as headers, which the service recommends; a URL would end up in logs.
    ///
    /// Source: <https://apidocs.leadsquared.com/authentication/>.
    fn with_keys(&self, request: Outgoing) -> Outgoing {
        request
            .secret_header("x-lsq-accesskey", self.access_key.clone())
            .secret_header("x-lsq-secretkey", self.secret_key.clone())
    }

    fn clean(&self, exchange: Exchange) -> Exchange {
        exchange.redacted(&[&self.access_key, &self.secret_key])
    }
}

fn not_understood(answer: &Answer, detail: impl Into<String>) -> ReadError {
    ReadError::NotUnderstood {
        status: answer.status,
        detail: detail.into(),
    }
}
