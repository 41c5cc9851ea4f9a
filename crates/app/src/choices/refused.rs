//! Why a list cannot be read, in words that name the list.

use assign::Refusal;

use super::list::List;
use crate::trouble::Trouble;

/// What happened and what to do. A key that may not read this list says which permission it lacks.
pub(super) fn in_words(list: List, trouble: &Trouble) -> String {
    match trouble.refusal {
        Some(Refusal::NotAllowed) => not_allowed(list),
        Some(
            Refusal::InvalidInput
            | Refusal::KeyRejected
            | Refusal::NoPlan
            | Refusal::NotFound
            | Refusal::Throttled
            | Refusal::Blocked
            | Refusal::Other,
        )
        | None => trouble.message.clone(),
    }
}

fn not_allowed(list: List) -> String {
    match list {
        List::Members => text::choices::no_members(),
        List::Campaigns => text::choices::no_campaigns(),
        List::Lists => text::choices::no_lists(),
        List::Labels => text::choices::no_labels(),
        List::SmartViews => text::choices::no_smart_views(),
        List::Teams => text::choices::no_teams(),
        List::Attributes => text::choices::no_attributes(),
        List::Values => text::choices::no_values(),
    }
}
