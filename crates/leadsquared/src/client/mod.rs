//! The typed client: one method for each call that Roster makes.

mod account;
mod answer;
mod attributes;
mod refusal;
mod teams;

use transport::{Address, Answer, Exchange, Http, NotSent, NotSentWhy, Outgoing, Secret, Url};

pub use account::Who;
pub use answer::{Said, read_bulk_update};
pub use attributes::{AttributeOption, UserAttribute};
pub use refusal::Refusal;
pub use teams::Team;

use crate::BulkUpdate;

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
}

impl Client {
    /// A client of the service at `address`, which is without `/v2`.
    #[must_use]
    pub const fn new(http: Http, address: Address, access_key: Secret, secret_key: Secret) -> Self {
        Self {
            http,
            address,
            access_key,
            secret_key,
        }
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
        let exchange = self
            .http
            .exchange(self.with_keys(Outgoing::post(url, String::new())))
            .await;
        attributes::read(&self.unrefused(exchange)?)
    }

    /// Sends the bulk update, once. What the answer means is said by [`read_bulk_update`].
    ///
    /// Source: <https://apidocs.leadsquared.com/update-users-in-bulk/>.
    pub async fn bulk_update(&self, request: &BulkUpdate) -> Exchange {
        let json = match request.body() {
            Ok(json) => json,
            Err(error) => {
                return Exchange::NotSent(NotSent {
                    why: NotSentWhy::Other,
                    detail: format!("the request cannot be written as JSON: {error}"),
                });
            }
        };
        let request = Outgoing::post(self.address.at(BulkUpdate::PATH), json);
        self.clean(self.http.exchange(self.with_keys(request)).await)
    }

    async fn get(&self, url: Url) -> Result<Answer, ReadError> {
        let exchange = self
            .http
            .read(|| self.with_keys(Outgoing::get(url.clone())))
            .await;
        self.unrefused(exchange)
    }

    /// The whole answer of a read that the service did not refuse.
    fn unrefused(&self, exchange: Exchange) -> Result<Answer, ReadError> {
        match self.clean(exchange) {
            Exchange::Answered(answer) => match refusal::of(answer.status, &answer.body) {
                Some(said_no) => Err(said_no.into_error(&answer)),
                None if (200..300).contains(&answer.status) => Ok(answer),
                None => Err(ReadError::NotUnderstood {
                    status: answer.status,
                    detail: transport::plain_words(&answer.body),
                }),
            },
            Exchange::NotSent(not_sent) => Err(ReadError::NotSent(not_sent)),
            Exchange::Unknown(unknown) => Err(ReadError::Unknown(unknown)),
        }
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
