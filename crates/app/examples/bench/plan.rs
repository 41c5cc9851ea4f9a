//! The plan of 100,000 leads: how close to the service's limit, and how much memory.

use std::sync::Arc;
use std::time::{Duration, Instant};

use instantly::client::Client;
use instantly::{LeadFilter, ListLeads};
use roster_app::contract::{
    Budget, BudgetEdit, Connection, ConnectionDraft, ConnectionFace, CredentialsInput, Event, Form,
    InstantlyForm, Kind, PlanDetail, PlanId, PlanRequest, PlanState, Service,
};
use roster_app::{App, Options, Patience, Timing};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use transport::Address;
use uuid::Uuid;

use crate::numbers::{heading, line, percent, seconds};
use crate::services::{Services, Wanted};
use crate::speed::{http, micros};
use crate::{Trouble, memory};

const LEADS: u32 = 100_000;
const LEADS_PER_CALL: u32 = 100;
const CALLS_PER_SECOND: u32 = 100;

/// Reads, shares out and keeps every lead of a workspace, at the service's own limit.
pub(crate) async fn measure() -> Result<(), Trouble> {
    heading("Plan of 100,000 leads at 100 calls a second (1,000 calls)");
    let services = Services::start(&Wanted {
        leads: usize::try_from(LEADS)?,
        latency_ms: 0,
        instantly_per_second: Some(CALLS_PER_SECOND),
        leadsquared_per_5_s: None,
    })?;
    let folder = tempfile::tempdir()?;
    let mut bench = Bench::open(folder.path())?;
    let connection = bench.connect(&services.instantly).await?;
    // Whom to choose from is known before anybody asks for a plan.
    let form = bench.form(&connection).await?;
    let before = memory::resident();
    let began = Instant::now();
    let plan = bench.plan(&connection, form).await?;
    let took = began.elapsed();
    // The first hundred calls may go at once, and each later hundred a second after the one before.
    let least = Duration::from_secs((LEADS / LEADS_PER_CALL / CALLS_PER_SECOND - 1).into());
    let limit = Duration::from_secs((LEADS / LEADS_PER_CALL / CALLS_PER_SECOND).into());
    line(
        "leads in the plan",
        &plan.counts.matched.to_string(),
        "100000",
    );
    line(
        "calls that reading took",
        &plan.read_calls.to_string(),
        "about 1000",
    );
    line(
        "time, and 1,000 calls at 100 a second",
        &format!("{} / {}", seconds(took), seconds(limit)),
        "",
    );
    line(
        "share of the limit",
        &percent(limit.as_secs_f64() / took.as_secs_f64()),
        "at least 95 %",
    );
    line(
        "the same, with a first window for nothing",
        &percent(least.as_secs_f64() / took.as_secs_f64()),
        "",
    );
    if let (Some((resident, _)), Some((_, most))) = (before, memory::resident()) {
        let growth = most - resident;
        line(
            "growth of memory at its greatest",
            &format!("{growth:.1} MB"),
            "under 50 MB",
        );
    }
    let alone = one_loop(&services.instantly, LEADS / 10 / LEADS_PER_CALL).await?;
    line(
        "one sequential loop that keeps nothing, no limit",
        &seconds(alone * 10),
        "(a tenth, measured before the limit)",
    );
    Ok(())
}

/// Reads so many pages one after another, and throws them away.
async fn one_loop(address: &str, pages: u32) -> Result<Duration, Trouble> {
    // The limit of the plan's last second must not fall on this loop.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let client = Client::new(
        http()?,
        Address::parse(address)?,
        practice::PRACTICE_KEY.into(),
    );
    let mut request = ListLeads::new(LeadFilter::default());
    let began = Instant::now();
    for _ in 0..pages {
        let page = client.leads_page(&request).await?;
        let Some(next) = page.next else { break };
        request = request.after(next);
    }
    Ok(began.elapsed())
}

/// An application of its own, in a folder of its own.
struct Bench {
    app: App,
    events: UnboundedReceiver<Event>,
}

impl Bench {
    fn open(folder: &std::path::Path) -> Result<Self, Trouble> {
        let (sender, events) = unbounded_channel();
        let app = App::open(Options {
            data_dir: folder.to_path_buf(),
            exports_dir: folder.join("exports"),
            vault: secrets::Vault::in_memory(),
            clock: Arc::new(|| micros() / 1_000),
            micros: Arc::new(micros),
            ids: Arc::new(Uuid::new_v4),
            events: Arc::new(move |event| drop(sender.send(event))),
            answer_timeout: Duration::from_secs(30),
            timing: Timing::new(Arc::new(|| 0.5)),
            patience: Patience::new(Arc::new(|| 0.5)),
        })?;
        Ok(Self { app, events })
    }

    async fn connect(&self, address: &str) -> Result<Connection, Trouble> {
        let draft = ConnectionDraft {
            face: ConnectionFace {
                service: Service::Instantly,
                kind: Kind::Test,
                label: "Bench".to_owned(),
                letters: "Be".to_owned(),
                colour: "plum".to_owned(),
            },
            address: address.to_owned(),
            credentials: CredentialsInput::Instantly {
                api_key: practice::PRACTICE_KEY.into(),
            },
        };
        let connection = self.app.add_connection(draft).await?;
        let edit = BudgetEdit {
            connection_id: connection.id,
            budget: Some(Budget {
                calls: CALLS_PER_SECOND,
                window_ms: 1_000,
            }),
        };
        self.app.set_budget(edit).await?;
        Ok(connection)
    }

    /// Every lead, evenly to three people.
    async fn form(&self, connection: &Connection) -> Result<Form, Trouble> {
        let choices = roster_app::contract::ConnectionId { id: connection.id };
        let members = match self.app.instantly_choices(choices).await?.members {
            roster_app::contract::Listing::Ready { items, .. } => items,
            roster_app::contract::Listing::Reading => {
                return Err("the people are not read in time".into());
            }
            roster_app::contract::Listing::Unavailable { trouble } => {
                return Err(trouble.message.into());
            }
        };
        let can_get = members.iter().filter(|member| member.off.is_none());
        Ok(Form::Instantly(InstantlyForm {
            organization_user_ids: can_get
                .take(3)
                .map(|member| member.user_id.to_string())
                .collect(),
            ..InstantlyForm::default()
        }))
    }

    /// From the form to the plan that is ready.
    async fn plan(&mut self, connection: &Connection, form: Form) -> Result<PlanDetail, Trouble> {
        let id = Uuid::new_v4();
        let request = PlanRequest {
            id,
            connection_id: connection.id,
            form,
            template_id: None,
        };
        self.app.begin_plan(request).await?;
        while let Some(event) = self.events.recv().await {
            if !matches!(event, Event::PlanChanged { id: told } if told == id) {
                continue;
            }
            let plan = self.app.plan(PlanId { id }).await?;
            match plan.state {
                PlanState::Reading => {}
                PlanState::Ready => return Ok(plan),
                PlanState::Failed | PlanState::Cancelled => {
                    return Err(plan.trouble.unwrap_or_default().into());
                }
            }
        }
        Err("the application has gone".into())
    }
}
