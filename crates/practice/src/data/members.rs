//! The people of the practice workspace.

use serde::Serialize;

use super::{
    rng::Rng,
    time::{At, minutes_in},
};

/// `WorkspaceMember`, <https://developer.instantly.ai/api/v2/schemas/workspacemember>.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) user_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<Name>,
    pub(crate) role: &'static str,
    pub(crate) accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) permissions: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issuer_id: Option<String>,
    pub(crate) workspace_id: String,
    pub(crate) timestamp_created: At,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Name {
    pub(crate) first: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last: Option<&'static str>,
}

const PEOPLE: [(&str, &str, &str, bool); 12] = [
    ("Ada", "Finchley", "owner", true),
    ("Bruno", "Castellane", "admin", true),
    ("Chidi", "Marlowe", "editor", true),
    ("Dora", "Winterbourne", "editor", true),
    ("Emeka", "Talltree", "editor", true),
    ("Farah", "Quillon", "editor", true),
    ("Wilhelmina", "Featherstonehaugh-Okonkwo", "editor", true),
    ("Gus", "Pennyworth", "editor", false),
    ("Hester", "Lowbridge", "admin", true),
    ("Ilya", "Vandermeer", "view", true),
    ("Jonquil", "Ashdown", "view", true),
    ("Kettle Fair", "", "client", true),
];

pub(crate) fn members(seed: u64, workspace: &str) -> Vec<Member> {
    let mut rng = Rng::topic(seed, 2);
    let mut owner = None;
    let mut members: Vec<Member> = PEOPLE
        .iter()
        .enumerate()
        .map(|(index, &(first, last, role, accepted))| {
            let user_id = rng.uuid();
            let issuer_id = owner.clone();
            owner.get_or_insert_with(|| user_id.clone());
            let mailbox = first.split(' ').next().unwrap_or(first).to_lowercase();
            let email = format!("{mailbox}@lanternworks.example");
            Member {
                id: rng.uuid(),
                user_id,
                user_email: accepted.then(|| email.clone()),
                email,
                name: accepted.then_some(Name {
                    first,
                    last: (!last.is_empty()).then_some(last),
                }),
                role,
                accepted,
                permissions: (role == "view").then(|| vec!["leadManagement.view", "crm.view"]),
                issuer_id,
                workspace_id: workspace.to_owned(),
                timestamp_created: At(minutes_in(index * 1_500)),
            }
        })
        .collect();
    members.sort_by(|a, b| a.id.cmp(&b.id));
    members
}
