//! The history's list: complete, in order, and found by what a person remembers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{Service, State};
use common::{begin, connection, end, finished, id, submission};
use roster_history::{Cursor, History, Page, Query};
use uuid::Uuid;

fn ids(page: &Page) -> Vec<Uuid> {
    page.rows.iter().map(|row| row.id).collect()
}

fn found(history: &History, text: &str) -> Vec<Uuid> {
    ids(&history
        .page(&Query {
            text: text.to_owned(),
            limit: 100,
            ..Query::default()
        })
        .unwrap())
}

#[test]
fn pages_have_no_gap_and_no_repetition_while_submissions_are_added_and_removed() {
    let history = History::in_memory().unwrap();
    for number in 1..=25 {
        let mut new = submission(number);
        // Several have the same time, so that the time alone could not tell them apart.
        new.created_at = new.created_at / 5 * 5;
        begin(&history, &new);
    }
    for number in 1..=25 {
        history
            .end_submission(id(number), &end(State::NotRun), 99)
            .unwrap();
    }
    let (mut seen, mut after, mut newer) = (Vec::new(), None, 1000);
    loop {
        let page = history
            .page(&Query {
                after,
                limit: 4,
                ..Query::default()
            })
            .unwrap();
        seen.extend(ids(&page));
        newer += 1;
        begin(&history, &submission(newer));
        // Even the row that the next page starts after may go.
        if seen.len() == 8 {
            history.remove_submission(seen[7]).unwrap();
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let expected: Vec<Uuid> = (1..=25).rev().map(id).collect();
    assert_eq!(seen, expected, "each of the first 25, once, newest first");
}

#[test]
fn a_last_page_that_is_exactly_full_is_the_last_one() {
    let history = History::in_memory().unwrap();
    (1..=4).for_each(|number| finished(&history, number));
    let first = history
        .page(&Query {
            limit: 2,
            ..Query::default()
        })
        .unwrap();
    assert_eq!(
        (first.total, first.next),
        (
            4,
            Some(Cursor {
                created_at: 3,
                id: id(3)
            })
        )
    );
    let second = history
        .page(&Query {
            limit: 2,
            after: first.next,
            ..Query::default()
        })
        .unwrap();
    assert_eq!(ids(&second), [id(2), id(1)]);
    assert_eq!(
        (second.total, second.next),
        (4, None),
        "the total does not depend on the page"
    );
    assert_eq!(
        history.page(&Query::default()).unwrap().total,
        4,
        "a limit of 0 only counts"
    );
}

#[test]
fn filters_narrow_by_service_connection_state_and_time_together() {
    let history = History::in_memory().unwrap();
    let kept = history
        .insert_connection(&connection(500, "Copperleaf Academy"))
        .unwrap();
    for number in 1..=8 {
        let mut new = submission(number);
        if number % 2 == 0 {
            new.service = Service::LeadSquared;
            new.connection.id = Some(kept.id);
        }
        begin(&history, &new);
        if number <= 4 {
            history
                .end_submission(id(number), &end(State::NotRun), 9)
                .unwrap();
        }
    }
    let all = Query {
        limit: 100,
        ..Query::default()
    };
    let page = |query: Query| ids(&history.page(&query).unwrap());
    assert_eq!(
        page(Query {
            service: Some(Service::LeadSquared),
            ..all.clone()
        }),
        [id(8), id(6), id(4), id(2)]
    );
    assert_eq!(
        page(Query {
            connection_id: Some(kept.id),
            states: vec![State::NotRun],
            ..all.clone()
        }),
        [id(4), id(2)]
    );
    let states = vec![State::NotRun, State::Checking];
    assert_eq!(
        page(Query {
            states,
            ..all.clone()
        })
        .len(),
        8,
        "several states are any of them"
    );
    assert_eq!(
        page(Query {
            from: Some(3),
            to: Some(6),
            ..all.clone()
        }),
        [id(5), id(4), id(3)],
        "from is included, to is not"
    );
    let query = Query {
        text: "priya".to_owned(),
        service: Some(Service::Instantly),
        from: Some(4),
        ..all.clone()
    };
    assert_eq!(page(query), [id(7), id(5)], "a search is narrowed too");

    history.remove_connection(kept.id).unwrap();
    assert!(
        page(Query {
            connection_id: Some(kept.id),
            ..all.clone()
        })
        .is_empty()
    );
    let row = history.submission(id(8)).unwrap().line;
    assert_eq!(
        (row.connection.id, row.connection.label.as_str()),
        (None, "Lanternworks"),
        "the history outlives the connection"
    );
}

#[test]
fn a_search_finds_every_searched_column_by_the_beginnings_of_words() {
    let history = History::in_memory().unwrap();
    begin(&history, &submission(41));
    begin(&history, &submission(42));
    for text in [
        "lantern",
        "LEADS pri",
        "spring kick",
        "every lead of",
        "brightwater",
        "campaign_77",
        "campaign_7",
        "Prïya",
    ] {
        assert_eq!(
            found(&history, text),
            [id(42), id(41)],
            "{text:?} is in both"
        );
    }
    assert_eq!(
        found(&history, "number 42 priya"),
        [id(42)],
        "every word must be there, in any order"
    );
    assert!(
        found(&history, "ightwater").is_empty(),
        "words are found by how they begin"
    );
    assert!(found(&history, "priya nobody").is_empty());
}

#[test]
fn an_id_is_found_whole_by_its_first_eight_characters_and_by_more_of_it() {
    let history = History::in_memory().unwrap();
    begin(&history, &submission(1));
    let mut other = submission(2);
    (other.search_ids, other.names) = (
        "a81bc81c-dead-4e5d-abff-90865d1e13b1".to_owned(),
        String::new(),
    );
    begin(&history, &other);
    for text in [
        "a81bc81b",
        "a81bc81b-de",
        "A81BC81B-DEAD-4e5d",
        "a81bc81b-dead-4e5d-abff-90865d1e13b1",
    ] {
        assert_eq!(found(&history, text), [id(1)], "{text:?}");
    }
    assert_eq!(found(&history, "a81bc8"), [id(2), id(1)]);
}

#[test]
fn typed_signs_are_text_and_never_a_query_language() {
    let history = History::in_memory().unwrap();
    begin(&history, &submission(1));
    for text in [
        "\"",
        "priya\"",
        "title:priya",
        "priya OR nobody",
        "NOT priya",
        "priya*",
        "(priya",
        "-priya",
        "'; DROP TABLE x",
    ] {
        let rows = found(&history, text);
        assert!(rows.len() <= 1, "{text:?} is an answer and not an error");
    }
    assert!(
        found(&history, "priya OR nobody").is_empty(),
        "OR is a word like any other"
    );
    assert_eq!(
        found(&history, "(\"priya\")"),
        [id(1)],
        "signs around a word do not matter"
    );
    assert_eq!(
        found(&history, " \n"),
        [id(1)],
        "nothing typed is no filter"
    );
    assert!(
        found(&history, "***").is_empty(),
        "signs alone are in no row"
    );
}
