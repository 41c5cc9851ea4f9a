//! One request as it came in, and one answer as it is to go out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which of the two simulated services a call was made to.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// The Instantly API v2, under `/api/v2`.
    Instantly,
    /// The LeadSquared API, under `/v2`.
    #[serde(rename = "leadsquared")]
    LeadSquared,
}

/// A request, read whole. Header names are in lower case.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Its number among all that were received; 0 until it is noted.
    pub(crate) number: u64,
    pub(crate) service: Service,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
    /// The body, if it is JSON.
    pub(crate) json: Option<Value>,
}

impl Call {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The first value of a query parameter; names are matched exactly.
    pub(crate) fn query_value(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

const JSON: &str = "application/json; charset=utf-8";

/// An answer before it is put on the wire.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) content_type: String,
    pub(crate) body: String,
    /// Seconds for a `Retry-After` header; neither service documents one.
    pub(crate) retry_after: Option<u64>,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::text(status, JSON, body.to_string())
    }

    /// An answer of 200 written straight from `body`: large pages need no tree of values in between.
    pub(crate) fn written(body: &impl Serialize) -> Self {
        match serde_json::to_string(body) {
            Ok(text) => Self::text(200, JSON, text),
            Err(error) => Self::text(500, "text/plain", error.to_string()),
        }
    }

    pub(crate) fn text(status: u16, content_type: &str, body: impl Into<String>) -> Self {
        Self {
            status,
            content_type: content_type.to_owned(),
            body: body.into(),
            retry_after: None,
        }
    }
}
