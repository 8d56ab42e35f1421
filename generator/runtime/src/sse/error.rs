//! What can be wrong with an event or a stream of them.

use std::fmt;

use super::BoxError;
use crate::json::{DecodeError, EncodeError};

/// Bytes that are no event, or an event that has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SseError {
    /// One event is longer than allowed.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The bytes are not UTF-8. HTML would put U+FFFD there; a typed client must not guess.
    Utf8,
    /// An `id` or `event` with a line break or a NUL, which would end or void the line.
    LineBreak {
        /// The field.
        field: &'static str,
    },
}

/// A stream of events that failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamError {
    /// What the bytes or events came from failed. The stream is over.
    Source(BoxError),
    /// The bytes are no events, or an event has no text. The stream is over.
    Protocol(SseError),
    /// The data of one event does not have the form of its type. The stream goes on.
    Decode(DecodeError),
    /// The data of one event cannot be written. The stream is over.
    Encode(EncodeError),
    /// The stream ended inside an event, whose lines are lost.
    Unfinished,
}

impl fmt::Display for SseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => write!(f, "an event is longer than {limit} bytes"),
            Self::Utf8 => f.write_str("the event stream is not UTF-8"),
            Self::LineBreak { field } => {
                write!(f, "the `{field}` of an event holds a line break or a NUL")
            }
        }
    }
}

impl std::error::Error for SseError {}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(error) => write!(f, "the event stream broke: {error}"),
            Self::Protocol(error) => error.fmt(f),
            Self::Decode(error) => write!(f, "the data of an event: {error}"),
            Self::Encode(error) => write!(f, "the data of an event cannot be written: {error}"),
            Self::Unfinished => f.write_str("the event stream ended inside an event"),
        }
    }
}

impl std::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Source(error) => Some(&**error),
            Self::Protocol(error) => Some(error),
            Self::Decode(error) => Some(error),
            Self::Encode(error) => Some(error),
            Self::Unfinished => None,
        }
    }
}
