//! Faults on demand: what a network or a service does to a caller on a bad day.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::call::{Call, Reply, Service};

/// How a service tells a caller to slow down.
///
/// LeadSquared has been seen doing it in three ways: <https://apidocs.leadsquared.com/rate-limits/>
/// documents 429, integrators also met 403 and an error inside a 200.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ThrottleShape {
    /// HTTP 429.
    #[default]
    Status429,
    /// HTTP 403 (LeadSquared only; Instantly stays with 429).
    Status403,
    /// HTTP 200 with `"Status":"Error"` (LeadSquared only; Instantly stays with 429).
    Inside200,
}

/// What happens to a call that a fault applies to.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// Nothing but the delay: the call is applied and answered as always.
    OnlyDelay,
    /// This answer; nothing is applied.
    Answer {
        /// HTTP status.
        status: u16,
        /// The body as it goes out; `application/json` if it parses as JSON, else `text/html`.
        body: String,
        /// Seconds for a `Retry-After` header.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// The connection is cut without a byte of an answer; nothing is applied.
    DropBeforeApplying,
    /// The call is applied, then the connection is cut without a byte of an answer.
    DropAfterApplying,
    /// The call is applied; the answer breaks off half-way through its body.
    TruncatedBody,
    /// HTTP 502 with a page of HTML, as a proxy gives it; nothing is applied.
    HtmlBadGateway,
    /// The service's own answer to too many calls; nothing is applied.
    Throttled {
        /// Status 429, 403 or 200.
        #[serde(default)]
        shape: ThrottleShape,
        /// Seconds for a `Retry-After` header.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// LeadSquared's HTTP 200 with an error inside; nothing is applied.
    ErrorInside200 {
        /// `ExceptionType`, e.g. `MXInvalidInputException`.
        exception_type: String,
        /// `ExceptionMessage`.
        message: String,
    },
    /// HTTP 402 in Instantly's words: the workspace has no active paid plan.
    PaymentRequired,
    /// HTTP 403 in the service's words: the key may not do this.
    Forbidden,
}

/// A fault, where it strikes and how often.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Fault {
    /// Only calls to this service; `None` is both.
    #[serde(default)]
    pub service: Option<Service>,
    /// Only this HTTP method, in any case; `None` is every one.
    #[serde(default)]
    pub method: Option<String>,
    /// Only paths ending in this, e.g. `leads/bulk-assign`; `None` is every one.
    #[serde(default)]
    pub path: Option<String>,
    /// How many matching calls are struck; `None` is all until the fault is taken away.
    #[serde(default)]
    pub calls: Option<u32>,
    /// Milliseconds between the call being applied (or not) and the answer or the cut.
    #[serde(default)]
    pub delay_ms: u64,
    /// What happens.
    #[serde(flatten)]
    pub kind: FaultKind,
}

impl Fault {
    /// A fault for every call, until it is taken away.
    #[must_use]
    pub fn new(kind: FaultKind) -> Self {
        Self {
            service: None,
            method: None,
            path: None,
            calls: None,
            delay_ms: 0,
            kind,
        }
    }

    /// A fixed answer; nothing is applied.
    #[must_use]
    pub fn answer(status: u16, body: impl Into<String>) -> Self {
        Self::new(FaultKind::Answer {
            status,
            body: body.into(),
            retry_after: None,
        })
    }

    /// Nothing but a delay; the call is applied before it.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(FaultKind::OnlyDelay).delayed(delay)
    }

    /// The same fault for paths ending in `path` only.
    #[must_use]
    pub fn on(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same fault for one service only.
    #[must_use]
    pub fn at(mut self, service: Service) -> Self {
        self.service = Some(service);
        self
    }

    /// The same fault for the next `calls` matching calls only.
    #[must_use]
    pub fn next(mut self, calls: u32) -> Self {
        self.calls = Some(calls);
        self
    }

    /// The same fault, striking after a delay (counted in whole milliseconds).
    #[must_use]
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        self
    }

    fn matches(&self, call: &Call) -> bool {
        self.calls != Some(0)
            && self.service.is_none_or(|service| service == call.service)
            && self
                .method
                .as_ref()
                .is_none_or(|method| method.eq_ignore_ascii_case(&call.method))
            && self
                .path
                .as_ref()
                .is_none_or(|path| call.path.ends_with(path.as_str()))
    }
}

/// The faults in force, oldest first. The first that matches strikes.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn replace(&mut self, faults: Vec<Fault>) {
        self.0 = faults;
    }

    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Those that may still strike.
    pub(crate) fn standing(&self) -> Vec<Fault> {
        self.0
            .iter()
            .filter(|fault| fault.calls != Some(0))
            .cloned()
            .collect()
    }

    /// The fault for this call, counted as used once.
    pub(crate) fn strike(&mut self, call: &Call) -> Option<Fault> {
        let fault = self.0.iter_mut().find(|fault| fault.matches(call))?;
        if let Some(left) = &mut fault.calls {
            *left -= 1;
        }
        Some(fault.clone())
    }
}

/// A page as a proxy in the way gives it.
pub(crate) fn bad_gateway() -> Reply {
    Reply::text(
        502,
        "text/html",
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad \
         Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
    )
}

/// A fixed answer, with the content type its body deserves.
pub(crate) fn fixed(status: u16, body: &str, retry_after: Option<u64>) -> Reply {
    let is_json = serde_json::from_str::<serde_json::Value>(body).is_ok();
    let content_type = if is_json {
        "application/json; charset=utf-8"
    } else {
        "text/html"
    };
    Reply {
        retry_after,
        ..Reply::text(status, content_type, body)
    }
}

/// LeadSquared's error inside a 200.
pub(crate) fn inside_200(exception_type: &str, message: &str) -> Reply {
    Reply::json(
        200,
        &json!({
            "Status": "Error",
            "ExceptionType": exception_type,
            "ExceptionMessage": message,
        }),
    )
}
