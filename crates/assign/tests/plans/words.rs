//! Plans in words.

use roster_assign::{Mode, Purpose, Split, plain_text, plan_words};

use crate::{leads, users};

#[test]
fn a_plan_is_headed_by_its_count_its_account_and_who_gets_it() {
    let headline = |targets, count| {
        let assignment = leads(targets, |_| ());
        plan_words(&assignment, Purpose::Assign, "Lanternworks", count).headline
    };
    assert_eq!(
        headline(3, 1_187),
        "Give 1,187 leads in Lanternworks to 3 people"
    );
    assert_eq!(
        headline(1, 1),
        "Give 1 lead in Lanternworks to Ada Finchley"
    );
    let moved = plan_words(&users(|_| ()), Purpose::Assign, "Copperleaf Academy", 66);
    assert_eq!(
        moved.headline,
        "Move 66 users in Copperleaf Academy to Counselling › North"
    );
    assert_eq!(moved.action, "Move 66 users in Copperleaf Academy");
}

#[test]
fn the_button_says_what_it_does_to_how_many_in_which_account() {
    let assignment = leads(3, |_| ());
    for (purpose, count, action) in [
        (Purpose::Assign, 1_187, "Assign 1,187 leads in Lanternworks"),
        (Purpose::Try, 10, "Try on 10 leads in Lanternworks"),
        (Purpose::Rest, 1_177, "Assign 1,177 leads in Lanternworks"),
        (Purpose::Retry, 6, "Retry 6 leads in Lanternworks"),
        (Purpose::Undo, 1_133, "Put back 1,133 leads in Lanternworks"),
    ] {
        let words = plan_words(&assignment, purpose, "Lanternworks", count);
        assert_eq!(words.action, action);
    }
}

#[test]
fn the_sentence_says_how_leads_are_shared() {
    let ending = |mode, split| {
        let assignment = leads(2, move |form| {
            form.mode = mode;
            form.split = split;
        });
        let sentence = plain_text(&assignment.sentence("Lanternworks"));
        sentence.rsplit(", ").next().unwrap().to_owned()
    };
    assert_eq!(ending(Mode::Exact, Split::Even), "shared evenly.");
    assert_eq!(ending(Mode::Exact, Split::Weighted), "shared by weight.");
    assert_eq!(
        ending(Mode::AsFiltered, Split::Even),
        "shared as Instantly decides."
    );
    assert_eq!(leads(1, |_| ()).way(), "Exactly these leads");
}
