//! Requests as a server reads them.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::envelope::{Envelope, Repeated, text};
use super::{Id, RpcError};

/// What one HTTP body holds.
pub(super) enum Incoming<'t> {
    /// One request.
    Single(Entry<'t>),
    /// Requests in order, at least one (JSON-RPC 2.0 §6).
    Batch(Vec<Entry<'t>>),
}

/// One request, or why it is none and the id to answer with.
pub(super) type Entry<'t> = Result<Request<'t>, (Id, RpcError)>;

/// One request.
pub(super) struct Request<'t> {
    /// `None`: a notification, which is not answered (JSON-RPC 2.0 §4.1).
    pub(super) id: Option<Id>,
    pub(super) method: Cow<'t, str>,
    pub(super) params: Option<&'t RawValue>,
}

/// Reads a body.
///
/// # Errors
/// The one error to answer with, where the body is not JSON, or a batch of none or of too many.
pub(super) fn read(body: &[u8], limit: usize) -> Result<Incoming<'_>, RpcError> {
    // What most bodies are needs to be looked at once.
    if let Ok(envelope) = serde_json::from_slice::<Envelope<'_>>(body) {
        return Ok(Incoming::Single(of_envelope(&envelope)));
    }
    let parse_error = |error: serde_json::Error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        with_detail(RpcError::PARSE_ERROR, &format!("not JSON ({place})"))
    };
    let value: &RawValue = serde_json::from_slice(body).map_err(parse_error)?;
    if !value.get().starts_with('[') {
        return Ok(Incoming::Single(entry(value)));
    }
    let entries: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(parse_error)?;
    match entries.len() {
        0 => Err(invalid("a batch has at least one request")),
        length if length > limit => Err(invalid(&format!("a batch has up to {limit} requests"))),
        _ => Ok(Incoming::Batch(entries.into_iter().map(entry).collect())),
    }
}

/// Reads one request. An id that can be read is answered with, whatever else is wrong.
fn entry(value: &RawValue) -> Entry<'_> {
    match Envelope::read(value) {
        Some(envelope) => of_envelope(&envelope),
        None => Err((Id::null(), invalid("a request is an object"))),
    }
}

fn of_envelope<'t>(envelope: &Envelope<'t>) -> Entry<'t> {
    let refuse = |detail: &str| {
        let id = envelope.member("id").ok().flatten().and_then(Id::of_value);
        (id.unwrap_or_else(Id::null), invalid(detail))
    };
    request(envelope).map_err(|detail| refuse(&detail))
}

/// The members of a request; an error is what is wrong with them.
fn request<'t>(envelope: &Envelope<'t>) -> Result<Request<'t>, String> {
    let repeated = |repeated: Repeated| repeated.to_string();
    if !envelope.is_version_2().map_err(repeated)? {
        return Err("the member `jsonrpc` must be \"2.0\"".to_owned());
    }
    let id = match envelope.member("id").map_err(repeated)? {
        None => None,
        Some(value) => {
            let id = Id::of_value(value);
            Some(id.ok_or("the member `id` must be a string, a number or null")?)
        }
    };
    let method = envelope.member("method").map_err(repeated)?;
    let method = method.and_then(text).ok_or("the member `method` must be a string")?;
    let params = envelope.member("params").map_err(repeated)?;
    if params.is_some_and(|params| !params.get().starts_with(['{', '['])) {
        return Err("the member `params` must be an object or an array".to_owned());
    }
    Ok(Request { id, method, params })
}

fn invalid(detail: &str) -> RpcError {
    with_detail(RpcError::INVALID_REQUEST, detail)
}

fn with_detail(code: i64, detail: &str) -> RpcError {
    RpcError::standard(code).with_data(serde_json::json!({ "detail": detail }))
}
