//! `UserByAccessKey.Get`, <https://apidocs.leadsquared.com/user-authentication/>: whose keys these are.

use serde_json::json;

use super::LeadSquared;
use crate::{
    call::{Call, Reply},
    options::{KeyOwner, LeadSquaredSwitches},
};

impl LeadSquared {
    /// A bare object without `Status`. `PassPhrase` holds the e-mail address; the hosts have no
    /// scheme. On loopback the right host is the one that was called.
    pub(super) fn user_by_access_key(&self, call: &Call, switches: &LeadSquaredSwitches) -> Reply {
        let owner = &self.users[0];
        let called = call.header("host").unwrap_or_default();
        let host = switches.right_host.as_deref().unwrap_or(called);
        let role = match switches.key_owner {
            KeyOwner::Administrator | KeyOwner::Inactive => "Administrator",
            KeyOwner::SalesUser => "Sales_User",
        };
        let name = format!(
            "{} {}",
            owner.value("FirstName").unwrap_or_default(),
            owner.value("LastName").unwrap_or("Brightwater"),
        );
        Reply::json(
            200,
            &json!({
                "Class": "1",
                "Group": "1",
                "SubRegionId": "1",
                "Id": owner.id,
                "Name": name,
                "PassPhrase": owner.value("EmailAddress"),
                "Role": role,
                "EmailAddress": null,
                "SessionId": "",
                "TimeZone": "Asia/Kolkata",
                "TokenId": null,
                "Type": "ApplicationUser",
                "OrgDisplayName": "Practice academy",
                "OrgId": self.organisation,
                "OrgShortCode": "10001",
                "OrgUniqueName": "practiceacademy",
                "DefaultCountryCode": "91",
                "Website": "https://copperleaf.example",
                "City": "Pune",
                "State": "Maharashtra",
                "Country": "India",
                "RestrictedFeatures": null,
                "CustomerType": "Practice",
                "Plan": null,
                "UserType": "Regular",
                "LSQCommonServiceURLs": {
                    "api": host,
                    "app": host.trim_start_matches("api-"),
                    "tracking": "tracking.copperleaf.example",
                },
            }),
        )
    }
}
