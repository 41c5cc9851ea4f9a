//! The fields of a template that are left open.
