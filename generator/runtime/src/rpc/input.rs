//! What methods are asked with, as generated types say it.

use super::{Arguments, DocumentedError, Method, Params, RpcError};
use crate::json::{DecodeError, Json};

/// What a method is asked with. Clients write it, and servers read it; of notifications that a
/// server sends it is the other way round.
pub trait Input: Sized + Send + Sync + 'static {
    /// The method.
    const METHOD: &'static Method;

    /// Adds each parameter, in the order of their positions.
    fn write(&self, params: &mut Params);

    /// Takes each parameter.
    ///
    /// # Errors
    /// Where one is missing or does not fit.
    fn read(params: &Arguments<'_>) -> Result<Self, DecodeError>;
}

/// What a method with an answer is asked with.
pub trait Request: Input {
    /// The result.
    type Answer: Json + Send + 'static;

    /// The errors that the document describes.
    type Error: DocumentedError + Into<RpcError> + Send + 'static;
}

/// What is told without an answer (JSON-RPC 2.0 §4.1).
pub trait Notification: Input {}
