//! Owners and teams by name.

use assign::Names;
use leadsquared::client::Team;
use uuid::Uuid;

use crate::account::Account;
use crate::contract::Holder;

/// The names of all owners or teams of an account, by id. Empty where the account does not answer
/// or may not be asked: then ids are shown.
pub(crate) async fn of(account: &Account) -> Names {
    match account {
        Account::Instantly(client) => match client.members().await {
            Ok(members) => members
                .into_iter()
                .filter_map(|member| {
                    let name = member.full_name().or(member.email)?;
                    Some((member.user_id.to_string(), name))
                })
                .collect(),
            Err(error) => unread(&error),
        },
        Account::LeadSquared(client) => match client.teams().await {
            Ok(teams) => {
                let mut names = Names::new();
                teams.into_iter().for_each(|team| add(team, &mut names));
                names
            }
            Err(error) => unread(&error),
        },
    }
}

fn add(team: Team, names: &mut Names) {
    if let Some(name) = team.name {
        names.insert(team.id.to_string(), name);
    }
    for child in team.children {
        add(child, names);
    }
}

fn unread(error: &impl std::fmt::Debug) -> Names {
    tracing::debug!(?error, "no names of owners or teams");
    Names::new()
}

/// An owner or a team with its name, as far as it is known.
pub(crate) fn holder(names: &Names, id: Option<Uuid>) -> Holder {
    let name = match id {
        None => text::planning::NOBODY.to_owned(),
        Some(id) => name(names, id),
    };
    Holder { id, name }
}

/// The name of an id; the id where none is known.
pub(crate) fn name(names: &Names, id: Uuid) -> String {
    let id = id.to_string();
    match names.get(&id) {
        Some(name) if !name.is_empty() => name.clone(),
        Some(_) | None => id,
    }
}

/// A text with every `{id}` in it written as the name.
pub(crate) fn in_words(names: &Names, text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        match after.split_once('}') {
            Some((id, after)) if Uuid::parse_str(id).is_ok() => {
                let known = names.get(id).filter(|name| !name.is_empty());
                words.push_str(known.map_or(id, String::as_str));
                rest = after;
            }
            Some(_) | None => {
                words.push('{');
                rest = after;
            }
        }
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_braces_become_names_and_all_else_stays() {
        let ada = Uuid::from_u128(1);
        let names = Names::from([(ada.to_string(), "Ada Finchley".to_owned())]);
        let stranger = Uuid::from_u128(2);
        for (text, words) in [
            (
                format!("Now with {{{ada}}}: changed"),
                "Now with Ada Finchley: changed".to_owned(),
            ),
            (format!("{{{stranger}}}"), stranger.to_string()),
            ("{not an id} {".to_owned(), "{not an id} {".to_owned()),
            (String::new(), String::new()),
        ] {
            assert_eq!(in_words(&names, &text), words);
        }
    }

    #[test]
    fn nobody_has_a_name_and_the_unknown_their_id() {
        let id = Uuid::from_u128(7);
        assert_eq!(holder(&Names::new(), None).name, "Nobody");
        assert_eq!(holder(&Names::new(), Some(id)).name, id.to_string());
    }
}
