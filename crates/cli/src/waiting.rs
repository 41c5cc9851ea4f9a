//! What may wait for ever: for a person, for a pipe.

use std::io;

/// Does what blocks, on a thread of its own: Ctrl C is heard meanwhile, and then nobody waits for
/// the thread.
///
/// # Errors
/// Those of the work.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(io::Error::other(error)))
}
