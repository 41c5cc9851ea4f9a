//! What a person types, as a query of the full-text index.

/// A search for rows that have, for every word typed, a word that begins like it. Whatever is typed is
/// only ever text: each word becomes a quoted FTS5 string, <https://www.sqlite.org/fts5.html#fts5_strings>.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// Nothing was typed: every row.
    Everything,
    /// Only signs were typed, which the index does not hold: no row.
    Nothing,
    /// The index's query.
    Match(String),
}

impl Search {
    pub(crate) fn typed(text: &str) -> Self {
        // A control character would end the index's query early, so it separates words.
        let words = || {
            text.split(|c: char| c.is_whitespace() || c.is_control())
                .filter(|word| !word.is_empty())
        };
        let known: Vec<String> = words()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
            .collect();
        match (words().next(), known.is_empty()) {
            (None, _) => Self::Everything,
            (Some(_), true) => Self::Nothing,
            (Some(_), false) => Self::Match(known.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::samples::{begin, id, submission};
    use crate::{History, Query};

    #[test]
    fn every_word_is_quoted_and_matches_beginnings() {
        assert_eq!(Search::typed("  \t"), Search::Everything);
        assert_eq!(Search::typed("\" * -"), Search::Nothing);
        assert_eq!(
            Search::typed("Cop NEAR"),
            Search::Match("\"Cop\"* \"NEAR\"*".to_owned())
        );
        assert_eq!(
            Search::typed("a\"b"),
            Search::Match("\"a\"\"b\"*".to_owned())
        );
        assert_eq!(
            Search::typed("a\0b"),
            Search::Match("\"a\"* \"b\"*".to_owned())
        );
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-c]{1,3}( [a-c]{1,3}){0,3}",
            any::<String>(),
            Just("title:x AND (\"y".to_owned())
        ]
    }

    #[derive(Debug, Clone)]
    enum Change {
        Insert(String),
        Update(usize, String),
        Delete(usize),
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![
            3 => text().prop_map(Change::Insert),
            2 => (any::<usize>(), text()).prop_map(|(at, text)| Change::Update(at, text)),
            1 => any::<usize>().prop_map(Change::Delete),
        ]
    }

    fn apply(history: &History, kept: &mut Vec<(u128, String)>, next: &mut u128, change: Change) {
        match change {
            Change::Insert(text) => {
                *next += 1;
                let mut new = submission(*next);
                new.title.clone_from(&text);
                begin(history, &new);
                kept.push((*next, text));
            }
            Change::Update(at, text) if !kept.is_empty() => {
                let at = at % kept.len();
                let update = "UPDATE submissions SET title = ?1 WHERE id = ?2";
                history
                    .write(|t| Ok(t.execute(update, (&text, id(kept[at].0).to_string()))?))
                    .unwrap();
                kept[at].1 = text;
            }
            Change::Delete(at) if !kept.is_empty() => {
                let (gone, _) = kept.swap_remove(at % kept.len());
                history
                    .write(|t| {
                        Ok(t.execute(
                            "DELETE FROM submissions WHERE id = ?1",
                            [id(gone).to_string()],
                        )?)
                    })
                    .unwrap();
            }
            Change::Update(..) | Change::Delete(_) => {}
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_index_stays_in_step_with_the_rows_whatever_happens_to_them(
            changes in proptest::collection::vec(change(), 1..30)
        ) {
            let history = History::in_memory().unwrap();
            let (mut kept, mut next) = (Vec::new(), 0);
            for change in changes {
                apply(&history, &mut kept, &mut next, change);
            }
            history.check().unwrap();
            let found = history.page(&Query { text: "ab".to_owned(), limit: 100, ..Query::default() }).unwrap();
            let expected = kept.iter().filter(|(_, title)| {
                // Only the plain titles can be compared without repeating the index's own tokeniser.
                title.is_ascii() && title.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w.to_ascii_lowercase().starts_with("ab"))
            });
            for (number, title) in expected {
                prop_assert!(found.rows.iter().any(|row| row.id == id(*number)), "{title:?} is not found by \"ab\"");
            }
        }

        #[test]
        fn whatever_is_typed_is_a_search_and_never_an_error(typed in any::<String>()) {
            let history = History::in_memory().unwrap();
            begin(&history, &submission(1));
            for typed in [typed.clone(), format!("\"{typed}"), format!("title:{typed}*"), format!("a {typed} (b")] {
                let page = history.page(&Query { text: typed.clone(), limit: 10, ..Query::default() });
                prop_assert!(page.is_ok(), "{typed:?} gave {page:?}");
            }
        }
    }
}
