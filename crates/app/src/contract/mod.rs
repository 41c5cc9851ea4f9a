//! The wire contract between Rust and the front end: every command's request and answer, every
//! event and every error code. The TypeScript types are generated from here
//! (`cargo xtask types`).
//!
//! Times are milliseconds since the Unix epoch, UTC. Secrets only ever travel inwards.

mod action;
mod budget;
mod check;
mod commands;
mod connection;
mod count;
mod drafts;
mod error;
mod event;
mod history;
mod lists;
mod lookup;
mod plan;
mod request;
mod settings;
mod start;
mod submission;
mod templates;
#[doc(hidden)]
pub mod typescript;
mod vocabulary;

pub use assign::{
    ConditionForm, ExactWay, FieldMessage, Form, GroupForm, InstantlyForm, LeadSquaredForm, Mode,
    Outcome, Outcomes, Piece, Problem, Purpose, QueryForm, Service, Split, Standing, State,
    Together, Warning, WarningLevel,
};

pub use action::Action;
pub use budget::{Budget, BudgetEdit, BudgetUse};
pub use check::{Check, CheckRequest, LineProblem, RequestPreview};
pub use connection::{
    CheckState, Connection, ConnectionDraft, ConnectionEdit, ConnectionFace, ConnectionId,
    ConnectionTest, CredentialsInput, Kind, StepResult, TestStep,
};
pub use count::{Count, CountHolder, CountId, CountRequest, CountState, CountedRecord};
pub use drafts::{Draft, KeptDraft};
pub use error::{Code, Error};
pub use event::Event;
pub use history::{HistoryCursor, HistoryPage, HistoryQuery, HistoryRow};
pub use lists::{
    ChosenFile, ListChoice, ListColumn, ListEncoding, ListId, ListLayout, ListOfAccount, ListPairs,
    ListPairsRequest, ListRead, ListReport, ListRequest, ListResolution, ListResolved,
    ListSeparator, ListSource, ListTarget, ListTargetChoice, ListValues,
};
pub use lookup::{
    Attribute, AttributeKind, AttributeOption, AttributeValues, Campaign, FindChoices, FindIn,
    FoundChoice, FoundChoices, InstantlyChoices, LeadList, LeadSquaredChoices, ListTrouble,
    Listing, Member, SmartView, StatusLabel, Team,
};
pub use plan::{
    DerivedPlanRequest, Holder, PlanCost, PlanCounts, PlanDetail, PlanId, PlanRequest, PlanSource,
    PlanState, RecordLine, RecordsPage, RecordsQuery, Share, Show, TickRequest, TypedCount,
};
pub use request::{RequestProblem, RequestRead, RequestText};
pub use settings::{Density, Motion, Settings, Theme};
pub use start::{KeychainReport, StartInfo};
pub use submission::{
    ApplyRequest, CallDetail, CallState, CallTotals, CallsPage, CallsQuery, Drift, ExportFormat,
    ExportRequest, Exported, KeepRequest, Progress, SubmissionDetail, SubmissionId, Undone,
};
pub use templates::{
    OpenField, Template, TemplateDetail, TemplateDraft, TemplateId, TemplateName, TemplateUse,
};
pub use vocabulary::{Choice, ChoiceGroup, Region, RuleKind, Vocabulary};
