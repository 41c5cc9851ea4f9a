//! Templates: forms with a name, some of their fields left open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ConnectionFace, Form, Service, State};

/// Names a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateId {
    /// The template's id.
    pub id: Uuid,
}

/// A template in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Template {
    /// Its id.
    pub id: Uuid,
    /// What the person calls it.
    pub name: String,
    /// The service.
    pub service: Service,
    /// The account that it is for; none for one that was imported or whose account is gone.
    pub connection_id: Option<Uuid>,
    /// That account, as it is called now.
    pub face: Option<ConnectionFace>,
    /// What it does, in words.
    pub words: String,
    /// What it asks for each time, by name, as in "Campaign".
    pub asks: Vec<String>,
    /// When it was last changed.
    pub changed_at: i64,
    /// The latest submission that was made with it.
    pub used: Option<TemplateUse>,
}

/// A submission that was made with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TemplateUse {
    /// The submission's id.
    pub submission_id: Uuid,
    /// When it was confirmed.
    pub at: i64,
    /// Where it stands.
    pub state: State,
}

/// A template with its form, to be filled in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TemplateDetail {
    /// What the list shows of it.
    pub template: Template,
    /// The form, empty where it asks.
    pub form: Form,
    /// The paths of the fields that it asks for, as a check names them.
    pub ask: Vec<String>,
}

/// A form to be kept as a template.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TemplateDraft {
    /// What the person calls it.
    pub name: String,
    /// The template whose place it takes; none for a new one.
    pub replaces: Option<Uuid>,
    /// The account that it is for.
    pub connection_id: Uuid,
    /// The form. Fields that are asked for need not be filled in, and are kept empty.
    pub form: Form,
    /// The paths of the fields to ask for, as [`OpenField`] has them.
    pub ask: Vec<String>,
}

/// Another name for a template.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TemplateName {
    /// The template.
    pub id: Uuid,
    /// The name.
    pub name: String,
}

/// A field of a form that can be left open in a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenField {
    /// Its path, as a check names it.
    pub path: String,
    /// Its name for people, as in "Campaign".
    pub label: String,
    /// What stands in it, by name; empty where nothing does.
    pub value: String,
    /// Whether the form is not complete without it, so that it can only be asked for.
    pub needed: bool,
}
