//! `cargo xtask test`: everything that must hold before a change lands.

use std::process::ExitCode;

use anyhow::{Result, ensure};

use crate::command::Tier;
use crate::counts;
use crate::report::Report;
use crate::setup::{self, Purpose, node, node::Node};
use crate::shell::{Beside, Told};
use crate::{place, shell, types, ui};

/// Only on Linux does the web view have a driver that opens the app itself.
const WINDOW_TESTS_RUN_HERE: bool = cfg!(target_os = "linux");

/// Sets up, runs the steps of `tiers`, and says how each ended. A failure does not keep later steps from
/// running: one run shows everything that is wrong.
pub(crate) fn test(tiers: &[Tier]) -> Result<ExitCode> {
    let mut report = Report::default();
    let asked = |tier| tiers.contains(&tier);
    if asked(Tier::Rust) {
        report.check("Format", || {
            shell::show(shell::cargo().args(["fmt", "--all", "--check"]))
        });
    }
    let node = set_up(tiers)?;
    // The app's binary embeds it, so it comes before anything that compiles the app.
    let built = report.check("Front end build", || ui::build(&node));
    if asked(Tier::Rust) {
        compile(&mut report);
    }
    // The Rust tests wait more than they compute: the front end's run beside them, once nothing compiles.
    let front_end_tests = asked(Tier::Ui).then(|| ui::test(&node));
    if asked(Tier::Rust) {
        rust(&mut report);
    }
    if let Some(tests) = front_end_tests {
        front_end(&mut report, &node, tests);
    }
    if asked(Tier::Rust) {
        report.check("Types", types::check);
    }
    if asked(Tier::Window) {
        window(&mut report, built);
    }
    println!("\n{}", report.summary());
    Ok(match report.passed() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn set_up(tiers: &[Tier]) -> Result<Node> {
    // The Rust tests of the keychain take a keyring too.
    let tests = [Tier::Rust, Tier::Window]
        .iter()
        .any(|tier| tiers.contains(tier));
    if tests && WINDOW_TESTS_RUN_HERE {
        setup::system_packages(Purpose::WindowTests)?;
    } else if tests {
        setup::system_packages(Purpose::Window)?;
    }
    node::ready()
}

/// Everything that takes the compiler.
fn compile(report: &mut Report) {
    report.check("Lints", || {
        let what = ["clippy", "--workspace", "--all-targets", "--all-features"];
        shell::show(shell::cargo().args(what).args(["--", "-D", "warnings"]))
    });
    report.check("Rust build", || {
        shell::show(shell::cargo().args(["test", "--workspace", "--no-run"]))
    });
}

fn rust(report: &mut Report) {
    report.tests(Tier::Rust.title(), counts::of_cargo, || {
        shell::tee(shell::cargo().args(["test", "--workspace", "--no-fail-fast"]))
    });
}

/// The front end's checks, while its tests come to their end.
fn front_end(report: &mut Report, node: &Node, tests: Result<Beside>) {
    report.check("Front end types", || ui::script(node, "check"));
    report.check("Front end format", || ui::script(node, "lint"));
    report.measure("Front end size", || ui::size(node).map(Some));
    report.tests(Tier::Ui.title(), counts::of_vitest, || tests?.end());
}

/// The end-to-end tests. `--workspace` because cargo then chooses the same features as for the other
/// tests, and compiles nothing twice. Each opens a display, a keyring and a window of its own and waits
/// for it most of the time, so that two go side by side; how fast the first screen is there is measured
/// alone.
fn window(report: &mut Report, built: bool) {
    let name = Tier::Window.title();
    match (WINDOW_TESTS_RUN_HERE, built) {
        (false, _) => report.not_here(name, "the window can be driven on Linux only"),
        (true, false) => report.fail(name, "there is no front end to show"),
        (true, true) => {
            report.tests(name, counts::of_cargo, || {
                window_tests(&["--test-threads=2", "--skip", MEASURED])
            });
            report.measure("First screen", || {
                let told = window_tests(&["--exact", MEASURED])?;
                ensure!(told.succeeded, "it could not be measured");
                Ok(first_screen())
            });
        }
    }
}

/// The test that measures how fast the first screen is there.
const MEASURED: &str = "window::first_screen::the_first_screen_is_measured";

fn window_tests(arguments: &[&str]) -> Result<Told> {
    let which = ["test", "--workspace", "--test", "window", "--"];
    shell::tee(shell::cargo().args(which).args(arguments))
}

/// How fast the window showed its first screen, as its tests have written it down.
fn first_screen() -> Option<String> {
    let told = std::fs::read_to_string(place::first_screen()).ok()?;
    Some(told.trim().to_owned())
}
