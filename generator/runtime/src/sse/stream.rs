//! Typed streams of events.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;

use super::body::{Body, Chunks};
use super::{Event, StreamError, encode, encode_retry};
use crate::json::{self, Json, Reading, Tape, Token};

/// An error of whatever a stream stands on.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// How the data of an event holds a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Data {
    /// As JSON text.
    #[default]
    Json,
    /// A text as it is, without quotes.
    Text,
}

/// A stream of events: what a client receives, and what a server's handler returns.
///
/// ```
/// use concord_runtime::sse::{Event, EventStream};
///
/// # async fn example() -> Result<(), concord_runtime::sse::StreamError> {
/// let mut stream = EventStream::from_events([Event::new("hello".to_owned())]);
/// while let Some(event) = stream.next().await {
///     println!("{}", event?.data);
/// }
/// # Ok(())
/// # }
/// ```
pub struct EventStream<T> {
    source: Source<T>,
    data: Data,
    reading: Reading,
    retry: Option<Duration>,
}

enum Source<T> {
    Events(Pin<Box<dyn Stream<Item = Result<Event<T>, BoxError>> + Send>>),
    Body(Box<Body>, PhantomData<fn() -> T>),
    Over,
}

impl<T> EventStream<T> {
    /// A stream of events that a handler makes as it goes. An error ends it, and the client
    /// sees the connection break.
    pub fn new(events: impl Stream<Item = Result<Event<T>, BoxError>> + Send + 'static) -> Self {
        Self::of(Source::Events(Box::pin(events)))
    }

    /// A stream of events that are there already.
    pub fn from_events<I>(events: I) -> Self
    where
        T: 'static,
        I: IntoIterator<Item = Event<T>>,
        I::IntoIter: Send + 'static,
    {
        Self::new(futures_util::stream::iter(events.into_iter().map(Ok)))
    }

    /// The events in the bytes of a body, as a client or a server reads them.
    pub fn from_body<S, E>(body: S, reading: Reading) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::from_chunks(Box::pin(body.map(|chunk| chunk.map_err(Into::into))), reading)
    }

    /// As [`from_body`](Self::from_body), for a body whose type is gone already: nothing here is
    /// compiled for each `T` again.
    pub(crate) fn from_chunks(chunks: Chunks, reading: Reading) -> Self {
        Self { reading, ..Self::of(Source::Body(Box::new(Body::new(chunks)), PhantomData)) }
    }

    fn of(source: Source<T>) -> Self {
        Self { source, data: Data::Json, reading: Reading::Tolerant, retry: None }
    }

    /// The same with data that stands in another form than JSON.
    #[must_use]
    pub fn with_data(mut self, data: Data) -> Self {
        self.data = data;
        self
    }

    /// The same, telling clients how long to wait before they reconnect: a block of its own
    /// before the first event.
    #[must_use]
    pub fn with_retry(mut self, retry: Duration) -> Self {
        self.retry = Some(retry);
        self
    }

    /// How long to wait before reconnecting: what the stream has said last up to now, or what
    /// [`with_retry`](Self::with_retry) set.
    #[must_use]
    pub fn retry(&self) -> Option<Duration> {
        match &self.source {
            Source::Body(body, _) => body.decoder.retry().or(self.retry),
            Source::Events(_) | Source::Over => self.retry,
        }
    }

    /// The last `id` of the stream up to now, also one that stood without data.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        match &self.source {
            Source::Body(body, _) => body.decoder.last_event_id(),
            Source::Events(_) | Source::Over => None,
        }
    }
}

impl<T: Json> EventStream<T> {
    /// The next event; `None` behind the last.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    /// All events, once the stream has ended.
    ///
    /// # Errors
    /// The first error of the stream.
    pub async fn collect_all(mut self) -> Result<Vec<Event<T>>, StreamError> {
        let mut events = Vec::new();
        while let Some(event) = self.next().await {
            events.push(event?);
        }
        Ok(events)
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>, StreamError>>> {
        match &mut self.source {
            Source::Over => Poll::Ready(None),
            Source::Events(events) => {
                let event = ready!(events.as_mut().poll_next(context));
                if !matches!(event, Some(Ok(_))) {
                    self.source = Source::Over;
                }
                Poll::Ready(event.map(|event| event.map_err(StreamError::Source)))
            }
            Source::Body(body, _) => {
                let event = ready!(body.poll_event(context));
                let (data, reading) = (self.data, self.reading);
                Poll::Ready(event.map(|event| decode(event?, data, reading)))
            }
        }
    }
}

impl<T: Json + 'static> EventStream<T> {
    /// The text of the stream, a chunk an event: what a server sends.
    ///
    /// An event that cannot be written, and an error of the stream, is an error of the body: the
    /// client sees the connection break and not a stream that ended well.
    pub fn into_body_stream(self) -> impl Stream<Item = Result<Bytes, BoxError>> + Send + 'static {
        let first = self.retry.map(|retry| Ok(Bytes::from(encode_retry(retry))));
        let data = self.data;
        let mut events = Some(self);
        let rest = futures_util::stream::poll_fn(move |context| {
            let Some(stream) = &mut events else { return Poll::Ready(None) };
            let event = ready!(stream.poll_event(context));
            let text = event.map(|event| write(event?, data));
            if !matches!(text, Some(Ok(_))) {
                events = None;
            }
            Poll::Ready(text.map(|text| text.map(Bytes::from).map_err(BoxError::from)))
        });
        futures_util::stream::iter(first).chain(rest)
    }
}

impl<T: Json> Stream for EventStream<T> {
    type Item = Result<Event<T>, StreamError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(context)
    }
}

fn decode<T: Json>(
    event: Event<String>,
    data: Data,
    reading: Reading,
) -> Result<Event<T>, StreamError> {
    let value = match data {
        Data::Json => json::from_slice(event.data.as_bytes(), reading),
        Data::Text => {
            let text = Token::Text(event.data.as_str().into());
            T::decode(Tape::of_tokens(vec![text], reading).root())
        }
    };
    value.map(|value| event.with_data(value)).map_err(StreamError::Decode)
}

fn write<T: Json>(event: Event<T>, data: Data) -> Result<String, StreamError> {
    let text = json::to_string(&event.data).map_err(StreamError::Encode)?;
    let text = match data {
        Data::Json => text,
        // What is no string is written as the text of its JSON: `7`, `true`.
        Data::Text => serde_json::from_str(&text).unwrap_or(text),
    };
    encode(&event.with_data(text)).map_err(StreamError::Protocol)
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = match &self.source {
            Source::Events(_) => "events",
            Source::Body(..) => "body",
            Source::Over => "over",
        };
        f.debug_struct("EventStream")
            .field("source", &source)
            .field("retry", &self.retry())
            .finish_non_exhaustive()
    }
}
