//! How far a run is, as screens show it.

use assign::State;

use crate::contract::{Budget, Progress};

/// From the heart's counts to those of the contract. The time left is that of the calls at the
/// rate budget; how long a service takes in the background nobody can tell.
pub(super) fn shown(progress: assign::Progress, pace: Budget) -> Progress {
    let (records_done, seconds_left) = match progress.phase {
        State::Checking => (progress.checked, None),
        State::Sending | State::Paused => {
            let calls = progress.calls.saturating_sub(progress.calls_done);
            (progress.settled, Some(seconds(calls, pace)))
        }
        State::Waiting
        | State::ReadingBack
        | State::Asking
        | State::Interrupted
        | State::Succeeded
        | State::PartlyDone
        | State::Failed
        | State::Unknown
        | State::Stopped
        | State::NotRun => (progress.settled, None),
    };
    Progress {
        records_done,
        records: progress.records,
        calls_done: progress.calls_done,
        calls: progress.calls,
        seconds_left,
        deadline_at: progress.deadline_at,
    }
}

fn seconds(calls: u64, pace: Budget) -> u64 {
    calls
        .saturating_mul(pace.window_ms)
        .div_ceil(u64::from(pace.calls.max(1)))
        .div_ceil(1_000)
}
