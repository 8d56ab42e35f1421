//! What can be read of an answer.

use bytes::Bytes;

use super::answered::{Answered, Source};
use super::{Fault, Opened};
use crate::headers::{Headers, WithHeaders};
use crate::json::Json;
use crate::operation::{WithStatus, kind};
use crate::sse::EventStream;
use crate::stream::{ByteStream, JsonStream};

/// What can be read of an answer whose body travels as `K`.
pub trait Read<K>: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Where the answer is not what the document says.
    fn read(answered: Answered) -> Result<Self, Fault>;
}

impl<K, T: Read<K>> Read<K> for WithStatus<T> {
    fn read(answered: Answered) -> Result<Self, Fault> {
        Ok(Self { status: answered.status(), body: T::read(answered)? })
    }
}

impl<K, T: Read<K>, H: Headers> Read<K> for WithHeaders<T, H> {
    fn read(answered: Answered) -> Result<Self, Fault> {
        Ok(Self { headers: answered.headers()?, body: T::read(answered)? })
    }
}

impl Read<kind::Empty> for () {
    fn read(_: Answered) -> Result<Self, Fault> {
        Ok(())
    }
}

impl<T: Json> Read<kind::Json> for T {
    fn read(answered: Answered) -> Result<Self, Fault> {
        match &answered.source {
            Source::Whole(response) => response.json(),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => answered.decoded(answer.decode()),
            Source::Opened(_) => Err(answered.unread()),
        }
    }
}

impl Read<kind::Text> for String {
    fn read(answered: Answered) -> Result<Self, Fault> {
        match &answered.source {
            Source::Whole(response) => response.text(),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => Ok(answer.body.clone()),
            Source::Opened(_) => Err(answered.unread()),
        }
    }
}

impl Read<kind::Bytes> for Bytes {
    fn read(answered: Answered) -> Result<Self, Fault> {
        match &answered.source {
            Source::Whole(response) => Ok(response.bytes()),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => Ok(answer.bytes()),
            Source::Opened(_) => Err(answered.unread()),
        }
    }
}

impl<T: Json + Send + 'static> Read<kind::Events> for EventStream<T> {
    fn read(answered: Answered) -> Result<Self, Fault> {
        stream(
            answered,
            Opened::events,
            #[cfg(feature = "examples")]
            crate::examples::Answer::stream,
        )
    }
}

impl Read<kind::TextEvents> for EventStream<String> {
    fn read(answered: Answered) -> Result<Self, Fault> {
        stream(
            answered,
            Opened::text_events,
            #[cfg(feature = "examples")]
            crate::examples::Answer::text_stream,
        )
    }
}

impl<T: Json + Send + 'static> Read<kind::Lines> for JsonStream<T> {
    fn read(answered: Answered) -> Result<Self, Fault> {
        stream(
            answered,
            Opened::lines,
            #[cfg(feature = "examples")]
            crate::examples::Answer::lines,
        )
    }
}

impl Read<kind::Stream> for ByteStream {
    fn read(answered: Answered) -> Result<Self, Fault> {
        stream(
            answered,
            |opened| Ok(opened.stream()),
            #[cfg(feature = "examples")]
            |answer| answer.bytes().into(),
        )
    }
}

fn stream<T>(
    answered: Answered,
    read: fn(Opened) -> Result<T, Fault>,
    #[cfg(feature = "examples")] of_example: fn(crate::examples::Answer) -> T,
) -> Result<T, Fault> {
    match answered.source {
        Source::Opened(opened) => read(*opened),
        #[cfg(feature = "examples")]
        Source::Shown(answer) => Ok(of_example(*answer)),
        Source::Whole(_) => Err(answered.unread()),
    }
}
