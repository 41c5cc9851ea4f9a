//! What a record will most likely get, told while nobody knows yet how many there will be.

use std::collections::HashMap;

use uuid::Uuid;

use super::{each_once, places};
use crate::{Found, Intended, Sharing};

/// Deals records as they come, each to who is furthest behind its part. `share` deals once more when
/// all are there; what was told here holds for nearly all then, and only the others have to be
/// written once more, at the one moment when somebody waits for it.
pub(crate) struct Likely {
    targets: Vec<Uuid>,
    way: Way,
}

enum Way {
    /// The same for every record.
    Always(Option<Intended>),
    Divided(Divided),
}

struct Divided {
    places: HashMap<Uuid, usize>,
    weights: Vec<u32>,
    all_weights: i128,
    keep_owner: bool,
    /// How many each target has got so far.
    got: Vec<i128>,
    records: i128,
}

impl Likely {
    /// For sharing among these targets, as `share` takes them.
    pub(crate) fn new(targets: Vec<Uuid>, sharing: &Sharing, keep_owner: bool) -> Self {
        let way = match (targets.as_slice(), sharing) {
            ([], _) => Way::Always(None),
            ([only], _) => Way::Always(Some(Intended::Value(*only))),
            (_, Sharing::InstantlyDecides) => Way::Always(Some(Intended::AnyTarget)),
            (_, Sharing::Even) => {
                Way::Divided(Divided::new(&targets, &vec![1; targets.len()], keep_owner))
            }
            (_, Sharing::Weighted(weights)) => {
                Way::Divided(Divided::new(&targets, weights, keep_owner))
            }
            // The list is asked, and nothing is dealt.
            (_, Sharing::ByList(_)) => Way::Always(None),
        };
        Self { targets, way }
    }

    /// What the next record will most likely get.
    pub(crate) fn next(&mut self, found: &Found) -> Option<Intended> {
        match &mut self.way {
            Way::Always(intended) => *intended,
            Way::Divided(divided) => {
                let place = divided.next(found.value)?;
                self.targets.get(place).copied().map(Intended::Value)
            }
        }
    }
}

impl Divided {
    fn new(targets: &[Uuid], weights: &[u32], keep_owner: bool) -> Self {
        let places = places(targets);
        let weights = each_once(targets, &places, weights);
        Self {
            all_weights: weights.iter().map(|weight| i128::from(*weight)).sum(),
            got: vec![0; targets.len()],
            records: 0,
            places,
            weights,
            keep_owner,
        }
    }

    fn next(&mut self, owner: Option<Uuid>) -> Option<usize> {
        self.records += 1;
        let owner = owner.filter(|_| self.keep_owner);
        let owner = owner.and_then(|owner| self.places.get(&owner).copied());
        let place = match owner.filter(|place| self.weights[*place] > 0) {
            Some(place) => place,
            None => self.furthest_behind()?,
        };
        self.got[place] += 1;
        Some(place)
    }

    /// Who lacks most of its part of the records so far; of equals the first. None if nobody has a
    /// weight.
    fn furthest_behind(&self) -> Option<usize> {
        let lacks = |place: &usize| {
            i128::from(self.weights[*place]) * self.records - self.got[*place] * self.all_weights
        };
        let places = (0..self.weights.len()).filter(|place| self.weights[*place] > 0);
        places.rev().max_by_key(lacks)
    }
}
