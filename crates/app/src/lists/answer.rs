//! Lists in the words of the contract.

use ::lists::{BadLine, Choice, Encoding, Key, Layout, List, Separator};
use uuid::Uuid;

use super::{Kept, Resolved};
use crate::contract::{
    LineProblem, ListChoice, ListColumn, ListEncoding, ListLayout, ListReport, ListResolution,
    ListSeparator,
};

/// What is shown of a list.
pub(super) fn report(id: Uuid, kept: &Kept) -> ListReport {
    let list = &kept.list;
    let is_email = |key: &Key<'_>| matches!(key, Key::Email(_));
    ListReport {
        id,
        file: kept.source.name(),
        layout: layout(&list.layout),
        lines: list.counts.lines,
        used: list.counts.used,
        repeated: list.counts.repeated,
        bad: list.counts.bad,
        emails: list.keys().filter(is_email).count() as u64,
        targets: list.targets().len() as u64,
        problems: problems(list),
    }
}

/// What is shown of what an account has of a list.
pub(super) fn resolution(list: &List, resolved: &Resolved) -> ListResolution {
    let unknown = resolved.unknown.len() as u64;
    ListResolution {
        found: list.counts.used - unknown,
        records: resolved.records().len() as u64,
        unknown,
        problems: resolved
            .unknown
            .iter()
            .take(::lists::KEPT)
            .map(|place| unknown_line(list, *place as usize, &resolved.why))
            .collect(),
    }
}

/// A line with a value that the account does not know.
pub(super) fn unknown_line(list: &List, place: usize, why: &str) -> LineProblem {
    LineProblem {
        line: usize::try_from(list.line(place)).unwrap_or(usize::MAX),
        text: match list.key(place) {
            Some(Key::Id(id)) => id.to_string(),
            Some(Key::Email(address)) => address.to_owned(),
            None => String::new(),
        },
        problem: why.to_owned(),
        repeated: false,
    }
}

/// A line that is not used.
pub(super) fn problem(bad: &BadLine) -> LineProblem {
    LineProblem {
        line: usize::try_from(bad.line).unwrap_or(usize::MAX),
        text: bad.text.clone(),
        problem: bad.reason.message(),
        repeated: bad.reason.is_repeated(),
    }
}

fn problems(list: &List) -> Vec<LineProblem> {
    let mut lines: Vec<&BadLine> = list.bad.iter().chain(&list.repeated).collect();
    lines.sort_by_key(|bad| bad.line);
    lines.into_iter().map(problem).collect()
}

fn layout(layout: &Layout) -> ListLayout {
    let number = |column: usize| u32::try_from(column).unwrap_or(u32::MAX);
    ListLayout {
        encoding: match layout.encoding {
            Encoding::Utf8 => ListEncoding::Utf8,
            Encoding::Utf16Le => ListEncoding::Utf16Le,
            Encoding::Utf16Be => ListEncoding::Utf16Be,
            Encoding::Latin1 => ListEncoding::Latin1,
        },
        separator: match layout.separator {
            Separator::Comma => ListSeparator::Comma,
            Separator::Semicolon => ListSeparator::Semicolon,
            Separator::Tab => ListSeparator::Tab,
            Separator::Bar => ListSeparator::Bar,
            Separator::Any => ListSeparator::Any,
        },
        header: layout.header,
        columns: layout
            .columns
            .iter()
            .map(|column| ListColumn {
                header: column.header.clone(),
                samples: column.samples.clone(),
                percent: column.percent,
            })
            .collect(),
        key: number(layout.key),
        target: layout.target.map(number),
    }
}

/// What the person has set, as the reading takes it.
pub(super) fn choice(choice: &ListChoice) -> Choice {
    Choice {
        encoding: choice.encoding.map(|encoding| match encoding {
            ListEncoding::Utf8 => Encoding::Utf8,
            ListEncoding::Utf16Le => Encoding::Utf16Le,
            ListEncoding::Utf16Be => Encoding::Utf16Be,
            ListEncoding::Latin1 => Encoding::Latin1,
        }),
        separator: choice.separator.map(|separator| match separator {
            ListSeparator::Comma => Separator::Comma,
            ListSeparator::Semicolon => Separator::Semicolon,
            ListSeparator::Tab => Separator::Tab,
            ListSeparator::Bar => Separator::Bar,
            ListSeparator::Any => Separator::Any,
        }),
        header: choice.header,
        key: choice.key.map(|column| column as usize),
        target: choice.target.map(|column| column as usize),
    }
}
