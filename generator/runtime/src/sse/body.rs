//! Events from the bytes of a body; the part of a stream that does not know its type.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{BoxError, Decoder, Event, StreamError};

/// The bytes of a body, as they come.
pub(crate) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

pub(super) struct Body {
    chunks: Chunks,
    pub(super) decoder: Decoder,
    /// What comes behind the events that are complete: once, then the end.
    last: Option<StreamError>,
    is_over: bool,
}

impl Body {
    pub(super) fn new(chunks: Chunks) -> Self {
        Self { chunks, decoder: Decoder::new(), last: None, is_over: false }
    }

    pub(super) fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<String>, StreamError>>> {
        loop {
            if let Some(event) = self.decoder.pop() {
                return Poll::Ready(Some(Ok(event)));
            }
            if self.is_over {
                return Poll::Ready(self.last.take().map(Err));
            }
            match ready!(self.chunks.as_mut().poll_next(context)) {
                Some(Ok(chunk)) => {
                    if let Err(error) = self.decoder.push(&chunk) {
                        self.end(Some(StreamError::Protocol(error)));
                    }
                }
                Some(Err(error)) => self.end(Some(StreamError::Source(error))),
                None => {
                    let is_unfinished = self.decoder.finish();
                    self.end(is_unfinished.then_some(StreamError::Unfinished));
                }
            }
        }
    }

    fn end(&mut self, last: Option<StreamError>) {
        self.is_over = true;
        self.last = last;
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}
