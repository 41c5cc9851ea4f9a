//! The built-in practice services, started when something first asks for them.

use practice::{Options, Practice, Running};
use tokio::sync::OnceCell;

use crate::contract::{Code, Error, Service};

#[derive(Default)]
pub(crate) struct PracticeServices(OnceCell<Running>);

impl PracticeServices {
    /// Where the practice service listens on this computer.
    pub(crate) async fn address(&self, service: Service) -> Result<String, Error> {
        let running = self
            .0
            .get_or_try_init(|| Practice::start(Options::default()))
            .await
            .map_err(|error| {
                let message = text::connection::PRACTICE_NOT_STARTED;
                Error::new(Code::Internal, message).detail(error.to_string())
            })?;
        Ok(match service {
            Service::Instantly => running.instantly_url(),
            Service::LeadSquared => running.leadsquared_url(),
        })
    }
}
