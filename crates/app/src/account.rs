//! From a connection to a client that can call its service.

use history::ConnectionRow;
use practice::{PRACTICE_ACCESS_KEY, PRACTICE_KEY, PRACTICE_SECRET_KEY};
use secrets::{Credentials, Secret};
use transport::{Address, AddressError, Http};

use crate::App;
use crate::contract::{Code, Error, Service};

/// A client of one of the services, with an account's keys, within the connection's rate budget.
/// Cheap to clone.
#[derive(Clone)]
pub(crate) enum Account {
    Instantly(instantly::client::Client),
    LeadSquared(leadsquared::client::Client),
}

impl Account {
    /// The service that it is a client of.
    pub(crate) const fn service(&self) -> Service {
        match self {
            Self::Instantly(_) => Service::Instantly,
            Self::LeadSquared(_) => Service::LeadSquared,
        }
    }
}

impl App {
    /// A client for a connection; its keys come from the keychain, its budget is the connection's.
    /// Its reads are tried again where they may go better.
    pub(crate) async fn account(&self, connection: &ConnectionRow) -> Result<Account, Error> {
        let patience = self.0.patience.clone();
        Ok(match self.quick_account(connection).await? {
            Account::Instantly(client) => Account::Instantly(client.patient(patience)),
            Account::LeadSquared(client) => Account::LeadSquared(client.patient(patience)),
        })
    }

    /// The same for somebody who waits before the screen: nothing is tried again.
    pub(crate) async fn quick_account(&self, connection: &ConnectionRow) -> Result<Account, Error> {
        let address = self.address_of(connection).await?;
        let credentials = match connection.kind {
            history::Kind::Practice => practice_credentials(connection.service),
            history::Kind::Live | history::Kind::Test => {
                let id = connection.id;
                self.vault_do(move |vault| vault.load(id)).await?
            }
        };
        let http = self.0.http.within(self.budget_of(connection).await?);
        account_over(http, address, credentials, connection.service)
    }

    /// A client with keys that need not be in the keychain yet, within a budget of its own.
    pub(crate) fn account_with(
        &self,
        address: Address,
        credentials: Credentials,
        service: Service,
    ) -> Result<Account, Error> {
        let http = self.0.http.within(self.0.budgets.for_a_draft(service));
        account_over(http, address, credentials, service)
    }

    /// Where a connection's service is.
    pub(crate) async fn address_of(&self, connection: &ConnectionRow) -> Result<Address, Error> {
        let text = match connection.kind {
            history::Kind::Practice => self.0.practice.address(connection.service).await?,
            history::Kind::Live | history::Kind::Test => connection.address.clone(),
        };
        Address::parse(&text).map_err(|error| address_error(&error))
    }
}

fn account_over(
    http: Http,
    address: Address,
    credentials: Credentials,
    service: Service,
) -> Result<Account, Error> {
    match (service, credentials) {
        (Service::Instantly, Credentials::Instantly { api_key }) => Ok(Account::Instantly(
            instantly::client::Client::new(http, address, api_key),
        )),
        (
            Service::LeadSquared,
            Credentials::LeadSquared {
                access_key,
                secret_key,
            },
        ) => Ok(Account::LeadSquared(leadsquared::client::Client::new(
            http, address, access_key, secret_key,
        ))),
        (Service::Instantly | Service::LeadSquared, _) => Err(Error::new(
            Code::KeyMissing,
            text::connection::KEPT_KEYS_OF_OTHER_SERVICE,
        )),
    }
}

/// The address that was typed for a service, or its usual one; LeadSquared's hosts may be typed
/// without `https://` and with the `/v2` of the samples.
pub(crate) fn typed_address(service: Service, typed: &str) -> Result<Address, Error> {
    let typed = typed.trim();
    let text = match service {
        Service::Instantly if typed.is_empty() => instantly::client::DEFAULT_ADDRESS.to_owned(),
        Service::Instantly => typed.to_owned(),
        Service::LeadSquared if typed.is_empty() => leadsquared::client::DEFAULT_ADDRESS.to_owned(),
        Service::LeadSquared => leadsquared::region::base_address(typed),
    };
    Address::parse(&text).map_err(|error| address_error(&error))
}

fn address_error(error: &AddressError) -> Error {
    Error::field("address", error.to_string())
}

fn practice_credentials(service: Service) -> Credentials {
    match service {
        Service::Instantly => Credentials::Instantly {
            api_key: Secret::from(PRACTICE_KEY),
        },
        Service::LeadSquared => Credentials::LeadSquared {
            access_key: Secret::from(PRACTICE_ACCESS_KEY),
            secret_key: Secret::from(PRACTICE_SECRET_KEY),
        },
    }
}
