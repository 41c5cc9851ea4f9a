//! What is wrong with an address or the way to it.
