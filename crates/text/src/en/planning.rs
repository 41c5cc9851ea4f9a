//! Why a plan cannot be made, changed or applied.
