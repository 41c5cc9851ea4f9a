//! Instantly's own words for its filters, labels and states.
