//! The connections, kept or not.

use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy, redirect, retry};

use crate::http::{HttpOptions, HttpSetupError};
use crate::{Outgoing, address, tls};

/// The connections to everywhere.
pub(crate) struct Clients {
    outside: Connections,
    /// What goes to this computer never goes through a proxy.
    local: Connections,
    /// From the first attempt to connect to the last byte. It is later than the connection's own
    /// limit, so that running out of it always means "after sending".
    pub(crate) whole: Duration,
}

struct Connections {
    /// Reads keep their connection for the next page.
    reads: Client,
    /// Writes take a fresh connection each: on a kept one that has gone stale meanwhile, a write
    /// would end as unknown although nothing was wrong.
    writes: Client,
}

impl Clients {
    /// With this proxy, or the system's.
    pub(crate) fn build(
        options: &HttpOptions,
        proxy: Option<Proxy>,
    ) -> Result<Self, HttpSetupError> {
        let tls = tls::config().map_err(|error| HttpSetupError(error.to_string()))?;
        let common = || {
            Client::builder()
                .user_agent(&options.user_agent)
                .connect_timeout(options.connect_timeout)
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .referer(false)
                .tls_backend_preconfigured(tls.clone())
        };
        let outside = || match &proxy {
            Some(proxy) => common().proxy(proxy.clone()),
            None => common(),
        };
        Ok(Self {
            outside: Connections::build(outside)?,
            local: Connections::build(|| common().no_proxy())?,
            whole: options
                .connect_timeout
                .saturating_add(options.answer_timeout),
        })
    }

    /// The client that the request belongs to.
    pub(crate) fn of(&self, out: &Outgoing) -> &Client {
        let connections = if address::is_loopback(&out.url) {
            &self.local
        } else {
            &self.outside
        };
        if out.is_read() {
            &connections.reads
        } else {
            &connections.writes
        }
    }
}

impl Connections {
    fn build(builder: impl Fn() -> ClientBuilder) -> Result<Self, HttpSetupError> {
        let fresh = || builder().pool_max_idle_per_host(0);
        Ok(Self {
            reads: builder().build().map_err(setup)?,
            writes: fresh().build().map_err(setup)?,
        })
    }
}

pub(crate) fn setup(error: reqwest::Error) -> HttpSetupError {
    HttpSetupError(error.without_url().to_string())
}
