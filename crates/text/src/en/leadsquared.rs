//! LeadSquared's own words for its conditions and teams.
