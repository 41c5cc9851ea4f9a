//! Submissions: what can be done with one, and why not.
