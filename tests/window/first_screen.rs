//! How fast the first screen is there. It is written down for the test command to tell, and not judged: the
//! machine is whichever runs the tests.

use std::fs;

use crate::support::Stage;

#[test]
fn the_first_screen_is_measured() {
    let stage = Stage::set("the_first_screen_is_measured");
    let window = stage.open();
    let told = window.look(
        "const at = name => performance.getEntriesByName(name)[0]?.startTime
         const [page] = performance.getEntriesByType('navigation')
         const words = [
             ['first screen ready', at('first screen')],
             ['first paint', at('first-contentful-paint')],
             ['page loaded', page?.loadEventEnd],
         ]
         return words.filter(([, ms]) => ms > 0).map(([what, ms]) => `${what} after ${Math.round(ms)} ms`).join(', ')",
    );
    let told = told.as_str().unwrap_or_default();
    assert!(
        told.contains("first screen ready"),
        "it is measured: {told}"
    );
    fs::write(stage.note("first-screen.txt"), format!("{told}\n")).expect("writing it down");
    window.close();
}
