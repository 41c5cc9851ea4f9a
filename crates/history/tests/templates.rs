//! Templates: found by their words, with their latest use, and independent of what they came from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{Service, State};
use common::{connection, finished, id, plan, plan_id, ready, submission};
use roster_history::{History, HistoryError, NewPlan, NewSubmission, NewTemplate};

fn template(number: u128, name: &str) -> NewTemplate {
    NewTemplate {
        id: id(number),
        name: name.to_owned(),
        service: Service::Instantly,
        connection: None,
        form: r#"{"service":"instantly"}"#.to_owned(),
        ask: r#"["campaign"]"#.to_owned(),
        words: "Leads in Kettle Fair to Ada".to_owned(),
        at: 7,
    }
}

fn names(history: &History, text: &str) -> Vec<String> {
    let rows = history.templates(text).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn templates_are_listed_by_name_and_found_by_words_of_name_content_and_account() {
    let history = History::in_memory().unwrap();
    let account = connection(50, "Lanternworks");
    history.insert_connection(&account).unwrap();
    let own = NewTemplate {
        connection: Some(account.id),
        ..template(1, "Ärger am Montag")
    };
    history.insert_template(&own).unwrap();
    history.insert_template(&template(2, "After work")).unwrap();
    assert_eq!(names(&history, " "), ["After work", "Ärger am Montag"]);
    assert_eq!(names(&history, "ärger MONTAG"), ["Ärger am Montag"]);
    assert_eq!(names(&history, "kettle after"), ["After work"]);
    assert_eq!(names(&history, "lantern"), ["Ärger am Montag"]);
    assert_eq!(names(&history, "kettle spring"), Vec::<String>::new());
    let kept = history.template(id(1)).unwrap();
    assert_eq!(kept.connection.unwrap().label, "Lanternworks");
    assert_eq!(history.template_form(id(1)).unwrap(), own.form);
}

#[test]
fn a_name_is_used_once_whatever_its_case() {
    let history = History::in_memory().unwrap();
    history.insert_template(&template(1, "Élan")).unwrap();
    history.insert_template(&template(2, "Other")).unwrap();
    let taken = HistoryError::Duplicate { field: "name" };
    let again = template(3, "éLAN ");
    assert_eq!(history.insert_template(&again).unwrap_err(), taken);
    assert_eq!(
        history.rename_template(id(2), "ÉLAN", 9).unwrap_err(),
        taken
    );
    history.rename_template(id(1), "ÉLAN", 9).unwrap();
    let renamed = history.template(id(1)).unwrap();
    assert_eq!((renamed.name.as_str(), renamed.changed_at), ("ÉLAN", 9));
}

#[test]
fn a_template_takes_the_place_of_another_and_keeps_its_beginning() {
    let history = History::in_memory().unwrap();
    history.insert_template(&template(1, "Monday")).unwrap();
    let later = NewTemplate {
        ask: "[]".to_owned(),
        at: 20,
        ..template(1, "Tuesday")
    };
    history.replace_template(&later).unwrap();
    let row = history.template(id(1)).unwrap();
    assert_eq!((row.name.as_str(), row.ask.as_str()), ("Tuesday", "[]"));
    assert_eq!((row.created_at, row.changed_at), (7, 20));
    let gone = template(9, "Never there");
    assert_eq!(
        history.replace_template(&gone).unwrap_err(),
        HistoryError::Missing
    );
}

/// A plan made with a template, applied at the time `number`.
fn applied(history: &History, number: u128, from: &NewPlan) {
    let new = NewPlan {
        id: plan_id(number),
        ..from.clone()
    };
    history.begin_plan(&new).unwrap();
    history.finish_plan(new.id, &ready()).unwrap();
    history.begin(&submission(number)).unwrap();
}

#[test]
fn its_latest_use_is_the_latest_submission_of_its_plans() {
    let history = History::in_memory().unwrap();
    history.insert_template(&template(1, "Monday")).unwrap();
    finished(&history, 5);
    assert_eq!(
        history.template(id(1)).unwrap().used,
        None,
        "another plan's"
    );
    let with_it = NewPlan {
        template: Some(id(1)),
        ..plan(0)
    };
    applied(&history, 10, &with_it);
    let kept = history.plan(plan_id(10)).unwrap();
    assert_eq!(kept.template, Some(id(1)));
    applied(&history, 11, &with_it);
    let used = history.template(id(1)).unwrap().used.unwrap();
    assert_eq!((used.submission, used.at), (id(11), 11));
    assert_eq!(used.state, State::Checking);
}

#[test]
fn what_was_made_with_a_template_and_the_template_of_an_account_outlive_each_other() {
    let history = History::in_memory().unwrap();
    let account = connection(50, "Lanternworks");
    history.insert_connection(&account).unwrap();
    let own = NewTemplate {
        connection: Some(account.id),
        ..template(1, "Monday")
    };
    history.insert_template(&own).unwrap();
    let with_it = NewPlan {
        template: Some(id(1)),
        ..plan(0)
    };
    applied(&history, 10, &with_it);
    history.remove_connection(account.id).unwrap();
    assert_eq!(history.template(id(1)).unwrap().connection, None);
    history.remove_template(id(1)).unwrap();
    assert!(history.submission(id(10)).is_ok());
    assert_eq!(
        history.remove_template(id(1)).unwrap_err(),
        HistoryError::Missing
    );
    let late = NewPlan {
        id: plan_id(12),
        ..with_it
    };
    history.begin_plan(&late).unwrap();
    let submission = NewSubmission {
        plan_id: late.id,
        ..submission(12)
    };
    history.finish_plan(late.id, &ready()).unwrap();
    history.begin(&submission).unwrap();
}
