//! Connections, their keys on the way in, and their test.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Service;

/// Whether changes in the account are real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A real account.
    Live,
    /// A real account that is used for trying things out.
    Test,
    /// A built-in practice service; needs no key.
    Practice,
}

/// How the last test of a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// Never tested.
    Unchecked,
    /// The service accepted the key.
    Working,
    /// The service was reached and did not accept the key.
    Rejected,
    /// The service was reached and said no for another reason than the key.
    Refused,
    /// The service could not be reached.
    Unreachable,
}

/// What follows a connection everywhere: its name, letters and colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConnectionFace {
    /// The service.
    pub service: Service,
    /// Live, test or practice.
    pub kind: Kind,
    /// The connection's name in Roster.
    pub label: String,
    /// One or two letters on its tile.
    pub letters: String,
    /// The tile's colour: plum, teal, ochre, slate, rose, moss, sky or clay.
    pub colour: String,
}

/// One account at a service, without its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Connection {
    /// The connection's id.
    pub id: Uuid,
    /// Name, letters, colour, service and kind.
    pub face: ConnectionFace,
    /// Where the service is; for people, without path.
    pub address: String,
    /// The account's name as the service said it, once tested.
    pub account_name: Option<String>,
    /// Whose key it is, or how large the account is, once tested.
    pub account_detail: Option<String>,
    /// How the last test ended.
    pub check: CheckState,
    /// What the last test said, for people.
    pub check_message: Option<String>,
    /// When it was last tested.
    pub checked_at: Option<i64>,
    /// When something was last sent with it.
    pub last_used_at: Option<i64>,
}

/// Names a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConnectionId {
    /// The connection's id.
    pub id: Uuid,
}

/// Keys as typed. They go into the keychain and never come back.
#[derive(Clone, Deserialize, TS)]
#[serde(tag = "service", rename_all = "lowercase")]
pub enum CredentialsInput {
    /// Instantly's one key.
    Instantly {
        /// The API key.
        #[ts(type = "string")]
        api_key: secrets::Secret,
    },
    /// LeadSquared's pair of keys.
    LeadSquared {
        /// The access key.
        #[ts(type = "string")]
        access_key: secrets::Secret,
        /// The secret key.
        #[ts(type = "string")]
        secret_key: secrets::Secret,
    },
}

impl std::fmt::Debug for CredentialsInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CredentialsInput(redacted)")
    }
}

/// A connection that is being added.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConnectionDraft {
    /// Name, letters, colour, service and kind.
    pub face: ConnectionFace,
    /// The address or regional host; empty for the service's usual one.
    pub address: String,
    /// The keys.
    pub credentials: CredentialsInput,
}

/// Changes to a connection. The service cannot change.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConnectionEdit {
    /// The connection's id.
    pub id: Uuid,
    /// Its name, letters, colour and kind from now on.
    pub face: ConnectionFace,
    /// Its address from now on; empty for the service's usual one.
    pub address: String,
    /// New keys; none to keep those in the keychain.
    pub credentials: Option<CredentialsInput>,
}

/// What a test of a connection found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConnectionTest {
    /// How it ended.
    pub check: CheckState,
    /// One sentence on how it ended.
    pub message: String,
    /// What was looked at, one after another.
    pub steps: Vec<TestStep>,
    /// The account's name as the service said it.
    pub account_name: Option<String>,
    /// The address that the service itself named, where it differs from the one asked.
    pub found_address: Option<String>,
    /// Technical detail, without keys.
    pub detail: Option<String>,
    /// How long the test took, in milliseconds.
    pub took_ms: i64,
}

/// One thing that a test looked at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TestStep {
    /// What was looked at, as in "Key accepted".
    pub label: String,
    /// What was found, as in "Priya Brightwater, Administrator".
    pub found: String,
    /// How it went.
    pub result: StepResult,
}

/// How a step of a test went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum StepResult {
    /// It works.
    Ok,
    /// It works, with a caution.
    Caution,
    /// It does not work.
    Failed,
    /// It cannot be tried without changing something.
    Untested,
}
