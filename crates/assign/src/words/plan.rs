//! Plans in words.

use super::number::records;
use super::{instantly, leadsquared};
use crate::{Assignment, ExactWay, Mode, Purpose, Request, Service, Sharing, plain_text};

/// A plan's heading, and what stands on the button that applies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanWords {
    /// As in "Give 1,187 leads in Lanternworks to 3 people".
    pub headline: String,
    /// As in "Assign 1,187 leads in Lanternworks".
    pub action: String,
}

/// A heading of so many records, in this account, for them.
type Headline = fn(u64, &str, &str) -> String;

/// The words of a plan that changes so many records; `account` is the connection's label.
#[must_use]
pub fn plan_words(
    assignment: &Assignment,
    purpose: Purpose,
    account: &str,
    will_change: u64,
) -> PlanWords {
    let service = assignment.service();
    let those = records(service, will_change);
    let whole = |leads: Headline, users: Headline| {
        let headline = match service {
            Service::Instantly => leads,
            Service::LeadSquared => users,
        };
        headline(will_change, account, &target(assignment))
    };
    let assign = || match service {
        Service::Instantly => text::plan::assign_button(will_change, account),
        Service::LeadSquared => text::plan::move_button(will_change, account),
    };
    let (headline, action) = match purpose {
        Purpose::Assign => (whole(text::plan::give, text::plan::move_users), assign()),
        Purpose::Try => (
            whole(text::plan::try_giving, text::plan::try_moving),
            text::plan::try_button(&those, account),
        ),
        Purpose::Rest => (
            whole(text::plan::give_the_rest, text::plan::move_the_rest),
            assign(),
        ),
        Purpose::Retry => (
            whole(text::plan::give_once_more, text::plan::move_once_more),
            text::plan::retry_button(&those, account),
        ),
        Purpose::Undo => (
            text::plan::put_back(&those, account),
            text::plan::put_back(&those, account),
        ),
    };
    PlanWords { headline, action }
}

/// One person by name, several by their number, a team by name.
fn target(assignment: &Assignment) -> String {
    match assignment.request() {
        Request::Instantly(request, _) if request.targets().ids().len() == 1 => {
            plain_text(&instantly::people(request, assignment.names()))
        }
        Request::Instantly(request, _) => text::plan::people(request.targets().ids().len() as u64),
        Request::LeadSquared(request, manner) => {
            leadsquared::target(request, manner, assignment.names())
        }
    }
}

impl Assignment {
    /// How it is carried out, in a few words, as in "Evenly, each person their own leads".
    #[must_use]
    pub fn way(&self) -> &'static str {
        match self.request() {
            Request::Instantly(request, manner) => {
                let several = request.targets().ids().len() > 1;
                match (manner.mode, &manner.sharing) {
                    (Mode::AsFiltered, _) if several => text::plan::FILTER_AND_INSTANTLY_SPLITS,
                    (Mode::AsFiltered, _) => text::plan::FILTER,
                    (Mode::Exact, _) if !several => text::plan::EXACTLY_THESE,
                    (Mode::Exact, Sharing::Even) => text::plan::EVENLY,
                    (Mode::Exact, Sharing::Weighted(_)) => text::plan::BY_WEIGHT,
                    (Mode::Exact, Sharing::InstantlyDecides) => text::plan::INSTANTLY_SPLITS,
                    (Mode::Exact, Sharing::ByList(_)) => text::plan::BY_LIST,
                }
            }
            Request::LeadSquared(_, manner) => match (manner.mode, manner.exact_way) {
                (Mode::AsFiltered, _) => text::plan::CONDITIONS,
                (Mode::Exact, ExactWay::ByEmail) => text::plan::BY_EMAIL,
                (Mode::Exact, ExactWay::OneByOne) => text::plan::ONE_BY_ONE,
            },
        }
    }
}
