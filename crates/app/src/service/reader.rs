//! Reading a connection's records: page by page as an assignment means them, and again by id.

mod instantly;
mod leadsquared;

use assign::{Assignment, Found, Key, PageRead, ReadTrouble, Reader, Request};

use super::Heard;
use crate::account::Account;
use crate::contract::Service;
use crate::trouble::Trouble;

/// Reads with a connection's account.
#[derive(Clone)]
pub(crate) struct ServiceReader {
    account: Account,
    heard: Heard,
}

impl ServiceReader {
    pub(crate) const fn new(account: Account, heard: Heard) -> Self {
        Self { account, heard }
    }

    fn hear<T>(&self, read: Result<T, Trouble>) -> Result<T, ReadTrouble> {
        match read {
            Ok(read) => {
                self.heard.worked();
                Ok(read)
            }
            Err(trouble) => {
                self.heard.trouble(self.account.service(), &trouble);
                Err(read_trouble(trouble))
            }
        }
    }
}

impl Reader for ServiceReader {
    async fn page(
        &self,
        assignment: &Assignment,
        after: Option<&str>,
    ) -> Result<PageRead, ReadTrouble> {
        match (&self.account, assignment.request()) {
            (Account::Instantly(client), Request::Instantly(request, manner)) => {
                self.hear(instantly::page(client, &self.heard, request, manner, after).await)
            }
            (Account::LeadSquared(client), Request::LeadSquared(request, _)) => {
                self.hear(leadsquared::page(client, &self.heard, request.rule(), after).await)
            }
            (Account::Instantly(_), Request::LeadSquared(..)) => {
                Err(other_service(Service::LeadSquared))
            }
            (Account::LeadSquared(_), Request::Instantly(..)) => {
                Err(other_service(Service::Instantly))
            }
        }
    }

    async fn again(&self, keys: &[Key]) -> Result<Vec<Found>, ReadTrouble> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        match &self.account {
            Account::Instantly(client) => {
                self.hear(instantly::again(client, &self.heard, keys).await)
            }
            Account::LeadSquared(client) => {
                self.hear(leadsquared::again(client, &self.heard, keys).await)
            }
        }
    }
}

fn other_service(wanted: Service) -> ReadTrouble {
    ReadTrouble {
        refusal: None,
        message: text::connection::not_of(wanted),
        detail: String::new(),
    }
}

fn read_trouble(trouble: Trouble) -> ReadTrouble {
    ReadTrouble {
        refusal: trouble.refusal,
        message: trouble.message,
        detail: trouble.detail,
    }
}

/// First and last name as one; empty where neither is known.
fn full_name(first: Option<&str>, last: Option<&str>) -> String {
    let parts = [first, last].into_iter().flatten().map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
