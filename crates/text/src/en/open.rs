//! The fields of a template that are left open.

// What to do about one that is empty.

pub const ASKS_FOR_CAMPAIGN: &str = "The template asks for this: choose a campaign.";
pub const ASKS_FOR_LIST: &str = "The template asks for this: choose a list.";
pub const ASKS_FOR_STATUS: &str = "The template asks for this: choose a status.";
pub const ASKS_FOR_SMART_VIEW: &str = "The template asks for this: choose a smart view.";
pub const ASKS_FOR_SEARCH: &str = "The template asks for this: type words to search for.";
pub const ASKS_FOR_IDS: &str = "The template asks for this: paste the leads.";
pub const ASKS_FOR_LIMIT: &str = "The template asks for this: type how many at most.";
pub const ASKS_FOR_OWNER_NOW: &str = "The template asks for this: choose whose leads they are now.";
pub const ASKS_FOR_PEOPLE: &str = "The template asks for this: choose who gets them.";
pub const ASKS_FOR_VALUE: &str = "The template asks for this: type or choose a value.";
pub const ASKS_FOR_TEAM: &str = "The template asks for this: choose the new team.";

// Their names.

pub const CAMPAIGN: &str = "Campaign";
pub const LIST: &str = "List";
pub const STATUS: &str = "Status";
pub const SMART_VIEW: &str = "Smart view";
pub const SEARCH: &str = "Search";
pub const IDS: &str = "Only these leads";
pub const LIMIT: &str = "At most";
pub const OWNER_NOW: &str = "Owner now";
pub const PEOPLE: &str = "Who gets them";
pub const VALUE: &str = "Value of the condition";
pub const TEAM: &str = "New team";

pub fn value_of(attribute: &str) -> String {
    format!("Value of {attribute}")
}

// What stands in them.

pub const NOBODY: &str = "Nobody";

// What a form does, with these in the place of what is still to be filled in. The first stands where
// a name would, behind what it is the name of.

pub const OF_YOUR_CHOICE: &str = "of your choice";
pub const PEOPLE_OF_YOUR_CHOICE: &str = "people of your choice";
pub const WORDS_OF_YOUR_CHOICE: &str = "words of your choice";
pub const VALUE_OF_YOUR_CHOICE: &str = "a value of your choice";

/// Both are sentences; the title has no full stop, the filter may have one.
pub fn title_and_filter(title: &str, filter: &str) -> String {
    let end = if filter.ends_with('.') { "" } else { "." };
    format!("{title}. {filter}{end}")
}
