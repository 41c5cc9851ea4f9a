//! Plans: their titles, and what stands beside their records.
