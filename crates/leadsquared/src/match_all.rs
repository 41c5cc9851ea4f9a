//! Recognising rules that match every user of the account.
//!
//! The service wants at least one condition, so "everyone" is written as a condition that is
//! always true. This errs on the side of asking once too often.

use crate::condition::{Condition, Group, Junction, Operator, Test};
use crate::{AttributeName, Rule};

/// Attributes that every user has.
const ALWAYS_FILLED: [&str; 9] = [
    "UserId",
    "EmailAddress",
    "FirstName",
    "Role",
    "StatusCode",
    "UserType",
    "TimeZone",
    "CreatedOn",
    "TeamId",
];

/// Texts that every e-mail address contains.
const IN_EVERY_ADDRESS: [&str; 2] = ["@", "."];

impl Rule {
    /// Whether the rule is true of every user, as far as that can be told without reading them.
    #[must_use]
    pub fn means_every_user(&self) -> bool {
        match self.between() {
            Junction::And => self.groups().iter().all(group_means_everyone),
            Junction::Or => {
                self.groups().iter().any(group_means_everyone)
                    || any_of_means_everyone(&self.alternatives())
            }
        }
    }

    /// The conditions of which one alone is enough, in a rule whose groups are joined by "or".
    fn alternatives(&self) -> Vec<&Condition> {
        let enough_alone =
            |group: &&Group| group.junction() == Junction::Or || group.conditions().len() == 1;
        self.groups()
            .iter()
            .filter(enough_alone)
            .flat_map(Group::conditions)
            .collect()
    }
}

fn group_means_everyone(group: &Group) -> bool {
    match group.junction() {
        Junction::And => group.conditions().iter().all(is_always_true),
        Junction::Or => {
            let conditions: Vec<&Condition> = group.conditions().iter().collect();
            any_of_means_everyone(&conditions)
        }
    }
}

/// Whether one or another of the conditions is true of every user.
fn any_of_means_everyone(conditions: &[&Condition]) -> bool {
    let pairs = conditions.iter().enumerate().flat_map(|(at, left)| {
        conditions
            .iter()
            .skip(at + 1)
            .map(move |right| (left, right))
    });
    conditions.iter().any(|condition| is_always_true(condition))
        || pairs
            .into_iter()
            .any(|(left, right)| are_opposites(left, right) || are_all_statuses(left, right))
}

/// A user is active (`0`) or inactive (`1`). Source:
/// <https://apidocs.leadsquared.com/get-users>.
fn are_all_statuses(left: &Condition, right: &Condition) -> bool {
    let status = |condition: &Condition| match &condition.test {
        Test::Compare(Operator::Equals, value)
            if condition
                .attribute
                .as_str()
                .eq_ignore_ascii_case("StatusCode") =>
        {
            Some(value.as_str().trim().to_owned())
        }
        Test::Compare(..) | Test::IsEmpty | Test::HasAnyValue => None,
    };
    match (status(left), status(right)) {
        (Some(left), Some(right)) => left != right,
        (None, _) | (_, None) => false,
    }
}

fn is_always_true(condition: &Condition) -> bool {
    match &condition.test {
        Test::HasAnyValue => is_always_filled(&condition.attribute),
        Test::Compare(Operator::Contains, value) => {
            condition
                .attribute
                .as_str()
                .eq_ignore_ascii_case("EmailAddress")
                && IN_EVERY_ADDRESS.contains(&value.as_str().trim())
                || is_wildcard(value.as_str())
        }
        Test::Compare(Operator::StartsWith | Operator::EndsWith, value) => {
            is_wildcard(value.as_str())
        }
        Test::Compare(
            Operator::Equals
            | Operator::NotEquals
            | Operator::DoesNotContain
            | Operator::IsEmpty
            | Operator::HasAnyValue,
            _,
        )
        | Test::IsEmpty => false,
    }
}

/// `%` and `_` may stand for any text; the page does not say whether they are escaped.
fn is_wildcard(value: &str) -> bool {
    value.trim().chars().all(|c| c == '%' || c == '_')
}

fn is_always_filled(attribute: &AttributeName) -> bool {
    ALWAYS_FILLED
        .iter()
        .any(|name| name.eq_ignore_ascii_case(attribute.as_str()))
}

/// Two conditions of which one or the other is true of (nearly) every user.
fn are_opposites(left: &Condition, right: &Condition) -> bool {
    let same_attribute = left
        .attribute
        .as_str()
        .eq_ignore_ascii_case(right.attribute.as_str());
    let same_value = match (left.test.value(), right.test.value()) {
        (Some(left), Some(right)) => left.as_str().eq_ignore_ascii_case(right.as_str()),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let operators = (left.test.operator(), right.test.operator());
    same_attribute && same_value && (opposite(operators.0) == Some(operators.1))
}

const fn opposite(operator: Operator) -> Option<Operator> {
    match operator {
        Operator::Equals => Some(Operator::NotEquals),
        Operator::NotEquals => Some(Operator::Equals),
        Operator::Contains => Some(Operator::DoesNotContain),
        Operator::DoesNotContain => Some(Operator::Contains),
        Operator::IsEmpty => Some(Operator::HasAnyValue),
        Operator::HasAnyValue => Some(Operator::IsEmpty),
        Operator::StartsWith | Operator::EndsWith => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    fn condition(name: &str, operator: Operator, value: &str) -> Condition {
        Condition {
            attribute: AttributeName::new(name).unwrap(),
            test: Test::new(operator, Value::new(value)).unwrap(),
        }
    }

    fn rule(between: Junction, groups: Vec<(Junction, Vec<Condition>)>) -> Rule {
        let groups = groups
            .into_iter()
            .map(|(junction, conditions)| Group::new(junction, conditions).unwrap())
            .collect();
        Rule::new(between, groups).unwrap()
    }

    fn everyone() -> Condition {
        condition("EmailAddress", Operator::Contains, "@")
    }

    fn pune() -> Condition {
        condition("City", Operator::Equals, "Pune")
    }

    #[test]
    fn the_usual_ways_to_say_everyone_are_recognised() {
        for always_true in [
            everyone(),
            condition("emailaddress", Operator::Contains, "."),
            condition("EmailAddress", Operator::HasAnyValue, ""),
            condition("Role", Operator::HasAnyValue, ""),
            condition("City", Operator::Contains, "%"),
        ] {
            let rule = rule(
                Junction::And,
                vec![(Junction::And, vec![always_true.clone()])],
            );
            assert!(rule.means_every_user(), "{always_true:?}");
        }
    }

    #[test]
    fn a_condition_that_narrows_is_not_everyone_unless_or_widens_it_again() {
        let narrowed = rule(
            Junction::And,
            vec![(Junction::And, vec![everyone(), pune()])],
        );
        assert!(!narrowed.means_every_user(), "Pune narrows it down");
        let widened = rule(
            Junction::And,
            vec![(Junction::Or, vec![everyone(), pune()])],
        );
        assert!(widened.means_every_user(), "“or everyone” is everyone");
        let or_groups = rule(
            Junction::Or,
            vec![
                (Junction::And, vec![pune()]),
                (Junction::And, vec![everyone()]),
            ],
        );
        assert!(or_groups.means_every_user(), "one group is everyone");
    }

    #[test]
    fn a_condition_or_its_opposite_is_everyone() {
        let either = vec![
            condition("City", Operator::IsEmpty, ""),
            condition("City", Operator::HasAnyValue, ""),
        ];
        assert!(rule(Junction::And, vec![(Junction::Or, either)]).means_every_user());
        let pune_or_not = vec![pune(), condition("City", Operator::NotEquals, "pune")];
        assert!(rule(Junction::And, vec![(Junction::Or, pune_or_not)]).means_every_user());
    }

    #[test]
    fn opposites_in_two_groups_and_both_statuses_are_everyone() {
        let elsewhere = condition("City", Operator::NotEquals, "Pune");
        let spread = rule(
            Junction::Or,
            vec![
                (Junction::And, vec![pune()]),
                (Junction::And, vec![elsewhere.clone()]),
            ],
        );
        assert!(spread.means_every_user(), "in Pune, or not in Pune");
        let both = rule(
            Junction::And,
            vec![
                (Junction::And, vec![pune()]),
                (Junction::And, vec![elsewhere]),
            ],
        );
        assert!(!both.means_every_user(), "nobody is both");
        let status = |value| condition("StatusCode", Operator::Equals, value);
        let any_status = vec![status("0"), status("1")];
        assert!(rule(Junction::And, vec![(Junction::Or, any_status)]).means_every_user());
        let same = vec![status("0"), status("0")];
        assert!(!rule(Junction::And, vec![(Junction::Or, same)]).means_every_user());
    }
}
