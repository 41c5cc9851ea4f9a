//! One lead or user on its way through a plan and a submission.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::UnknownWord;

/// A record as the service gave it just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The lead's or user's id.
    pub id: Uuid,
    /// Its e-mail address, as the service writes it; may be empty.
    pub email: String,
    /// First and last name; may be empty.
    pub name: String,
    /// A lead's company, a user's role; may be empty.
    pub detail: String,
    /// What tells the company: a lead's company domain, lower case; may be empty.
    pub company: String,
    /// The owner's `user_id` or the `TeamId`; none for nobody's.
    pub value: Option<Uuid>,
    /// Whether a user is active; leads always are.
    pub active: bool,
}

/// What a record is meant to have afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Intended {
    /// This owner or team.
    Value(Uuid),
    /// No owner.
    Nobody,
    /// One of the targets; the service decides which.
    AnyTarget,
}

impl Intended {
    /// Whether a record with this owner or team has to change for it. Where the service decides, that is
    /// not known, so it counts as a change.
    #[must_use]
    pub fn standing(self, value: Option<Uuid>) -> Standing {
        let right = match self {
            Self::Value(target) => value == Some(target),
            Self::Nobody => value.is_none(),
            Self::AnyTarget => false,
        };
        if right {
            Standing::Right
        } else {
            Standing::Change
        }
    }
}

/// What a plan does with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Standing {
    /// It will be changed.
    Change,
    /// It has already what it is meant to have.
    Right,
    /// The person has un-ticked it.
    LeftOut,
    /// The plan itself leaves it alone, and says why: in an undo, someone has changed it since.
    Skipped,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Outcome {
    /// It was read back with what it was meant to have.
    Assigned,
    /// It had that already, so nothing was to be done; or the service left it out within its own limit.
    Unchanged,
    /// It does not have it: the service refused, or it was read back with something else when no
    /// call could change it any more.
    Failed,
    /// It may or may not have it.
    Unknown,
    /// It was left out: by the person, by the plan, or because the run ended before its call was sent.
    Skipped,
}

/// What reading a record again showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// It has this owner or team; none for nobody's.
    Value(Option<Uuid>),
    /// The service has it no longer.
    Gone,
    /// It is as before, but the filter that a plan sends does not match it any more. Seen only by the
    /// check before sending.
    Unmatched,
}

macro_rules! words {
    ($type:ty, $what:expr, $($variant:ident = $word:literal),+ $(,)?) => {
        impl $type {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it in the database and on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> Result<Self, $crate::UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    other => Err($crate::UnknownWord::new($what, other)),
                }
            }
        }
    };
}
pub(crate) use words;

words!(
    Standing,
    text::run::STANDING,
    Change = "change",
    Right = "right",
    LeftOut = "left_out",
    Skipped = "skipped"
);
words!(
    Outcome,
    text::run::OUTCOME,
    Assigned = "assigned",
    Unchanged = "unchanged",
    Failed = "failed",
    Unknown = "unknown",
    Skipped = "skipped"
);

impl Intended {
    /// The text that stands for it in the database: an id, `nobody` or `any`.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Value(id) => id.to_string(),
            Self::Nobody => "nobody".to_owned(),
            Self::AnyTarget => "any".to_owned(),
        }
    }
}

impl FromStr for Intended {
    type Err = crate::UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "nobody" => Ok(Self::Nobody),
            "any" => Ok(Self::AnyTarget),
            id => Uuid::parse_str(id)
                .map(Self::Value)
                .map_err(|_| UnknownWord::new(text::run::INTENDED_VALUE, id)),
        }
    }
}

impl Seen {
    /// The text that stands for it in the database: an id, `nobody`, `gone` or `unmatched`.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Value(Some(id)) => id.to_string(),
            Self::Value(None) => "nobody".to_owned(),
            Self::Gone => "gone".to_owned(),
            Self::Unmatched => "unmatched".to_owned(),
        }
    }
}

impl FromStr for Seen {
    type Err = crate::UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "nobody" => Ok(Self::Value(None)),
            "gone" => Ok(Self::Gone),
            "unmatched" => Ok(Self::Unmatched),
            id => Uuid::parse_str(id)
                .map(|id| Self::Value(Some(id)))
                .map_err(|_| UnknownWord::new(text::run::SEEN_VALUE, id)),
        }
    }
}

/// A record's outcomes counted; they always add up to the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Outcomes {
    /// See [`Outcome::Assigned`].
    pub assigned: u64,
    /// See [`Outcome::Unchanged`].
    pub unchanged: u64,
    /// See [`Outcome::Failed`].
    pub failed: u64,
    /// See [`Outcome::Unknown`].
    pub unknown: u64,
    /// See [`Outcome::Skipped`].
    pub skipped: u64,
}

impl Outcomes {
    /// All together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.assigned + self.unchanged + self.failed + self.unknown + self.skipped
    }
}
