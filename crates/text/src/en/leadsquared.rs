//! LeadSquared's own words for its conditions and teams.

/// The regions, by name.
pub mod region {
    pub const SINGAPORE: &str = "Singapore";
    pub const UNITED_STATES: &str = "United States";
    pub const MUMBAI: &str = "India, Mumbai";
    pub const HYDERABAD: &str = "India, Hyderabad";
    pub const IRELAND: &str = "Ireland";
    pub const CANADA: &str = "Canada";
    pub const MIDDLE_EAST: &str = "Middle East";
}

/// Between conditions, and between groups of them.
pub mod junction {
    pub const AND: &str = "and";
    pub const OR: &str = "or";
}

/// How an attribute is compared.
pub mod operator {
    pub const EQUALS: &str = "is exactly";
    pub const NOT_EQUALS: &str = "is not";
    pub const CONTAINS: &str = "contains";
    pub const DOES_NOT_CONTAIN: &str = "does not contain";
    pub const STARTS_WITH: &str = "starts with";
    pub const ENDS_WITH: &str = "ends with";
    pub const IS_EMPTY: &str = "is empty";
    pub const HAS_ANY_VALUE: &str = "has any value";
}

/// What was odd about an answer, technically.
pub mod odd {
    use std::fmt::Display;

    pub const NO_TEAM: &str = "no team has a TeamId";
    pub const NO_ATTRIBUTE: &str = "no attribute has a SchemaName";
    pub const NO_USER: &str = "no user is named";

    pub fn status(status: impl Display) -> String {
        format!("Status is {status}")
    }

    pub fn user_unreadable(id: &str, error: impl Display) -> String {
        format!("the user {id} cannot be read: {error}")
    }

    pub fn some_user_unreadable(error: impl Display) -> String {
        format!("a user cannot be read: {error}")
    }
}
