//! Instantly's refusals, <https://developer.instantly.ai/api/v2/lead/bulkassignleads>.

use serde_json::json;

use crate::call::{Call, Reply};

fn uniform(status: u16, error: &str, message: &str) -> Reply {
    Reply::json(
        status,
        &json!({"statusCode": status, "error": error, "message": message}),
    )
}

/// What the edge says to a caller without a User-Agent: not JSON at all.
pub(crate) fn blocked_at_the_edge() -> Reply {
    Reply::text(403, "text/plain; charset=UTF-8", "error code: 1010")
}

pub(crate) fn unauthorized(message: &str) -> Reply {
    uniform(401, "Unauthorized", message)
}

pub(crate) fn payment_required() -> Reply {
    uniform(
        402,
        "Payment Required",
        "Workspace does not have an active paid plan",
    )
}

pub(crate) fn forbidden() -> Reply {
    uniform(403, "Forbidden", "Forbidden")
}

pub(crate) fn not_found() -> Reply {
    uniform(404, "Not Found", "Resource not found")
}

pub(crate) fn no_route(call: &Call) -> Reply {
    let message = format!("Route {}:{} not found", call.method, call.path);
    uniform(404, "Not Found", &message)
}

/// Without `Retry-After`: the service documents none.
pub(crate) fn too_many() -> Reply {
    uniform(429, "Too Many Requests", "Rate limit exceeded")
}

/// A body or query that is not as the page says, in the framework's words.
pub(crate) fn invalid(message: &str) -> Reply {
    Reply::json(
        400,
        &json!({
            "statusCode": 400,
            "code": "FST_ERR_VALIDATION",
            "error": "Bad Request",
            "message": message,
        }),
    )
}

pub(crate) fn bad_content(status: u16, message: &str) -> Reply {
    let error = if status == 415 {
        "Unsupported Media Type"
    } else {
        "Bad Request"
    };
    uniform(status, error, message)
}

/// The operation's own 400, which has neither `statusCode` nor `error`.
pub(crate) fn invalid_id(field: &str) -> Reply {
    Reply::json(
        400,
        &json!({"message": format!("Invalid ID on `{field}` field")}),
    )
}
