//! Users, by their addresses.

use std::collections::HashMap;

use leadsquared::client::{Client, ReadError, User};
use leadsquared::{EMAILS_PER_CALL, Rule, SearchUsers, Value};
use lists::{Key, List};
use tokio::task::JoinSet;

use super::{Hit, places};
use crate::service::Heard;
use crate::trouble::Trouble;

/// Up to this many users are looked up by their addresses; for more of them a scan of all users, a
/// thousand a page, takes fewer calls.
const BY_ADDRESS: usize = 100;

/// Few are looked up by their addresses. Many, and who is not found in this way, are looked for among
/// all users: whether the service tells capital letters from small ones is documented nowhere.
pub(super) async fn find(
    client: &Client,
    heard: &Heard,
    list: &List,
    tell: impl Fn(u64) + Send,
) -> Result<Vec<Hit>, Trouble> {
    let mut search = Search {
        wanted: wanted(list),
        found: Vec::new(),
    };
    if search.wanted.len() <= BY_ADDRESS {
        for user in by_address(client, heard, list).await? {
            search.take(&user);
        }
        tell(search.found.len() as u64);
    }
    let mut request = SearchUsers::new(Rule::everyone());
    while !search.wanted.is_empty() {
        heard.reading();
        let page = client.users_page(&request).await.map_err(trouble)?;
        page.users.iter().for_each(|user| search.take(user));
        tell(search.found.len() as u64);
        if !page.full {
            break;
        }
        request = request.next();
    }
    Ok(search.found)
}

/// Who is still looked for, and who was found.
struct Search<'a> {
    wanted: HashMap<&'a str, u32>,
    found: Vec<Hit>,
}

impl Search<'_> {
    fn take(&mut self, user: &User) {
        let address = user.email.as_deref().unwrap_or_default();
        let address = address.trim().to_lowercase();
        if let Some(place) = self.wanted.remove(address.as_str()) {
            self.found.push((place, user.user_id));
        }
    }
}

fn wanted(list: &List) -> HashMap<&str, u32> {
    let address = |place: u32| match list.key(place as usize)? {
        Key::Email(address) => Some((address, place)),
        // A list of users has no ids: the service finds nobody by them.
        Key::Id(_) => None,
    };
    places(list).filter_map(address).collect()
}

async fn by_address(client: &Client, heard: &Heard, list: &List) -> Result<Vec<User>, Trouble> {
    let address = |key: Key<'_>| match key {
        Key::Email(address) => Value::new(address),
        Key::Id(_) => None,
    };
    let addresses: Vec<Value> = list.keys().filter_map(address).collect();
    let mut asking = JoinSet::new();
    for some in addresses.chunks(EMAILS_PER_CALL) {
        if let Some(rule) = Rule::emails(some) {
            let client = client.clone();
            heard.reading();
            asking.spawn(async move { client.users_page(&SearchUsers::new(rule)).await });
        }
    }
    let mut users = Vec::new();
    while let Some(page) = asking.join_next().await {
        let page = page.map_err(|broken| Trouble::inside(broken.to_string()))?;
        users.extend(page.map_err(trouble)?.users);
    }
    Ok(users)
}

#[allow(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn trouble(error: ReadError) -> Trouble {
    Trouble::leadsquared(&error)
}
