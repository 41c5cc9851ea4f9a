//! Campaigns, lead lists, lead labels and smart views of the practice workspace.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    members::Member,
    rng::Rng,
    time::{At, minutes_in},
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Campaign {
    pub(crate) id: String,
    pub(crate) name: Cow<'static, str>,
    pub(crate) status: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) owned_by: Option<String>,
    pub(crate) organization: String,
    pub(crate) daily_limit: u32,
    pub(crate) email_list: Vec<&'static str>,
    pub(crate) timestamp_created: At,
    pub(crate) timestamp_updated: At,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct LeadList {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) has_enrichment_task: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) owned_by: Option<String>,
    pub(crate) timestamp_created: At,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Label {
    pub(crate) id: String,
    pub(crate) label: &'static str,
    pub(crate) interest_status_label: &'static str,
    pub(crate) interest_status: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<&'static str>,
    pub(crate) created_by: String,
    pub(crate) organization_id: String,
    pub(crate) timestamp_created: At,
}

/// A smart view: `SalesFlow` in the vendor's schemas.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SmartView {
    pub(crate) id: String,
    pub(crate) name: &'static str,
    pub(crate) organization_id: String,
    pub(crate) created_by: String,
    pub(crate) queries: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) campaign_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) list_id: Option<String>,
    pub(crate) timestamp_created: At,
}

/// How many campaigns there are unless told otherwise: those that leads are in.
pub(crate) const CAMPAIGNS: usize = NAMED.len();

/// Name and status: 0 draft, 1 active, 2 paused, 3 completed, 4 running subsequences, negative: ill.
const NAMED: [(&str, i64); 9] = [
    ("Q3 Inbound, Kettle Fair", 1),
    ("Autumn Lantern Launch", 1),
    ("Workshop Owners, North", 1),
    ("Paper Boats Partners", 2),
    ("Spring Ladder Promotion", 3),
    ("Teapot Trade-in", 3),
    ("Win-back 2025", 4),
    ("Umbrella Season", -1),
    (
        "Trade Show Follow-up (long name to see how the table copes with it)",
        0,
    ),
];

const LISTS: [&str; 9] = [
    "Kettle Fair visitors",
    "Newsletter sign-ups",
    "Partners and friends",
    "Cold: furniture makers",
    "Cold: tea rooms",
    "Webinar, September",
    "Old customers",
    "Imported from the address book",
    "To be sorted",
];

const LABELS: [(&str, &str, i64, Option<&str>); 4] = [
    (
        "Wants samples",
        "positive",
        10_001,
        Some("Asked for samples by post"),
    ),
    ("Ask again in spring", "positive", 10_002, None),
    (
        "Buys elsewhere",
        "negative",
        -10_001,
        Some("Happy with another supplier"),
    ),
    ("Forwarded to a colleague", "neutral", 10_003, None),
];

/// The first of them are those that leads are in; more are only there to be chosen from.
pub(crate) fn campaigns(seed: u64, workspace: &str, members: &[Member]) -> Vec<Campaign> {
    let mut rng = Rng::topic(seed, 3);
    let mut all: Vec<Campaign> = NAMED
        .iter()
        .enumerate()
        .map(|(index, &(name, status))| {
            campaign(
                &mut rng,
                index,
                Cow::Borrowed(name),
                status,
                workspace,
                members,
            )
        })
        .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// Campaigns beside those that leads are in, so that there are `count` altogether.
pub(crate) fn more_campaigns(
    seed: u64,
    workspace: &str,
    members: &[Member],
    count: usize,
) -> Vec<Campaign> {
    const ABOUT: [&str; 6] = [
        "Spring",
        "Trade fair",
        "Webinar",
        "Partners",
        "Win-back",
        "Tea",
    ];
    let mut rng = Rng::topic(seed, 12);
    (CAMPAIGNS..count)
        .map(|index| {
            let about = rng.pick(&ABOUT);
            let name = Cow::Owned(format!("{about} campaign {:05}", index + 1));
            let status = *rng.pick(&[0, 1, 2, 3]);
            campaign(&mut rng, index, name, status, workspace, members)
        })
        .collect()
}

fn campaign(
    rng: &mut Rng,
    index: usize,
    name: Cow<'static, str>,
    status: i64,
    workspace: &str,
    members: &[Member],
) -> Campaign {
    let created = 3_000 + index % 50 * 40_000;
    Campaign {
        id: rng.uuid(),
        name,
        status,
        owned_by: (index % 4 != 3).then(|| rng.pick(members).user_id.clone()),
        organization: workspace.to_owned(),
        daily_limit: 40,
        email_list: vec!["hello@lanternworks.example"],
        timestamp_created: At(minutes_in(created)),
        timestamp_updated: At(minutes_in(created + 777)),
    }
}

/// Newest first, as the service lists them.
pub(crate) fn lists(seed: u64, workspace: &str, members: &[Member]) -> Vec<LeadList> {
    let mut rng = Rng::topic(seed, 4);
    let mut all: Vec<LeadList> = LISTS
        .iter()
        .enumerate()
        .map(|(index, &name)| LeadList {
            id: rng.uuid(),
            organization_id: workspace.to_owned(),
            name,
            has_enrichment_task: (index % 3 == 0).then_some(index == 3),
            owned_by: (index % 3 != 1).then(|| rng.pick(members).user_id.clone()),
            timestamp_created: At(minutes_in(5_000 + index * 31_000)),
        })
        .collect();
    all.reverse();
    all
}

pub(crate) fn labels(seed: u64, workspace: &str, members: &[Member]) -> Vec<Label> {
    let mut rng = Rng::topic(seed, 5);
    let mut all: Vec<Label> = LABELS
        .iter()
        .enumerate()
        .map(
            |(index, &(label, kind, interest_status, description))| Label {
                id: rng.uuid(),
                label,
                interest_status_label: kind,
                interest_status,
                description,
                created_by: rng.pick(members).user_id.clone(),
                organization_id: workspace.to_owned(),
                timestamp_created: At(minutes_in(9_000 + index * 8_000)),
            },
        )
        .collect();
    all.reverse();
    all
}

pub(crate) fn smart_views(
    seed: u64,
    workspace: &str,
    members: &[Member],
    campaigns: &[Campaign],
) -> Vec<SmartView> {
    let mut rng = Rng::topic(seed, 6);
    let opened = json!([{
        "actionType": "email-open",
        "values": {"occurrence-days": 30, "occurrence-count": {"condition": "more", "count": 2}},
    }]);
    let interested = json!([{
        "actionType": "lead-status",
        "values": {"lead-status": {"condition": "is", "status": 1}},
    }]);
    let mut all: Vec<SmartView> = [
        ("Opened more than twice", opened, None),
        (
            "Interested, Kettle Fair",
            interested,
            campaigns.iter().find(|c| c.name.contains("Kettle")),
        ),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (name, queries, campaign))| SmartView {
        id: rng.uuid(),
        name,
        organization_id: workspace.to_owned(),
        created_by: rng.pick(members).user_id.clone(),
        queries,
        campaign_id: campaign.map(|campaign| campaign.id.clone()),
        list_id: None,
        timestamp_created: At(minutes_in(70_000 + index * 90)),
    })
    .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}
