//! Counting reads the pages that a plan would be read from.

use std::sync::Mutex;

use roster_assign::{CountLimit, Counting};
use uuid::Uuid;

use crate::leads;
use crate::stand_ins::{Pages, found};

async fn counted(counting: &mut Counting, pages: &Pages, limit: CountLimit) {
    counting.go_on(pages, limit, |_| ()).await.unwrap();
}

#[tokio::test]
async fn every_page_is_told_and_the_end_is_the_total() {
    let pages = Pages::of(&[100, 100, 30]);
    let told = Mutex::new(Vec::new());
    let mut counting = Counting::new(leads(1, |_| ()));
    let tell = |count: &Counting| told.lock().unwrap().push((count.records(), count.total()));
    counting
        .go_on(&pages, CountLimit::A_LOOK, tell)
        .await
        .unwrap();
    assert_eq!(
        *told.lock().unwrap(),
        [(100, None), (200, None), (230, Some(230))]
    );
    assert!(counting.has_ended());
    assert_eq!(counting.calls(), 3);
    let numbers: Vec<u128> = counting.first().iter().map(|it| it.id.as_u128()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5], "a few of the first, to be shown");
}

#[tokio::test]
async fn a_count_rests_at_its_limit_and_goes_on_from_there() {
    let pages = Pages::of(&[100, 100, 100, 50]);
    let mut counting = Counting::new(leads(1, |_| ()));
    let by_records = CountLimit {
        records: 200,
        calls: 20,
    };
    counted(&mut counting, &pages, by_records).await;
    assert_eq!((counting.records(), counting.has_ended()), (200, false));
    let by_calls = CountLimit {
        records: 10_000,
        calls: 3,
    };
    counted(&mut counting, &pages, by_calls).await;
    assert_eq!((counting.records(), counting.has_ended()), (300, false));
    counted(&mut counting, &pages, CountLimit::NONE).await;
    assert_eq!((counting.records(), counting.total()), (350, Some(350)));
    assert_eq!(pages.asked(), 4, "no page is read twice");
}

#[tokio::test]
async fn a_record_that_is_on_two_pages_is_counted_once_and_under_its_holder() {
    let mut pages = Pages::of(&[3, 3]);
    pages.pages[0].found = vec![found(1, Some(7)), found(2, None), found(3, Some(7))];
    pages.pages[1].found = vec![found(3, Some(7)), found(4, Some(8)), found(2, None)];
    let mut counting = Counting::new(leads(1, |_| ()));
    counted(&mut counting, &pages, CountLimit::NONE).await;
    let holders: Vec<(Option<Uuid>, u64)> = counting.holders().collect();
    let id = |number| Some(Uuid::from_u128(number));
    assert_eq!(holders, [(None, 1), (id(7), 2), (id(8), 1)]);
    assert_eq!(counting.records(), 4);
}

#[tokio::test]
async fn what_a_plan_would_leave_out_is_not_counted() {
    let nobodys = leads(1, |form| form.owner_now = "nobody".to_owned());
    let mut pages = Pages::of(&[3]);
    pages.pages[0].found = vec![found(1, Some(7)), found(2, None), found(3, None)];
    let mut counting = Counting::new(nobodys);
    counted(&mut counting, &pages, CountLimit::NONE).await;
    assert_eq!(counting.records(), 2);
    let limited = leads(1, |form| form.limit = "150".to_owned());
    let pages = Pages::of(&[100, 100, 100]);
    let mut counting = Counting::new(limited);
    counted(&mut counting, &pages, CountLimit::NONE).await;
    assert_eq!((counting.total(), pages.asked()), (Some(150), 2));
}

#[tokio::test]
async fn a_total_that_the_service_tells_is_known_after_the_first_page() {
    let mut pages = Pages::of(&[100, 100, 30]);
    pages.pages[0].total = Some(230);
    let mut counting = Counting::new(leads(1, |_| ()));
    let first = CountLimit {
        records: 1,
        calls: 1,
    };
    counted(&mut counting, &pages, first).await;
    assert_eq!((counting.records(), counting.total()), (100, Some(230)));
}

#[tokio::test]
async fn a_page_that_cannot_be_read_leaves_what_was_counted_and_can_be_tried_again() {
    let mut pages = Pages::of(&[100, 50]);
    pages.broken = Some(1);
    let mut counting = Counting::new(leads(1, |_| ()));
    let trouble = counting.go_on(&pages, CountLimit::NONE, |_| ()).await;
    assert_eq!(trouble.unwrap_err().message, "No connection.");
    assert_eq!(counting.records(), 100);
    pages.broken = None;
    counted(&mut counting, &pages, CountLimit::NONE).await;
    assert_eq!(counting.total(), Some(150));
}
