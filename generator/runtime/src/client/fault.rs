//! Why a call came to nothing.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;

use super::BoxError;
use crate::json::{DecodeError, EncodeError};
use crate::style::StyleError;
use crate::template::TemplateError;

/// Why a call came to nothing: no answer, or one that is not what the document says.
///
/// `Display` and `Debug` name the operation and the place, and never show a body.
pub struct Fault(Box<Inner>);

struct Inner {
    operation: &'static str,
    kind: FaultKind,
    status: Option<StatusCode>,
    body: Option<Bytes>,
}

/// What went wrong with a call.
#[derive(Debug)]
#[non_exhaustive]
pub enum FaultKind {
    /// The request cannot be written; nothing was sent.
    Request(RequestProblem),
    /// The operation needs credentials that the client was not given; nothing was sent.
    MissingCredentials {
        /// The alternatives; the schemes of one are needed together.
        schemes: &'static [&'static [&'static str]],
    },
    /// The transport failed: no connection, or one that broke.
    Transport(BoxError),
    /// There was no whole answer in time.
    Timeout,
    /// The answer's body is longer than the client allows.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The answer has another media type than the document says.
    MediaType {
        /// What the document says.
        expected: &'static str,
        /// The answer's `Content-Type`.
        found: Option<String>,
    },
    /// The answer does not have the form that the document says.
    Decode(DecodeError),
}

/// Why a request cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestProblem {
    /// The value of a parameter has no text.
    Parameter(StyleError),
    /// The path cannot be written.
    Path(TemplateError),
    /// A value has no JSON form.
    Encode {
        /// What it was for: the name of the parameter, or `body`.
        place: &'static str,
        /// Why.
        error: EncodeError,
    },
    /// A header's name or value cannot be sent.
    Header(&'static str),
    /// The method or URL is not one of HTTP, such as by its length.
    Target(String),
}

impl Fault {
    /// A fault of an operation.
    #[must_use]
    pub fn new(operation: &'static str, kind: FaultKind) -> Self {
        Self(Box::new(Inner { operation, kind, status: None, body: None }))
    }

    /// The same with what is known of the answer.
    #[must_use]
    pub(crate) fn with_answer(mut self, status: StatusCode, body: Option<Bytes>) -> Self {
        self.0.status = Some(status);
        self.0.body = body;
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &FaultKind {
        &self.0.kind
    }

    /// The id of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The status of the answer, where there is one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The body of the answer, where one was read whole. It may hold secrets.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.0.body.as_ref()
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("operation", &self.0.operation)
            .field("kind", &self.0.kind)
            .field("status", &self.0.status)
            .field("body_length", &self.0.body.as_ref().map(Bytes::len))
            .finish()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.0.operation, self.0.kind)?;
        match self.0.status {
            Some(status) => write!(f, " (in an answer with status {})", status.as_u16()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(problem) => write!(f, "the request cannot be written: {problem}"),
            Self::MissingCredentials { schemes } => {
                f.write_str("it needs credentials that the client was not given: ")?;
                for (index, schemes) in schemes.iter().enumerate() {
                    let or = if index == 0 { "" } else { ", or " };
                    write!(f, "{or}`{}`", schemes.join("` with `"))?;
                }
                f.write_str("; give them to the client's builder, by `credential` with this name")
            }
            Self::Transport(error) => {
                write!(f, "no answer: {error}")?;
                let mut cause = error.source();
                while let Some(error) = cause {
                    write!(f, ": {error}")?;
                    cause = error.source();
                }
                Ok(())
            }
            Self::Timeout => f.write_str("there was no whole answer in time"),
            Self::TooLarge { limit } => {
                write!(f, "the body is longer than the client's limit of {limit} bytes")
            }
            Self::MediaType { expected, found: Some(found) } => {
                write!(f, "expected {expected}, found the media type `{found}`")
            }
            Self::MediaType { expected, found: None } => {
                write!(f, "expected {expected}, found no media type")
            }
            Self::Decode(error) => write!(f, "the body does not fit the document: {error}"),
        }
    }
}

impl fmt::Display for RequestProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(error) => error.fmt(f),
            Self::Path(error) => error.fmt(f),
            Self::Encode { place, error } => write!(f, "{place}: {error}"),
            Self::Header(name) => {
                write!(f, "header `{name}`: its value holds what a header cannot")
            }
            Self::Target(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.kind {
            FaultKind::Transport(error) => Some(&**error),
            FaultKind::Decode(error) => Some(error),
            FaultKind::Request(RequestProblem::Parameter(error)) => Some(error),
            FaultKind::Request(RequestProblem::Path(error)) => Some(error),
            FaultKind::Request(RequestProblem::Encode { error, .. }) => Some(error),
            FaultKind::Request(RequestProblem::Header(_) | RequestProblem::Target(_))
            | FaultKind::MissingCredentials { .. }
            | FaultKind::Timeout
            | FaultKind::TooLarge { .. }
            | FaultKind::MediaType { .. } => None,
        }
    }
}
