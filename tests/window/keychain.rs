//! A computer whose keychain cannot keep a key.

use std::path::PathBuf;

use crate::support::{Keyring, Stage};

use super::steps::{pictures, save, services, try_practice, type_instantly};

const KEY: &str = "a-key-that-must-not-be-kept-in-a-file";

#[test]
fn without_a_keyring_nothing_is_half_saved_and_practice_still_works() {
    let stage = Stage::set_with("without_a_keyring", Keyring::Absent);
    let services = services(&stage);
    services.switch(|switches| switches.instantly.key = KEY.to_owned());
    let window = stage.open();
    window
        .role("status", "No keyring is running, so keys can’t be kept.")
        .says("Start GNOME Keyring, KWallet or KeePassXC, then test again.");
    pictures(&window, "welcome-no-keyring");

    window.link("Connect Instantly").click();
    type_instantly(&window, &services.instantly_url(), KEY);
    window.button("Save connection").click();
    let trouble = window.role("alert", "The connection is not saved.");
    trouble.says("No keyring is running");
    assert_eq!(window.field("API key").value(), KEY, "what was typed stays");
    pictures(&window, "connection-add-no-keyring");
    window.link("Cancel").click();
    window.button("Try the practice accounts").shown();
    assert_eq!(
        stage.files_holding(stage.home(), KEY),
        Vec::<PathBuf>::new(),
        "no silent fallback to a file"
    );

    try_practice(&window);
    window.link("Connections").click();
    window
        .role("heading", "Keys can’t be kept on this computer now")
        .shown();
    assert_eq!(
        window.role("table", "Connections").every("row").count(),
        3,
        "the heading and the practice accounts: no account without its key"
    );
    pictures(&window, "connections-no-keyring");
    window.button("Test Practice academy").click();
    window.role("status", "The keys work.").shown();
    window.close();
}

#[test]
fn a_keyring_that_stays_locked_is_told_apart_and_saving_works_once_it_is_unlocked() {
    let stage = Stage::set_with("a_locked_keyring", Keyring::Locked);
    let services = services(&stage);
    let window = stage.open();
    let locked = "The keyring did not let Roster in, so nothing was saved or read.";
    window.role("status", locked).shown();
    window.link("Connect Instantly").click();
    let url = services.instantly_url();
    type_instantly(&window, &url, practice::PRACTICE_KEY);
    window.button("Save connection").click();
    window
        .role("alert", "The connection is not saved.")
        .says(locked);

    stage.keyring_becomes(Keyring::Unlocked);
    window.button("Test the keychain again").click();
    window.role("complementary", "Test").says("which works");
    save(&window);
    window.close();
}
