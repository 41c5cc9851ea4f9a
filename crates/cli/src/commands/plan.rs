//! `roster plan`

use std::path::Path;

use app::contract::{PlanDetail, PlanRequest};
use assign::FileProblem;

use super::files;
use crate::args::PlanArgs;
use crate::console::to_json;
use crate::exit::Exit;
use crate::follow;
use crate::output::{PlanFile, plan_text};
use crate::session::Session;
use crate::trouble::{PlaceAndMessage, Trouble};

pub(super) async fn carry_out(session: &Session, args: PlanArgs) -> Result<Exit, Trouble> {
    let mut text = files::read(&args.assignment).await?;
    if !args.set.is_empty() {
        text = assign::fill_in(&text, &args.set).map_err(|problem| not_valid(vec![problem]))?;
    }
    let form = assign::read_file(&text).map_err(not_valid)?;
    let connection = session.connection(&args.connection).await?;
    if connection.face.service != form.service() {
        let message = text::command::plan::other_service(
            form.service(),
            &connection.face.label,
            connection.face.service,
        );
        return Err(Trouble::invalid("service", message));
    }
    session.use_keys_of(&connection).await?;
    let id = session.new_id();
    let request = PlanRequest {
        id,
        connection_id: connection.id,
        form,
        template_id: None,
    };
    session.app.begin_plan(request).await?;
    let plan = follow::plan(session, id).await?;
    hand_over(session, &plan, args.out.as_deref()).await?;
    Ok(Exit::Done)
}

/// Prints a plan, and writes it where it is to be.
pub(super) async fn hand_over(
    session: &Session,
    plan: &PlanDetail,
    out: Option<&Path>,
) -> Result<(), Trouble> {
    let document = PlanFile::new(plan, session.data_dir.display().to_string());
    if let Some(path) = out {
        files::write(path, to_json(&document)?).await?;
    }
    session.console.result(&document, || {
        let next = match out {
            Some(path) => text::command::plan::to_apply(path.display()),
            None => text::command::plan::TO_APPLY_WRITE_IT.to_owned(),
        };
        format!("{}{next}\n", plan_text(plan))
    })
}

/// Everything that is wrong with an assignment file.
fn not_valid(problems: Vec<FileProblem>) -> Trouble {
    let problems: Vec<PlaceAndMessage> = problems
        .into_iter()
        .map(|problem| PlaceAndMessage {
            path: problem.path,
            message: problem.message,
        })
        .collect();
    let first = problems.first().cloned();
    let first = first.unwrap_or_else(|| PlaceAndMessage {
        path: String::new(),
        message: text::command::plan::FILE_NOT_VALID.to_owned(),
    });
    let mut trouble = Trouble::invalid(first.path, first.message);
    trouble.said.problems = problems;
    trouble
}
