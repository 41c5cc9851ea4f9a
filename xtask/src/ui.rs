//! The front end: its packages, its build and its scripts (`ui/package.json`).

use anyhow::{Result, bail};

use crate::setup::node::Node;
use crate::shell::Beside;
use crate::{place, shell, stamp};

/// Installs the front end's packages exactly as its lock file names them, unless they already are.
pub(crate) fn install(node: &Node) -> Result<()> {
    let files = ["package.json", "package-lock.json"].map(|name| place::ui().join(name));
    let mark = format!("{}-{}", stamp::of(&files, &[])?, node.major());
    // Inside the folder, so that it goes away with it.
    let kept = place::ui().join("node_modules/.roster-stamp");
    if stamp::is(&kept, &mark) {
        return Ok(());
    }
    shell::show(node.npm().args(["ci", "--no-audit", "--no-fund"]))?;
    stamp::keep(&kept, &mark)
}

/// Builds the front end into `ui/dist`, unless its sources are those of the last build.
pub(crate) fn build(node: &Node) -> Result<()> {
    install(node)?;
    let mark = stamp::of(&[place::ui()], &["node_modules", "dist", "coverage"])?;
    let kept = place::stamps().join("ui-build");
    if stamp::is(&kept, &mark) && place::ui_built().join("index.html").is_file() {
        println!("The front end is built already.");
        return Ok(());
    }
    script(node, "build")?;
    stamp::keep(&kept, &mark)
}

/// Runs one of the front end's scripts.
pub(crate) fn script(node: &Node, name: &str) -> Result<()> {
    shell::show(node.npm().args(["run", "--silent", name]))
}

/// How large the built front end is, compressed, in one line. Fails where it is larger than it may be.
pub(crate) fn size(node: &Node) -> Result<String> {
    let told = shell::tee(node.npm().args(["run", "--silent", "size"]))?;
    let line = told.output.trim();
    match told.succeeded {
        true => Ok(line.to_owned()),
        false => bail!("the front end is too large: {line}"),
    }
}

/// Starts the front end's tests and does not wait for them.
pub(crate) fn test(node: &Node) -> Result<Beside> {
    shell::beside(node.npm().args(["run", "--silent", "test"]))
}
