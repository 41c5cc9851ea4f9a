//! What to look at before a plan is applied.
