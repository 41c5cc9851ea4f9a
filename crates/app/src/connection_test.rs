//! Testing a connection: does the key work, whose is it, and what may it read?

mod instantly;
mod leadsquared;

use std::time::Instant;

use ::history::{Check, ConnectionRow};
use secrets::Credentials;
use transport::Address;

use crate::App;
use crate::account::{Account, typed_address};
use crate::connection::check_word;
use crate::contract::{
    CheckState, ConnectionDraft, ConnectionEdit, ConnectionId, ConnectionTest, Error, Service,
    StepResult, TestStep,
};
use crate::trouble::Trouble;

/// What a test found, before it is timed and kept.
pub(crate) struct Found {
    pub(crate) check: CheckState,
    pub(crate) message: String,
    pub(crate) steps: Vec<TestStep>,
    pub(crate) account_name: Option<String>,
    /// Whose key it is, or how large the account is.
    pub(crate) account_detail: Option<String>,
    /// The host that the service itself named.
    pub(crate) host: Option<String>,
    pub(crate) detail: Option<String>,
}

impl App {
    /// Tests a connection that is being added. Reads only; keeps nothing.
    ///
    /// # Errors
    /// `Invalid` names the field that cannot be used. What the service says is the test's answer.
    pub async fn test_draft(&self, draft: ConnectionDraft) -> Result<ConnectionTest, Error> {
        let credentials = draft.credentials.of(draft.face.service)?;
        let address = typed_address(draft.face.service, &draft.address)?;
        self.test_with(draft.face.service, address, credentials)
            .await
    }

    /// Tests a connection that is being edited, with its new keys or those in the keychain.
    ///
    /// # Errors
    /// As for a new one, and the keychain's.
    pub async fn test_edit(&self, edit: ConnectionEdit) -> Result<ConnectionTest, Error> {
        let id = edit.id;
        let row = self.connection_row(id).await?;
        if row.kind == ::history::Kind::Practice {
            return self.test_connection(ConnectionId { id }).await;
        }
        let credentials = match &edit.credentials {
            Some(keys) => keys.of(row.service)?,
            None => self.vault_do(move |vault| vault.load(id)).await?,
        };
        let address = typed_address(row.service, &edit.address)?;
        self.test_with(row.service, address, credentials).await
    }

    /// Tests a connection as it is, and keeps what was found. One that gets other keys or another
    /// address while it is tested is tested again: the answer is always about the present ones.
    ///
    /// # Errors
    /// The keychain's and the history's. What the service says is the test's answer.
    pub async fn test_connection(&self, connection: ConnectionId) -> Result<ConnectionTest, Error> {
        loop {
            let row = self.connection_row(connection.id).await?;
            let address = self.address_of(&row).await?;
            let account = self.account(&row).await?;
            let (found, test) = self.timed(&account, &address).await;
            if self.keep_check(row, &found).await? {
                return Ok(test);
            }
        }
    }

    /// The regional address that LeadSquared, asked at `usual`, names for these keys; none when it
    /// cannot be asked.
    pub(crate) async fn find_region(
        &self,
        usual: &Address,
        credentials: Credentials,
    ) -> Option<Address> {
        let account = self
            .account_with(usual.clone(), credentials, Service::LeadSquared)
            .ok()?;
        let Account::LeadSquared(client) = account else {
            return None;
        };
        let host = client.who().await.ok()?.api_host?;
        typed_address(Service::LeadSquared, &host).ok()
    }

    /// Notes that the service refused the key of a connection, as it was read before the call, or
    /// that it works again. Notes nothing if the connection has got other keys meanwhile.
    pub(crate) async fn note_check(
        &self,
        row: &ConnectionRow,
        check: CheckState,
        message: String,
    ) -> Result<(), Error> {
        let row = row.clone();
        let check = Check {
            at: self.now(),
            state: check_word(check).to_owned(),
            message: Some(message),
            account_name: None,
            account_detail: None,
        };
        self.history_do(move |history| history.set_check(&row, &check))
            .await
            .map(drop)
    }

    async fn test_with(
        &self,
        service: Service,
        address: Address,
        credentials: Credentials,
    ) -> Result<ConnectionTest, Error> {
        let account = self.account_with(address.clone(), credentials, service)?;
        Ok(self.timed(&account, &address).await.1)
    }

    async fn timed(&self, account: &Account, address: &Address) -> (Found, ConnectionTest) {
        let started = Instant::now();
        let found = match account {
            Account::Instantly(client) => instantly::look(client).await,
            Account::LeadSquared(client) => leadsquared::look(client).await,
        };
        let test = ConnectionTest {
            check: found.check,
            message: found.message.clone(),
            steps: found.steps.clone(),
            account_name: found.account_name.clone(),
            found_address: found
                .host
                .as_deref()
                .and_then(|host| elsewhere(host, address)),
            detail: found.detail.clone(),
            took_ms: i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX),
        };
        (found, test)
    }

    /// Says whether it was kept: not if the connection has changed since `row` was read.
    async fn keep_check(&self, row: ConnectionRow, found: &Found) -> Result<bool, Error> {
        let check = Check {
            at: self.now(),
            state: check_word(found.check).to_owned(),
            message: Some(found.message.clone()),
            account_name: found.account_name.clone(),
            account_detail: found.account_detail.clone(),
        };
        self.history_do(move |history| history.set_check(&row, &check))
            .await
    }
}

/// The address of the host that the service named, where it is another one than asked. An address
/// on this computer was meant as it was typed.
fn elsewhere(host: &str, asked: &Address) -> Option<String> {
    let named = typed_address(Service::LeadSquared, host).ok()?;
    (!asked.is_loopback() && named != *asked).then(|| named.to_string())
}

fn step(label: &str, found: impl Into<String>, result: StepResult) -> TestStep {
    TestStep {
        label: label.to_owned(),
        found: found.into(),
        result,
    }
}

/// "3 campaigns", or what kept them from being read.
fn counted<T, E>(
    label: &str,
    found: impl Fn(usize) -> String,
    listed: &Result<Vec<T>, E>,
    trouble: impl Fn(&E) -> Trouble,
) -> TestStep {
    match listed {
        Ok(items) => step(label, found(items.len()), StepResult::Ok),
        Err(error) => step(label, trouble(error).message, StepResult::Caution),
    }
}

/// A test that ended at its first step.
fn stopped(label: &str, trouble: Trouble) -> Found {
    Found {
        check: trouble.check,
        steps: vec![step(label, trouble.message.clone(), StepResult::Failed)],
        message: trouble.message,
        account_name: None,
        account_detail: None,
        host: None,
        detail: Some(trouble.detail).filter(|detail| !detail.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(host: &str, asked: &str) -> Option<String> {
        elsewhere(host, &Address::parse(asked).unwrap())
    }

    #[test]
    fn another_host_that_the_service_names_is_offered_as_an_address() {
        assert_eq!(
            found("api-in21.leadsquared.com", "https://api.leadsquared.com").as_deref(),
            Some("https://api-in21.leadsquared.com"),
        );
        let written = "https://api-in21.leadsquared.com/v2/";
        let same = found(written, "https://api-in21.leadsquared.com");
        assert_eq!(same, None, "the same host written in another way");
    }

    #[test]
    fn an_address_on_this_computer_stays_as_it_was_typed() {
        for asked in ["http://127.0.0.1:8080", "http://localhost:1"] {
            assert_eq!(found("api-in21.leadsquared.com", asked), None, "{asked}");
        }
    }

    #[test]
    fn what_the_service_names_is_never_an_address_that_would_leak_the_key() {
        for host in ["http://api.example.com", "ftp://x", "user@api.example.com"] {
            assert_eq!(found(host, "https://api.leadsquared.com"), None, "{host}");
        }
    }
}
