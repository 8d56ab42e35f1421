//! When a call must be over.

use std::time::Duration;

use tokio::time::Instant;

use super::FaultKind;

/// When a call must be over; never, where the client has no timeout.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    pub(super) fn after(timeout: Option<Duration>) -> Self {
        // A time beyond what a clock can say is never.
        Self(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    /// Waits for a future, and no longer than until the deadline.
    pub(super) async fn wait<F: Future>(self, future: F) -> Result<F::Output, FaultKind> {
        match self.0 {
            None => Ok(future.await),
            Some(deadline) => {
                tokio::time::timeout_at(deadline, future).await.map_err(|_| FaultKind::Timeout)
            }
        }
    }
}
