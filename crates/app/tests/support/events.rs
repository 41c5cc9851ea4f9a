//! Everything that the application tells, in order.

use std::time::Duration;

use roster_app::contract::{Event, State};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;

/// How long a test waits for something that should come at once.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything that the application told, in order.
pub(crate) struct Events {
    receiver: UnboundedReceiver<Event>,
    pub(crate) seen: Vec<Event>,
}

impl Events {
    pub(crate) fn channel() -> (UnboundedSender<Event>, Self) {
        let (sender, receiver) = unbounded_channel();
        let seen = Vec::new();
        (sender, Self { receiver, seen })
    }

    /// Waits for the first event, of those yet unseen, that is wanted.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Event) -> bool) -> Event {
        let next = async {
            loop {
                let event = self.receiver.recv().await.expect("the application lives");
                self.seen.push(event.clone());
                if wanted(&event) {
                    return event;
                }
            }
        };
        match tokio::time::timeout(PATIENCE, next).await {
            Ok(event) => event,
            Err(_) => panic!("the event does not come; told were {:?}", self.seen),
        }
    }

    /// Waits for a submission to enter this state, of those events yet unseen.
    pub(crate) async fn until_state(&mut self, wanted: Uuid, state: State) {
        let event = Event::SubmissionChanged { id: wanted, state };
        self.until(|told| *told == event).await;
    }

    /// Waits until a submission goes on no more by itself, and gives the state that it is in.
    pub(crate) async fn until_rest(&mut self, wanted: Uuid) -> State {
        let rests = |event: &Event| match event {
            Event::SubmissionChanged { id, state } if *id == wanted => {
                let waits = matches!(state, State::Asking | State::Interrupted | State::Paused);
                (state.is_final() || waits).then_some(*state)
            }
            _ => None,
        };
        let event = self.until(|event| rests(event).is_some()).await;
        rests(&event).unwrap()
    }

    /// Takes in what has been told so far.
    pub(crate) fn catch_up(&mut self) {
        while let Ok(event) = self.receiver.try_recv() {
            self.seen.push(event);
        }
    }

    /// Whether such an event was told so far.
    pub(crate) fn has_told(&mut self, wanted: impl Fn(&Event) -> bool) -> bool {
        self.catch_up();
        self.seen.iter().any(wanted)
    }

    /// The states of one submission so far.
    pub(crate) fn states_of(&mut self, wanted: Uuid) -> Vec<State> {
        self.catch_up();
        let of = |event: &Event| match event {
            Event::SubmissionChanged { id, state } if *id == wanted => Some(*state),
            _ => None,
        };
        self.seen.iter().filter_map(of).collect()
    }
}
