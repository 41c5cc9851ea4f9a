//! Rows for the unit tests.

use assign::Service;
use uuid::Uuid;

use crate::{ConnectionRow, Kind, NewSubmission, Snapshot};

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn connection(number: u128, label: &str) -> ConnectionRow {
    ConnectionRow {
        id: id(number),
        service: Service::Instantly,
        kind: Kind::Live,
        label: label.to_owned(),
        letters: "CO".to_owned(),
        colour: "teal".to_owned(),
        address: "https://api.instantly.ai".to_owned(),
        account_name: None,
        account_detail: None,
        checked_at: None,
        check_state: "unchecked".to_owned(),
        check_message: None,
        created_at: 1,
        last_used_at: None,
        position: 0,
    }
}

pub(crate) fn submission(number: u128) -> NewSubmission {
    NewSubmission {
        id: id(number),
        service: Service::Instantly,
        connection: Snapshot {
            id: None,
            label: "Copperleaf".to_owned(),
            letters: "CO".to_owned(),
            colour: "teal".to_owned(),
            kind: Kind::Live,
        },
        title: "Leads to Priya".to_owned(),
        filter_words: "campaign Spring".to_owned(),
        sentence: "Assign the leads of Spring to Priya.".to_owned(),
        form: "{}".to_owned(),
        names: "{}".to_owned(),
        meaning: "Not sent yet.".to_owned(),
        created_at: i64::try_from(number).unwrap(),
        search_ids: String::new(),
    }
}
