//! Plans that are made from another plan or from a submission.

use roster_assign::{
    Derived, Intended, Key, PlanRow, Service, Standing, cancel_pair, recheck_plan,
};
use uuid::Uuid;

use crate::stand_ins::{Book, Pages, found};

const ADA: Option<u128> = Some(901);
const BRUNO: Option<u128> = Some(902);
const DORA: Option<u128> = Some(903);

fn row(seq: u64, before: Option<u128>, intended: Option<u128>, standing: Standing) -> PlanRow {
    PlanRow {
        seq,
        key: Key {
            id: Uuid::from_u128(seq.into()),
            email: String::new(),
        },
        before: before.map(Uuid::from_u128),
        intended: intended.map_or(Intended::Nobody, |id| Intended::Value(Uuid::from_u128(id))),
        standing,
    }
}

async fn recheck(service: Service, derived: Derived, pages: &Pages, book: &Book) {
    let (_handle, signal) = cancel_pair();
    let checked = recheck_plan(service, pages, book, &derived, |_| (), signal).await;
    assert_eq!(checked, Ok(()));
}

/// Of what has long come to its rest.
fn undo() -> Derived {
    Derived::Undo {
        targets: Vec::new(),
        may_still_land: false,
    }
}

fn again() -> Derived {
    let targets = [ADA, BRUNO].into_iter().flatten().map(Uuid::from_u128);
    Derived::Again {
        targets: targets.collect(),
    }
}

fn seen(now: &[Option<Option<u128>>]) -> Pages {
    let now = now.iter().zip(1..);
    let now = now.filter_map(|(value, id)| value.map(|value| found(id, value)));
    Pages {
        now: now.collect(),
        ..Pages::default()
    }
}

#[tokio::test]
async fn an_undo_leaves_alone_what_someone_has_changed_since() {
    use Standing::{Change, LeftOut, Right, Skipped};
    let book = Book::with(vec![
        row(1, ADA, BRUNO, Change),
        row(2, ADA, BRUNO, Change),
        row(3, ADA, BRUNO, Change),
        row(4, ADA, BRUNO, Change),
        row(5, ADA, BRUNO, Change),
        row(6, ADA, None, Change),
        row(7, ADA, BRUNO, LeftOut),
        row(8, DORA, BRUNO, Skipped),
    ]);
    let pages = seen(&[
        Some(ADA),
        Some(BRUNO),
        Some(DORA),
        Some(None),
        None,
        Some(ADA),
        Some(ADA),
        Some(DORA),
    ]);
    recheck(Service::Instantly, undo(), &pages, &book).await;
    let dora = Uuid::from_u128(903);
    let expected = [
        (1, Change, String::new()),
        (2, Right, String::new()),
        (3, Skipped, format!("Changed since: now with {{{dora}}}")),
        (4, Skipped, "Changed since: now with nobody".to_owned()),
        (5, Skipped, "Deleted since".to_owned()),
        (6, Change, String::new()),
        (7, LeftOut, String::new()),
        (8, Skipped, String::new()),
    ];
    assert_eq!(book.standings(), expected);
    // Once more: what was skipped must not look unchanged because its value was written down.
    recheck(Service::Instantly, undo(), &pages, &book).await;
    assert_eq!(
        book.standings(),
        expected,
        "checking twice is checking once"
    );
}

#[tokio::test]
async fn an_undo_says_of_users_on_which_team_they_are_now() {
    let rows = [1, 2].map(|number| row(number, ADA, BRUNO, Standing::Change));
    let book = Book::with(rows.into());
    let pages = seen(&[Some(DORA), Some(None)]);
    recheck(Service::LeadSquared, undo(), &pages, &book).await;
    let dora = Uuid::from_u128(903);
    let expected = [
        (
            1,
            Standing::Skipped,
            format!("Changed since: now on {{{dora}}}"),
        ),
        (
            2,
            Standing::Skipped,
            "Changed since: now on no team".to_owned(),
        ),
    ];
    assert_eq!(book.standings(), expected);
}

#[tokio::test]
async fn a_user_who_had_no_team_cannot_go_back() {
    let book = Book::with(vec![row(1, ADA, None, Standing::Change)]);
    recheck(Service::LeadSquared, undo(), &seen(&[Some(ADA)]), &book).await;
    let why = "Can’t go back: no old team stored".to_owned();
    assert_eq!(book.standings(), [(1, Standing::Skipped, why)]);
}

#[tokio::test]
async fn a_retry_starts_from_what_records_have_now() {
    use Standing::{Change, LeftOut, Right, Skipped};
    let rows = || {
        vec![
            row(1, ADA, BRUNO, Change),
            row(2, ADA, BRUNO, Change),
            row(3, ADA, BRUNO, Change),
            row(4, ADA, BRUNO, LeftOut),
            row(5, ADA, BRUNO, Right),
        ]
    };
    let now = [Some(DORA), Some(BRUNO), None, Some(DORA), Some(ADA)];
    for (service, gone) in [
        (Service::Instantly, "No longer in Instantly"),
        (Service::LeadSquared, "No longer in LeadSquared"),
    ] {
        let book = Book::with(rows());
        recheck(service, again(), &seen(&now), &book).await;
        let expected = [
            (1, Change, String::new()),
            (2, Right, String::new()),
            (3, Skipped, gone.to_owned()),
            (4, LeftOut, String::new()),
            (5, Change, String::new()),
        ];
        assert_eq!(book.standings(), expected);
        let before = book.rows.lock().unwrap()[0].before;
        assert_eq!(
            before,
            DORA.map(Uuid::from_u128),
            "an undo goes back to this"
        );
    }
}

#[tokio::test]
async fn a_retry_leaves_alone_what_has_one_of_the_targets_by_now() {
    let any = |seq| PlanRow {
        intended: Intended::AnyTarget,
        ..row(seq, DORA, None, Standing::Change)
    };
    let book = Book::with(vec![any(1), any(2), any(3)]);
    let pages = seen(&[Some(ADA), Some(BRUNO), Some(DORA)]);
    recheck(Service::Instantly, again(), &pages, &book).await;
    let standings: Vec<Standing> = book.standings().into_iter().map(|one| one.1).collect();
    assert_eq!(
        standings,
        [Standing::Right, Standing::Right, Standing::Change],
        "Ada and Bruno are targets, Dora is none"
    );
}

#[tokio::test]
async fn what_is_with_a_target_as_before_is_shared_out_anew_where_the_service_decides() {
    let any = PlanRow {
        intended: Intended::AnyTarget,
        ..row(1, ADA, None, Standing::Change)
    };
    let book = Book::with(vec![any]);
    recheck(Service::Instantly, again(), &seen(&[Some(ADA)]), &book).await;
    assert_eq!(book.standings()[0].1, Standing::Change, "nothing has moved");
}

#[tokio::test]
async fn an_undo_does_not_call_put_back_what_may_still_land() {
    let undo = Derived::Undo {
        targets: Vec::new(),
        may_still_land: true,
    };
    let book = Book::with(vec![
        row(1, ADA, DORA, Standing::Change),
        row(2, ADA, DORA, Standing::Change),
    ]);
    let pages = seen(&[Some(DORA), Some(ADA)]);
    recheck(Service::Instantly, undo, &pages, &book).await;
    let why = "As before so far, but Instantly may still be changing it".to_owned();
    assert_eq!(
        book.standings(),
        [
            (1, Standing::Skipped, why),
            (2, Standing::Change, String::new())
        ],
        "only what has landed goes back"
    );
}

#[tokio::test]
async fn an_undo_puts_back_what_the_service_has_given_to_a_target_since_it_was_read() {
    let undo = Derived::Undo {
        targets: vec![Uuid::from_u128(901), Uuid::from_u128(902)],
        may_still_land: false,
    };
    let unread = |seq| row(seq, DORA, DORA, Standing::Change);
    let gus = Some(904);
    let book = Book::with(vec![unread(1), unread(2), unread(3)]);
    let pages = seen(&[Some(ADA), Some(DORA), Some(gus)]);
    recheck(Service::Instantly, undo, &pages, &book).await;
    let standings: Vec<Standing> = book.standings().into_iter().map(|one| one.1).collect();
    assert_eq!(
        standings,
        [Standing::Change, Standing::Right, Standing::Skipped],
        "Ada was a target; Gus was not, so somebody else gave it to him"
    );
}

#[tokio::test]
async fn leads_are_read_a_page_at_a_time_and_users_all_at_once() {
    for (service, expected) in [
        (Service::Instantly, vec![100, 100, 50]),
        (Service::LeadSquared, vec![250]),
    ] {
        let rows = (1..=250).map(|seq| row(seq, ADA, BRUNO, Standing::Change));
        let (pages, book) = (seen(&[]), Book::with(rows.collect()));
        recheck(service, again(), &pages, &book).await;
        assert_eq!(*pages.again.lock().unwrap(), expected, "{service}");
    }
}
