//! What can be typed after `roster`.

mod connections;
mod help;
mod practice;
mod submissions;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use connections::{AddConnection, Connections, Pace};
pub use practice::PracticeArgs;
pub use submissions::{Format, Submissions, Undo};

/// Plans bulk assignments at Instantly and LeadSquared, applies exactly what was planned, reads it
/// back, and can undo it.
#[derive(Debug, Parser)]
#[command(name = "roster", version, after_help = help::after(), max_term_width = 100)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Cli {
    /// Folder of the history, instead of the one that the window uses
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Print one JSON document on standard output, and everything else on standard error
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Accounts at the services and their keys
    #[command(subcommand)]
    Connections(Connections),
    /// Read which records an assignment means, and freeze them in a plan. Nothing is changed
    Plan(PlanArgs),
    /// Apply a plan: check, send, read back
    ///
    /// With --json, a plan that would change nothing prints {"submission": null, "plan": …}: it is
    /// done without a submission.
    Apply(Apply),
    /// What was applied, and what became of it
    #[command(subcommand)]
    Submissions(Submissions),
    /// Print the JSON Schema of an assignment file
    Schema,
    /// Start the practice services on this computer, for trying everything out without an account
    Practice(PracticeArgs),
    /// Print the completions of a shell
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write one page for each command into a folder
    Man {
        /// The folder.
        #[arg(long, value_name = "DIR")]
        out_dir: Option<PathBuf>,
    },
}

/// Makes a plan.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// The connection to read and later to send with: its label or its id
    #[arg(long, value_name = "LABEL")]
    pub connection: String,
    /// The assignment file; - for standard input. `roster schema` says what it holds
    #[arg(value_name = "ASSIGNMENT.json")]
    pub assignment: PathBuf,
    /// Write a value into the file before it is read, as in request.campaign=ID: for what it leaves
    /// open ("ask"). A value is JSON; what is none is a text
    #[arg(long, value_name = "PATH=VALUE", value_parser = set)]
    pub set: Vec<(String, String)>,
    /// Also write the plan to this file, for `roster apply`
    #[arg(long, value_name = "PLAN.json")]
    pub out: Option<PathBuf>,
}

fn set(typed: &str) -> Result<(String, String), &'static str> {
    let (path, value) = typed.split_once('=').ok_or(text::command::arguments::SET)?;
    Ok((path.to_owned(), value.to_owned()))
}

/// Applies a plan.
#[derive(Debug, Args)]
pub struct Apply {
    /// The plan that `roster plan` wrote; - for standard input
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,
    /// What confirms it.
    #[command(flatten)]
    pub consent: Consent,
    /// How long it is read back.
    #[command(flatten)]
    pub reading: Reading,
}

/// What confirms a plan without a question.
#[derive(Debug, Clone, Copy, Args)]
pub struct Consent {
    /// How many records may be changed. Anything but the plan's own count stops it; needed for
    /// plans that ask for the count
    #[arg(long, value_name = "COUNT")]
    pub confirm: Option<u64>,
    /// Apply without asking, unless the plan asks for the count
    #[arg(long)]
    pub yes: bool,
}

/// How long the outcome is waited for.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Reading {
    /// How long to read back before an outcome is called unknown [default: 120 at Instantly, 15 at
    /// LeadSquared]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub verify_for: Option<u32>,
    /// After how many seconds a lead that has not changed is taken to stay so. For tests.
    #[arg(long, value_name = "SECONDS", hide = true)]
    pub quiet_after: Option<u32>,
}
