//! Several processes with odd clocks against a simulated service, without real time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

use proptest::prelude::*;

use super::Pace;
use super::book::{Asked, Book};
use super::codec::{decode, encode};
use super::timeline::Timeline;
use super::window::{Entry, STRAGGLING};

/// Chance from a seed.
struct Chance(u64);

impl Chance {
    /// From 0 up to, but without, `below`.
    fn below(&mut self, below: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % below.max(1).cast_unsigned()).cast_signed()
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// The process asks for a slot.
    Ask(usize),
    /// The exchange of a call is over.
    Over(usize, u64, i64),
}

struct Process {
    timeline: Timeline,
    offset: i64,
    left: u32,
    killed_at: i64,
}

struct World {
    longest_latency: i64,
    chance: Chance,
    book: Book,
    processes: Vec<Process>,
    events: BinaryHeap<Reverse<(i64, Event)>>,
    arrivals: Vec<i64>,
    serial: u64,
}

impl World {
    fn new(pace: Pace, longest_latency: i64, processes: usize, seed: u64) -> Self {
        let mut chance = Chance(seed);
        let mut events = BinaryHeap::new();
        let processes = (0..processes)
            .map(|index| {
                events.push(Reverse((chance.below(300_000), Event::Ask(index))));
                Process {
                    timeline: Timeline::default(),
                    offset: chance.below(40_000),
                    left: 60,
                    killed_at: if chance.below(4) == 0 {
                        chance.below(5_000_000)
                    } else {
                        i64::MAX
                    },
                }
            })
            .collect();
        Self {
            longest_latency,
            chance,
            book: Book::new(pace),
            processes,
            events,
            arrivals: Vec::new(),
            serial: 0,
        }
    }

    /// The process looks at its clock, and at the book as it comes out of the file.
    fn look(&mut self, process: usize, at: i64) -> i64 {
        let noise = self.chance.below(400);
        let it = &mut self.processes[process];
        let running = Duration::from_micros(at.cast_unsigned());
        let wall = 1_000_000_000 + at + it.offset + noise;
        let moment = it.timeline.read(wall, running);
        assert!(!moment.set, "no clock was set");
        self.book = decode(&encode(&self.book)).unwrap();
        let gone = |it: &Process| it.killed_at <= at;
        for (index, _) in self.processes.iter().enumerate().filter(|(_, it)| gone(it)) {
            self.book.window.gone(owner(index), moment.now);
        }
        self.book.turn_to(moment, owner(process));
        moment.now
    }

    fn ask(&mut self, process: usize, at: i64) {
        let now = self.look(process, at);
        self.serial += 1;
        match self.book.ask(owner(process), self.serial, now) {
            Asked::Wait(until) => {
                let late = self.chance.below(3_000);
                self.later(at + (until - now).max(1) + late, Event::Ask(process));
            }
            Asked::Taken => self.send(process, at, now),
        }
    }

    fn send(&mut self, process: usize, at: i64, sent: i64) {
        let latency = 1 + self.chance.below(self.longest_latency);
        let given_up_before_sending = self.chance.below(10) == 0;
        if !given_up_before_sending {
            // What a killed process had handed to the system still arrives, but soon.
            let latest = self.processes[process].killed_at.saturating_add(STRAGGLING);
            self.arrivals
                .push((at + self.chance.below(latency + 1)).min(latest));
        }
        self.later(at + latency, Event::Over(process, self.serial, sent));
        let it = &mut self.processes[process];
        it.left -= 1;
        if it.left > 0 {
            self.later(at, Event::Ask(process));
        }
    }

    fn over(&mut self, process: usize, serial: u64, sent: i64, at: i64) {
        let now = self.look(process, at);
        self.book.window.over(Entry {
            owner: owner(process),
            serial,
            sent,
            end: Some(now),
        });
    }

    fn later(&mut self, at: i64, event: Event) {
        self.events.push(Reverse((at, event)));
    }

    /// Runs to the end; gives the arrivals in order.
    fn run(mut self) -> Vec<i64> {
        for _ in 0..200_000 {
            let Some(Reverse((at, event))) = self.events.pop() else {
                self.arrivals.sort_unstable();
                return self.arrivals;
            };
            let (Event::Ask(process) | Event::Over(process, ..)) = event;
            if at >= self.processes[process].killed_at {
                continue;
            }
            match event {
                Event::Ask(_) => self.ask(process, at),
                Event::Over(_, serial, sent) => self.over(process, serial, sent, at),
            }
        }
        panic!("the processes never came to an end");
    }
}

fn owner(process: usize) -> u64 {
    process as u64 + 1
}

/// Two calls so many places apart must be a window apart.
fn keeps(arrivals: &[i64], pace: Pace) -> bool {
    arrivals
        .windows(pace.calls() + 1)
        .all(|calls| calls[calls.len() - 1] - calls[0] >= pace.micros())
}

proptest! {
    #[test]
    fn the_service_never_sees_more_than_n_calls_in_any_window(
        calls in 1_u32..40,
        window in 20_000_u64..3_000_000,
        latency in 1_i64..2_000_000,
        processes in 1_usize..5,
        seed: u64,
    ) {
        let pace = Pace { calls, window: Duration::from_micros(window) };
        let arrivals = World::new(pace, latency, processes, seed).run();
        prop_assert!(keeps(&arrivals, pace), "{pace:?}: {arrivals:?}");
    }
}

#[test]
fn one_process_uses_at_least_97_of_100_at_150_ms_latency() {
    let pace = Pace {
        calls: 25,
        window: Duration::from_secs(5),
    };
    let mut world = World::new(pace, 150_000, 1, 7);
    world.processes[0].left = 1_000;
    world.processes[0].killed_at = i64::MAX;
    let arrivals = world.run();
    let took = arrivals[arrivals.len() - 1] - arrivals[0];
    let windows = took / pace.micros();
    assert!(keeps(&arrivals, pace), "and still never too many");
    // A tenth was given up before it was sent, and used its slots all the same.
    let share = (1_000 - 25) * 100 / (windows * 25);
    assert!(share >= 97, "only {share} % of the window");
}

#[test]
fn two_busy_processes_get_about_the_same() {
    let pace = Pace {
        calls: 10,
        window: Duration::from_secs(1),
    };
    let mut world = World::new(pace, 100_000, 2, 3);
    for process in &mut world.processes {
        process.left = 200;
        process.killed_at = 10_000_000;
    }
    for _ in 0..200_000 {
        let Some(Reverse((at, event))) = world.events.pop() else {
            break;
        };
        if at > 10_000_000 {
            break;
        }
        match event {
            Event::Ask(process) => world.ask(process, at),
            Event::Over(process, serial, sent) => world.over(process, serial, sent, at),
        }
    }
    let sent: Vec<u32> = world.processes.iter().map(|it| 200 - it.left).collect();
    assert!(sent[0].abs_diff(sent[1]) <= 15, "one went short: {sent:?}");
    assert!(
        sent[0] + sent[1] >= 85,
        "too little in ten windows: {sent:?}"
    );
}
