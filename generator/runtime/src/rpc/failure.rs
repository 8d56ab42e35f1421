//! Why a method does not answer with a result.

use super::RpcError;
use crate::json::{self, Json};
use crate::server::{BoxError, InternalError};

/// What a method answers when it does not succeed.
#[derive(Debug)]
pub enum Failure<E> {
    /// An error that the document describes, with its code.
    Documented(E),
    /// An error of JSON-RPC that the document does not describe.
    Error(RpcError),
    /// Anything else: the peer sees -32603 and no data, a middleware sees [`InternalErrors`].
    Internal(BoxError),
}

impl<E> Failure<E> {
    /// An error that is not for the peer.
    pub fn internal(error: impl Into<BoxError>) -> Self {
        Self::Internal(error.into())
    }
}

impl<E> From<E> for Failure<E> {
    fn from(error: E) -> Self {
        Self::Documented(error)
    }
}

/// A [`Failure`] whose documented errors are written as errors of JSON-RPC.
#[derive(Debug)]
pub enum MethodError {
    /// For the peer.
    Error(RpcError),
    /// For whoever runs the server.
    Internal(InternalError),
}

impl MethodError {
    pub(super) fn internal(error: impl Into<BoxError>) -> Self {
        Self::Internal(InternalError::new(error.into()))
    }
}

impl From<RpcError> for MethodError {
    fn from(error: RpcError) -> Self {
        Self::Error(error)
    }
}

impl<E: Into<RpcError>> From<Failure<E>> for MethodError {
    fn from(failure: Failure<E>) -> Self {
        match failure {
            Failure::Documented(error) => Self::Error(error.into()),
            Failure::Error(error) => Self::Error(error),
            Failure::Internal(error) => Self::internal(error),
        }
    }
}

/// The JSON text of a result.
///
/// # Errors
/// What is answered in its place; -32603 also where the result cannot be written as JSON.
pub fn answer<T: Json, E: Into<RpcError>>(
    outcome: Result<T, Failure<E>>,
) -> Result<Vec<u8>, MethodError> {
    json::to_vec(&outcome?).map_err(MethodError::internal)
}

/// Why methods failed: an extension of the HTTP response, for a middleware to log. In the order of
/// the batch, notifications included. The peer never sees them.
#[derive(Clone, Debug)]
pub struct InternalErrors(pub Vec<InternalError>);
