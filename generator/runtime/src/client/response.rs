//! An answer, read whole.

use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

use super::{Error, Fault, FaultKind};
use crate::headers::{Fields, Headers, WithHeaders};
use crate::json::{self, DecodeError, Json, Problem, Reading};
use crate::media_type::{MediaType, choose};
use crate::operation::Operation;
use crate::style::{self, Parameter};

/// An answer, read whole.
pub struct Response {
    operation: &'static Operation,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Response {
    pub(super) fn new(operation: &'static Operation, head: Parts, body: Bytes) -> Self {
        Self { operation, status: head.status, headers: head.headers, body }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The media type; `None` where there is none, or none that can be read.
    #[must_use]
    pub fn media_type(&self) -> Option<MediaType> {
        MediaType::parse(self.headers.get(CONTENT_TYPE)?.to_str().ok()?)
    }

    /// A header that the document gives a form; `None` where it is not there.
    ///
    /// # Errors
    /// Where it does not have the form of `T`.
    pub fn header<T: Json>(&self, parameter: Parameter) -> Result<Option<T>, Fault> {
        let tape = style::decode_header(&parameter, &self.headers, Reading::Tolerant);
        let tape = tape.map_err(|error| self.undecodable(error.into()))?;
        let value = tape.map(|tape| style::decode_value(&parameter, &tape)).transpose();
        value.map_err(|error| self.undecodable(error))
    }

    /// The body as a type.
    ///
    /// # Errors
    /// Where the media type is not JSON, or the body does not have the form of `T`.
    pub fn json<T: Json>(&self) -> Result<T, Fault> {
        self.require_json()?;
        json::from_slice(&self.body, Reading::Tolerant).map_err(|error| self.undecodable(error))
    }

    /// The body as text.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self) -> Result<String, Fault> {
        String::from_utf8(self.body.to_vec()).map_err(|_| {
            let problem = Problem::Rule("expected text in UTF-8".to_owned());
            self.undecodable(DecodeError::new(String::new(), problem))
        })
    }

    /// The body as it is.
    #[must_use]
    pub fn bytes(&self) -> Bytes {
        self.body.clone()
    }

    /// Which of the documented media types the body has.
    ///
    /// # Errors
    /// Where it has none of them.
    pub fn choose(&self, expected: &[&'static str]) -> Result<&'static str, Fault> {
        let chosen = choose(self.media_type().as_ref(), expected);
        chosen.ok_or_else(|| {
            self.fault(media_type_fault("a media type that the document lists", &self.headers))
        })
    }

    /// What was read of the answer, with its documented headers.
    ///
    /// # Errors
    /// Where a header that must be there is not, or one does not have its form.
    pub fn with_headers<T, H: Headers>(&self, body: T) -> Result<WithHeaders<T, H>, Fault> {
        Ok(WithHeaders { headers: self.documented_headers()?, body })
    }

    /// The documented headers.
    pub(super) fn documented_headers<H: Headers>(&self) -> Result<H, Fault> {
        H::read(&Fields::new(&self.headers)).map_err(|error| self.undecodable(error))
    }

    /// Makes sure that there is no body, where the document has none.
    ///
    /// # Errors
    /// Where there is one: what it says would be lost. It is the fault's
    /// [`body`](Fault::body).
    pub fn empty(&self) -> Result<(), Fault> {
        if self.body.is_empty() {
            return Ok(());
        }
        Err(self.fault(media_type_fault("no body", &self.headers)))
    }

    /// The error of an answer that the document does not list.
    #[must_use]
    pub fn unexpected<E>(self) -> Error<E> {
        let Self { operation: _, status, headers, body } = self;
        Error::Unexpected { status, headers: Box::new(headers), body }
    }

    fn require_json(&self) -> Result<(), Fault> {
        // The usual spelling needs no taking apart.
        if self.headers.get(CONTENT_TYPE).is_some_and(|value| value == "application/json") {
            return Ok(());
        }
        if self.media_type().is_some_and(|media_type| media_type.is_json()) {
            return Ok(());
        }
        Err(self.fault(media_type_fault("JSON", &self.headers)))
    }

    fn undecodable(&self, error: DecodeError) -> Fault {
        self.fault(FaultKind::Decode(error))
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        Fault::new(self.operation.id, kind).with_answer(self.status, Some(self.body.clone()))
    }
}

/// The fault of an answer with another media type than the document says.
pub(super) fn media_type_fault(expected: &'static str, headers: &HeaderMap) -> FaultKind {
    let found = headers.get(CONTENT_TYPE);
    let found = found.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    FaultKind::MediaType { expected, found }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.operation.id)
            .field("status", &self.status)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}
