//! What is wrong with the lines of a list, or with the list.
