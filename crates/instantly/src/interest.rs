//! The built-in interest statuses of a lead.

/// A built-in value of a lead's `lt_interest_status`; a workspace's own labels have further
/// numbers (`interest_status` of `GET /api/v2/lead-labels`).
///
/// Source: schema `Lead` of <https://developer.instantly.ai/api-reference/schemas/lead>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterestStatus {
    /// 1
    Interested,
    /// 2
    MeetingBooked,
    /// 3
    MeetingCompleted,
    /// 4
    Won,
    /// 0
    OutOfOffice,
    /// -1
    NotInterested,
    /// -2
    WrongPerson,
    /// -3
    Lost,
    /// -4
    NoShow,
}

impl InterestStatus {
    /// All nine, in the order in which people meet them.
    pub const ALL: [Self; 9] = [
        Self::Interested,
        Self::MeetingBooked,
        Self::MeetingCompleted,
        Self::Won,
        Self::OutOfOffice,
        Self::NotInterested,
        Self::WrongPerson,
        Self::Lost,
        Self::NoShow,
    ];

    /// The number that stands for the status in requests and records.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Interested => 1,
            Self::MeetingBooked => 2,
            Self::MeetingCompleted => 3,
            Self::Won => 4,
            Self::OutOfOffice => 0,
            Self::NotInterested => -1,
            Self::WrongPerson => -2,
            Self::Lost => -3,
            Self::NoShow => -4,
        }
    }

    /// The status's name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Interested => text::instantly::interest::INTERESTED,
            Self::MeetingBooked => text::instantly::interest::MEETING_BOOKED,
            Self::MeetingCompleted => text::instantly::interest::MEETING_COMPLETED,
            Self::Won => text::instantly::interest::WON,
            Self::OutOfOffice => text::instantly::interest::OUT_OF_OFFICE,
            Self::NotInterested => text::instantly::interest::NOT_INTERESTED,
            Self::WrongPerson => text::instantly::interest::WRONG_PERSON,
            Self::Lost => text::instantly::interest::LOST,
            Self::NoShow => text::instantly::interest::NO_SHOW,
        }
    }

    /// The built-in status with this number; none for a workspace's own label.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|status| status.number() == number)
    }
}
