//! Who is meant by the names in a list.

use ::lists::{Kind, Known, Match, match_targets};
use uuid::Uuid;

use crate::App;
use crate::contract::{
    Code, ConnectionId, Error, Holder, ListOfAccount, ListTarget, Listing, Member, Service, Team,
};

impl App {
    /// Everybody who gets something in a list, with who that is in the account. Who may be several is
    /// for the person to say.
    ///
    /// # Errors
    /// As [`App::resolve_list`].
    pub async fn list_targets(&self, request: ListOfAccount) -> Result<Vec<ListTarget>, Error> {
        let (kept, row) = self.list_of(request).await?;
        let id = ConnectionId { id: row.id };
        let (known, kind) = match row.service {
            Service::Instantly => {
                let members = self.instantly_choices(id).await?.members;
                (people(ready(members)?), Kind::People)
            }
            Service::LeadSquared => {
                let teams = self.leadsquared_choices(id).await?.teams;
                let mut known = Vec::new();
                ready(teams)?
                    .into_iter()
                    .for_each(|team| add(team, &mut known));
                (known, Kind::Teams)
            }
        };
        let targets = kept.list.targets();
        let texts = targets.iter().map(|target| target.text.as_str());
        let matches = match_targets(texts, &known, kind);
        let targets = targets
            .iter()
            .zip(matches)
            .map(|(target, found)| ListTarget {
                text: target.text.clone(),
                count: target.count,
                candidates: candidates(found, &known),
            });
        Ok(targets.collect())
    }
}

fn ready<T>(listing: Listing<T>) -> Result<Vec<T>, Error> {
    match listing {
        Listing::Ready { items, .. } => Ok(items),
        Listing::Reading => {
            let message = text::list::NAMES_AWAITED;
            Err(Error::new(Code::Unreachable, message))
        }
        Listing::Unavailable { trouble } => {
            let detail = trouble.detail.unwrap_or_default();
            Err(Error::new(Code::Refused, trouble.message).detail(detail))
        }
    }
}

/// Those who can get leads.
fn people(members: Vec<Member>) -> Vec<Known> {
    let can = members.into_iter().filter(|member| member.off.is_none());
    can.map(|member| Known {
        id: member.user_id,
        name: member.name,
        email: member.email,
    })
    .collect()
}

fn add(team: Team, known: &mut Vec<Known>) {
    known.push(Known {
        id: team.id,
        name: team.name,
        email: String::new(),
    });
    team.children.into_iter().for_each(|team| add(team, known));
}

fn candidates(found: Match, known: &[Known]) -> Vec<Holder> {
    let ids = match found {
        Match::Matched(id) => vec![id],
        Match::Ambiguous(ids) => ids,
        Match::Unknown => Vec::new(),
    };
    let name = |id: Uuid| {
        let known = known.iter().find(|known| known.id == id);
        known.map(|known| known.name.clone()).unwrap_or_default()
    };
    ids.into_iter()
        .map(|id| Holder {
            id: Some(id),
            name: name(id),
        })
        .collect()
}
