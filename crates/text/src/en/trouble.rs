//! What went wrong while reading from a service.
