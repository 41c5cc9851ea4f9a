//! What a person should know before a plan is applied.

use roster_assign::{Assignment, Mode, PlanFacts, Split, WarningLevel, warnings};

use crate::{leads, users};

fn facts(assignment: &Assignment) -> PlanFacts<'_> {
    PlanFacts {
        assignment,
        matched: 1_500,
        will_change: 1_200,
        leaving: Vec::new(),
        together: (0, 0),
        inactive: 0,
        calls: 40,
        threshold: 2_000,
    }
}

fn titles(facts: &PlanFacts<'_>) -> Vec<String> {
    let warnings = warnings(facts).into_iter();
    warnings.map(|warning| warning.title).collect()
}

#[test]
fn an_ordinary_plan_of_leads_has_no_warnings() {
    assert_eq!(titles(&facts(&leads(2, |_| ()))), Vec::<String>::new());
}

#[test]
fn no_filter_at_all_comes_first_and_says_whose_leads_they_are() {
    let assignment = leads(2, |form| {
        form.campaign.clear();
        form.split = Split::InstantlyDecides;
    });
    let facts = PlanFacts {
        matched: 12_403,
        will_change: 12_403,
        leaving: vec![("Dora Winterbourne".to_owned(), 9_211)],
        ..facts(&assignment)
    };
    let found = warnings(&facts);
    assert_eq!(found[0].level, WarningLevel::Danger);
    assert_eq!(
        found[0].title,
        "No filter: this is every lead in the workspace."
    );
    assert_eq!(
        found[0].text,
        "All 12,403 leads, in every campaign and list. 9,211 of them belong to other people today.",
    );
    assert_eq!(
        titles(&facts)[1..],
        [
            "Instantly decides the split.",
            "9,211 leads leave Dora Winterbourne.",
            "More than 2,000 leads.",
        ],
    );
}

#[test]
fn who_loses_leads_is_named_as_far_as_names_help() {
    let assignment = leads(1, |_| ());
    let leaving = |names: &[(&str, u64)]| {
        let leaving = names
            .iter()
            .map(|(name, count)| ((*name).to_owned(), *count));
        titles(&PlanFacts {
            leaving: leaving.collect(),
            ..facts(&assignment)
        })
    };
    let (dora, emeka) = (("Dora Winterbourne", 300), ("Emeka Talltree", 75));
    assert_eq!(
        leaving(&[dora, emeka]),
        ["375 leads leave Dora Winterbourne or Emeka Talltree."]
    );
    assert_eq!(leaving(&[("Dora", 1)]), ["1 lead leaves Dora."]);
    let many = [("a", 4), ("b", 3), ("c", 2), ("d", 1)];
    assert_eq!(leaving(&many), ["10 leads leave a, b or 2 others."]);
}

#[test]
fn leads_that_stay_together_are_counted() {
    let assignment = leads(2, |_| ());
    let facts = PlanFacts {
        together: (9, 4),
        ..facts(&assignment)
    };
    let found = warnings(&facts);
    assert_eq!(found[0].title, "9 leads share 4 e-mail addresses");
    assert_eq!(found[0].text, "and stay together.");
    assert_eq!(found[0].level, WarningLevel::Note);
}

#[test]
fn a_limit_that_instantly_applies_is_not_known_in_advance() {
    let limited = |mode| {
        leads(1, move |form| {
            form.limit = "500".to_owned();
            form.mode = mode;
        })
    };
    assert_eq!(
        titles(&facts(&limited(Mode::AsFiltered))),
        ["Instantly picks the leads."]
    );
    assert_eq!(titles(&facts(&limited(Mode::Exact))), Vec::<String>::new());
}

#[test]
fn moving_users_tells_of_inactive_ones_of_is_not_and_of_what_a_team_brings() {
    let assignment = users(|form| {
        form.conditions[0].condition[0].operator = "neq".to_owned();
    });
    let facts = PlanFacts {
        inactive: 31,
        calls: 8_000,
        ..facts(&assignment)
    };
    assert_eq!(
        titles(&facts),
        [
            "31 inactive users match.",
            "“is not” skips users without a value.",
            "A new team can bring new working hours, holidays and views.",
            "Roster does not know how many calls LeadSquared allows in a day.",
        ],
    );
}

#[test]
fn with_a_limit_and_no_filter_it_is_said_who_picks() {
    for (mode, who) in [
        (Mode::Exact, "The first 500 leads of the workspace"),
        (Mode::AsFiltered, "Instantly picks up to 500 leads"),
    ] {
        let assignment = leads(1, |form| {
            form.campaign.clear();
            form.limit = "500".to_owned();
            form.mode = mode;
        });
        let danger = &warnings(&facts(&assignment))[0];
        assert_eq!(danger.level, WarningLevel::Danger);
        assert!(danger.text.starts_with(who), "{}", danger.text);
    }
}
