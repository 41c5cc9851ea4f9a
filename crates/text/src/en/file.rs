//! What is wrong with an assignment file, and what would be right.
