//! Reading pasted lead ids: any separator, each id once, every bad one pointed out by line.

use std::collections::HashMap;

use uuid::Uuid;

/// What was found in a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastedIds {
    /// The different ids, in the order pasted.
    pub ids: Vec<Uuid>,
    /// Everything that is not used as it stands, in order.
    pub problems: Vec<PastedProblem>,
}

/// A piece of pasted text that is not used as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedProblem {
    /// The line's number, from 1.
    pub line: usize,
    /// The piece as pasted.
    pub text: String,
    /// What is wrong with it.
    pub why: PastedWhy,
}

/// Why a piece of pasted text is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PastedWhy {
    /// It is the same id as in an earlier line, which is used once.
    Repeated {
        /// The line where it stands first.
        first_line: usize,
    },
    /// It looks like an e-mail address; only ids can be sent.
    EMail,
    /// It is no id.
    NotAnId,
}

impl PastedWhy {
    /// What is wrong, for people.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            Self::Repeated { first_line } => text::check::repeated(first_line),
            Self::EMail => text::check::AN_E_MAIL.to_owned(),
            Self::NotAnId => text::check::NOT_A_LEAD.to_owned(),
        }
    }
}

impl PastedIds {
    /// Reads a pasted text. Ids may be separated by new lines, blanks, tabs, commas, semicolons
    /// or bars and stand in quotes.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        let mut first_lines: HashMap<Uuid, usize> = HashMap::new();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            for piece in line.split(is_separator).filter(|piece| !piece.is_empty()) {
                read.take(piece, at + 1, &mut first_lines);
            }
        }
        read
    }

    /// The first piece that is no id.
    #[must_use]
    pub fn first_wrong(&self) -> Option<&PastedProblem> {
        self.problems
            .iter()
            .find(|problem| !matches!(problem.why, PastedWhy::Repeated { .. }))
    }

    fn take(&mut self, piece: &str, line: usize, first_lines: &mut HashMap<Uuid, usize>) {
        let why = match Uuid::parse_str(piece) {
            Ok(id) => match first_lines.get(&id) {
                None => {
                    first_lines.insert(id, line);
                    self.ids.push(id);
                    return;
                }
                Some(&first_line) => PastedWhy::Repeated { first_line },
            },
            Err(_) if piece.contains('@') => PastedWhy::EMail,
            Err(_) => PastedWhy::NotAnId,
        };
        self.problems.push(PastedProblem {
            line,
            text: piece.to_owned(),
            why,
        });
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"' | '\'' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";
    const B: &str = "019e18e2-a5e1-752d-a736-5db3861230ce";

    #[test]
    fn any_usual_separator_is_understood() {
        for text in [
            format!("{A}\n{B}"),
            format!("{A}\r\n\r\n{B}\r\n"),
            format!("{A},{B}"),
            format!("\u{feff}\"{A}\"; '{B}'"),
            format!("{A}\t| {B}"),
        ] {
            let read = PastedIds::read(&text);
            assert_eq!(read.ids.len(), 2, "both ids of {text:?}");
            assert_eq!(read.problems, [], "nothing else in {text:?}");
        }
    }

    #[test]
    fn a_bad_piece_is_pointed_out_by_its_line_and_a_repeated_one_by_the_first() {
        let upper = A.to_uppercase();
        let read = PastedIds::read(&format!("{A}\n\n3fa2-88c1\n{upper} ada@moonlit.example"));
        assert_eq!(read.ids.len(), 1, "upper case is the same id");
        let found: Vec<(usize, PastedWhy)> = read
            .problems
            .iter()
            .map(|problem| (problem.line, problem.why))
            .collect();
        let expected = [
            (3, PastedWhy::NotAnId),
            (4, PastedWhy::Repeated { first_line: 1 }),
            (4, PastedWhy::EMail),
        ];
        assert_eq!(found, expected);
    }
}
