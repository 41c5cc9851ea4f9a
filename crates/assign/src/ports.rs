//! What the heart needs of the world: a service to read from and to write to, and a history.
//!
//! Implemented by the application; tests use stand-ins. Records pass through in portions, so that
//! memory stays flat at a hundred thousand of them.

use std::future::Future;

use uuid::Uuid;

use crate::call::CallEnd;
use crate::record::{Found, Intended, Outcome, Outcomes, Seen, Standing};
use crate::{Assignment, Refusal, Service, State, Write};

/// How many records are read, settled or looked at together: Instantly's longest page.
pub const PORTION: u32 = 100;

/// How many users are read together. Up to 100 of them cost a call for every 25; more are found by
/// reading all users, a call for every 1,000 of the account, however many are looked for.
const USERS_AT_ONCE: u32 = 5_000;

/// How many records of a service are read again together.
pub(crate) const fn portion(service: Service) -> u32 {
    match service {
        Service::Instantly => PORTION,
        Service::LeadSquared => USERS_AT_ONCE,
    }
}

/// Reads records at the service, within the rate budget and with patience; a read repeats nothing
/// but itself.
pub trait Reader: Send + Sync + 'static {
    /// One page of the records that an assignment means today; `after` is the `next` of the page
    /// before.
    fn page(
        &self,
        assignment: &Assignment,
        after: Option<&str>,
    ) -> impl Future<Output = Result<PageRead, ReadTrouble>> + Send;

    /// Records by their ids, as they are now; those that the service has no longer are missing
    /// from the answer. Any number of keys.
    fn again(&self, keys: &[Key]) -> impl Future<Output = Result<Vec<Found>, ReadTrouble>> + Send;
}

/// What finds a record again. LeadSquared's users are found by their e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The lead's or user's id.
    pub id: Uuid,
    /// Its e-mail address.
    pub email: String,
}

/// A page of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRead {
    /// The records, in the service's order. A page may repeat one of an earlier page.
    pub found: Vec<Found>,
    /// Where to go on; none at the end.
    pub next: Option<String>,
    /// How many records there are on all pages, where the service says so.
    pub total: Option<u64>,
}

/// Why records could not be read, after all patience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadTrouble {
    /// The kind of refusal, where the service said no; none where it could not be reached or understood.
    pub refusal: Option<Refusal>,
    /// What happened and what to do, for people.
    pub message: String,
    /// Technical detail, without keys.
    pub detail: String,
}

/// Takes writes to the service, each once.
pub trait Courier: Send + Sync + 'static {
    /// The right to make one call within the rate budget.
    type Permit: Send;

    /// Waits until the rate budget allows one more call. Nothing has been sent.
    ///
    /// # Errors
    /// When there can be no call at all, as a [`CallEnd::NotSent`].
    fn permit(&self) -> impl Future<Output = Result<Self::Permit, CallEnd>> + Send;

    /// Sends the write and reads the answer for what it is worth. Dropping the future stops
    /// waiting; what was sent may still land.
    fn deliver(&self, permit: Self::Permit, write: &Write) -> impl Future<Output = CallEnd> + Send;
}

/// The records of one plan while it is being made.
pub trait PlanBook: Send + Sync + 'static {
    /// Why something could not be written down.
    type Error: Send;

    /// Appends records in their order and gives the number that each has got: none for one that is
    /// there already, or that would be more than `most`, if there is one.
    fn add(
        &self,
        entries: Vec<Entry>,
        most: Option<u64>,
    ) -> impl Future<Output = Result<Vec<Option<u64>>, Self::Error>> + Send;

    /// Writes what each record is meant to have. Records that are not named keep what they have.
    fn arrange(
        &self,
        arranged: Vec<Arranged>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The next records by number, from after `after`, at most `most`, whatever their standing.
    fn rows(
        &self,
        after: u64,
        most: u32,
    ) -> impl Future<Output = Result<Vec<PlanRow>, Self::Error>> + Send;

    /// Writes what records have now, and how they stand with it.
    fn read_again(
        &self,
        rows: Vec<ReadAgain>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

/// A record as it is written into a plan while others are still being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What the service gave.
    pub found: Found,
    /// What it will most likely be meant to have; none where nothing can be said yet.
    pub likely: Option<Intended>,
}

impl Entry {
    /// How it stands with what is likely; a change where that is not known.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.likely
            .map_or(Standing::Change, |likely| likely.standing(self.found.value))
    }
}

/// A record as sharing sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its number in the plan, from 1.
    pub seq: u64,
    /// Its owner or team today.
    pub value: Option<Uuid>,
    /// What it is kept together by; empty for a record that stands alone.
    pub key: String,
    /// What it was written down with as likely. It is dealt that where it can be, so that little has
    /// to be written once more.
    pub likely: Option<Intended>,
}

/// What a record is meant to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arranged {
    /// Its number in the plan.
    pub seq: u64,
    /// What it is meant to have.
    pub intended: Intended,
    /// Whether that is a change.
    pub standing: Standing,
}

/// A record of a plan, as checking and reading back need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its number in the plan.
    pub seq: u64,
    /// What finds it again.
    pub key: Key,
    /// What it had when the plan was made. In a plan made from a submission, before it is read
    /// again: what the submission left it with.
    pub before: Option<Uuid>,
    /// What it is meant to have.
    pub intended: Intended,
    /// What the plan does with it.
    pub standing: Standing,
}

/// What reading a record of a plan again showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAgain {
    /// Its number in the plan.
    pub seq: u64,
    /// Its value before from now on.
    pub before: Option<Uuid>,
    /// How it stands from now on.
    pub standing: Standing,
    /// Why it is skipped, for people; else empty.
    pub why: String,
}

/// The history of one submission. Every method is one durable transaction.
pub trait Journal: Send + Sync + 'static {
    /// Why something could not be written down. Nothing is sent after that.
    type Error: Send;

    /// The submission enters a state; `message` says for people what it means or why.
    fn enter(
        &self,
        state: State,
        message: &str,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The next records that the check before sending reads: those whose change has not been sent
    /// (standing `Change`, without an outcome, and either without a call or with one that is still
    /// prepared), and those that stay because they are `Right` already.
    fn to_check(
        &self,
        after: u64,
        most: u32,
    ) -> impl Future<Output = Result<Vec<PlanRow>, Self::Error>> + Send;

    /// Writes what the check saw.
    fn checked(
        &self,
        seen: Vec<(u64, Seen)>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Which of these ids are not in the plan.
    fn not_planned(
        &self,
        ids: Vec<Uuid>,
    ) -> impl Future<Output = Result<Vec<Uuid>, Self::Error>> + Send;

    /// Those of these records that are in the plan without being changed by it: whose standing is
    /// not `Change`. The service's own filter changes them all the same, so the check before it is
    /// sent compares them too.
    fn left_alone(
        &self,
        ids: Vec<Uuid>,
    ) -> impl Future<Output = Result<Vec<PlanRow>, Self::Error>> + Send;

    /// Leaves out what has moved: records whose check saw something else than before become
    /// `Skipped`, or `Right` where they have what they are meant to have. That goes for records that
    /// were `Right` in the plan too, so that the service's own filter is not sent any more.
    fn leave_out_moved(&self) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The records to be changed that have no call and no outcome yet, ordered by what they are
    /// meant to have and then by number.
    fn without_call(&self) -> impl Future<Output = Result<Vec<PlanRow>, Self::Error>> + Send;

    /// The first `most` of [`Self::without_call`]. Asked again after they were given to calls, it
    /// gives the next ones.
    fn next_without_call(
        &self,
        most: u32,
    ) -> impl Future<Output = Result<Vec<PlanRow>, Self::Error>> + Send {
        async move {
            let mut rows = self.without_call().await?;
            rows.truncate(most as usize);
            Ok(rows)
        }
    }

    /// Forgets the calls that are only prepared, so that they can be prepared anew: their records
    /// have no call any more. But where an earlier attempt had an unclear answer, only the prepared
    /// attempt is forgotten: the call may have landed, so it stays with its records, as unknown.
    fn forget_prepared(&self) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Writes calls down as prepared, in this order, each with the numbers of its records: all of
    /// them or none.
    fn prepare(
        &self,
        calls: Vec<(Write, Vec<u64>)>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The next prepared calls by number, from after `after`.
    fn prepared(
        &self,
        after: u64,
        most: u32,
    ) -> impl Future<Output = Result<Vec<PreparedCall>, Self::Error>> + Send;

    /// Notes that a call is about to leave. Not before this has succeeded is anything sent.
    fn sent(&self, call: CallKey) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Notes how a call ended. With `again`, the same call is prepared once more as its next
    /// attempt, in the same transaction; that attempt's key is the answer. A call that was never
    /// noted as sent can end too, as not sent.
    fn ended(
        &self,
        call: CallKey,
        end: &CallEnd,
        again: bool,
    ) -> impl Future<Output = Result<CallKey, Self::Error>> + Send;

    /// The numbers of the calls of which a record has been read back as assigned and changed: these
    /// have landed, whatever became of their answers.
    fn landed(&self) -> impl Future<Output = Result<Vec<u64>, Self::Error>> + Send;

    /// The next records without an outcome whose call has ended, and is not prepared once more.
    fn to_settle(
        &self,
        after: u64,
        most: u32,
    ) -> impl Future<Output = Result<Vec<Unsettled>, Self::Error>> + Send;

    /// Writes outcomes.
    fn settle(&self, settled: Vec<Settled>)
    -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Gives every record that still has none its outcome by its standing: `Right` is unchanged,
    /// `LeftOut` and `Skipped` are skipped, and a change that was never sent is skipped with `why`.
    fn settle_rest(&self, why: &str) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Takes the outcome `Unknown` away from records whose call has ended, so that they are settled
    /// again. If there are any, the submission has no longer ended.
    fn reopen_unknown(&self) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Notes how many matches the check before sending found that are not in the plan.
    fn newcomers(&self, many: u64) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The outcomes so far, with how many records have none yet.
    fn outcomes(&self) -> impl Future<Output = Result<Tally, Self::Error>> + Send;

    /// The submission ends.
    fn end(&self, end: &End) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Now, in milliseconds since the Unix epoch, UTC.
    fn now(&self) -> i64;
}

/// Names one attempt of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CallKey {
    /// The call's number in the submission, from 1.
    pub seq: u64,
    /// The attempt, from 1. Each attempt is an exchange of its own in the history.
    pub attempt: u32,
}

/// A call that is written down and has not been sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedCall {
    /// Its name.
    pub key: CallKey,
    /// What is sent.
    pub write: Write,
    /// How many records it changes.
    pub records: u64,
}

/// What is known of the call that was to change a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallFate {
    /// The service promised or said that it did it.
    Done,
    /// The service said no.
    Refused,
    /// It never reached the service.
    NotSent,
    /// It may or may not have landed.
    Unknown,
}

/// A record that waits for its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// The record.
    pub row: PlanRow,
    /// The number of its call in the submission.
    pub call: u64,
    /// How its call ended with its last attempt. But if that was refused or not sent and an earlier
    /// attempt had an unclear answer, it is unknown: the earlier one may have landed.
    pub fate: CallFate,
    /// When its call ended, in milliseconds since the Unix epoch.
    pub ended_at: i64,
    /// What the service said where it said no; why it was not sent, in a few words, where that is
    /// known; else empty.
    pub said: String,
}

/// A record's outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Its number in the plan.
    pub seq: u64,
    /// What became of it. None only notes what was seen.
    pub outcome: Option<Outcome>,
    /// What it was read back with; none if it was not read, and then what was seen earlier stays.
    pub seen: Option<Seen>,
    /// Why, for people; empty where there is nothing to say. Ids in it are written as `{id}` and
    /// shown as names.
    pub why: String,
}

/// Outcomes, and what has none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many records the plan has, of every standing.
    pub records: u64,
    /// Those that have an outcome.
    pub outcomes: Outcomes,
    /// Those of them whose standing is `Change`. What is skipped here was not sent.
    pub changes: Outcomes,
    /// Changes without an outcome whose call has been sent or has ended.
    pub waiting: u64,
    /// Changes that have not been sent and have no outcome yet.
    pub unsent: u64,
    /// When the last call ended, in milliseconds since the Unix epoch; none before that.
    pub last_ended_at: Option<i64>,
    /// What the check before sending saw: changes with another value before than planned.
    pub moved: u64,
    /// What the check before sending saw: changes that are gone or no longer match the filter.
    pub gone: u64,
    /// What the check before sending saw: records that were right already, and are not any more.
    pub right_moved: u64,
}

/// How a submission ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// A final state.
    pub state: State,
    /// What it means and what to do, for people.
    pub meaning: String,
}
