//! How many records each target gets: the largest remainders get one more.

use std::cmp::Reverse;

/// Divides a number of records by weight: each target gets the whole part of its exact share, and
/// what is left goes one by one to the largest remainders. Where remainders are alike, a target that
/// owns more than its whole part comes first, because then fewer records move; then the order decides.
///
/// The quotas add up to `records` unless all weights are zero, when all quotas are.
pub(super) fn quotas(records: usize, weights: &[u32], owned: &[usize]) -> Vec<usize> {
    let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: u32| records as u128 * u128::from(weight);
    let whole = |weight: u32| usize::try_from(exact(weight) / total).unwrap_or(records);
    let mut quotas: Vec<usize> = weights.iter().map(|weight| whole(*weight)).collect();
    let left = records.saturating_sub(quotas.iter().sum());
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&place| {
        let owns_more = owned.get(place).copied().unwrap_or(0) > quotas[place];
        (
            Reverse(exact(weights[place]) % total),
            Reverse(owns_more),
            place,
        )
    });
    for place in order.into_iter().take(left) {
        quotas[place] += 1;
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_divided_goes_to_the_largest_remainders() {
        assert_eq!(quotas(10, &[1, 1, 1], &[0, 0, 0]), [4, 3, 3]);
        assert_eq!(quotas(10, &[3, 1, 1], &[0, 0, 0]), [6, 2, 2]);
        assert_eq!(
            quotas(7, &[50, 30, 20], &[0, 0, 0]),
            [4, 2, 1],
            "3.5, 2.1, 1.4"
        );
        assert_eq!(
            quotas(3, &[0, 5], &[9, 0]),
            [0, 3],
            "a weight of 0 gets none"
        );
    }

    #[test]
    fn of_equals_the_one_that_owns_more_gets_one_more() {
        assert_eq!(quotas(3, &[1, 1], &[0, 0]), [2, 1]);
        assert_eq!(quotas(3, &[1, 1], &[1, 2]), [1, 2], "so that nothing moves");
    }
}
