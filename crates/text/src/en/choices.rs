//! What can be chosen from, and why it cannot be read.
