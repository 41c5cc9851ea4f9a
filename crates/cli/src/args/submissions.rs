//! `roster submissions …`

use std::path::PathBuf;

use app::contract::ExportFormat;
use clap::{Args, Subcommand, ValueEnum};

use super::{Consent, Reading};

/// What was applied.
#[derive(Debug, Subcommand)]
pub enum Submissions {
    /// List the submissions, newest first
    List {
        /// How many at most
        #[arg(long, value_name = "COUNT", default_value_t = 50)]
        limit: u32,
        /// Only those with these words, names or ids in them
        #[arg(long, value_name = "WORDS", default_value = "")]
        find: String,
    },
    /// Show one submission; with --json also its request, its calls and its records
    Show {
        /// The submission's id, or its beginning.
        id: String,
    },
    /// Write a submission's records to standard output; as JSON also its request and its calls
    Export {
        /// The submission's id, or its beginning.
        id: String,
        /// The format
        #[arg(long)]
        format: Format,
    },
    /// Go on with what was interrupted or paused, or read back again what is unknown
    Resume {
        /// The submission's id, or its beginning.
        id: String,
        /// How long it is read back.
        #[command(flatten)]
        reading: Reading,
    },
    /// End what was interrupted, paused, or waits because records have moved: nothing more is
    /// sent, and what was sent is read back. After that it can be undone
    Stop {
        /// The submission's id, or its beginning.
        id: String,
        /// How long it is read back.
        #[command(flatten)]
        reading: Reading,
    },
    /// Put back what a submission has changed, unless somebody has changed it since
    ///
    /// What somebody has changed since is left alone and listed, with --json as "left_alone"; then
    /// the exit code is 4, also where nothing was left to put back.
    Undo(Undo),
}

/// An undo.
#[derive(Debug, Args)]
pub struct Undo {
    /// The submission's id, or its beginning
    pub id: String,
    /// Only make the plan, and write it to this file for `roster apply`
    #[arg(long, value_name = "PLAN.json", conflicts_with_all = ["confirm", "yes"])]
    pub out: Option<PathBuf>,
    /// What confirms it.
    #[command(flatten)]
    pub consent: Consent,
    /// How long it is read back.
    #[command(flatten)]
    pub reading: Reading,
}

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One document with the request, every call and the records
    Json,
    /// Comma-separated values, one record a line
    Csv,
}

impl From<Format> for ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Json => Self::Json,
            Format::Csv => Self::Csv,
        }
    }
}
