//! Which users are meant.

use crate::{Condition, Group, Junction, Value};

/// The most addresses that a write should name in one call. The service documents no limit, so
/// this stays small.
pub const EMAILS_PER_CALL: usize = 25;

/// Which users are meant: groups of conditions joined by one word; at least one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    between: Junction,
    groups: Vec<Group>,
}

impl Rule {
    /// Puts a rule together; none when there is no group, because the service wants at least one
    /// condition.
    #[must_use]
    pub fn new(between: Junction, groups: Vec<Group>) -> Option<Self> {
        (!groups.is_empty()).then_some(Self { between, groups })
    }

    /// The users with these e-mail addresses; none without an address. An account has each
    /// address once, so this names users exactly, where `UserId` is documented as an attribute to
    /// show but not as one to search by.
    ///
    /// How many conditions the service takes is documented nowhere: a write should name at most
    /// [`EMAILS_PER_CALL`].
    #[must_use]
    pub fn emails(addresses: &[Value]) -> Option<Self> {
        let conditions = addresses.iter().cloned().map(Condition::email_is).collect();
        Group::new(Junction::Or, conditions).map(Self::from)
    }

    /// Every user, active or not: the service wants a condition, and every address has an `@`.
    #[must_use]
    pub fn everyone() -> Self {
        Self::from(Group::from(Condition::any_email()))
    }

    /// The word between the groups.
    #[must_use]
    pub const fn between(&self) -> Junction {
        self.between
    }

    /// The groups, in order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}

impl From<Group> for Rule {
    /// The rule that is this one group.
    fn from(group: Group) -> Self {
        Self {
            between: Junction::And,
            groups: vec![group],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Operator, Test};

    fn values(texts: &[&str]) -> Vec<Value> {
        texts.iter().map(|text| Value::new(text).unwrap()).collect()
    }

    #[test]
    fn addresses_become_one_group_of_either_this_or_that() {
        let addresses = values(&["ada@example.com", "bruno@example.com"]);
        let rule = Rule::emails(&addresses).unwrap();
        let [group] = rule.groups() else {
            panic!("one group, because how several are joined is not documented: {rule:?}");
        };
        assert_eq!(group.junction(), Junction::Or, "nobody has two addresses");
        for (condition, address) in group.conditions().iter().zip(&addresses) {
            assert_eq!(condition.attribute.as_str(), "EmailAddress");
            let exactly = Test::Compare(Operator::Equals, address.clone());
            assert_eq!(condition.test, exactly, "or others would be moved too");
        }
        assert_eq!(group.conditions().len(), 2);
        assert!(!rule.means_every_user());
    }

    #[test]
    fn no_address_is_no_rule() {
        assert_eq!(Rule::emails(&[]), None, "never a rule that means everyone");
    }

    #[test]
    fn everyone_is_recognised_as_everyone() {
        assert!(Rule::everyone().means_every_user());
    }
}
