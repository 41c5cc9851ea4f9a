//! The first minutes with Roster.

use crate::support::Stage;

use super::steps::{choose_account, pictures, try_practice};

#[test]
fn a_newcomer_finds_the_practice_accounts_and_needs_no_key() {
    let stage = Stage::set("a_newcomer_finds_the_practice_accounts_and_needs_no_key");
    let window = stage.open();
    window
        .role("heading", "Bulk assignments, checked before they leave")
        .shown();
    window.role("status", "Keys are kept in").shown();
    assert_eq!(window.route(), "/#/welcome", "nothing is connected yet");
    pictures(&window, "welcome");

    try_practice(&window);
    pictures(&window, "accounts");
    window.link("Connections").click();
    let table = window.role("table", "Connections");
    for account in ["Practice workspace", "Practice academy"] {
        let row = table.every("row").holding(account);
        assert_eq!(row.count(), 1, "{account} is listed");
    }
    let text = table.text();
    let marks = text
        .replace("Practice workspace", "")
        .replace("Practice academy", "");
    assert_eq!(marks.matches("Practice").count(), 2, "marked: {text}");
    assert_eq!(text.matches("No key needed").count(), 2, "{text}");
    pictures(&window, "connections");

    table.button("Test Practice workspace").click();
    window.role("status", "The key works.").shown();
    window.close();

    let window = stage.open();
    assert_eq!(
        window.route(),
        "/#/history",
        "once something is connected, Roster begins with the history"
    );
    window.link("New assignment").nth(0).click();
    choose_account(&window, "Practice academy");
    window.close();
}
