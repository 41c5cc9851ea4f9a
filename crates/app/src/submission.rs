//! Submissions: applying plans, and everything about them while they run and afterwards.

mod apply;
mod calls;
mod control;
mod detail;
mod journal;
mod leftovers;
mod progress;
mod result;
mod run;
mod settle;
mod turn;

pub(crate) use calls::call;
pub(crate) use leftovers::interrupt_leftovers;
pub(crate) use result::result;
pub(crate) use run::Running;
pub(crate) use turn::Turns;
