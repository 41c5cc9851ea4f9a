//! How many tests ran, read from what the test programs say.

use std::iter::Sum;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(all: I) -> Counts {
        all.fold(Counts::default(), |sum, one| Counts {
            passed: sum.passed + one.passed,
            failed: sum.failed + one.failed,
        })
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Adds up every `test result:` line: cargo prints one for each test binary.
pub(crate) fn of_cargo(output: &str) -> Counts {
    plain(output)
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result:").map(of_line))
        .sum()
}

/// Reads vitest's closing line, such as `Tests  1 failed | 47 passed (48)`. The line of the same form
/// that begins with `Test Files` counts files, and is left out.
pub(crate) fn of_vitest(output: &str) -> Counts {
    plain(output)
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Tests  ").map(of_line))
        .sum()
}

/// The numbers that stand before `passed` and `failed` in one line.
fn of_line(line: &str) -> Counts {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let before = |word: &str| {
        let at = words.iter().skip(1).position(|other| *other == word)?;
        words[at].parse().ok()
    };
    Counts {
        passed: before("passed").unwrap_or(0),
        failed: before("failed").unwrap_or(0),
    }
}

/// The text without its colours.
fn plain(text: &str) -> String {
    let mut rest = text;
    let mut clean = String::with_capacity(text.len());
    while let Some(at) = rest.find("\u{1b}[") {
        clean.push_str(&rest[..at]);
        let code = &rest[at + 2..];
        let end = code.find(|c: char| c.is_ascii_alphabetic());
        rest = end.map_or("", |end| &code[end + 1..]);
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn counts(passed: u32, failed: u32) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn every_test_binary_of_cargo_counts() {
        let output = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s

   Doc-tests assign
test result: FAILED. 40 passed; 3 failed; 0 ignored; 0 measured; 5 filtered out; finished in 1.20s
";
        assert_eq!(of_cargo(output), counts(42, 3), "both lines add up");
    }

    #[test]
    fn colours_do_not_hide_a_count() {
        let output = "test result: \u{1b}[32mok\u{1b}[0m. \u{1b}[1m7\u{1b}[0m passed; 0 failed;";
        assert_eq!(of_cargo(output), counts(7, 0));
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        let output = "
 Test Files  1 failed | 11 passed (12)
      Tests  1 failed | 47 passed | 2 skipped (50)
   Start at  10:00:00
";
        assert_eq!(of_vitest(output), counts(47, 1), "files are not tests");
        let coloured =
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m48 passed\u{1b}[39m\u{1b}[22m (48)";
        assert_eq!(of_vitest(coloured), counts(48, 0));
    }

    #[test]
    fn no_closing_line_counts_no_test() {
        assert_eq!(of_cargo("error: could not compile `app`"), counts(0, 0));
        assert_eq!(of_vitest("No test files found, exiting"), counts(0, 0));
    }
}
