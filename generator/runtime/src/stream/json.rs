//! Typed sequences of JSON values.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::StreamExt;

use super::{BoxError, Bytes, Chunks, records};
use crate::json::{self, DecodeError, EncodeError, Json, Reading};

/// How long one value may be: 16 MiB.
const VALUE_LIMIT: usize = 16 << 20;

/// A sequence of JSON values as they come, on lines (`application/jsonl`, `application/x-ndjson`)
/// or behind record separators (`application/json-seq`, RFC 7464): what a client receives, and
/// what a server's handler returns.
///
/// ```
/// use concord_runtime::stream::JsonStream;
///
/// # async fn example() -> Result<(), concord_runtime::stream::JsonStreamError> {
/// let mut stream = JsonStream::from_values([1_i64, 2]);
/// while let Some(value) = stream.next().await {
///     println!("{}", value?);
/// }
/// # Ok(())
/// # }
/// ```
pub struct JsonStream<T>(Source<T>);

enum Source<T> {
    Values(Pin<Box<dyn Stream<Item = Result<T, BoxError>> + Send>>),
    Body(Body),
    Over,
}

/// A sequence of JSON values that failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum JsonStreamError {
    /// What the bytes or values came from failed. The stream is over.
    Source(BoxError),
    /// One value does not have the form of its type. The stream goes on.
    Decode(DecodeError),
    /// One value cannot be written. The stream is over.
    Encode(EncodeError),
    /// One value is longer than allowed. The stream is over.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
}

impl<T> JsonStream<T> {
    /// A sequence of values that a handler makes as it goes. An error ends it, and the client sees
    /// the connection break.
    pub fn new(values: impl Stream<Item = Result<T, BoxError>> + Send + 'static) -> Self {
        Self(Source::Values(Box::pin(values)))
    }

    /// A sequence of values that are there already.
    pub fn from_values<I>(values: I) -> Self
    where
        T: 'static,
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
    {
        Self::new(futures_util::stream::iter(values.into_iter().map(Ok)))
    }

    /// The values in the bytes of a body.
    pub fn from_body<S, E>(body: S, reading: Reading) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let chunks: Chunks = Box::pin(body.map(|chunk| chunk.map_err(Into::into)));
        let buffer = Vec::new();
        let (separator, start, searched, is_over) = (None, 0, 0, false);
        Self(Source::Body(Body { chunks, buffer, start, searched, separator, is_over, reading }))
    }
}

impl<T: Json> JsonStream<T> {
    /// The next value; `None` behind the last.
    pub async fn next(&mut self) -> Option<Result<T, JsonStreamError>> {
        std::future::poll_fn(|context| self.poll_value(context)).await
    }

    /// All values, once the sequence has ended.
    ///
    /// # Errors
    /// The first error of the sequence.
    pub async fn collect_all(mut self) -> Result<Vec<T>, JsonStreamError> {
        let mut values = Vec::new();
        while let Some(value) = self.next().await {
            values.push(value?);
        }
        Ok(values)
    }

    fn poll_value(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T, JsonStreamError>>> {
        let value = match &mut self.0 {
            Source::Over => return Poll::Ready(None),
            Source::Values(values) => {
                let value = ready!(values.as_mut().poll_next(context));
                value.map(|value| value.map_err(JsonStreamError::Source))
            }
            Source::Body(body) => {
                let reading = body.reading;
                let record = ready!(body.poll_record(context));
                record.map(|record| {
                    json::from_slice(&record?, reading).map_err(JsonStreamError::Decode)
                })
            }
        };
        if !matches!(value, Some(Ok(_) | Err(JsonStreamError::Decode(_)))) {
            self.0 = Source::Over;
        }
        Poll::Ready(value)
    }
}

impl<T: Json + 'static> JsonStream<T> {
    /// The text of the sequence, a chunk a value: what a server sends.
    ///
    /// A value that cannot be written, and an error of the sequence, is an error of the body.
    pub fn into_body_stream(
        self,
        is_sequence: bool,
    ) -> impl Stream<Item = Result<Bytes, BoxError>> + Send + 'static {
        let mut values = Some(self);
        futures_util::stream::poll_fn(move |context| {
            let Some(stream) = &mut values else { return Poll::Ready(None) };
            let value = ready!(stream.poll_value(context));
            let text = value.map(|value| {
                records::encode(&value?, is_sequence).map_err(JsonStreamError::Encode)
            });
            if !matches!(text, Some(Ok(_))) {
                values = None;
            }
            Poll::Ready(text.map(|text| text.map(Bytes::from).map_err(BoxError::from)))
        })
    }
}

/// The part of a sequence that does not know its type.
struct Body {
    chunks: Chunks,
    buffer: Vec<u8>,
    /// Where the next record starts in the buffer: those before it were given.
    start: usize,
    /// How much of the buffer has no separator behind `start`: no byte is looked at twice.
    searched: usize,
    /// What divides the records, as soon as the first byte has shown it.
    separator: Option<u8>,
    is_over: bool,
    reading: Reading,
}

impl Body {
    /// The next record that ends in the buffer.
    fn next_record(&mut self) -> Option<Vec<u8>> {
        let separator = self.separator?;
        let unseen = self.buffer.get(self.searched..)?;
        let Some(length) = unseen.iter().position(|byte| *byte == separator) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + length;
        let record = self.buffer.get(self.start..end)?.to_vec();
        (self.start, self.searched) = (end + 1, end + 1);
        Some(record)
    }

    fn poll_record(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Vec<u8>, JsonStreamError>>> {
        loop {
            if self.separator.is_none() && !self.buffer.is_empty() {
                self.separator = Some(records::separator(&self.buffer));
            }
            if let Some(record) = self.next_record() {
                if records::is_blank(&record) {
                    continue;
                }
                return Poll::Ready(Some(Ok(record)));
            }
            if self.is_over {
                let record = self.buffer.split_off(self.start.min(self.buffer.len()));
                self.buffer.clear();
                (self.start, self.searched) = (0, 0);
                return Poll::Ready((!records::is_blank(&record)).then_some(Ok(record)));
            }
            if self.buffer.len() - self.start > VALUE_LIMIT {
                let error = JsonStreamError::TooLarge { limit: VALUE_LIMIT };
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(self.chunks.as_mut().poll_next(context)) {
                Some(Ok(chunk)) => {
                    self.buffer.drain(..self.start);
                    self.searched -= std::mem::take(&mut self.start);
                    self.buffer.extend_from_slice(&chunk);
                }
                Some(Err(error)) => {
                    return Poll::Ready(Some(Err(JsonStreamError::Source(error))));
                }
                None => self.is_over = true,
            }
        }
    }
}

impl<T: Json> Stream for JsonStream<T> {
    type Item = Result<T, JsonStreamError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_value(context)
    }
}

// The values stand behind a pointer, so that moving the stream moves none of them.
impl<T> Unpin for JsonStream<T> {}

impl<T> fmt::Debug for JsonStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonStream")
    }
}

impl fmt::Display for JsonStreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(error) => write!(f, "the sequence of values broke: {error}"),
            Self::Decode(error) => write!(f, "a value of the sequence: {error}"),
            Self::Encode(error) => write!(f, "a value of the sequence cannot be written: {error}"),
            Self::TooLarge { limit } => write!(f, "a value is longer than {limit} bytes"),
        }
    }
}

impl std::error::Error for JsonStreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Source(error) => Some(&**error),
            Self::Decode(error) => Some(error),
            Self::Encode(error) => Some(error),
            Self::TooLarge { .. } => None,
        }
    }
}
