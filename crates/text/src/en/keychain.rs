//! Why a key could not be kept or read.
