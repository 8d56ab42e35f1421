//! What handlers answer, as responses.

use axum::body::Body;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};

use super::{Refusal, Response};
use crate::headers::{FieldWriter, Headers};
use crate::json::{self, Json};
use crate::sse::{Data, EventStream};
use crate::stream::{ByteStream, JsonStream, Raw, is_sequence};

/// A JSON answer.
///
/// # Errors
/// 500 where the body holds something that JSON cannot say, or the status is none.
pub fn json<T: Json>(status: u16, body: &T) -> Result<Response, Refusal> {
    json_as(status, "application/json", body)
}

/// A JSON answer of another media type than `application/json`.
///
/// # Errors
/// As [`json()`].
pub fn json_as<T: Json>(
    status: u16,
    media_type: &'static str,
    body: &T,
) -> Result<Response, Refusal> {
    content(status, media_type, json::to_vec(body).map_err(Refusal::failed)?)
}

/// An answer of any media type.
///
/// # Errors
/// 500 where the status is none (RFC 9110 §15: 100 to 599), or the media type no header value.
pub fn content(
    status: u16,
    media_type: &'static str,
    body: impl Into<Bytes>,
) -> Result<Response, Refusal> {
    let status = StatusCode::from_u16(status).map_err(Refusal::failed)?;
    let media_type = HeaderValue::from_str(media_type).map_err(Refusal::failed)?;
    Ok(respond(status, media_type, Body::from(body.into())))
}

/// An answer without a body; 500 where the status is none.
#[must_use]
pub fn empty(status: u16) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// A stream of events; 500 where the status is none.
#[must_use]
pub fn events<T: Json + Send + 'static>(status: u16, stream: EventStream<T>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = Body::from_stream(stream.into_body_stream());
    let mut response = respond(status, HeaderValue::from_static("text/event-stream"), body);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A JSON answer of the one of its media types that the request accepts.
///
/// # Errors
/// As [`json()`].
pub fn json_of<T: Json>(
    status: u16,
    accepted: &'static str,
    media_types: &[&'static str],
    body: &T,
) -> Result<Response, Refusal> {
    let own = media_types.iter().copied();
    let chosen = own.clone().find(|own| *own == accepted).or(own.clone().next());
    json_as(status, chosen.unwrap_or("application/json"), body)
}

/// A stream of events whose data is text; 500 where the status is none.
#[must_use]
pub fn text_events(status: u16, stream: EventStream<String>) -> Response {
    events(status, stream.with_data(Data::Text))
}

/// A sequence of JSON values: on lines, or as a JSON sequence (RFC 7464) where that is the media
/// type.
///
/// # Errors
/// As [`content`].
pub fn lines<T: Json + Send + 'static>(
    status: u16,
    media_type: &'static str,
    values: JsonStream<T>,
) -> Result<Response, Refusal> {
    let values = values.into_body_stream(is_sequence(media_type));
    stream(status, media_type, ByteStream::new(values))
}

/// An answer of bytes as they come.
///
/// # Errors
/// As [`content`].
pub fn stream(
    status: u16,
    media_type: &'static str,
    body: ByteStream,
) -> Result<Response, Refusal> {
    let status = StatusCode::from_u16(status).map_err(Refusal::failed)?;
    let media_type = HeaderValue::from_str(media_type).map_err(Refusal::failed)?;
    Ok(respond(status, media_type, Body::from_stream(body)))
}

/// An answer of bytes with a media type of their own, or with the documented one where they say
/// none.
///
/// # Errors
/// 500 where the status is none, or the media type no header value.
pub fn raw(status: u16, media_type: &'static str, body: Raw) -> Result<Response, Refusal> {
    let mut response = stream(status, media_type, body.content.into_stream())?;
    if !body.content_type.is_empty() {
        let value = HeaderValue::from_str(&body.content_type).map_err(Refusal::failed)?;
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    Ok(response)
}

/// An answer with its documented headers.
///
/// # Errors
/// Those of the answer; 500 where a value has no text that a header can hold.
pub fn with_headers<H: Headers>(
    response: Result<Response, Refusal>,
    headers: &H,
) -> Result<Response, Refusal> {
    let mut fields = FieldWriter::new();
    headers.write(&mut fields);
    with_fields(response, fields)
}

/// An answer with header fields.
pub(super) fn with_fields(
    response: Result<Response, Refusal>,
    fields: FieldWriter,
) -> Result<Response, Refusal> {
    let mut response = response?;
    response.headers_mut().extend(fields.finish().map_err(Refusal::failed)?);
    Ok(response)
}

fn respond(status: StatusCode, media_type: HeaderValue, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}
