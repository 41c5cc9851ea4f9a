//! Reading a new plan.

use std::sync::Mutex;

use roster_assign::{
    Intended, Mode, PageRead, PlanDigest, PlanTrouble, Split, Standing, Together, cancel_pair,
    read_plan,
};
use uuid::Uuid;

use crate::stand_ins::{Book, Pages, found};
use crate::{leads, users};

/// Reads a plan to its end and gives its digest.
async fn read(assignment: &roster_assign::Assignment, pages: &Pages, book: &Book) -> String {
    let (_handle, signal) = cancel_pair();
    let read = read_plan(assignment, pages, book, |_, _| (), signal).await;
    read.expect("every page can be read")
}

#[tokio::test]
async fn every_page_is_read_once_and_each_record_shared_out() {
    let (pages, book) = (Pages::of(&[100, 100, 30]), Book::default());
    let told = Mutex::new(Vec::new());
    let (_handle, signal) = cancel_pair();
    let progress = |records, calls| told.lock().unwrap().push((records, calls));
    let assignment = leads(2, |_| ());
    let read = read_plan(&assignment, &pages, &book, progress, signal).await;
    assert!(read.is_ok(), "{read:?}");
    assert_eq!(book.ids(), (1..=230).collect::<Vec<_>>());
    assert_eq!(pages.asked(), 3);
    assert_eq!(*told.lock().unwrap(), [(100, 1), (200, 2), (230, 3)]);
    let rows = book.rows.lock().unwrap();
    assert!(rows.iter().all(|row| row.standing == Standing::Change));
    let first = rows.iter().filter(|row| row.intended == rows[0].intended);
    assert_eq!(first.count(), 115, "shared evenly between two");
}

#[tokio::test]
async fn a_cursor_on_the_last_page_ends_the_reading() {
    let assignment = leads(1, |_| ());
    let mut repeating = Pages::of(&[100, 50]);
    repeating.pages[1].next = Some("1".to_owned());
    let book = Book::default();
    read(&assignment, &repeating, &book).await;
    assert_eq!(
        repeating.asked(),
        2,
        "a cursor is followed once, not for ever"
    );
    assert_eq!(book.ids().len(), 150);
    let mut empty = Pages::of(&[100, 0]);
    empty.pages[1].next = Some("0".to_owned());
    let book = Book::default();
    read(&assignment, &empty, &book).await;
    assert_eq!(
        empty.asked(),
        2,
        "an empty page is the end, whatever it points to"
    );
}

#[tokio::test]
async fn an_exact_plan_stops_at_its_limit_and_one_as_filtered_shows_all() {
    let exact = leads(1, |form| form.limit = "150".to_owned());
    let (pages, book) = (Pages::of(&[100, 100, 100]), Book::default());
    read(&exact, &pages, &book).await;
    assert_eq!(book.ids().len(), 150);
    assert_eq!(pages.asked(), 2, "no call for what is not taken");
    let filtered = leads(1, |form| {
        form.limit = "150".to_owned();
        form.mode = Mode::AsFiltered;
    });
    let (pages, book) = (Pages::of(&[100, 100, 100]), Book::default());
    read(&filtered, &pages, &book).await;
    assert_eq!(
        book.ids().len(),
        300,
        "the service picks, so any of them may change"
    );
}

#[tokio::test]
async fn only_leads_without_an_owner_are_taken_where_nobodys_are_meant() {
    let assignment = leads(1, |form| form.owner_now = "nobody".to_owned());
    let owned = PageRead {
        found: vec![found(1, Some(7)), found(2, Some(8))],
        next: Some("1".to_owned()),
        total: None,
    };
    let mixed = PageRead {
        found: vec![found(3, Some(7)), found(4, None)],
        next: None,
        total: None,
    };
    let pages = Pages {
        pages: vec![owned, mixed],
        ..Pages::default()
    };
    let book = Book::default();
    read(&assignment, &pages, &book).await;
    assert_eq!(
        book.ids(),
        [4],
        "a page of other people's leads is not the end"
    );
}

/// How many records of the book go to each of two people.
fn shares(book: &Book) -> [usize; 2] {
    let rows = book.rows.lock().unwrap();
    let to = |user: u128| {
        let user = Intended::Value(Uuid::from_u128(900 + user));
        rows.iter().filter(|row| row.intended == user).count()
    };
    [to(1), to(2)]
}

#[tokio::test]
async fn leads_of_one_person_stay_together_whatever_the_case_of_the_address() {
    let mut pages = Pages::of(&[10]);
    for (at, found) in pages.pages[0].found.iter_mut().enumerate() {
        let address = ["Ada@Moonlit.example", "ada@moonlit.example"][at % 2];
        address.clone_into(&mut found.email);
    }
    let book = Book::default();
    read(&leads(2, |_| ()), &pages, &book).await;
    assert_eq!(shares(&book), [10, 0], "one person");
}

#[tokio::test]
async fn what_was_likely_is_not_written_once_more() {
    let (mut pages, book) = (Pages::of(&[100; 10]), Book::default());
    for (at, found) in pages
        .pages
        .iter_mut()
        .flat_map(|page| &mut page.found)
        .enumerate()
    {
        // A third belongs to the first of the two targets.
        found.value = (at % 3 == 0).then(|| Uuid::from_u128(901));
    }
    read(&leads(2, |_| ()), &pages, &book).await;
    assert_eq!(shares(&book), [500, 500]);
    let again: usize = book.arranged.lock().unwrap().iter().sum();
    assert!(again <= 2, "{again} were written once more");
}

#[tokio::test]
async fn a_list_gives_each_lead_to_whom_it_names_and_means_no_other() {
    let (pages, book) = (Pages::of(&[5]), Book::default());
    let of = |lead: u128, user: u128| (Uuid::from_u128(lead).to_string(), user);
    let listed = [of(1, 902), of(2, 901), of(4, 902)];
    let assignment = leads(2, |form| {
        form.split = Split::ByList;
        form.ids = listed.iter().map(|(lead, _)| format!("{lead} ")).collect();
        let owner =
            |(lead, user): &(String, u128)| (lead.clone(), Uuid::from_u128(*user).to_string());
        form.owners = listed.iter().map(owner).collect();
    });
    let told = read(&assignment, &pages, &book).await;
    let rows = book.rows.lock().unwrap();
    let got: Vec<_> = rows
        .iter()
        .map(|row| (row.key.id.as_u128(), row.intended))
        .collect();
    let value = |user| Intended::Value(Uuid::from_u128(user));
    assert_eq!(
        got,
        [(1, value(902)), (2, value(901)), (4, value(902))],
        "even if the service gives more than was asked for"
    );
    let mut digest = PlanDigest::new(&assignment);
    for row in rows.iter() {
        digest.record(row.key.id, row.before, row.intended, row.standing);
    }
    assert_eq!(told, digest.finish());
}

/// Joined by Or, conditions beside the list bring users whom it does not name.
#[tokio::test]
async fn a_list_moves_each_user_to_the_team_that_it_names_and_nobody_else() {
    let (pages, book) = (Pages::of(&[4]), Book::default());
    let assignment = users(|form| {
        form.mode = Mode::Exact;
        let team = |user: u128, team: u128| {
            let address = format!("{user}@Example.com");
            (address, Uuid::from_u128(team).to_string())
        };
        form.teams = [team(2, 801), team(3, 802)].into();
    });
    read(&assignment, &pages, &book).await;
    let rows = book.rows.lock().unwrap();
    let got: Vec<_> = rows
        .iter()
        .map(|row| (row.key.id.as_u128(), row.intended))
        .collect();
    let value = |team| Intended::Value(Uuid::from_u128(team));
    assert_eq!(got, [(2, value(801)), (3, value(802))]);
}

#[tokio::test]
async fn a_large_plan_is_arranged_in_portions() {
    let (mut pages, book) = (Pages::of(&[10_400]), Book::default());
    for found in &mut pages.pages[0].found {
        // One person: all go to one target, though every other one was likely to go to the other.
        "ada@moonlit.example".clone_into(&mut found.email);
    }
    let assignment = leads(2, |_| ());
    let told = read(&assignment, &pages, &book).await;
    assert_eq!(*book.arranged.lock().unwrap(), [5_000, 200]);
    let mut digest = PlanDigest::new(&assignment);
    for row in book.rows.lock().unwrap().iter() {
        digest.record(row.key.id, row.before, row.intended, row.standing);
    }
    assert_eq!(told, digest.finish(), "the digest is that of all records");
}

#[tokio::test]
async fn the_next_page_is_asked_for_while_the_last_one_is_written() {
    let pages = Pages {
        silent: Some(1),
        ..Pages::of(&[100, 100])
    };
    let book = Book::default();
    let (handle, signal) = cancel_pair();
    let assignment = leads(1, |_| ());
    let making = read_plan(&assignment, &pages, &book, |_, _| (), signal);
    let cancelling = async {
        while pages.asked() < 2 {
            pages.asking.notified().await;
        }
        assert_eq!(book.ids().len(), 100, "the first page is written meanwhile");
        handle.cancel();
    };
    let (made, ()) = tokio::join!(making, cancelling);
    assert_eq!(
        made,
        Err(PlanTrouble::Cancelled),
        "a call under way does not hold it up"
    );
}

#[tokio::test]
async fn a_page_that_cannot_be_read_ends_the_plan_with_the_reason() {
    let pages = Pages {
        broken: Some(1),
        ..Pages::of(&[100, 100])
    };
    let book = Book::default();
    let (_handle, signal) = cancel_pair();
    let made = read_plan(&leads(1, |_| ()), &pages, &book, |_, _| (), signal).await;
    let Err(PlanTrouble::Read(trouble)) = made else {
        panic!("the reader's own trouble, not {made:?}");
    };
    assert_eq!(trouble.message, "No connection.");
    assert_eq!(book.ids().len(), 100, "what was read is kept");
}

#[tokio::test]
async fn those_of_a_host_for_everybodys_mail_are_no_company() {
    let assignment = leads(2, |form| form.keep_together = Some(Together::Company));
    for (host, counts) in [("gmail.com", [5, 5]), ("example.com", [10, 0])] {
        let mut pages = Pages::of(&[10]);
        for found in &mut pages.pages[0].found {
            host.clone_into(&mut found.company);
        }
        let book = Book::default();
        read(&assignment, &pages, &book).await;
        assert_eq!(shares(&book), counts, "{host}");
    }
}
