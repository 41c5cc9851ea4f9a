//! Ctrl C, and being asked to end by the system.
//!
//! Most commands end at once. One that sends holds the first Ctrl C, lets the calls on their way
//! end, and says how to go on; the second ends it as well.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

/// Hears how often the person wanted an end.
#[derive(Debug, Clone)]
pub(crate) struct Interrupt {
    times: watch::Receiver<u32>,
    held: Arc<AtomicBool>,
    sends: Arc<AtomicBool>,
}

/// While it lives, the first Ctrl C is a request that the command answers in its own time.
#[derive(Debug)]
pub(crate) struct Hold(Interrupt);

impl Interrupt {
    /// Listens from now on.
    ///
    /// # Errors
    /// If the system does not let the process listen.
    pub(crate) fn listen() -> io::Result<Self> {
        let (sender, times) = watch::channel(0);
        let mut wishes = Wishes::listen()?;
        tokio::spawn(async move {
            loop {
                wishes.next().await;
                sender.send_modify(|times| *times += 1);
            }
        });
        Ok(Self {
            times,
            held: Arc::default(),
            sends: Arc::default(),
        })
    }

    /// Ends when the command is to end at once.
    pub(crate) async fn at_once(&self) {
        let mut times = self.times.clone();
        let held = Arc::clone(&self.held);
        let wanted = |times: &u32| *times > u32::from(held.load(Ordering::SeqCst));
        let heard = times.wait_for(wanted).await.is_ok();
        if !heard {
            std::future::pending::<()>().await;
        }
    }

    /// From now on something may be on its way when the command ends.
    pub(crate) fn sends(&self) {
        self.sends.store(true, Ordering::SeqCst);
    }

    /// Whether something may be on its way.
    pub(crate) fn may_have_sent(&self) -> bool {
        self.sends.load(Ordering::SeqCst)
    }

    /// From now on the first Ctrl C is [`Hold::asked`].
    pub(crate) fn hold(&self) -> Hold {
        self.held.store(true, Ordering::SeqCst);
        Hold(self.clone())
    }
}

impl Hold {
    /// Ends when the person wants an end.
    pub(crate) async fn asked(&self) {
        let mut times = self.0.times.clone();
        let heard = times.wait_for(|times| *times > 0).await.is_ok();
        if !heard {
            std::future::pending::<()>().await;
        }
    }

    /// Whether the person has wanted an end.
    pub(crate) fn was_asked(&self) -> bool {
        *self.0.times.borrow() > 0
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.held.store(false, Ordering::SeqCst);
    }
}

#[cfg(unix)]
struct Wishes {
    ctrl_c: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Wishes {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            ctrl_c: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.ctrl_c.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(windows)]
struct Wishes(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Wishes {
    fn listen() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) {
        let _ = self.0.recv().await;
    }
}
