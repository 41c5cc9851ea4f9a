//! Roster killed in the midst of a run, and started again.

use std::time::Duration;

use practice::{Fault, Running};
use rusqlite::Connection;

use crate::support::{Stage, becomes, until};

use super::runs::{
    all_have_their_new, assigned_times, confirm, look_at_what_was_left, moved_times, outcome,
    review,
};
use super::steps::{
    connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared, first_row,
    new_assignment, pictures, screens, small_services, writes,
};

/// Longer than any test lasts.
const FOR_EVER: Duration = Duration::from_secs(3600);

#[test]
fn what_was_sent_when_roster_was_killed_is_read_back_at_the_next_start() {
    let stage = Stage::set("killed_with_all_sent");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    let people = ["Ada Finchley", "Chidi Marlowe", "Farah Quillon"];
    fill_in_instantly(&window, &people);
    let many = review(&window);
    let unanswered = Fault::delay(FOR_EVER).on("leads/bulk-assign");
    services.set_fault(unanswered.next(1));
    confirm(&window);
    until("every call has arrived, and one is not answered", || {
        (writes(&services).len() == 3).then_some(())
    });
    window.kill();

    let window = stage.open();
    first_row(&window, &format!("{many} leads"));
    window
        .link("Give leads to Ada Finchley, Chidi Marlowe and Farah Quillon")
        .click();
    all_have_their_new(&window, many, "owner");
    assert_eq!(
        assigned_times(&services),
        vec![1; many as usize],
        "each lead once"
    );
    assert_eq!(writes(&services).len(), 3, "no call twice");
    window.close();
}

/// How many calls the journal has as sent and not ended. Read from a copy: a step that is written but
/// not yet told to readers, because the disk is still waited for, counts after a kill too.
fn calls_on_their_way(stage: &Stage) -> i64 {
    let copy = tempfile::tempdir().expect("a folder for the copy");
    for end in ["", "-wal"] {
        let name = format!("{}{end}", history::FILE_NAME);
        let from = stage.data_dir().join(&name);
        std::fs::copy(from, copy.path().join(&name)).expect("the journal can be copied");
    }
    let history = Connection::open(copy.path().join(history::FILE_NAME)).expect("the history");
    let sql = "SELECT count(*) FROM calls WHERE state = 'sent'";
    let many = history.query_row(sql, [], |row| row.get(0));
    many.expect("the journal can be read at any moment")
}

/// Moves users one by one, and kills Roster when the first of them are moved. Gives how many were
/// to be moved.
fn kill_in_the_midst(stage: &Stage, services: &Running) -> u64 {
    let window = stage.open();
    connect_leadsquared(&window, services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    window.text("One by one").click();
    let many = review(&window);
    confirm(&window);
    // What was on its way and never arrived would be unknown for long, and rightly so.
    window.kill_when("some are moved, and no call is on its way", || {
        moved_times(services).len() >= 3 && calls_on_their_way(stage) == 0
    });
    let moved = moved_times(services).len() as u64;
    assert!(moved < many, "it was killed in the midst of it");
    many
}

#[test]
fn after_a_kill_a_run_is_checked_and_goes_on_and_no_user_is_moved_twice() {
    let stage = Stage::set("after_a_kill_a_run_goes_on");
    let services = small_services(&stage);
    let many = kill_in_the_midst(&stage, &services);
    let window = stage.open();
    look_at_what_was_left(&window);
    window
        .role(
            "heading",
            "Roster closed while it was moving users to Nashik",
        )
        .shown();
    screens(&window, "recover");
    window.button("Check and continue").click();
    all_have_their_new(&window, many, "team");
    assert_eq!(
        moved_times(&services),
        vec![1; many as usize],
        "each user once"
    );
    window.close();
}

#[test]
fn after_a_kill_a_run_can_be_stopped_and_its_result_tells_what_was_done() {
    let stage = Stage::set("after_a_kill_a_run_is_stopped");
    let services = small_services(&stage);
    let many = kill_in_the_midst(&stage, &services);
    let moved = moved_times(&services).len() as u64;
    let window = stage.open();
    window.link("History").click();
    first_row(&window, "Interrupted");
    pictures(&window, "history-interrupted");
    look_at_what_was_left(&window);
    window.button("Stop here and show the result").click();
    window
        .role(
            "heading",
            &format!("{moved} of {many} users have their new team"),
        )
        .shown();
    becomes("the rest is counted as not sent", &(many - moved), || {
        outcome(&window, "skipped")
    });
    assert_eq!(
        moved_times(&services),
        vec![1; moved as usize],
        "nothing more was sent"
    );
    pictures(&window, "result-stopped");
    window.link("History").click();
    first_row(&window, "Stopped");
    window.close();
}
