//! Templates and drafts.
