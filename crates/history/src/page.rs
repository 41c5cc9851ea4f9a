//! The history as a list: newest first, filtered, searched, page by page.

use assign::{Service, State};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::search::Search;
use crate::submissions::{LINE, SubmissionLine, line};
use crate::{History, HistoryError};

/// Which submissions, and how many of them. The default asks for none, because `limit` is 0.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words as typed: found in label, title, filter, sentence, names and ids, by how they begin.
    pub text: String,
    /// Only this service.
    pub service: Option<Service>,
    /// Only this connection.
    pub connection_id: Option<Uuid>,
    /// Only these states; empty for all.
    pub states: Vec<State>,
    /// Only those made at this time or later.
    pub from: Option<i64>,
    /// Only those made before this time.
    pub to: Option<i64>,
    /// Only those that come after this one; nothing for the first page.
    pub after: Option<Cursor>,
    /// At most so many.
    pub limit: u32,
}

/// A place in the list. It stays right while submissions are added or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The last shown submission's time.
    pub created_at: i64,
    /// And its id, because two may have the same time.
    pub id: Uuid,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Newest first.
    pub rows: Vec<SubmissionLine>,
    /// Where the next page starts; nothing if this was the last.
    pub next: Option<Cursor>,
    /// How many there are on all pages.
    pub total: u64,
}

impl History {
    /// One page of the history.
    ///
    /// # Errors
    /// If the file can't be read. No text is an error.
    pub fn page(&self, query: &Query) -> Result<Page, HistoryError> {
        let Some(mut filter) = Filter::of(query) else {
            return Ok(Page {
                rows: Vec::new(),
                next: None,
                total: 0,
            });
        };
        self.read(|c| {
            // One moment for both questions, so that rows and total agree.
            let moment = c.unchecked_transaction()?;
            let total = filter.total(&moment)?;
            let mut rows = filter.rows(&moment, query)?;
            let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
            let more = rows.len() > limit;
            rows.truncate(limit);
            let last = rows.last().filter(|_| more);
            let next = last.map(|row| Cursor {
                created_at: row.created_at,
                id: row.id,
            });
            Ok(Page { rows, next, total })
        })
    }
}

/// Conditions made of fixed SQL, and the values they are bound to.
#[derive(Default)]
struct Filter {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    /// Nothing if no row can match.
    fn of(query: &Query) -> Option<Self> {
        let mut filter = Self::default();
        match Search::typed(&query.text) {
            Search::Everything => {}
            Search::Nothing => return None,
            Search::Match(words) => filter.and(
                "row IN (SELECT rowid FROM submissions_text WHERE submissions_text MATCH ?)",
                [words.into()],
            ),
        }
        if let Some(service) = query.service {
            filter.and("service = ?", [text(service.as_str())]);
        }
        if let Some(id) = query.connection_id {
            filter.and("connection_id = ?", [id.to_string().into()]);
        }
        if !query.states.is_empty() {
            let places = vec!["?"; query.states.len()].join(", ");
            filter.and(
                &format!("state IN ({places})"),
                query.states.iter().map(|s| text(s.as_str())),
            );
        }
        if let Some(from) = query.from {
            filter.and("created_at >= ?", [from.into()]);
        }
        if let Some(to) = query.to {
            filter.and("created_at < ?", [to.into()]);
        }
        Some(filter)
    }

    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.conditions.push(condition.to_owned());
        self.values.extend(values);
    }

    fn clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }

    fn total(&self, c: &Connection) -> Result<u64, HistoryError> {
        let mut count = c.prepare_cached(&format!(
            "SELECT count(*) FROM submissions {}",
            self.clause()
        ))?;
        let total: i64 = count.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(total.unsigned_abs())
    }

    /// One row more than asked for, which tells whether there is another page.
    fn rows(&mut self, c: &Connection, query: &Query) -> Result<Vec<SubmissionLine>, HistoryError> {
        let sql = self.select(query);
        let mut rows = c.prepare_cached(&sql)?;
        let rows = rows
            .query_map(params_from_iter(&self.values), line)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    fn select(&mut self, query: &Query) -> String {
        if let Some(after) = query.after {
            self.and(
                "(created_at, id) < (?, ?)",
                [after.created_at.into(), after.id.to_string().into()],
            );
        }
        let sql = format!(
            "SELECT {LINE} FROM submissions {} ORDER BY created_at DESC, id DESC LIMIT ?",
            self.clause()
        );
        self.values.push((i64::from(query.limit) + 1).into());
        sql
    }
}

fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{connection, id};

    /// As many as someone has after years of daily use.
    const MANY: &str = "
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO submissions (id, service, connection_id, label, letters, colour, kind, title, filter_words,
            sentence, form, names, state, meaning, created_at, search_ids)
        SELECT printf('00000000-0000-4000-8000-%012d', i), iif(i % 2, 'instantly', 'leadsquared'),
            '00000000-0000-0000-0000-000000000001', 'Copperleaf', 'CO', 'teal', 'live', 'Leads to ' || (i % 100), 'f',
            's', '{}', '{}', iif(i % 10, 'succeeded', 'unknown'), 'm', i / 3, 'id' || i
        FROM n";

    fn plan(history: &History, query: &Query) -> String {
        let mut filter = Filter::of(query).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {}", filter.select(query));
        history
            .read(|c| {
                let mut lines = c.prepare(&sql)?;
                let lines = lines.query_map(params_from_iter(&filter.values), |row| {
                    row.get::<_, String>("detail")
                })?;
                Ok(lines.collect::<Result<Vec<_>, _>>()?.join("; "))
            })
            .unwrap()
    }

    #[test]
    fn a_page_of_a_hundred_thousand_is_read_from_an_index_without_sorting() {
        let history = History::in_memory().unwrap();
        history
            .insert_connection(&connection(1, "Copperleaf"))
            .unwrap();
        history.write(|t| Ok(t.execute_batch(MANY)?)).unwrap();
        let after = Some(Cursor {
            created_at: 15_000,
            id: id(7),
        });
        let plain = Query {
            limit: 50,
            ..Query::default()
        };
        let queries = [
            (plain.clone(), "submissions_newest"),
            (
                Query {
                    after,
                    ..plain.clone()
                },
                "submissions_newest",
            ),
            (
                Query {
                    from: Some(10),
                    to: Some(20_000),
                    after,
                    ..plain.clone()
                },
                "submissions_newest",
            ),
            (
                Query {
                    service: Some(Service::Instantly),
                    after,
                    ..plain.clone()
                },
                "submissions_of_service",
            ),
            (
                Query {
                    connection_id: Some(id(1)),
                    after,
                    ..plain.clone()
                },
                "submissions_of_connection",
            ),
            (
                Query {
                    states: vec![State::Unknown],
                    after,
                    ..plain.clone()
                },
                "submissions_in_state",
            ),
        ];
        for (query, index) in queries {
            let plan = plan(&history, &query);
            assert!(
                plan.contains(index),
                "{query:?} does not use {index}: {plan}"
            );
            assert!(!plan.contains("TEMP B-TREE"), "{query:?} sorts: {plan}");
            assert_eq!(history.page(&query).unwrap().rows.len(), 50, "{query:?}");
        }
        let searched = Query {
            text: "leads 42".to_owned(),
            ..plain
        };
        assert!(
            plan(&history, &searched).contains("VIRTUAL TABLE INDEX"),
            "a search asks the text index"
        );
        assert_eq!(history.page(&searched).unwrap().total, 1000);
    }
}
