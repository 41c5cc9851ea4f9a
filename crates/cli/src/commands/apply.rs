//! `roster apply`, and applying whatever plan there is.

use app::contract::{ApplyRequest, PlanDetail, PlanId};
use serde_json::Value;
use uuid::Uuid;

use super::files;
use super::listed::{left_alone, tell_left_alone};
use super::report::report;
use crate::args::{Apply, Consent};
use crate::confirm::{confirm, count_fits};
use crate::exit::Exit;
use crate::follow;
use crate::output::{Listed, NothingToDo};
use crate::session::Session;
use crate::trouble::{Trouble, not_found};

/// What PLAN.json names.
struct Named {
    id: Uuid,
    digest: String,
    data_dir: Option<String>,
}

pub(super) async fn carry_out(session: &Session, args: Apply) -> Result<Exit, Trouble> {
    let named = named(&files::read(&args.plan).await?)?;
    let plan = session.app.plan(PlanId { id: named.id }).await;
    let plan = plan.map_err(|error| elsewhere(session, &named, error.into()))?;
    if plan.digest != named.digest {
        return Err(Trouble::unconfirmed(text::command::plan::ANOTHER_ONE).at("plan.digest"));
    }
    apply(session, &plan, args.consent).await
}

/// Reads PLAN.json.
fn named(text: &str) -> Result<Named, Trouble> {
    let document: Value = serde_json::from_str(text)
        .map_err(|error| Trouble::invalid("", text::command::plan::not_json(error)))?;
    let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str);
    let missing = |path: &str| Trouble::invalid(path, text::command::plan::NO_PLAN_FILE);
    let id = text("/plan/id").and_then(|id| id.parse().ok());
    let digest = text("/plan/digest").filter(|digest| !digest.is_empty());
    Ok(Named {
        id: id.ok_or_else(|| missing("plan.id"))?,
        digest: digest.ok_or_else(|| missing("plan.digest"))?.to_owned(),
        data_dir: text("/data_dir").map(str::to_owned),
    })
}

/// The plan is not in this history; perhaps it is in another one.
fn elsewhere(session: &Session, named: &Named, trouble: Trouble) -> Trouble {
    let here = session.data_dir.display().to_string();
    match &named.data_dir {
        Some(there) if trouble.said.code == "not_found" && *there != here => {
            not_found(text::command::plan::elsewhere(there, &here)).at("data_dir")
        }
        Some(_) | None => trouble,
    }
}

/// Gets a plan confirmed, applies it, waits for its end, and prints that.
pub(super) async fn apply(
    session: &Session,
    plan: &PlanDetail,
    consent: Consent,
) -> Result<Exit, Trouble> {
    can_be_applied(session, plan)?;
    count_fits(consent, plan.counts.will_change)?;
    let left = left_alone(session, plan.purpose, Some(plan.id)).await?;
    if plan.counts.will_change == 0 {
        return nothing_to_do(session, plan, left);
    }
    let connection = session.use_keys_of_id(plan.connection_id).await?;
    let typed_count = confirm(session, plan, left.as_ref(), consent).await?;
    let id = session.new_id();
    session
        .console
        .remark(&text::command::submission::started(id));
    let request = ApplyRequest {
        id,
        plan_id: plan.id,
        digest: plan.digest.clone(),
        typed_count,
    };
    session.interrupt.sends();
    session.app.apply(request).await?;
    let left = follow::submission(session, connection, id).await?;
    report(session, left).await
}

/// A plan that would change nothing is done without a submission.
/// But where an undo can put nothing back, that is not what was asked for.
fn nothing_to_do(
    session: &Session,
    plan: &PlanDetail,
    left: Option<Listed>,
) -> Result<Exit, Trouble> {
    tell_left_alone(session, left.as_ref());
    let exit = left.as_ref().map_or(Exit::Done, |_| Exit::Partly);
    let text = || format!("{}\n", text::command::plan::NOTHING_TO_DO);
    let document = NothingToDo::new(plan, left.into());
    session.console.result(&document, text)?;
    Ok(exit)
}

fn can_be_applied(session: &Session, plan: &PlanDetail) -> Result<(), Trouble> {
    if let Some(id) = plan.submission_id {
        let message = text::command::plan::applied_before(id);
        return Err(Trouble::invalid("plan.id", message).of(id));
    }
    if has_expired(plan.expires_at, session.now()) {
        let message = text::command::plan::EXPIRED;
        return Err(Trouble::new(Exit::NeedsConfirmation, "expired", message).at("plan.expires_at"));
    }
    Ok(())
}

/// As in the window: from that moment on it is planned again.
fn has_expired(expires_at: Option<i64>, now: i64) -> bool {
    expires_at.is_none_or(|at| at <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_expires_at_its_moment() {
        assert!(!has_expired(Some(100), 99));
        assert!(has_expired(Some(100), 100), "not one millisecond later");
        assert!(has_expired(None, 0), "a plan that never was ready");
    }

    #[test]
    fn a_plan_file_names_its_plan_and_its_history() {
        let id = "7f3c1d52-9c1b-4c0e-8f61-0c6f2f8b7a11";
        let text = format!(r#"{{"plan": {{"id": "{id}", "digest": "ab"}}, "data_dir": "/d"}}"#);
        let named = named(&text).unwrap();
        assert_eq!(
            (named.id.to_string().as_str(), named.digest.as_str()),
            (id, "ab")
        );
        assert_eq!(named.data_dir.as_deref(), Some("/d"));
    }

    #[test]
    fn what_is_no_plan_file_is_refused_with_its_place() {
        for (text, path) in [
            ("no JSON", None),
            ("{}", Some("plan.id")),
            (r#"{"plan": {"id": "x", "digest": "ab"}}"#, Some("plan.id")),
            (
                r#"{"plan": {"id": "7f3c1d52-9c1b-4c0e-8f61-0c6f2f8b7a11", "digest": ""}}"#,
                Some("plan.digest"),
            ),
        ] {
            let trouble = named(text).err().unwrap();
            assert_eq!(trouble.exit, Exit::Invalid);
            assert_eq!(trouble.said.path.as_deref(), path, "{text}");
        }
    }
}
