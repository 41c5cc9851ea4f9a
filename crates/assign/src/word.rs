//! The error of reading a stored word.

/// A stored or received word that names nothing known, with what it should have named.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", text::check::unknown_word(word, of))]
pub struct UnknownWord {
    of: &'static str,
    word: String,
}

impl UnknownWord {
    pub(crate) fn new(of: &'static str, word: &str) -> Self {
        Self {
            of,
            word: word.to_owned(),
        }
    }
}
