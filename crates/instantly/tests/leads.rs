//! Reading leads, against the practice Instantly.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::HashSet;

use practice::Fault;
use roster_instantly::client::{Client, Lead, ReadError};
use roster_instantly::{LeadFilter, ListLeads};
use serde_json::json;
use support::{client, first_leads, id, last, start, users};
use uuid::Uuid;

/// Every page until one is empty or has no cursor; and how many pages that were.
async fn all(client: &Client, first: ListLeads) -> (Vec<Lead>, usize) {
    let (mut leads, mut pages, mut request) = (Vec::new(), 0, first.clone());
    loop {
        let page = client.leads_page(&request).await.unwrap();
        pages += 1;
        if page.leads.is_empty() {
            return (leads, pages);
        }
        leads.extend(page.leads);
        match page.next {
            Some(next) => request = first.clone().after(next),
            None => return (leads, pages),
        }
    }
}

#[tokio::test]
async fn all_leads_come_in_pages_of_100_each_once() {
    let practice = start().await;
    let everything = ListLeads::new(LeadFilter::default());
    let (leads, pages) = all(&client(&practice), everything).await;
    let there = practice.state().instantly.leads;
    assert_eq!(
        there.len(),
        2_000,
        "the practice workspace is as large as expected"
    );
    let there: Vec<(Uuid, Option<Uuid>)> = there
        .iter()
        .map(|lead| (id(&lead.id), lead.assigned_to.as_deref().map(id)))
        .collect();
    let read: Vec<_> = leads
        .iter()
        .map(|lead| (lead.id, lead.assigned_to))
        .collect();
    assert!(
        read == there,
        "none missing, none twice, in the service's order, each with its owner"
    );
    assert_eq!(
        pages, 21,
        "the last page with leads carries a cursor to an empty one"
    );
    assert!(
        leads.iter().any(|lead| lead.assigned_to.is_none()),
        "some have no owner"
    );
    assert!(
        leads
            .iter()
            .all(|lead| lead.email.is_some() && lead.status.is_some())
    );
}

#[tokio::test]
async fn the_last_page_with_leads_carries_a_cursor_to_an_empty_page() {
    let practice = start().await;
    let client = client(&practice);
    let two = ListLeads::new(LeadFilter {
        ids: first_leads(&practice, 2),
        ..LeadFilter::default()
    });
    let page = client.leads_page(&two).await.unwrap();
    assert_eq!(page.leads.len(), 2);
    let next = page.next.expect("although nothing comes after it");
    let end = client.leads_page(&two.after(next)).await.unwrap();
    assert_eq!((end.leads, end.next), (Vec::new(), None));
}

#[tokio::test]
async fn a_filter_and_the_lists_own_fields_narrow_the_page() {
    let practice = start().await;
    let client = client(&practice);
    let campaign = id(&practice.state().instantly.campaigns[0].id);
    let in_campaign = ListLeads::new(LeadFilter {
        campaign: Some(campaign),
        ..LeadFilter::default()
    });
    let (leads, _) = all(&client, in_campaign.clone()).await;
    assert!(!leads.is_empty() && leads.len() < 2_000);
    assert!(leads.iter().all(|lead| lead.campaign == Some(campaign)));
    let somebody = leads.iter().find_map(|lead| lead.assigned_to).unwrap();
    let theirs = in_campaign.clone().owned_by([somebody]);
    let (theirs, _) = all(&client, theirs).await;
    let expected: Vec<_> = leads
        .iter()
        .filter(|lead| lead.assigned_to == Some(somebody))
        .cloned()
        .collect();
    assert_eq!(theirs, expected, "owners are who has the leads now");
    let first = in_campaign.limit(1).unwrap();
    let page = client.leads_page(&first).await.unwrap();
    assert_eq!(page.leads, [leads[0].clone()], "the page is that short");
    let sent = last(&practice).json.unwrap();
    assert_eq!(sent, json!({"campaign": campaign, "limit": 1}));
}

#[tokio::test]
async fn leads_are_read_by_their_ids_in_one_call() {
    let practice = start().await;
    let wanted = first_leads(&practice, 100);
    let leads = client(&practice).leads_by_ids(&wanted).await.unwrap();
    let read: HashSet<Uuid> = leads.iter().map(|lead| lead.id).collect();
    assert_eq!(read, wanted.into_iter().collect());
    assert_eq!(
        practice.received().len(),
        1,
        "all were there: nothing more to ask"
    );
}

#[tokio::test]
async fn a_lead_that_is_gone_is_missing_from_those_read_by_id() {
    let practice = start().await;
    let mut wanted = first_leads(&practice, 3);
    wanted.push(Uuid::from_u128(7));
    let leads = client(&practice).leads_by_ids(&wanted).await.unwrap();
    assert_eq!(leads.len(), 3);
    assert_eq!(
        practice.received().len(),
        2,
        "the cursor is followed to the end"
    );
}

#[tokio::test]
async fn asking_for_no_id_sends_nothing() {
    let practice = start().await;
    assert_eq!(client(&practice).leads_by_ids(&[]).await, Ok(Vec::new()));
    assert!(
        practice.received().is_empty(),
        "without ids the service would list every lead"
    );
}

#[tokio::test]
async fn leads_that_were_not_asked_for_are_not_taken() {
    let practice = start().await;
    let body = json!({"items": [{"id": Uuid::from_u128(9)}], "next_starting_after": "x"});
    practice.set_fault(Fault::answer(200, body.to_string()));
    let error = client(&practice)
        .leads_by_ids(&users(&practice))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { .. }),
        "{error:?}"
    );
    assert_eq!(practice.received().len(), 1);
}

#[tokio::test]
async fn a_lead_on_two_pages_is_taken_once_and_a_circle_ends() {
    let practice = start().await;
    let wanted = first_leads(&practice, 2);
    let body = json!({"items": [{"id": wanted[0]}], "next_starting_after": "x"});
    practice.set_fault(Fault::answer(200, body.to_string()).next(2));
    let leads = client(&practice).leads_by_ids(&wanted).await.unwrap();
    let ids: Vec<Uuid> = leads.iter().map(|lead| lead.id).collect();
    assert_eq!(ids, wanted[..1], "it was asked for, once");
    assert_eq!(practice.received().len(), 2, "the cursor came again");
}

#[tokio::test]
async fn an_empty_page_is_the_end_even_with_a_cursor() {
    let practice = start().await;
    let body = json!({"items": [], "next_starting_after": "x"});
    practice.set_fault(Fault::answer(200, body.to_string()).next(1));
    let wanted = first_leads(&practice, 3);
    let leads = client(&practice).leads_by_ids(&wanted).await.unwrap();
    assert_eq!(leads, [], "nothing comes after it");
    assert_eq!(practice.received().len(), 1);
}

#[tokio::test]
async fn a_lead_without_a_readable_id_makes_the_page_an_error() {
    let practice = start().await;
    let body = json!({"items": [{"id": Uuid::from_u128(9)}, {"email": "lost@example.com"}]});
    practice.set_fault(Fault::answer(200, body.to_string()));
    let everything = ListLeads::new(LeadFilter::default());
    let error = client(&practice).leads_page(&everything).await.unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { status: 200, .. }),
        "a plan must not lose it silently: {error:?}"
    );
}

/// The addresses of all leads in the practice workspace, in lower case.
fn addresses(practice: &practice::Running) -> Vec<String> {
    let leads = practice.state().instantly.leads;
    leads.into_iter().map(|lead| lead.email).collect()
}

#[tokio::test]
async fn all_leads_of_an_address_are_found_by_it() {
    let practice = start().await;
    let all = addresses(&practice);
    let shared = all
        .iter()
        .find(|one| all.iter().filter(|other| other == one).count() > 1)
        .expect("somebody is in several campaigns");
    let wanted = [shared.to_uppercase(), "nobody@moonlit.example".to_owned()];
    let leads = client(&practice).leads_by_emails(&wanted).await.unwrap();
    let there = all.iter().filter(|address| *address == shared).count();
    assert_eq!(leads.len(), there, "one for each campaign");
    assert_eq!(
        practice.received()[0].json.as_ref().unwrap()["contacts"],
        json!(wanted),
        "only these are asked for"
    );
}

#[tokio::test]
async fn asking_for_no_address_sends_nothing() {
    let practice = start().await;
    for nothing in [vec![], vec![" ".to_owned()]] {
        let leads = client(&practice).leads_by_emails(&nothing).await;
        assert_eq!(leads, Ok(Vec::new()));
    }
    assert!(
        practice.received().is_empty(),
        "without addresses the service would list every lead"
    );
}

#[tokio::test]
async fn leads_of_other_addresses_are_not_taken() {
    let practice = start().await;
    let wanted = [addresses(&practice)[0].clone()];
    for lead in [
        json!({"id": Uuid::from_u128(9), "email": "other@moonlit.example"}),
        json!({"id": Uuid::from_u128(9)}),
    ] {
        let body = json!({"items": [lead], "next_starting_after": "x"});
        practice.set_fault(Fault::answer(200, body.to_string()).next(1));
        let error = client(&practice)
            .leads_by_emails(&wanted)
            .await
            .unwrap_err();
        assert!(
            matches!(error, ReadError::NotUnderstood { .. }),
            "a filter that is ignored would end in every lead: {error:?}"
        );
    }
}
