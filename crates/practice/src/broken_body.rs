//! A body that breaks off on purpose, which makes the server cut the connection.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;

/// Sends `first`, lets it reach the wire, then fails. With nothing to send it fails at once, before
/// even the head of the answer has left: to the caller that is a cut connection.
struct BrokenBody {
    first: Option<Bytes>,
    flushed: bool,
}

impl HttpBody for BrokenBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        if !self.flushed {
            // One round without news gives the server the moment to flush what it has.
            self.flushed = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::Error::other("cut off on purpose"))))
    }
}

/// No answer at all.
pub(crate) fn nothing() -> Body {
    Body::new(BrokenBody {
        first: None,
        flushed: true,
    })
}

/// The first half of `whole`, then a cut.
pub(crate) fn half(whole: &str) -> Body {
    let bytes = Bytes::copy_from_slice(whole.as_bytes());
    let first = bytes.slice(..bytes.len() / 2);
    Body::new(BrokenBody {
        first: Some(first),
        flushed: false,
    })
}
