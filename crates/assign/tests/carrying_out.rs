//! A submission is written down before it is sent, sent once, and ended honestly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::future::pending;
use std::sync::Mutex;

use roster_assign::{
    Assignment, CallEnd, Courier, End, Form, InstantlyForm, Journal, NotSentWhy, State,
    cancel_pair, carry_out, check,
};

/// Everything that happened, in order.
#[derive(Default)]
struct Log(Mutex<Vec<&'static str>>);

impl Log {
    fn note(&self, what: &'static str) {
        self.0.lock().unwrap().push(what);
    }

    fn read(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().clone()
    }
}

struct FakeJournal<'a> {
    log: &'a Log,
    refuses: Option<&'static str>,
}

impl FakeJournal<'_> {
    fn write(&self, what: &'static str) -> Result<(), &'static str> {
        if self.refuses == Some(what) {
            return Err("the disk is full");
        }
        self.log.note(what);
        Ok(())
    }
}

impl Journal for FakeJournal<'_> {
    type Error = &'static str;

    async fn sent(&self) -> Result<(), &'static str> {
        self.write("sent written")
    }

    async fn ended(&self, _: &End) -> Result<(), &'static str> {
        self.write("end written")
    }
}

struct FakeCourier<'a> {
    log: &'a Log,
    answers: bool,
}

impl Courier for FakeCourier<'_> {
    async fn deliver(&self, _: &Assignment) -> CallEnd {
        self.log.note("delivered");
        if !self.answers {
            pending::<()>().await;
        }
        CallEnd::NotSent {
            why: NotSentWhy::NoNetwork,
            detail: String::new(),
        }
    }
}

fn assignment() -> Assignment {
    let form = InstantlyForm {
        organization_user_ids: vec!["019e18e2-a5e1-752d-a736-5db13d4a09b2".to_owned()],
        ..InstantlyForm::default()
    };
    check(&Form::Instantly(form)).assignment.unwrap()
}

#[tokio::test]
async fn the_start_is_written_before_anything_is_sent() {
    let log = Log::default();
    let journal = FakeJournal {
        log: &log,
        refuses: None,
    };
    let courier = FakeCourier {
        log: &log,
        answers: true,
    };
    let (_handle, signal) = cancel_pair();
    let end = carry_out(&assignment(), &journal, &courier, signal)
        .await
        .unwrap();
    assert_eq!(log.read(), ["sent written", "delivered", "end written"]);
    assert_eq!(end.meaning.state, State::NotSent);
}

#[tokio::test]
async fn nothing_is_sent_when_the_start_cannot_be_written() {
    let log = Log::default();
    let journal = FakeJournal {
        log: &log,
        refuses: Some("sent written"),
    };
    let courier = FakeCourier {
        log: &log,
        answers: true,
    };
    let (_handle, signal) = cancel_pair();
    let result = carry_out(&assignment(), &journal, &courier, signal).await;
    assert_eq!(result, Err("the disk is full"));
    assert_eq!(
        log.read(),
        Vec::<&str>::new(),
        "no courier without a journal"
    );
}

#[tokio::test]
async fn cancelled_before_sending_is_not_sent_and_after_it_is_unknown() {
    let log = Log::default();
    let journal = FakeJournal {
        log: &log,
        refuses: None,
    };
    let courier = FakeCourier {
        log: &log,
        answers: false,
    };
    let (handle, signal) = cancel_pair();
    handle.cancel();
    let early = carry_out(&assignment(), &journal, &courier, signal)
        .await
        .unwrap();
    assert_eq!(early.meaning.state, State::NotSent);
    assert_eq!(log.read(), ["end written"], "the courier was never asked");

    let log = Log::default();
    let journal = FakeJournal {
        log: &log,
        refuses: None,
    };
    let courier = FakeCourier {
        log: &log,
        answers: false,
    };
    let (handle, signal) = cancel_pair();
    let assignment = assignment();
    let running = carry_out(&assignment, &journal, &courier, signal);
    let cancelling = async {
        while !log.read().contains(&"delivered") {
            tokio::task::yield_now().await;
        }
        handle.cancel();
    };
    let (late, ()) = tokio::join!(running, cancelling);
    assert_eq!(
        late.unwrap().meaning.state,
        State::Unknown,
        "what was sent may still land",
    );
}
