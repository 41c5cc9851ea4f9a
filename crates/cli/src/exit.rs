//! What the exit code says, in one place.

use app::contract::{Code, State};
use text::command::help;

/// How the command ended, for whoever called it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exit {
    /// Done, and where something was changed: read back and as planned.
    Done,
    /// Something inside Roster went wrong, its history included.
    Internal,
    /// The command line, a file or a name in it cannot be used. Nothing was sent.
    Invalid,
    /// The service said no or could not be reached. Nothing was changed.
    Refused,
    /// Some records were changed and some were not.
    Partly,
    /// Something was sent, and whether it worked is not known yet.
    Unknown,
    /// It waits for a person: not confirmed, expired, or records have moved. Nothing more was sent.
    NeedsConfirmation,
    /// The keychain is missing, locked, or has no key for the connection.
    Keychain,
    /// Ended by Ctrl C. What was not sent can be gone on with.
    Interrupted,
}

impl Exit {
    /// Every one, in the order of its number.
    pub const ALL: [Self; 9] = [
        Self::Done,
        Self::Internal,
        Self::Invalid,
        Self::Refused,
        Self::Partly,
        Self::Unknown,
        Self::NeedsConfirmation,
        Self::Keychain,
        Self::Interrupted,
    ];

    /// The process's exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Internal => 1,
            Self::Invalid => 2,
            Self::Refused => 3,
            Self::Partly => 4,
            Self::Unknown => 5,
            Self::NeedsConfirmation => 6,
            Self::Keychain => 7,
            Self::Interrupted => 130,
        }
    }

    /// What it means, in one line of the help.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Done => help::DONE,
            Self::Internal => help::INTERNAL,
            Self::Invalid => help::INVALID,
            Self::Refused => help::REFUSED,
            Self::Partly => help::PARTLY,
            Self::Unknown => help::UNKNOWN,
            Self::NeedsConfirmation => help::NEEDS_CONFIRMATION,
            Self::Keychain => help::KEYCHAIN,
            Self::Interrupted => help::INTERRUPTED,
        }
    }

    /// Of an error of the application.
    #[must_use]
    pub const fn of_code(code: Code) -> Self {
        match code {
            Code::Invalid | Code::NotFound => Self::Invalid,
            Code::NeedsConfirmation => Self::NeedsConfirmation,
            Code::NoKeychain | Code::KeychainLocked | Code::KeychainRefused | Code::KeyMissing => {
                Self::Keychain
            }
            Code::Unreachable | Code::Refused => Self::Refused,
            Code::History | Code::Internal => Self::Internal,
        }
    }

    /// Of the state that a submission was left in. A state that is not final means that it was
    /// left while it ran.
    #[must_use]
    pub const fn of_state(state: State) -> Self {
        match state {
            State::Succeeded => Self::Done,
            State::PartlyDone | State::Stopped | State::Paused => Self::Partly,
            State::Failed => Self::Refused,
            State::Unknown
            | State::Interrupted
            | State::Waiting
            | State::Checking
            | State::Sending
            | State::ReadingBack => Self::Unknown,
            State::Asking | State::NotRun => Self::NeedsConfirmation,
        }
    }
}

/// The word for an error of the application, as it stands in `error.code`.
#[must_use]
pub const fn word(code: Code) -> &'static str {
    match code {
        Code::Invalid => "invalid",
        Code::NotFound => "not_found",
        Code::NeedsConfirmation => "needs_confirmation",
        Code::NoKeychain => "no_keychain",
        Code::KeychainLocked => "keychain_locked",
        Code::KeychainRefused => "keychain_refused",
        Code::KeyMissing => "key_missing",
        Code::Unreachable => "unreachable",
        Code::Refused => "refused",
        Code::History => "history",
        Code::Internal => "internal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_of_the_application_has_its_exit_code() {
        for (code, expected) in [
            (Code::Invalid, 2),
            (Code::NotFound, 2),
            (Code::NeedsConfirmation, 6),
            (Code::NoKeychain, 7),
            (Code::KeychainLocked, 7),
            (Code::KeychainRefused, 7),
            (Code::KeyMissing, 7),
            (Code::Unreachable, 3),
            (Code::Refused, 3),
            (Code::History, 1),
            (Code::Internal, 1),
        ] {
            assert_eq!(Exit::of_code(code).code(), expected, "{code:?}");
            let on_the_wire = serde_json::to_value(code).unwrap();
            assert_eq!(on_the_wire, word(code), "one word for {code:?} everywhere");
        }
    }

    #[test]
    fn every_state_has_its_exit_code() {
        let table = [
            (State::Succeeded, 0),
            (State::Failed, 3),
            (State::PartlyDone, 4),
            (State::Stopped, 4),
            (State::Paused, 4),
            (State::Unknown, 5),
            (State::Interrupted, 5),
            (State::Waiting, 5),
            (State::Checking, 5),
            (State::Sending, 5),
            (State::ReadingBack, 5),
            (State::Asking, 6),
            (State::NotRun, 6),
        ];
        for (state, expected) in table {
            assert_eq!(Exit::of_state(state).code(), expected, "{state:?}");
        }
        assert_eq!(table.len(), State::ALL.len(), "each state once");
    }

    #[test]
    fn exit_codes_are_the_documented_ones_and_differ() {
        let codes = Exit::ALL.map(Exit::code);
        assert_eq!(codes, [0, 1, 2, 3, 4, 5, 6, 7, 130]);
    }
}
