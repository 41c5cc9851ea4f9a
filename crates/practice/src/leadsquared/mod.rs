//! The practice LeadSquared: <https://apidocs.leadsquared.com/>, as far as moving users needs it.

mod account;
mod attributes;
mod bulk_update;
mod condition;
mod errors;
mod search;
mod teams;
mod users;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::{
    call::{Call, Reply, Service},
    data::{
        rng::Rng,
        teams::{Team, teams},
        users::{User, users},
    },
    effect::{Effect, EffectKind, Tally},
    options::{KeyOwner, LeadSquaredSwitches},
    throttle::SlidingWindow,
};

pub(crate) use errors::{forbidden, too_many};

/// One organisation and everything in it.
#[derive(Debug)]
pub(crate) struct LeadSquared {
    organisation: String,
    pub(crate) teams: Vec<Team>,
    pub(crate) users: Vec<User>,
    pub(crate) tally: Tally,
    /// What was applied and has not been collected yet.
    pub(crate) effects: Vec<Effect>,
    window: SlidingWindow,
}

impl LeadSquared {
    pub(crate) fn new(seed: u64, count: usize) -> Self {
        let teams = teams(seed);
        Self {
            organisation: Rng::topic(seed, 10).uuid(),
            users: users(seed, &teams, count),
            teams,
            tally: Tally::default(),
            effects: Vec::new(),
            window: SlidingWindow::new(SignedDuration::from_secs(5)),
        }
    }

    /// Whether a call carries both keys, as headers or in the query.
    pub(crate) fn keys_are_right(call: &Call, switches: &LeadSquaredSwitches) -> bool {
        let given = |header: &str, query: &str| {
            call.header(header)
                .or_else(|| call.query_value(query))
                .map(str::to_owned)
        };
        given("x-lsq-accesskey", "accessKey").as_ref() == Some(&switches.access_key)
            && given("x-lsq-secretkey", "secretKey").as_ref() == Some(&switches.secret_key)
    }

    /// Answers one call: the keys first, then the region, the rate limit, and the route.
    pub(crate) fn answer(
        &mut self,
        call: &Call,
        switches: &LeadSquaredSwitches,
        now: Timestamp,
    ) -> Reply {
        if !Self::keys_are_right(call, switches) || switches.key_owner == KeyOwner::Inactive {
            return errors::invalid_keys();
        }
        let Some(path) = call.path.strip_prefix("/v2/") else {
            return errors::no_such_path();
        };
        if let Some(host) = &switches.right_host
            && path != "Authentication.svc/UserByAccessKey.Get"
        {
            return errors::wrong_host(host);
        }
        if let Some(limit) = switches.calls_per_5_s
            && !self.window.has_room(Some(limit), now)
        {
            self.tally.throttled += 1;
            return errors::too_many(limit, switches.throttle_shape);
        }
        self.window.take(now);
        self.route(path, call, switches, now)
            .unwrap_or_else(|refusal| refusal)
    }

    fn route(
        &mut self,
        path: &str,
        call: &Call,
        switches: &LeadSquaredSwitches,
        now: Timestamp,
    ) -> Result<Reply, Reply> {
        let Some((_, verb)) = ROUTES.iter().find(|(known, _)| *known == path) else {
            return Err(errors::no_such_path());
        };
        if *verb != call.method {
            return Err(errors::wrong_verb());
        }
        match path {
            "Authentication.svc/UserByAccessKey.Get" => Ok(self.user_by_access_key(call, switches)),
            "UserManagement.svc/Users.Get" => Ok(self.all_users()),
            "UserManagement.svc/User/Retrieve/ByUserId" => {
                Ok(self.one_user("UserId", call.query_value("userId")))
            }
            "UserManagement.svc/User/Retrieve/ByEmailAddress" => {
                Ok(self.one_user("EmailAddress", call.query_value("emailAddress")))
            }
            "UserManagement.svc/User/AdvancedSearch" => self.advanced_search(call, switches),
            "UserManagement.svc/User/Attribute/Retrieve" => self.retrieve_attributes(call),
            "UserManagement.svc/User/Update" => self.update_user(call, switches),
            "UserManagement.svc/User/Bulk/Update" => self.bulk_update(call, switches),
            "TeamManagement.svc/Retrieve" => Ok(self.retrieve_teams(call, now)),
            _ => Err(errors::no_such_path()),
        }
    }

    fn team_name(&self, id: &str) -> Option<&'static str> {
        self.teams
            .iter()
            .find(|team| team.id == id)
            .map(|team| team.name)
    }

    fn note(&mut self, number: u64, kind: EffectKind, records: usize) {
        self.effects.push(Effect {
            number,
            service: Service::LeadSquared,
            kind,
            records,
        });
    }

    /// Sets a team as somebody else would; `None` if there is no such user or team.
    pub(crate) fn give_team(&mut self, id: &str, team: &str) -> Option<()> {
        let index = self.find(id)?;
        let team = self.existing_team(team).ok()?;
        self.users[index].columns.insert("TeamId", Some(team));
        Some(())
    }

    /// Sets a first name as somebody else would; `None` if there is no such user.
    pub(crate) fn rename(&mut self, id: &str, first_name: &str) -> Option<()> {
        let index = self.find(id)?;
        let columns = &mut self.users[index].columns;
        columns.insert("FirstName", Some(first_name.to_owned()));
        Some(())
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.users
            .iter()
            .position(|user| user.id.eq_ignore_ascii_case(id))
    }

    /// Gives a user a team that exists; counts it as an effect even if it is the same one.
    fn put_on_team(&mut self, index: usize, team: &str) {
        let user = &mut self.users[index];
        user.columns.insert("TeamId", Some(team.to_owned()));
        user.times_moved += 1;
    }
}

const ROUTES: [(&str, &str); 9] = [
    ("Authentication.svc/UserByAccessKey.Get", "GET"),
    ("UserManagement.svc/Users.Get", "GET"),
    ("UserManagement.svc/User/Retrieve/ByUserId", "GET"),
    ("UserManagement.svc/User/Retrieve/ByEmailAddress", "GET"),
    ("UserManagement.svc/User/AdvancedSearch", "POST"),
    ("UserManagement.svc/User/Attribute/Retrieve", "POST"),
    ("UserManagement.svc/User/Update", "POST"),
    ("UserManagement.svc/User/Bulk/Update", "POST"),
    ("TeamManagement.svc/Retrieve", "GET"),
];

/// The body as a JSON object; anything else is a 400. Keys that nobody asks for are ignored.
fn object(call: &Call) -> Result<&Value, Reply> {
    call.json
        .as_ref()
        .filter(|body| body.is_object())
        .ok_or_else(errors::malformed)
}

/// A text that may be missing or null; another type is a 400.
fn text<'a>(body: &'a Value, name: &str) -> Result<Option<&'a str>, Reply> {
    match body.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(errors::malformed()),
    }
}
