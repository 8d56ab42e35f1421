//! What an operation ends with where it is not a success.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Fault;

/// What an operation ends with where it is not a success; `E` is what the document lists for it.
#[non_exhaustive]
pub enum Error<E> {
    /// An outcome that the document lists. What came besides, such as a body that it does not
    /// describe, [`answered`](super::answered) gives.
    Documented(E),
    /// An answer with a status that the document does not list.
    Unexpected {
        /// Its status.
        status: StatusCode,
        /// Its headers.
        headers: Box<HeaderMap>,
        /// Its body; `Debug` shows the length only.
        body: Bytes,
    },
    /// No answer, or one that is not what the document says.
    Failed(Fault),
}

impl<E> From<Fault> for Error<E> {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault)
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented(error) => f.debug_tuple("Documented").field(error).finish(),
            // Headers may hold a session.
            Self::Unexpected { status, headers: _, body } => f
                .debug_struct("Unexpected")
                .field("status", status)
                .field("body_length", &body.len())
                .finish_non_exhaustive(),
            Self::Failed(fault) => f.debug_tuple("Failed").field(fault).finish(),
        }
    }
}

impl<E: fmt::Debug> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented(error) => write!(f, "the API answered with an error: {error:?}"),
            Self::Unexpected { status, body, .. } => write!(
                f,
                "the API answered with a status that its document does not list: {status} \
                 (with a body of {} bytes)",
                body.len()
            ),
            Self::Failed(fault) => fault.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Failed(fault) => fault.source(),
            Self::Documented(_) | Self::Unexpected { .. } => None,
        }
    }
}
