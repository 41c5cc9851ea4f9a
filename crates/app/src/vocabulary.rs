//! The services' words with their names for people.

use instantly::{ActionType, Comparison, Filter, FilterGroup, IsOrIsNot};
use leadsquared::Operator;

use crate::contract::{Choice, ChoiceGroup, Region, RuleKind, Vocabulary};

pub(crate) fn vocabulary() -> Vocabulary {
    let operators = |takes_value: bool| {
        Operator::ALL
            .into_iter()
            .filter(|operator| operator.takes_value() == takes_value)
            .map(|operator| choice(operator.as_str(), operator.label()))
            .collect()
    };
    Vocabulary {
        filters: filters(),
        rule_kinds: ActionType::ALL.into_iter().map(rule_kind).collect(),
        comparisons: Comparison::ALL
            .into_iter()
            .map(|item| choice(item.as_str(), item.label()))
            .collect(),
        status_conditions: IsOrIsNot::ALL
            .into_iter()
            .map(|item| choice(item.as_str(), item.label()))
            .collect(),
        operators: operators(true),
        operators_without_value: operators(false),
        regions: leadsquared::region::REGIONS
            .iter()
            .map(|region| Region {
                host: region.host.to_owned(),
                label: region.name.to_owned(),
            })
            .collect(),
        instantly_address: instantly::client::DEFAULT_ADDRESS.to_owned(),
    }
}

fn choice(word: &str, label: &str) -> Choice {
    Choice {
        word: word.to_owned(),
        label: label.to_owned(),
    }
}

fn filters() -> Vec<ChoiceGroup> {
    let groups = [
        FilterGroup::Progress,
        FilterGroup::Engagement,
        FilterGroup::EmailCheck,
        FilterGroup::Interest,
    ];
    groups
        .into_iter()
        .map(|group| ChoiceGroup {
            label: group.label().to_owned(),
            choices: Filter::ALL
                .iter()
                .filter(|filter| filter.group() == group)
                .map(|filter| choice(filter.as_str(), filter.label()))
                .collect(),
        })
        .collect()
}

fn rule_kind(kind: ActionType) -> RuleKind {
    RuleKind {
        word: kind.as_str().to_owned(),
        label: kind.label().to_owned(),
        takes_count: kind.takes_count(),
        takes_days: kind.takes_days(),
        takes_status: kind.takes_status(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_both_services_is_offered() {
        let words = vocabulary();
        let filters: usize = words.filters.iter().map(|group| group.choices.len()).sum();
        assert_eq!(filters, Filter::ALL.len(), "no filter without a group");
        assert_eq!(words.rule_kinds.len(), 6);
        let operators = words.operators.len() + words.operators_without_value.len();
        assert_eq!(operators, 8);
    }
}
