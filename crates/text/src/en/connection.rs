//! Connections: what they need, and how their tests went.
