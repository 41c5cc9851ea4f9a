//! Reading a text in a line.
#![allow(dead_code, reason = "each test file uses its own part")]

use roster_lists::{Choice, Key, Keys, List, Unreadable, Unwatched, Want};

pub(crate) const LEADS: Want = want(Keys::LeadIdsOrEmails, false);
pub(crate) const PAIRS: Want = want(Keys::LeadIdsOrEmails, true);
pub(crate) const USERS: Want = want(Keys::UserEmails, false);
pub(crate) const TEAMS: Want = want(Keys::UserEmails, true);

const fn want(keys: Keys, pairs: bool) -> Want {
    Want { keys, pairs }
}

pub(crate) fn read(text: &str, want: Want) -> List {
    read_as(text.as_bytes(), want, Choice::default()).unwrap()
}

pub(crate) fn read_as(bytes: &[u8], want: Want, choice: Choice) -> Result<List, Unreadable> {
    roster_lists::read(bytes, want, &choice, &mut Unwatched)
}

/// The values as texts.
pub(crate) fn keys_of(list: &List) -> Vec<String> {
    list.keys()
        .map(|key| match key {
            Key::Id(id) => id.to_string(),
            Key::Email(address) => address.to_owned(),
        })
        .collect()
}
