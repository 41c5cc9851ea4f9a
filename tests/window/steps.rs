//! What several scenarios do: connecting an account, filling in its form, and looking around.

use practice::{Options, Practice, Received, Running};
use serde_json::Value;

use crate::support::{Stage, Target, Window, becomes, until};

use super::axe::assert_usable;

/// The account that a scenario connects to the practice service of its own process.
pub(super) const ACCOUNT: &str = "Copperleaf";

/// The services, in this very process, so that the scenario sees what reaches them.
pub(super) fn services(stage: &Stage) -> Running {
    services_with(stage, Options::default())
}

/// The same with few records, so that a scenario that does something to each of them is short.
pub(super) fn small_services(stage: &Stage) -> Running {
    let options = Options {
        leads: 240,
        users: 200,
        ..Options::default()
    };
    services_with(stage, options)
}

pub(super) fn services_with(stage: &Stage, options: Options) -> Running {
    stage
        .run(Practice::start(options))
        .expect("two ports on loopback")
}

/// From the welcome: the built-in accounts, and the question which one.
pub(super) fn try_practice(window: &Window<'_>) {
    window.button("Try the practice accounts").click();
    window.role("heading", "Which account?").shown();
}

/// From the question which account: the form of this one.
pub(super) fn choose_account(window: &Window<'_>, label: &str) {
    window.every("listitem").holding(label).click();
    form_is_there(window);
}

/// Waits for the form and the account's names in it.
fn form_is_there(window: &Window<'_>) {
    window.role("heading", "Your choice").shown();
    // Fields become pickers when the names are in, and what is below them moves.
    until("the account's names are in, or could not be read", || {
        let words = window.test_id("names-age").text();
        (!words.starts_with("Reading")).then_some(())
    });
}

/// From the welcome: an account at the practice Instantly, connected with its key.
pub(super) fn connect_instantly(window: &Window<'_>, services: &Running) {
    window.link("Connect Instantly").click();
    type_instantly(window, &services.instantly_url(), practice::PRACTICE_KEY);
    save(window);
}

/// Fills in a new connection to Instantly.
pub(super) fn type_instantly(window: &Window<'_>, address: &str, key: &str) {
    window.field("API key").fill(key);
    window.button("Advanced").click();
    window.field("Address of the API").fill(address);
    window.field("Name in Roster").fill(ACCOUNT);
}

/// From the welcome: an account at the practice LeadSquared, connected with its keys.
pub(super) fn connect_leadsquared(window: &Window<'_>, services: &Running) {
    window.link("Connect LeadSquared").click();
    type_leadsquared(window, &services.leadsquared_url());
    save(window);
}

/// Fills in a new connection to LeadSquared.
pub(super) fn type_leadsquared(window: &Window<'_>, address: &str) {
    window
        .field("Access key")
        .fill(practice::PRACTICE_ACCESS_KEY);
    window
        .field("Secret key")
        .fill(practice::PRACTICE_SECRET_KEY);
    window.field("Region").fill(address);
    window.press("Tab");
    window.field("Name in Roster").fill(ACCOUNT);
}

/// Saves a connection and waits until it is in the list and was tested.
pub(super) fn save(window: &Window<'_>) {
    window.button("Save connection").click();
    window.role("heading", "Connections").shown();
    window
        .role("table", "Connections")
        .holding("Working")
        .shown();
    window.button("Close message").click();
}

/// Opens the form of the only account.
pub(super) fn new_assignment(window: &Window<'_>) {
    window
        .role("navigation", "Main")
        .role("link", "New assignment")
        .click();
    form_is_there(window);
}

/// Chooses from a list that opens on a click.
pub(super) fn pick(list: &Target<'_>, window: &Window<'_>, option: &str) {
    list.click();
    window.every("option").holding(option).click();
    window.every("option").gone();
}

/// The least that an Instantly form needs: a campaign, and somebody.
pub(super) fn fill_in_instantly(window: &Window<'_>, people: &[&str]) {
    pick(&window.field("Campaign"), window, "Autumn Lantern Launch");
    window.field("Add a person").click();
    for person in people {
        window.every("option").holding(person).click();
        window.button(&format!("Remove {person}")).shown();
    }
    window.press("Escape");
    window.every("option").gone();
}

/// The least that a LeadSquared form needs: a condition, and a team.
pub(super) fn fill_in_leadsquared(window: &Window<'_>) {
    let first = window.role("group", "Condition 1 of group 1");
    first.field("Attribute").fill("City");
    window.role("option", "City").click();
    first.field("Value").fill("Pune");
    // The list of cities closes, or it would lie over what comes next.
    window.press("Tab");
    window
        .role("tree", "Teams")
        .every("treeitem")
        .holding("Nashik")
        .click();
}

/// Leaves pictures of the window in light and in dark, and looks whether everybody can use it.
#[track_caller]
pub(super) fn pictures(window: &Window<'_>, name: &str) {
    in_both_themes(window, |theme| {
        let before = if theme == "dark" { "dark-" } else { "" };
        window.screenshot(&format!("{before}{name}"));
        assert_usable(window, &format!("{name}, {theme}"));
    });
}

/// Does the same in light and in dark.
#[track_caller]
pub(super) fn in_both_themes(window: &Window<'_>, look: impl Fn(&str)) {
    for theme in ["light", "dark"] {
        window.look(&format!(
            "document.documentElement.dataset.theme = '{theme}'"
        ));
        window.settle();
        look(theme);
    }
    window.look("delete document.documentElement.dataset.theme");
}

/// The same, and in the smallest window, where everything must fit too.
#[track_caller]
pub(super) fn screens(window: &Window<'_>, name: &str) {
    pictures(window, name);
    window.resize(900, 640);
    assert_it_fits(window, name);
    window.resize(1200, 800);
}

/// Nothing is cut off at the side, and the buttons below the page can be reached.
pub(super) fn assert_it_fits(window: &Window<'_>, page: &str) {
    let too_wide = window.look(
        "const wide = [document.documentElement, document.body, document.querySelector('main')]
         return wide.filter(one => one && one.scrollWidth > one.clientWidth + 1).map(one => one.tagName)",
    );
    assert_eq!(too_wide, serde_json::json!([]), "{page} scrolls sideways");
    let outside = window.look(
        "return [...document.querySelectorAll('main footer .button')].filter(one => {
            const box = one.getBoundingClientRect()
            return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight
        }).map(one => one.innerText)",
    );
    assert_eq!(
        outside,
        serde_json::json!([]),
        "{page}: buttons out of sight"
    );
    window.screenshot(&format!("min-{page}"));
}

/// The request as filtered, as the form shows it; `None` while it is not complete.
pub(super) fn preview(window: &Window<'_>) -> Option<Value> {
    let shown = window.test_id("request-body");
    if shown.count() == 0 {
        return None;
    }
    serde_json::from_str(&shown.text()).ok()
}

/// Waits until the form shows this request, and compares.
#[track_caller]
pub(super) fn preview_becomes(window: &Window<'_>, wanted: &Value) {
    let wanted = Some(wanted.clone());
    becomes("the preview shows what was filled in", &wanted, || {
        preview(window)
    });
}

/// The writing calls that reached the services, oldest first.
pub(super) fn writes(services: &Running) -> Vec<Received> {
    const PATHS: [&str; 3] = ["/leads/bulk-assign", "/User/Bulk/Update", "/User/Update"];
    let is_write = |call: &Received| {
        call.method == "PATCH" || PATHS.iter().any(|path| call.path.ends_with(path))
    };
    services.received().into_iter().filter(is_write).collect()
}

/// Waits for the only writing call that reached the services.
#[track_caller]
pub(super) fn the_write(services: &Running) -> Received {
    let call = until("the assignment reaches the service", || {
        writes(services).into_iter().next()
    });
    assert_eq!(writes(services).len(), 1, "it is sent once");
    call
}

/// The rows of the history, without the one with the headings.
pub(super) fn rows(window: &Window<'_>) -> Vec<String> {
    let table = window.role("table", "Assignments");
    table.shown();
    let text = window.look(
        "return [...document.querySelectorAll('[role=table] [role=rowgroup] [role=row]')]
            .map(row => [...row.children].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()).join(' | '))",
    );
    serde_json::from_value(text).expect("a list of texts")
}

/// Waits until the first row of the history holds these words, and gives it.
#[track_caller]
pub(super) fn first_row(window: &Window<'_>, words: &str) -> String {
    until(&format!("the history's first row says \"{words}\""), || {
        rows(window)
            .into_iter()
            .next()
            .filter(|row| row.contains(words))
    })
}
