//! What a plan costs in calls and in time.

use crate::ports::portion;
use crate::{Assignment, ExactWay, Intended, Mode, PORTION, Request, Service};

/// How many users' e-mail addresses one call names, for reading and for writing.
const EMAILS_PER_CALL: u64 = leadsquared::EMAILS_PER_CALL as u64;

/// Up to how many users are read by their e-mail addresses; more are found by reading all users.
const USERS_READ_BY_EMAIL: u64 = 100;

/// How many users one page holds.
const USERS_PER_PAGE: u64 = leadsquared::USERS_PER_PAGE as u64;

/// A rate budget: so many calls in any window of so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The calls; zero counts as one.
    pub calls: u32,
    /// The window's length in milliseconds.
    pub window_ms: u64,
}

/// The calls of a plan and the time that they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// Reading the records once more before sending.
    pub check_calls: u64,
    /// Sending.
    pub write_calls: u64,
    /// Reading back, at least.
    pub read_back_calls: u64,
    /// About how long all of it takes at the pace, in whole seconds; at least 1 if there is a call.
    pub seconds: u64,
    /// Whether reading means reading all users of an account whose size is not known, so that the
    /// calls for it are the fewest possible.
    pub at_least: bool,
}

/// The records of a plan, counted.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// How many are to have which value and do not have it yet.
    pub changes: &'a [(Intended, u64)],
    /// How many have it already: they are looked at once more before anything is sent.
    pub right: u64,
    /// All of them.
    pub matched: u64,
}

/// What it costs to carry out an assignment on these records.
#[must_use]
pub fn cost(assignment: &Assignment, counted: Counted<'_>, pace: Pace) -> Cost {
    let Counted {
        changes,
        right,
        matched,
    } = counted;
    let records: u64 = changes.iter().map(|(_, count)| count).sum();
    if records == 0 {
        return Cost::default();
    }
    let as_filtered = assignment.mode() == Mode::AsFiltered;
    let (check_calls, write_calls, read_back_calls, at_least) = match assignment.request() {
        Request::Instantly(..) => {
            let page = u64::from(PORTION);
            let read_back = records.div_ceil(page);
            if as_filtered {
                (matched.div_ceil(page).max(1), 1, read_back, false)
            } else {
                let check = (records + right).div_ceil(page);
                (check, lead_calls(changes), read_back, false)
            }
        }
        Request::LeadSquared(_, manner) => {
            let (read_back, at_least) = user_reads(records, matched);
            if as_filtered {
                (user_pages(matched), 1, read_back, at_least)
            } else {
                let writes = user_calls(manner.exact_way, changes);
                let (check, check_at_least) = user_reads(records + right, matched);
                (check, writes, read_back, at_least || check_at_least)
            }
        }
    };
    let calls = check_calls + write_calls + read_back_calls;
    Cost {
        check_calls,
        write_calls,
        read_back_calls,
        seconds: seconds(calls, pace),
        at_least,
    }
}

fn lead_calls(changes: &[(Intended, u64)]) -> u64 {
    let calls = |(intended, count): &(Intended, u64)| match intended {
        Intended::Value(_) | Intended::AnyTarget => count.div_ceil(u64::from(PORTION)),
        Intended::Nobody => *count,
    };
    changes.iter().map(calls).sum()
}

fn user_calls(way: ExactWay, changes: &[(Intended, u64)]) -> u64 {
    let calls = |(_, count): &(Intended, u64)| match way {
        ExactWay::ByEmail => count.div_ceil(EMAILS_PER_CALL),
        ExactWay::OneByOne => *count,
    };
    changes.iter().map(calls).sum()
}

/// The calls that read so many users again, portion by portion, and whether it may take more.
fn user_reads(records: u64, matched: u64) -> (u64, bool) {
    let at_once = u64::from(portion(Service::LeadSquared));
    let (portions, rest) = (records / at_once, records % at_once);
    let scans = portions + u64::from(rest > USERS_READ_BY_EMAIL);
    let by_email = if rest > USERS_READ_BY_EMAIL {
        0
    } else {
        rest.div_ceil(EMAILS_PER_CALL)
    };
    (scans * user_pages(matched) + by_email, scans > 0)
}

fn user_pages(users: u64) -> u64 {
    users.div_ceil(USERS_PER_PAGE).max(1)
}

/// When the last call leaves, if the first leaves now: each window's worth of calls waits for the
/// window before it.
fn seconds(calls: u64, pace: Pace) -> u64 {
    if calls == 0 {
        return 0;
    }
    let full_windows = (calls - 1) / u64::from(pace.calls.max(1));
    let milliseconds = full_windows.saturating_mul(pace.window_ms);
    milliseconds.div_ceil(1_000).max(1)
}
