//! Dealing records out to targets that have room, as cards are dealt.

use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Records and targets by their places; who has got what so far, and how much room is left.
pub(super) struct Table {
    /// The target that owns a record now, if it is to be asked first.
    owners: Vec<Option<usize>>,
    /// The target that a record was written down with as likely.
    likely: Vec<Option<usize>>,
    /// How many more records fit in a target's quota; below zero where a large group went over it.
    room: Vec<i64>,
    /// The same, for finding who has most; of equals the first target comes last here.
    by_room: BTreeSet<(i64, Reverse<usize>)>,
    dealt: Vec<usize>,
}

impl Table {
    pub(super) fn new(
        quotas: Vec<usize>,
        owners: Vec<Option<usize>>,
        likely: Vec<Option<usize>>,
    ) -> Self {
        let room: Vec<i64> = quotas.into_iter().map(signed).collect();
        let by_room = room
            .iter()
            .enumerate()
            .map(|(place, room)| (*room, Reverse(place)))
            .collect();
        Self {
            dealt: vec![0; owners.len()],
            owners,
            likely,
            room,
            by_room,
        }
    }

    /// The target of each record.
    pub(super) fn dealt(self) -> Vec<usize> {
        self.dealt
    }

    /// Deals each group as a whole: to the target that owns most of it if the group fits, else to
    /// who has most room.
    pub(super) fn deal_groups(&mut self, groups: &[Vec<usize>]) {
        for group in groups {
            let size = signed(group.len());
            let target = self
                .owner_of_most(group)
                .filter(|owner| self.room[*owner] >= size)
                .unwrap_or_else(|| self.most_room());
            self.take_room(target, size);
            for record in group {
                self.dealt[*record] = target;
            }
        }
    }

    /// Deals records one by one: first those that stay with their owner, then those that get what was
    /// likely, each as far as there is room; then the others, so that neighbours go to different
    /// targets.
    pub(super) fn deal_singles(&mut self, singles: &[usize]) {
        let others = self.deal_wished(singles, |table, record| table.owners[record]);
        let others = self.deal_wished(&others, |table, record| table.likely[record]);
        let order = self.order_of_dealing(others.len());
        for (record, target) in others.into_iter().zip(order) {
            self.dealt[record] = target;
        }
    }

    /// Deals each record whose wish can be fulfilled, and gives the others.
    fn deal_wished(
        &mut self,
        records: &[usize],
        wish: impl Fn(&Self, usize) -> Option<usize>,
    ) -> Vec<usize> {
        let mut others = Vec::new();
        for &record in records {
            match wish(self, record).filter(|target| self.room[*target] > 0) {
                Some(target) => {
                    self.take_room(target, 1);
                    self.dealt[record] = target;
                }
                None => others.push(record),
            }
        }
        others
    }

    /// To whom the first, second, … of so many cards goes. How many each gets follows from the
    /// room; each one's cards are then spread over the whole deal.
    fn order_of_dealing(&mut self, cards: usize) -> Vec<usize> {
        let gets = self
            .fills_up(cards)
            .unwrap_or_else(|| self.one_by_one(cards));
        let mut order: Vec<(u64, usize)> = Vec::with_capacity(cards);
        for (target, &count) in gets.iter().enumerate() {
            // The middle of the card's share of the deal, in fractions fine enough to tell apart.
            let middle = |card: u64| ((2 * card + 1) << 32) / (2 * count);
            order.extend((0..count).map(|card| (middle(card), target)));
        }
        order.sort_unstable();
        order.into_iter().map(|(_, target)| target).collect()
    }

    /// How many each gets where the cards are just as many as there is room, as they are unless a large
    /// group went over somebody's quota.
    fn fills_up(&self, cards: usize) -> Option<Vec<u64>> {
        let gets: Vec<u64> = self
            .room
            .iter()
            .map(|room| u64::try_from(*room).ok())
            .collect::<Option<_>>()?;
        (gets.iter().sum::<u64>() == cards as u64).then_some(gets)
    }

    /// How many each gets when each card goes to who has most room.
    fn one_by_one(&mut self, cards: usize) -> Vec<u64> {
        let mut gets = vec![0; self.room.len()];
        for _ in 0..cards {
            let target = self.most_room();
            self.take_room(target, 1);
            gets[target] += 1;
        }
        gets
    }

    /// The target that owns most of a group; of equals the first target.
    fn owner_of_most(&self, group: &[usize]) -> Option<usize> {
        let mut owners: Vec<usize> = group.iter().filter_map(|&at| self.owners[at]).collect();
        owners.sort_unstable();
        let counted = owners.chunk_by(|left, right| left == right);
        counted
            .max_by_key(|same| (same.len(), Reverse(same.first().copied())))
            .and_then(|same| same.first().copied())
    }

    fn most_room(&self) -> usize {
        self.by_room.last().map_or(0, |(_, Reverse(place))| *place)
    }

    fn take_room(&mut self, place: usize, size: i64) {
        let room = self.room[place];
        self.by_room.remove(&(room, Reverse(place)));
        self.room[place] = room - size;
        self.by_room.insert((room - size, Reverse(place)));
    }
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
