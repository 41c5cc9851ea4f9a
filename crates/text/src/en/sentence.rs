//! An assignment read back as a sentence.
