//! What the practice services received, in order, and what they answered.

use std::collections::{BTreeMap, VecDeque};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::call::{Call, Service};

/// Only the latest this many requests are kept.
const KEPT: usize = 10_000;

/// What is kept of a body when bodies are not kept whole, in bytes.
const KEPT_BYTES: usize = 4_096;

/// Headers that carry a key; their values are never kept.
const SECRET_HEADERS: [&str; 3] = ["authorization", "x-lsq-accesskey", "x-lsq-secretkey"];
/// Query parameters that carry a key; their values are never kept.
const SECRET_QUERY: [&str; 2] = ["accesskey", "secretkey"];

/// How a request ended.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Answered {
    /// With this answer, sent whole.
    Whole {
        /// HTTP status.
        status: u16,
        /// The body as text; cut as [`Received::body`].
        body: String,
    },
    /// With this answer, cut off half-way through its body.
    Truncated {
        /// HTTP status.
        status: u16,
        /// The whole body, of which half was sent; cut as [`Received::body`].
        body: String,
    },
    /// With a cut connection and no answer.
    Dropped,
}

/// One request.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Received {
    /// Counts from 1 since the start, over both services.
    pub number: u64,
    /// When it had been read whole.
    pub at: Timestamp,
    /// To which service.
    pub service: Service,
    /// HTTP method, e.g. `POST`.
    pub method: String,
    /// The path without the query, e.g. `/api/v2/leads/bulk-assign`.
    pub path: String,
    /// The query, decoded. A key's value is replaced by `right` or `wrong`.
    pub query: BTreeMap<String, String>,
    /// The headers; names in lower case. A key's value is replaced by `right` or `wrong`.
    pub headers: BTreeMap<String, String>,
    /// The body, if it is JSON and was not cut.
    pub json: Option<Value>,
    /// The body as text. Without [`Switches::keep_bodies`](crate::Switches::keep_bodies) one over 4 kB
    /// is cut there and ends in `… [cut, N bytes in all]`.
    pub body: String,
    /// Whether the call was carried out: checked, throttled, routed, and its effect (if any) applied
    /// or queued. False if a fault answered in its place.
    pub applied: bool,
    /// How it ended; `None` while it waits, and for good if the caller hung up first.
    pub answered: Option<Answered>,
}

/// The latest requests, and the number of the next.
#[derive(Debug, Default)]
pub(crate) struct Log {
    kept: VecDeque<Received>,
    count: u64,
}

impl Log {
    /// Notes a request; `right` says whether its keys are right, `whole` whether a long body is kept
    /// whole. Gives its number.
    pub(crate) fn note(
        &mut self,
        call: &Call,
        right: bool,
        applied: bool,
        whole: bool,
        at: Timestamp,
    ) -> u64 {
        self.count += 1;
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Received {
            number: self.count,
            at,
            service: call.service,
            method: call.method.clone(),
            path: call.path.clone(),
            query: without_keys(call.query.iter().cloned(), &SECRET_QUERY, right),
            headers: without_keys(call.headers.clone().into_iter(), &SECRET_HEADERS, right),
            json: call.json.clone().filter(|_| fits(&call.body, whole)),
            body: kept(&call.body, whole),
            applied,
            answered: None,
        });
        self.count
    }

    pub(crate) fn finish(&mut self, number: u64, answered: Answered) {
        // Newest first: the request that ends now is nearly always the latest one.
        if let Some(entry) = self.kept.iter_mut().rev().find(|e| e.number == number) {
            entry.answered = Some(answered);
        }
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        self.kept.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.kept.clear();
    }
}

fn fits(body: &str, whole: bool) -> bool {
    whole || body.len() <= KEPT_BYTES
}

/// What is kept of a body.
pub(crate) fn kept(body: &str, whole: bool) -> String {
    if fits(body, whole) {
        return body.to_owned();
    }
    let end = body.floor_char_boundary(KEPT_BYTES);
    format!("{}… [cut, {} bytes in all]", &body[..end], body.len())
}

fn without_keys(
    pairs: impl Iterator<Item = (String, String)>,
    secret: &[&str],
    right: bool,
) -> BTreeMap<String, String> {
    let word = if right { "right" } else { "wrong" };
    pairs
        .map(|(name, value)| {
            if secret.contains(&name.to_ascii_lowercase().as_str()) {
                (name, word.to_owned())
            } else {
                (name, value)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> Call {
        Call {
            number: 0,
            service: Service::LeadSquared,
            method: "GET".to_owned(),
            path: "/v2/x".to_owned(),
            query: vec![("secretKey".to_owned(), "hidden".to_owned())],
            headers: BTreeMap::from([("authorization".to_owned(), "Bearer hidden".to_owned())]),
            body: String::new(),
            json: None,
        }
    }

    #[test]
    fn keys_are_replaced_by_whether_they_were_right() {
        let mut log = Log::default();
        log.note(&call(), false, true, true, Timestamp::UNIX_EPOCH);
        let text = serde_json::to_string(&log.all()).unwrap();
        assert!(!text.contains("hidden"), "no key is kept: {text}");
        assert_eq!(log.all()[0].headers["authorization"], "wrong", "header");
        assert_eq!(log.all()[0].query["secretKey"], "wrong", "query");
    }

    #[test]
    fn a_long_body_is_cut_with_a_mark_unless_bodies_are_kept() {
        let long = Call {
            body: format!("\"{}\"", "ü".repeat(3_000)),
            json: Some(Value::Null),
            ..call()
        };
        let mut log = Log::default();
        log.note(&long, true, true, true, Timestamp::UNIX_EPOCH);
        log.note(&long, true, true, false, Timestamp::UNIX_EPOCH);
        let all = log.all();
        assert_eq!(all[0].body, long.body, "kept whole");
        assert!(all[0].json.is_some(), "and parsed");
        assert!(all[1].body.len() < 4_200, "cut, between two letters");
        assert!(
            all[1].body.ends_with("… [cut, 6002 bytes in all]"),
            "marked"
        );
        assert_eq!(all[1].json, None, "not kept a second time as a tree");
    }

    #[test]
    fn only_the_latest_ten_thousand_are_kept() {
        let mut log = Log::default();
        for _ in 0..KEPT + 5 {
            log.note(&call(), true, true, true, Timestamp::UNIX_EPOCH);
        }
        let all = log.all();
        assert_eq!(all.len(), KEPT, "bounded");
        assert_eq!(all[0].number, 6, "the oldest went first");
    }
}
