//! What stands below the options in `roster --help`.

use std::fmt::Write;

use crate::exit::Exit;

const ENVIRONMENT: &str = "\
Environment:
  ROSTER_DATA_DIR        folder of the history, where --data-dir is not given
  ROSTER_SECRET_<LABEL>  the key of a connection, as JSON: {\"api_key\": …} for Instantly,
                         {\"access_key\": …, \"secret_key\": …} for LeadSquared. The label in capitals,
                         everything but A to Z and 0 to 9 as _; where that makes one name of two
                         labels, it is used for neither. It wins over the keychain and is never
                         written anywhere, so that a server needs no keychain";

/// Exit codes and environment variables.
pub(super) fn after() -> String {
    let mut text = "Exit codes:\n".to_owned();
    for exit in Exit::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {:<4} {}", exit.code(), exit.meaning());
    }
    format!("{text}\n{ENVIRONMENT}")
}
