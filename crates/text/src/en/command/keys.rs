//! Keys on their way in.

use std::fmt::Display;

// As JSON.

/// `shape` is an example in JSON.
pub fn not_keys(service: impl Display, shape: &str) -> String {
    format!("The keys for {service} are written as {shape}, and nothing else.")
}

pub const INPUT_UNREAD: &str = "Standard input could not be read.";

// From a person.
pub fn no_terminal(variable: &str) -> String {
    format!(
        "There is no terminal to ask for the key on. Pipe it in with --secret-stdin, or set {variable}."
    )
}

pub const API_KEY: &str = "API key: ";
pub const ACCESS_KEY: &str = "Access key: ";
pub const SECRET_KEY: &str = "Secret key: ";
pub const INTERRUPTED: &str = "Interrupted. Nothing was added.";
pub const NONE_TYPED: &str = "No key was typed. Nothing was added.";
pub const TERMINAL_UNREAD: &str = "The terminal could not be read.";

// From the environment.
pub fn in_variable(variable: &str) -> String {
    format!(
        "Its key is the one in {variable}, and was not stored: the connection works while the variable is set."
    )
}

pub fn variable_wins(variable: &str) -> String {
    format!(
        "{variable} is set and wins over the keychain, so a key on standard input would never be used. Leave --secret-stdin out, or unset the variable. Nothing was added."
    )
}

/// Two connections, by their labels.
pub fn variable_of_two(label: &str, other: &str) -> String {
    format!(
        "This is the variable of “{label}” and of “{other}”, so nobody can tell whose key it holds, and nothing was sent with it. Rename one of them in the window, or remove it and add it under another label; or unset the variable, and keep both keys in the keychain."
    )
}
