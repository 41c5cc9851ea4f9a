//! Users.

use std::collections::HashMap;
use std::num::NonZeroU32;

use assign::{Found, Key, PageRead};
use leadsquared::client::{Client, ReadError, User};
use leadsquared::{EMAILS_PER_CALL, Rule, SearchUsers, Value};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::full_name;
use crate::service::Heard;
use crate::trouble::Trouble;

/// Up to this many users are looked up by their addresses; for more of them a scan of all users,
/// a thousand a page, takes fewer calls.
const BY_ADDRESS: usize = 100;

/// One page of the users that a rule means; the cursor is the page's number.
pub(super) async fn page(
    client: &Client,
    heard: &Heard,
    rule: &Rule,
    after: Option<&str>,
) -> Result<PageRead, Trouble> {
    let number = match after.map(str::parse::<NonZeroU32>) {
        None => NonZeroU32::MIN,
        Some(Ok(number)) => number,
        Some(Err(error)) => return Err(Trouble::inside(error.to_string())),
    };
    let request = SearchUsers::new(rule.clone()).page(number);
    heard.reading();
    let page = client.users_page(&request).await.map_err(trouble)?;
    Ok(PageRead {
        found: page.users.into_iter().map(found).collect(),
        next: page.full.then(|| number.saturating_add(1).to_string()),
        total: page.total,
    })
}

/// Users by their ids. The service finds nobody by id, so few are looked up by their addresses,
/// and many, or who is not found under the address, by looking through all users.
pub(super) async fn again(
    client: &Client,
    heard: &Heard,
    keys: &[Key],
) -> Result<Vec<Found>, Trouble> {
    let mut wanted: HashMap<Uuid, &Key> = keys.iter().map(|key| (key.id, key)).collect();
    let mut all = Vec::with_capacity(keys.len());
    if keys.len() <= BY_ADDRESS {
        for user in by_address(client, heard, keys).await? {
            // Under the address of one who is wanted there may be somebody else by now.
            if wanted.remove(&user.user_id).is_some() {
                all.push(found(user));
            }
        }
    }
    let mut request = SearchUsers::new(Rule::everyone());
    while !wanted.is_empty() {
        heard.reading();
        let page = client.users_page(&request).await.map_err(trouble)?;
        for user in page.users {
            if wanted.remove(&user.user_id).is_some() {
                all.push(found(user));
            }
        }
        if !page.full {
            break;
        }
        request = request.next();
    }
    Ok(all)
}

async fn by_address(client: &Client, heard: &Heard, keys: &[Key]) -> Result<Vec<User>, Trouble> {
    let addresses: Vec<Value> = keys
        .iter()
        .filter_map(|key| Value::new(&key.email))
        .collect();
    let mut reading = JoinSet::new();
    for some in addresses.chunks(EMAILS_PER_CALL) {
        if let Some(rule) = Rule::emails(some) {
            let client = client.clone();
            heard.reading();
            reading.spawn(async move { client.users_page(&SearchUsers::new(rule)).await });
        }
    }
    let mut users = Vec::new();
    while let Some(page) = reading.join_next().await {
        let page = page.map_err(|broken| Trouble::inside(broken.to_string()))?;
        users.extend(page.map_err(trouble)?.users);
    }
    Ok(users)
}

fn found(user: User) -> Found {
    Found {
        id: user.user_id,
        name: full_name(user.first_name.as_deref(), user.last_name.as_deref()),
        email: user.email.unwrap_or_default(),
        detail: user.role.unwrap_or_default(),
        company: String::new(),
        value: user.team_id,
        active: user.active,
    }
}

#[allow(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn trouble(error: ReadError) -> Trouble {
    Trouble::leadsquared(&error)
}
