//! The whole main job without a mouse.

use crate::support::{Stage, until};

use super::runs::{all_have_their_new, all_have_their_old, press_main_keys, will_change};
use super::steps::{first_row, pictures, try_practice};

#[test]
fn the_keyboard_alone_gives_leads_to_people_and_moves_users_to_a_team() {
    let stage = Stage::set("the_keyboard_alone");
    let window = stage.open();
    window.tab_to("Try the practice accounts");
    window.press("Enter");
    window.role("heading", "Which account?").shown();
    window.press("Ctrl+1");
    window.role("heading", "No assignments yet").shown();
    pictures(&window, "history-empty");

    window.press("Ctrl+n");
    window.role("heading", "Which account?").shown();
    window.tab_to("Practice workspace");
    window.press("Enter");
    window.tab_to("Status");
    window.press("Enter");
    window.type_text("Reply");
    window.press("Enter");
    window.field("Status").says("Reply received");
    window.tab_to("Search");
    window.type_text("maple");
    window.tab_to("Add a person");
    window.role("complementary", "Your choice").says("“maple”");
    window.type_text("Ada");
    window.press("Enter");
    window.button("Remove Ada Finchley").shown();
    window.press("Escape");
    window.press("Ctrl+Enter");
    let many = will_change(&window);
    window.tab_to("Include ");
    window.press("Space");
    until("one lead is left out", || {
        (will_change(&window) == many - 1).then_some(())
    });
    press_main_keys(&window);
    all_have_their_new(&window, many - 1, "owner");
    window.tab_to("Undo");
    window.press("Enter");
    assert_eq!(will_change(&window), many - 1, "all of it goes back");
    press_main_keys(&window);
    all_have_their_old(&window, many - 1, "owner");

    window.press("Ctrl+n");
    window.role("heading", "Which account?").shown();
    window.tab_to("Practice academy");
    window.press("Enter");
    window.tab_to("Attribute");
    window.type_text("City");
    window.role("option", "City").shown();
    window.press("Enter");
    window.tab_to("Value");
    window.type_text("Pune");
    window.tab_to("Find a team");
    window.press("Down");
    window.type_text("Nash");
    window.press("Enter");
    window
        .role("complementary", "Your choice")
        .says("City is exactly");
    window.press("Ctrl+Enter");
    let many = will_change(&window);
    press_main_keys(&window);
    all_have_their_new(&window, many, "team");

    window.press("Ctrl+1");
    first_row(&window, "Succeeded");
    window.tab_to("Move users");
    window.press("Down");
    window.press("Enter");
    window.role("navigation", "Assignment").shown();
    window.press("Alt+Left");
    window.role("table", "Assignments").shown();
    window.press("F1");
    window.role("dialog", "Keyboard").shown();
    window.press("Escape");
    window.role("dialog", "Keyboard").gone();
    window.close();
}

#[test]
fn the_palette_leads_everywhere_and_gives_the_focus_back() {
    let stage = Stage::set("the_palette_leads_everywhere");
    let window = stage.open();
    try_practice(&window);
    window.press("Ctrl+k");
    window.role("dialog", "Search everything").shown();
    window.type_text("connec");
    window.press("Enter");
    window.role("table", "Connections").shown();
    assert_eq!(window.focused(), "Connections", "its heading has the focus");

    window.press("Ctrl+k");
    window.type_text("add con");
    window
        .role("group", "This page")
        .every("option")
        .holding("Add connection")
        .shown();
    window.press("Escape");
    window.role("dialog", "Search everything").gone();
    assert_eq!(window.focused(), "Connections", "it is given back");

    window.press("Ctrl+k");
    window.type_text("new workspace");
    window
        .role("option", "New assignment in Practice workspace Instantly")
        .shown();
    window.press("Enter");
    window.field("Campaign").shown();
    window.press("Ctrl+k");
    window.type_text("text size");
    window.press("Enter");
    window.role("radiogroup", "Text size").shown();

    window.button("Menu").click();
    window.every("menuitem").holding("Keyboard").click();
    window.role("dialog", "Keyboard").shown();
    window.press("Escape");
    window.role("dialog", "Keyboard").gone();
    assert_eq!(window.focused(), "Menu", "the menu has it back too");
    window.close();
}
