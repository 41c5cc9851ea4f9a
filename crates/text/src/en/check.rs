//! What is missing or wrong in an assignment, by field.
