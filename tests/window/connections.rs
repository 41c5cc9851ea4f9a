//! Connecting an account with its keys.

use std::path::PathBuf;

use crate::support::{Stage, Window};

use super::steps::{
    ACCOUNT, connect_instantly, pictures, save, services, type_instantly, type_leadsquared,
};

/// How an entry in the keyring is found.
const ENTRY: [&str; 2] = ["service", app::KEYCHAIN_NAMESPACE];

/// What no web page may hold once a connection is saved.
fn assert_the_page_forgot(window: &Window<'_>, key: &str) {
    let page = window.look(
        "return document.documentElement.outerHTML
            + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')
            + JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href",
    );
    let page = page.as_str().expect("the page's text");
    assert!(!page.contains(key), "the page still holds the key");
}

/// The keyring's own file may hold a key (encrypted or not is its business), and nothing else.
fn assert_only_the_keyring_holds(stage: &Stage, key: &str) {
    assert_eq!(
        stage.files_holding(&stage.data_dir(), key),
        Vec::<PathBuf>::new(),
        "no key in Roster's own data"
    );
    let keyrings = stage.home().join(".local/share/keyrings");
    let elsewhere: Vec<PathBuf> = stage
        .files_holding(stage.home(), key)
        .into_iter()
        .filter(|file| !file.starts_with(&keyrings))
        .collect();
    assert_eq!(elsewhere, Vec::<PathBuf>::new(), "no key anywhere else");
}

#[test]
fn an_instantly_key_is_tested_and_then_kept_in_the_keyring_and_nowhere_else() {
    const KEY: &str = "aXnW8s-instantly-key-of-this-test";
    let stage = Stage::set("an_instantly_key_is_kept");
    let services = services(&stage);
    services.switch(|switches| switches.instantly.key = KEY.to_owned());
    let window = stage.open();
    window.link("Connect Instantly").click();
    type_instantly(&window, &services.instantly_url(), KEY);
    let panel = window.role("complementary", "Test");
    panel.button("Test").click();
    panel.role("status", "Key works").shown();
    panel.says("Workspace Practice workspace");
    panel.says("12 people");
    pictures(&window, "connection-add-instantly");
    assert_eq!(
        stage.secret_tool_search(&ENTRY),
        None,
        "a test keeps nothing"
    );

    save(&window);
    assert_the_page_forgot(&window, KEY);
    let found = stage
        .secret_tool_search(&ENTRY)
        .expect("the entry of the connection");
    assert!(found.contains(KEY), "the key itself is kept: {found}");
    assert_only_the_keyring_holds(&stage, KEY);
    window.close();
    assert_only_the_keyring_holds(&stage, KEY);

    let window = stage.open();
    window.link("Connections").click();
    window
        .role("heading", "Keys are kept in GNOME Keyring")
        .shown();
    window.button(&format!("Test {ACCOUNT}")).click();
    window.role("status", "The key works.").shown();
    assert_the_page_forgot(&window, KEY);
    let last = services.received().pop().expect("a test asks the service");
    assert_eq!(
        last.headers.get("authorization").map(String::as_str),
        Some("right"),
        "after a restart the key comes from the keyring"
    );
    window.close();
}

#[test]
fn two_leadsquared_keys_are_kept_together_and_go_with_the_connection() {
    let stage = Stage::set("two_leadsquared_keys_are_kept");
    let services = services(&stage);
    let window = stage.open();
    window.link("Connect LeadSquared").click();
    type_leadsquared(&window, &services.leadsquared_url());
    let panel = window.role("complementary", "Test");
    panel.button("Test").click();
    panel.role("status", "Keys work").shown();
    panel.says("Practice academy");
    panel.says("9 teams");
    pictures(&window, "connection-add-leadsquared");
    save(&window);
    for key in [practice::PRACTICE_ACCESS_KEY, practice::PRACTICE_SECRET_KEY] {
        assert_the_page_forgot(&window, key);
        assert_only_the_keyring_holds(&stage, key);
        let found = stage.secret_tool_search(&ENTRY);
        assert!(found.unwrap().contains(key), "both keys are in the entry");
    }

    window.button(&format!("More for {ACCOUNT}")).click();
    window.role("menuitem", "Rename…").click();
    let dialog = window.role("dialog", &format!("Rename {ACCOUNT}"));
    dialog.field("Name in Roster").fill("Copperleaf Pune");
    dialog.button("Rename").click();
    window.button("More for Copperleaf Pune").click();
    window.role("menuitem", "Remove…").click();
    window
        .every("alertdialog")
        .button("Remove connection")
        .click();
    window.role("heading", "No connections yet").shown();
    assert_eq!(
        stage.secret_tool_search(&ENTRY),
        None,
        "the keys go with the connection"
    );
    window.close();
}

#[test]
fn a_wrong_key_is_explained_and_nothing_that_was_typed_is_lost() {
    let stage = Stage::set("a_wrong_key_is_explained");
    let services = services(&stage);
    let window = stage.open();
    window.link("Connect Instantly").click();
    type_instantly(&window, &services.instantly_url(), "not-the-key");
    window.role("complementary", "Test").button("Test").click();
    let answer = window.role("alert", "Key rejected");
    answer.says("Instantly does not accept this key");
    assert_eq!(window.field("API key").value(), "not-the-key");
    assert_eq!(
        window.field("Address of the API").value(),
        services.instantly_url()
    );
    assert_eq!(window.field("Name in Roster").value(), ACCOUNT);
    assert_eq!(
        stage.secret_tool_search(&ENTRY),
        None,
        "nothing is saved by a test"
    );
    window.button("Technical details").click();
    pictures(&window, "connection-rejected");
    window.link("Cancel").click();
    window.link("Connect Instantly").shown();
    connect_instantly(&window, &services);
    window.close();
}
