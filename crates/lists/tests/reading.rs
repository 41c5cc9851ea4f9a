//! What is read from a text: values, each once, and lines that are not used, each with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ops::ControlFlow;

use roster_lists::{
    BadLine, Choice, Counts, KEPT, Key, Keys, Reason, Separator, Unreadable, Unwatched, Watch,
};
use support::{LEADS, PAIRS, TEAMS, USERS, keys_of, read, read_as};

const A: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";
const B: &str = "019e18e2-a5e1-752d-a736-5db3861230ce";

fn counts(lines: u64, used: u64, repeated: u64, bad: u64) -> Counts {
    Counts {
        lines,
        used,
        repeated,
        bad,
    }
}

/// Line numbers and messages of all lines that are not used, in order.
fn told(list: &roster_lists::List) -> Vec<(u64, String)> {
    let mut all: Vec<&BadLine> = list.bad.iter().chain(&list.repeated).collect();
    all.sort_by_key(|bad| bad.line);
    all.iter()
        .map(|bad| (bad.line, bad.reason.message()))
        .collect()
}

#[test]
fn every_kind_of_bad_line_says_what_is_wrong_with_it() {
    let text = format!(
        "Name,Email\n\
         Ada,ada@moonlit.example\n\
         Orson,orson@brambleby\n\
         Ludo,ADA@moonlit.example \n\
         Piece,3fa2-88c1\n\
         Lead,{A}\n\
         Hester,not known\n\
         Imogen,\n"
    );
    let list = read(&text, LEADS);
    let messages = [
        (3, "Not a full e-mail address"),
        (4, "Same as line 2 (used once)"),
        (5, "Not a lead ID"),
        (7, "Neither a lead ID nor an e-mail address"),
        (8, "No lead ID or e-mail address in this line"),
    ];
    assert_eq!(
        told(&list),
        messages.map(|(line, text)| (line, text.to_owned()))
    );
    assert_eq!(list.counts, counts(7, 2, 1, 4));
    assert_eq!(
        list.bad[3].text, "Imogen,",
        "the line itself where the cell says nothing"
    );
    assert_eq!(list.bad[0].text, "orson@brambleby");
    assert_eq!((list.line(0), list.line(1)), (2, 6));
    let users = read(
        "Name,Email\nAda,ada@moonlit.example\nImogen,\nHester,hester\n",
        USERS,
    );
    let messages = [
        (3, "No e-mail address in this line".to_owned()),
        (4, "Not a full e-mail address".to_owned()),
    ];
    assert_eq!(told(&users), messages);
}

#[test]
fn plain_lists_are_read_however_they_are_separated() {
    let mail = "ada@moonlit.example";
    for text in [
        format!("{A}\n{mail}"),
        format!("{A}\r\n\r\n{mail}\r\n"),
        format!("{A}\r{mail}"),
        format!("{A},{mail}"),
        format!("{A} {mail}"),
        format!("\u{feff}\"{A}\"; '{mail}'"),
        format!("{A}\t| {mail}"),
        format!("Lead ID\n{A}\n{mail}\n"),
        format!("{A}, Ada Finchley <{mail}>"),
    ] {
        let list = read(&text, LEADS);
        let id = A.parse().unwrap();
        assert_eq!(
            list.keys().collect::<Vec<_>>(),
            [Key::Id(id), Key::Email(mail)],
            "{text:?}"
        );
        assert_eq!(list.counts, counts(2, 2, 0, 0), "{text:?}");
        assert_eq!(list.layout.separator, Separator::Any, "{text:?}");
    }
}

#[test]
fn one_id_in_upper_and_lower_case_with_and_without_hyphens_is_one_id() {
    let text = format!("{A}\n{}\n{}\n{B}\n", A.to_uppercase(), A.replace('-', ""));
    let list = read(&text, LEADS);
    assert_eq!(list.counts, counts(4, 2, 2, 0));
    let first = Reason::Repeated { first_line: 1 };
    assert!(list.repeated.iter().all(|line| line.reason == first));
}

#[test]
fn a_list_of_nothing_is_an_empty_list() {
    for text in ["", "\n\n", "Email\n", "\u{feff}", " , ;\t"] {
        let list = read(text, LEADS);
        assert!(list.is_empty(), "{text:?}");
        assert_eq!(list.key(0), None);
        assert_eq!(list.counts.used, 0, "{text:?}");
    }
}

#[test]
fn pairs_say_who_gets_each_and_a_second_answer_is_a_bad_line() {
    let text = "Lead Email;Owner\n\
        ada@moonlit.example;Bruno Castellane\n\
        orson@moonlit.example;bruno  castellane\n\
        hester@moonlit.example;Chidi Marlowe\n\
        ada@moonlit.example;BRUNO CASTELLANE\n\
        ada@moonlit.example;Chidi Marlowe\n\
        ludo@moonlit.example;\n";
    let list = read(text, PAIRS);
    let messages = [
        (5, "Same as line 2 (used once)".to_owned()),
        (6, "Line 2 gives this one to somebody else".to_owned()),
        (7, "Nobody to give it to in this line".to_owned()),
    ];
    assert_eq!(told(&list), messages);
    assert_eq!(list.counts, counts(6, 3, 1, 2));
    let targets: Vec<(&str, u64)> = list
        .targets()
        .iter()
        .map(|it| (&*it.text, it.count))
        .collect();
    assert_eq!(targets, [("Bruno Castellane", 2), ("Chidi Marlowe", 1)]);
    let goes_to: Vec<Option<usize>> = (0..4).map(|place| list.target(place)).collect();
    assert_eq!(goes_to, [Some(0), Some(0), Some(1), None]);
}

#[test]
fn users_go_to_teams_by_name() {
    let text = "user email\tteam\nada@moonlit.example\tNorth\nludo@moonlit.example\tSouth\n";
    let list = read(text, TEAMS);
    assert_eq!(list.counts, counts(2, 2, 0, 0));
    assert_eq!(list.targets()[1].text, "South");
    let plain = read(text, USERS);
    assert_eq!(plain.target(0), None, "where nobody asked who gets it");
}

#[test]
fn the_first_lines_of_each_kind_are_kept_and_all_are_counted_and_told() {
    #[derive(Default)]
    struct Counting(u64);
    impl Watch for Counting {
        fn bytes_done(&mut self, _: u64) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }
        fn bad_line(&mut self, _: &BadLine) -> std::io::Result<()> {
            self.0 += 1;
            Ok(())
        }
    }
    let bad = "x".repeat(500);
    let mut text = format!("Email,Note\n{A},\n");
    for _ in 0..1_500 {
        text.push_str(&format!("{A},again\n{bad},wrong\n"));
    }
    let mut watch = Counting::default();
    let list = roster_lists::read(text.as_bytes(), LEADS, &Choice::default(), &mut watch).unwrap();
    assert_eq!(list.counts, counts(3_001, 1, 1_500, 1_500));
    assert_eq!((list.bad.len(), list.repeated.len()), (KEPT, KEPT));
    assert_eq!(watch.0, 3_000, "what is not kept can still be written down");
    assert_eq!(list.bad[0].text.len(), 200, "as much as a screen shows");
    assert_eq!((list.bad[0].line, list.repeated[0].line), (4, 3));
}

#[test]
fn reading_tells_how_far_it_is_and_stops_when_asked() {
    struct Stopping(Vec<u64>, usize);
    impl Watch for Stopping {
        fn bytes_done(&mut self, bytes: u64) -> ControlFlow<()> {
            self.0.push(bytes);
            match self.0.len() < self.1 {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        }
        fn bad_line(&mut self, _: &BadLine) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut text = String::new();
    for number in 0..50_000 {
        text.push_str(&format!("lead{number}@moonlit.example\n"));
    }
    let read = |stop_at| {
        let mut watch = Stopping(Vec::new(), stop_at);
        let end = roster_lists::read(text.as_bytes(), LEADS, &Choice::default(), &mut watch);
        (watch.0, end)
    };
    let (told, end) = read(usize::MAX);
    assert_eq!(end.unwrap().len(), 50_000);
    assert!(
        told.is_sorted() && told.len() < 100,
        "a block at a time: {}",
        told.len()
    );
    assert_eq!(told.last(), Some(&(text.len() as u64)), "to the end");
    let (told, end) = read(2);
    assert!(matches!(end, Err(Unreadable::Stopped)));
    assert_eq!(told.len(), 2, "and no further");
}

#[test]
fn what_is_no_text_is_refused_with_what_to_do() {
    for (bytes, message) in [
        (
            &b"PK\x03\x04\x14\x00"[..],
            "This is a spreadsheet file. Save it as CSV first.",
        ),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00",
            "This is a spreadsheet file. Save it as CSV first.",
        ),
        (
            b"%PDF-1.7\nada@moonlit.example",
            "This file is not text. Choose a CSV or a text file.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
            "This file is not text. Choose a CSV or a text file.",
        ),
        (
            b"Name,Email\n\"Ada,ada@moonlit.example\nLudo,ludo@moonlit.example\n",
            "A quotation mark opens in line 2 and never closes. Correct the line and try again.",
        ),
    ] {
        let error = read_as(bytes, LEADS, Choice::default()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn whoever_takes_bad_lines_and_fails_ends_the_reading() {
    struct Full;
    impl Watch for Full {
        fn bytes_done(&mut self, _: u64) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }
        fn bad_line(&mut self, _: &BadLine) -> std::io::Result<()> {
            Err(std::io::Error::other("the disk is full"))
        }
    }
    let end = roster_lists::read(&b"ada@moonlit\n"[..], LEADS, &Choice::default(), &mut Full);
    assert!(matches!(end, Err(Unreadable::Source(_))));
}

#[test]
fn a_column_that_was_chosen_is_taken_and_one_that_is_not_there_is_refused() {
    let text = "Email,Second email\nada@moonlit.example,ada@paper.example\n";
    let choice = |key| Choice {
        key: Some(key),
        ..Choice::default()
    };
    let second = read_as(text.as_bytes(), LEADS, choice(1)).unwrap();
    assert_eq!(keys_of(&second), ["ada@paper.example"]);
    let error = read_as(text.as_bytes(), LEADS, choice(2)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "There is no column 3. Choose another one."
    );
    let all = Choice {
        separator: Some(Separator::Any),
        header: Some(false),
        ..Choice::default()
    };
    let plain = read_as(text.as_bytes(), LEADS, all).unwrap();
    assert_eq!(plain.len(), 2, "a plain list has no columns");
    assert_eq!(plain.counts.bad, 2);
    let want = roster_lists::Want {
        keys: Keys::UserEmails,
        pairs: false,
    };
    let list = roster_lists::read(text.as_bytes(), want, &choice(0), &mut Unwatched).unwrap();
    assert_eq!(keys_of(&list), ["ada@moonlit.example"]);
}
