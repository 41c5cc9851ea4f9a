//! The wire contract between Rust and the front end: every command's request and answer, every
//! event and every error code. The TypeScript types are generated from here
//! (`cargo xtask types`).
//!
//! Times are milliseconds since the Unix epoch, UTC. Secrets only ever travel inwards.

mod check;
mod commands;
mod connection;
mod error;
mod event;
mod history;
mod lookup;
mod settings;
mod start;
mod submit;
#[doc(hidden)]
pub mod typescript;
mod vocabulary;

pub use assign::{
    ConditionForm, FieldMessage, Form, GroupForm, InstantlyForm, LeadSquaredForm, Piece, Problem,
    QueryForm, Service, State,
};

pub use check::{Check, CheckRequest, Danger, IdsReport, LineProblem, RequestPreview};
pub use connection::{
    CheckState, Connection, ConnectionDraft, ConnectionEdit, ConnectionFace, ConnectionId,
    ConnectionTest, CredentialsInput, Kind, StepResult, TestStep,
};
pub use error::{Code, Error};
pub use event::Event;
pub use history::{
    CallDetail, CallState, HistoryCursor, HistoryPage, HistoryQuery, HistoryRow, SubmissionDetail,
};
pub use lookup::{
    Attribute, AttributeOption, Campaign, InstantlyChoices, LeadList, LeadSquaredChoices, Listing,
    Member, SmartView, StatusLabel, Team,
};
pub use settings::{Density, Motion, Settings, Theme};
pub use start::{KeychainReport, StartInfo};
pub use submit::{SubmissionId, SubmitRequest};
pub use vocabulary::{Choice, ChoiceGroup, Region, RuleKind, Vocabulary};
