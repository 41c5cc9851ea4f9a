//! Walking through a file: every value is taken by its type, and what does not fit is noted.

use std::collections::HashSet;

use super::near::nearest;
use super::problem::Notes;
use super::tree::Tree;

/// The keys and values of an object.
pub(super) struct Fields<'a> {
    entries: &'a [(String, Tree)],
    path: String,
    notes: &'a Notes,
}

/// A value and where it stands.
pub(super) struct At<'a> {
    tree: &'a Tree,
    path: String,
    notes: &'a Notes,
}

impl<'a> Fields<'a> {
    /// The first value under a key.
    pub(super) fn get(&self, key: &str) -> Option<At<'a>> {
        let mut entries = self.entries.iter();
        let (_, tree) = entries.find(|(name, _)| name == key)?;
        Some(self.at(key, tree))
    }

    /// The value under a key that must be there; `missing` is noted if it is not.
    pub(super) fn required(&self, key: &str, missing: &str) -> Option<At<'a>> {
        let value = self.get(key);
        if value.is_none() {
            self.notes.add(&self.path_of(key), missing);
        }
        value
    }

    /// Every key with its value.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'a str, At<'a>)> {
        let entries = self.entries.iter();
        entries.map(|(key, tree)| (key.as_str(), self.at(key, tree)))
    }

    /// Notes a problem with a key.
    pub(super) fn wrong(&self, key: &str, message: impl Into<String>) {
        self.notes.add(&self.path_of(key), message);
    }

    /// Notes every key that is not among these, and every one that stands there twice.
    pub(super) fn only(&self, known: &[&str]) {
        self.each_once();
        for (key, _) in self.entries {
            if known.contains(&key.as_str()) {
                continue;
            }
            let message = match nearest(key, known) {
                Some(right) => text::file::no_such_key(right),
                None => text::file::no_such_key_of(&known.join(", ")),
            };
            self.wrong(key, message);
        }
    }

    /// Notes every key that stands there twice.
    pub(super) fn each_once(&self) {
        let mut seen = HashSet::new();
        for (key, _) in self.entries {
            if !seen.insert(key) {
                self.wrong(key, text::file::KEY_TWICE);
            }
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn at(&self, key: &str, tree: &'a Tree) -> At<'a> {
        At::new(tree, self.path_of(key), self.notes)
    }
}

impl<'a> At<'a> {
    pub(super) const fn new(tree: &'a Tree, path: String, notes: &'a Notes) -> Self {
        Self { tree, path, notes }
    }

    /// Notes a problem with the value.
    pub(super) fn wrong(&self, message: impl Into<String>) {
        self.notes.add(&self.path, message);
    }

    /// Whether it is null, as if nothing stood there.
    pub(super) const fn is_null(&self) -> bool {
        matches!(self.tree, Tree::Null)
    }

    /// Whether it is the empty text.
    pub(super) fn is_empty_text(&self) -> bool {
        matches!(self.tree, Tree::Text(text) if text.is_empty())
    }

    /// A text that is not blank: a value that a script failed to fill in must not mean "no filter".
    pub(super) fn text(&self) -> Option<&'a str> {
        let Tree::Text(text) = self.tree else {
            return self.unexpected(text::file::expected_text);
        };
        if text.trim().is_empty() {
            self.wrong(text::file::EMPTY_TEXT);
            return None;
        }
        Some(text)
    }

    /// An id in its usual form.
    pub(super) fn id(&self) -> Option<&'a str> {
        let Tree::Text(text) = self.tree else {
            return self.unexpected(text::file::expected_id);
        };
        if is_placeholder(text) {
            return self.placeholder(text);
        }
        if !is_id(text) {
            self.wrong(text::file::not_an_id(text));
            return None;
        }
        Some(text)
    }

    /// What stands there, as it would be typed into a field: a text or a number, else nothing.
    pub(super) fn typed(&self) -> String {
        match self.tree {
            Tree::Text(text) => text.clone(),
            Tree::Number(number) => number.to_string(),
            Tree::Null | Tree::Bool(_) | Tree::List(_) | Tree::Object(_) => String::new(),
        }
    }

    /// True or false.
    pub(super) fn yes_no(&self) -> Option<bool> {
        match self.tree {
            Tree::Bool(is) => Some(*is),
            Tree::Null | Tree::Number(_) | Tree::Text(_) | Tree::List(_) | Tree::Object(_) => {
                self.unexpected(text::file::expected_true_or_false)
            }
        }
    }

    /// A whole number.
    pub(super) fn whole(&self, least: i64, most: i64) -> Option<i64> {
        let number = match self.tree {
            Tree::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
            Tree::Null | Tree::Bool(_) | Tree::Text(_) | Tree::List(_) | Tree::Object(_) => None,
        };
        let number = number.filter(|number| (least..=most).contains(number));
        number.or_else(|| self.unexpected(|found| text::file::expected_whole(least, most, found)))
    }

    /// One of several words.
    pub(super) fn word(&self, words: &[&'static str]) -> Option<&'static str> {
        let choice = || words.join(", ");
        let Tree::Text(text) = self.tree else {
            return self.unexpected(|found| text::file::expected_one_of(&choice(), found));
        };
        if is_placeholder(text) {
            return self.placeholder(text);
        }
        let word = words.iter().find(|word| *word == text);
        if word.is_none() {
            self.wrong(match nearest(text, words) {
                Some(right) => text::file::unknown_word(text, right),
                None => text::file::unknown_word_of(text, &choice()),
            });
        }
        word.copied()
    }

    /// The items of a list; at least one, because an empty list must not mean "no filter".
    pub(super) fn items(&self) -> Option<Vec<At<'a>>> {
        let Tree::List(items) = self.tree else {
            return self.unexpected(text::file::expected_list);
        };
        if items.is_empty() {
            self.wrong(text::file::EMPTY_LIST);
            return None;
        }
        let items = items.iter().enumerate();
        let at = |(at, tree)| At::new(tree, format!("{}[{at}]", self.path), self.notes);
        Some(items.map(at).collect())
    }

    /// The fields of an object, whatever they are called.
    pub(super) fn object(&self) -> Option<Fields<'a>> {
        let Tree::Object(entries) = self.tree else {
            return self.unexpected(text::file::expected_object);
        };
        Some(Fields {
            entries,
            path: self.path.clone(),
            notes: self.notes,
        })
    }

    /// The fields of an object that has no others than these.
    pub(super) fn object_of(&self, known: &[&str]) -> Option<Fields<'a>> {
        let fields = self.object()?;
        fields.only(known);
        Some(fields)
    }

    /// The service's pages have placeholders in their examples.
    fn placeholder<T>(&self, text: &str) -> Option<T> {
        self.wrong(text::file::placeholder(text));
        None
    }

    fn unexpected<T>(&self, message: impl FnOnce(&str) -> String) -> Option<T> {
        let found = match self.tree {
            Tree::Number(number) => number.to_string(),
            other => other.kind().to_owned(),
        };
        self.wrong(message(&found));
        None
    }
}

/// Whether a text is an id with its four hyphens, which is how both services write them.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

/// Whether a text only stands for a value, as `{{Value}}` or `<team id>` do.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let between = |open: &str, close: &str| text.starts_with(open) && text.ends_with(close);
    between("{{", "}}") || between("<", ">")
}

/// A number such as 5.0, which JSON calls as whole as 5.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation)] // whole, and small enough to be exact
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}
