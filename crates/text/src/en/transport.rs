//! What is wrong with an address or the way to it.

use std::fmt::Display;

/// Why a text is no address that a key may be sent to, and what to write instead.
pub mod address {
    pub const EMPTY: &str = "Write the service’s address, for example https://api.example.com.";
    pub const NO_SCHEME: &str =
        "Write the whole address with https:// in front, for example https://api.example.com.";

    /// `why` is technical.
    pub fn not_an_address(why: &str) -> String {
        format!("This is not an address ({why}). Write it like https://api.example.com.")
    }

    pub fn other_scheme(scheme: &str) -> String {
        format!("An address starts with https://, not with {scheme}://.")
    }

    pub const NOT_ENCRYPTED: &str = "http:// would send your key unencrypted. Write https://; plain http:// is only for this computer (127.0.0.1, [::1] or localhost).";
    pub const USER_INFO: &str = "Take the user name and password out of the address: it is everything before the @. The key has its own field.";
    pub const QUERY_OR_FRAGMENT: &str = "Take everything from the ? or # on out of the address.";
}

// What went wrong, technically.

pub fn no_http(error: &str) -> String {
    format!("HTTP could not be set up: {error}")
}

pub fn no_budget(error: impl Display) -> String {
    format!("the file of the rate budget could not be used: {error}")
}

pub fn unwritable(error: impl Display) -> String {
    format!("the request cannot be written as JSON: {error}")
}

pub fn no_header(name: &str) -> String {
    format!("{name} cannot be a header’s name")
}

pub fn odd_key(header: &str) -> String {
    format!("the key for the header {header} holds a line break or another control character")
}

pub const NO_ANSWER: &str = "no answer in time";
pub const NO_END: &str = "the answer began, but did not end in time";

pub fn too_large(bytes: impl Display) -> String {
    format!("the answer is larger than {bytes} bytes")
}

pub fn not_json(status: impl Display, detail: &str) -> String {
    format!("the answer (status {status}) is not the expected JSON: {detail}")
}

// Why a read gave nothing, technically.

pub fn not_sent(detail: &str) -> String {
    format!("not sent: {detail}")
}

pub fn unknown(detail: &str) -> String {
    format!("no whole answer: {detail}")
}

/// `message` is what the service said.
pub fn refused(status: impl Display, message: &str) -> String {
    format!("refused with status {status}: {message}")
}

pub fn not_understood(status: impl Display, detail: &str) -> String {
    format!("answered with status {status}, but not as documented: {detail}")
}
