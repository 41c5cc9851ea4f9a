//! Each documented answer of both services, and what a network does instead.

use practice::{Fault, FaultKind, ThrottleShape};
use roster_app::contract::{CallState, State};

/// A bad day, and what has to come of it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) fault: Option<Fault>,
    pub(crate) state: State,
    pub(crate) call: CallState,
    /// Whether the service did it all the same.
    pub(crate) lands: bool,
    /// The status that came back.
    pub(crate) status: Option<u16>,
}

fn case(name: &'static str, fault: Fault, state: State) -> Case {
    let (call, status) = match &fault.kind {
        FaultKind::Answer { status, .. } => (CallState::Answered, Some(*status)),
        _ => (CallState::Answered, None),
    };
    Case {
        name,
        fault: Some(fault),
        state,
        call,
        lands: false,
        status,
    }
}

/// An answer of this status that is a refusal.
fn refusal(name: &'static str, status: u16, body: &str) -> Case {
    case(name, Fault::answer(status, body), State::Refused)
}

/// An answer that proves nothing.
fn unclear(name: &'static str, status: u16, body: &str) -> Case {
    case(name, Fault::answer(status, body), State::Unknown)
}

pub(crate) fn cut(name: &'static str, kind: FaultKind, lands: bool) -> Case {
    Case {
        call: CallState::Unknown,
        lands,
        ..case(name, Fault::new(kind), State::Unknown)
    }
}

fn done(state: State, status: u16) -> Case {
    Case {
        name: "no fault",
        fault: None,
        state,
        call: CallState::Answered,
        lands: true,
        status: Some(status),
    }
}

fn bad_gateway() -> Case {
    Case {
        status: Some(502),
        ..case("502", Fault::new(FaultKind::HtmlBadGateway), State::Unknown)
    }
}

pub(crate) fn instantly() -> Vec<Case> {
    let json = |status: u16, error: &str, message: &str| {
        format!(r#"{{"statusCode":{status},"error":"{error}","message":"{message}"}}"#)
    };
    let recorded =
        r#"{"status":"accepted","message":"Your request will be processed in a background job"}"#;
    vec![
        done(State::Accepted, 202),
        case(
            "200 as recorded",
            Fault::answer(200, recorded),
            State::Accepted,
        ),
        refusal(
            "400",
            400,
            r#"{"message":"Invalid ID on `organization_user_ids` field"}"#,
        ),
        refusal("401", 401, &json(401, "Unauthorized", "Invalid API key")),
        refusal(
            "402",
            402,
            &json(
                402,
                "Payment Required",
                "Workspace does not have an active paid plan",
            ),
        ),
        refusal(
            "403 without the scope",
            403,
            &json(403, "Forbidden", "Forbidden"),
        ),
        refusal("403 from the edge", 403, "error code: 1010"),
        refusal("404", 404, &json(404, "Not Found", "Resource not found")),
        refusal(
            "429",
            429,
            &json(429, "Too Many Requests", "Rate limit exceeded"),
        ),
        unclear(
            "500",
            500,
            &json(500, "Internal Server Error", "Something went wrong"),
        ),
        unclear(
            "500 that is no JSON",
            500,
            "<html>Internal Server Error</html>",
        ),
        unclear("302", 302, ""),
        unclear(
            "200 that is no JSON",
            200,
            "<html>Sign in to the guest network</html>",
        ),
        unclear("202 of another shape", 202, "{}"),
        bad_gateway(),
        cut("answer cut off", FaultKind::TruncatedBody, true),
        cut(
            "dropped before applying",
            FaultKind::DropBeforeApplying,
            false,
        ),
        cut("dropped after applying", FaultKind::DropAfterApplying, true),
    ]
}

pub(crate) fn leadsquared() -> Vec<Case> {
    let json = |kind: &str, message: &str| {
        format!(r#"{{"Status":"Error","ExceptionType":"{kind}","ExceptionMessage":"{message}"}}"#)
    };
    let throttled = |name, shape, status| Case {
        status: Some(status),
        ..case(
            name,
            Fault::new(FaultKind::Throttled {
                shape,
                retry_after: None,
            }),
            State::Refused,
        )
    };
    vec![
        done(State::Succeeded, 200),
        refusal(
            "error inside 200",
            200,
            &json("MXInvalidInputException", "Invalid Input!"),
        ),
        refusal("status alone inside 200", 200, r#"{"Status":"Error"}"#),
        refusal(
            "400",
            400,
            &json(
                "MXInvalidInputException",
                "request body contains malformed JSON",
            ),
        ),
        refusal(
            "401",
            401,
            &json(
                "MXInvalidAccessDetailsException",
                "Invalid Access Details provided.",
            ),
        ),
        refusal(
            "403",
            403,
            &json("MXUnAuthorizedAccessException", "You are not authorized."),
        ),
        refusal(
            "404",
            404,
            "<html>404 - File or directory not found.</html>",
        ),
        refusal(
            "500 for validation",
            500,
            &json(
                "MXMandatoryAttributeMissingException",
                "'Value' is mandatory",
            ),
        ),
        throttled("429", ThrottleShape::Status429, 429),
        throttled("throttle as 403", ThrottleShape::Status403, 403),
        throttled("throttle inside 200", ThrottleShape::Inside200, 200),
        unclear("500 that is no JSON", 500, "<html>Runtime Error</html>"),
        unclear(
            "500 without an exception",
            500,
            r#"{"Message":"An error has occurred."}"#,
        ),
        unclear("302", 302, ""),
        unclear(
            "200 that is no JSON",
            200,
            "<html>Sign in to the guest network</html>",
        ),
        unclear("200 of another shape", 200, "{}"),
        bad_gateway(),
        cut("answer cut off", FaultKind::TruncatedBody, true),
        cut(
            "dropped before applying",
            FaultKind::DropBeforeApplying,
            false,
        ),
        cut("dropped after applying", FaultKind::DropAfterApplying, true),
    ]
}
