//! What was checked, how it ended and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::counts::Counts;
use crate::shell::Told;

/// How one step ended.
#[derive(Debug)]
enum Ending {
    /// A check without tests of its own.
    Ok,
    /// How many tests passed and failed, and how long they ran, perhaps beside other steps.
    Counted(Counts, Duration),
    /// What was measured, in words.
    Measured(String),
    /// Why the step failed, when no single test of it did.
    Failed(String),
    /// Why the step cannot run here.
    NotHere(&'static str),
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    ending: Ending,
    took: Duration,
}

/// The steps so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

impl Report {
    /// Carries out a step that passes or fails as a whole. Says whether it passed.
    pub(crate) fn check(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || match step() {
            Ok(()) => Ending::Ok,
            Err(error) => Ending::Failed(format!("{error:#}")),
        })
    }

    /// Carries out a step whose answer is a measurement, which stands in the summary. `None` if there is none.
    pub(crate) fn measure(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<Option<String>>,
    ) {
        self.step(name, || match step() {
            Ok(Some(told)) => Ending::Measured(told),
            Ok(None) => Ending::NotHere("nothing was measured"),
            Err(error) => Ending::Failed(format!("{error:#}")),
        });
    }

    /// Carries out a step whose output tells how many tests ran. None at all is a failure: tests which
    /// were not found would pass forever.
    pub(crate) fn tests(
        &mut self,
        name: &'static str,
        read: fn(&str) -> Counts,
        step: impl FnOnce() -> Result<Told>,
    ) -> bool {
        self.step(name, || match step() {
            Ok(told) => counted(read(&told.output), &told),
            Err(error) => Ending::Failed(format!("{error:#}")),
        })
    }

    /// Notes a step that this system cannot carry out.
    pub(crate) fn not_here(&mut self, name: &'static str, why: &'static str) {
        self.step(name, || Ending::NotHere(why));
    }

    /// Notes a step that is left out because something before it failed.
    pub(crate) fn fail(&mut self, name: &'static str, why: &str) {
        self.step(name, || Ending::Failed(why.to_owned()));
    }

    fn step(&mut self, name: &'static str, step: impl FnOnce() -> Ending) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let ending = step();
        let took = start.elapsed();
        if let Ending::Failed(why) = &ending {
            eprintln!("{name}: {why}");
        }
        let step = Step { name, ending, took };
        let passed = step.passed();
        self.steps.push(step);
        passed
    }

    /// Whether nothing failed.
    pub(crate) fn passed(&self) -> bool {
        self.steps.iter().all(Step::passed)
    }

    /// All tests; a step that failed as a whole counts as one that failed.
    fn totals(&self) -> Counts {
        self.steps.iter().map(Step::counts).sum()
    }

    /// The closing lines. The last one is the totals alone, for whoever reads just that.
    pub(crate) fn summary(&self) -> String {
        let mut lines: Vec<String> = self.steps.iter().map(Step::line).collect();
        let took: Duration = self.steps.iter().map(|step| step.took).sum();
        lines.push(format!("Everything took {}.", seconds(took)));
        lines.push(self.totals().to_string());
        lines.join("\n")
    }
}

impl Step {
    fn passed(&self) -> bool {
        self.counts().failed == 0
    }

    fn counts(&self) -> Counts {
        let (passed, failed) = match &self.ending {
            Ending::Counted(counts, _) => return *counts,
            Ending::Failed(_) => (0, 1),
            Ending::Ok | Ending::Measured(_) | Ending::NotHere(_) => (0, 0),
        };
        Counts { passed, failed }
    }

    fn line(&self) -> String {
        let took = seconds(self.took);
        match &self.ending {
            Ending::Ok => format!("{}: ok ({took})", self.name),
            Ending::Measured(told) => format!("{}: {told}", self.name),
            Ending::Counted(counts, ran) => format!("{}: {counts} ({})", self.name, seconds(*ran)),
            Ending::Failed(why) => format!("{}: failed: {why} ({took})", self.name),
            Ending::NotHere(why) => format!("{}: not run: {why}", self.name),
        }
    }
}

fn counted(counts: Counts, told: &Told) -> Ending {
    match (counts, told.succeeded) {
        (Counts { failed: 1.., .. }, _) => Ending::Counted(counts, told.took),
        (_, false) => Ending::Failed(format!("ended early, after {counts}")),
        (Counts { passed: 0, .. }, true) => Ending::Failed("no test ran".to_owned()),
        (Counts { .. }, true) => Ending::Counted(counts, told.took),
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::of_cargo;
    use anyhow::bail;

    fn told(succeeded: bool, output: &str) -> Result<Told> {
        Ok(Told {
            succeeded,
            output: output.to_owned(),
            took: Duration::from_secs(90),
        })
    }

    #[test]
    fn the_last_line_is_the_totals_alone() {
        let mut report = Report::default();
        report.check("Format", || Ok(()));
        report.tests("Rust", of_cargo, || {
            told(true, "test result: ok. 12 passed; 0 failed")
        });
        report.tests("Window", of_cargo, || {
            told(true, "test result: ok. 3 passed; 0 failed")
        });
        let summary = report.summary();
        assert_eq!(summary.lines().last(), Some("15 passed, 0 failed"));
        let line = "Rust: 12 passed, 0 failed (90.0 s)";
        assert!(summary.contains(line), "its own time: {summary}");
        assert!(report.passed(), "nothing failed");
    }

    #[test]
    fn a_tier_that_ran_no_test_has_failed() {
        let mut report = Report::default();
        report.tests("Rust", of_cargo, || told(true, ""));
        assert!(
            !report.passed(),
            "tests that are not found would pass forever"
        );
        assert!(report.summary().contains("Rust: failed: no test ran"));
    }

    #[test]
    fn a_measurement_stands_in_the_summary_and_counts_as_no_test() {
        let mut report = Report::default();
        report.measure("Size", || Ok(Some("177.1 kB of 200 kB".to_owned())));
        report.measure("First paint", || Ok(None));
        let summary = report.summary();
        assert!(summary.contains("Size: 177.1 kB of 200 kB\n"), "{summary}");
        assert!(summary.contains("First paint: not run"), "{summary}");
        assert_eq!(summary.lines().last(), Some("0 passed, 0 failed"));
        report.measure("Size", || bail!("too large: 201 kB of 200 kB"));
        assert!(!report.passed(), "what is too large fails");
    }

    #[test]
    fn a_check_that_fails_shows_in_the_totals() {
        let mut report = Report::default();
        report.tests("Rust", of_cargo, || {
            told(true, "test result: ok. 2 passed; 0 failed")
        });
        report.check("Lints", || bail!("`cargo clippy` failed"));
        assert!(!report.passed());
        assert_eq!(
            report.summary().lines().last(),
            Some("2 passed, 1 failed"),
            "a closing line without a failure would lie"
        );
    }

    #[test]
    fn tests_that_pass_before_a_crash_do_not_pass_as_a_whole() {
        let mut report = Report::default();
        report.tests("Rust", of_cargo, || {
            told(false, "test result: ok. 2 passed; 0 failed")
        });
        assert!(
            !report.passed(),
            "a later test binary did not compile or crashed"
        );
    }
}
