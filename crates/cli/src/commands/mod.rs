//! Each command, in the order of the help.

mod apply;
mod connections;
mod export;
mod files;
mod generate;
mod listed;
mod moved;
mod plan;
mod practice;
mod report;
mod resume;
mod schema;
mod show;
mod stop;
mod submissions;
mod undo;

use crate::args::{Cli, Command, Reading, Submissions};
use crate::console::Console;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::outside::Outside;
use crate::session::{Opening, Session};
use crate::trouble::Trouble;

type Around = (Console, Interrupt, Outside);

/// Carries out a command and gives its exit code; what it prints is printed.
///
/// # Errors
/// Why it could not be carried out, to be printed by the caller.
pub(crate) async fn carry_out(cli: Cli, around: Around) -> Result<Exit, Trouble> {
    let opening = |reading| Opening {
        data_dir: cli.data_dir.clone(),
        reading,
        exports_dir: None,
    };
    let open = |reading| Session::open(opening(reading), around.clone());
    match cli.command {
        Command::Connections(command) => connections::carry_out(&open(none())?, command).await,
        Command::Plan(args) => plan::carry_out(&open(none())?, args).await,
        Command::Apply(args) => apply::carry_out(&open(args.reading)?, args).await,
        Command::Submissions(command) => match command {
            Submissions::List { limit, find } => {
                submissions::list(&open(none())?, limit, find).await
            }
            Submissions::Show { id } => show::carry_out(&open(none())?, &id).await,
            Submissions::Export { id, format } => {
                export::carry_out(opening(none()), around, &id, format).await
            }
            Submissions::Resume { id, reading } => resume::carry_out(&open(reading)?, &id).await,
            Submissions::Stop { id, reading } => stop::carry_out(&open(reading)?, &id).await,
            Submissions::Undo(args) => undo::carry_out(&open(args.reading)?, args).await,
        },
        Command::Schema => schema::carry_out(around.0),
        Command::Practice(args) => practice::carry_out(&args, around.0, &around.1).await,
        Command::Completions { shell } => generate::completions(shell, around.0),
        Command::Man { out_dir } => generate::man(out_dir, around.0),
    }
}

fn none() -> Reading {
    Reading::default()
}
