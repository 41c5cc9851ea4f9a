//! How a text is laid out is guessed right for the files that people have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use roster_lists::{Choice, Encoding, Separator};
use support::{LEADS, PAIRS, TEAMS, USERS, keys_of, read, read_as};

const A: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";
const B: &str = "019e18e2-a5e1-752d-a736-5db3861230ce";
const CAMPAIGN: &str = "019e18e2-a5e1-752d-a736-5daf6da90de8";

#[test]
fn the_separator_is_found_even_where_another_one_stands_in_the_cells() {
    for (separator, sign) in [
        (Separator::Comma, ","),
        (Separator::Semicolon, ";"),
        (Separator::Tab, "\t"),
        (Separator::Bar, "|"),
    ] {
        let text = "Name^Email^Note\nAda^ada@moonlit.example^x\nLudo^ludo@moonlit.example^y\n";
        let list = read(&text.replace('^', sign), LEADS);
        assert_eq!(list.layout.separator, separator);
        assert_eq!(list.len(), 2);
        assert_eq!(list.layout.columns.len(), 3);
    }
    let text = "Name;Email\nFinchley, Ada;ada@moonlit.example\nTinwhistle, Ludo;ludo@tin.example\n";
    let list = read(text, LEADS);
    assert_eq!(list.layout.separator, Separator::Semicolon);
    assert_eq!(list.len(), 2);
}

#[test]
fn columns_are_shown_with_their_names_and_first_values() {
    let text =
        "Name,Email\nAda,ada@moonlit.example\n,ludo@tin.example\nC,c@tin.example\nD,d\nE,e\n";
    let columns = read(text, LEADS).layout.columns;
    assert_eq!(
        (&*columns[0].header, &*columns[1].header),
        ("Name", "Email")
    );
    assert_eq!(
        columns[0].samples,
        ["Ada", "C", "D"],
        "three that are not empty"
    );
    assert_eq!((columns[0].percent, columns[1].percent), (0, 60));
}

#[test]
fn the_column_that_names_the_records_is_guessed_from_its_name_and_its_values() {
    for (text, key) in [
        // As exported by the service: the lead's own id is the most exact.
        (
            format!("id,email,campaign\n{A},ada@moonlit.example,{CAMPAIGN}\n"),
            0,
        ),
        // Ids of something else are no leads.
        (
            format!("campaign,email\n{CAMPAIGN},ada@moonlit.example\n"),
            1,
        ),
        (
            format!("Company ID;Work e-mail\n{CAMPAIGN};ada@moonlit.example\n"),
            1,
        ),
        (
            format!("leadId,ownerEmail\n{A},bruno@lanternworks.example\n"),
            0,
        ),
        // The owner's address is not the lead's.
        (
            "Owner,E-Mail\nbruno@lanternworks.example,ada@moonlit.example\n".to_owned(),
            1,
        ),
        // Without names the values decide.
        (format!("Ada,{A}\nLudo,{B}\n"), 1),
        (
            "Ada,ada@moonlit.example\nLudo,ludo@tin.example\n".to_owned(),
            1,
        ),
        // Some empty, some wrong.
        (
            "Name,Contact\nA,a@tin.example\nB,\nC,c@tin\nD,d@tin.example\n".to_owned(),
            1,
        ),
    ] {
        let list = read(&text, LEADS);
        assert_eq!(list.layout.key, key, "{text}");
    }
}

#[test]
fn the_first_line_names_columns_only_where_it_holds_no_value() {
    for (text, header, used) in [
        ("Email\nada@moonlit.example\n", true, 1),
        ("ada@moonlit.example\nludo@tin.example\n", false, 2),
        ("E-Mail Address\n", true, 0),
        ("Ada,ada@moonlit.example\nLudo,ludo@tin.example\n", false, 2),
        ("Wer,Wo\nAda,ada@moonlit.example\n", true, 1),
        // A mistake in the first line is not taken for a name.
        ("Ada,ada@moonlit\nLudo,ludo@tin.example\n", false, 1),
        ("orson\nludo@tin.example\n", false, 1),
    ] {
        let list = read(text, LEADS);
        assert_eq!((list.layout.header, list.len()), (header, used), "{text:?}");
        assert_eq!(
            list.counts.lines - list.counts.bad,
            list.counts.used,
            "{text:?}"
        );
    }
}

#[test]
fn the_column_of_those_who_get_it_is_guessed_too() {
    for (text, key, target) in [
        ("Email,Owner\na@tin.example,Ada\n", 0, Some(1)),
        (
            "Assigned to,Company,Email\nAda,Tin,a@tin.example\n",
            2,
            Some(0),
        ),
        (
            "a@tin.example,bruno@lanternworks.example\nb@tin.example,bruno@lanternworks.example\n",
            0,
            Some(1),
        ),
        ("a@tin.example;Ada\nb@tin.example;Bruno\n", 0, Some(1)),
        ("a@tin.example,bruno@lanternworks.example", 0, Some(1)),
        ("Email,Company,City\na@tin.example,Tin,Pune\n", 0, None),
    ] {
        let layout = read(text, PAIRS).layout;
        assert_eq!((layout.key, layout.target), (key, target), "{text}");
    }
    let layout = read("Team,User email\nNorth,a@tin.example\n", TEAMS).layout;
    assert_eq!((layout.key, layout.target), (1, Some(0)));
}

#[test]
fn two_columns_of_addresses_are_a_table_and_addresses_in_any_order_are_a_list() {
    let table = read(
        "a@tin.example,b@tin.example\nc@tin.example,d@tin.example\n",
        USERS,
    );
    assert_eq!(table.layout.separator, Separator::Comma);
    assert_eq!(keys_of(&table), ["a@tin.example", "c@tin.example"]);
    let list = read(
        "a@tin.example,b@tin.example\nc@tin.example\nd@tin.example,e@tin.example,f@tin.example",
        USERS,
    );
    assert_eq!(list.layout.separator, Separator::Any);
    assert_eq!(list.len(), 6, "nobody is left out");
}

#[test]
fn what_is_chosen_is_not_guessed() {
    let text = "a@tin.example;b@tin.example\nc@tin.example;d@tin.example\n";
    let choice = Choice {
        encoding: Some(Encoding::Latin1),
        separator: Some(Separator::Semicolon),
        header: Some(true),
        key: Some(1),
        target: Some(0),
    };
    let layout = read_as(text.as_bytes(), PAIRS, choice).unwrap().layout;
    assert_eq!(
        (
            layout.encoding,
            layout.separator,
            layout.header,
            layout.key,
            layout.target
        ),
        (Encoding::Latin1, Separator::Semicolon, true, 1, Some(0)),
    );
    assert_eq!(layout.columns[1].header, "b@tin.example");
}

#[test]
fn a_file_longer_than_its_beginning_is_read_to_the_end() {
    let mut text = "Name;Email\n".to_owned();
    for number in 0..9_000 {
        text.push_str(&format!("Jörg {number};lead{number}@moonlit.example\n"));
    }
    assert!(
        text.len() > 2 * roster_lists::HEAD,
        "longer than what is guessed from"
    );
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, encoding) in [
        (text.clone().into_bytes(), Encoding::Utf8),
        (latin, Encoding::Latin1),
        (utf16, Encoding::Utf16Be),
    ] {
        let list = read_as(&bytes, LEADS, Choice::default()).unwrap();
        assert_eq!(list.layout.encoding, encoding);
        assert_eq!((list.len(), list.counts.bad), (9_000, 0), "{encoding:?}");
        assert_eq!(list.line(8_999), 9_001, "{encoding:?}");
        assert_eq!(list.layout.columns[0].samples[0], "Jörg 0", "{encoding:?}");
    }
}

#[test]
fn an_encoding_that_shows_only_late_is_reported_all_the_same() {
    let mut bytes = "Ada;ada@moonlit.example\n".repeat(6_000).into_bytes();
    assert!(
        bytes.len() > roster_lists::HEAD,
        "behind what is guessed from"
    );
    bytes.extend_from_slice(b"J\xF6rg;joerg@paper-boats.example\n");
    let list = read_as(&bytes, LEADS, Choice::default()).unwrap();
    assert_eq!(list.layout.encoding, Encoding::Latin1);
    assert_eq!(list.len(), 2);
}
