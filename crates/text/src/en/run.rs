//! How a submission and its records ended.
