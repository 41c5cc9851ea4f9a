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

/// The permissions are the scopes of Instantly's keys, as in `workspace_members:read`: the enum
/// `scopes` of <https://developer.instantly.ai/api-reference/schemas/api-key>.
fn not_allowed(list: List) -> String {
    let instantly = |what: &str, permission: &str| {
        format!(
            "The key works, but it may not read {what}. Add the permission “{permission}, read” to it in Instantly, or go on with typed IDs."
        )
    };
    let leadsquared = |what: &str, instead: &str| {
        format!(
            "The keys work, but their user may not read {what}. Use the keys of an administrator, or {instead}."
        )
    };
    match list {
        List::Members => instantly("people", "workspace members"),
        List::Campaigns => instantly("campaigns", "campaigns"),
        List::Lists => instantly("lists", "lead lists"),
        List::Labels => instantly("your own statuses", "lead labels"),
        List::SmartViews => instantly("smart views", "sales flows"),
        List::Teams => leadsquared("teams", "go on with a typed ID"),
        List::Attributes => leadsquared("attributes", "type their names"),
        List::Values => leadsquared("users", "type the values"),
    }
}
