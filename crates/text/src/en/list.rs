//! Lists in the application: their columns, targets and reports.
