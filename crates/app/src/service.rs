//! The services as the heart sees them: a reader and a courier for a connection's account.

mod courier;
mod finder;
mod heard;
mod reader;

pub(crate) use courier::ServiceCourier;
pub(crate) use finder::{Finder, Hit};
pub(crate) use heard::Heard;
pub(crate) use reader::ServiceReader;
