//! Plans in words.

use super::number::{counted, records};
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

/// The words of a plan that changes so many records; `account` is the connection's label.
#[must_use]
pub fn plan_words(
    assignment: &Assignment,
    purpose: Purpose,
    account: &str,
    will_change: u64,
) -> PlanWords {
    let service = assignment.service();
    let those = format!("{} in {account}", records(service, will_change));
    let give = match service {
        Service::Instantly => "Give",
        Service::LeadSquared => "Move",
    };
    let assign = match service {
        Service::Instantly => "Assign",
        Service::LeadSquared => "Move",
    };
    let whole = |verb: &str| format!("{verb} {those} to {}", target(assignment));
    let (headline, action) = match purpose {
        Purpose::Assign => (whole(give), format!("{assign} {those}")),
        Purpose::Try => (
            whole(&format!("Try it: {}", give.to_lowercase())),
            format!("Try on {those}"),
        ),
        Purpose::Rest => (
            whole(&format!("The rest: {}", give.to_lowercase())),
            format!("{assign} {those}"),
        ),
        Purpose::Retry => (
            whole(&format!("Once more: {}", give.to_lowercase())),
            format!("Retry {those}"),
        ),
        Purpose::Undo => (format!("Put back {those}"), format!("Put back {those}")),
    };
    PlanWords { headline, action }
}

/// One person by name, several by their number, a team by name.
fn target(assignment: &Assignment) -> String {
    match assignment.request() {
        Request::Instantly(request, _) if request.targets().ids().len() == 1 => {
            plain_text(&instantly::people(request, assignment.names()))
        }
        Request::Instantly(request, _) => {
            counted(request.targets().ids().len() as u64, "person", "people")
        }
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
                    (Mode::AsFiltered, _) if several => {
                        "One call with the filter; Instantly decides who gets which leads"
                    }
                    (Mode::AsFiltered, _) => "One call with the filter",
                    (Mode::Exact, _) if !several => "Exactly these leads",
                    (Mode::Exact, Sharing::Even) => "Evenly, each person their own leads",
                    (Mode::Exact, Sharing::Weighted(_)) => "By weight, each person their own leads",
                    (Mode::Exact, Sharing::InstantlyDecides) => {
                        "Exactly these leads; Instantly decides who gets which"
                    }
                    (Mode::Exact, Sharing::ByList(_)) => {
                        "Each lead to the person that the list names"
                    }
                }
            }
            Request::LeadSquared(_, manner) => match (manner.mode, manner.exact_way) {
                (Mode::AsFiltered, _) => "One bulk call with the conditions",
                (Mode::Exact, ExactWay::ByEmail) => "Bulk calls that name each user",
                (Mode::Exact, ExactWay::OneByOne) => "One by one, a call for each user",
            },
        }
    }
}
