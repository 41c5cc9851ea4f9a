//! Whatever is written as a table is read back as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::HashSet;

use proptest::prelude::*;
use roster_lists::{Choice, Encoding, KEPT, Keys, Separator, Want};
use support::{keys_of, read_as};

/// One row: an address, who gets it, and a note with anything in it.
type Row = (String, String, String);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let name = "[A-Za-zäöüé]{1,6} [A-Z][a-z]{1,8}";
    let note = prop::collection::vec(
        prop_oneof![
            Just("\"".to_owned()),
            Just(",".to_owned()),
            Just(";".to_owned()),
            Just("|".to_owned()),
            Just("\t".to_owned()),
            Just("\n".to_owned()),
            Just("\r\n".to_owned()),
            "[a-zé ]{1,5}",
        ],
        0..5,
    );
    let row = ("[a-z]{1,8}", name, note);
    prop::collection::vec(row, 2..40).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            // Each address once, so that the rows are the list.
            .map(|(at, (local, name, note))| {
                (format!("{local}.{at}@tin.example"), name, note.concat())
            })
            .collect()
    })
}

fn rendered(rows: &[Row], separator: Separator, quote_all: bool, end: csv::Terminator) -> String {
    let style = match quote_all {
        true => csv::QuoteStyle::Always,
        false => csv::QuoteStyle::Necessary,
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator.byte().unwrap())
        .quote_style(style)
        .terminator(end)
        .from_writer(Vec::new());
    writer.write_record(["Note", "Email", "Owner"]).unwrap();
    for (email, owner, note) in rows {
        writer.write_record([note, email, owner]).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn encoded(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
    let marked = match mark {
        true => format!("\u{feff}{text}"),
        false => text.to_owned(),
    };
    match encoding {
        Encoding::Utf8 => marked.into_bytes(),
        Encoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        // It has no mark.
        Encoding::Latin1 => text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect(),
    }
}

proptest! {
    #[test]
    fn rows_are_read_as_they_were_written_in_any_encoding_with_any_separator(
        rows in rows(),
        separator in prop::sample::select(vec![
            Separator::Comma, Separator::Semicolon, Separator::Tab, Separator::Bar,
        ]),
        encoding in prop::sample::select(vec![
            Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Latin1,
        ]),
        mark in any::<bool>(),
        quote_all in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let end = match crlf {
            true => csv::Terminator::CRLF,
            false => csv::Terminator::Any(b'\n'),
        };
        let bytes = encoded(&rendered(&rows, separator, quote_all, end), encoding, mark);
        let want = Want { keys: Keys::UserEmails, pairs: true };
        let choice = Choice { separator: Some(separator), target: Some(2), ..Choice::default() };
        let list = read_as(&bytes, want, choice).unwrap();
        prop_assert_eq!(list.counts.bad, 0, "{:?}", list.bad);
        let emails: Vec<String> = rows.iter().map(|(email, ..)| email.clone()).collect();
        prop_assert_eq!(keys_of(&list), emails);
        for (place, (_, owner, _)) in rows.iter().enumerate() {
            let target = &list.targets()[list.target(place).unwrap()];
            prop_assert_eq!(target.text.to_lowercase(), owner.to_lowercase());
        }
        let header = list.layout.columns[1].header.clone();
        prop_assert_eq!(header, "Email", "the layout is guessed from the same bytes");
    }

    #[test]
    fn lines_add_up_and_each_value_is_there_once_whatever_is_pasted(
        pieces in prop::collection::vec(
            prop_oneof![
                "[a-c]@[xy]\\.example",
                Just("019e18e2-a5e1-752d-a736-5db3861230cd".to_owned()),
                "\\PC{0,6}",
            ],
            0..30,
        ),
        sign in prop::sample::select(vec!["\n", "\r\n", ",", ";", "\t", " "]),
    ) {
        let text = pieces.join(sign);
        let want = Want { keys: Keys::LeadIdsOrEmails, pairs: false };
        // An open quotation mark may end it; nothing else may.
        if let Ok(list) = read_as(text.as_bytes(), want, Choice::default()) {
            let counts = list.counts;
            prop_assert_eq!(counts.lines, counts.used + counts.repeated + counts.bad);
            prop_assert_eq!(counts.used as usize, list.len());
            let keys = keys_of(&list);
            prop_assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
            prop_assert!(list.bad.len() <= KEPT);
        }
    }

    #[test]
    fn no_bytes_at_all_make_it_break(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for pairs in [false, true] {
            let want = Want { keys: Keys::LeadIdsOrEmails, pairs };
            // Whatever it says, it ends.
            drop(read_as(&bytes, want, Choice::default()));
        }
    }
}
