//! An answer as a client reads it.

use std::convert::Infallible;
use std::fmt;

use serde_json::value::RawValue;

use super::envelope::{Envelope, Repeated};
use super::{CallError, CallFault, Id, Method, Reply, RpcError};
use crate::client::{Fault, FaultKind};
use crate::json::{self, DecodeError, Json, Reading};

/// An answer with a result, which is not yet read.
pub struct Answer {
    method: &'static Method,
    result: Box<RawValue>,
}

impl Answer {
    pub(super) fn new(method: &'static Method, result: Box<RawValue>) -> Self {
        Self { method, result }
    }

    /// The result as a type.
    ///
    /// # Errors
    /// Where it does not have the form of `T`.
    pub fn result<T: Json>(&self) -> Result<T, Fault> {
        let text = self.result.get().as_bytes();
        json::from_slice(text, Reading::Tolerant).map_err(|error| self.undecodable(&error))
    }

    /// The JSON text of the result.
    #[must_use]
    pub fn as_raw(&self) -> &str {
        self.result.get()
    }

    /// The fault points into the whole answer, as its reader sees it.
    fn undecodable(&self, error: &DecodeError) -> Fault {
        let pointer = format!("/result{}", error.pointer());
        let error = DecodeError::new(pointer, error.problem().clone());
        Fault::new(self.method.name(), FaultKind::Decode(error))
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("method", &self.method.name()).finish_non_exhaustive()
    }
}

/// What an answer is in place of a result.
pub(super) type NoResult = CallError<Infallible>;

/// Reads the answer to one call.
///
/// # Errors
/// Whatever is not an answer with a result and the same id.
pub(super) fn read(method: &'static Method, sent: &Id, reply: Reply) -> Result<Answer, CallFault> {
    let outcome = parse(&reply.text).and_then(open).and_then(|Opened { id, outcome, is_error }| {
        // Who could not read the id answers with `null` (JSON-RPC 2.0 §5), only ever with an error.
        match id.is_same(sent) || (id.is_null() && is_error) {
            true => outcome,
            false => Err(NoResult::MismatchedId { sent: sent.clone(), received: id }),
        }
    });
    match outcome {
        Ok(result) if reply.refused.is_none() => Ok(Answer::new(method, result)),
        Ok(_) => Err(reply.refused_or(not_json_rpc("a result that is refused"))),
        Err(error) => Err(reply.refused_or(error)),
    }
}

/// A JSON text in one piece.
pub(super) fn parse(text: &[u8]) -> Result<&RawValue, NoResult> {
    serde_json::from_slice(text).map_err(|_| not_json_rpc("it is not JSON"))
}

/// An answer without its envelope.
pub(super) struct Opened {
    pub(super) id: Id,
    pub(super) outcome: Result<Box<RawValue>, NoResult>,
    /// Whether there is an error, readable or not.
    pub(super) is_error: bool,
}

/// Takes one answer apart (JSON-RPC 2.0 §5).
///
/// # Errors
/// Where no id can be read; what else is wrong is the outcome of the call with that id.
pub(super) fn open(value: &RawValue) -> Result<Opened, NoResult> {
    let envelope = Envelope::read(value).ok_or_else(|| not_json_rpc("it is not an object"))?;
    let id = envelope.member("id").map_err(twice)?.and_then(Id::of_value);
    let id = id.ok_or_else(|| not_json_rpc("there is no id"))?;
    let is_error = matches!(envelope.member("error"), Ok(Some(_)));
    Ok(Opened { id, outcome: outcome(&envelope), is_error })
}

fn outcome(envelope: &Envelope<'_>) -> Result<Box<RawValue>, NoResult> {
    if !envelope.is_version_2().map_err(twice)? {
        return Err(not_json_rpc("the member `jsonrpc` is not \"2.0\""));
    }
    let result = envelope.member("result").map_err(twice)?;
    match (result, envelope.member("error").map_err(twice)?) {
        (Some(result), None) => Ok(result.to_owned()),
        (None, Some(error)) => Err(error_of(error)),
        (Some(_), Some(_)) => Err(not_json_rpc("there are a result and an error")),
        (None, None) => Err(not_json_rpc("there is no result and no error")),
    }
}

fn twice(repeated: Repeated) -> NoResult {
    not_json_rpc(&repeated.to_string())
}

pub(super) fn not_json_rpc(reason: &str) -> NoResult {
    NoResult::NotJsonRpc(reason.to_owned())
}

fn error_of(error: &RawValue) -> NoResult {
    match json::from_slice::<RpcError>(error.get().as_bytes(), Reading::Tolerant) {
        Ok(error) => NoResult::Error(error),
        Err(_) => not_json_rpc("the error has no code or no message"),
    }
}
