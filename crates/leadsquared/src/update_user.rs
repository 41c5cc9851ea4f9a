//! The request that puts one user on a team.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use uuid::Uuid;

/// `POST /v2/UserManagement.svc/User/Update?UserId=…` with a `TeamId` and nothing else.
///
/// Source: <https://apidocs.leadsquared.com/update-a-user/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UpdateUser {
    /// The user's id (`UserId`).
    pub user: Uuid,
    /// The new team's id (`TeamId` of Get Teams).
    pub team: Uuid,
}

impl UpdateUser {
    /// The path of the call, below the service's address; the user is named in its query.
    pub const PATH: &'static str = "/v2/UserManagement.svc/User/Update";

    /// The path with its query.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        format!("{}?{}", Self::PATH, self.query())
    }

    /// The query alone, without the question mark.
    #[must_use]
    pub fn query(&self) -> String {
        format!("UserId={}", self.user)
    }

    /// The exact JSON text of the body, indented for reading: one text is shown, confirmed,
    /// written down and sent.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }
}

impl Serialize for UpdateUser {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("UpdateUser", 2)?;
        body.serialize_field("user", &NewTeam { team_id: self.team })?;
        // The page's samples send it, with settings that are not touched here.
        body.serialize_field("userSettings", &NoSettings {})?;
        body.end()
    }
}

#[derive(Serialize)]
struct NewTeam {
    #[serde(rename = "TeamId")]
    team_id: Uuid,
}

#[derive(Serialize)]
struct NoSettings {}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn the_user_stands_in_the_query_and_the_team_in_the_body() {
        let (user, team) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let request = UpdateUser { user, team };
        assert_eq!(
            request.path_and_query(),
            format!("/v2/UserManagement.svc/User/Update?UserId={user}")
        );
        assert_eq!(
            serde_json::from_str::<Value>(&request.body().unwrap()).unwrap(),
            json!({"user": {"TeamId": team}, "userSettings": {}}),
            "nothing but the team is changed"
        );
    }
}
