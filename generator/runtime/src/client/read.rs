//! What can be read of an answer.

use bytes::Bytes;

use super::arrived::{Arrived, Source};
use super::{Fault, Opened};
use crate::headers::{Headers, WithHeaders};
use crate::json::Json;
use crate::operation::{WithStatus, kind};
use crate::sse::EventStream;
use crate::stream::{ByteStream, JsonStream, Raw};

/// What can be read of an answer whose body travels as `K`.
pub trait Read<K>: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Where the answer is not what the document says.
    fn read(arrived: Arrived) -> Result<Self, Fault>;
}

impl<K, T: Read<K>> Read<K> for WithStatus<T> {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        Ok(Self { status: arrived.status(), body: T::read(arrived)? })
    }
}

impl<K, T: Read<K>, H: Headers> Read<K> for WithHeaders<T, H> {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        Ok(Self { headers: arrived.headers()?, body: T::read(arrived)? })
    }
}

impl Read<kind::Empty> for () {
    fn read(_: Arrived) -> Result<Self, Fault> {
        Ok(())
    }
}

impl<T: Json> Read<kind::Json> for T {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        match &arrived.source {
            Source::Whole(response) => response.json(),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => arrived.decoded(answer.decode()),
            Source::Opened(_) => Err(arrived.unread()),
        }
    }
}

impl Read<kind::Text> for String {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        match &arrived.source {
            Source::Whole(response) => response.text(),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => Ok(answer.body.clone()),
            Source::Opened(_) => Err(arrived.unread()),
        }
    }
}

impl Read<kind::Bytes> for Bytes {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        match &arrived.source {
            Source::Whole(response) => Ok(response.bytes()),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => Ok(answer.bytes()),
            Source::Opened(_) => Err(arrived.unread()),
        }
    }
}

impl<T: Json + Send + 'static> Read<kind::Events> for EventStream<T> {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        stream(
            arrived,
            Opened::events,
            #[cfg(feature = "examples")]
            crate::examples::Answer::stream,
        )
    }
}

impl Read<kind::TextEvents> for EventStream<String> {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        stream(
            arrived,
            Opened::text_events,
            #[cfg(feature = "examples")]
            crate::examples::Answer::text_stream,
        )
    }
}

impl<T: Json + Send + 'static> Read<kind::Lines> for JsonStream<T> {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        stream(
            arrived,
            Opened::lines,
            #[cfg(feature = "examples")]
            crate::examples::Answer::lines,
        )
    }
}

impl Read<kind::Stream> for ByteStream {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        stream(
            arrived,
            |opened| Ok(opened.stream()),
            #[cfg(feature = "examples")]
            |answer| answer.bytes().into(),
        )
    }
}

impl Read<kind::Raw> for Raw {
    fn read(arrived: Arrived) -> Result<Self, Fault> {
        stream(
            arrived,
            Opened::raw,
            #[cfg(feature = "examples")]
            |answer| answer.raw(),
        )
    }
}

fn stream<T>(
    arrived: Arrived,
    read: fn(Opened) -> Result<T, Fault>,
    #[cfg(feature = "examples")] of_example: fn(crate::examples::Answer) -> T,
) -> Result<T, Fault> {
    match arrived.source {
        Source::Opened(opened) => read(*opened),
        #[cfg(feature = "examples")]
        Source::Shown(answer) => Ok(of_example(*answer)),
        Source::Whole(_) => Err(arrived.unread()),
    }
}
