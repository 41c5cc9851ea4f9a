//! Lists from a table: which lines are used and why others are not, and who gets each.

use std::fmt::Write as _;

use practice::Running;

use crate::support::{Stage, Window};

use super::runs::{all_have_their_new, confirm, owners, person, review, will_change};
use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, new_assignment, pictures, services,
    small_services, writes,
};

/// Lines of the large table, without its first one.
const LINES: usize = 10_000;

/// Of ten lines, two name a lead of the account, one is no address, one is unknown, and six repeat the
/// first of them all.
fn mixed(services: &Running) -> (String, usize) {
    let leads = services.state().instantly.leads;
    let mut emails: Vec<String> = leads.iter().map(|lead| lead.email.to_lowercase()).collect();
    emails.sort_unstable();
    emails.dedup();
    let mut table = "Name;E-mail;Note\r\n".to_owned();
    let mut known = 0;
    for line in 0..LINES {
        let address = match (line % 10, emails.get(known)) {
            (0 | 1, Some(email)) => {
                known += 1;
                email.to_uppercase()
            }
            (2, _) => "orson@brambleby".to_owned(),
            (3, _) => format!("nobody{line}@elsewhere.example"),
            _ => emails[0].clone(),
        };
        write!(table, "\"Line, {line}\";{address};\r\n").unwrap();
    }
    (table, known)
}

fn paste_list(window: &Window<'_>, dialog: &str, field: &str, table: &str) {
    window.role("dialog", dialog).field(field).paste(table);
}

/// Puts a long text into the list's field at once: the driver would take minutes for it.
fn put_list(window: &Window<'_>, table: &str) {
    window.id("list-text").shown();
    let text = serde_json::to_string(table).unwrap();
    window.look(&format!(
        "const field = document.getElementById('list-text');
         field.value = {text};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));
         return true"
    ));
}

#[test]
fn a_table_of_ten_thousand_mixed_lines_is_told_line_by_line() {
    let stage = Stage::set("a_table_of_ten_thousand_mixed_lines");
    let services = services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    let (table, known) = mixed(&services);
    window.button("Paste or open a CSV…").click();
    let dialog = window.role("dialog", "Only these leads");
    put_list(&window, &table);
    let problems = dialog.role("region", "Lines with a problem");
    problems.says("orson@brambleby");
    problems.says("Not a full e-mail address");
    problems.says("Same as line 2 (used once)");
    let status = dialog.every("status");
    status.holding("Lines read").shown();
    // Looked up: what the account does not know is told too.
    status.holding("Unknown").shown();
    let shown = window.look("return document.querySelector('dialog[open] dl').innerText");
    let shown = shown.as_str().unwrap_or_default();
    let count = |name: &str| {
        let mut words = shown.split_whitespace().skip_while(|word| *word != name);
        let number = words.find(|word| word.starts_with(|first: char| first.is_ascii_digit()));
        number.unwrap_or_default().replace(',', "")
    };
    assert_eq!(count("recognised"), (LINES / 10).to_string(), "{shown}");
    assert_eq!(count("Unknown"), (LINES / 10).to_string(), "{shown}");
    assert_eq!(count("Found"), known.to_string(), "{shown}");
    pictures(&window, "list-report");
    dialog.button("Cancel").click();
    dialog.gone();
    assert!(known > 100, "the table names leads: {known}");
    assert!(writes(&services).is_empty(), "a list sends nothing");
}

#[test]
fn a_column_says_who_gets_each_lead_and_it_becomes_one_plan() {
    let stage = Stage::set("a_column_says_who_gets_each_lead");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    let ada = person(&services, "ada");
    let leads = services.state().instantly.leads;
    let others: Vec<_> = leads
        .iter()
        .filter(|lead| lead.assigned_to.as_deref() != Some(ada.as_str()))
        .take(3)
        .collect();
    let mut table = "lead,owner\n".to_owned();
    for lead in &others {
        writeln!(table, "{},Ada Finchley", lead.id).unwrap();
    }
    writeln!(table, "{},Nobody Known", leads[leads.len() - 1].id).unwrap();
    window.button("Paste or open a CSV…").click();
    let dialog = window.role("dialog", "Only these leads");
    paste_list(
        &window,
        "Only these leads",
        "Lead IDs or e-mail addresses",
        &table,
    );
    dialog.field("A column says who gets each lead").click();
    dialog.every("listitem").holding("Ada Finchley").shown();
    dialog.says("Nobody Known");
    pictures(&window, "list-targets");
    dialog.button("Use 3 leads").click();
    dialog.gone();
    window.role("radio", "By the list").shown();
    let before = owners(&services);
    review(&window);
    let many = will_change(&window);
    assert_eq!(many, 3, "each lead once, and nobody else");
    window
        .button(&format!("Assign 3 leads in {ACCOUNT}"))
        .shown();
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    let after = owners(&services);
    for lead in &others {
        assert_eq!(after[&lead.id], Some(ada.clone()), "as the list says");
    }
    let changed = after.iter().filter(|(id, owner)| before[*id] != **owner);
    assert_eq!(changed.count(), 3);
}

#[test]
fn pasted_addresses_of_users_become_conditions() {
    let stage = Stage::set("pasted_addresses_of_users");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    let users = services.state().leadsquared.users;
    let list = format!("{}\n{}\n", users[0].email, users[1].email);
    window.button("Paste e-mail addresses…").click();
    paste_list(&window, "Only these users", "E-mail addresses", &list);
    let dialog = window.role("dialog", "Only these users");
    dialog.button("Use 2 users").click();
    dialog.gone();
    let group = window.role("region", "Group 1");
    assert_eq!(group.every("textbox").count(), 2, "one condition for each");
}
