//! What is wrong with an argument, after clap's own words.

pub const SET: &str = "write a place of the file and its value, as in request.campaign=ID";
pub const BUDGET: &str = "write calls and seconds, as in 10/5";
pub const BUDGET_TOO_SMALL: &str = "a budget has at least one call and one second";
pub const LIMIT: &str = "a number, or none";
