//! A small generator of our own (SplitMix64): the same seed gives the same data on every machine.

use jiff::Timestamp;

#[derive(Clone, Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    /// A generator of its own for one topic, so that a change in one does not shift the others.
    pub(crate) fn topic(seed: u64, topic: u64) -> Self {
        let mut rng = Self(seed ^ topic.wrapping_mul(0xA24B_AED4_963E_E407));
        rng.next();
        rng
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, and without, `end` (which is at least 1).
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    pub(crate) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of the values, each as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(&mut self, of: &[(T, usize)]) -> T {
        let total = of.iter().map(|(_, weight)| weight).sum();
        let mut rest = self.below(total);
        for (value, weight) in of {
            if rest < *weight {
                return *value;
            }
            rest -= weight;
        }
        of[0].0
    }

    /// A random UUID (version 4).
    pub(crate) fn uuid(&mut self) -> String {
        let high = u128::from(self.next()) << 64;
        uuid::Builder::from_random_bytes((high | u128::from(self.next())).to_be_bytes())
            .into_uuid()
            .to_string()
    }

    /// A UUID that sorts by time (version 7).
    pub(crate) fn uuid_at(&mut self, at: Timestamp) -> String {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        let ms = u64::try_from(at.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &bytes)
            .into_uuid()
            .to_string()
    }
}
