//! Answers without their types.

use std::time::Duration;

use http::HeaderMap;

use crate::headers::{Fields, Headers};
use crate::json::{self, DecodeError, Json, Reading};
use crate::sse::{BoxError, Data, Decoder, EventStream};
use crate::stream::{ByteStream, Bytes, JsonStream, Raw, encode_all, is_sequence};

/// No headers.
const NONE: &str = "{}";

/// An answer as it stands on the wire, before or after it is a typed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The media type; none where there is no body.
    pub media_type: Option<String>,
    /// The documented headers, as one JSON object.
    pub headers: String,
    /// The body; the text of a stream as it stands on the wire. Bytes that are no text are base64
    /// in a `data:` URL.
    pub body: String,
}

impl Answer {
    /// An answer without a body.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self { status, media_type: None, headers: NONE.to_owned(), body: String::new() }
    }

    /// A JSON answer of a typed body.
    ///
    /// # Errors
    /// Where the body holds something that JSON cannot say.
    pub fn json<T: Json>(status: u16, media_type: &str, body: &T) -> Result<Self, BoxError> {
        Ok(Self::text(status, media_type, json::to_string(body)?))
    }

    /// A stream, collected to its end.
    ///
    /// # Errors
    /// Where the stream breaks off, or an event has data that does not fit its type.
    pub async fn events<T>(status: u16, stream: EventStream<T>) -> Result<Self, BoxError>
    where
        T: Json + Send + 'static,
    {
        let mut stream = stream;
        let mut events = Vec::new();
        let mut retry = None;
        while let Some(event) = stream.next().await {
            let event = event?;
            // What is known before the first event, and does not stand in it, had a block of its own.
            if events.is_empty() && event.retry.is_none() {
                retry = stream.retry();
            }
            events.push(event);
        }
        let mut again = EventStream::from_events(events);
        if let Some(retry) = retry {
            again = again.with_retry(retry);
        }
        let mut chunks = std::pin::pin!(again.into_body_stream());
        let mut body = Vec::new();
        while let Some(chunk) = futures_util::StreamExt::next(&mut chunks).await {
            body.extend_from_slice(&chunk?);
        }
        Ok(Self::text(status, "text/event-stream", String::from_utf8(body)?))
    }

    /// An answer of text.
    #[must_use]
    pub fn text(status: u16, media_type: &str, body: String) -> Self {
        let media_type = Some(media_type.to_owned());
        Self { status, media_type, headers: NONE.to_owned(), body }
    }

    /// An answer of bytes.
    #[must_use]
    pub fn of_bytes(status: u16, media_type: &str, body: &[u8]) -> Self {
        Self::text(status, media_type, json::to_text(body))
    }

    /// An answer of bytes, collected to their end.
    ///
    /// # Errors
    /// Where the stream breaks off.
    pub async fn of_stream(
        status: u16,
        media_type: &'static str,
        body: ByteStream,
    ) -> Result<Self, BoxError> {
        Ok(Self::of_bytes(status, media_type, &body.collect_all().await?))
    }

    /// An answer of bytes with a media type of their own, collected to their end.
    ///
    /// # Errors
    /// Where the stream breaks off.
    pub async fn of_raw(status: u16, body: Raw) -> Result<Self, BoxError> {
        Ok(Self::of_bytes(status, &body.content_type, &body.content.collect_all().await?))
    }

    /// A stream of events with text in them, collected to its end.
    ///
    /// # Errors
    /// Where the stream breaks off.
    pub async fn text_events(status: u16, stream: EventStream<String>) -> Result<Self, BoxError> {
        let mut chunks = std::pin::pin!(stream.with_data(Data::Text).into_body_stream());
        let mut body = Vec::new();
        while let Some(chunk) = futures_util::StreamExt::next(&mut chunks).await {
            body.extend_from_slice(&chunk?);
        }
        Ok(Self::text(status, "text/event-stream", String::from_utf8(body)?))
    }

    /// A sequence of JSON values, collected to its end.
    ///
    /// # Errors
    /// Where the sequence breaks off, or a value does not fit its type.
    pub async fn of_lines<T>(
        status: u16,
        media_type: &'static str,
        values: JsonStream<T>,
    ) -> Result<Self, BoxError>
    where
        T: Json + Send + 'static,
    {
        let values = values.collect_all().await?;
        let body = encode_all(&values, is_sequence(media_type))?;
        Ok(Self::text(status, media_type, String::from_utf8(body)?))
    }

    /// Whether the answer is a stream of events.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        self.media_type.as_deref() == Some("text/event-stream")
    }

    /// The body as a type.
    ///
    /// # Errors
    /// Where it does not have the form of `T`.
    pub fn body<T: Json>(&self) -> Result<T, BoxError> {
        Ok(json::from_slice(self.body.as_bytes(), Reading::Tolerant)?)
    }

    pub(crate) fn decode<T: Json>(&self) -> Result<T, DecodeError> {
        json::from_slice(self.body.as_bytes(), Reading::Tolerant)
    }

    pub(crate) fn documented_headers<H: Headers>(&self) -> Result<H, DecodeError> {
        let shown = json::from_slice(self.headers.as_bytes(), Reading::Tolerant)?;
        H::read(&Fields::shown(&HeaderMap::new(), &shown))
    }

    /// The documented headers.
    ///
    /// # Errors
    /// Where they do not have the form of `H`.
    pub fn headers<H: Json>(&self) -> Result<H, BoxError> {
        Ok(json::from_slice(self.headers.as_bytes(), Reading::Tolerant)?)
    }

    /// The body as bytes.
    #[must_use]
    pub fn bytes(&self) -> Bytes {
        json::of_text(&self.body).unwrap_or_else(|| Bytes::copy_from_slice(self.body.as_bytes()))
    }

    /// The body as bytes with their media type.
    #[must_use]
    pub fn raw(&self) -> Raw {
        Raw::new(self.media_type.clone().unwrap_or_default(), self.bytes())
    }

    /// The body as a sequence of JSON values.
    #[must_use]
    pub fn lines<T: Json + Send + 'static>(self) -> JsonStream<T> {
        JsonStream::from_body(ByteStream::from(self.body), Reading::Tolerant)
    }

    /// The body as a stream of events with text in them.
    #[must_use]
    pub fn text_stream(self) -> EventStream<String> {
        self.stream().with_data(Data::Text)
    }

    /// The body as a stream of events.
    #[must_use]
    pub fn stream<T: Json + Send + 'static>(self) -> EventStream<T> {
        let retry = leading_retry(&self.body);
        let body = futures_util::stream::iter([Ok::<_, BoxError>(bytes::Bytes::from(self.body))]);
        let stream = EventStream::from_body(body, Reading::Tolerant);
        match retry {
            Some(retry) => stream.with_retry(retry),
            None => stream,
        }
    }

    /// The error for an answer that the operation does not document.
    #[must_use]
    pub fn undocumented(&self) -> BoxError {
        let media_type = self.media_type.as_deref().unwrap_or("no body");
        format!("the operation documents no answer {} with {media_type}", self.status).into()
    }
}

/// The reconnection time that a stream gives in a block of its own before its first event.
fn leading_retry(body: &str) -> Option<Duration> {
    let (block, _) = body.split_once("\n\n")?;
    let mut decoder = Decoder::new();
    decoder.push(format!("{block}\n\n").as_bytes()).ok()?;
    if decoder.pop().is_some() { None } else { decoder.retry() }
}
