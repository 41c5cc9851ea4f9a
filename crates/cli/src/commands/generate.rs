//! `roster completions` and `roster man`, from the same list of arguments as everything else.

use std::path::PathBuf;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;
use crate::console::Console;
use crate::exit::Exit;
use crate::trouble::Trouble;

pub(super) fn completions(shell: Shell, console: Console) -> Result<Exit, Trouble> {
    no_json(console)?;
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "roster", &mut text);
    console.raw(&text)?;
    Ok(Exit::Done)
}

/// One page on standard output, or a page for each command in a folder.
pub(super) fn man(folder: Option<PathBuf>, console: Console) -> Result<Exit, Trouble> {
    no_json(console)?;
    if let Some(folder) = folder {
        let written = std::fs::create_dir_all(&folder)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), &folder));
        written.map_err(|error| {
            let message = text::command::files::unwritten(folder.display(), error);
            Trouble::invalid("--out-dir", message)
        })?;
    } else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command())
            .render(&mut page)
            .map_err(|error| Trouble::internal(text::command::files::NO_PAGE, &error))?;
        console.raw(&page)?;
    }
    Ok(Exit::Done)
}

fn no_json(console: Console) -> Result<(), Trouble> {
    if console.is_json() {
        return Err(Trouble::invalid("--json", text::command::files::NO_JSON));
    }
    Ok(())
}
