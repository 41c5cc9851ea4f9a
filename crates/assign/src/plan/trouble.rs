//! Why a plan could not be made.

use crate::ReadTrouble;

/// Why a plan could not be made. Nothing has been sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanTrouble<E> {
    /// Records could not be read at the service.
    Read(ReadTrouble),
    /// They could not be written down, or read from where they are written.
    Book(E),
    /// The person stopped it.
    Cancelled,
}
