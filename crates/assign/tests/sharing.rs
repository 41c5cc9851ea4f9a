//! Sharing out: everything once, as even or as weighted as it can be, groups whole, owners kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use roster_assign::{Arranged, Intended, Outline, Sharing, Standing, share};
use uuid::Uuid;

/// Target or owner number `n`.
fn user(n: usize) -> Uuid {
    Uuid::from_u128(n as u128 + 1)
}

fn targets(count: usize) -> Vec<Uuid> {
    (0..count).map(user).collect()
}

/// Records of the given owners and keys; an empty key stands alone.
fn outlines(records: &[(Option<usize>, String)]) -> Vec<Outline> {
    let records = records.iter().zip(1..);
    records
        .map(|((owner, key), seq)| Outline {
            seq,
            value: owner.map(user),
            key: key.clone(),
            likely: None,
        })
        .collect()
}

fn alone(owners: &[Option<usize>]) -> Vec<Outline> {
    let records: Vec<_> = owners.iter().map(|owner| (*owner, String::new())).collect();
    outlines(&records)
}

fn target(arranged: &Arranged) -> Uuid {
    match arranged.intended {
        Intended::Value(target) => target,
        other => panic!("an exact share names the target, not {other:?}"),
    }
}

fn counts(arranged: &[Arranged]) -> HashMap<Uuid, usize> {
    let mut counts = HashMap::new();
    for one in arranged {
        *counts.entry(target(one)).or_default() += 1;
    }
    counts
}

/// Owners: the targets, two strangers, or nobody.
fn owner(targets: usize) -> impl Strategy<Value = Option<usize>> {
    proptest::option::of(0..targets + 2)
}

fn single_records() -> impl Strategy<Value = (usize, Vec<Option<usize>>)> {
    (2..8_usize).prop_flat_map(|targets| (Just(targets), vec(owner(targets), 0..120)))
}

fn grouped_records() -> impl Strategy<Value = (usize, Vec<(Option<usize>, String)>)> {
    (2..6_usize).prop_flat_map(|targets| {
        let key = prop_oneof![Just(String::new()), "[a-h]"];
        (Just(targets), vec((owner(targets), key), 0..100))
    })
}

fn assert_everything_once(outlines: &[Outline], arranged: &[Arranged], targets: &[Uuid]) {
    let seqs: Vec<u64> = arranged.iter().map(|one| one.seq).collect();
    let expected: Vec<u64> = outlines.iter().map(|outline| outline.seq).collect();
    assert_eq!(seqs, expected, "every record exactly once, in order");
    for (outline, one) in outlines.iter().zip(arranged) {
        assert!(targets.contains(&target(one)), "only targets get records");
        let right = outline.value == Some(target(one));
        let standing = if right {
            Standing::Right
        } else {
            Standing::Change
        };
        assert_eq!(one.standing, standing, "a change is what it does not have");
    }
}

proptest! {
    #[test]
    fn an_even_share_differs_by_at_most_one((count, owners) in single_records(), keep: bool) {
        let (outlines, targets) = (alone(&owners), targets(count));
        let arranged = share(&outlines, &targets, &Sharing::Even, keep);
        assert_everything_once(&outlines, &arranged, &targets);
        let counts = counts(&arranged);
        let of = |target| counts.get(target).copied().unwrap_or(0);
        let (least, most) = (targets.iter().map(of).min().unwrap(), targets.iter().map(of).max().unwrap());
        prop_assert!(most - least <= 1, "{counts:?}");
    }

    #[test]
    fn a_weighted_share_follows_the_weights_to_within_one(
        (count, owners) in single_records(),
        weights in vec(0..=1_000_u32, 8),
        keep: bool,
    ) {
        let (outlines, targets) = (alone(&owners), targets(count));
        let weights = weights[..count].to_vec();
        let total: u32 = weights.iter().sum();
        prop_assume!(total > 0);
        let arranged = share(&outlines, &targets, &Sharing::Weighted(weights.clone()), keep);
        assert_everything_once(&outlines, &arranged, &targets);
        let counts = counts(&arranged);
        for (target, weight) in targets.iter().zip(&weights) {
            let got = counts.get(target).copied().unwrap_or(0) as f64;
            let exact = outlines.len() as f64 * f64::from(*weight) / f64::from(total);
            prop_assert!((got - exact).abs() < 1.0, "{got} is not about {exact}");
            prop_assert!(*weight > 0 || got == 0.0, "a weight of 0 gets none");
        }
    }

    #[test]
    fn a_group_goes_to_one_target_as_a_whole(
        (count, records) in grouped_records(),
        weighted: bool,
        keep: bool,
    ) {
        let (outlines, targets) = (outlines(&records), targets(count));
        let weights = (0..count).map(|n| n as u32).collect();
        let sharing = if weighted { Sharing::Weighted(weights) } else { Sharing::Even };
        let arranged = share(&outlines, &targets, &sharing, keep);
        assert_everything_once(&outlines, &arranged, &targets);
        let mut of_key: HashMap<&str, HashSet<Uuid>> = HashMap::new();
        for (outline, one) in outlines.iter().zip(&arranged).filter(|(outline, _)| !outline.key.is_empty()) {
            of_key.entry(&outline.key).or_default().insert(target(one));
        }
        prop_assert!(of_key.values().all(|targets| targets.len() == 1), "{of_key:?}");
        prop_assert!(!weighted || !counts(&arranged).contains_key(&user(0)), "a weight of 0 gets none");
    }

    #[test]
    fn a_lead_leaves_a_target_only_where_that_target_is_full((count, owners) in single_records()) {
        let (outlines, targets) = (alone(&owners), targets(count));
        let arranged = share(&outlines, &targets, &Sharing::Even, true);
        let counts = counts(&arranged);
        let whole = outlines.len() / count;
        for (outline, one) in outlines.iter().zip(&arranged) {
            let owner = outline.value.filter(|owner| targets.contains(owner));
            if let Some(owner) = owner.filter(|owner| *owner != target(one)) {
                let has = counts.get(&owner).copied().unwrap_or(0);
                prop_assert!(has >= whole, "{has} is below the quota, so there was room");
                let kept = outlines.iter().zip(&arranged).filter(|(outline, one)| {
                    outline.value == Some(owner) && target(one) == owner
                });
                prop_assert_eq!(kept.count(), has, "nothing was dealt to whom something was taken from");
            }
        }
    }

    #[test]
    fn what_was_likely_changes_neither_the_counts_nor_who_stays_with_an_owner(
        (count, owners) in single_records(),
        likely in vec(proptest::option::of(0..9_usize), 120),
    ) {
        let (unlikely, targets) = (alone(&owners), targets(count));
        let mut outlines = unlikely.clone();
        for (outline, likely) in outlines.iter_mut().zip(&likely) {
            outline.likely = likely.map(|likely| Intended::Value(user(likely)));
        }
        let arranged = share(&outlines, &targets, &Sharing::Even, true);
        assert_everything_once(&outlines, &arranged, &targets);
        let without = share(&unlikely, &targets, &Sharing::Even, true);
        prop_assert_eq!(counts(&arranged), counts(&without));
        let right = |arranged: &[Arranged]| -> Vec<u64> {
            let right = arranged.iter().filter(|one| one.standing == Standing::Right);
            right.map(|one| one.seq).collect()
        };
        prop_assert_eq!(right(&arranged), right(&without));
    }

    #[test]
    fn the_same_records_are_always_shared_in_the_same_way((count, records) in grouped_records(), keep: bool) {
        let (outlines, targets) = (outlines(&records), targets(count));
        let once = share(&outlines, &targets, &Sharing::Even, keep);
        prop_assert_eq!(once, share(&outlines, &targets, &Sharing::Even, keep));
    }
}

#[test]
fn neighbours_go_to_different_people_as_cards_are_dealt() {
    let arranged = share(&alone(&[None; 6]), &targets(3), &Sharing::Even, true);
    let dealt: Vec<Uuid> = arranged.iter().map(target).collect();
    let round = targets(3);
    assert_eq!(dealt, [round.clone(), round].concat());
    let sharing = Sharing::Weighted(vec![3, 1]);
    let arranged = share(&alone(&[None; 8]), &targets(2), &sharing, true);
    let second: Vec<u64> = arranged
        .iter()
        .filter(|one| target(one) == user(1))
        .map(|one| one.seq)
        .collect();
    assert_eq!(second, [3, 7], "spread over the deal, not all at its end");
}

#[test]
fn the_largest_group_is_dealt_first_and_stays_with_who_owns_most_of_it() {
    let record = |owner, key: &str| (owner, key.to_owned());
    let outlines = outlines(&[
        record(None, "small"),
        record(Some(1), "large"),
        record(None, "small"),
        record(Some(1), "large"),
        record(Some(0), "large"),
        record(None, ""),
    ]);
    let arranged = share(&outlines, &targets(2), &Sharing::Even, true);
    let dealt: Vec<Uuid> = arranged.iter().map(target).collect();
    let (ada, bruno) = (user(0), user(1));
    assert_eq!(dealt, [ada, bruno, ada, bruno, bruno, ada]);
    let right = arranged
        .iter()
        .filter(|one| one.standing == Standing::Right);
    assert_eq!(right.count(), 2, "two of the large group are there already");
}

#[test]
fn where_the_service_decides_every_record_counts_as_a_change() {
    let outlines = alone(&[Some(0), None]);
    let arranged = share(&outlines, &targets(2), &Sharing::InstantlyDecides, true);
    for one in &arranged {
        assert_eq!(one.intended, Intended::AnyTarget);
        assert_eq!(
            one.standing,
            Standing::Change,
            "who gets it is not known yet"
        );
    }
    let arranged = share(&outlines, &targets(1), &Sharing::InstantlyDecides, true);
    let standings: Vec<Standing> = arranged.iter().map(|one| one.standing).collect();
    assert_eq!(
        standings,
        [Standing::Right, Standing::Change],
        "one target leaves no choice"
    );
    assert_eq!(
        share(&outlines, &[], &Sharing::Even, true),
        [],
        "nobody to give to"
    );
}

#[test]
fn a_hundred_thousand_records_are_shared_among_fifty_without_delay() {
    let records: Vec<(Option<usize>, String)> = (0..100_000)
        .map(|n| {
            let key = if n % 3 == 0 {
                format!("{}", n % 20_000)
            } else {
                String::new()
            };
            (Some(n % 70), key)
        })
        .collect();
    let outlines = outlines(&records);
    let started = Instant::now();
    let arranged = share(&outlines, &targets(50), &Sharing::Even, true);
    let took = started.elapsed();
    assert_eq!(arranged.len(), 100_000);
    // Generous for a slow machine without optimisation; a quadratic loop takes minutes.
    assert!(took < Duration::from_secs(10), "{took:?}");
}
