//! One run that is killed.

use std::fmt;
use std::ops::AddAssign;
use std::time::{Duration, Instant};

use practice::{Fault, Service};
use serde_json::{Value, json};

use crate::proof;
use crate::support::{World, ended, files};

/// A service and a mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    LeadsExactly,
    LeadsAsFiltered,
    UsersOneByOne,
    UsersByEmail,
    UsersAsFiltered,
}

/// One run that is killed.
pub(crate) struct Case {
    pub(crate) number: u64,
    pub(crate) way: Way,
    pub(crate) kill_after: Duration,
    pub(crate) kill_resume_after: Option<Duration>,
}

/// How many kills hit when.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pub(crate) runs: u64,
    before_journal: u64,
    before_sending: u64,
    while_sending: u64,
    while_reading_back: u64,
    after_the_end: u64,
    resumes_killed: u64,
    effects: u64,
}

impl Way {
    pub(crate) const ALL: [Self; 5] = [
        Self::LeadsExactly,
        Self::LeadsAsFiltered,
        Self::UsersOneByOne,
        Self::UsersByEmail,
        Self::UsersAsFiltered,
    ];

    pub(crate) const fn service(self) -> Service {
        match self {
            Self::LeadsExactly | Self::LeadsAsFiltered => Service::Instantly,
            Self::UsersOneByOne | Self::UsersByEmail | Self::UsersAsFiltered => {
                Service::LeadSquared
            }
        }
    }

    /// As fast as the service allows; where there are many calls, in several windows.
    const fn budget(self) -> &'static [&'static str] {
        match self {
            Self::LeadsExactly | Self::LeadsAsFiltered => &[],
            Self::UsersOneByOne => &["--budget", "14/1"],
            Self::UsersByEmail | Self::UsersAsFiltered => &["--budget", "72/5"],
        }
    }

    /// Some thirty records, in as many calls as it takes.
    fn file(self, world: &World) -> Value {
        let everyone = json!({"LookupName": "FirstName", "Operator": "neq", "LookupValue": "Nemo"});
        let users = |manner| files::users_where(&world.practice, &manner, &everyone);
        match self {
            Self::LeadsExactly | Self::LeadsAsFiltered => {
                let exactly = self == Self::LeadsExactly;
                let (mode, split) = if exactly {
                    ("exact", "even")
                } else {
                    ("as_filtered", "instantly_decides")
                };
                json!({
                    "service": "instantly",
                    "mode": mode,
                    "split": split,
                    "keep_owner": false,
                    "keep_together": null,
                    "request": {"organization_user_ids": files::members(&world.practice, 8)},
                })
            }
            Self::UsersOneByOne => users(files::one_by_one()),
            Self::UsersByEmail => users(json!({"mode": "exact", "exact_way": "by_email"})),
            Self::UsersAsFiltered => users(json!({"mode": "as_filtered"})),
        }
    }
}

/// A world of its own with a plan in `plan.json`; gives the plan.
async fn planned(way: Way) -> (World, Value) {
    let world = World::with(practice::Options {
        leads: 36,
        users: 36,
        ..practice::Options::default()
    })
    .await;
    world.practice.switch(|switches| {
        switches.latency_ms = 4;
        switches.instantly.assign_delay_ms = 40;
    });
    for write in ["leads/bulk-assign", "User/Bulk/Update", "User/Update"] {
        // It happens at once, and the answer takes its time.
        let slow = Fault::delay(Duration::from_millis(60)).on(write);
        world.practice.add_fault(slow);
    }
    world.connect_with(way.service(), way.budget()).await;
    let file = way.file(&world);
    let plan = world.plan(way.service(), &file).await;
    assert!(plan["will_change"].as_u64().unwrap() > 20, "{plan}");
    (world, plan)
}

/// How long a run takes that nobody kills.
pub(crate) async fn length(way: Way) -> Duration {
    let (world, plan) = planned(way).await;
    let begun = Instant::now();
    let child = apply(&world, &plan).spawn().unwrap();
    let ended = ended(child).await;
    assert_eq!(ended.code, 0, "{way:?}: {}\n{}", ended.out, ended.err);
    let length = begun.elapsed();
    proof::of(&world, way, &plan).await;
    length
}

fn apply(world: &World, plan: &Value) -> tokio::process::Command {
    let count = plan["will_change"].to_string();
    let apply = ["apply", "plan.json", "--confirm", &count, "--json"];
    world.command(&[&apply[..], &SHORT[..]].concat())
}

/// What has not happened after a second never will, at these practice services.
const SHORT: [&str; 4] = ["--verify-for", "1", "--quiet-after", "0"];

impl Case {
    pub(crate) async fn run(self) -> Figures {
        let (world, plan) = planned(self.way).await;
        let mut figures = Figures {
            runs: 1,
            ..Figures::default()
        };
        kill(apply(&world, &plan), self.kill_after).await;
        self.settled(&world).await;
        let Some(id) = world.only_submission().await else {
            let effects = world.practice.effects();
            assert!(
                effects.is_empty(),
                "{self:?}: sent before it was written down"
            );
            figures.before_journal = 1;
            return figures;
        };
        self.note(&mut figures, &proof::shown(&world, &id).await);
        let resume = ["submissions", "resume", &id, "--json"];
        let resume = || world.command(&[&resume[..], &SHORT[..]].concat());
        if let Some(after) = self.kill_resume_after {
            figures.resumes_killed += u64::from(kill(resume(), after).await);
            self.settled(&world).await;
        }
        let resumed = ended(resume().spawn().unwrap()).await;
        assert!(matches!(resumed.code, 0 | 3 | 4), "{self:?}: {resumed:?}");
        figures.effects = proof::of(&world, self.way, &plan).await;
        figures
    }

    /// Waits for what the service still does in the background: whatever was sent has landed.
    async fn settled(&self, world: &World) {
        let mut look = tokio::time::interval(Duration::from_millis(5));
        while world.practice.summary().instantly.pending > 0 {
            look.tick().await;
        }
    }

    fn note(&self, figures: &mut Figures, shown: &Value) {
        let calls = shown["calls"].as_array().unwrap();
        let was_sent = calls.iter().any(|call| !call["sent_at"].is_null());
        let all_answered = calls.iter().all(|call| call["state"] == "answered");
        let finished = !shown["submission"]["finished_at"].is_null();
        let when = match (finished, was_sent, all_answered) {
            (true, _, _) => &mut figures.after_the_end,
            (false, false, _) => &mut figures.before_sending,
            (false, true, false) => &mut figures.while_sending,
            (false, true, true) => &mut figures.while_reading_back,
        };
        *when += 1;
    }
}

/// Kills a command after some time; tells whether it was still there.
async fn kill(mut command: tokio::process::Command, after: Duration) -> bool {
    let mut child = command.spawn().unwrap();
    let ended = tokio::time::timeout(after, child.wait()).await;
    if let Ok(ended) = ended {
        ended.unwrap();
        return false;
    }
    child.kill().await.unwrap();
    true
}

impl Figures {
    /// How many kills hit in which phase.
    pub(crate) fn kills(&self) -> [(&'static str, u64); 4] {
        [
            (
                "before anything was sent",
                self.before_journal + self.before_sending,
            ),
            ("while it was sending", self.while_sending),
            ("while it was reading back", self.while_reading_back),
            ("while it went on", self.resumes_killed),
        ]
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.runs += other.runs;
        self.before_journal += other.before_journal;
        self.before_sending += other.before_sending;
        self.while_sending += other.while_sending;
        self.while_reading_back += other.while_reading_back;
        self.after_the_end += other.after_the_end;
        self.resumes_killed += other.resumes_killed;
        self.effects += other.effects;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} runs killed: {} before the journal, {} before sending, {} while sending, {} while \
             reading back, {} after the end; {} killed again while they went on; {} effects, each \
             in the history",
            self.runs,
            self.before_journal,
            self.before_sending,
            self.while_sending,
            self.while_reading_back,
            self.after_the_end,
            self.resumes_killed,
            self.effects,
        )
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "run {} ({:?}), killed after {:?} and again after {:?}",
            self.number, self.way, self.kill_after, self.kill_resume_after
        )
    }
}
