//! Starting and stopping, and the controls for tests in the same process.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::serve::ListenerExt;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use crate::{
    call::Service,
    effect::Effect,
    fault::Fault,
    options::{Options, Switches},
    received::Received,
    serve,
    state::{PracticeState, Records},
    touch::{Touch, TouchError},
    world::{Shared, World, lock},
};

/// How long a shutdown waits for answers under way.
const GRACE: Duration = Duration::from_secs(2);

/// The way in: [`Practice::start`].
#[derive(Debug)]
pub struct Practice;

/// Why the practice services did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The loopback port could not be opened, most often because another program has it.
    #[error("port {port} on this computer could not be opened: {source}")]
    Port {
        /// The port asked for; 0 is any free one.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Both services, answering until [`Running::shutdown`] or until this is dropped.
#[derive(Debug)]
pub struct Running {
    world: Shared,
    instantly: SocketAddr,
    leadsquared: SocketAddr,
    stop: watch::Sender<bool>,
    servers: Vec<JoinHandle<std::io::Result<()>>>,
}

impl Practice {
    /// Starts both services on loopback, within the Tokio runtime it is called in; no thread of its own.
    ///
    /// # Errors
    /// If a port cannot be opened; nothing is left running then.
    pub async fn start(options: Options) -> Result<Running, StartError> {
        let (first, instantly) = bind(options.instantly_port).await?;
        let (second, leadsquared) = bind(options.leadsquared_port).await?;
        let world = Arc::new(Mutex::new(World::new(&options)));
        let (stop, stopping) = watch::channel(false);
        let servers = [(first, Service::Instantly), (second, Service::LeadSquared)]
            .map(|(listener, service)| serve_one(listener, service, &world, &stopping))
            .into();
        Ok(Running {
            world,
            instantly,
            leadsquared,
            stop,
            servers,
        })
    }
}

async fn bind(port: u16) -> Result<(TcpListener, SocketAddr), StartError> {
    let bound = async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    };
    bound
        .await
        .map_err(|source| StartError::Port { port, source })
}

fn serve_one(
    listener: TcpListener,
    service: Service,
    world: &Shared,
    stopping: &watch::Receiver<bool>,
) -> JoinHandle<std::io::Result<()>> {
    let router = serve::router(world.clone(), service, stopping.clone());
    let mut stopping = stopping.clone();
    // Small answers must not wait for the caller's delayed acknowledgement.
    let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
    tokio::spawn(async move {
        axum::serve(listener, router)
            .with_graceful_shutdown(async move {
                // An error means that the sender is gone, which is a stop as well.
                drop(stopping.wait_for(|stop| *stop).await);
            })
            .await
    })
}

impl Running {
    /// Address of the practice Instantly without a path, e.g. `http://127.0.0.1:40123`; its calls are
    /// under `/api/v2`.
    #[must_use]
    pub fn instantly_url(&self) -> String {
        format!("http://{}", self.instantly)
    }

    /// Address of the practice LeadSquared without a path; its calls are under `/v2`.
    #[must_use]
    pub fn leadsquared_url(&self) -> String {
        format!("http://{}", self.leadsquared)
    }

    /// The latest requests (at most 10,000) in order of arrival, with what was answered.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        lock(&self.world).log.all()
    }

    /// Forgets the requests so far; numbers go on.
    pub fn forget_received(&self) {
        lock(&self.world).log.clear();
    }

    /// Puts this fault in force and takes all others away.
    pub fn set_fault(&self, fault: Fault) {
        lock(&self.world).faults.replace(vec![fault]);
    }

    /// Puts a fault in force behind those that stand; the first that matches a call strikes.
    pub fn add_fault(&self, fault: Fault) {
        lock(&self.world).faults.add(fault);
    }

    /// Takes all faults away.
    pub fn clear_faults(&self) {
        lock(&self.world).faults.replace(Vec::new());
    }

    /// The faults that may still strike.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        lock(&self.world).faults.standing()
    }

    /// The switches as they are.
    #[must_use]
    pub fn switches(&self) -> Switches {
        lock(&self.world).switches.clone()
    }

    /// Changes switches; the next call sees them.
    pub fn switch(&self, change: impl FnOnce(&mut Switches)) {
        change(&mut lock(&self.world).switches);
    }

    /// The accounts as they are now: owners and teams, and how often each was set.
    #[must_use]
    pub fn state(&self) -> PracticeState {
        lock(&self.world).state(Records::Included)
    }

    /// [`Running::state`] without the leads and users: cheap however many there are.
    #[must_use]
    pub fn summary(&self) -> PracticeState {
        lock(&self.world).state(Records::LeftOut)
    }

    /// Every write call that was applied by now, in the order of its effect.
    #[must_use]
    pub fn effects(&self) -> Vec<Effect> {
        lock(&self.world).effects()
    }

    /// Changes a record as somebody else would. It is no call and no effect, and counts in neither
    /// `times_assigned` nor `times_moved`.
    ///
    /// # Errors
    /// If there is no such lead, user or team; nothing is changed then.
    pub fn touch(&self, touch: &Touch) -> Result<(), TouchError> {
        lock(&self.world).touch(touch)
    }

    /// Stops: no new connections, waits under delays end, answers under way are finished.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        for mut server in std::mem::take(&mut self.servers) {
            if tokio::time::timeout(GRACE, &mut server).await.is_err() {
                server.abort();
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}
