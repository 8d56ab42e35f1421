//! What a call ends with where it is not a result.

use std::convert::Infallible;
use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{DocumentedError, Id, RpcError};
use crate::client::Fault;

/// What a call ends with where it is not a result; `E` is what the document describes for it.
///
/// Neither `Display` nor `Debug` shows what was sent or received.
#[non_exhaustive]
pub enum CallError<E> {
    /// An error that the document describes.
    Documented(E),
    /// An error of JSON-RPC with a code that the document does not describe.
    Error(RpcError),
    /// An HTTP status outside 2xx, and no JSON-RPC error with it.
    Unexpected {
        /// Its status.
        status: StatusCode,
        /// Its headers.
        headers: Box<HeaderMap>,
        /// Its body; `Debug` shows the length only.
        body: Bytes,
    },
    /// The answer to another call.
    MismatchedId {
        /// The id of the call.
        sent: Id,
        /// The id of the answer.
        received: Id,
    },
    /// A batch was answered, and the answer to this call is not in it.
    Unanswered {
        /// The id of the call.
        id: Id,
    },
    /// JSON that is not an answer of JSON-RPC 2.0; the text says why.
    NotJsonRpc(String),
    /// No answer, or one that does not have the form that the document says.
    Failed(Fault),
}

/// A [`CallError`] before it is known what the document describes: it becomes one of any method by
/// `?` or `into`.
pub struct CallFault(CallError<Infallible>);

impl<E> From<Fault> for CallError<E> {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault)
    }
}

impl From<Fault> for CallFault {
    fn from(fault: Fault) -> Self {
        Self(CallError::Failed(fault))
    }
}

impl From<CallError<Infallible>> for CallFault {
    fn from(error: CallError<Infallible>) -> Self {
        Self(error)
    }
}

impl<E: DocumentedError> From<CallFault> for CallError<E> {
    fn from(CallFault(error): CallFault) -> Self {
        match error {
            CallError::Documented(never) => match never {},
            CallError::Error(error) => E::read(error).map_or_else(Self::Error, Self::Documented),
            CallError::Unexpected { status, headers, body } => {
                Self::Unexpected { status, headers, body }
            }
            CallError::MismatchedId { sent, received } => Self::MismatchedId { sent, received },
            CallError::Unanswered { id } => Self::Unanswered { id },
            CallError::NotJsonRpc(reason) => Self::NotJsonRpc(reason),
            CallError::Failed(fault) => Self::Failed(fault),
        }
    }
}

impl<E: fmt::Debug> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented(error) => f.debug_tuple("Documented").field(error).finish(),
            Self::Error(error) => f.debug_tuple("Error").field(error).finish(),
            // Headers may hold a session.
            Self::Unexpected { status, headers: _, body } => f
                .debug_struct("Unexpected")
                .field("status", status)
                .field("body_length", &body.len())
                .finish_non_exhaustive(),
            Self::MismatchedId { sent, received: _ } => {
                f.debug_struct("MismatchedId").field("sent", sent).finish_non_exhaustive()
            }
            Self::Unanswered { id } => f.debug_struct("Unanswered").field("id", id).finish(),
            Self::NotJsonRpc(reason) => f.debug_tuple("NotJsonRpc").field(reason).finish(),
            Self::Failed(fault) => f.debug_tuple("Failed").field(fault).finish(),
        }
    }
}

impl<E: fmt::Debug> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented(error) => write!(f, "the API answered with an error: {error:?}"),
            Self::Error(error) => write!(f, "the API answered with an error: {error}"),
            Self::Unexpected { status, headers: _, body } => write!(
                f,
                "expected an answer of JSON-RPC, found the status {status} (with a body of {} \
                 bytes)",
                body.len()
            ),
            Self::MismatchedId { sent, received: _ } => {
                write!(f, "the answer to the call with the id {sent} has another id")
            }
            Self::Unanswered { id } => {
                write!(f, "the answer to the batch has none to the call with the id {id}")
            }
            Self::NotJsonRpc(reason) => write!(f, "not an answer of JSON-RPC 2.0: {reason}"),
            Self::Failed(fault) => fault.fmt(f),
        }
    }
}

impl<E: fmt::Debug> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Failed(fault) => fault.source(),
            Self::Documented(_)
            | Self::Error(_)
            | Self::Unexpected { .. }
            | Self::MismatchedId { .. }
            | Self::Unanswered { .. }
            | Self::NotJsonRpc(_) => None,
        }
    }
}

impl fmt::Debug for CallFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for CallFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for CallFault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}
