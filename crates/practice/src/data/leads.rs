//! About two thousand leads, or as many as asked for, with a history that every filter value finds
//! something in.

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    campaigns::{Campaign, LeadList},
    members::Member,
    names,
    rng::Rng,
    time::{At, minutes_before, minutes_in},
};

/// How many leads there are unless told otherwise.
pub(crate) const LEADS: usize = 2_000;
const PEOPLE: usize = 1_700;
const DAY: usize = 24 * 60;

/// `Lead`, <https://developer.instantly.ai/api/v2/schemas/lead>: null fields are left out.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Lead {
    pub(crate) id: String,
    pub(crate) timestamp_created: At,
    pub(crate) timestamp_updated: At,
    pub(crate) organization: String,
    pub(crate) status: i64,
    pub(crate) email: String,
    #[serde(flatten)]
    pub(crate) details: Details,
    pub(crate) company_domain: &'static str,
    #[serde(flatten)]
    pub(crate) place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) assigned_to: Option<String>,
    #[serde(flatten)]
    pub(crate) activity: Activity,
    pub(crate) status_summary: Value,
    pub(crate) payload: Payload,
    pub(crate) upload_method: &'static str,
    /// How many times an assignment set the owner; for tests, not part of the service's answer.
    #[serde(skip)]
    pub(crate) times_assigned: u32,
}

/// What a person can change about a lead.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Details {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) first_name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) company_name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) job_title: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) website: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) personalization: Option<Text>,
}

/// Where a lead is.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) campaign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) list_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) subsequence_id: Option<String>,
}

/// What happened to a lead so far.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Activity {
    pub(crate) email_open_count: u32,
    pub(crate) email_reply_count: u32,
    pub(crate) email_click_count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lt_interest_status: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) verification_status: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timestamp_last_contact: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timestamp_last_open: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timestamp_last_reply: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timestamp_last_click: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timestamp_last_interest_change: Option<At>,
}

/// The variables of an upload: texts that never change here.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Payload {
    company_name: Text,
    email: String,
    first_name: Text,
    last_name: Text,
}

/// Nearly all are words of this program, which take no memory of their own.
type Text = Cow<'static, str>;

#[derive(Clone)]
struct Person {
    email: String,
    company: usize,
    details: Details,
}

/// What leads are made from.
pub(crate) struct Source<'a> {
    pub(crate) seed: u64,
    /// Times of activity count back from here; ids depend on the seed only.
    pub(crate) now: Timestamp,
    pub(crate) workspace: &'a str,
    pub(crate) members: &'a [Member],
    pub(crate) campaigns: &'a [Campaign],
    pub(crate) lists: &'a [LeadList],
}

impl Source<'_> {
    /// So many leads by id. Fewer are the first of those there are with more.
    pub(crate) fn leads(&self, count: usize) -> Vec<Lead> {
        let mut rng = Rng::topic(self.seed, 7);
        let mut crowd = Rng::topic(self.seed, 11);
        let people: Vec<Person> = (0..PEOPLE).map(|index| person(&mut rng, index)).collect();
        let owners: Vec<&Member> = self
            .members
            .iter()
            .filter(|member| member.accepted && matches!(member.role, "owner" | "admin" | "editor"))
            .collect();
        (0..count)
            .map(|index| {
                // The last few hundred of the usual leads, and some of all others, are people who
                // already have a lead somewhere else.
                let person = match people.get(index) {
                    Some(person) => person.clone(),
                    None if index < LEADS => rng.pick(&people[..200]).clone(),
                    None if crowd.percent(15) => crowd.pick(&people).clone(),
                    None => person(&mut crowd, index),
                };
                self.lead(&mut rng, index, person, &owners)
            })
            .collect()
    }

    /// The order in which the generator is asked decides all ids.
    fn lead(&self, rng: &mut Rng, index: usize, person: Person, owners: &[&Member]) -> Lead {
        let created = created(index);
        let place = place(rng, self.campaigns, self.lists);
        let (status, activity) = activity(rng, self.now, place.campaign.is_some());
        Lead {
            id: rng.uuid_at(created),
            timestamp_created: At(created),
            timestamp_updated: At(created + SignedDuration::from_mins(35)),
            organization: self.workspace.to_owned(),
            status,
            company_domain: names::COMPANIES[person.company].1,
            payload: payload(&person),
            email: person.email,
            details: person.details,
            place,
            assigned_to: rng.percent(62).then(|| rng.pick(owners).user_id.clone()),
            activity,
            status_summary: json!({}),
            upload_method: rng.weighted(&[("manual", 70), ("api", 25), ("website-visitor", 5)]),
            times_assigned: 0,
        }
    }
}

/// Every three hours or so; those over the usual number are one upload, a second apart, so that even
/// a hundred thousand do not reach far into the future. Ids sort by this.
fn created(index: usize) -> Timestamp {
    let uploaded = i64::try_from(index.saturating_sub(LEADS - 1)).unwrap_or(0);
    minutes_in(14_400 + index.min(LEADS - 1) * 190) + SignedDuration::from_secs(uploaded)
}

fn person(rng: &mut Rng, index: usize) -> Person {
    let first = *rng.pick(&names::FIRST);
    let last = *rng.pick(&names::LAST);
    let company = rng.below(names::COMPANIES.len());
    let (company_name, domain) = names::COMPANIES[company];
    let mailbox = format!("{first}.{}", last.replace('\'', "")).to_lowercase();
    Person {
        email: format!("{mailbox}{index}@{domain}"),
        company,
        details: Details {
            first_name: rng.percent(96).then_some(Cow::Borrowed(first)),
            last_name: rng.percent(93).then_some(Cow::Borrowed(last)),
            company_name: rng.percent(90).then_some(Cow::Borrowed(company_name)),
            job_title: rng
                .percent(70)
                .then(|| Cow::Borrowed(*rng.pick(&names::JOBS))),
            phone: rng
                .percent(40)
                .then(|| Cow::Owned(format!("+44 7700 900{:03}", rng.below(1_000)))),
            website: rng
                .percent(50)
                .then(|| Cow::Owned(format!("https://{domain}"))),
            personalization: rng
                .percent(25)
                .then_some(Cow::Borrowed("Saw you at the Kettle Fair")),
        },
    }
}

fn payload(person: &Person) -> Payload {
    let text = |value: &Option<Text>| value.clone().unwrap_or_default();
    Payload {
        company_name: text(&person.details.company_name),
        email: person.email.clone(),
        first_name: text(&person.details.first_name),
        last_name: text(&person.details.last_name),
    }
}

fn place(rng: &mut Rng, campaigns: &[Campaign], lists: &[LeadList]) -> Place {
    let (campaign, list) =
        rng.weighted(&[((true, false), 70), ((false, true), 22), ((true, true), 8)]);
    Place {
        campaign: campaign.then(|| rng.pick(campaigns).id.clone()),
        list_id: list.then(|| rng.pick(lists).id.clone()),
        subsequence_id: (campaign && rng.percent(9)).then(|| rng.uuid()),
    }
}

/// The status and what happened: nothing yet (status 0, seen in real answers) for a lead that is
/// only in a list.
fn activity(rng: &mut Rng, now: Timestamp, in_campaign: bool) -> (i64, Activity) {
    let verification_status = rng.weighted(&[
        (Some(1), 64),
        (Some(-1), 9),
        (Some(-2), 8),
        (Some(-3), 6),
        (Some(11), 2),
        (None, 11),
    ]);
    let mut activity = Activity {
        verification_status,
        ..Activity::default()
    };
    if !in_campaign {
        return (0, activity);
    }
    let status = rng.weighted(&[(1, 44), (2, 7), (3, 29), (-1, 7), (-2, 6), (-3, 7)]);
    if status == -3 || (status != 3 && rng.percent(14)) {
        return (status, activity);
    }
    contact(rng, now, &mut activity);
    (status, activity)
}

fn contact(rng: &mut Rng, now: Timestamp, activity: &mut Activity) {
    let contacted = DAY + rng.below(90 * DAY);
    let since = |rng: &mut Rng| At(minutes_before(now, rng.below(contacted)));
    activity.timestamp_last_contact = Some(At(minutes_before(now, contacted)));
    if rng.percent(58) {
        activity.email_open_count = 1 + u32::try_from(rng.below(7)).unwrap_or(0);
        activity.timestamp_last_open = Some(since(rng));
    }
    let replied = rng.percent(27);
    if replied {
        activity.email_reply_count = 1 + u32::try_from(rng.below(3)).unwrap_or(0);
        activity.timestamp_last_reply = Some(since(rng));
    }
    if rng.percent(16) {
        activity.email_click_count = 1 + u32::try_from(rng.below(4)).unwrap_or(0);
        activity.timestamp_last_click = Some(since(rng));
    }
    if rng.percent(if replied { 75 } else { 9 }) {
        activity.lt_interest_status = Some(interest(rng));
        activity.timestamp_last_interest_change = Some(since(rng));
    }
}

/// One of the nine fixed values, or one of an own label.
fn interest(rng: &mut Rng) -> i64 {
    rng.weighted(&[
        (1, 24),
        (2, 12),
        (3, 8),
        (4, 7),
        (0, 9),
        (-1, 13),
        (-2, 5),
        (-3, 6),
        (-4, 5),
        (10_001, 4),
        (10_002, 3),
        (-10_001, 3),
        (10_003, 2),
    ])
}
