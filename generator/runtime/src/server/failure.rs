//! Why a handler does not answer as it should.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use super::{Refusal, Response};

pub use crate::sse::BoxError;

/// What `authenticate` says to a caller it does not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// No credentials, or none that hold: 401.
    Unauthenticated,
    /// The caller is known and may not: 403.
    Forbidden,
}

impl Denied {
    /// The refusal, with the challenge for the caller (RFC 9110 §11.6.1), such as `Bearer`.
    #[must_use]
    pub fn refusal(self, challenge: &str) -> Refusal {
        match self {
            Self::Unauthenticated => Refusal::unauthorized(challenge),
            Self::Forbidden => Refusal::forbidden(),
        }
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unauthenticated => "the credentials are missing or wrong",
            Self::Forbidden => "the caller may not do this",
        })
    }
}

impl Error for Denied {}

/// What a handler answers when it does not succeed.
#[derive(Debug)]
pub enum Failure<E> {
    /// An error that the document describes, with its status.
    Documented(E),
    /// Anything else: the peer sees 500 and no detail, a middleware sees [`InternalError`].
    Internal(BoxError),
}

impl<E> Failure<E> {
    /// An error that the document does not describe.
    pub fn internal(error: impl Into<BoxError>) -> Self {
        Self::Internal(error.into())
    }

    /// The answer: documented errors as the operation writes them, others as 500.
    ///
    /// # Errors
    /// The refusal that takes the place of the answer.
    pub fn answer(
        self,
        documented: impl FnOnce(E) -> Result<Response, Refusal>,
    ) -> Result<Response, Refusal> {
        match self {
            Self::Documented(error) => documented(error),
            Self::Internal(error) => Err(Refusal::failed(error)),
        }
    }
}

impl<E> From<E> for Failure<E> {
    fn from(error: E) -> Self {
        Self::Documented(error)
    }
}

/// Why a handler failed: an extension of the 500 response, for a middleware to log.
///
/// The peer never sees it.
#[derive(Clone, Debug)]
pub struct InternalError(pub Arc<dyn Error + Send + Sync>);

impl InternalError {
    pub(crate) fn new(error: BoxError) -> Self {
        Self(Arc::from(error))
    }
}

impl fmt::Display for InternalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A panic as an error. Its message is what the panic said, where that is a text.
pub(crate) fn panicked(payload: &(dyn std::any::Any + Send)) -> BoxError {
    let said = payload.downcast_ref::<&str>().copied();
    let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    match said {
        Some(said) => format!("the handler panicked: {said}").into(),
        None => "the handler panicked".into(),
    }
}
