//! Texts with a count in them read well for one as for many.

use roster_text::{connection, planning, run, warning};

#[test]
fn one_record_is_not_spoken_of_as_many() {
    for text in [
        warning::every_lead_counted(1, 0),
        warning::every_lead_counted(1, 1),
        warning::any_lead_in_full(1),
        warning::first_leads(1),
        warning::every_user_counted(1),
        warning::at_most(1, 2_000),
        planning::leads_left_alone(1),
        planning::users_left_alone(1),
        run::of_them_as_they_were(1),
    ] {
        for odd in [
            "1 leads",
            "All 1",
            "1 users",
            "1 user get ",
            "of them",
            "1 as they",
        ] {
            assert!(!text.contains(odd), "“{odd}” in “{text}”");
        }
    }
}

#[test]
fn large_counts_have_their_commas() {
    for (text, shown) in [
        (warning::every_lead_counted(12_403, 2_500), "2,500 of them"),
        (warning::any_lead_in_full(12_403), "up to 12,403 leads"),
        (planning::leads_left_alone(12_403), "12,403 leads are"),
        (planning::typed_from(1_000), "From 1,000 changed"),
        (run::not_among_taken(2_500), "the 2,500 that"),
        (connection::people(3_000), "3,000 people"),
    ] {
        assert!(text.contains(shown), "“{shown}” in “{text}”");
    }
}

#[test]
fn what_a_service_does_not_tell_leaves_no_comma_behind() {
    assert_eq!(connection::user("Ada", ""), "Ada");
    assert_eq!(connection::user("", "Sales_User"), "Sales_User");
    assert_eq!(
        connection::account_in_zone("", "Asia/Kolkata"),
        "Time zone Asia/Kolkata"
    );
    assert_eq!(
        connection::no_administrator("", ""),
        "Not an administrator: LeadSquared may refuse to move users."
    );
}
