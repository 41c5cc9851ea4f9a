//! `roster schema`

use crate::console::Console;
use crate::exit::Exit;
use crate::trouble::Trouble;

pub(super) fn carry_out(console: Console) -> Result<Exit, Trouble> {
    console.document(&assign::schema())?;
    Ok(Exit::Done)
}
