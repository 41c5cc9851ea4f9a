//! Every way in which a service can answer, and how it ends in the history.

use practice::{Fault, FaultKind, Running, ThrottleShape};

use crate::support::{Stage, Window};

use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared,
    new_assignment, pictures, preview, rows, send, services, writes,
};
use crate::support::until;

/// What happens to the call, and what a person must be told.
struct Case {
    fault: FaultKind,
    /// The state's word.
    word: &'static str,
    /// Part of what it means.
    meaning: &'static str,
    /// Part of the technical detail.
    detail: &'static str,
}

fn answer(status: u16, body: &str) -> FaultKind {
    Fault::answer(status, body).kind
}

fn throttled(shape: ThrottleShape) -> FaultKind {
    FaultKind::Throttled {
        shape,
        retry_after: None,
    }
}

/// Sends the form that is filled in once for each case, each time used again from the last result.
fn go_through(window: &Window<'_>, services: &Running, path: &str, action: &str, cases: &[Case]) {
    for (at, case) in cases.iter().enumerate() {
        services.set_fault(Fault::new(case.fault.clone()).on(path));
        until("the form is complete", || preview(window));
        send(window, action);
        let result = window.role("status", case.meaning);
        result.says(case.word);
        window.role("tab", "Calls 1").click();
        let call = window.every("tabpanel");
        if call.button("Technical details").count() > 0 {
            call.button("Technical details").click();
        }
        call.says(case.detail);
        if at == 0 {
            pictures(
                window,
                &format!("detail-calls-{}", case.word.to_lowercase()),
            );
        }
        assert_eq!(writes(services).len(), at + 1, "nothing is ever sent twice");
        window.link("Use as a new assignment").click();
        window.role("heading", "What will be sent").shown();
    }
    window.role("region", "Running now").gone();
    window.link("History").click();
    let words: Vec<&str> = cases.iter().rev().map(|case| case.word).collect();
    let shown: Vec<String> = until("the history has every case", || {
        let rows = rows(window);
        (rows.len() == cases.len()).then_some(rows)
    });
    for (row, word) in shown.iter().zip(words) {
        assert!(row.starts_with(&format!("{word} |")), "{word}: {row}");
    }
}

#[test]
fn whatever_instantly_answers_is_shown_as_what_it_is() {
    let cases = [
        Case {
            fault: answer(
                400,
                r#"{"statusCode":400,"error":"Bad Request","message":"body/limit must be >= 1"}"#,
            ),
            word: "Refused",
            meaning: "Instantly did not accept the request. Nothing was changed.",
            detail: "body/limit must be >= 1",
        },
        Case {
            fault: FaultKind::PaymentRequired,
            word: "Refused",
            meaning: "no active paid plan",
            detail: "402 Payment Required",
        },
        Case {
            fault: throttled(ThrottleShape::Status429),
            word: "Refused",
            meaning: "Wait a minute",
            detail: "429 Too Many Requests",
        },
        Case {
            fault: FaultKind::DropAfterApplying,
            word: "Unknown",
            meaning: "cut before the answer. It may or may not have worked.",
            detail: "There is no answer.",
        },
        Case {
            fault: FaultKind::TruncatedBody,
            word: "Unknown",
            meaning: "cut inside the answer. It may or may not have worked.",
            detail: "202 Accepted",
        },
        Case {
            fault: FaultKind::HtmlBadGateway,
            word: "Unknown",
            meaning: "answered with 502, but not in the way it documents.",
            detail: "<title>502 Bad Gateway</title>",
        },
        Case {
            fault: answer(202, "Thank you!"),
            word: "Unknown",
            meaning: "answered with 202, but not in the way it documents.",
            detail: "Thank you!",
        },
        Case {
            fault: answer(
                401,
                r#"{"statusCode":401,"error":"Unauthorized","message":"Invalid API key"}"#,
            ),
            word: "Refused",
            meaning: "Enter a new key under Connections",
            detail: "Invalid API key",
        },
    ];
    let stage = Stage::set("whatever_instantly_answers");
    let services = services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window);
    let action = format!("Assign leads in {ACCOUNT}");
    go_through(&window, &services, "leads/bulk-assign", &action, &cases);
    pictures(&window, "history");

    window.press("Ctrl+2");
    window
        .link(&format!("New key for {ACCOUNT}…"))
        .nth(0)
        .shown();
    pictures(&window, "connections-key-rejected");
    window.close();
}

#[test]
fn whatever_leadsquared_answers_is_shown_as_what_it_is() {
    let cases = [
        Case {
            fault: answer(
                500,
                r#"{"Status":"Error","ExceptionType":"MXInvalidInputException","ExceptionMessage":"User search has some invalid Attributes"}"#,
            ),
            word: "Refused",
            meaning: "LeadSquared did not accept the request. Nothing was changed.",
            detail: "MXInvalidInputException",
        },
        Case {
            fault: FaultKind::ErrorInside200 {
                exception_type: "MXInvalidInputException".to_owned(),
                message: "Invalid TeamId".to_owned(),
            },
            word: "Refused",
            meaning: "LeadSquared did not accept the request. Nothing was changed.",
            detail: "Invalid TeamId",
        },
        Case {
            fault: throttled(ThrottleShape::Inside200),
            word: "Refused",
            meaning: "Wait a minute",
            detail: "MXAPIRateLimitExceededException",
        },
        Case {
            fault: FaultKind::DropAfterApplying,
            word: "Unknown",
            meaning: "Look at the users in LeadSquared before you send it again.",
            detail: "There is no answer.",
        },
        Case {
            fault: answer(500, "<html>Server Error</html>"),
            word: "Unknown",
            meaning: "answered with 500, but not in the way it documents.",
            detail: "Server Error",
        },
        Case {
            fault: FaultKind::Forbidden,
            word: "Refused",
            meaning: "Use the keys of an administrator",
            detail: "You are not authorized to perform this action.",
        },
    ];
    let stage = Stage::set("whatever_leadsquared_answers");
    let services = services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    let action = format!("Move users in {ACCOUNT}");
    go_through(&window, &services, "User/Bulk/Update", &action, &cases);
    window.close();
}
