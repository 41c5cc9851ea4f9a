//! Which column names the records, and which says who gets them.

use crate::value::{self, Found};
use crate::{Choice, Column, Keys, Separator, Unreadable, Want};

/// Records of a sample.
pub(crate) type Rows = Vec<Vec<String>>;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// What a name of a column is worth, beside the percentage of its lines that fit.
const NAMED_EMAIL: i32 = 30;
const NAMED_LEAD_ID: i32 = 40;
const NAMED_OTHER_ID: i32 = -30;
const NAMED_TARGET: i32 = -60;

/// The usual width of the rows; none where it is one cell.
pub(crate) fn width(rows: &Rows) -> Option<usize> {
    let many = |width: usize| rows.iter().filter(|row| row.len() == width).count();
    let width = rows.iter().map(Vec::len).max_by_key(|width| many(*width))?;
    (width > 1).then_some(width)
}

/// How many ids and addresses the best column has.
pub(crate) fn most_valid(rows: &Rows, keys: Keys) -> usize {
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    let valid = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.filter(|cell| value::read(cell, keys).is_ok()).count()
    };
    (0..widest).map(valid).max().unwrap_or_default()
}

/// The columns, the two that matter, and whether the first row names them.
pub(crate) fn columns(
    rows: &Rows,
    separator: Separator,
    want: Want,
    choice: &Choice,
) -> Result<(Vec<Column>, usize, Option<usize>, bool), Unreadable> {
    let header = choice
        .header
        .unwrap_or_else(|| has_header(rows, separator, want));
    let (names, values) = match rows.split_first() {
        Some((names, values)) if header => (Some(names), values),
        Some(_) | None => (None, rows.as_slice()),
    };
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let seen: Vec<Seen> = (0..widest)
        .map(|at| Seen::of(at, names, values, want.keys))
        .collect();
    let there = |at: usize| match at < widest {
        true => Ok(at),
        false => Err(Unreadable::NoSuchColumn { number: at + 1 }),
    };
    let key = match choice.key {
        Some(key) => there(key)?,
        None => best_key(&seen, want.keys),
    };
    let target = match (want.pairs, choice.target) {
        (false, _) => None,
        (true, Some(target)) => Some(there(target)?).filter(|target| *target != key),
        (true, None) => best_target(&seen, key, want.keys),
    };
    let columns = seen.into_iter().map(|seen| seen.column).collect();
    Ok((columns, key, target, header))
}

/// Whether the first row has names of columns: nothing in it is a value or was meant as one, and either
/// a word of it is such a name, or values follow.
fn has_header(rows: &Rows, separator: Separator, want: Want) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    let is_value = |cell: &String| cell.contains('@') || value::read(cell, want.keys).is_ok();
    let is_named = |cell: &String| {
        let name = Name::new(cell);
        name.is_email() || name.is_lead_id() || name.is_target(want.keys)
    };
    let is_blank = first.iter().all(|cell| cell.trim().is_empty());
    if is_blank || first.iter().any(is_value) {
        return false;
    }
    let follow = separator != Separator::Any && rest.iter().flatten().any(is_value);
    first.iter().any(is_named) || follow
}

/// A column, and what speaks for it.
struct Seen {
    column: Column,
    /// Of a hundred lines, how many have an id or address in it.
    fits: i32,
    /// Whether these are ids more often than addresses.
    has_ids: bool,
}

impl Seen {
    fn of(at: usize, names: Option<&Vec<String>>, values: &[Vec<String>], keys: Keys) -> Self {
        let header = names.and_then(|names| names.get(at));
        let cells = values.iter().filter_map(|row| row.get(at));
        let cells: Vec<&str> = cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let found: Vec<Found<'_>> = cells
            .iter()
            .filter_map(|cell| value::read(cell, keys).ok())
            .collect();
        let ids = found
            .iter()
            .filter(|found| matches!(found, Found::Id(_)))
            .count();
        let percent = |of: usize| found.len() * 100 / of.max(1);
        Self {
            fits: i32::try_from(percent(values.len())).unwrap_or_default(),
            has_ids: ids * 2 > found.len(),
            column: Column {
                header: header
                    .map(|name| value::bare(name).to_owned())
                    .unwrap_or_default(),
                samples: cells
                    .iter()
                    .take(SAMPLES)
                    .map(|cell| shortened(cell))
                    .collect(),
                percent: u8::try_from(percent(cells.len())).unwrap_or_default(),
            },
        }
    }
}

fn shortened(cell: &str) -> String {
    cell.chars().take(crate::LONGEST_TEXT).collect()
}

fn best_key(seen: &[Seen], keys: Keys) -> usize {
    let score = |seen: &Seen| {
        let name = Name::new(&seen.column.header);
        let named = match (name.is_target(keys), seen.has_ids) {
            (true, _) => NAMED_TARGET,
            (false, true) if name.is_lead_id() => NAMED_LEAD_ID,
            // Campaigns, lists and companies have ids too.
            (false, true) if !name.0.is_empty() => NAMED_OTHER_ID,
            (false, false) if name.is_email() => NAMED_EMAIL,
            (false, _) => 0,
        };
        seen.fits + named
    };
    // Of equals the first.
    let best = seen
        .iter()
        .enumerate()
        .rev()
        .max_by_key(|(_, seen)| score(seen));
    best.map_or(0, |(at, _)| at)
}

fn best_target(seen: &[Seen], key: usize, keys: Keys) -> Option<usize> {
    let named =
        |(at, seen): &(usize, &Seen)| *at != key && Name::new(&seen.column.header).is_target(keys);
    match seen.iter().enumerate().find(named) {
        Some((at, _)) => Some(at),
        None if seen.len() == 2 => Some(1 - key),
        None => None,
    }
}

/// The name of a column, in small letters and single words.
struct Name(Vec<String>);

impl Name {
    fn new(text: &str) -> Self {
        // "LeadId" is two words, "EMAIL" is one.
        let mut spaced = String::with_capacity(text.len());
        let mut after_small = false;
        for c in text.chars() {
            if c.is_uppercase() && after_small {
                spaced.push(' ');
            }
            after_small = c.is_lowercase();
            spaced.push(if c.is_alphanumeric() { c } else { ' ' });
        }
        let words = spaced.split_whitespace().map(str::to_lowercase);
        Self(words.collect())
    }

    fn has(&self, words: &[&str]) -> bool {
        self.0.iter().any(|word| words.contains(&word.as_str()))
    }

    fn is_email(&self) -> bool {
        self.0.iter().any(|word| word.ends_with("mail"))
    }

    fn is_lead_id(&self) -> bool {
        matches!(
            self.0.concat().as_str(),
            "id" | "uuid" | "leadid" | "leaduuid" | "lead"
        )
    }

    fn is_target(&self, keys: Keys) -> bool {
        match keys {
            Keys::LeadIdsOrEmails => self.has(&[
                "owner",
                "owners",
                "assigned",
                "assignee",
                "assign",
                "rep",
                "user",
                "agent",
                "member",
                "salesperson",
            ]),
            Keys::UserEmails => self.has(&["team", "teams", "group"]),
        }
    }
}
