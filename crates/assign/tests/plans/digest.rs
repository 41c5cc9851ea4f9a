//! A digest tells plans apart, and nothing else.

use std::collections::HashSet;

use roster_assign::{Assignment, Intended, Mode, PlanDigest, Split, Standing};
use uuid::Uuid;

use crate::{leads, user, users};

type Record = (u128, Option<Uuid>, Intended, Standing);

fn digest(assignment: &Assignment, records: &[Record]) -> String {
    let mut digest = PlanDigest::new(assignment);
    for (id, before, intended, standing) in records {
        digest.record(Uuid::from_u128(*id), *before, *intended, *standing);
    }
    digest.finish()
}

#[test]
fn anything_that_would_be_done_differently_has_another_digest() {
    let to_ada = Intended::Value(user(1));
    let record: Record = (1, None, to_ada, Standing::Change);
    let other: Record = (2, Some(user(3)), to_ada, Standing::Change);
    let plain = leads(2, |_| ());
    let digests = [
        digest(&plain, &[]),
        digest(&plain, &[record]),
        digest(&plain, &[record, other]),
        digest(&plain, &[other, record]),
        digest(&plain, &[(1, Some(user(3)), to_ada, Standing::Change)]),
        digest(&plain, &[(1, Some(user(4)), to_ada, Standing::Change)]),
        digest(&plain, &[(1, None, Intended::Nobody, Standing::Change)]),
        digest(&plain, &[(1, None, to_ada, Standing::LeftOut)]),
        digest(&leads(1, |_| ()), &[record]),
        digest(&leads(2, |form| form.mode = Mode::AsFiltered), &[record]),
        digest(&leads(2, |form| form.split = Split::Weighted), &[record]),
        digest(&users(|_| ()), &[record]),
    ];
    let different: HashSet<&String> = digests.iter().collect();
    assert_eq!(different.len(), digests.len());
}

#[test]
fn the_same_plan_has_the_same_digest_everywhere() {
    let record: Record = (1, None, Intended::Value(user(1)), Standing::Change);
    let named = leads(2, |form| form.names.clear());
    let digest = digest(&named, &[record]);
    assert_eq!(
        digest,
        self::digest(&leads(2, |_| ()), &[record]),
        "names are for people"
    );
    assert_eq!(
        digest, EXPECTED,
        "or a plan file of another version would not be recognised"
    );
    assert_eq!(PlanDigest::short(&digest).len(), 9);
    assert_eq!(PlanDigest::short("7f3a92c1ffff"), "7F3A-92C1");
}

const EXPECTED: &str = "09e16f8bff3d27b8adf81811992486bde4f69a8688f74da48e2f20a56aa36c2b";
