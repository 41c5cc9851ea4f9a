//! Conditions on users and the groups that they stand in.

use serde::Serialize;

/// "And" or "or": one for all conditions of a group, one between all groups.
///
/// The page wants the same operator within a group and says nothing of mixing them between
/// groups, so neither can be mixed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Junction {
    /// All must be true.
    #[serde(rename = "AND")]
    And,
    /// Any must be true.
    #[serde(rename = "OR")]
    Or,
}

impl Junction {
    /// The word inside a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::And => text::leadsquared::junction::AND,
            Self::Or => text::leadsquared::junction::OR,
        }
    }
}

/// How an attribute is compared. Source: the parameter `Operator` of
/// <https://apidocs.leadsquared.com/update-users-in-bulk/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `eq`
    Equals,
    /// `neq`
    NotEquals,
    /// `lik`
    Contains,
    /// `nlik`
    DoesNotContain,
    /// `lik_s`
    StartsWith,
    /// `lik_e`
    EndsWith,
    /// `n`, takes no value
    IsEmpty,
    /// `nn`, takes no value
    HasAnyValue,
}

impl Operator {
    /// All eight, in the order in which people meet them.
    pub const ALL: [Self; 8] = [
        Self::Equals,
        Self::NotEquals,
        Self::Contains,
        Self::DoesNotContain,
        Self::StartsWith,
        Self::EndsWith,
        Self::IsEmpty,
        Self::HasAnyValue,
    ];

    /// The service's own word, as sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equals => "eq",
            Self::NotEquals => "neq",
            Self::Contains => "lik",
            Self::DoesNotContain => "nlik",
            Self::StartsWith => "lik_s",
            Self::EndsWith => "lik_e",
            Self::IsEmpty => "n",
            Self::HasAnyValue => "nn",
        }
    }

    /// The operator in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Equals => text::leadsquared::operator::EQUALS,
            Self::NotEquals => text::leadsquared::operator::NOT_EQUALS,
            Self::Contains => text::leadsquared::operator::CONTAINS,
            Self::DoesNotContain => text::leadsquared::operator::DOES_NOT_CONTAIN,
            Self::StartsWith => text::leadsquared::operator::STARTS_WITH,
            Self::EndsWith => text::leadsquared::operator::ENDS_WITH,
            Self::IsEmpty => text::leadsquared::operator::IS_EMPTY,
            Self::HasAnyValue => text::leadsquared::operator::HAS_ANY_VALUE,
        }
    }

    /// Whether a value stands beside the operator.
    #[must_use]
    pub const fn takes_value(self) -> bool {
        match self {
            Self::Equals
            | Self::NotEquals
            | Self::Contains
            | Self::DoesNotContain
            | Self::StartsWith
            | Self::EndsWith => true,
            Self::IsEmpty | Self::HasAnyValue => false,
        }
    }

    /// Finds the operator by the service's own word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.as_str() == word)
    }
}

/// The name of a user attribute (`LookupName`): letters, digits and underscores, as in
/// `FirstName` or `mx_Custom_1`. Which names exist is the account's own affair.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct AttributeName(String);

impl AttributeName {
    /// Takes a name; none for one that is empty or holds anything but letters, digits and
    /// underscores.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
        (!name.is_empty() && name.chars().all(fits)).then(|| Self(name.to_owned()))
    }

    /// The name as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an attribute is compared with (`LookupValue`): text that is not blank, kept as typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Value(String);

impl Value {
    /// Takes a text; none for a blank one, which would match everything or nothing.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self(text.to_owned()))
    }

    /// The text as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A comparison with the value that it needs, or without one where it takes none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Test {
    /// One of the six comparisons with a value.
    Compare(Operator, Value),
    /// `n`
    IsEmpty,
    /// `nn`
    HasAnyValue,
}

impl Test {
    /// Joins an operator and its value; none when a value is missing where one is needed. A value
    /// beside an operator that takes none is left out.
    #[must_use]
    pub fn new(operator: Operator, value: Option<Value>) -> Option<Self> {
        match operator {
            Operator::IsEmpty => Some(Self::IsEmpty),
            Operator::HasAnyValue => Some(Self::HasAnyValue),
            Operator::Equals
            | Operator::NotEquals
            | Operator::Contains
            | Operator::DoesNotContain
            | Operator::StartsWith
            | Operator::EndsWith => value.map(|value| Self::Compare(operator, value)),
        }
    }

    /// The operator.
    #[must_use]
    pub const fn operator(&self) -> Operator {
        match self {
            Self::Compare(operator, _) => *operator,
            Self::IsEmpty => Operator::IsEmpty,
            Self::HasAnyValue => Operator::HasAnyValue,
        }
    }

    /// The value; none for an operator that takes none.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Compare(_, value) => Some(value),
            Self::IsEmpty | Self::HasAnyValue => None,
        }
    }
}

/// One condition on a user.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    /// The attribute that is looked at.
    pub attribute: AttributeName,
    /// What must be true of it.
    pub test: Test,
}

impl Condition {
    /// Users with exactly this e-mail address.
    #[must_use]
    pub fn email_is(address: Value) -> Self {
        Self::on_email(Operator::Equals, address)
    }

    /// Users with any e-mail address, which is every user. Contains `@` rather than `nn`, because
    /// it has been seen to work.
    #[must_use]
    pub fn any_email() -> Self {
        Self::on_email(Operator::Contains, Value("@".to_owned()))
    }

    fn on_email(operator: Operator, value: Value) -> Self {
        Self {
            attribute: AttributeName("EmailAddress".to_owned()),
            test: Test::Compare(operator, value),
        }
    }
}

/// Conditions joined by one and the same word; at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    junction: Junction,
    conditions: Vec<Condition>,
}

impl Group {
    /// Puts a group together; none when there is no condition.
    #[must_use]
    pub fn new(junction: Junction, conditions: Vec<Condition>) -> Option<Self> {
        (!conditions.is_empty()).then_some(Self {
            junction,
            conditions,
        })
    }

    /// The word between the conditions.
    #[must_use]
    pub const fn junction(&self) -> Junction {
        self.junction
    }

    /// The conditions, in order.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }
}

impl From<Condition> for Group {
    /// The group that is this one condition.
    fn from(condition: Condition) -> Self {
        Self {
            junction: Junction::And,
            conditions: vec![condition],
        }
    }
}
