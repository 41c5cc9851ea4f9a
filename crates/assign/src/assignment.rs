//! A form that has passed its check.

use std::collections::BTreeSet;

use instantly::BulkAssign;
use leadsquared::BulkUpdate;
use uuid::Uuid;

use crate::{Danger, Found, LeadManner, Mode, Names, Piece, Service, Sharing, UserManner, words};

/// The service's request, field for field, and how it is carried out. It cannot hold an invalid
/// one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Instantly's bulk assignment.
    Instantly(BulkAssign, LeadManner),
    /// LeadSquared's bulk update.
    LeadSquared(BulkUpdate, UserManner),
}

/// A request together with the names that make it readable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    request: Request,
    names: Names,
}

impl Assignment {
    /// Joins a request and the names of the ids in it.
    #[must_use]
    pub const fn new(request: Request, names: Names) -> Self {
        Self { request, names }
    }

    /// What would be sent.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// The names of the ids in the request.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The service that it is for.
    #[must_use]
    pub const fn service(&self) -> Service {
        match self.request {
            Request::Instantly(..) => Service::Instantly,
            Request::LeadSquared(..) => Service::LeadSquared,
        }
    }

    /// Who decides which records are changed.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        match &self.request {
            Request::Instantly(_, manner) => manner.mode,
            Request::LeadSquared(_, manner) => manner.mode,
        }
    }

    /// The same assignment, sent by the ids of its records: what a plan as filtered becomes when a
    /// record is left out of it, and what an undo, a retry or a try always is.
    #[must_use]
    pub fn exactly(&self) -> Self {
        let mut exact = self.clone();
        match &mut exact.request {
            Request::Instantly(_, manner) => manner.mode = Mode::Exact,
            Request::LeadSquared(_, manner) => manner.mode = Mode::Exact,
        }
        exact
    }

    /// Who gets the records, each once: users or teams.
    #[must_use]
    pub fn targets(&self) -> Vec<Uuid> {
        match &self.request {
            Request::Instantly(request, _) => request.targets().ids().to_vec(),
            Request::LeadSquared(request, manner) if manner.teams.is_empty() => {
                vec![request.team()]
            }
            Request::LeadSquared(_, manner) => {
                let listed: BTreeSet<Uuid> = manner.teams.values().copied().collect();
                listed.into_iter().collect()
            }
        }
    }

    /// Whether a list says what each record is meant to have.
    pub(crate) fn follows_a_list(&self) -> bool {
        match &self.request {
            Request::Instantly(_, manner) => match manner.sharing {
                Sharing::ByList(_) => true,
                Sharing::Even | Sharing::Weighted(_) | Sharing::InstantlyDecides => false,
            },
            Request::LeadSquared(_, manner) => !manner.teams.is_empty(),
        }
    }

    /// What the list gives a record to: none without a list, or where it does not name the record.
    pub(crate) fn listed(&self, found: &Found) -> Option<Uuid> {
        match &self.request {
            Request::Instantly(_, manner) => match &manner.sharing {
                Sharing::ByList(owners) => owners.get(&found.id).copied(),
                Sharing::Even | Sharing::Weighted(_) | Sharing::InstantlyDecides => None,
            },
            Request::LeadSquared(_, manner) => {
                let address = found.email.trim().to_lowercase();
                manner.teams.get(&address).copied()
            }
        }
    }

    /// The path of the call, below the connection's address.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        match self.request {
            Request::Instantly(..) => BulkAssign::PATH,
            Request::LeadSquared(..) => BulkUpdate::PATH,
        }
    }

    /// The exact JSON body, indented as it is shown, confirmed, journalled and sent.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        match &self.request {
            Request::Instantly(request, _) => request.body(),
            Request::LeadSquared(request, _) => request.body(),
        }
    }

    /// Why it asks for more than a click; none for an ordinary assignment.
    #[must_use]
    pub fn danger(&self) -> Option<Danger> {
        match &self.request {
            Request::Instantly(request, _) => {
                request
                    .leads()
                    .means_every_lead()
                    .then_some(Danger::EveryLead {
                        limit: request.limit(),
                    })
            }
            // A list means its own users, whatever the conditions say.
            Request::LeadSquared(request, manner) => (manner.teams.is_empty()
                && request.rule().means_every_user())
            .then_some(Danger::EveryUser),
        }
    }

    /// What it does, as a heading: "Give leads to Ada Finchley and Bruno Castellane".
    #[must_use]
    pub fn title(&self) -> String {
        match &self.request {
            Request::Instantly(request, _) => words::instantly::title(request, &self.names),
            Request::LeadSquared(request, manner) => {
                words::leadsquared::title(request, manner, &self.names)
            }
        }
    }

    /// Which records it means, in words.
    #[must_use]
    pub fn filter(&self) -> Vec<Piece> {
        match &self.request {
            Request::Instantly(request, _) => {
                words::instantly::filter(request.leads(), request.limit(), &self.names)
            }
            Request::LeadSquared(request, _) => {
                words::leadsquared::filter(request.rule(), &self.names)
            }
        }
    }

    /// What will happen when it is sent, in one sentence; `account` is the connection's label.
    #[must_use]
    pub fn sentence(&self, account: &str) -> Vec<Piece> {
        match &self.request {
            Request::Instantly(request, manner) => {
                words::instantly::sentence(request, &manner.sharing, &self.names, account)
            }
            Request::LeadSquared(request, manner) => {
                words::leadsquared::sentence(request, manner, &self.names, account)
            }
        }
    }

    /// Cautions that do not stop anything.
    #[must_use]
    pub fn cautions(&self) -> Vec<String> {
        match &self.request {
            Request::Instantly(request, manner) => {
                words::instantly::cautions(request, &manner.sharing)
            }
            Request::LeadSquared(request, _) => words::leadsquared::cautions(request),
        }
    }

    /// Every id in the request, to be found by later.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let ids = match &self.request {
            Request::Instantly(request, _) => {
                let leads = request.leads();
                [leads.campaign, leads.list_id, leads.smart_view_id]
                    .into_iter()
                    .flatten()
                    .chain(request.targets().ids().iter().copied())
                    .chain(leads.ids.iter().copied())
                    .collect()
            }
            Request::LeadSquared(..) => self.targets(),
        };
        ids.iter().map(ToString::to_string).collect()
    }
}
