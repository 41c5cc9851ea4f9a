//! From a form to its file.

use std::collections::BTreeMap;

use instantly::BulkAssign;
use leadsquared::BulkUpdate;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Assignment, ExactWay, FieldMessage, Form, LeadManner, Mode, OwnerNow, Request, Service,
    Sharing, Split, Together, check,
};

/// The assignment file of a form, indented for reading. Read back, it means the same assignment.
///
/// # Errors
/// What is wrong with the form: only a complete one has a file.
pub fn write_file(form: &Form) -> Result<String, Vec<FieldMessage>> {
    let checked = check(form);
    checked
        .assignment
        .map(|assignment| text(&assignment))
        .ok_or(checked.fields)
}

#[derive(Serialize)]
struct LeadFile<'a> {
    service: Service,
    mode: Mode,
    split: Split,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    weights: BTreeMap<Uuid, u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    owners: BTreeMap<Uuid, Uuid>,
    keep_together: Option<Together>,
    keep_owner: bool,
    owner_now: String,
    request: &'a BulkAssign,
}

#[derive(Serialize)]
struct UserFile<'a> {
    service: Service,
    mode: Mode,
    exact_way: ExactWay,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    teams: &'a BTreeMap<String, Uuid>,
    request: &'a BulkUpdate,
}

pub(super) fn text(assignment: &Assignment) -> String {
    let service = assignment.service();
    let text = match assignment.request() {
        Request::Instantly(request, manner) => {
            serde_json::to_string_pretty(&lead_file(service, request, manner))
        }
        Request::LeadSquared(request, manner) => serde_json::to_string_pretty(&UserFile {
            service,
            mode: manner.mode,
            exact_way: manner.exact_way,
            teams: &manner.teams,
            request,
        }),
    };
    // It cannot fail: the file holds nothing but texts, numbers and lists.
    text.unwrap_or_default()
}

fn lead_file<'a>(service: Service, request: &'a BulkAssign, manner: &LeadManner) -> LeadFile<'a> {
    let users = request.targets().ids().iter().copied();
    let (mut weights, mut owners) = (BTreeMap::new(), BTreeMap::new());
    let split = match &manner.sharing {
        Sharing::Even => Split::Even,
        Sharing::Weighted(each) => {
            weights = users.zip(each.iter().copied()).collect();
            Split::Weighted
        }
        Sharing::InstantlyDecides => Split::InstantlyDecides,
        Sharing::ByList(each) => {
            owners = BTreeMap::clone(each);
            Split::ByList
        }
    };
    LeadFile {
        service,
        mode: manner.mode,
        split,
        weights,
        owners,
        keep_together: manner.keep_together,
        keep_owner: manner.keep_owner,
        owner_now: match manner.owner_now {
            OwnerNow::Anyone => "anyone".to_owned(),
            OwnerNow::Nobody => "nobody".to_owned(),
            OwnerNow::Person(id) => id.to_string(),
        },
        request,
    }
}
