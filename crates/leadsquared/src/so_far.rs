//! A bulk update that is still being filled in, to be looked at.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::wire::groups;
use crate::{BulkUpdate, Rule};

/// What [`BulkUpdate`] would send so far. It has no path: nothing sends it.
#[derive(Debug, Clone, Copy)]
pub struct UpdateSoFar<'a> {
    /// Which users; none yet is written as no groups.
    pub rule: Option<&'a Rule>,
    /// The new team; none yet is written as an empty text.
    pub team: Option<Uuid>,
}

impl Serialize for UpdateSoFar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("UpdateSoFar", 3)?;
        body.serialize_field("Conditions", &self.rule.map(groups).unwrap_or_default())?;
        body.serialize_field("Attribute", BulkUpdate::ATTRIBUTE)?;
        let team = self.team.map(|team| team.to_string());
        body.serialize_field("Value", &team.unwrap_or_default())?;
        body.end()
    }
}
