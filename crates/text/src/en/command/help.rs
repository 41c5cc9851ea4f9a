//! What `roster --help` says below the options; what it says of each argument stands with the arguments.

pub const EXIT_CODES: &str = "Exit codes:";
pub const DONE: &str = "done, and read back as planned";
pub const INTERNAL: &str = "something inside Roster went wrong";
pub const INVALID: &str = "the command line or a file is not valid; nothing was sent";
pub const REFUSED: &str = "the service refused or was not reached; nothing was changed";
pub const PARTLY: &str = "partly done; also an undo that left records alone";
pub const UNKNOWN: &str = "something was sent, and its outcome is not known yet";
pub const NEEDS_CONFIRMATION: &str =
    "needs confirmation: not given, plan expired, or records have moved";
pub const KEYCHAIN: &str = "the keychain is missing, locked, or has no key";
pub const INTERRUPTED: &str = "interrupted; `roster submissions resume` goes on, `stop` ends it";

pub const ENVIRONMENT: &str = "\
Environment:
  ROSTER_DATA_DIR        folder of the history, where --data-dir is not given
  ROSTER_SECRET_<LABEL>  the key of a connection, as JSON: {\"api_key\": …} for Instantly,
                         {\"access_key\": …, \"secret_key\": …} for LeadSquared. The label in capitals,
                         everything but A to Z and 0 to 9 as _; where that makes one name of two
                         labels, it is used for neither. It wins over the keychain and is never
                         written anywhere, so that a server needs no keychain";
