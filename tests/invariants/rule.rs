//! A rule about sources: words that stand only in named places.

use crate::project::{Source, sources};

/// Words that must not stand in some files, but for the places that say why they may.
pub(crate) struct Rule {
    /// The rule, for whoever breaks it.
    pub(crate) says: &'static str,
    /// Which files it is about.
    pub(crate) about: fn(&str) -> bool,
    /// Words, none of which may stand in a line.
    pub(crate) words: &'static [&'static str],
    /// Folders (ending in `/`) and files where they may stand, each with its reason.
    pub(crate) but: &'static [(&'static str, &'static str)],
    /// A line that breaks the rule.
    pub(crate) sample: (&'static str, &'static str),
}

impl Rule {
    /// Fails unless the rule notices its sample, the project keeps it, and each exception is still
    /// needed.
    pub(crate) fn holds(&self) {
        let (path, line) = self.sample;
        let sample = Source {
            path: path.to_owned(),
            text: format!("// {line}\n{line}\n"),
        };
        let noticed = self.broken_by(&sample);
        assert_eq!(
            noticed.len(),
            1,
            "the rule notices `{line}`, but not as a comment"
        );
        let sources = sources();
        let broken: Vec<String> = sources
            .iter()
            .flat_map(|source| self.broken_by(source))
            .collect();
        assert!(broken.is_empty(), "{}:\n{}", self.says, broken.join("\n"));
        for (place, reason) in self.but {
            let used = |source: &Source| {
                source.path.starts_with(place) && !self.lines_with_words(source).is_empty()
            };
            assert!(
                sources.iter().any(used),
                "{place} ({reason}) needs no exception any more from: {}",
                self.says,
            );
        }
    }

    fn broken_by(&self, source: &Source) -> Vec<String> {
        let excepted = self
            .but
            .iter()
            .any(|(place, _)| source.path.starts_with(place));
        match (self.about)(&source.path) && !excepted && !source.path.starts_with(OURSELVES) {
            true => self.lines_with_words(source),
            false => Vec::new(),
        }
    }

    fn lines_with_words(&self, source: &Source) -> Vec<String> {
        let lines = source.text.lines().enumerate();
        lines
            .filter(|(_, line)| !is_comment(line))
            .filter(|(_, line)| self.words.iter().any(|word| has_word(line, word)))
            .map(|(at, line)| format!("{}:{}: {}", source.path, at + 1, line.trim()))
            .collect()
    }
}

/// This test names every forbidden word.
const OURSELVES: &str = "tests/invariants/";

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "* ", "<!--"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// Whether a word stands in a line and not as the end of a longer one: `tauri::` does not stand in
/// `not_tauri::`.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let starts_like_a_name = word.starts_with(|c: char| c.is_alphanumeric());
        !starts_like_a_name || before.is_none_or(|c| !(c.is_alphanumeric() || c == '_'))
    })
}

#[test]
fn a_word_is_found_by_itself_and_not_as_the_end_of_another() {
    assert!(has_word("use tauri::Manager;", "tauri::"));
    assert!(has_word("<p>{@html text}</p>", "{@html"));
    assert!(!has_word("use my_tauri::Manager;", "tauri::"));
}
