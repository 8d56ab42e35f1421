//! An answer as a client reads it.

use std::convert::Infallible;
use std::fmt;

use serde_json::value::RawValue;

use super::envelope::{Envelope, Repeated};
use super::{CallError, CallFault, Id, Method, RpcError};
use crate::client::{Error, Fault, FaultKind, Response};
use crate::json::{self, DecodeError, Json, Reading, Value};

/// An answer with a result, which is not yet read.
pub struct Answer {
    method: &'static Method,
    result: Box<RawValue>,
}

impl Answer {
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
type NoResult = CallError<Infallible>;

/// Reads the HTTP answer to a call.
///
/// # Errors
/// Whatever is not an answer with a result and the same id.
pub(super) fn read(
    method: &'static Method,
    sent: &Id,
    response: Response,
) -> Result<Answer, CallFault> {
    let is_json = response.media_type().is_some_and(|media_type| media_type.is_json());
    if !(200..300).contains(&response.status()) {
        // Some servers give errors a status as well; the error says more.
        return Err(match open(sent, response.body()) {
            Err(CallError::Error(error)) if is_json => CallError::Error(error).into(),
            _ => unexpected(response),
        });
    }
    if !is_json {
        // `json` refuses the media type, with the answer in its fault.
        response.json::<Value>()?;
    }
    let result = open(sent, response.body())?;
    Ok(Answer { method, result })
}

/// An HTTP status outside 2xx, and no JSON-RPC error with it.
pub(super) fn unexpected(response: Response) -> CallFault {
    match response.unexpected::<Infallible>() {
        Error::Unexpected { status, headers, body } => {
            CallError::Unexpected { status, headers, body }.into()
        }
        Error::Documented(never) => match never {},
        Error::Failed(fault) => fault.into(),
    }
}

/// The result of an answer (JSON-RPC 2.0 §5).
fn open(sent: &Id, body: &[u8]) -> Result<Box<RawValue>, NoResult> {
    let value = serde_json::from_slice(body).map_err(|_| not_json_rpc("it is not JSON"))?;
    let envelope = Envelope::read(value).ok_or_else(|| not_json_rpc("it is not an object"))?;
    let repeated = |repeated: Repeated| NoResult::NotJsonRpc(repeated.to_string());
    if !envelope.is_version_2().map_err(repeated)? {
        return Err(not_json_rpc("the member `jsonrpc` is not \"2.0\""));
    }
    let id = envelope.member("id").map_err(repeated)?.and_then(Id::of_value);
    let id = id.ok_or_else(|| not_json_rpc("there is no id"))?;
    let result = envelope.member("result").map_err(repeated)?;
    let error = envelope.member("error").map_err(repeated)?;
    // Who could not read the id answers with `null` (JSON-RPC 2.0 §5), only ever with an error.
    let is_unread = id.is_null() && error.is_some();
    if !is_unread && !id.is_same(sent) {
        return Err(NoResult::MismatchedId { sent: sent.clone(), received: id });
    }
    match (result, error) {
        (Some(result), None) => Ok(result.to_owned()),
        (None, Some(error)) => Err(error_of(error)),
        (Some(_), Some(_)) => Err(not_json_rpc("there are a result and an error")),
        (None, None) => Err(not_json_rpc("there is no result and no error")),
    }
}

fn not_json_rpc(reason: &str) -> NoResult {
    NoResult::NotJsonRpc(reason.to_owned())
}

fn error_of(error: &RawValue) -> NoResult {
    match json::from_slice::<RpcError>(error.get().as_bytes(), Reading::Tolerant) {
        Ok(error) => NoResult::Error(error),
        Err(_) => not_json_rpc("the error has no code or no message"),
    }
}
