//! Lists of leads and users from pasted text and files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Holder, LineProblem, Service};

/// Names a list that is kept in memory until it is let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListId {
    /// The list's id.
    pub id: Uuid,
}

/// A list and the connection whose account is asked about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct ListOfAccount {
    /// The list.
    pub list_id: Uuid,
    /// The connection, one of the list's service.
    pub connection_id: Uuid,
}

/// A file that the person chose in the system's own dialog. The window never names a place on the disk
/// itself, so it can read no other file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChosenFile {
    /// Stands for the file in a [`ListSource`].
    pub id: Uuid,
    /// Its name, without its folder.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Where a list is read from.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum ListSource {
    /// A text that was pasted or typed.
    Text {
        /// The text.
        text: String,
    },
    /// A file that was chosen.
    File {
        /// See [`ChosenFile::id`].
        file_id: Uuid,
    },
}

/// How a text is written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListEncoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, which is Latin-1 and more.
    Latin1,
}

/// What stands between the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListSeparator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
    /// A plain list without columns.
    Any,
}

/// What the person has set of a list's layout; the rest is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, TS)]
pub struct ListChoice {
    /// The encoding.
    pub encoding: Option<ListEncoding>,
    /// What stands between cells.
    pub separator: Option<ListSeparator>,
    /// Whether the first line names the columns.
    pub header: Option<bool>,
    /// The column with the lead or user, from 0.
    pub key: Option<u32>,
    /// The column with who gets it, from 0.
    pub target: Option<u32>,
}

/// Asks to read a list.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListRequest {
    /// The list's id, minted by the caller so that it misses no event. The same id again reads it anew,
    /// with another choice.
    pub id: Uuid,
    /// Whose records it names: leads by id or e-mail address, or users by e-mail address.
    pub service: Service,
    /// Where it is read from.
    pub source: ListSource,
    /// Whether a second column says who gets each.
    pub pairs: bool,
    /// What is not to be guessed.
    pub choice: ListChoice,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListColumn {
    /// Its name in the first line; empty where that names none.
    pub header: String,
    /// The first values in it, at most three.
    pub samples: Vec<String>,
    /// Of a hundred values at the beginning, how many are ids or e-mail addresses.
    pub percent: u8,
}

/// How a list is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListLayout {
    /// Its encoding.
    pub encoding: ListEncoding,
    /// What stands between cells.
    pub separator: ListSeparator,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Its columns, at least one.
    pub columns: Vec<ListColumn>,
    /// The column with the lead or user, from 0.
    pub key: u32,
    /// The column with who gets it, from 0; none where that was not asked for or is not found.
    pub target: Option<u32>,
}

/// What was found in a list. `lines` is always the sum of `used`, `repeated` and `bad`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListReport {
    /// The list's id.
    pub id: Uuid,
    /// The file's name; none for a pasted text.
    pub file: Option<String>,
    /// How it is laid out.
    pub layout: ListLayout,
    /// How many lines were read, blank ones and the names of columns not counted; in a plain list with
    /// several values a line, how many values.
    pub lines: u64,
    /// How many values are used, each once.
    pub used: u64,
    /// How many lines repeat one of them.
    pub repeated: u64,
    /// How many lines cannot be used.
    pub bad: u64,
    /// How many of those that are used are e-mail addresses, which have to be looked up.
    pub emails: u64,
    /// How many different targets it names.
    pub targets: u64,
    /// The first lines that are not used as they stand, in order: at most a thousand that are wrong and
    /// a thousand that are repeated. All of them can be exported.
    pub problems: Vec<LineProblem>,
}

/// How the reading of a list ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ListRead {
    /// It was read.
    Ready {
        /// What was found.
        report: ListReport,
    },
    /// The person stopped it, or another reading of the same list took its place.
    Cancelled,
}

/// What an account has of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListResolution {
    /// How many of its values the account knows.
    pub found: u64,
    /// How many leads or users these are: one e-mail address can have several leads.
    pub records: u64,
    /// How many the account does not know. They are left out.
    pub unknown: u64,
    /// The first of these with their lines, at most a thousand.
    pub problems: Vec<LineProblem>,
}

/// How looking a list up ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ListResolved {
    /// All of it was looked up.
    Ready {
        /// What the account has of it.
        resolution: ListResolution,
    },
    /// The person stopped it.
    Cancelled,
}

/// The values of a list as a form takes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListValues {
    /// Ids of leads or e-mail addresses of users, one a line.
    pub text: String,
    /// How many.
    pub count: u64,
}

/// Somebody, or a team, who gets something in a list, and who that is in the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListTarget {
    /// As written in the list.
    pub text: String,
    /// How many records it gets.
    pub count: u64,
    /// Who may be meant: one where it is clear, several where the person has to say which, none where
    /// the account has nobody of this name.
    pub candidates: Vec<Holder>,
}

/// Who is meant by a name in a list, as matched or as the person said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ListTargetChoice {
    /// See [`ListTarget::text`].
    pub text: String,
    /// The `user_id` of the person, or the team's id.
    pub id: Uuid,
}

/// Asks who gets which record by a list.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListPairsRequest {
    /// The list, read as pairs.
    pub list_id: Uuid,
    /// Who is meant by its names. Records of a name without a choice are left out.
    pub chosen: Vec<ListTargetChoice>,
}

/// Who gets which record, as a form takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListPairs {
    /// The `user_id` of the person for each lead's id, or the team's id for each user's e-mail address.
    pub goes_to: BTreeMap<String, String>,
    /// How many records are left out, because nobody was chosen for the name beside them.
    pub without_target: u64,
    /// How many leads are left out, because the list gives them to two people: once by the id and once
    /// by the address.
    pub disputed: u64,
}
