//! A pasted request, read into a form.

use crate::App;
use crate::contract::{Error, RequestProblem, RequestRead, RequestText};

impl App {
    /// Reads a pasted request: all that is right as a form, and all that is not by its place. The
    /// text may hold keys beside the body: it is neither kept nor written to the log.
    ///
    /// # Errors
    /// None; what is wrong with the text is in the answer.
    pub async fn read_request(&self, request: RequestText) -> Result<RequestRead, Error> {
        let read = assign::read_request(request.service, &request.text);
        let problems = read.problems.into_iter().map(|problem| RequestProblem {
            path: problem.path,
            message: problem.message,
        });
        Ok(RequestRead {
            service: read.service,
            form: read.form,
            whole: read.whole,
            problems: problems.collect(),
        })
    }
}
