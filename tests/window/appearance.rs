//! How Roster looks: dark, dense, large, and in its smallest window.

use crate::support::{Opening, Stage, Window, until};

use super::steps::{assert_it_fits, choose_account, pictures, try_practice};

/// The page's background: 0 is black, 255 is white.
fn brightness(window: &Window<'_>) -> f64 {
    let colour = window.look(
        "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number)
         return 0.299 * r + 0.587 * g + 0.114 * b",
    );
    colour.as_f64().expect("a colour")
}

/// Chooses in one of the switches of the settings.
fn choose(window: &Window<'_>, name: &str, choice: &str) {
    let switch = window.role("radiogroup", name);
    switch.role("radio", choice).click();
    until("the choice is taken", || {
        switch.role("radio", choice).is_checked().then_some(())
    });
}

fn number(window: &Window<'_>, script: &str) -> f64 {
    window.look(script).as_f64().expect("a number")
}

#[test]
fn dark_is_chosen_in_the_settings_and_the_next_start_is_dark_from_its_first_picture() {
    let stage = Stage::set("dark_is_chosen");
    let window = stage.open();
    try_practice(&window);
    assert!(brightness(&window) > 200.0, "light at first");
    window.link("Settings").click();
    pictures(&window, "settings");
    choose(&window, "Theme", "Dark");
    until("the page is dark", || {
        (brightness(&window) < 60.0).then_some(())
    });
    window.close();
    let window = stage.open();
    assert!(brightness(&window) < 60.0, "dark before anything is shown");
    window.close();
}

#[test]
fn without_a_choice_roster_is_dark_where_the_desktop_is() {
    let stage = Stage::set("dark_where_the_desktop_is");
    let dark = Opening {
        dark: true,
        ..Opening::default()
    };
    let window = stage.open_with(&dark);
    assert!(brightness(&window) < 60.0, "as the desktop asks");
    window.close();
}

#[test]
fn density_and_text_size_change_the_page_at_once_and_are_kept() {
    const ROW: &str = "return document.querySelector('tbody tr').getBoundingClientRect().height";
    let stage = Stage::set("density_and_text_size");
    let window = stage.open();
    try_practice(&window);
    window.press("Ctrl+3");
    window.role("table", "Connections").shown();
    let (row, width) = (number(&window, ROW), number(&window, "return innerWidth"));
    window.press("Ctrl+,");
    choose(&window, "Density", "Compact");
    choose(&window, "Text size", "125");
    until("the text is larger", || {
        (number(&window, "return innerWidth") < width).then_some(())
    });
    window.press("Ctrl+0");
    until("the text has its usual size", || {
        (number(&window, "return innerWidth") >= width).then_some(())
    });
    window.close();

    let window = stage.open();
    window.link("Connections").click();
    window.role("table", "Connections").shown();
    assert!(number(&window, ROW) < row, "rows are lower than before");
    window.close();
}

#[test]
fn every_page_fits_with_letters_twice_as_large() {
    let stage = Stage::set("letters_twice_as_large");
    let window = stage.open();
    try_practice(&window);
    let width = number(&window, "return innerWidth");
    window.press("Ctrl+,");
    choose(&window, "Text size", "200");
    until("everything is twice as large", || {
        (number(&window, "return innerWidth") <= width / 2.0 + 1.0).then_some(())
    });
    assert_it_fits(&window, "twice-settings");
    for (keys, page) in [("1", "History"), ("3", "Connections")] {
        window.press(&format!("Ctrl+{keys}"));
        window.role("heading", page).shown();
        assert_it_fits(&window, &format!("twice-{}", page.to_lowercase()));
    }
    for (account, form) in [
        ("Practice workspace", "twice-new-instantly"),
        ("Practice academy", "twice-new-leadsquared"),
    ] {
        window.press("Ctrl+n");
        window.role("heading", "Which account?").shown();
        // The driver's mouse does not know of the zoom.
        window.tab_to(account);
        window.press("Enter");
        window.role("heading", "Your choice").shown();
        assert_it_fits(&window, form);
    }
    window.press("F1");
    window.role("dialog", "Keyboard").shown();
    pictures(&window, "twice-keyboard");
    window.press("Escape");
    window.press("Ctrl+k");
    window.every("option").nth(0).shown();
    pictures(&window, "twice-palette");
    window.close();
}

#[test]
fn every_page_fits_into_the_smallest_window() {
    let stage = Stage::set("every_page_fits");
    let window = stage.open();
    window.resize(900, 640);
    assert_it_fits(&window, "welcome");
    window.link("Connect LeadSquared").click();
    window.field("Access key").shown();
    assert_it_fits(&window, "connection-add");
    window.link("Cancel").click();
    try_practice(&window);
    choose_account(&window, "Practice workspace");
    window.field("Campaign").shown();
    assert_it_fits(&window, "new-instantly");
    window.press("Ctrl+n");
    choose_account(&window, "Practice academy");
    window.role("tree", "Teams").shown();
    assert_it_fits(&window, "new-leadsquared");
    for (keys, page) in [
        ("1", "History"),
        ("2", "Templates"),
        ("3", "Connections"),
        (",", "Settings"),
    ] {
        window.press(&format!("Ctrl+{keys}"));
        window.role("heading", page).shown();
        assert_it_fits(&window, &page.to_lowercase());
    }
    window.close();
}
