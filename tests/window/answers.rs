//! What a service answers on a bad day, how it ends in the result, and what can be done about it.

use practice::{Fault, FaultKind, Running};

use crate::support::{Stage, Window};

use super::runs::{
    all_have_their_new, assigned_times, confirm, moved_times, outcome, review, will_change,
};
use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared,
    first_row, new_assignment, pictures, screens, small_services, writes,
};

/// A refusal, and what a person must be told of it.
struct Case {
    fault: FaultKind,
    /// Part of what it means.
    meaning: &'static str,
    /// Part of the answer as it is kept.
    answer: &'static str,
}

fn answer(status: u16, body: &str) -> FaultKind {
    Fault::answer(status, body).kind
}

/// Applies the form that is filled in once for each case, each time used again from the last result.
fn go_through(window: &Window<'_>, services: &Running, path: &str, cases: &[Case]) {
    for (at, case) in cases.iter().enumerate() {
        services.set_fault(Fault::new(case.fault.clone()).on(path));
        let many = review(window);
        confirm(window);
        window.text(case.meaning).nth(0).shown();
        window.text("Failed").nth(0).shown();
        assert_eq!(outcome(window, "failed"), many, "{}", case.meaning);
        if at == 0 {
            screens(window, "result-failed");
        }
        let tabs = window.role("navigation", "Assignment");
        tabs.every("link").nth(2).click();
        window.test_id("answer-body").says(case.answer);
        if at == 0 {
            screens(window, "detail-calls");
        }
        assert_eq!(writes(services).len(), at + 1, "nothing is ever sent twice");
        window.link("Run again…").click();
        window.role("heading", "Your choice").shown();
    }
    services.clear_faults();
}

#[test]
fn what_instantly_refuses_is_explained_and_can_be_retried() {
    let cases = [
        Case {
            fault: answer(
                400,
                r#"{"statusCode":400,"error":"Bad Request","message":"body/ids must be uuids"}"#,
            ),
            meaning: "Instantly did not accept the request.",
            answer: "body/ids must be uuids",
        },
        Case {
            fault: FaultKind::PaymentRequired,
            meaning: "no active paid plan",
            answer: "402",
        },
        Case {
            fault: answer(
                401,
                r#"{"statusCode":401,"error":"Unauthorized","message":"Invalid API key"}"#,
            ),
            meaning: "Enter a new key under Connections",
            answer: "Invalid API key",
        },
    ];
    let stage = Stage::set("what_instantly_refuses");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley"]);
    go_through(&window, &services, "leads/bulk-assign", &cases);
    window.press("Ctrl+3");
    window
        .link(&format!("New key for {ACCOUNT}…"))
        .nth(0)
        .shown();
    pictures(&window, "connections-key-rejected");

    window.press("Ctrl+1");
    first_row(&window, "Failed");
    window.link("Give leads to Ada Finchley").nth(0).click();
    // The answer of the retry is lost, but not its effect.
    let lost = Fault::new(FaultKind::DropAfterApplying);
    services.set_fault(lost.on("leads/bulk-assign"));
    window.id("retry").click();
    let many = will_change(&window);
    window
        .role(
            "heading",
            &format!("Once more: give {many} leads in {ACCOUNT} to Ada Finchley"),
        )
        .shown();
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    assert_eq!(
        assigned_times(&services),
        vec![1; many as usize],
        "read back, not sent again"
    );
    window.close();
}

#[test]
fn what_leadsquared_refuses_is_explained_and_what_it_did_unheard_is_found_out() {
    let cases = [
        Case {
            fault: FaultKind::ErrorInside200 {
                exception_type: "MXInvalidInputException".to_owned(),
                message: "Invalid TeamId".to_owned(),
            },
            meaning: "LeadSquared did not accept the request.",
            answer: "Invalid TeamId",
        },
        Case {
            fault: FaultKind::Forbidden,
            meaning: "Use the keys of an administrator",
            answer: "You are not authorized to perform this action.",
        },
    ];
    let stage = Stage::set("what_leadsquared_refuses");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    go_through(&window, &services, "User/Bulk/Update", &cases);

    let lost = Fault::new(FaultKind::DropAfterApplying);
    services.set_fault(lost.on("User/Bulk/Update"));
    let many = review(&window);
    confirm(&window);
    all_have_their_new(&window, many, "team");
    assert!(
        moved_times(&services).iter().all(|times| *times == 1),
        "read back, not sent again"
    );
    window.close();
}
