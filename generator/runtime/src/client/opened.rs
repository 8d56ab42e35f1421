//! An answer whose body is not read yet.

use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use http_body::Body as _;
use http_body_util::BodyExt;

use super::answered::note_body;
use super::deadline::Deadline;
use super::response::media_type_fault;
use super::{Body, Fault, FaultKind, Response};
use crate::headers::{Fields, Headers, WithHeaders};
use crate::json::{Json, Reading};
use crate::media_type::{MediaType, choose};
use crate::operation::Operation;
use crate::sse::{Chunks, Data, EventStream};
use crate::stream::{ByteStream, JsonStream, Raw};

/// An answer whose head has come and whose body is not read yet.
pub struct Opened {
    operation: &'static Operation,
    head: Parts,
    body: Body,
    deadline: Deadline,
    limit: usize,
}

impl Opened {
    pub(super) fn new(
        operation: &'static Operation,
        answer: http::Response<Body>,
        deadline: Deadline,
        limit: usize,
    ) -> Self {
        let (head, body) = answer.into_parts();
        Self { operation, head, body, deadline, limit }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.head.status.as_u16()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The body as events, read as they come. The client's timeout does not bound it.
    ///
    /// # Errors
    /// Where the media type is not `text/event-stream`.
    pub fn events<T: Json>(self) -> Result<EventStream<T>, Fault> {
        Ok(EventStream::from_chunks(self.event_chunks()?, Reading::Tolerant))
    }

    /// The body as events whose data is text. The client's timeout does not bound it.
    ///
    /// # Errors
    /// As [`events`](Self::events).
    pub fn text_events(self) -> Result<EventStream<String>, Fault> {
        Ok(self.events()?.with_data(Data::Text))
    }

    /// The body as a sequence of JSON values, read as they come. The client's timeout does not
    /// bound it.
    ///
    /// # Errors
    /// None today: what is no JSON shows in the sequence.
    pub fn lines<T: Json>(self) -> Result<JsonStream<T>, Fault> {
        Ok(JsonStream::from_body(self.body.into_data_stream(), Reading::Tolerant))
    }

    /// The body as bytes, read as they come. The client's timeout does not bound it, nor its limit.
    #[must_use]
    pub fn stream(self) -> ByteStream {
        ByteStream::new(self.body.into_data_stream())
    }

    /// The body as bytes with their media type, read as they come. As with
    /// [`stream`](Self::stream) nothing bounds them.
    ///
    /// # Errors
    /// None today: what media type it has is for the caller to see.
    pub fn raw(self) -> Result<Raw, Fault> {
        let content_type = self.head.headers.get(CONTENT_TYPE);
        let content_type = content_type.map(|value| String::from_utf8_lossy(value.as_bytes()));
        let content_type = content_type.unwrap_or_default().into_owned();
        Ok(Raw::new(content_type, self.stream()))
    }

    /// Which of the documented media types the body has.
    ///
    /// # Errors
    /// Where it has none of them.
    pub fn choose(&self, expected: &[&'static str]) -> Result<&'static str, Fault> {
        let found = self.head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let found = found.and_then(MediaType::parse);
        choose(found.as_ref(), expected).ok_or_else(|| {
            let expected = "a media type that the document lists";
            self.fault(media_type_fault(expected, &self.head.headers))
        })
    }

    /// What is read of the answer, with its documented headers.
    ///
    /// # Errors
    /// Where a header that must be there is not, or one does not have its form; and those of
    /// reading the body.
    pub fn with_headers<T, H: Headers>(
        self,
        read: impl FnOnce(Self) -> Result<T, Fault>,
    ) -> Result<WithHeaders<T, H>, Fault> {
        Ok(WithHeaders { headers: self.documented_headers()?, body: read(self)? })
    }

    /// The documented headers.
    pub(super) fn documented_headers<H: Headers>(&self) -> Result<H, Fault> {
        let headers = H::read(&Fields::new(&self.head.headers));
        headers.map_err(|error| self.fault(FaultKind::Decode(error)))
    }

    fn event_chunks(self) -> Result<Chunks, Fault> {
        let found = self.head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = found.and_then(MediaType::parse);
        if media_type.is_some_and(|media_type| media_type.essence() == "text/event-stream") {
            return Ok(Box::pin(self.body.into_data_stream()));
        }
        let kind = media_type_fault("text/event-stream", &self.head.headers);
        Err(self.fault(kind))
    }

    /// Reads the body whole, within what is left of the time and within the size that the client
    /// allows.
    ///
    /// # Errors
    /// Where the body does not come in time, is too long, or breaks off.
    pub async fn collect(mut self) -> Result<Response, Fault> {
        // `Content-Length` says it before the first byte.
        if self.body.size_hint().lower() > u64::try_from(self.limit).unwrap_or(u64::MAX) {
            return Err(self.fault(FaultKind::TooLarge { limit: self.limit }));
        }
        let (deadline, limit) = (self.deadline, self.limit);
        let read = deadline.wait(read(&mut self.body, limit)).await.and_then(|read| read);
        match read {
            Ok(body) => {
                note_body(&body);
                Ok(Response::new(self.operation, self.head, body))
            }
            Err(kind) => Err(self.fault(kind)),
        }
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        Fault::new(self.operation.id, kind).with_answer(self.head.status, None)
    }
}

async fn read(body: &mut Body, limit: usize) -> Result<Bytes, FaultKind> {
    // A body that comes in one piece is not copied.
    let (mut first, mut whole) = (Bytes::new(), Vec::new());
    while let Some(frame) = body.frame().await {
        // Frames without data are trailers.
        let Ok(data) = frame.map_err(FaultKind::Transport)?.into_data() else { continue };
        if first.len() + whole.len() + data.len() > limit {
            return Err(FaultKind::TooLarge { limit });
        }
        if first.is_empty() && whole.is_empty() {
            first = data;
            continue;
        }
        if whole.is_empty() {
            whole.extend_from_slice(&std::mem::take(&mut first));
        }
        whole.extend_from_slice(&data);
    }
    Ok(if whole.is_empty() { first } else { whole.into() })
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status: StatusCode = self.head.status;
        f.debug_struct("Opened")
            .field("operation", &self.operation.id)
            .field("status", &status)
            .finish_non_exhaustive()
    }
}
