//! How messages leave and answers come.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::future::BoxFuture;
use http::{HeaderMap, StatusCode};

use super::answer::NoResult;
use super::{CallError, CallFault, Id};
use crate::client::{Fault, FaultKind, RequestProblem};
use crate::operation::Operation;

/// How messages leave and answers come: [`Http`](crate::client::Http), [`StreamableHttp`], a
/// WebSocket (feature `websocket`), or one of your own.
///
/// A transport looks at the ids of a message only as far as it needs them to find the answer. One
/// that can reach a single server refuses a message with a [URL](Message::url) of its own.
///
/// [`StreamableHttp`]: super::StreamableHttp
pub trait Transport: Send + Sync + 'static {
    /// Sends a message, and waits for its answer where it has ids; `None` where it has none.
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>>;
}

/// One request, notification or batch, as it stands on the wire.
pub struct Message {
    operation: &'static Operation,
    text: Bytes,
    ids: Vec<Id>,
    url: Option<Arc<str>>,
}

impl Message {
    pub(super) fn new(operation: &'static Operation, text: Vec<u8>, ids: Vec<Id>) -> Self {
        Self { operation, text: text.into(), ids, url: None }
    }

    pub(super) fn to(mut self, url: Option<Arc<str>>) -> Self {
        self.url = url;
        self
    }

    /// Where it goes, where that is not where the transport sends others
    /// ([`Client::at`](super::Client::at)).
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Refuses a message that goes elsewhere, for transports whose connection is to one server.
    ///
    /// # Errors
    /// Where it has a URL of its own.
    pub(super) fn stays_here(&self) -> Result<(), Fault> {
        if self.url.is_none() {
            return Ok(());
        }
        let problem = RequestProblem::Target("this transport is of one server".to_owned());
        Err(Fault::new(self.operation.id, FaultKind::Request(problem)))
    }

    /// The HTTP operation of its method, whose security it needs.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The JSON text.
    #[must_use]
    pub fn text(&self) -> &Bytes {
        &self.text
    }

    /// The ids of the requests in it, which its answer repeats; none where all are notifications.
    #[must_use]
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }
}

/// What answers a message.
pub struct Reply {
    pub(super) text: Bytes,
    /// The HTTP status where it is none of success, and the headers.
    pub(super) refused: Option<(StatusCode, Box<HeaderMap>)>,
}

impl Reply {
    /// An answer in its JSON text.
    #[must_use]
    pub fn new(text: impl Into<Bytes>) -> Self {
        Self { text: text.into(), refused: None }
    }

    /// What a call ends with: the error of the answer, or the HTTP status where there is none.
    pub(super) fn refused_or(self, error: NoResult) -> CallFault {
        match (error, self.refused) {
            (CallError::Error(error), _) => CallError::Error(error).into(),
            (_, Some((status, headers))) => {
                CallError::Unexpected { status, headers, body: self.text }.into()
            }
            (error, None) => error.into(),
        }
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Parameters may hold secrets.
        f.debug_struct("Message")
            .field("operation", &self.operation.id)
            .field("ids", &self.ids)
            .field("length", &self.text.len())
            .finish()
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").field("length", &self.text.len()).finish_non_exhaustive()
    }
}
