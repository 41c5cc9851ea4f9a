//! The headless command `roster`.
fn main() {}
