//! Asking before anything is changed.

use std::io;

use app::contract::PlanDetail;

use crate::args::Consent;
use crate::output::plan_text;
use crate::session::Session;
use crate::trouble::Trouble;

/// What is still to be asked.
#[derive(Debug, PartialEq, Eq)]
enum Asks {
    /// Nothing.
    Nothing,
    /// Whether to go on.
    YesOrNo,
    /// The count.
    Count,
}

/// Gets the plan confirmed, by the command line or by a person. Gives the count to be handed on
/// where the plan asks for it.
///
/// # Errors
/// When it is not confirmed; then nothing is sent.
pub(crate) async fn confirm(
    session: &Session,
    plan: &PlanDetail,
    consent: Consent,
) -> Result<Option<u64>, Trouble> {
    let count = plan.typed_count.as_ref().map(|typed| typed.count);
    let asks = asks(plan, consent, session.console.asks())?;
    if asks == Asks::Nothing {
        return Ok(count);
    }
    session.console.say(&plan_text(plan));
    let question = match asks {
        Asks::Nothing | Asks::YesOrNo => format!("{}? [y/N] ", plan.action),
        Asks::Count => {
            let typed = plan.typed_count.as_ref();
            let why = typed.map_or("", |typed| typed.title.as_str());
            format!("{why}\nType how many will change, to go on: ")
        }
    };
    let answer = ask(session, question).await?;
    let fits = match asks {
        Asks::Nothing => true,
        Asks::YesOrNo => matches!(answer.to_lowercase().as_str(), "y" | "yes"),
        Asks::Count => answer.replace([',', '.', ' '], "").parse() == Ok(plan.counts.will_change),
    };
    if fits {
        Ok(count)
    } else {
        Err(Trouble::unconfirmed("Not confirmed. Nothing was sent."))
    }
}

fn asks(plan: &PlanDetail, consent: Consent, somebody_is_there: bool) -> Result<Asks, Trouble> {
    let will_change = plan.counts.will_change;
    match (consent.confirm, &plan.typed_count) {
        (Some(given), _) if given == will_change => Ok(Asks::Nothing),
        (Some(given), _) => Err(Trouble::unconfirmed(format!(
            "--confirm says {given}, and the plan changes {will_change}. Nothing was sent."
        ))
        .at("--confirm")),
        (None, Some(_)) if somebody_is_there => Ok(Asks::Count),
        (None, Some(typed)) => Err(Trouble::unconfirmed(format!(
            "{} Confirm the count with --confirm {}. Nothing was sent.",
            typed.title, typed.count
        ))
        .at("--confirm")),
        (None, None) if consent.yes => Ok(Asks::Nothing),
        (None, None) if somebody_is_there => Ok(Asks::YesOrNo),
        (None, None) => Err(Trouble::unconfirmed(format!(
            "Confirm with --yes, or with --confirm {will_change}. Nothing was sent."
        ))
        .at("--yes")),
    }
}

/// Asks on the terminal.
async fn ask(session: &Session, question: String) -> Result<String, Trouble> {
    session.console.ask_line(&question);
    let read = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line)
    });
    match read.await {
        Ok(Ok(line)) => Ok(line.trim().to_owned()),
        Ok(Err(error)) => Err(Trouble::internal("The answer could not be read.", &error)),
        Err(error) => Err(Trouble::internal("The answer could not be read.", &error)),
    }
}
