//! LeadSquared's refusals, <https://apidocs.leadsquared.com/error-handling/>: validation is HTTP 500
//! with an `MX…Exception`, and 400 is only for a body that cannot be read.

use serde_json::json;

use crate::{
    call::{Call, Reply},
    fault::ThrottleShape,
};

pub(super) fn exception(status: u16, exception_type: &str, message: &str) -> Reply {
    Reply::json(
        status,
        &json!({
            "Status": "Error",
            "ExceptionType": exception_type,
            "ExceptionMessage": message,
        }),
    )
}

pub(super) fn invalid_keys() -> Reply {
    exception(
        401,
        "MXInvalidAccessDetailsException",
        "Invalid Access Details provided.",
    )
}

/// The service names the right host; its exact words are not known.
pub(super) fn wrong_host(right: &str) -> Reply {
    let message = format!("Invalid API host. Please use {right} as the API host.");
    exception(401, "MXInvalidAccessDetailsException", &message)
}

pub(super) fn not_allowed() -> Reply {
    exception(
        401,
        "MXUnAuthorizedAccessException",
        "You are not authorized to perform this action.",
    )
}

/// What a key without the permission gets from any route, on demand.
pub(crate) fn forbidden() -> Reply {
    exception(
        403,
        "MXUnAuthorizedAccessException",
        "You are not authorized to perform this action.",
    )
}

pub(super) fn malformed() -> Reply {
    exception(
        400,
        "MXInvalidInputException",
        "request body contains malformed or unexpected JSON",
    )
}

pub(super) fn no_such_path() -> Reply {
    Reply::text(
        404,
        "text/html",
        "<html><head><title>404 - File or directory not found.</title></head><body><h2>404 - File \
         or directory not found.</h2></body></html>",
    )
}

pub(super) fn wrong_verb() -> Reply {
    Reply::text(405, "text/html", "Method not allowed.")
}

pub(super) fn missing(message: &str) -> Reply {
    exception(500, "MXMandatoryAttributeMissingException", message)
}

pub(super) fn invalid(message: &str) -> Reply {
    exception(500, "MXInvalidInputException", message)
}

pub(super) fn invalid_attributes() -> Reply {
    invalid("User search has some invalid Attributes")
}

/// Too many calls, <https://apidocs.leadsquared.com/rate-limits/>, in one of the shapes it was seen.
pub(crate) fn too_many(limit: u32, shape: ThrottleShape) -> Reply {
    let status = match shape {
        ThrottleShape::Status429 => 429,
        ThrottleShape::Status403 => 403,
        ThrottleShape::Inside200 => 200,
    };
    let message = format!("API calls exceeded the limit of {limit} in 5 second(s)");
    exception(status, "MXAPIRateLimitExceededException", &message)
}

/// The id or address that a look-up needs.
pub(super) fn needed<'a>(call: &'a Call, name: &str) -> Result<&'a str, Reply> {
    call.query_value(name)
        .filter(|value| !value.is_empty())
        .ok_or_else(|| missing(&format!("'{name}' is mandatory")))
}
