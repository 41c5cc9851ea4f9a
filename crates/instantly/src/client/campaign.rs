//! Campaigns and their status.

use serde::{Deserialize, Deserializer};
use transport::{lenient, lenient_text};
use uuid::Uuid;

/// A campaign. Source: <https://developer.instantly.ai/api-reference/schemas/campaign>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Campaign {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub name: Option<String>,
    /// Its status.
    #[serde(default, deserialize_with = "status")]
    pub status: Option<CampaignStatus>,
}

/// Where a campaign stands. Source: `status` of
/// <https://developer.instantly.ai/api-reference/schemas/campaign>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CampaignStatus {
    /// 0
    Draft,
    /// 1
    Active,
    /// 2
    Paused,
    /// 3
    Completed,
    /// 4
    RunningSubsequences,
    /// -1
    AccountsUnhealthy,
    /// -2
    BounceProtect,
    /// -99
    AccountSuspended,
    /// A number that the page does not list.
    Other(i64),
}

impl CampaignStatus {
    /// Finds the status by the service's number.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            0 => Self::Draft,
            1 => Self::Active,
            2 => Self::Paused,
            3 => Self::Completed,
            4 => Self::RunningSubsequences,
            -1 => Self::AccountsUnhealthy,
            -2 => Self::BounceProtect,
            -99 => Self::AccountSuspended,
            other => Self::Other(other),
        }
    }

    /// The status in words.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Draft => text::instantly::campaign::DRAFT.to_owned(),
            Self::Active => text::instantly::campaign::ACTIVE.to_owned(),
            Self::Paused => text::instantly::campaign::PAUSED.to_owned(),
            Self::Completed => text::instantly::campaign::COMPLETED.to_owned(),
            Self::RunningSubsequences => text::instantly::campaign::RUNNING_SUBSEQUENCES.to_owned(),
            Self::AccountsUnhealthy => text::instantly::campaign::ACCOUNTS_UNHEALTHY.to_owned(),
            Self::BounceProtect => text::instantly::campaign::BOUNCE_PROTECT.to_owned(),
            Self::AccountSuspended => text::instantly::campaign::ACCOUNT_SUSPENDED.to_owned(),
            Self::Other(number) => text::instantly::campaign::other(number),
        }
    }
}

fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CampaignStatus>, D::Error> {
    Ok(lenient(deserializer)?.map(CampaignStatus::from_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_status_has_its_words() {
        for (number, label) in [
            (0, "Draft"),
            (1, "Active"),
            (2, "Paused"),
            (3, "Completed"),
            (4, "Running subsequences"),
            (-1, "Accounts unhealthy"),
            (-2, "Bounce protect"),
            (-99, "Account suspended"),
            (12, "Status 12"),
        ] {
            assert_eq!(CampaignStatus::from_number(number).label(), label);
        }
    }

    #[test]
    fn an_id_is_enough() {
        let id = Uuid::from_u128(1);
        let campaign: Campaign = serde_json::from_str(&format!(r#"{{"id":"{id}"}}"#)).unwrap();
        assert_eq!(
            campaign,
            Campaign {
                id,
                name: None,
                status: None
            }
        );
    }
}
