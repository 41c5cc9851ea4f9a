//! Made-up accounts: people, companies, campaigns, teams. Nothing in here exists.

pub(crate) mod attributes;
pub(crate) mod campaigns;
pub(crate) mod leads;
pub(crate) mod members;
pub(crate) mod names;
pub(crate) mod rng;
pub(crate) mod teams;
pub(crate) mod time;
pub(crate) mod users;
