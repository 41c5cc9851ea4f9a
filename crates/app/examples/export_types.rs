//! Writes the TypeScript types of the wire contract into the folder named as the argument.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> std::io::Result<ExitCode> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Ok(ExitCode::from(2));
    };
    std::fs::create_dir_all(&folder)?;
    std::fs::write(
        folder.join("index.ts"),
        roster_app::contract::typescript::module(),
    )?;
    Ok(ExitCode::SUCCESS)
}
