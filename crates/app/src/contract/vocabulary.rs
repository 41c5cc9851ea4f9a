//! The services' words with their names for people, so that they are written down only once.

use serde::Serialize;
use ts_rs::TS;

/// A word that is sent and its name for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Choice {
    /// The word that is sent.
    pub word: String,
    /// Its name for people.
    pub label: String,
}

/// Choices under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChoiceGroup {
    /// The heading.
    pub label: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A kind of behaviour rule and the parts that fit it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleKind {
    /// The word that is sent (`actionType`).
    pub word: String,
    /// Its name for people.
    pub label: String,
    /// Whether `occurrence-count` fits.
    pub takes_count: bool,
    /// Whether `occurrence-days` fits.
    pub takes_days: bool,
    /// Whether `lead-status` fits.
    pub takes_status: bool,
}

/// A LeadSquared region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Region {
    /// The regional host.
    pub host: String,
    /// The region's name.
    pub label: String,
}

/// All the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Vocabulary {
    /// Instantly's `filter`, by group.
    pub filters: Vec<ChoiceGroup>,
    /// Instantly's kinds of behaviour rules.
    pub rule_kinds: Vec<RuleKind>,
    /// Instantly's comparisons of a count.
    pub comparisons: Vec<Choice>,
    /// Instantly's "is" and "is not".
    pub status_conditions: Vec<Choice>,
    /// LeadSquared's operators that take a value.
    pub operators: Vec<Choice>,
    /// LeadSquared's operators that take none.
    pub operators_without_value: Vec<Choice>,
    /// LeadSquared's known regions.
    pub regions: Vec<Region>,
    /// Instantly's usual address.
    pub instantly_address: String,
}
