//! One HTTP exchange with a JSON API, and what honestly came of it.
//!
//! A call that changes something at a service can end in three ways, never in a bare "failed":
//! the service [answered](Exchange::Answered), nothing reached it ([`NotSent`]), or nobody can
//! say whether it did ([`Unknown`]). This crate makes that difference, keeps to a [`Budget`] of
//! calls, and repeats reads with [`Patience`]. It follows no redirect, never repeats what may
//! change something, and knows neither service.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod address;
mod again;
mod budget;
mod clients;
mod exchange;
mod failure;
mod http;
mod lenient;
mod outgoing;
mod patience;
mod read;
mod redact;
mod tls;

pub use address::{Address, AddressError};
pub use again::Again;
pub use budget::{Budget, MicroClock, Pace, Slot, Usage};
pub use exchange::{Answer, Exchange, NotJson, NotSent, NotSentWhy, Unknown, UnknownWhy};
pub use http::{Http, HttpOptions, HttpSetupError, LARGEST_BODY, LONGEST_RETRY_AFTER, Permit};
pub use lenient::{lenient, lenient_text, plain_words};
pub use outgoing::{Method, Outgoing};
pub use patience::Patience;
pub use read::{ReadError, SaidNo};
pub use redact::redact;
pub use secrecy::{ExposeSecret, SecretString as Secret};
pub use url::Url;
