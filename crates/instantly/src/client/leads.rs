//! Leads, a page at a time or by their ids. Unlike the look-ups for picking from, these leave
//! nothing out: a lead that cannot be read is an error, because a plan must not lose records
//! silently.

use std::collections::HashSet;

use serde_json::Value;
use transport::{Answer, NotSent, Outgoing};
use uuid::Uuid;

use super::pages::Page;
use super::{Client, Lead, ReadError};
use crate::{LeadFilter, ListLeads};

/// One page of leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadPage {
    /// The leads, in the service's order: by id.
    pub leads: Vec<Lead>,
    /// The cursor for [`ListLeads::after`]. The last page with leads can carry one too, so the end
    /// is an empty page or a page without a cursor.
    pub next: Option<String>,
}

impl Client {
    /// One page of leads. The end is an empty page or one without a cursor, whichever comes first.
    ///
    /// Source: <https://developer.instantly.ai/api-reference/groups/lead>.
    ///
    /// # Errors
    ///
    /// [`ReadError`]; [`ReadError::NotUnderstood`] also when a single lead's id or owner cannot be
    /// read.
    pub async fn leads_page(&self, request: &ListLeads) -> Result<LeadPage, ReadError> {
        let json = request
            .body()
            .map_err(|error| ReadError::NotSent(NotSent::unwritable(&error)))?;
        let url = self.address.at(ListLeads::PATH);
        let answer = self
            .read(|| Outgoing::query(url.clone(), json.clone()))
            .await?;
        page(&answer)
    }

    /// The leads with these ids, at most [`crate::LEADS_PER_PAGE`] of them, each once and in the
    /// service's order. One that is gone is missing. No id asks for no lead, and nothing is sent.
    ///
    /// # Errors
    ///
    /// As [`Client::leads_page`], and [`ReadError::NotUnderstood`] when the service gives leads
    /// that were not asked for.
    pub async fn leads_by_ids(&self, ids: &[Uuid]) -> Result<Vec<Lead>, ReadError> {
        let asked: HashSet<Uuid> = ids.iter().copied().collect();
        let mut missing = asked.clone();
        let mut request = ListLeads::new(LeadFilter {
            ids: ids.to_vec(),
            ..LeadFilter::default()
        });
        let mut found = Vec::new();
        let mut cursors = HashSet::new();
        while !missing.is_empty() {
            let page = self.leads_page(&request).await?;
            let end = page.leads.is_empty();
            for lead in page.leads {
                if !asked.contains(&lead.id) {
                    // It ignores what it does not know; a filter ignored would end in every lead.
                    let detail = text::instantly::odd::lead_not_asked_for(lead.id);
                    return Err(not_understood(200, detail));
                }
                // The next page can repeat one of the page before.
                if missing.remove(&lead.id) {
                    found.push(lead);
                }
            }
            match page.next.filter(|_| !end) {
                // A cursor that comes again would lead around in a circle.
                Some(next) if cursors.insert(next.clone()) => request = request.after(next),
                Some(_) | None => break,
            }
        }
        Ok(found)
    }

    /// The leads with these e-mail addresses, each lead once and in the service's order. One address
    /// can have several leads, one in each campaign or list; one without a lead is missing. Case makes
    /// no difference. No address asks for no lead, and nothing is sent.
    ///
    /// # Errors
    ///
    /// As [`Client::leads_page`], and [`ReadError::NotUnderstood`] when the service gives leads with
    /// other addresses.
    pub async fn leads_by_emails(&self, addresses: &[String]) -> Result<Vec<Lead>, ReadError> {
        let plain = |address: &str| address.trim().to_lowercase();
        let asked: HashSet<String> = addresses.iter().map(|it| plain(it)).collect();
        if asked.iter().all(String::is_empty) {
            return Ok(Vec::new());
        }
        let mut request = ListLeads::new(LeadFilter::default()).contacts(addresses);
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut cursors = HashSet::new();
        loop {
            let page = self.leads_page(&request).await?;
            let end = page.leads.is_empty();
            for lead in page.leads {
                let address = plain(lead.email.as_deref().unwrap_or_default());
                if address.is_empty() || !asked.contains(&address) {
                    // It ignores what it does not know; a filter ignored would end in every lead.
                    let detail = text::instantly::odd::address_not_asked_for(lead.id);
                    return Err(not_understood(200, detail));
                }
                if seen.insert(lead.id) {
                    found.push(lead);
                }
            }
            match page.next.filter(|_| !end) {
                // A cursor that comes again would lead around in a circle.
                Some(next) if cursors.insert(next.clone()) => request = request.after(next),
                Some(_) | None => return Ok(found),
            }
        }
    }
}

fn page(answer: &Answer) -> Result<LeadPage, ReadError> {
    let page: Page = answer.json()?;
    let leads = page
        .items
        .into_iter()
        .map(|item| lead(item).map_err(|detail| not_understood(answer.status, detail)))
        .collect::<Result<_, _>>()?;
    Ok(LeadPage {
        leads,
        next: page.next_starting_after,
    })
}

fn lead(item: Value) -> Result<Lead, String> {
    let id = item.get("id").map(Value::to_string);
    serde_json::from_value(item).map_err(|error| match id {
        Some(id) => text::instantly::odd::lead_unreadable(&id, error),
        None => text::instantly::odd::some_lead_unreadable(error),
    })
}

fn not_understood(status: u16, detail: impl ToString) -> ReadError {
    ReadError::NotUnderstood {
        status,
        detail: detail.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn read(body: &str) -> Result<LeadPage, ReadError> {
        page(&Answer {
            status: 200,
            body: body.to_owned(),
            retry_after: None,
            took: Duration::ZERO,
        })
    }

    #[test]
    fn one_lead_that_cannot_be_read_costs_the_page() {
        let good = format!(r#"{{"id":"{}"}}"#, Uuid::from_u128(1));
        let owned_oddly = format!(r#"{{"id":"{}","assigned_to":7}}"#, Uuid::from_u128(2));
        for odd in ["{}", r#"{"id":"x"}"#, r#"{"id":7}"#, "null", &owned_oddly] {
            let error = read(&format!(r#"{{"items":[{good},{odd}]}}"#)).unwrap_err();
            assert!(
                matches!(error, ReadError::NotUnderstood { status: 200, .. }),
                "a plan would miss {odd}: {error:?}"
            );
        }
        let page = read(&format!(
            r#"{{"items":[{good}],"next_starting_after":null}}"#
        ))
        .unwrap();
        assert_eq!((page.leads.len(), page.next), (1, None));
    }

    #[test]
    fn something_else_is_not_taken_for_an_empty_page() {
        for body in ["{}", "[]", "<html>", r#"{"items":null}"#] {
            assert!(read(body).is_err(), "{body} ends no list");
        }
    }
}
