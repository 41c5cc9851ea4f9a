//! One rule of the bulk assignment's `queries`: what a lead did, how often and when.

use serde::Serialize;

/// What a rule looks at. Source: `queries[].actionType` of
/// <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionType {
    /// The lead replied.
    Reply,
    /// The lead opened an e-mail.
    EmailOpen,
    /// The lead was last contacted.
    LastContacted,
    /// The lead clicked a link.
    LinkClick,
    /// The lead has a status.
    LeadStatus,
    /// The lead's status changed.
    LeadStatusChange,
}

impl ActionType {
    /// All six, in the order in which people meet them.
    pub const ALL: [Self; 6] = [
        Self::Reply,
        Self::EmailOpen,
        Self::LinkClick,
        Self::LastContacted,
        Self::LeadStatus,
        Self::LeadStatusChange,
    ];

    /// The service's own word, as sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::EmailOpen => "email-open",
            Self::LastContacted => "last-contacted",
            Self::LinkClick => "link-click",
            Self::LeadStatus => "lead-status",
            Self::LeadStatusChange => "lead-status-change",
        }
    }

    /// The rule's name in a list.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reply => text::instantly::rule::REPLIED,
            Self::EmailOpen => text::instantly::rule::OPENED,
            Self::LastContacted => text::instantly::rule::LAST_CONTACTED,
            Self::LinkClick => text::instantly::rule::CLICKED,
            Self::LeadStatus => text::instantly::rule::STATUS,
            Self::LeadStatusChange => text::instantly::rule::STATUS_CHANGED,
        }
    }

    /// Finds the kind by the service's own word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether `occurrence-count` fits this kind of rule.
    #[must_use]
    pub const fn takes_count(self) -> bool {
        match self {
            Self::Reply | Self::EmailOpen | Self::LinkClick => true,
            Self::LastContacted | Self::LeadStatus | Self::LeadStatusChange => false,
        }
    }

    /// Whether `occurrence-days` fits this kind of rule.
    #[must_use]
    pub const fn takes_days(self) -> bool {
        match self {
            Self::Reply
            | Self::EmailOpen
            | Self::LinkClick
            | Self::LastContacted
            | Self::LeadStatusChange => true,
            Self::LeadStatus => false,
        }
    }

    /// Whether `lead-status` fits this kind of rule.
    #[must_use]
    pub const fn takes_status(self) -> bool {
        match self {
            Self::LeadStatus | Self::LeadStatusChange => true,
            Self::Reply | Self::EmailOpen | Self::LinkClick | Self::LastContacted => false,
        }
    }
}

/// How many days a rule looks back: whole days, at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Days(u32);

impl Days {
    /// Takes whole days; none for 0, which the service does not define.
    #[must_use]
    pub const fn new(days: u32) -> Option<Self> {
        if days == 0 { None } else { Some(Self(days)) }
    }

    /// The number of days.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// How a count is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Comparison {
    /// More than the count.
    More,
    /// Less than the count.
    Less,
    /// Exactly the count.
    Equal,
}

impl Comparison {
    /// All three, in the order in which people meet them.
    pub const ALL: [Self; 3] = [Self::More, Self::Less, Self::Equal];

    /// The service's own word, as sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::More => "more",
            Self::Less => "less",
            Self::Equal => "equal",
        }
    }

    /// The comparison in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::More => text::instantly::rule::MORE_THAN,
            Self::Less => text::instantly::rule::FEWER_THAN,
            Self::Equal => text::instantly::rule::EXACTLY,
        }
    }

    /// Finds the comparison by the service's own word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.as_str() == word)
    }
}

/// How often something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Count {
    /// How the count is compared.
    pub condition: Comparison,
    /// The number of times.
    pub count: u32,
}

/// Whether a lead has the status or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IsOrIsNot {
    /// The lead has it.
    Is,
    /// The lead does not have it.
    IsNot,
}

impl IsOrIsNot {
    /// Both, in the order in which people meet them.
    pub const ALL: [Self; 2] = [Self::Is, Self::IsNot];

    /// The service's own word, as sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::IsNot => "is-not",
        }
    }

    /// The condition in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Is => text::instantly::rule::IS,
            Self::IsNot => text::instantly::rule::IS_NOT,
        }
    }

    /// Finds the condition by the service's own word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.as_str() == word)
    }
}

/// An interest status that a lead has or does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct LeadStatus {
    /// A built-in number ([`crate::InterestStatus`]) or that of a workspace's own label.
    pub status: i64,
    /// Whether the lead has it.
    pub condition: IsOrIsNot,
}

/// The parts of a rule's `values`. The service takes each as optional.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct QueryValues {
    /// How many days to look back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrence_days: Option<Days>,
    /// How often it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrence_count: Option<Count>,
    /// Which interest status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_status: Option<LeadStatus>,
}

/// Why a rule's values do not make a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A part was given that does not fit the kind of rule.
    #[error("{}", text::instantly::rule::takes_no(.0))]
    DoesNotFit(&'static str),
    /// A part is missing without which the rule has no documented meaning.
    #[error("{}", text::instantly::rule::needs(.0))]
    Needs(&'static str),
}

/// One rule. All rules of a request must be true.
///
/// Only the combinations that mean something can be made: replied, opened and clicked take a
/// count, days or both; last contacted takes days; a status takes the status; a change of status
/// takes the status, days or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Query {
    #[serde(rename = "actionType")]
    action_type: ActionType,
    values: QueryValues,
}

impl Query {
    /// Puts a rule together.
    ///
    /// # Errors
    /// [`QueryError`] names the part that does not fit or is missing, by its field name.
    pub fn new(action_type: ActionType, values: QueryValues) -> Result<Self, QueryError> {
        let parts = [
            (
                "occurrence-days",
                values.occurrence_days.is_some(),
                action_type.takes_days(),
            ),
            (
                "occurrence-count",
                values.occurrence_count.is_some(),
                action_type.takes_count(),
            ),
            (
                "lead-status",
                values.lead_status.is_some(),
                action_type.takes_status(),
            ),
        ];
        for (name, given, fits) in parts {
            if given && !fits {
                return Err(QueryError::DoesNotFit(name));
            }
        }
        if parts.iter().any(|(_, given, _)| *given) {
            return Ok(Self {
                action_type,
                values,
            });
        }
        Err(QueryError::Needs(match action_type {
            ActionType::Reply | ActionType::EmailOpen | ActionType::LinkClick => "occurrence-count",
            ActionType::LastContacted => "occurrence-days",
            ActionType::LeadStatus | ActionType::LeadStatusChange => "lead-status",
        }))
    }

    /// What the rule looks at.
    #[must_use]
    pub const fn action_type(&self) -> ActionType {
        self.action_type
    }

    /// The rule's values.
    #[must_use]
    pub const fn values(&self) -> &QueryValues {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn count(condition: Comparison, count: u32) -> Option<Count> {
        Some(Count { condition, count })
    }

    #[test]
    fn a_rule_is_sent_with_the_hyphenated_keys_of_the_page() {
        let rule = Query::new(
            ActionType::EmailOpen,
            QueryValues {
                occurrence_days: Days::new(30),
                occurrence_count: count(Comparison::More, 2),
                lead_status: None,
            },
        )
        .unwrap();
        assert_eq!(
            serde_json::to_value(rule).unwrap(),
            json!({"actionType": "email-open", "values": {
                "occurrence-days": 30,
                "occurrence-count": {"condition": "more", "count": 2},
            }}),
        );
    }

    #[test]
    fn a_rule_with_a_part_that_does_not_fit_cannot_be_made() {
        let values = QueryValues {
            occurrence_count: count(Comparison::Equal, 1),
            ..QueryValues::default()
        };
        assert_eq!(
            Query::new(ActionType::LeadStatus, values),
            Err(QueryError::DoesNotFit("occurrence-count")),
        );
    }

    #[test]
    fn a_rule_without_any_value_cannot_be_made() {
        for kind in ActionType::ALL {
            assert!(
                matches!(
                    Query::new(kind, QueryValues::default()),
                    Err(QueryError::Needs(_))
                ),
                "{kind:?} without values has no documented meaning",
            );
        }
    }
}
