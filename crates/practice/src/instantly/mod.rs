//! The practice Instantly: `https://developer.instantly.ai/api/v2`, as far as assigning leads needs it.

mod bulk_assign;
mod check;
mod errors;
mod filter;
mod leads;
mod lookups;
mod page;
mod queries;
mod search;
mod selection;

use jiff::{SignedDuration, Timestamp};

use self::bulk_assign::Pending;
use crate::{
    call::{Call, Reply, Service},
    data::{
        campaigns::{self, Campaign, Label, LeadList, SmartView},
        leads::{Lead, Source},
        members::Member,
        rng::Rng,
    },
    effect::{Effect, EffectKind, Tally},
    options::InstantlySwitches,
    throttle::SlidingWindow,
};

pub(crate) use errors::{forbidden, payment_required, too_many};

/// One workspace and everything in it.
#[derive(Debug)]
pub(crate) struct Instantly {
    pub(crate) workspace: String,
    pub(crate) members: Vec<Member>,
    pub(crate) campaigns: Vec<Campaign>,
    pub(crate) lists: Vec<LeadList>,
    labels: Vec<Label>,
    smart_views: Vec<SmartView>,
    /// By id, ascending.
    pub(crate) leads: Vec<Lead>,
    /// Assignments that were accepted and are not carried out yet.
    pub(crate) pending: Vec<Pending>,
    pub(crate) tally: Tally,
    /// What was applied and has not been collected yet.
    pub(crate) effects: Vec<Effect>,
    second: SlidingWindow,
    minute: SlidingWindow,
    dice: Rng,
}

impl Instantly {
    pub(crate) fn new(seed: u64, now: Timestamp, leads: usize) -> Self {
        let mut dice = Rng::topic(seed, 1);
        let workspace = dice.uuid();
        let members = crate::data::members::members(seed, &workspace);
        let campaigns = campaigns::campaigns(seed, &workspace, &members);
        let lists = campaigns::lists(seed, &workspace, &members);
        Self {
            labels: campaigns::labels(seed, &workspace, &members),
            smart_views: campaigns::smart_views(seed, &workspace, &members, &campaigns),
            leads: Source {
                seed,
                now,
                workspace: &workspace,
                members: &members,
                campaigns: &campaigns,
                lists: &lists,
            }
            .leads(leads),
            workspace,
            members,
            campaigns,
            lists,
            pending: Vec::new(),
            tally: Tally::default(),
            effects: Vec::new(),
            second: SlidingWindow::new(SignedDuration::from_secs(1)),
            minute: SlidingWindow::new(SignedDuration::from_secs(60)),
            dice,
        }
    }

    /// The same with more campaigns to choose from; no lead is in those.
    pub(crate) fn with_campaigns(mut self, seed: u64, count: usize) -> Self {
        let more = campaigns::more_campaigns(seed, &self.workspace, &self.members, count);
        self.campaigns.extend(more);
        self.campaigns.sort_by(|a, b| a.id.cmp(&b.id));
        self
    }

    /// Whether a call carries the key that the switches name.
    pub(crate) fn key_is_right(call: &Call, switches: &InstantlySwitches) -> bool {
        call.header("authorization")
            .and_then(|value| value.strip_prefix("Bearer "))
            == Some(switches.key.as_str())
    }

    /// Answers one call: the edge first, then the key, the rate limit, and the route.
    pub(crate) fn answer(
        &mut self,
        call: &Call,
        switches: &InstantlySwitches,
        now: Timestamp,
    ) -> Reply {
        if call
            .header("user-agent")
            .is_none_or(|agent| agent.trim().is_empty())
        {
            return errors::blocked_at_the_edge();
        }
        if let Err(refusal) = authorise(call, switches) {
            return refusal;
        }
        if !self.admit(switches, now) {
            self.tally.throttled += 1;
            return errors::too_many();
        }
        if let Err(refusal) = check::body_is_json(call) {
            return refusal;
        }
        self.route(call, switches, now)
            .unwrap_or_else(|refusal| refusal)
    }

    fn admit(&mut self, switches: &InstantlySwitches, now: Timestamp) -> bool {
        let room = self.second.has_room(switches.calls_per_second, now)
            && self.minute.has_room(switches.calls_per_minute, now);
        if room {
            self.second.take(now);
            self.minute.take(now);
        }
        room
    }

    fn note(&mut self, number: u64, kind: EffectKind, records: usize) {
        self.effects.push(Effect {
            number,
            service: Service::Instantly,
            kind,
            records,
        });
    }

    fn route(
        &mut self,
        call: &Call,
        switches: &InstantlySwitches,
        now: Timestamp,
    ) -> Result<Reply, Reply> {
        let Some(path) = call.path.strip_prefix("/api/v2/") else {
            return Err(errors::no_route(call));
        };
        let segments: Vec<&str> = path.split('/').collect();
        match (call.method.as_str(), segments.as_slice()) {
            ("GET", ["workspaces", "current"]) => Ok(self.workspace_current()),
            ("GET", ["workspace-members"]) => self.list_members(call),
            ("GET", ["workspace-members", id]) => self.one_member(id),
            ("GET", ["campaigns"]) => self.list_campaigns(call),
            ("GET", ["lead-lists"]) => self.list_lead_lists(call),
            ("GET", ["lead-labels"]) => self.list_labels(call),
            ("GET", ["sales-flow"]) if switches.sales_flow => self.list_smart_views(call),
            ("GET", ["background-jobs"]) => page::by_id::<Lead>(call, &[], |lead| &lead.id),
            ("POST", ["leads", "list"]) => self.list_leads(call, now),
            ("GET", ["leads", id]) => self.one_lead(id),
            ("PATCH", ["leads", id]) => self.change_lead(id, call, now),
            ("POST", ["leads", "bulk-assign"]) => self.bulk_assign(call, switches, now),
            _ => Err(errors::no_route(call)),
        }
    }
}

/// The messages are those of <https://developer.instantly.ai/api/v2/lead/bulkassignleads> and, for
/// a malformed header, of third parties.
fn authorise(call: &Call, switches: &InstantlySwitches) -> Result<(), Reply> {
    match call.header("authorization") {
        None => Err(errors::unauthorized("Missing Authorization header")),
        Some(value) if !value.starts_with("Bearer ") => {
            Err(errors::unauthorized("Invalid authorization header"))
        }
        Some(_) if Instantly::key_is_right(call, switches) => Ok(()),
        Some(_) => Err(errors::unauthorized("Invalid API key")),
    }
}
