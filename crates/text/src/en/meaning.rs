//! What a service's answer to a call means, and the way on.
