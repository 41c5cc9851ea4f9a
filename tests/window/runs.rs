//! What several scenarios do with a plan and its run, and what they see at the services.

use std::collections::BTreeMap;

use practice::Running;

use crate::support::{Window, until};

/// A record of a plan.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) name: String,
    pub(super) email: String,
}

/// From a form: its plan, read to the end. Gives how many records it will change.
#[track_caller]
pub(super) fn review(window: &Window<'_>) -> u64 {
    window.button("Review plan").click();
    will_change(window)
}

/// Waits until the plan is ready, and gives how many records it will change.
#[track_caller]
pub(super) fn will_change(window: &Window<'_>) -> u64 {
    number(&window.test_id("will-change").text())
}

/// Confirms the plan in sight and waits until it is applied.
#[track_caller]
pub(super) fn confirm(window: &Window<'_>) {
    window.id("confirm").click();
    is_applied(window);
}

/// Presses the main button of a plan by its keys, which do nothing in the first second: nobody has
/// seen the plan by then.
#[track_caller]
pub(super) fn press_main_keys(window: &Window<'_>) {
    until("the plan has been in sight for a moment", || {
        let script = "const main = document.getElementById('confirm')
             return main !== null && !main.disabled && !('justCome' in main.dataset)";
        (window.look(script) == serde_json::json!(true)).then_some(())
    });
    window.press("Ctrl+Enter");
}

/// Waits until the page is that of a submission.
#[track_caller]
pub(super) fn is_applied(window: &Window<'_>) {
    until("the plan is applied", || {
        window.route().starts_with("/#/a/").then_some(())
    });
}

/// Waits for the result that every one of so many records was changed and read back.
#[track_caller]
pub(super) fn all_have_their_new(window: &Window<'_>, many: u64, holder: &str) {
    let (one, have) = (of(many, holder), have(many));
    window
        .role("heading", &format!("{many} of {one} {have} new {holder}"))
        .shown();
    assert_eq!(outcome(window, "assigned"), many, "counted like it");
}

/// Waits for the result that every one of so many records was put back.
#[track_caller]
pub(super) fn all_have_their_old(window: &Window<'_>, many: u64, holder: &str) {
    let (one, have) = (of(many, holder), have(many));
    let words = format!("{many} of {one} {have} old {holder} again");
    window.role("heading", &words).shown();
}

fn of(many: u64, holder: &str) -> String {
    let noun = if holder == "owner" { "lead" } else { "user" };
    let plural = if many == 1 { "" } else { "s" };
    format!("{many} {noun}{plural}")
}

const fn have(many: u64) -> &'static str {
    if many == 1 { "has its" } else { "have their" }
}

/// How many records a result counts: `assigned`, `unchanged`, `failed`, `unknown` or `skipped`.
#[track_caller]
pub(super) fn outcome(window: &Window<'_>, which: &str) -> u64 {
    number(&window.test_id(which).text())
}

fn number(text: &str) -> u64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("no number: {text}"))
}

/// The first record in sight that can be un-ticked.
#[track_caller]
pub(super) fn first_record(window: &Window<'_>) -> Record {
    until("the plan's records are in sight", || {
        let title = window.look(
            "const rows = [...document.querySelectorAll('[role=grid] [data-row]')]
             const row = rows.find(row => row.querySelector('input:checked:not(:disabled)'))
             return row?.querySelector('[role=gridcell][title]')?.title ?? null",
        );
        let (name, email) = title.as_str()?.rsplit_once(", ")?;
        Some(Record {
            name: name.to_owned(),
            email: email.to_owned(),
        })
    })
}

/// Un-ticks the first record in sight and waits until the plan is smaller by it.
#[track_caller]
pub(super) fn untick_one(window: &Window<'_>) -> Record {
    let before = will_change(window);
    let record = first_record(window);
    let label = format!("Include {}", record.name);
    window.field(&label).nth(0).click();
    until("the plan has one record less", || {
        (will_change(window) == before - 1).then_some(())
    });
    record
}

/// After a restart: from the notice that a run was cut short to its page.
#[track_caller]
pub(super) fn look_at_what_was_left(window: &Window<'_>) {
    window.text("Nothing goes on until you say so.").shown();
    window.text("Look at it").click();
    window.id("go-on").shown();
}

/// Each lead's owner by the lead's id.
pub(super) fn owners(services: &Running) -> BTreeMap<String, Option<String>> {
    let leads = services.state().instantly.leads;
    leads
        .into_iter()
        .map(|lead| (lead.id, lead.assigned_to))
        .collect()
}

/// Each user's team by the user's id.
pub(super) fn teams(services: &Running) -> BTreeMap<String, String> {
    let users = services.state().leadsquared.users;
    users
        .into_iter()
        .map(|user| (user.id, user.team_id))
        .collect()
}

/// How many entries differ.
pub(super) fn differences<T: PartialEq>(
    before: &BTreeMap<String, T>,
    after: &BTreeMap<String, T>,
) -> u64 {
    before
        .iter()
        .filter(|(id, value)| after.get(*id) != Some(value))
        .count() as u64
}

/// How often each lead was assigned that was assigned at all.
pub(super) fn assigned_times(services: &Running) -> Vec<u32> {
    let leads = services.state().instantly.leads;
    let times = leads.into_iter().map(|lead| lead.times_assigned);
    times.filter(|times| *times > 0).collect()
}

/// How often each user was moved that was moved at all.
pub(super) fn moved_times(services: &Running) -> Vec<u32> {
    let users = services.state().leadsquared.users;
    let times = users.into_iter().map(|user| user.times_moved);
    times.filter(|times| *times > 0).collect()
}

/// The id of a person of the practice workspace, by the beginning of the address.
pub(super) fn person(services: &Running, name: &str) -> String {
    let members = services.state().instantly.members;
    let found = members.into_iter().find(|one| one.email.starts_with(name));
    found.expect("a member").user_id
}

/// The id of a team of the practice academy.
pub(super) fn team(services: &Running, name: &str) -> String {
    let teams = services.state().leadsquared.teams;
    let found = teams.into_iter().find(|team| team.name == name);
    found.expect("a team").id
}
