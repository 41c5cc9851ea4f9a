//! Whose keys they are.

use serde::Deserialize;
use serde_json::Value;
use transport::{Answer, lenient, lenient_text};

use super::{ReadError, not_understood};

/// Whose keys they are. What is done with them is done in this user's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The user's id.
    pub id: String,
    /// The user's name.
    pub name: Option<String>,
    /// The user's role, as in `Administrator`.
    pub role: Option<String>,
    /// The user's e-mail; the service keeps it under `PassPhrase`.
    pub email: Option<String>,
    /// The organisation's name.
    pub org_name: Option<String>,
    /// The organisation's number, as in `22824`.
    pub org_short_code: Option<String>,
    /// The user's time zone, as in `Asia/Kolkata`.
    pub time_zone: Option<String>,
    /// The host of the account's region, without scheme.
    pub api_host: Option<String>,
}

impl Who {
    /// Whether the keys' user is an administrator; others may not be allowed to change users.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        let role = self.role.as_deref();
        role.is_some_and(|role| role.eq_ignore_ascii_case("Administrator"))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    #[serde(default, deserialize_with = "lenient_text")]
    id: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    role: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    pass_phrase: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    email_address: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    org_display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    org_short_code: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    time_zone: Option<String>,
    #[serde(default, deserialize_with = "lenient", rename = "LSQCommonServiceURLs")]
    urls: Option<Urls>,
}

#[derive(Deserialize)]
struct Urls {
    #[serde(default, deserialize_with = "lenient_text")]
    api: Option<String>,
}

/// Reads the answer to `GET /v2/Authentication.svc/UserByAccessKey.Get`: a bare object, which some
/// callers have met inside `d`, as an object or as a text. A body with `Status` is a failure.
pub(super) fn read(answer: &Answer) -> Result<Who, ReadError> {
    let body: Value = answer.json()?;
    let object = match body.get("d") {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or(Value::Null),
        Some(inner) => inner.clone(),
        None => body,
    };
    if let Some(status) = object.get("Status") {
        return Err(not_understood(
            answer,
            text::leadsquared::odd::status(status),
        ));
    }
    let wire: Wire = serde_json::from_value(object)
        .map_err(|error| not_understood(answer, error.to_string()))?;
    let id = wire
        .id
        .ok_or_else(|| not_understood(answer, text::leadsquared::odd::NO_USER))?;
    Ok(Who {
        id,
        name: wire.name,
        role: wire.role,
        email: wire.email_address.or(wire.pass_phrase),
        org_name: wire.org_display_name,
        org_short_code: wire.org_short_code,
        time_zone: wire.time_zone,
        api_host: wire.urls.and_then(|urls| urls.api).map(|api| host(&api)),
    })
}

/// The host alone, should it come with a scheme or a path after all.
fn host(api: &str) -> String {
    let base = crate::region::base_address(api);
    match base.split_once("://") {
        Some((_, host)) => host.to_owned(),
        None => base,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const SAMPLE: &str = r#"{"Class":"1","Group":"1","SubRegionId":"1",
        "Id":"3b10421d-8374-11e7-8758-0a106ee76b21","Name":"Yogesh",
        "PassPhrase":"yogesh@example.com","Role":"Administrator","EmailAddress":null,
        "TimeZone":"Asia/Kolkata","OrgDisplayName":"Education 101","OrgShortCode":"22824",
        "MobileServiceURLs":{"ReportsURL":"https://reports.example.com"},
        "LSQCommonServiceURLs":{"api":"api-in21.leadsquared.com","app":"in21.leadsquared.com"}}"#;

    fn who(body: &str) -> Result<Who, ReadError> {
        read(&Answer {
            status: 200,
            body: body.to_owned(),
            retry_after: None,
            took: Duration::ZERO,
        })
    }

    #[test]
    fn the_sample_of_the_page_is_read() {
        let text = |text: &str| Some(text.to_owned());
        let who = who(SAMPLE).unwrap();
        assert!(who.is_administrator());
        assert_eq!(
            who,
            Who {
                id: "3b10421d-8374-11e7-8758-0a106ee76b21".to_owned(),
                name: text("Yogesh"),
                role: text("Administrator"),
                email: text("yogesh@example.com"),
                org_name: text("Education 101"),
                org_short_code: text("22824"),
                time_zone: text("Asia/Kolkata"),
                api_host: text("api-in21.leadsquared.com"),
            },
        );
    }

    #[test]
    fn a_wrapper_around_the_answer_is_taken_off() {
        let as_object = format!(r#"{{"d":{SAMPLE}}}"#);
        assert_eq!(who(&as_object), who(SAMPLE));
        let as_text = serde_json::json!({ "d": SAMPLE }).to_string();
        assert_eq!(who(&as_text), who(SAMPLE));
    }

    #[test]
    fn a_body_with_a_status_is_not_a_user() {
        assert!(who(r#"{"Status":"Failed","Id":"1"}"#).is_err());
        assert!(who("[]").is_err());
        assert!(who("{}").is_err(), "no user is named");
        assert!(who("<html>").is_err());
    }

    #[test]
    fn everything_but_the_id_may_be_absent_or_odd() {
        let who = who(r#"{"Id":"1","OrgShortCode":22824,"LSQCommonServiceURLs":"x"}"#).unwrap();
        assert_eq!(who.org_short_code.as_deref(), Some("22824"));
        assert_eq!((who.name.clone(), who.api_host.clone()), (None, None));
        assert!(
            !who.is_administrator(),
            "an unknown role is no administrator's"
        );
    }
}
