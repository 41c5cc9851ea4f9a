//! What came of a submission in two or three words.

use ::history::SubmissionLine;
use assign::{Outcomes, Service, State};

/// As in "1,171 of 1,187 leads"; empty while it has not ended.
pub(crate) fn result(line: &SubmissionLine) -> String {
    if !line.state.is_final() {
        return String::new();
    }
    if line.state == State::NotRun {
        return text::submission::NOTHING_SENT.to_owned();
    }
    match (&line.outcomes, line.affected_rows) {
        (Some(outcomes), _) => of_outcomes(line.service, line.state, outcomes),
        // From before there were plans.
        (None, Some(rows)) => match line.service {
            Service::Instantly => text::submission::leads_not_read_back(rows.unsigned_abs()),
            Service::LeadSquared => text::submission::users_not_read_back(rows.unsigned_abs()),
        },
        (None, None) if line.state == State::Failed => text::submission::NOTHING_CHANGED.to_owned(),
        (None, None) => text::submission::MAY_HAVE_WORKED.to_owned(),
    }
}

fn of_outcomes(service: Service, state: State, outcomes: &Outcomes) -> String {
    let Outcomes {
        assigned,
        unchanged: _,
        failed,
        unknown,
        skipped,
    } = *outcomes;
    // What was left out from the start is skipped too, so it counts only where sending ended early.
    let unsent = match state {
        State::Stopped | State::Failed => skipped,
        State::Waiting
        | State::Checking
        | State::Asking
        | State::Sending
        | State::ReadingBack
        | State::Paused
        | State::Interrupted
        | State::Succeeded
        | State::PartlyDone
        | State::Unknown
        | State::NotRun => 0,
    };
    let all = assigned + failed + unknown + unsent;
    match assigned {
        0 if unknown > 0 => text::submission::MAY_HAVE_WORKED.to_owned(),
        0 if all == 0 => text::submission::NOTHING_TO_CHANGE.to_owned(),
        0 => text::submission::NOTHING_CHANGED.to_owned(),
        some if some == all => match service {
            Service::Instantly => text::number::leads(some),
            Service::LeadSquared => text::number::users(some),
        },
        some => match service {
            Service::Instantly => text::submission::some_leads(some, all),
            Service::LeadSquared => text::submission::some_users(some, all),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_told_in_numbers_of_records() {
        let outcomes = |assigned, failed, unknown, skipped| Outcomes {
            assigned,
            unchanged: 3,
            failed,
            unknown,
            skipped,
        };
        for (state, outcomes, words) in [
            (State::Succeeded, outcomes(1_187, 0, 0, 5), "1,187 leads"),
            (State::Succeeded, outcomes(1, 0, 0, 0), "1 lead"),
            (State::Succeeded, outcomes(0, 0, 0, 0), "Nothing to change"),
            (
                State::PartlyDone,
                outcomes(1_171, 9, 7, 5),
                "1,171 of 1,187 leads",
            ),
            (
                State::Stopped,
                outcomes(100, 0, 0, 1_234_567),
                "100 of 1,234,667 leads",
            ),
            (State::Failed, outcomes(0, 3, 0, 0), "Nothing changed"),
            (State::Unknown, outcomes(0, 1, 3, 0), "May have worked"),
        ] {
            assert_eq!(of_outcomes(Service::Instantly, state, &outcomes), words);
        }
    }
}
