//! `User/Attribute/Retrieve`, <https://apidocs.leadsquared.com/retrieve-user-attributes/>: the names
//! that conditions may use, with the values of dropdowns as JSON inside a string.

use serde_json::{Value, json};

use super::{LeadSquared, errors, text};
use crate::{
    call::{Call, Reply},
    data::{
        attributes::{ATTRIBUTES, Attribute},
        time::{beginning, leadsquared},
    },
};

impl LeadSquared {
    /// An empty body means all; else the names under `Parameter.LookupValue`, separated by commas.
    pub(super) fn retrieve_attributes(&self, call: &Call) -> Result<Reply, Reply> {
        if call.json.is_none() && !call.body.trim().is_empty() {
            return Err(errors::malformed());
        }
        let parameter = call.json.as_ref().and_then(|body| body.get("Parameter"));
        let wanted: Option<Vec<&str>> = match parameter {
            None | Some(Value::Null) => None,
            Some(parameter) if parameter.is_object() => {
                if text(parameter, "LookupName")? != Some("SchemaName") {
                    return Err(errors::invalid("Invalid SearchBy value provided"));
                }
                let names = text(parameter, "LookupValue")?.unwrap_or_default();
                Some(names.split(',').map(str::trim).collect())
            }
            Some(_) => return Err(errors::malformed()),
        };
        let rows: Vec<Value> = ATTRIBUTES
            .iter()
            .filter(|attribute| {
                wanted
                    .as_ref()
                    .is_none_or(|names| names.contains(&attribute.schema))
            })
            .map(|attribute| self.attribute(attribute))
            .collect();
        Ok(Reply::json(
            200,
            &json!({"TotalUserAttributes": rows.len(), "UserAttributes": rows}),
        ))
    }

    fn attribute(&self, attribute: &Attribute) -> Value {
        let custom = attribute.schema.starts_with("mx_");
        let options: Vec<Value> = attribute
            .options
            .iter()
            .enumerate()
            .map(|(index, value)| {
                json!({
                    "IsDefault": index == 0,
                    "Text": null,
                    "Value": value,
                    "Order": index + 1,
                    "CanEdit": 1,
                })
            })
            .collect();
        json!({
            "BaseTable": "User_Base",
            "CanUserEdit": custom,
            "Category": if custom { "Custom" } else { "System" },
            "CreatedBy": self.users[0].id,
            "CreatedByName": "System",
            "CreatedOn": leadsquared(beginning()),
            "DataType": attribute.data_type,
            "DisplayName": attribute.display,
            "InternalSchemaName": attribute.schema,
            "IsHidden": false,
            "IsMandatory": attribute.schema == "FirstName" || attribute.schema == "EmailAddress",
            "MaxLength": 250,
            "Options": (!options.is_empty()).then(|| Value::Array(options).to_string()),
            "SchemaName": attribute.schema,
        })
    }
}
