//! How a submission ends and what that means, from its outcomes and what happened on the way.

use super::in_a_row::TOO_MANY;
use crate::words::number::{self, records};
use crate::{CallEnd, End, Service, State, Tally, meaning};

/// What is known at the end of a run.
#[derive(Debug)]
pub(super) struct Story<'a> {
    pub(super) service: Service,
    /// Every record has an outcome.
    pub(super) tally: Tally,
    /// The person stopped it.
    pub(super) stopped: bool,
    /// Too many calls in a row failed alike.
    pub(super) gave_up: bool,
    /// How the last call ended that did not go well.
    pub(super) last_failure: Option<&'a CallEnd>,
    /// Why nothing could be sent.
    pub(super) trouble: Option<&'a str>,
    /// How many the service says it changed by its own filter, where it said so.
    pub(super) affected: Option<u64>,
    /// It is certain that no call has had any effect.
    pub(super) without_effect: bool,
    /// The service took only some of what matches, by a limit.
    pub(super) limited: bool,
}

/// How it ends.
pub(super) fn ending(story: &Story<'_>) -> End {
    let state = state(story);
    let meaning = [
        story.trouble.map(str::to_owned),
        headline(state, story),
        counts(story),
        way_here(story),
        affected(story),
        way_on(state, story),
    ]
    .into_iter()
    .flatten()
    .filter(|sentence| !sentence.is_empty())
    .collect::<Vec<_>>()
    .join(" ");
    End { state, meaning }
}

fn state(story: &Story<'_>) -> State {
    let changes = story.tally.changes;
    let nothing_open = changes.assigned + changes.unchanged == changes.total();
    if nothing_open && (changes.assigned > 0 || changes.total() == 0) {
        State::Succeeded
    } else if story.stopped && changes.skipped > 0 {
        State::Stopped
    } else if changes.assigned > 0 {
        State::PartlyDone
    } else if changes.unknown > 0 {
        State::Unknown
    } else {
        State::Failed
    }
}

fn headline(state: State, story: &Story<'_>) -> Option<String> {
    let changes = story.tally.changes;
    let sentence = match state {
        State::Succeeded if changes.total() == 0 => text::run::NOTHING_TO_CHANGE.to_owned(),
        State::Succeeded => match story.service {
            Service::Instantly => text::run::assigned(changes.assigned),
            Service::LeadSquared => text::run::moved(changes.assigned),
        },
        State::Stopped if story.without_effect => text::run::STOPPED_BEFORE_ANY.to_owned(),
        State::Stopped => text::run::STOPPED_BEFORE_ALL.to_owned(),
        State::Unknown => text::run::NOT_READ_BACK_AS_CHANGED.to_owned(),
        State::Failed if story.trouble.is_some() => return None,
        State::Failed if story.without_effect => text::run::NOTHING_CHANGED.to_owned(),
        State::Failed => match story.service {
            Service::Instantly => text::run::NO_LEAD_CHANGED.to_owned(),
            Service::LeadSquared => text::run::NO_USER_CHANGED.to_owned(),
        },
        State::PartlyDone => text::run::PARTLY_DONE.to_owned(),
        State::Waiting
        | State::Checking
        | State::Asking
        | State::Sending
        | State::ReadingBack
        | State::Paused
        | State::Interrupted
        | State::NotRun => return None,
    };
    Some(sentence)
}

/// What became of the changes, where not all went well; with the sum, so that it adds up.
fn counts(story: &Story<'_>) -> Option<String> {
    let changes = story.tally.changes;
    if story.trouble.is_some() || changes.total() == 0 || changes.assigned == changes.total() {
        return None;
    }
    let done = match story.service {
        Service::Instantly => text::run::of_them_assigned,
        Service::LeadSquared => text::run::of_them_moved,
    };
    let stayed = if story.limited {
        text::run::of_them_left_out
    } else {
        text::run::of_them_as_they_were
    };
    let parts = number::said([
        (changes.assigned, done),
        (changes.unchanged, stayed),
        (changes.failed, text::run::of_them_failed),
        (changes.unknown, text::run::of_them_unknown),
        (changes.skipped, text::run::of_them_not_sent),
    ]);
    let of = records(story.service, changes.total());
    Some(text::run::of(&of, &parts))
}

/// What happened on the way, if it did not go well.
fn way_here(story: &Story<'_>) -> Option<String> {
    let last = story
        .last_failure
        .map(|end| meaning::of_failure(story.service, end));
    if story.gave_up {
        let told = last.filter(|last| !last.is_empty());
        return Some(told.map_or_else(
            || text::run::gave_up(TOO_MANY),
            |last| text::run::gave_up_after(TOO_MANY, &last),
        ));
    }
    last
}

/// A count alone is no proof, but one that differs from the plan is worth a word.
fn affected(story: &Story<'_>) -> Option<String> {
    let said = story.affected?;
    let planned = story.tally.changes.total();
    let differs = said != planned && said != story.tally.records;
    let changed = records(story.service, said);
    differs.then(|| text::run::says_it_changed(story.service, &changed, planned))
}

fn way_on(state: State, story: &Story<'_>) -> Option<String> {
    (!matches!(state, State::Succeeded) && story.tally.changes.unknown > 0)
        .then(|| text::run::check_again(story.service))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcomes;

    fn story(changes: Outcomes, stopped: bool) -> Story<'static> {
        Story {
            service: Service::Instantly,
            tally: Tally {
                records: changes.total(),
                outcomes: changes,
                changes,
                ..Tally::default()
            },
            stopped,
            gave_up: false,
            last_failure: None,
            trouble: None,
            affected: None,
            without_effect: false,
            limited: false,
        }
    }

    /// Assigned, unchanged, failed, unknown, skipped.
    fn outcomes(counts: [u64; 5]) -> Outcomes {
        let [assigned, unchanged, failed, unknown, skipped] = counts;
        Outcomes {
            assigned,
            unchanged,
            failed,
            unknown,
            skipped,
        }
    }

    #[test]
    fn the_outcomes_decide_the_state() {
        let table = [
            ([0, 0, 0, 0, 0], false, State::Succeeded),
            ([3, 0, 0, 0, 0], false, State::Succeeded),
            ([3, 2, 0, 0, 0], false, State::Succeeded),
            ([3, 0, 0, 0, 0], true, State::Succeeded),
            ([0, 3, 0, 0, 0], false, State::Failed),
            ([3, 0, 1, 0, 0], false, State::PartlyDone),
            ([3, 0, 0, 1, 0], false, State::PartlyDone),
            ([3, 0, 0, 0, 1], false, State::PartlyDone),
            ([3, 0, 0, 0, 1], true, State::Stopped),
            ([0, 0, 0, 0, 3], true, State::Stopped),
            ([0, 0, 1, 2, 0], true, State::Unknown),
            ([0, 0, 0, 3, 0], false, State::Unknown),
            ([0, 0, 1, 2, 0], false, State::Unknown),
            ([0, 0, 3, 0, 0], false, State::Failed),
            ([0, 0, 0, 0, 3], false, State::Failed),
        ];
        for (counts, stopped, expected) in table {
            let end = ending(&story(outcomes(counts), stopped));
            assert_eq!(end.state, expected, "{counts:?}, stopped: {stopped}");
            assert!(!end.meaning.is_empty(), "{counts:?} means something");
        }
    }

    #[test]
    fn the_counts_in_the_meaning_add_up() {
        let end = ending(&story(outcomes([1_133, 0, 6, 7, 41]), false));
        let counts = "Of 1,187 leads: 1,133 assigned, 6 failed, 7 unknown, 41 not sent.";
        assert!(end.meaning.contains(counts), "{}", end.meaning);
    }
}
