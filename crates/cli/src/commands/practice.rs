//! `roster practice`

use practice::{Practice, Running};
use serde::Serialize;

use crate::args::PracticeArgs;
use crate::console::Console;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::trouble::Trouble;

#[derive(Serialize)]
struct Document {
    practice: Services,
}

#[derive(Serialize)]
struct Services {
    instantly: Instantly,
    leadsquared: LeadSquared,
}

#[derive(Serialize)]
struct Instantly {
    address: String,
    // Made up, and the same everywhere.
    api_key: String,
}

#[derive(Serialize)]
struct LeadSquared {
    address: String,
    access_key: String,
    secret_key: String,
}

/// Starts both services, tells where they are, and runs until Ctrl C.
pub(super) async fn carry_out(
    args: &PracticeArgs,
    console: Console,
    interrupt: &Interrupt,
) -> Result<Exit, Trouble> {
    let hold = interrupt.hold();
    let running = Practice::start(args.options()).await;
    let running = running.map_err(|error| Trouble::invalid("", format!("{error}.")))?;
    let document = document(&running);
    console.result(&document, || text(&document.practice))?;
    hold.asked().await;
    running.shutdown().await;
    console.remark(text::command::practice::STOPPED);
    Ok(Exit::Done)
}

fn document(running: &Running) -> Document {
    let switches = running.switches();
    Document {
        practice: Services {
            instantly: Instantly {
                address: running.instantly_url(),
                api_key: switches.instantly.key,
            },
            leadsquared: LeadSquared {
                address: running.leadsquared_url(),
                access_key: switches.leadsquared.access_key,
                secret_key: switches.leadsquared.secret_key,
            },
        },
    }
}

fn text(services: &Services) -> String {
    let (one, two) = (&services.instantly, &services.leadsquared);
    text::command::practice::running(
        &one.address,
        &one.api_key,
        &two.address,
        &two.access_key,
        &two.secret_key,
    )
}
