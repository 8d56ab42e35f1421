//! Reading a body: its media type, then no more of it than the limit, then its JSON.

use std::pin::pin;
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use futures_util::future::poll_immediate;
use http::HeaderMap;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body::Body as _;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::{Limits, Refusal};
use crate::json::{Reading, Tape};
use crate::media_type::MediaType;

/// Reads a body within the limits of its length and its time.
///
/// # Errors
/// 413 where it is longer, without reading it where its length is told; 400 where it ends early; 408
/// where it takes longer.
pub(super) async fn read(
    headers: &HeaderMap,
    body: Body,
    limits: Limits,
) -> Result<Bytes, Refusal> {
    let body = limited(headers, body, limits.body)?;
    match in_time(limits.time, body.collect()).await? {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) => Err(broken(&*error, limits.body)),
    }
}

/// Waits until a body is read, and no longer than a limit.
///
/// # Errors
/// 408 where it takes longer.
pub(super) async fn in_time<F: Future>(limit: Duration, read: F) -> Result<F::Output, Refusal> {
    let mut read = pin!(read);
    // What is there already needs no clock, and most bodies are.
    if let Some(read) = poll_immediate(read.as_mut()).await {
        return Ok(read);
    }
    let read = tokio::time::timeout(limit, read).await;
    read.map_err(|_| Refusal::request_timeout(limit))
}

/// A body that ends with an error at a limit, in bytes.
///
/// # Errors
/// 413 where its length is told and too large.
pub(super) fn limited(
    headers: &HeaderMap,
    body: Body,
    limit: usize,
) -> Result<Limited<Body>, Refusal> {
    let told = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if told.is_some_and(|length: u64| length > limit as u64) {
        return Err(Refusal::payload_too_large(limit));
    }
    Ok(Limited::new(body, limit))
}

/// The refusal of a body that ended with an error: 413 where that was the limit, else 400.
pub(super) fn broken(error: &(dyn std::error::Error + 'static), limit: usize) -> Refusal {
    match error.is::<LengthLimitError>() {
        true => Refusal::payload_too_large(limit),
        false => Refusal::malformed_body("the body ended before its end"),
    }
}

/// Whether there is certainly no body, as far as is known before reading.
pub(super) fn is_absent(body: &Body) -> bool {
    body.is_end_stream() || body.size_hint().exact() == Some(0)
}

/// The media type of a body; `None` where the request does not tell one.
///
/// # Errors
/// 415 where the field is not a media type, or is there twice.
pub(super) fn media_type(
    headers: &HeaderMap,
    expected: &[&str],
) -> Result<Option<MediaType>, Refusal> {
    let mut fields = headers.get_all(CONTENT_TYPE).iter();
    let Some(field) = fields.next() else { return Ok(None) };
    let parsed = field.to_str().ok().and_then(MediaType::parse);
    match parsed {
        Some(found) if fields.next().is_none() => Ok(Some(found)),
        _ => Err(Refusal::unsupported_media_type(expected, None)),
    }
}

/// The expected media types of a body that is read as JSON.
const JSON: &[&str] = &["application/json"];

/// Refuses a body that does not say that it is JSON.
///
/// # Errors
/// 415, also for a charset other than UTF-8: JSON has no other (RFC 8259 §8.1).
pub(super) fn require_json(headers: &HeaderMap) -> Result<(), Refusal> {
    match media_type(headers, JSON)? {
        Some(found) if found.is_json() && found.is_utf8() => Ok(()),
        Some(found) if found.is_json() => Err(Refusal::unsupported_media_type(
            &["application/json; charset=utf-8"],
            found.charset().map(|charset| format!("the charset {charset}")).as_deref(),
        )),
        found => Err(Refusal::unsupported_media_type(JSON, found.as_ref().map(MediaType::essence))),
    }
}

/// The JSON of a body.
///
/// # Errors
/// 400 where it is none, with a pointer where a name is repeated.
pub(super) fn parse(text: &[u8]) -> Result<Tape<'_>, Refusal> {
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::malformed_body("a body is required and there is none"));
    }
    Tape::parse(text, Reading::Strict).map_err(|error| Refusal::malformed_json(&error))
}
