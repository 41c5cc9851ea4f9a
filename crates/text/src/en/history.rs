//! Why something could not be remembered or recalled.
