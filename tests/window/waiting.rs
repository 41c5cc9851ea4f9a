//! A service that does not answer.

use std::time::Duration;

use practice::{Fault, Running};

use crate::support::{Stage, Window, until};

use super::steps::{
    ACCOUNT, connect_instantly, fill_in_instantly, first_row, new_assignment, pictures, preview,
    send, services, the_write,
};

/// Longer than any test lasts.
const FOR_EVER: Duration = Duration::from_secs(3600);

/// Sends an assignment that reaches the service and is not answered.
fn send_into_silence(window: &Window<'_>, services: &Running) {
    connect_instantly(window, services);
    services.set_fault(Fault::delay(FOR_EVER).on("leads/bulk-assign"));
    new_assignment(window);
    fill_in_instantly(window);
    send(window, &format!("Assign leads in {ACCOUNT}"));
    window
        .role("heading", "Waiting for Instantly’s answer")
        .shown();
    the_write(services);
}

#[test]
fn waiting_can_be_stopped_and_the_end_is_then_called_unknown() {
    let stage = Stage::set("waiting_can_be_stopped");
    let services = services(&stage);
    let window = stage.open();
    send_into_silence(&window, &services);
    let status = window.role("status", "Sending");
    status.says("What was sent may still land.");
    window
        .role("region", "Running now")
        .says("Give leads to Ada Finchley");
    pictures(&window, "running");
    window.link("History").click();
    first_row(&window, "Sending");
    window.role("region", "Running now").every("link").click();

    status.button("Cancel").click();
    let ended = window.role("status", "Unknown");
    ended.says("You stopped waiting");
    ended.says("It may or may not have worked.");
    window.role("region", "Running now").gone();
    pictures(&window, "result-unknown");
    the_write(&services);
    window.close();
}

#[test]
fn what_was_on_its_way_when_roster_was_killed_is_unknown_at_the_next_start() {
    let stage = Stage::set("killed_while_sending");
    let services = services(&stage);
    let window = stage.open();
    send_into_silence(&window, &services);
    window.kill();

    let window = stage.open();
    first_row(&window, "Unknown");
    window.link("Give leads to Ada Finchley").click();
    window
        .role("status", "Unknown")
        .says("Roster ended while it waited for the answer. It may or may not have worked.");
    the_write(&services);
    window.close();
}

#[test]
fn where_nothing_answers_it_is_said_that_nothing_was_sent() {
    let stage = Stage::set("where_nothing_answers");
    let services = services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window);
    until("the form is complete", || preview(&window));
    stage.run(services.shutdown());
    send(&window, &format!("Assign leads in {ACCOUNT}"));
    window
        .role("status", "Not sent")
        .says("Nothing answers at the address of Instantly.");
    window.role("tab", "Calls 1").click();
    let call = window.every("tabpanel");
    call.says("There is no answer.");
    call.button("Technical details").click();
    call.says("refused");
    window.link("History").click();
    first_row(&window, "Not sent");
    window.close();
}
