//! Notifications that a server sends.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::value::RawValue;
use tokio::sync::broadcast;

use super::envelope::{Envelope, text};
use super::{Arguments, Notification};
use crate::json::{DecodeError, Problem, Reading};

/// How many notifications wait for a reader who is slow; older ones are lost then.
const WAITING: usize = 1024;

/// A notification as a transport received it.
#[derive(Clone)]
pub struct Received {
    method: String,
    params: Option<Box<RawValue>>,
}

impl Received {
    /// The name of its method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The notification as a type; `None` where it is of another method.
    ///
    /// # Errors
    /// Where its params do not fit.
    pub fn read<N: Notification>(&self) -> Option<Result<N, DecodeError>> {
        (self.method == N::METHOD.name())
            .then(|| Arguments::read(N::METHOD, self.params.as_deref(), Reading::Tolerant, N::read))
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received").field("method", &self.method).finish_non_exhaustive()
    }
}

/// The notifications of one method, from the moment on that they were asked for.
pub struct Notifications<N> {
    receiver: broadcast::Receiver<Received>,
    kind: PhantomData<fn() -> N>,
}

impl<N: Notification> Notifications<N> {
    /// Waits for the next one; `None` once the connection is closed.
    ///
    /// # Errors
    /// Where its params do not fit, or so many came unread that some were lost.
    pub async fn next(&mut self) -> Option<Result<N, DecodeError>> {
        loop {
            match self.receiver.recv().await {
                Ok(received) => match received.read() {
                    Some(read) => return Some(read),
                    None => continue,
                },
                Err(broadcast::error::RecvError::Closed) => return None,
                Err(broadcast::error::RecvError::Lagged(lost)) => {
                    let problem = Problem::Rule(format!("{lost} notifications were lost unread"));
                    return Some(Err(DecodeError::new(String::new(), problem)));
                }
            }
        }
    }
}

impl<N> fmt::Debug for Notifications<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notifications").finish_non_exhaustive()
    }
}

/// Where a transport puts what it receives; none once it is closed.
#[derive(Clone)]
pub(super) struct Inbox(Arc<Mutex<Option<broadcast::Sender<Received>>>>);

impl Inbox {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Some(broadcast::Sender::new(WAITING)))))
    }

    pub(super) fn subscribe<N>(&self) -> Notifications<N> {
        // A sender that is dropped at once is a closed connection.
        let receiver = match &*self.sender() {
            Some(sender) => sender.subscribe(),
            None => broadcast::Sender::new(1).subscribe(),
        };
        Notifications { receiver, kind: PhantomData }
    }

    /// Ends the waiting of readers.
    #[cfg(feature = "websocket")]
    pub(super) fn close(&self) {
        *self.sender() = None;
    }

    fn sender(&self) -> MutexGuard<'_, Option<broadcast::Sender<Received>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a message that has a method; gives back the id of one that wants an answer.
    ///
    /// # Errors
    /// Where it has no method: then it is an answer, or nothing.
    pub(super) fn take<'t>(&self, value: &'t RawValue) -> Result<Option<&'t RawValue>, NoMethod> {
        let envelope = Envelope::read(value).ok_or(NoMethod)?;
        let method = envelope.member("method").ok().flatten().and_then(text).ok_or(NoMethod)?;
        let id = envelope.member("id").ok().flatten();
        if id.is_none() {
            let params = envelope.member("params").ok().flatten().map(ToOwned::to_owned);
            // Without readers there is nobody to tell.
            let received = Received { method: method.into_owned(), params };
            let _ = self.sender().as_ref().map(|sender| sender.send(received));
        }
        Ok(id)
    }
}

/// A message without a method.
pub(super) struct NoMethod;
