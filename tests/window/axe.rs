//! What assistive technology cannot use, found by axe-core in the real window: nothing, in light and in dark.
//!
//! Every picture that the other scenarios take is looked at in the same way (`steps::pictures`). Here are the
//! layers and the states of which they take none.

use std::fs;

use serde_json::Value;

use crate::support::{Stage, Window};

use super::steps::{
    choose_account, fill_in_instantly, fill_in_leadsquared, in_both_themes, pictures, try_practice,
};

/// Installed with the front end's packages.
const AXE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/ui/node_modules/axe-core/axe.min.js"
);

/// Gives a list of what is wrong, each with where; empty if nothing is.
const RUN: &str = "const done = arguments[0]
    axe.run(document, { resultTypes: ['violations'], preload: false }).then(
        found => done(found.violations.map(one => ({
            rule: one.id,
            help: one.help,
            where: one.nodes.map(node => `${node.html.slice(0, 240)} | ${node.failureSummary}`),
        }))),
        error => done(String(error)),
    )";

/// Fails with everything that axe finds wrong in what the window shows now.
#[track_caller]
pub(super) fn assert_usable(window: &Window<'_>, screen: &str) {
    if window.look("return typeof window.axe") == "undefined" {
        let source = fs::read_to_string(AXE).expect("axe-core is installed with the front end");
        window.look(&source);
    }
    let found = window.look_later(RUN);
    if found != Value::Array(Vec::new()) {
        let told = serde_json::to_string_pretty(&found).expect("it came as JSON");
        panic!("{screen} cannot be used by everybody:\n{told}");
    }
}

/// Looks at what is in sight in both themes.
#[track_caller]
fn look_at(window: &Window<'_>, screen: &str) {
    in_both_themes(window, |theme| {
        assert_usable(window, &format!("{screen}, {theme}"));
    });
}

#[test]
fn everybody_can_use_the_forms_with_their_pickers_open() {
    let stage = Stage::set("everybody_can_use_the_forms");
    let window = stage.open();
    try_practice(&window);
    choose_account(&window, "Practice workspace");
    look_at(&window, "new-instantly");
    window.field("Campaign").click();
    window.every("option").nth(0).shown();
    look_at(&window, "new-instantly, a list open");
    window.press("Escape");
    window.every("option").gone();
    window.field("Add a person").click();
    window.every("option").nth(0).shown();
    look_at(&window, "new-instantly, people open");
    window.press("Escape");
    fill_in_instantly(&window, &["Ada Finchley", "Chidi Marlowe"]);
    pictures(&window, "new-instantly");

    window.press("Ctrl+n");
    choose_account(&window, "Practice academy");
    look_at(&window, "new-leadsquared");
    let first = window.role("group", "Condition 1 of group 1");
    first.field("Attribute").click();
    window.every("option").nth(0).shown();
    look_at(&window, "new-leadsquared, attributes open");
    window.press("Escape");
    window.every("option").gone();
    fill_in_leadsquared(&window);
    pictures(&window, "new-leadsquared");
    window.close();
}

#[test]
fn everybody_can_use_the_layers_over_a_page() {
    let stage = Stage::set("everybody_can_use_the_layers");
    let window = stage.open();
    try_practice(&window);
    window.press("Ctrl+1");
    window.role("heading", "No assignments yet").shown();
    window.press("Ctrl+k");
    window.every("option").nth(0).shown();
    pictures(&window, "palette");
    window.type_text("zzz");
    window.text("Nothing matches “zzz”.").shown();
    look_at(&window, "palette, nothing found");
    window.press("Escape");
    window.role("dialog", "Search everything").gone();

    window.press("F1");
    window.role("dialog", "Keyboard").shown();
    pictures(&window, "keyboard");
    window.press("Escape");
    window.role("dialog", "Keyboard").gone();

    window.button("Menu").click();
    window.every("menuitem").nth(0).shown();
    pictures(&window, "menu");
    window.press("Escape");
    window.every("menuitem").gone();
    window.close();
}

#[test]
fn everybody_can_use_the_connections_and_their_dialogs() {
    let stage = Stage::set("everybody_can_use_the_connections");
    let window = stage.open();
    window.link("Connect Instantly").click();
    window.field("API key").shown();
    look_at(&window, "connection-add, Instantly");
    window.button("Advanced").click();
    window.field("Address of the API").shown();
    look_at(&window, "connection-add, everything open");
    window.link("Cancel").click();
    try_practice(&window);
    window.press("Ctrl+3");
    let table = window.role("table", "Connections");
    table.shown();
    table.button("More for Practice workspace").click();
    window.every("menuitem").nth(0).shown();
    look_at(&window, "connections, a menu open");
    window.every("menuitem").holding("Rename").click();
    window.every("dialog").shown();
    look_at(&window, "connections, renaming");
    window.press("Escape");
    window.every("dialog").gone();
    window.look("location.hash = '#/nowhere'");
    window.role("heading", "There is no such page").shown();
    look_at(&window, "no such page");
    window.look("location.hash = '#/plan/00000000-0000-4000-8000-000000000000'");
    window.role("heading", "There is no such plan").shown();
    look_at(&window, "no such plan");
    window.close();
}

#[test]
fn a_page_that_nobody_can_use_is_found() {
    let stage = Stage::set("a_page_that_nobody_can_use");
    let window = stage.open();
    window.look(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')",
    );
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        assert_usable(&window, "a button without a name");
    }));
    assert!(outcome.is_err(), "axe runs at all");
    window.close();
}
