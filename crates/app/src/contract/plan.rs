//! Plans: which records will change, from what to what, before anything is sent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ConnectionFace, Form, Mode, Outcome, Piece, Purpose, Standing, Warning};

/// Names a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanId {
    /// The plan's id.
    pub id: Uuid,
}

/// A form to make a plan of. Nothing is sent.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlanRequest {
    /// The plan's id, minted by the caller so that it misses no event.
    pub id: Uuid,
    /// The connection to read and later to send with.
    pub connection_id: Uuid,
    /// The form.
    pub form: Form,
    /// The template that it was filled in from, if any.
    pub template_id: Option<Uuid>,
}

/// What a plan can be made from besides a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum PlanSource {
    /// The same choice, read once more: a fresh plan.
    Again {
        /// The plan to be made anew.
        plan_id: Uuid,
    },
    /// The first records of a plan that will change, to try it on.
    Try {
        /// The plan.
        plan_id: Uuid,
        /// How many; 10 is usual.
        first: u32,
    },
    /// What is left of the plan that a try was made from.
    Rest {
        /// The try's submission.
        submission_id: Uuid,
    },
    /// The records of a submission that failed and can be tried again.
    Retry {
        /// The submission.
        submission_id: Uuid,
    },
    /// Back to the values before a submission.
    Undo {
        /// The submission.
        submission_id: Uuid,
    },
}

/// A plan to be made from another one or from a submission. Nothing is sent.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct DerivedPlanRequest {
    /// The new plan's id, minted by the caller.
    pub id: Uuid,
    /// What it is made from.
    pub source: PlanSource,
}

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Its records are being read.
    Reading,
    /// It can be looked at and confirmed.
    Ready,
    /// It could not be made; `trouble` says why.
    Failed,
    /// The person stopped the reading.
    Cancelled,
}

/// How many records a plan has of each standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct PlanCounts {
    /// All records that match.
    pub matched: u64,
    /// Those that will change.
    pub will_change: u64,
    /// Those that have already what they are meant to have.
    pub already_right: u64,
    /// Those that the person has un-ticked.
    pub excluded: u64,
    /// Those that the plan leaves alone for a reason of its own, as an undo does.
    pub skipped: u64,
    /// Of those that will change, how many can be put back afterwards.
    pub can_be_undone: u64,
}

/// One owner or team, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Share {
    /// The owner's `user_id` or the team's id; none for nobody.
    pub id: Option<Uuid>,
    /// The name; "Nobody" for nobody.
    pub name: String,
    /// How many of the plan's records are theirs now.
    pub has: u64,
    /// How many of the plan's records will be theirs; none where the service decides.
    pub gets: Option<u64>,
    /// Whether the assignment gives to them, rather than only takes from them.
    pub is_target: bool,
}

/// The calls of a plan and the time that they take at the rate budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct PlanCost {
    /// Reading the records once more before sending.
    pub check_calls: u64,
    /// Sending.
    pub write_calls: u64,
    /// Reading back, at least.
    pub read_back_calls: u64,
    /// About how long all of it takes, in seconds.
    pub seconds: u64,
    /// The rate budget: so many calls …
    pub budget_calls: u32,
    /// … in so many milliseconds.
    pub budget_window_ms: u64,
}

/// What has to be typed before a plan may be applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TypedCount {
    /// The number of records that will change, to be typed.
    pub count: u64,
    /// Why, in a few words, as in "No filter: this is every lead in the workspace."
    pub title: String,
    /// The rest of it.
    pub text: String,
}

/// A plan without its records.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanDetail {
    /// The plan's id.
    pub id: Uuid,
    /// The connection, as it is or was.
    pub face: ConnectionFace,
    /// The connection's id; none when it has been removed since.
    pub connection_id: Option<Uuid>,
    /// What it is for.
    pub purpose: Purpose,
    /// The submission that it would undo or retry, or whose try it follows.
    pub of_submission: Option<Uuid>,
    /// Where it stands.
    pub state: PlanState,
    /// Why it could not be made, for people.
    pub trouble: Option<String>,
    /// Technical detail of that, without keys.
    pub trouble_detail: Option<String>,
    /// Who decides which records; a plan as filtered becomes exact when a record is un-ticked.
    pub mode: Mode,
    /// What it does, as in "Give 1,187 leads in Lanternworks to 3 people".
    pub headline: String,
    /// Which records, in words.
    pub filter_words: String,
    /// How it is carried out, in a few words, as in "Evenly, each person their own leads".
    pub way: String,
    /// What stands on the confirming button, as in "Assign 1,187 leads in Lanternworks".
    pub action: String,
    /// One sentence on what applying does.
    pub sentence: Vec<Piece>,
    /// Its records counted, so far while it is read.
    pub counts: PlanCounts,
    /// How many calls reading has taken so far.
    pub read_calls: u32,
    /// Who has and gets how many: targets first, then those who lose, the most first.
    pub shares: Vec<Share>,
    /// Calls and time.
    pub cost: PlanCost,
    /// Warnings, the most serious first.
    pub warnings: Vec<Warning>,
    /// The count that must be typed; none where a click is enough.
    pub typed_count: Option<TypedCount>,
    /// What the plan is, in 64 hexadecimal digits; empty until it is ready.
    pub digest: String,
    /// The same in short, as in "7F3A-92C1".
    pub code: String,
    /// When its reading began.
    pub created_at: i64,
    /// When it was ready.
    pub ready_at: Option<i64>,
    /// From when on its records are read again before it can be confirmed.
    pub expires_at: Option<i64>,
    /// The form that it came from, to change the choice.
    pub form: Form,
    /// The submission that applies it, once there is one.
    pub submission_id: Option<Uuid>,
}

/// Which records to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that will change, or were to.
    Change,
    /// Those that stay as they are: already right or un-ticked.
    Stays,
    /// Those that the plan leaves alone for a reason of its own.
    Skipped,
    /// With outcome assigned.
    Assigned,
    /// With outcome unchanged.
    Unchanged,
    /// With outcome failed.
    Failed,
    /// With outcome unknown.
    Unknown,
    /// With outcome failed or unknown.
    Problems,
    /// Seen to have moved by the check before sending.
    Moved,
}

/// Asks for records of a plan or of its submission.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RecordsQuery {
    /// The plan.
    pub plan_id: Uuid,
    /// Which of them.
    pub show: Show,
    /// Part of a name, an e-mail address or a company; empty for all.
    pub text: String,
    /// How many to pass over.
    pub offset: u64,
    /// How many, 1 to 500.
    pub limit: u32,
}

/// An owner or team with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Holder {
    /// Its id; none for nobody.
    pub id: Option<Uuid>,
    /// Its name; "Nobody" for nobody, the id where no name is known.
    pub name: String,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordLine {
    /// Its number in the plan, from 1.
    pub seq: u64,
    /// The lead's or user's id.
    pub id: Uuid,
    /// Its name, or its e-mail address where it has none.
    pub name: String,
    /// Its e-mail address.
    pub email: String,
    /// A lead's company, a user's role.
    pub detail: String,
    /// Whether a user is active.
    pub active: bool,
    /// Owner or team before.
    pub before: Holder,
    /// Owner or team it is meant to have; none while the plan is read, or where the service decides.
    pub intended: Option<Holder>,
    /// What the plan does with it.
    pub standing: Standing,
    /// What it was last seen with; none if it has not been read since, or is gone.
    pub after: Option<Holder>,
    /// Whether the service has it no longer.
    pub gone: bool,
    /// What became of it; none before.
    pub outcome: Option<Outcome>,
    /// Why, for people; may be empty.
    pub why: String,
}

/// A page of records, in the plan's order.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordsPage {
    /// The records.
    pub rows: Vec<RecordLine>,
    /// How many match altogether.
    pub matching: u64,
}

/// Un-ticks or ticks records of a plan.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TickRequest {
    /// The plan.
    pub plan_id: Uuid,
    /// The records' numbers; empty for all that `show` and `text` select.
    pub seqs: Vec<u64>,
    /// See [`RecordsQuery::show`].
    pub show: Show,
    /// See [`RecordsQuery::text`].
    pub text: String,
    /// Whether they are to be changed.
    pub ticked: bool,
}
