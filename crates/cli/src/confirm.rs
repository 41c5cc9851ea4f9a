//! Asking before anything is changed.

use std::io;

use app::contract::{PlanDetail, TypedCount};

use crate::args::Consent;
use crate::output::{Listed, left_alone_text, plan_text};
use crate::session::Session;
use crate::trouble::Trouble;
use crate::waiting::off_thread;

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

/// Gets the plan confirmed, by the command line or by a person, who also sees what an undo leaves
/// alone. Gives the count to be handed on where the plan asks for it.
///
/// # Errors
/// When it is not confirmed; then nothing is sent.
pub(crate) async fn confirm(
    session: &Session,
    plan: &PlanDetail,
    left_alone: Option<&Listed>,
    consent: Consent,
) -> Result<Option<u64>, Trouble> {
    let will_change = plan.counts.will_change;
    let asked_for = plan.typed_count.as_ref();
    let asks = asks(will_change, asked_for, consent, session.console.asks())?;
    let count = asked_for.map(|typed| typed.count);
    if asks == Asks::Nothing {
        return Ok(count);
    }
    session.console.say(&plan_text(plan));
    if let Some(left) = left_alone {
        session.console.say(&left_alone_text(left));
    }
    let question = match asks {
        Asks::Nothing | Asks::YesOrNo => text::command::ask::whether(&plan.action),
        Asks::Count => {
            let why = asked_for.map_or("", |typed| typed.title.as_str());
            text::command::ask::how_many(why)
        }
    };
    let answer = ask(session, question).await?;
    let fits = match asks {
        Asks::Nothing => true,
        Asks::YesOrNo => is_yes(&answer),
        Asks::Count => answer.replace([',', '.', ' '], "").parse() == Ok(will_change),
    };
    if fits {
        Ok(count)
    } else {
        Err(Trouble::unconfirmed(text::command::ask::NOT_CONFIRMED))
    }
}

/// Whether `--confirm`, where it is given, gives the plan's own count.
///
/// # Errors
/// When it gives another one.
pub(crate) fn count_fits(consent: Consent, will_change: u64) -> Result<(), Trouble> {
    match consent.confirm {
        Some(given) if given != will_change => Err(Trouble::unconfirmed(
            text::command::ask::another_count(given, will_change),
        )
        .at("--confirm")),
        Some(_) | None => Ok(()),
    }
}

fn asks(
    will_change: u64,
    asked_for: Option<&TypedCount>,
    consent: Consent,
    somebody_is_there: bool,
) -> Result<Asks, Trouble> {
    count_fits(consent, will_change)?;
    match (consent.confirm, asked_for) {
        (Some(_), _) => Ok(Asks::Nothing),
        (None, Some(_)) if somebody_is_there => Ok(Asks::Count),
        (None, Some(typed)) => Err(Trouble::unconfirmed(text::command::ask::count_needed(
            &typed.title,
            typed.count,
        ))
        .at("--confirm")),
        (None, None) if consent.yes => Ok(Asks::Nothing),
        (None, None) if somebody_is_there => Ok(Asks::YesOrNo),
        (None, None) => Err(
            Trouble::unconfirmed(text::command::ask::confirmation_needed(will_change)).at("--yes"),
        ),
    }
}

/// Whether the person at the terminal says yes.
///
/// # Errors
/// When the answer cannot be read.
pub(crate) async fn says_yes(session: &Session, question: String) -> Result<bool, Trouble> {
    let answer = ask(session, question).await?;
    Ok(is_yes(&answer))
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.to_lowercase().as_str(), "y" | "yes")
}

/// Asks on the terminal.
async fn ask(session: &Session, question: String) -> Result<String, Trouble> {
    session.console.ask_line(&question);
    let read = off_thread(|| {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line)
    });
    match read.await {
        Ok(line) => Ok(line.trim().to_owned()),
        Err(error) => Err(Trouble::internal(text::command::ask::UNREAD, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    fn decide(
        confirm: Option<u64>,
        yes: bool,
        dangerous: bool,
        somebody_is_there: bool,
    ) -> Result<Asks, Exit> {
        let typed = TypedCount {
            count: 12,
            title: "Every lead.".to_owned(),
            text: String::new(),
        };
        let consent = Consent { confirm, yes };
        let asked_for = dangerous.then_some(&typed);
        asks(12, asked_for, consent, somebody_is_there).map_err(|trouble| trouble.exit)
    }

    #[test]
    fn flags_and_people_confirm_and_danger_wants_the_count() {
        const NO: Result<Asks, Exit> = Err(Exit::NeedsConfirmation);
        for (confirm, yes, dangerous, there, expected) in [
            (None, true, false, false, Ok(Asks::Nothing)),
            (Some(12), false, false, false, Ok(Asks::Nothing)),
            (Some(12), false, true, false, Ok(Asks::Nothing)),
            (None, false, false, true, Ok(Asks::YesOrNo)),
            (None, false, true, true, Ok(Asks::Count)),
            (None, true, true, true, Ok(Asks::Count)),
            (None, false, false, false, NO),
            (None, true, true, false, NO),
            (Some(11), true, false, true, NO),
            (Some(13), false, true, true, NO),
        ] {
            assert_eq!(
                decide(confirm, yes, dangerous, there),
                expected,
                "--confirm {confirm:?}, --yes {yes}, dangerous {dangerous}, person {there}"
            );
        }
    }
}
