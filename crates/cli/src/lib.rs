//! The headless command `roster`.
