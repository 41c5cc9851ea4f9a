//! Why a read gave nothing.

use std::time::Duration;

use crate::{Answer, Exchange, NotJson, NotSent, Unknown, plain_words};

/// Why a read gave nothing. `R` is the service's own list of reasons to refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError<R> {
    /// The service was not reached.
    #[error("{}", text::transport::not_sent(&.0.detail))]
    NotSent(NotSent),
    /// The service was reached, but gave no whole answer.
    #[error("{}", text::transport::unknown(&.0.detail))]
    Unknown(Unknown),
    /// The service said no.
    #[error("{}", text::transport::refused(.status, .message))]
    Refused {
        /// Why, as far as it can be told.
        reason: R,
        /// The HTTP status.
        status: u16,
        /// The service's own word for the reason, when it gave one.
        code: Option<String>,
        /// The service's own words; may be empty.
        message: String,
        /// How long the service asked to wait.
        retry_after: Option<Duration>,
    },
    /// The service answered something that its pages do not describe.
    #[error("{}", text::transport::not_understood(.status, .detail))]
    NotUnderstood {
        /// The HTTP status.
        status: u16,
        /// What was wrong, technically.
        detail: String,
    },
}

impl<R> From<NotJson> for ReadError<R> {
    fn from(error: NotJson) -> Self {
        Self::NotUnderstood {
            status: error.status,
            detail: error.detail,
        }
    }
}

/// What a service said with an answer that is a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidNo<R> {
    /// Why, as far as it can be told.
    pub reason: R,
    /// The service's own word for the reason, when it gave one.
    pub code: Option<String>,
    /// The service's own words; may be empty.
    pub message: String,
}

impl Exchange {
    /// The whole answer, with a status of the 200s, of a read that was not refused; `refusal` knows
    /// the service's ways to say no, whatever the status.
    ///
    /// # Errors
    ///
    /// [`ReadError`]; any other status that is no refusal is [`ReadError::NotUnderstood`].
    pub fn answer<R>(
        self,
        refusal: impl FnOnce(&Answer) -> Option<SaidNo<R>>,
    ) -> Result<Answer, ReadError<R>> {
        let answer = match self {
            Self::Answered(answer) => answer,
            Self::NotSent(not_sent) => return Err(ReadError::NotSent(not_sent)),
            Self::Unknown(unknown) => return Err(ReadError::Unknown(unknown)),
        };
        match refusal(&answer) {
            Some(said_no) => Err(ReadError::Refused {
                reason: said_no.reason,
                status: answer.status,
                code: said_no.code,
                message: said_no.message,
                retry_after: answer.retry_after,
            }),
            None if (200..300).contains(&answer.status) => Ok(answer),
            None => Err(ReadError::NotUnderstood {
                status: answer.status,
                detail: plain_words(&answer.body),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::{not_sent, unknown};
    use crate::{NotSentWhy, UnknownWhy};

    fn read(exchange: Exchange, said_no: Option<SaidNo<char>>) -> Result<Answer, ReadError<char>> {
        exchange.answer(|_| said_no)
    }

    fn answer(status: u16) -> Answer {
        Answer {
            status,
            body: "some words".to_owned(),
            retry_after: Some(Duration::from_secs(7)),
            took: Duration::ZERO,
        }
    }

    #[test]
    fn only_a_success_that_is_no_refusal_is_an_answer() {
        for (status, understood) in [(199, false), (200, true), (299, true), (300, false)] {
            let expected = if understood {
                Ok(answer(status))
            } else {
                let detail = "some words".to_owned();
                Err(ReadError::NotUnderstood { status, detail })
            };
            assert_eq!(read(Exchange::Answered(answer(status)), None), expected);
        }
    }

    #[test]
    fn a_refusal_is_one_whatever_its_status_and_keeps_what_came_with_it() {
        let said_no = SaidNo {
            reason: 'x',
            code: Some("Odd".to_owned()),
            message: "no".to_owned(),
        };
        for status in [200, 403, 500] {
            let refused = ReadError::Refused {
                reason: 'x',
                status,
                code: Some("Odd".to_owned()),
                message: "no".to_owned(),
                retry_after: Some(Duration::from_secs(7)),
            };
            let exchange = Exchange::Answered(answer(status));
            assert_eq!(read(exchange, Some(said_no.clone())), Err(refused));
        }
    }

    #[test]
    fn without_an_answer_the_error_says_how_far_it_came() {
        let refused = read(not_sent(NotSentWhy::Refused, "closed"), None);
        assert!(matches!(refused, Err(ReadError::NotSent(_))), "{refused:?}");
        let cut = read(unknown(UnknownWhy::CutOff, None, "cut"), None);
        assert!(matches!(cut, Err(ReadError::Unknown(_))), "{cut:?}");
    }
}
