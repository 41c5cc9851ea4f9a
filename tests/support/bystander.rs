//! A process that was just killed, as the session bus sees it.

use std::thread::{self, JoinHandle};

use zbus::blocking::{MessageIterator, connection};
use zbus::message::Type;

use super::wait::until;

/// Has a name on the bus, answers nobody who calls it there, and leaves the bus with the first call.
#[derive(Debug)]
pub(crate) struct Bystander {
    until_called: JoinHandle<()>,
}

impl Bystander {
    pub(super) fn enter(bus: &str, name: &str) -> Bystander {
        let connected = connection::Builder::address(bus)
            .and_then(|builder| builder.name(name))
            .and_then(connection::Builder::build)
            .expect("the name is free on the test's bus");
        let until_called = thread::spawn(move || {
            let is_call = |message: &zbus::Message| message.message_type() == Type::MethodCall;
            let mut heard = MessageIterator::from(connected).filter_map(Result::ok);
            // The iterator holds the connection: what follows the call is the end of both.
            heard.find(is_call);
        });
        Bystander { until_called }
    }

    /// Waits until it was called, and so has left.
    pub(crate) fn was_called(self) {
        until("somebody has called it", || {
            self.until_called.is_finished().then_some(())
        });
        self.until_called.join().expect("the bus was listened to");
    }
}
