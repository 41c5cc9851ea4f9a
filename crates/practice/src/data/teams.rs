//! The teams of the practice organisation: a tree whose root is the organisation itself.

use super::rng::Rng;

#[derive(Clone, Debug)]
pub(crate) struct Team {
    pub(crate) id: String,
    pub(crate) code: usize,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    /// Place of the parent in the list; the root has none.
    pub(crate) parent: Option<usize>,
    pub(crate) depth: usize,
}

const TEAMS: [(&str, &str, Option<usize>); 9] = [
    ("Practice academy", "Default Team for all users", None),
    ("Admissions", "First contact with applicants", Some(0)),
    ("Pune", "", Some(1)),
    ("Nagpur", "", Some(1)),
    ("Nashik", "", Some(1)),
    ("Counselling", "Talks about courses", Some(0)),
    ("North", "", Some(5)),
    ("Field Sales", "Schools and fairs", Some(0)),
    ("Campus", "", Some(7)),
];

pub(crate) fn teams(seed: u64) -> Vec<Team> {
    let mut rng = Rng::topic(seed, 8);
    let mut teams: Vec<Team> = Vec::new();
    for (index, &(name, description, parent)) in TEAMS.iter().enumerate() {
        teams.push(Team {
            id: rng.uuid(),
            code: if index == 0 { 1 } else { 155 + index },
            name,
            description,
            parent,
            depth: parent.map_or(0, |parent| teams[parent].depth + 1),
        });
    }
    teams
}
