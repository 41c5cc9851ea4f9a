//! Reading answers that do not quite keep to their pages.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The longest text that is taken from an answer that is not JSON, in characters.
const LONGEST: usize = 300;

/// For `#[serde(default, deserialize_with = "transport::lenient")]`: a field of another type than
/// documented counts as absent, so that one odd field does not lose the whole answer.
///
/// # Errors
///
/// Only when the JSON itself is broken.
pub fn lenient<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).ok())
}

/// Like [`lenient`] for text: a number counts as its digits, blank text as absent.
///
/// # Errors
///
/// Only when the JSON itself is broken.
pub fn lenient_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let text = match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    };
    let text = text.trim();
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// The words of a body that is not the documented JSON: its text on one line, shortened; empty
/// for a web page, whose mark-up tells a person nothing.
#[must_use]
pub fn plain_words(body: &str) -> String {
    if body.trim_start().starts_with('<') {
        return String::new();
    }
    let line = body.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        #[serde(default, deserialize_with = "lenient")]
        count: Option<u64>,
        #[serde(default, deserialize_with = "lenient_text")]
        code: Option<String>,
    }

    fn row(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_odd_field_is_absent_and_the_rest_is_kept() {
        let code = Some("22824".to_owned());
        assert_eq!(
            row(r#"{"count":"x","code":22824}"#),
            Row {
                count: None,
                code: code.clone()
            }
        );
        assert_eq!(
            row(r#"{"count":7,"code":"22824"}"#),
            Row {
                count: Some(7),
                code
            }
        );
        assert_eq!(
            row(r#"{"count":null,"code":" "}"#),
            Row {
                count: None,
                code: None
            }
        );
        assert_eq!(
            row("{}"),
            Row {
                count: None,
                code: None
            }
        );
    }

    #[test]
    fn words_of_a_body_are_short_and_never_markup() {
        assert_eq!(plain_words(" error code:\n 1010 "), "error code: 1010");
        assert_eq!(plain_words("<!doctype html><p>Bad gateway"), "");
        let long = plain_words(&"é".repeat(LONGEST + 1));
        assert_eq!(
            long.chars().count(),
            LONGEST + 1,
            "cut between characters, with a sign of it"
        );
    }
}
