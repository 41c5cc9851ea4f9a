//! What the headless command says.
