//! The attributes that users have in an account.

use serde::Deserialize;
use serde_json::Value;
use transport::{Answer, lenient, lenient_text};

use super::{ReadError, not_understood};

/// An attribute of users.
/// Source: <https://apidocs.leadsquared.com/retrieve-user-attributes/>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserAttribute {
    /// The name that a condition takes (`LookupName`), as in `FirstName` or `mx_Custom_1`.
    pub name: String,
    /// The name for people.
    pub label: Option<String>,
    /// The service's number for the kind of values.
    pub data_type: Option<i64>,
    /// Whether it is one of the account's own fields.
    pub is_custom: bool,
    /// Whether the account hides it.
    pub is_hidden: bool,
    /// The values to choose from, in the account's order; empty where any text will do.
    pub options: Vec<AttributeOption>,
}

/// A value of an attribute with a fixed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeOption {
    /// The text that is compared.
    pub value: String,
    /// The text for people.
    pub label: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Listing {
    user_attributes: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    #[serde(default, deserialize_with = "lenient_text")]
    schema_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    internal_schema_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    category: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    data_type: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    is_hidden: Option<bool>,
    #[serde(default, deserialize_with = "lenient")]
    options: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct WireOption {
    #[serde(default, deserialize_with = "lenient_text")]
    value: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    text: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    order: Option<i64>,
}

/// Reads the answer to `POST /v2/UserManagement.svc/User/Attribute/Retrieve`. An attribute without
/// a name cannot be used and is left out.
pub(super) fn read(answer: &Answer) -> Result<Vec<UserAttribute>, ReadError> {
    let listing: Listing = answer.json()?;
    let wanted = listing.user_attributes.len();
    let attributes: Vec<_> = listing
        .user_attributes
        .into_iter()
        .filter_map(attribute)
        .collect();
    if attributes.is_empty() && wanted > 0 {
        return Err(not_understood(answer, text::leadsquared::odd::NO_ATTRIBUTE));
    }
    Ok(attributes)
}

fn attribute(value: Value) -> Option<UserAttribute> {
    let wire: Wire = serde_json::from_value(value).ok()?;
    let name = wire.schema_name.or(wire.internal_schema_name)?;
    let custom = |category: &String| category.eq_ignore_ascii_case("Custom");
    Some(UserAttribute {
        is_custom: wire
            .category
            .as_ref()
            .map_or(name.starts_with("mx_"), custom),
        name,
        label: wire.display_name,
        data_type: wire.data_type,
        is_hidden: wire.is_hidden.unwrap_or(false),
        options: wire.options.map(options).unwrap_or_default(),
    })
}

/// `Options` is JSON inside a text; anything else in it counts as no options.
fn options(options: Value) -> Vec<AttributeOption> {
    let list = match options {
        Value::String(text) => serde_json::from_str(&text).unwrap_or(Value::Null),
        other => other,
    };
    let Value::Array(list) = list else {
        return Vec::new();
    };
    let mut options: Vec<WireOption> = list
        .into_iter()
        .filter_map(|option| serde_json::from_value(option).ok())
        .collect();
    options.sort_by_key(|option| option.order.unwrap_or(i64::MAX));
    options.into_iter().filter_map(option).collect()
}

/// `Text` is null in the page's sample; the value is its own name then.
fn option(wire: WireOption) -> Option<AttributeOption> {
    let value = wire.value?;
    Some(AttributeOption {
        label: wire.text.unwrap_or_else(|| value.clone()),
        value,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    fn attributes(attributes: &Value) -> Result<Vec<UserAttribute>, ReadError> {
        read(&Answer {
            status: 200,
            body: json!({"TotalUserAttributes": 1, "UserAttributes": attributes}).to_string(),
            retry_after: None,
            took: Duration::ZERO,
        })
    }

    fn plain(text: &str) -> AttributeOption {
        AttributeOption {
            value: text.to_owned(),
            label: text.to_owned(),
        }
    }

    #[test]
    fn the_sample_of_the_page_is_read() {
        let options = r#"[{"IsDefault":true,"Text":null,"Value":"Unmarried","Order":1,"CanEdit":1},
            {"IsDefault":false,"Text":null,"Value":"Married","Order":2,"CanEdit":1}]"#;
        let read = attributes(&json!([{
            "BaseTable": "User_Base", "Category": "Custom", "DataType": 8,
            "DisplayName": "Relationship Status", "InternalSchemaName": "mx_Custom_1",
            "IsHidden": false, "Options": options, "SchemaName": "mx_Custom_1",
        }]));
        assert_eq!(
            read.unwrap(),
            [UserAttribute {
                name: "mx_Custom_1".to_owned(),
                label: Some("Relationship Status".to_owned()),
                data_type: Some(8),
                is_custom: true,
                is_hidden: false,
                options: vec![plain("Unmarried"), plain("Married")],
            }],
        );
    }

    #[test]
    fn options_stand_in_the_accounts_order_with_their_own_words() {
        let options = json!([
            {"Value": "b", "Text": "Second", "Order": 2},
            {"Value": "a", "Text": "First", "Order": 1},
            {"Text": "without a value"},
        ]);
        let read = attributes(&json!([{"SchemaName": "City", "Options": options.to_string()}]));
        let labels: Vec<_> = read
            .unwrap()
            .remove(0)
            .options
            .into_iter()
            .map(|o| o.label)
            .collect();
        assert_eq!(labels, ["First", "Second"]);
    }

    #[test]
    fn odd_options_count_as_none() {
        for odd in [
            json!(null),
            json!(""),
            json!("not json"),
            json!("{}"),
            json!(7),
        ] {
            let read = attributes(&json!([{"SchemaName": "City", "Options": odd}])).unwrap();
            assert_eq!(read[0].options, [], "from {odd}");
        }
    }

    #[test]
    fn an_attribute_without_a_name_does_not_cost_the_others() {
        let read =
            attributes(&json!([{"DisplayName": "odd"}, {"InternalSchemaName": "mx_Custom_2"}]));
        let read = read.unwrap();
        assert_eq!(read.len(), 1);
        assert!(read[0].is_custom, "by its name, where no category is given");
        assert!(attributes(&json!([{"DisplayName": "odd"}])).is_err());
        assert_eq!(attributes(&json!([])).unwrap(), []);
    }
}
