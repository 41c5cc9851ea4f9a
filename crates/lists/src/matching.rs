//! Who is meant by a name in a list.

use std::collections::HashMap;

use uuid::Uuid;

use crate::{names, value};

/// What the targets of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// People, who are called by their first names too.
    People,
    /// Teams, whose first word says little.
    Teams,
}

/// A person or team of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The id.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// The e-mail address; empty for a team.
    pub email: String,
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Exactly this one.
    Matched(Uuid),
    /// One of these; only a person can say which.
    Ambiguous(Vec<Uuid>),
    /// Nobody of the account.
    Unknown,
}

/// Finds out who is meant by each text: by the id or the exact e-mail address, else by the exact name,
/// else by a first name. Case and blanks make no difference. Nothing less exact is taken, because
/// what is matched is assigned.
#[must_use]
pub fn match_targets<'a>(
    targets: impl IntoIterator<Item = &'a str>,
    known: &[Known],
    kind: Kind,
) -> Vec<Match> {
    let index = Index::new(known, kind);
    targets.into_iter().map(|text| index.find(text)).collect()
}

/// Everybody by what they can be called.
struct Index {
    by_email: HashMap<String, Vec<Uuid>>,
    by_name: HashMap<String, Vec<Uuid>>,
    by_first_name: HashMap<String, Vec<Uuid>>,
    ids: HashMap<Uuid, Vec<Uuid>>,
}

impl Index {
    fn new(known: &[Known], kind: Kind) -> Self {
        let mut index = Self {
            by_email: HashMap::new(),
            by_name: HashMap::new(),
            by_first_name: HashMap::new(),
            ids: HashMap::new(),
        };
        for Known { id, name, email } in known {
            let name = names::plain(name);
            let first = match kind {
                Kind::People => name.split(' ').next().unwrap_or_default().to_owned(),
                Kind::Teams => String::new(),
            };
            add(&mut index.by_email, names::plain(email), *id);
            add(&mut index.by_first_name, first, *id);
            add(&mut index.by_name, name, *id);
            index.ids.insert(*id, vec![*id]);
        }
        index
    }

    fn find(&self, text: &str) -> Match {
        let text = names::plain(value::address_in(value::bare(text)));
        let by_id = Uuid::try_parse(&text).ok().and_then(|id| self.ids.get(&id));
        let found = by_id
            .or_else(|| self.by_email.get(&text))
            .or_else(|| self.by_name.get(&text))
            .or_else(|| self.by_first_name.get(&text));
        match found.map(Vec::as_slice) {
            None | Some([]) => Match::Unknown,
            Some([one]) => Match::Matched(*one),
            Some(several) => Match::Ambiguous(several.to_vec()),
        }
    }
}

fn add(index: &mut HashMap<String, Vec<Uuid>>, text: String, id: Uuid) {
    if text.is_empty() {
        return;
    }
    let ids = index.entry(text).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: Uuid = Uuid::from_u128(1);
    const BRUNO: Uuid = Uuid::from_u128(2);
    const ADA_TOO: Uuid = Uuid::from_u128(3);

    fn known() -> Vec<Known> {
        [
            (ADA, "Ada Finchley", "ada@lanternworks.example"),
            (BRUNO, "Bruno  Castellane", "Bruno@Lanternworks.example"),
            (ADA_TOO, "Ada Quill", "quill@lanternworks.example"),
        ]
        .map(|(id, name, email)| Known {
            id,
            name: name.to_owned(),
            email: email.to_owned(),
        })
        .to_vec()
    }

    fn one(text: &str, kind: Kind) -> Match {
        match_targets([text], &known(), kind).remove(0)
    }

    #[test]
    fn people_are_found_by_address_by_name_and_by_a_first_name_that_only_one_has() {
        for (text, id) in [
            ("ada@lanternworks.example", ADA),
            (" BRUNO@lanternworks.example ", BRUNO),
            ("Ada Quill <quill@lanternworks.example>", ADA_TOO),
            ("ada  finchley", ADA),
            ("BRUNO CASTELLANE", BRUNO),
            ("bruno", BRUNO),
            ("00000000-0000-0000-0000-000000000003", ADA_TOO),
        ] {
            assert_eq!(one(text, Kind::People), Match::Matched(id), "{text}");
        }
    }

    #[test]
    fn who_may_be_several_is_asked_about_and_who_is_nobody_is_told() {
        let both = Match::Ambiguous(vec![ADA, ADA_TOO]);
        assert_eq!(one("Ada", Kind::People), both);
        for nobody in ["Chidi", "Finchley", "Ad", "", "ada@elsewhere.example"] {
            assert_eq!(one(nobody, Kind::People), Match::Unknown, "{nobody}");
        }
        let mut twins = known();
        twins[2].name = "ada finchley".to_owned();
        let matches = match_targets(["Ada Finchley"], &twins, Kind::People);
        assert_eq!(matches, [both], "two have the same name");
    }

    #[test]
    fn the_first_word_of_a_team_is_not_its_name() {
        assert_eq!(one("bruno castellane", Kind::Teams), Match::Matched(BRUNO));
        assert_eq!(one("bruno", Kind::Teams), Match::Unknown);
    }
}
