//! Sending one request and waiting for its answer.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
};
use reqwest::{Proxy, Response};
use secrecy::ExposeSecret;
use tokio::time::{Instant, timeout_at};
use url::Url;

use crate::budget::{Budget, Slot};
use crate::clients::{Clients, setup};
use crate::exchange::{Answer, Exchange, NotSent, NotSentWhy, UnknownWhy};
use crate::failure::{before_answer, not_sent, unknown, within_body};
use crate::{Method, Outgoing, Secret, address};

/// The largest body that is read, in bytes (32 MiB).
pub const LARGEST_BODY: usize = 32 * 1024 * 1024;

/// The longest wait that is kept to where a service asks for one with `Retry-After`: a read waits no
/// longer, and neither does anyone on the budget. A header gone wrong must not hold everyone up for
/// days; who would have to wait longer to send has been refused.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(5 * 60);

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// How to talk HTTP.
#[derive(Debug, Clone)]
pub struct HttpOptions {
    /// Sent with every request; Instantly's edge refuses requests without one.
    pub user_agent: String,
    /// For the name's look-up, the connection, a proxy and TLS together.
    pub connect_timeout: Duration,
    /// For the whole answer once connected.
    pub answer_timeout: Duration,
}

/// HTTP could not be set up; the text is technical.
#[derive(Debug, thiserror::Error)]
#[error("{}", text::transport::no_http(.0))]
pub struct HttpSetupError(pub(crate) String);

/// Sends requests, one exchange at a time. Cheap to clone; clones share their connections and their
/// rate budget.
#[derive(Clone)]
pub struct Http {
    clients: Arc<Clients>,
    budget: Option<Budget>,
}

/// The right to send one request now; free where there is no budget. An exchange ends it. One that
/// is not used counts as a call all the same.
#[derive(Debug)]
pub struct Permit(#[allow(dead_code, reason = "held until it is dropped")] Option<Slot>);

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").finish_non_exhaustive()
    }
}

impl Http {
    /// Sets HTTP up with the system's proxy and trusted certificates.
    ///
    /// # Errors
    ///
    /// When the user agent cannot be a header's value, or TLS is not available.
    pub fn new(options: &HttpOptions) -> Result<Self, HttpSetupError> {
        Self::build(options, None)
    }

    /// Like [`Http::new`], but through this proxy instead of the system's. Loopback addresses are
    /// reached directly all the same.
    ///
    /// # Errors
    ///
    /// As [`Http::new`], and when the proxy's URL cannot be one.
    pub fn with_proxy(options: &HttpOptions, proxy: &Url) -> Result<Self, HttpSetupError> {
        let proxy = Proxy::all(proxy.clone()).map_err(setup)?;
        Self::build(options, Some(proxy))
    }

    fn build(options: &HttpOptions, proxy: Option<Proxy>) -> Result<Self, HttpSetupError> {
        Ok(Self {
            clients: Arc::new(Clients::build(options, proxy)?),
            budget: None,
        })
    }

    /// The same connections, but every exchange takes a slot of this budget first. An exchange
    /// should be over within 45 s: other processes wait for its end no longer.
    #[must_use]
    pub fn within(&self, budget: Budget) -> Self {
        Self {
            clients: Arc::clone(&self.clients),
            budget: Some(budget),
        }
    }

    /// The budget that exchanges keep to.
    #[must_use]
    pub const fn budget(&self) -> Option<&Budget> {
        self.budget.as_ref()
    }

    /// Waits for the right to send one request, for [`Http::exchange_with`]. What has to be written
    /// down before sending is written between the two.
    ///
    /// # Errors
    ///
    /// When the budget cannot be used; nothing may be sent then.
    pub async fn slot(&self) -> Result<Permit, NotSent> {
        let Some(budget) = &self.budget else {
            return Ok(Permit(None));
        };
        let slot = budget.slot().await.map_err(|error| NotSent {
            why: NotSentWhy::Other,
            detail: text::transport::no_budget(error),
        })?;
        Ok(Permit(Some(slot)))
    }

    /// Sends the request once, when the budget allows it, and says what came of it. Nothing is
    /// followed or repeated.
    ///
    /// Dropping the future abandons the exchange; what was sent by then may still land.
    pub async fn exchange(&self, out: Outgoing) -> Exchange {
        match self.slot().await {
            Ok(permit) => self.exchange_with(permit, out).await,
            Err(not_sent) => Exchange::NotSent(not_sent),
        }
    }

    /// Sends the request once, at once, and says what came of it; as [`Http::exchange`] otherwise.
    pub async fn exchange_with(&self, permit: Permit, out: Outgoing) -> Exchange {
        let (method, host) = (
            out.method,
            out.url.host_str().unwrap_or_default().to_owned(),
        );
        let path = out.url.path().to_owned();
        let exchange = self.send(out).await;
        drop(permit);
        match &exchange {
            Exchange::Answered(Answer { status, took, .. }) => {
                tracing::debug!(
                    method = method.as_str(),
                    host,
                    path,
                    status,
                    ?took,
                    "answered"
                );
            }
            Exchange::NotSent(not_sent) => {
                tracing::debug!(method = method.as_str(), host, path, ?not_sent, "not sent");
            }
            Exchange::Unknown(unknown) => {
                tracing::debug!(method = method.as_str(), host, path, ?unknown, "unknown");
            }
        }
        exchange
    }

    async fn send(&self, out: Outgoing) -> Exchange {
        if let Err(error) = address::check(&out.url) {
            return not_sent(NotSentWhy::Other, error.to_string());
        }
        let headers = match headers(&out) {
            Ok(headers) => headers,
            Err(detail) => return not_sent(NotSentWhy::Other, detail),
        };
        let client = self.clients.of(&out);
        let mut request = client.request(verb(out.method), out.url).headers(headers);
        if let Some(json) = out.json {
            request = request.body(json);
        }
        let started = Instant::now();
        let deadline = started + self.clients.whole;
        let response = match timeout_at(deadline, request.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return before_answer(error),
            Err(_) => return unknown(UnknownWhy::TimedOut, None, text::transport::NO_ANSWER),
        };
        let status = response.status().as_u16();
        match timeout_at(deadline, answer(response, started)).await {
            Ok(exchange) => exchange,
            Err(_) => unknown(UnknownWhy::TimedOut, Some(status), text::transport::NO_END),
        }
    }
}

const fn verb(method: Method) -> reqwest::Method {
    match method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Patch => reqwest::Method::PATCH,
    }
}

/// The request's headers, or why there cannot be such.
fn headers(out: &Outgoing) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, JSON);
    if out.json.is_some() {
        headers.insert(CONTENT_TYPE, JSON);
    }
    let empty = out.json.as_ref().is_none_or(String::is_empty);
    if empty && out.method != Method::Get {
        // Some servers refuse a request that could have a body and does not say how long it is.
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    for (name, secret) in &out.secret_headers {
        let named = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| text::transport::no_header(name))?;
        headers.insert(named, sensitive(name, secret)?);
    }
    Ok(headers)
}

fn sensitive(name: &str, secret: &Secret) -> Result<HeaderValue, String> {
    let mut value = HeaderValue::from_str(secret.expose_secret())
        .map_err(|_| text::transport::odd_key(name))?;
    value.set_sensitive(true);
    Ok(value)
}

/// Reads the whole body, as long as it is not too large.
async fn answer(mut response: Response, started: Instant) -> Exchange {
    let status = response.status().as_u16();
    let retry_after = retry_after(response.headers());
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > LARGEST_BODY => {
                let detail = text::transport::too_large(LARGEST_BODY);
                return unknown(UnknownWhy::BodyCutOff, Some(status), detail);
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(error) => return within_body(status, error),
        }
    }
    Exchange::Answered(Answer {
        status,
        body: text(body),
        retry_after,
        took: started.elapsed(),
    })
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The seconds of the header `Retry-After`; a number of any length is one.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if seconds.is_empty() || !seconds.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    Some(seconds.parse().map_or(Duration::MAX, Duration::from_secs))
}
