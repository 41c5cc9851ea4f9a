//! Exactly what would be sent.

use assign::Assignment;
use transport::Address;

use crate::contract::{Code, Error, RequestPreview, Service};

pub(crate) const METHOD: &str = "POST";

/// The request of an assignment, with the place of the keys but without them.
pub(crate) fn of(assignment: &Assignment, address: &Address) -> Result<RequestPreview, Error> {
    Ok(RequestPreview {
        method: METHOD.to_owned(),
        address: address.at(assignment.path()).to_string(),
        authorization: match assignment.service() {
            Service::Instantly => "Authorization: Bearer ••••••••",
            Service::LeadSquared => "x-LSQ-AccessKey: ••••••••, x-LSQ-SecretKey: ••••••••",
        }
        .to_owned(),
        body: body(assignment)?,
    })
}

/// The exact body of an assignment.
pub(crate) fn body(assignment: &Assignment) -> Result<String, Error> {
    assignment.body().map_err(|error| {
        Error::new(Code::Internal, text::trouble::REQUEST_NOT_WRITTEN_DOWN)
            .detail(error.to_string())
    })
}
