//! Connections and their tests.

use app::contract::{
    Budget, BudgetUse, CheckState, Connection, ConnectionTest, Kind, Service, TestStep,
};
use serde::Serialize;
use uuid::Uuid;

use super::table;
use super::time::optional;

/// What `connections add` prints.
#[derive(Debug, Serialize)]
pub struct OneConnection {
    /// The connection.
    pub connection: ConnectionDocument,
}

/// A connection, without its key.
#[derive(Debug, Serialize)]
pub struct ConnectionDocument {
    /// Its id.
    pub id: Uuid,
    /// Its label.
    pub label: String,
    /// Its service.
    pub service: Service,
    /// Whether changes in the account are real.
    pub kind: Kind,
    /// Where the service is.
    pub address: String,
    /// The account's name as the service said it, once tested.
    pub account: Option<String>,
    /// How the last test ended.
    pub check: CheckState,
    /// What the last test said.
    pub check_message: Option<String>,
    /// When it was last tested.
    pub checked_at: Option<String>,
    /// When something was last sent with it.
    pub last_used_at: Option<String>,
    /// Its rate budget.
    pub budget: Budget,
}

/// What `connections test` prints.
#[derive(Debug, Serialize)]
pub struct TestDocument {
    /// The test.
    pub test: Tested,
}

/// What a test of a connection found.
#[derive(Debug, Serialize)]
pub struct Tested {
    /// The connection.
    pub connection: Uuid,
    /// How it ended.
    pub check: CheckState,
    /// One sentence on how it ended.
    pub message: String,
    /// What was looked at, one after another.
    pub steps: Vec<TestStep>,
    /// The account's name as the service said it.
    pub account: Option<String>,
    /// The address that the service itself named, where it differs.
    pub found_address: Option<String>,
    /// Technical detail, without keys.
    pub detail: Option<String>,
    /// How long the test took, in milliseconds.
    pub took_ms: i64,
}

/// What `connections remove` prints.
#[derive(Debug, Serialize)]
pub struct RemovedDocument {
    /// What is gone.
    pub removed: Removed,
}

/// A connection that is gone.
#[derive(Debug, Serialize)]
pub struct Removed {
    /// The id that it had.
    pub id: Uuid,
    /// The label that it had.
    pub label: String,
}

impl ConnectionDocument {
    /// Of a connection and its budget.
    #[must_use]
    pub fn new(connection: Connection, used: &BudgetUse) -> Self {
        Self {
            id: connection.id,
            label: connection.face.label,
            service: connection.face.service,
            kind: connection.face.kind,
            address: connection.address,
            account: connection.account_name,
            check: connection.check,
            check_message: connection.check_message,
            checked_at: optional(connection.checked_at),
            last_used_at: optional(connection.last_used_at),
            budget: used.budget,
        }
    }
}

impl Tested {
    /// Of a connection's test.
    #[must_use]
    pub fn new(connection: Uuid, test: ConnectionTest) -> Self {
        Self {
            connection,
            check: test.check,
            message: test.message,
            steps: test.steps,
            account: test.account_name,
            found_address: test.found_address,
            detail: test.detail,
            took_ms: test.took_ms,
        }
    }
}

/// Connections in columns.
#[must_use]
pub fn connections_text(connections: &[ConnectionDocument]) -> String {
    if connections.is_empty() {
        return format!("{}\n", text::command::account::NONE);
    }
    let rows: Vec<Vec<String>> = connections
        .iter()
        .map(|one| {
            vec![
                one.label.clone(),
                one.service.to_string(),
                one.account.clone().unwrap_or_else(|| one.address.clone()),
                text::command::account::budget(
                    one.budget.calls,
                    one.budget.window_ms.div_ceil(1_000),
                ),
                one.check_message
                    .clone()
                    .unwrap_or_else(|| text::command::account::NOT_TESTED.to_owned()),
            ]
        })
        .collect();
    table(
        &[
            text::command::account::COLUMN_LABEL,
            text::command::account::COLUMN_SERVICE,
            text::command::account::COLUMN_ACCOUNT,
            text::command::account::COLUMN_BUDGET,
            text::command::account::COLUMN_TEST,
        ],
        &rows,
    )
}

/// A test in words.
#[must_use]
pub fn test_text(test: &Tested) -> String {
    let mut text = format!("{}\n", test.message);
    for step in &test.steps {
        text.push_str(&format!("  {}: {}\n", step.label, step.found));
    }
    if let Some(address) = &test.found_address {
        text.push_str(&format!("  {}\n", text::command::account::is_at(address)));
    }
    text
}
