//! The request's schema: our copy of its facts, and the page that they come from.

use std::collections::HashSet;
use std::path::Path;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value};

const FIXTURE: &str = include_str!("../fixtures/bulk-assign.schema.json");

/// The facts of <https://developer.instantly.ai/api/v2/lead/bulkassignleads>: properties, types,
/// formats, choices, minimums and what is required; without the page's texts.
pub(crate) fn fixture() -> Value {
    serde_json::from_str(FIXTURE).unwrap()
}

/// A validator of request bodies.
pub(crate) struct Schema {
    validator: Validator,
    document: Value,
}

impl Schema {
    /// As the page has it: keys that it does not know are let through, as the service does.
    pub(crate) fn of_the_page() -> Self {
        Self::new(fixture())
    }

    /// With every object closed. The service ignores a misspelt key silently, so a schema that
    /// lets it through would prove nothing.
    pub(crate) fn without_unknown_keys() -> Self {
        let mut document = fixture();
        close(&mut document);
        Self::new(document)
    }

    fn new(document: Value) -> Self {
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012) // the dialect of OpenAPI 3.1
            .should_validate_formats(true)
            .build(&document)
            .unwrap();
        Self {
            validator,
            document,
        }
    }

    /// The documented fields of the request.
    pub(crate) fn fields(&self) -> HashSet<&str> {
        let properties = self.document["properties"].as_object().unwrap();
        properties.keys().map(String::as_str).collect()
    }

    /// Where a body does not fit, in the way that Roster names a field:
    /// `queries[0].values.occurrence-days`. A missing one is named as if it were there.
    pub(crate) fn rejections(&self, body: &Value) -> Vec<String> {
        let errors = self.validator.iter_errors(body);
        errors
            .map(|error| {
                let mut path = field_path(error.instance_path().as_str());
                if let ValidationErrorKind::Required { property } = error.kind() {
                    path.push('.');
                    path.push_str(property.as_str().unwrap());
                }
                path.trim_start_matches('.').to_owned()
            })
            .collect()
    }
}

/// `/queries/0/actionType` as `.queries[0].actionType`.
fn field_path(pointer: &str) -> String {
    let steps = pointer.split('/').skip(1);
    steps
        .map(|step| match step.parse::<usize>() {
            Ok(at) => format!("[{at}]"),
            Err(_) => format!(".{step}"),
        })
        .collect()
}

fn close(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    if let Some(items) = schema.get_mut("items") {
        close(items);
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(close);
        schema.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
}

/// The page's text, where somebody has put a copy beside the checkout.
pub(crate) fn page_beside_the_checkout() -> Option<String> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    let copy = checkout.join("../shared/api/seed-instantly-bulk-assign.txt");
    std::fs::read_to_string(copy).ok()
}

/// The schema of the request in a page, without what only readers need.
pub(crate) fn request_schema_of(page: &str) -> Value {
    let block = page.split("````yaml").nth(1).expect("a YAML block");
    let (_, block) = block.split_once('\n').expect("the block's first line");
    let block = block.split("````").next().expect("the block's end");
    let api: Value = serde_saphyr::from_str(block).expect("YAML");
    let schema = api
        .pointer("/paths/~1api~1v2~1leads~1bulk-assign/post/requestBody")
        .and_then(|body| body.pointer("/content/application~1json/schema"))
        .expect("the request's schema");
    facts(schema)
}

/// A schema without descriptions, examples and extensions.
fn facts(schema: &Value) -> Value {
    match schema {
        Value::Object(keywords) => {
            let kept = keywords.iter().filter(|(keyword, _)| is_fact(keyword));
            let kept = kept.map(|(keyword, value)| {
                let value = match (keyword.as_str(), value) {
                    ("properties", Value::Object(properties)) => each_property(properties),
                    (_, value) => facts(value),
                };
                (keyword.clone(), value)
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.iter().map(facts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}

/// A property may be called as a keyword is, so the names are kept whatever they are.
fn each_property(properties: &Map<String, Value>) -> Value {
    let each = properties.iter();
    Value::Object(
        each.map(|(name, schema)| (name.clone(), facts(schema)))
            .collect(),
    )
}

fn is_fact(keyword: &str) -> bool {
    !(matches!(keyword, "description" | "example") || keyword.starts_with("x-"))
}
