//! Starting while the bus still knows a Roster that was just killed.

use crate::support::Stage;

#[test]
fn a_roster_that_does_not_answer_any_more_does_not_keep_the_next_from_starting() {
    let stage = Stage::set("killed_and_still_on_the_bus");
    let killed = stage.somebody_with_the_name("app.roster.desktop.SingleInstance");
    let window = stage.open();
    window
        .role("heading", "Bulk assignments, checked before they leave")
        .shown();
    killed.was_called();
    window.close();
}
