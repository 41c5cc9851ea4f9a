//! The headless command `roster`.

use std::process;

use roster_cli::Outside;

fn main() {
    let outside = Outside::new(|name| std::env::var_os(name));
    let exit = roster_cli::run(std::env::args_os().collect(), outside);
    process::exit(exit.code().into());
}
