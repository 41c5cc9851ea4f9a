//! Each fault with what has to come of it, for each service and each mode.

use practice::{Fault, FaultKind, ThrottleShape};
use roster_app::contract::Service;
use std::time::Duration;

/// What has to come of all records of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Assigned: read back with what they were meant to have.
    Done,
    /// Failed: certainly not changed.
    Failed,
    /// Unknown: the service may still be working on it.
    Open,
}

/// A fault and what has to come of it.
pub(crate) struct Cell {
    pub(crate) name: &'static str,
    pub(crate) fault: Option<Fault>,
    /// Where the records are named: the end, and how many attempts it takes.
    pub(crate) exact: (End, usize),
    /// Where the service's own filter is sent.
    pub(crate) filtered: (End, usize),
}

/// The same in both modes.
fn cell(name: &'static str, fault: Fault, end: (End, usize)) -> Cell {
    Cell {
        name,
        fault: Some(fault),
        exact: end,
        filtered: end,
    }
}

/// It says no: nothing is changed, and nothing is tried again.
fn refused(name: &'static str, status: u16, body: &str) -> Cell {
    cell(name, Fault::answer(status, body), (End::Failed, 1))
}

/// It was applied, though nobody said so.
fn lands(name: &'static str, fault: Fault) -> Cell {
    cell(name, fault, (End::Done, 1))
}

/// It broke: what names its records may be sent again, a filter may not. Nothing was applied.
fn broke(name: &'static str, fault: Fault, end: End) -> Cell {
    Cell {
        exact: (end, 3),
        filtered: (end, 1),
        ..cell(name, fault, (end, 1))
    }
}

/// It breaks the first time only.
fn breaks_once(name: &'static str, fault: Fault, end: End) -> Cell {
    Cell {
        exact: (End::Done, 2),
        filtered: (end, 1),
        ..cell(name, fault.next(1), (end, 1))
    }
}

/// It asks to wait no time, so that the tests need not.
fn throttled(shape: ThrottleShape) -> Fault {
    Fault::new(FaultKind::Throttled {
        shape,
        retry_after: Some(0),
    })
}

/// What the network and what is in front of a service does, which is the same for both. What did
/// not land and was not refused may still.
fn both() -> Vec<Cell> {
    let open = End::Open;
    let fault = Fault::new;
    let answer = Fault::answer;
    let never = Duration::from_secs(600);
    vec![
        Cell {
            name: "no fault",
            fault: None,
            exact: (End::Done, 1),
            filtered: (End::Done, 1),
        },
        cell(
            "cut before applying",
            fault(FaultKind::DropBeforeApplying),
            (open, 1),
        ),
        lands("cut after applying", fault(FaultKind::DropAfterApplying)),
        lands("answer cut off", fault(FaultKind::TruncatedBody)),
        lands("no answer in time", Fault::delay(never)),
        broke("502 in HTML", fault(FaultKind::HtmlBadGateway), open),
        breaks_once("502 once", fault(FaultKind::HtmlBadGateway), open),
        broke(
            "500 in HTML",
            answer(500, "<html>Runtime Error</html>"),
            open,
        ),
        broke("503", answer(503, "upstream connect error"), open),
        cell(
            "200 that is no JSON",
            answer(200, "<html>Sign in to the guest network</html>"),
            (open, 1),
        ),
        cell("200 of another shape", answer(200, "{}"), (open, 1)),
        cell("302", answer(302, ""), (open, 1)),
    ]
}

/// All cells of a service.
pub(crate) fn cells(service: Service) -> Vec<Cell> {
    match service {
        Service::Instantly => instantly(),
        Service::LeadSquared => leadsquared(),
    }
}

/// Instantly works in the background: what has not landed by the deadline may still.
fn instantly() -> Vec<Cell> {
    let json = |status: u16, message: &str| {
        format!(r#"{{"statusCode":{status},"error":"Error","message":"{message}"}}"#)
    };
    let recorded =
        r#"{"status":"accepted","message":"Your request will be processed in a background job"}"#;
    let mut cells = both();
    cells.extend([
        refused(
            "400",
            400,
            r#"{"message":"Invalid ID on `organization_user_ids` field"}"#,
        ),
        refused("401", 401, &json(401, "Invalid API key")),
        cell(
            "402",
            Fault::new(FaultKind::PaymentRequired),
            (End::Failed, 1),
        ),
        cell("403", Fault::new(FaultKind::Forbidden), (End::Failed, 1)),
        refused("403 from the edge", 403, "error code: 1010"),
        refused("404", 404, &json(404, "Resource not found")),
        broke(
            "500",
            Fault::answer(500, json(500, "Something went wrong")),
            End::Open,
        ),
        cell(
            "promised and never done",
            Fault::answer(202, recorded),
            (End::Open, 1),
        ),
        cell("error inside a 200", inside_200(), (End::Open, 1)),
        cell(
            "429 once",
            throttled(ThrottleShape::Status429).next(1),
            (End::Done, 2),
        ),
        cell(
            "429 for ever",
            throttled(ThrottleShape::Status429),
            (End::Failed, 5),
        ),
    ]);
    cells
}

/// LeadSquared has done it when it answers: what it calls done and is not will not be.
fn leadsquared() -> Vec<Cell> {
    let json = |kind: &str, message: &str| {
        format!(r#"{{"Status":"Error","ExceptionType":"{kind}","ExceptionMessage":"{message}"}}"#)
    };
    let done = r#"{"Status":"Success","Message":{"AffectedRows":72,"IsSuccessful":true}}"#;
    let mut cells = both();
    cells.extend([
        refused(
            "400",
            400,
            &json("MXInvalidInputException", "malformed JSON"),
        ),
        refused(
            "401",
            401,
            &json(
                "MXInvalidAccessDetailsException",
                "Invalid Access Details provided.",
            ),
        ),
        refused("402", 402, &json("MXPaymentException", "no plan")),
        cell("403", Fault::new(FaultKind::Forbidden), (End::Failed, 1)),
        refused(
            "404",
            404,
            "<html>404 - File or directory not found.</html>",
        ),
        refused(
            "500 for validation",
            500,
            &json(
                "MXMandatoryAttributeMissingException",
                "'Value' is mandatory",
            ),
        ),
        cell("error inside a 200", inside_200(), (End::Failed, 1)),
        refused("status alone inside a 200", 200, r#"{"Status":"Error"}"#),
        cell(
            "said done and not done",
            Fault::answer(200, done),
            (End::Failed, 1),
        ),
    ]);
    for (once, for_ever, shape) in [
        ("429 once", "429 for ever", ThrottleShape::Status429),
        (
            "403 as a throttle once",
            "403 as a throttle for ever",
            ThrottleShape::Status403,
        ),
        (
            "throttle inside a 200 once",
            "throttle inside a 200 for ever",
            ThrottleShape::Inside200,
        ),
    ] {
        cells.push(cell(once, throttled(shape).next(1), (End::Done, 2)));
        cells.push(cell(for_ever, throttled(shape), (End::Failed, 5)));
    }
    cells
}

fn inside_200() -> Fault {
    Fault::new(FaultKind::ErrorInside200 {
        exception_type: "MXInvalidInputException".to_owned(),
        message: "Invalid Input!".to_owned(),
    })
}
