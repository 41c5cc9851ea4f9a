//! A write as text, and back: what stands in the journal is what is sent, to the letter.

mod instantly;
mod leadsquared;

use ::instantly::{BulkAssign, ChangeOwner};
use ::leadsquared::{BulkUpdate, UpdateUser};

use crate::{Write, WriteKind};

impl Write {
    /// The path of the call with its query, below the service's address.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::BulkAssign(_) => BulkAssign::PATH.to_owned(),
            Self::ChangeOwner { lead, owner } => change_owner(*lead, *owner).path(),
            Self::BulkUpdate(_) => BulkUpdate::PATH.to_owned(),
            Self::UpdateUser { user, team } => update_user(*user, *team).path_and_query(),
        }
    }

    /// The exact JSON body, as it is written down and sent.
    ///
    /// # Errors
    /// None that a write can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        match self {
            Self::BulkAssign(request) => request.body(),
            Self::ChangeOwner { lead, owner } => change_owner(*lead, *owner).body(),
            Self::BulkUpdate(request) => request.body(),
            Self::UpdateUser { user, team } => update_user(*user, *team).body(),
        }
    }

    /// Reads a write that was written down. None unless the text is one that Roster writes: what
    /// is read must be the same again as text, so that nothing else is ever sent.
    #[must_use]
    pub fn read(kind: WriteKind, path: &str, body: &str) -> Option<Self> {
        let write = match kind {
            WriteKind::BulkAssign => instantly::bulk_assign(body),
            WriteKind::ChangeOwner => instantly::change_owner(path, body),
            WriteKind::BulkUpdate => leadsquared::bulk_update(body),
            WriteKind::UpdateUser => leadsquared::update_user(path, body),
        }?;
        let is_the_same = write.path() == path && write.body().is_ok_and(|text| text == body);
        is_the_same.then_some(write)
    }
}

const fn change_owner(lead: uuid::Uuid, owner: Option<uuid::Uuid>) -> ChangeOwner {
    ChangeOwner {
        lead,
        assigned_to: owner,
    }
}

const fn update_user(user: uuid::Uuid, team: uuid::Uuid) -> UpdateUser {
    UpdateUser { user, team }
}

#[cfg(test)]
mod tests {
    use ::instantly::{
        ActionType, Comparison, Count, Days, Filter, IsOrIsNot, LeadFilter, LeadStatus, Limit,
        Query, QueryValues, Targets,
    };
    use ::leadsquared::{Condition, Group, Junction, Operator, Rule, Test, Value};
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn full_assignment() -> Write {
        let opened = QueryValues {
            occurrence_days: Days::new(14),
            occurrence_count: Some(Count {
                condition: Comparison::More,
                count: 2,
            }),
            lead_status: None,
        };
        let status = QueryValues {
            lead_status: Some(LeadStatus {
                status: -1,
                condition: IsOrIsNot::IsNot,
            }),
            ..QueryValues::default()
        };
        let filter = LeadFilter {
            search: Some("lantern “quoted” \\ ü".to_owned()),
            filter: Filter::from_word("FILTER_VAL_REPLIED"),
            campaign: Some(id(1)),
            list_id: Some(id(2)),
            in_campaign: Some(true),
            in_list: Some(false),
            smart_view_id: Some(id(3)),
            ids: vec![id(4), id(5)],
            queries: vec![
                Query::new(ActionType::EmailOpen, opened).unwrap(),
                Query::new(ActionType::LeadStatus, status).unwrap(),
            ],
        };
        let targets = Targets::new([id(6), id(7)]).unwrap();
        Write::BulkAssign(BulkAssign::new(filter, Limit::new(25), targets))
    }

    fn condition(name: &str, operator: Operator, value: Option<&str>) -> Condition {
        Condition {
            attribute: ::leadsquared::AttributeName::new(name).unwrap(),
            test: Test::new(operator, value.and_then(Value::new)).unwrap(),
        }
    }

    fn full_update() -> Write {
        let first = vec![
            condition("FirstName", Operator::StartsWith, Some(" B")),
            condition("Department", Operator::IsEmpty, None),
        ];
        let second = vec![condition("City", Operator::NotEquals, Some("Pune"))];
        let groups = vec![
            Group::new(Junction::Or, first).unwrap(),
            Group::new(Junction::And, second).unwrap(),
        ];
        let rule = Rule::new(Junction::Or, groups).unwrap();
        Write::BulkUpdate(BulkUpdate::new(rule, id(9)))
    }

    fn every_kind() -> Vec<Write> {
        let to = Targets::new([id(6)]).unwrap();
        let emails = [Value::new("a@b.example").unwrap()];
        let rule = Rule::emails(&emails).unwrap();
        vec![
            full_assignment(),
            Write::assign_leads(vec![id(1)], (Some(id(2)), None), to.clone()),
            Write::BulkAssign(BulkAssign::new(LeadFilter::default(), None, to)),
            Write::ChangeOwner {
                lead: id(1),
                owner: Some(id(2)),
            },
            Write::ChangeOwner {
                lead: id(1),
                owner: None,
            },
            full_update(),
            Write::BulkUpdate(BulkUpdate::new(rule, id(9))),
            Write::UpdateUser {
                user: id(1),
                team: id(2),
            },
        ]
    }

    #[test]
    fn every_write_is_read_back_as_it_was_written_down() {
        for write in every_kind() {
            let (path, body) = (write.path(), write.body().unwrap());
            let read = Write::read(write.kind(), &path, &body);
            let read = read.unwrap_or_else(|| panic!("not read: {body}"));
            assert_eq!(read.body().unwrap(), body, "the same text is sent");
            assert_eq!(read.path(), path);
            assert_eq!(read.kind(), write.kind());
        }
    }

    #[test]
    fn what_was_tampered_with_is_never_sent() {
        for write in every_kind() {
            let (path, body) = (write.path(), write.body().unwrap());
            let grown = body.replacen('{', "{\n  \"extra\": 1,", 1);
            assert_eq!(Write::read(write.kind(), &path, &grown), None, "{grown}");
            let squeezed = body.replace('\n', "");
            assert_eq!(Write::read(write.kind(), &path, &squeezed), None);
            let elsewhere = format!("{path}x");
            assert_eq!(Write::read(write.kind(), &elsewhere, &body), None);
        }
    }

    #[test]
    fn a_write_is_not_read_as_one_of_another_kind() {
        for write in every_kind() {
            let (path, body) = (write.path(), write.body().unwrap());
            for kind in WriteKind::ALL.iter().filter(|kind| **kind != write.kind()) {
                assert_eq!(Write::read(*kind, &path, &body), None, "{kind:?}: {body}");
            }
        }
    }
}
